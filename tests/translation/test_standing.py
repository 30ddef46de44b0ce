"""An approval signs texts: what changes since holds the final back, at its place, in the language concerned."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, State
from imprimatur.core.blocks import Run
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.text import Text, short
from imprimatur.translation.record import Record, Unreadable, dumped, loaded
from imprimatur.translation.standing import Refusal, approved, fault_of, stand
from imprimatur.translation.unit import Side, Sort, Unit, UnitState
from imprimatur.translation.units import units_of
from tests.flows.projects import copy_project
from tests.rendering.sample import picture
from tests.translation.standings import TODAY, after, approvals, changed, stood, told
from tests.validators.dossiers import JOB
from validators import check

HEAD_FR = "fr: Une porte ouverte, une équipe soudée, deux quartiers à écouter."
HEAD_NL = "nl: Een open deur, een hecht team, twee wijken om naar te luisteren."
OFFER = str(JOB["offre.yaml"])


def line(words: str) -> int:
    """The line of the offer on which words stand."""
    return OFFER[: OFFER.index(words)].count("\n") + 1


def test_a_first_approval_takes_the_texts_as_they_stand() -> None:
    job = stood()
    assert {one.state for one in job.standing.units} == {UnitState.APPROVED}
    assert {one.signed["fr"].by for one in job.standing.units} == {"Salomé Vandorenne"}
    assert {(one.signed["nl"].by, one.signed["nl"].on) for one in job.standing.units} == {
        ("Bram Oosterwijck", date(2026, 11, 24))
    }
    assert approvals(job) == []


def test_the_record_of_unchanged_texts_does_not_change() -> None:
    record = stood().standing.record
    assert stood(record=record).standing.record == record
    assert loaded(dumped(record)) == record
    assert approvals(stood(record=record)) == []


def test_a_source_turned_into_its_opposite_lapses_in_both_languages_with_both_texts() -> None:
    found = after((HEAD_FR, "fr: Une porte fermée, une équipe soudée, deux quartiers à écouter."))
    assert told(found) == [
        ("C11", f"offre.yaml:{line(HEAD_FR)}", "fr"),
        ("C12", f"offre.yaml:{line(HEAD_NL)}", "nl"),
    ]
    assert found[0].message.fr == (
        "« Accroche » (français) a changé depuis que Salomé Vandorenne l’a approuvé le 23 novembre 2026. Avant : "
        "« Une porte ouverte, une équipe soudée, deux quartiers à écouter. » ; maintenant : « Une porte fermée, une "
        "équipe soudée, deux quartiers à écouter. »"
    )
    assert "Een open deur, een hecht team, twee wijken om naar te luisteren." in found[1].message.nl
    assert all(one.severity == "error" for one in found)


def test_a_target_that_changes_lapses_alone() -> None:
    found = after((HEAD_NL, "nl: Een open deur en twee wijken om naar te luisteren."))
    assert told(found) == [("C11", f"offre.yaml:{line(HEAD_NL)}", "nl")]
    assert "Bram Oosterwijck" in found[0].message.nl


def test_what_is_put_back_is_approved_again() -> None:
    first = stood().standing.record
    meanwhile = stood(changed(JOB, (HEAD_FR, "fr: Une porte fermée.")), first).standing.record
    assert approvals(stood(record=meanwhile)) == []


def test_emphasis_is_part_of_what_is_signed() -> None:
    assert told(after((HEAD_NL, HEAD_NL.replace("open", "**open**")))) == [("C11", f"offre.yaml:{line(HEAD_NL)}", "nl")]


def test_spaces_and_composition_are_not() -> None:
    assert after((HEAD_FR, HEAD_FR.replace("é", "é").replace("porte ", "porte  "))) == []


def test_a_text_added_in_both_languages_is_approved_by_nobody() -> None:
    found = after(
        ("      - assurance hospitalisation\n", "      - assurance hospitalisation\n      - un abonnement\n"),
        ("      - hospitalisatieverzekering\n", "      - hospitalisatieverzekering\n      - een abonnement\n"),
    )
    assert [one.code for one in found] == ["C15", "C15"]
    assert [one.lang for one in found] == ["fr", "nl"]
    assert "« un abonnement »" in found[0].message.fr


def test_a_text_removed_in_both_languages_was_approved() -> None:
    found = after(("      - assurance hospitalisation\n", ""), ("      - hospitalisatieverzekering\n", ""))
    assert [(one.code, one.lang) for one in found] == [("C13", None)]
    assert "« assurance hospitalisation »" in found[0].message.fr


def test_items_that_change_places_keep_their_approval() -> None:
    french, dutch = "      - assurance hospitalisation\n", "      - hospitalisatieverzekering\n"
    first = re.compile(r"(      - chèques-repas[^\n]*\n)" + re.escape(french))
    other = re.compile(r"(      - maaltijdcheques[^\n]*\n)" + re.escape(dutch))
    files = {**JOB, "offre.yaml": other.sub(rf"{dutch}\1", first.sub(rf"{french}\1", OFFER))}
    assert files["offre.yaml"] != OFFER
    assert approvals(stood(files, stood().standing.record)) == []


def test_a_new_day_in_the_cell_signs_what_stands_there() -> None:
    record = stood().standing.record
    files = changed(
        JOB,
        (HEAD_FR, "fr: Une porte grande ouverte."),
        (HEAD_NL, "nl: Een wijd open deur."),
        ("français approuvé le: 23/11/2026", "français approuvé le: 25/11/2026"),
        ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 26/11/2026"),
    )
    job = stood(files, record)
    assert approvals(job) == []
    assert job.standing.record.cells["nl"] == ("Bram Oosterwijck", date(2026, 11, 26))


NL_DAY = "néerlandais approuvé le: 24/11/2026"


@pytest.mark.parametrize("cell", ["''", "24 novembrre 2026", "novembre 2026"])
def test_an_approval_put_back_in_its_cell_signs_what_it_had_signed(cell: str) -> None:
    files = changed(JOB, (HEAD_NL, "nl: Een wijd open deur."))
    away = stood(changed(files, (NL_DAY, f"néerlandais approuvé le: {cell}")), stood().standing.record)
    assert not any("nl" in {**one.signed, **one.lapsed} for one in away.standing.units)
    kept = loaded(dumped(away.standing.record))
    assert kept == away.standing.record and kept.withdrawn == {"nl"}
    still = stood(changed(files, (NL_DAY, f"néerlandais approuvé le: {cell}")), kept).standing.record
    assert still == kept
    assert [one.code for one in approvals(stood(files, still))] == ["C11"]
    earlier = changed(files, (NL_DAY, "néerlandais approuvé le: 23/11/2026"))
    assert sorted(one.code for one in approvals(stood(earlier, still))) == ["C11", "C16"]
    back = stood(JOB, still).standing.record
    assert approvals(stood(JOB, still)) == [] and back == stood().standing.record


def test_an_approval_of_today_put_back_in_its_cell_signs_anew() -> None:
    today = changed(JOB, (NL_DAY, "néerlandais approuvé le: 26/11/2026"))
    files = changed(today, (HEAD_NL, "nl: Een wijd open deur."))
    away = changed(files, ("néerlandais approuvé le: 26/11/2026", "néerlandais approuvé le: ''"))
    record = stood(today).standing.record
    assert [one.code for one in approvals(stood(files, record))] == ["C11"]
    withdrawn = stood(away, record).standing.record
    assert approvals(stood(files, withdrawn)) == []
    assert stood(files, withdrawn).standing.record.withdrawn == frozenset()


def test_a_file_that_cannot_be_read_for_a_while_signs_nothing() -> None:
    files = changed(JOB, (HEAD_NL, "nl: Een wijd open deur."))
    broken = stood({**files, "offre.yaml": f"{files['offre.yaml']!r}\n  : [oops"}, stood().standing.record)
    assert [one.code for one in approvals(stood(files, broken.standing.record))] == ["C11"]


def test_an_approval_cannot_go_back_in_time_once_texts_changed() -> None:
    record = stood().standing.record
    dated = ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 23/11/2026")
    found = approvals(stood(changed(JOB, (HEAD_NL, "nl: Een wijd open deur."), dated), record))
    assert [one.code for one in found] == ["C16", "C11"] or [one.code for one in found] == ["C11", "C16"]
    assert approvals(stood(changed(JOB, dated), record)) == []


def test_a_translation_is_not_approved_before_its_source() -> None:
    before = stood(changed(JOB, ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 22/11/2026")))
    found = approvals(before)
    assert [(one.code, one.path, one.lang) for one in found] == [("C14", "approvals.nl.on", "nl")]
    assert "22 november 2026" in found[0].message.nl and "23 november 2026" in found[0].message.nl
    same = stood(changed(JOB, ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 23/11/2026")))
    assert approvals(same) == []


def test_an_approval_of_tomorrow_signs_nothing() -> None:
    job = stood(changed(JOB, ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 27/11/2026")))
    assert job.standing.refused == {"nl": (Refusal.FUTURE, TODAY)}
    assert not any("nl" in one.signed for one in job.standing.units)


def test_dutch_may_be_the_source() -> None:
    files = {**JOB, "offre.yaml": f"langue d’origine des textes: néerlandais\n{OFFER}"}
    assert {one.unit.source for one in stood(files).standing.units} == {"nl"}
    dates = (
        ("français approuvé le: 23/11/2026", "français approuvé le: 24/11/2026"),
        ("néerlandais approuvé le: 24/11/2026", "néerlandais approuvé le: 23/11/2026"),
    )
    files = changed(files, *dates)
    found = approvals(stood(changed(files, (HEAD_NL, "nl: Een wijd open deur.")), stood(files).standing.record))
    assert [(one.code, one.lang) for one in found] == [("C12", "fr"), ("C11", "nl")] or [
        (one.code, one.lang) for one in found
    ] == [("C11", "nl"), ("C12", "fr")]


def test_a_section_may_have_another_source() -> None:
    files = {**JOB, "offre.yaml": f"parties écrites d’abord dans l’autre langue: Accroche\n{OFFER}"}
    sources = {one.unit.key: one.unit.source for one in stood(files).standing.units}
    assert sources["headline"] == "nl"
    assert {source for key, source in sources.items() if key != "headline"} == {"fr"}


def unit(fr: str, nl: str, key: str = "tasks.text", source: str = "fr") -> Unit:
    """A paragraph in both languages; nothing for a language that says nothing."""
    sides = [Side((Run(text),), Location("a.md", line=1)) if text else None for text in (fr, nl)]
    return Unit(key, key, "1", Sort.PARAGRAPH, "nl" if source == "nl" else "fr", *sides)


WORDS = st.sampled_from(["", "un", "deux mots", "trois petits mots", "een", "twee woorden"])
UNITS = st.lists(st.builds(unit, WORDS, WORDS).filter(lambda one: one.fr or one.nl), max_size=6).map(
    lambda found: list({(one.key, one.id): one for one in found}.values())
)
CELLS = st.dictionaries(
    st.sampled_from(LANGS), st.tuples(st.sampled_from(["A", "B"]), st.dates(date(2026, 11, 20), TODAY)), max_size=2
)


@given(UNITS, CELLS, UNITS, CELLS)
def test_to_look_again_changes_nothing(before, cells, now, others) -> None:
    first = stand(before, Record(), cells, TODAY)
    second = stand(now, first.record, others, TODAY)
    again = stand(now, second.record, others, TODAY)
    assert again.record == second.record
    assert [one.state for one in again.units] == [one.state for one in second.units]
    assert loaded(dumped(second.record)) == second.record


@given(UNITS, CELLS, UNITS)
def test_no_text_is_approved_that_nobody_saw(before, cells, now) -> None:
    first = stand(before, Record(), cells, TODAY)
    seen = {(one.unit.fr and one.unit.fr.text, one.unit.nl and one.unit.nl.text) for one in first.units}
    for one in stand(now, first.record, cells, TODAY).units:
        if one.state is UnitState.APPROVED:
            assert (one.unit.fr and one.unit.fr.text, one.unit.nl and one.unit.nl.text) in seen


def test_a_source_that_changes_is_to_revise_until_its_target_does_or_is_approved() -> None:
    first = stand([unit("un", "een")], Record(), {}, TODAY).record
    behind = stand([unit("deux", "een")], first, {}, TODAY)
    assert (behind.units[0].state, behind.units[0].former.fr) == (UnitState.TO_REVISE, "un")
    later = stand([unit("trois", "een")], behind.record, {}, TODAY)
    assert (later.units[0].state, later.units[0].former.fr) == (UnitState.TO_REVISE, "un")
    assert stand([unit("deux", "twee")], behind.record, {}, TODAY).units[0].state is UnitState.TRANSLATED
    signed = approved(behind, "nl", ("A", TODAY), [unit("deux", "een")])
    assert signed.units[0].state is UnitState.APPROVED
    assert stand([unit("deux", "een")], signed.record, {}, TODAY).units[0].state is UnitState.APPROVED


def test_states_of_one_side() -> None:
    stands = stand([unit("un", ""), unit("", "twee", "b")], Record(), {}, TODAY)
    assert [one.state for one in stands.units] == [UnitState.TO_TRANSLATE, UnitState.MISSING]


def test_an_approval_of_a_command_is_held_against_the_same_rules() -> None:
    one = unit("un", "een")
    standing = approved(stand([one], Record(), {}, TODAY), "fr", ("A", date(2026, 11, 25)), [one])
    assert fault_of(standing, "nl", ("B", date(2026, 11, 24)), [one], TODAY) == (
        Refusal.BEFORE_SOURCE,
        date(2026, 11, 25),
    )
    assert fault_of(standing, "nl", ("B", date(2026, 11, 25)), [one], TODAY) is None
    assert fault_of(standing, "nl", ("B", date(2026, 11, 27)), [one], TODAY) == (Refusal.FUTURE, TODAY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2, "cells": {}, "units": []}',
        b'{"version": 1, "cells": {"fr": {"by": "A", "on": "hier"}}, "units": []}',
        b'{"version": 1, "cells": {}, "units": [{"field": 1, "said": {}, "hash": {}}]}',
        b"<<<<<<< HEAD",
        b"[" * 100_000,
    ],
)
def test_a_damaged_record_is_no_record(content: bytes) -> None:
    with pytest.raises(Unreadable):
        loaded(content)


def test_half_a_character_makes_a_record_unreadable() -> None:
    content = dumped(stood().standing.record).replace(b"Bram Oosterwijck", b"\\ud800", 1)
    with pytest.raises(Unreadable):
        loaded(content)


def test_a_look_alone_that_changed_is_said() -> None:
    (found,) = after((HEAD_NL, HEAD_NL.replace("open", "**open**")))
    assert found.message.nl.endswith(
        "Vroeger: ‘Een open deur, een hecht team, twee wijken om naar te luisteren.’; nu: ‘Een open deur, een hecht "
        "team, twee wijken om naar te luisteren. (vet, cursief of een link is gewijzigd)’"
    )
    assert "(le gras, l’italique ou un lien a changé) »" in found.message.fr


def test_a_record_that_is_gone_is_no_first_approval(tmp_path: Path) -> None:
    """Somebody removes the record and changes a text: the approvals of the cells are known already."""
    project = copy_project(tmp_path)
    home = project.inputs / "job_offer" / "tisselande"
    home.mkdir()
    for name, content in JOB.items():
        (home / name).write_text(str(content), encoding="utf-8")
    parameters = Parameters(kind="job_offer", slug="tisselande", today=TODAY)
    pipeline.run(project, parameters, check)
    offer = home / "offre.yaml"
    project.record("job_offer", "tisselande").unlink()
    offer.write_text(OFFER.replace(HEAD_NL, "nl: Een gesloten deur."), encoding="utf-8")
    first = [one.code for one in pipeline.examined(project, parameters, check).blocking]
    assert "C17" in first and first.count("C15") > 2
    again = [one.code for one in pipeline.examined(project, parameters, check).blocking]
    assert "C17" not in again and again.count("C15") == first.count("C15")
    dated = OFFER.replace("23/11/2026", "26/11/2026").replace("24/11/2026", "26/11/2026")
    offer.write_text(dated, encoding="utf-8")
    assert not pipeline.examined(project, parameters, check).blocking


def pictured(french: str, dutch: str) -> dict[str, str | bytes]:
    """The offer, with a picture and what is said of it in each language."""
    files = {**JOB, "porte.png": picture()}
    for lang, said in (("fr", french), ("nl", dutch)):
        text = str(files[f"recit.{lang}.md"])
        head, _, rest = text.partition("\n\n")
        files[f"recit.{lang}.md"] = f"{head}\n\n![{said}](porte.png)\n\n{rest}"
    return files


def test_what_is_said_of_a_picture_is_signed_and_compared() -> None:
    first = pictured("Une porte entrouverte, un jour de pluie.", "Een deur op een kier, op een regendag.")
    job = stood(first)
    (unit,) = [one.unit for one in job.standing.units if one.unit.sort is Sort.ALT]
    assert (unit.fr and unit.fr.text, unit.nl and unit.nl.text) == (
        "Une porte entrouverte, un jour de pluie.",
        "Een deur op een kier, op een regendag.",
    )
    assert approvals(job) == []
    other = pictured("Une porte entrouverte, un jour de pluie.", "Une porte entrouverte, un jour de pluie.")
    found = pipeline.examine(stood(other, job.standing.record), check).blocking
    assert [(one.code, one.lang, one.location.line) for one in found if one.code in ("C11", "L07")] == [
        ("C11", "nl", 3),
        ("L07", "nl", 3),
    ]


def test_a_text_that_stands_in_the_dossier_in_one_language_alone_is_a_unit() -> None:
    ours, theirs = (
        short((Run(one),), State.GIVEN, Location(file)) for one, file in (("a", "x/o.yaml"), ("b", "_shared/r.xlsx"))
    )
    document = stood().document.model_copy(update={"headline": Text(theirs, ours)})
    keys = [one.key for one in units_of(document, {"x/o.yaml"}, lambda path: "fr")]
    assert keys == ["headline"]
