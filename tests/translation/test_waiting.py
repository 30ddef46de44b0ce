"""What waits in each language, as the list of dossiers says it."""

from dataclasses import replace

from flows.cli.listing import _texts
from flows.messages import Words
from imprimatur.core.bilingual import LANGS
from imprimatur.publishing.manifest import manifest
from imprimatur.translation.record import Record
from imprimatur.translation.waiting import waiting, waits
from tests.translation.standings import changed, stood
from tests.translation.test_standing import HEAD_FR, HEAD_NL
from tests.validators.dossiers import JOB

NEW_FR = (HEAD_FR, "fr: Une porte fermée.")
WITHOUT_NL = (f"  {HEAD_NL}\n", "")
BY_FR = ("français approuvé par: Salomé Vandorenne, français approuvé le: 23/11/2026", "")
BY_NL = ("néerlandais approuvé par: Bram Oosterwijck, néerlandais approuvé le: 24/11/2026", "")


def test_what_is_approved_is_counted_in_each_language() -> None:
    standing = stood().standing
    count = len(standing.units)
    assert waiting(standing, LANGS) == {"fr": {"approved": count}, "nl": {"approved": count}}
    assert waiting(standing, ("nl",)) == {"nl": {"approved": count}}


def test_a_text_changed_since_waits_in_both_languages_and_one_that_is_lacking_in_its_own() -> None:
    record = stood().standing.record
    count = len(record.entries) - 1
    moved = stood(changed(JOB, NEW_FR), record).standing
    assert waiting(moved, LANGS) == {
        "fr": {"to_approve": 1, "approved": count},
        "nl": {"to_revise": 1, "approved": count},
    }
    assert [one.unit.key for one in moved.units if waits(one, "nl")] == ["headline"]
    assert not any(waits(one, "fr") for one in moved.units)
    gone = stood(changed(JOB, WITHOUT_NL), record).standing
    assert waiting(gone, LANGS)["nl"] == {"to_translate": 1, "approved": count}


def test_nothing_waits_for_an_approval_before_the_first() -> None:
    assert waiting(stood(changed(JOB, BY_FR, BY_NL)).standing, LANGS) == {}
    one = waiting(stood(changed(JOB, BY_NL)).standing, LANGS)
    assert list(one) == ["fr"] and list(one["fr"]) == ["approved"]


def test_the_manifest_tells_the_languages_asked_for() -> None:
    job = stood(changed(JOB, NEW_FR), stood().standing.record)
    assert manifest(job, (), {}).waiting == waiting(job.standing, LANGS)
    only = replace(job, parameters=job.parameters.model_copy(update={"languages": ("nl",)}))
    assert list(manifest(only, (), {}).waiting) == ["nl"]
    assert manifest(replace(job, standing=stood(record=Record()).standing), (), {}).waiting["fr"].keys() == {"approved"}


def test_the_list_says_it_in_words() -> None:
    counts = {"fr": {"to_approve": 1, "approved": 9}, "nl": {"to_revise": 7, "to_translate": 1, "approved": 3}}
    assert _texts(counts, Words("fr")) == (
        "FR\u00a0: 1 texte à approuver\nNL\u00a0: 7 textes à revoir, 1 texte à traduire"
    )
    assert _texts(counts, Words("nl")) == "FR: 1 tekst goed te keuren\nNL: 7 teksten te herzien, 1 tekst te vertalen"
    assert _texts({"nl": {"to_translate": 3}}, Words("fr")) == "NL\u00a0: 3 textes à traduire"
    assert _texts({"nl": {"approved": 3}}, Words("nl")) == "NL: goedgekeurd"
    assert _texts({"nl": {"to_revise": 1, "to_approve": 2}}, Words("en")) == "NL: 1 text to revise, 2 texts to approve"


def test_a_manifest_that_says_nothing_of_it_or_something_else_is_no_fault() -> None:
    for said in (None, {}, [], {"nl": {}}, {"nl": 3}, {"nl": {"approved": 0}}):
        assert _texts(said, Words("fr")) == "–"
