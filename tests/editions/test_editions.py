"""What the samples say, as editions: in the order printed, the same for a draft, kept and read back."""

from functools import cache

import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.edition import Edition, Move, Passage, PassageSort
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.editions import compare, dumped, editions_of, loaded
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.rendering.interface import Templates
from tests.dossiers import ROOT
from validators import check

OFFER = ("job_offer", "tisselande-accueil-2027")
REPORT = ("annual_report", "tournecuiller-2025")


@cache
def job(kind: str, slug: str) -> Job:
    return pipeline.examine(pipeline.write(pipeline.read(Project(ROOT), Parameters(kind=kind, slug=slug))), check)


@cache
def editions(kind: str, slug: str) -> tuple[Edition, ...]:
    made = job(kind, slug)
    return editions_of(
        made, [made.manuscripts[lang].composition for lang in made.languages], Templates(ROOT / "templates")
    )


def french(kind: str, slug: str) -> tuple[Passage, ...]:
    return editions(kind, slug)[0].passages


def test_an_offer_is_read_as_it_is_printed() -> None:
    """Its sections stand under their headings, in the order of the template, its words as they are printed."""
    said = french(*OFFER)
    heads = [one.text for one in said if one.sort is PassageSort.HEADING and one.level == 1]
    assert heads[:4] == ["Qui nous sommes", "Le service", "Le contexte", "Base légale"]
    assert heads[-2:] == ["Égalité des chances", "Vos données"]
    (title,) = (one for one in said if one.path == "title")
    assert (title.sort, title.text, title.section) == (PassageSort.LINE, "Responsable de l’accueil social", ())
    assert [one.text for one in said if one.path == "reference" and one.sort is PassageSort.LINE] == [
        "Référence\u00a0TIS-2027-01"
    ]
    (pay,) = (one for one in said if one.text.startswith("Rémunération | 2"))
    assert pay.section == () and pay.text == "Rémunération | 2\u202f640\u00a0€ à 3\u202f520\u00a0€ (brut mensuel)"
    assert [one.section for one in said if one.text.startswith("Télétravail")] == [("Conditions",)]
    assert [one.section for one in said if one.path == "funders"] == [()]
    assert said[-1].path == "footer"


@pytest.mark.parametrize("name", [OFFER, REPORT])
def test_what_is_kept_is_read_back(name: tuple[str, str]) -> None:
    made = editions(*name)
    assert loaded(dumped(made)) == made
    assert [one.places for one in loaded(dumped(made))[0].passages] == [one.places for one in made[0].passages]


def test_a_draft_and_the_final_of_the_same_inputs_say_the_same() -> None:
    made = job("annual_report", "concordelle-2025")
    gaps = Gaps(made.blocking, made.languages)
    for lang in made.languages:
        draft = load_kind("annual_report").write(made.document, made.provenance, made.labels, lang, gaps).composition
        final = made.manuscripts[lang].composition
        one, two = editions_of(made, [draft, final], Templates(ROOT / "templates"))
        assert {difference.move for difference in compare(one, two)} == {Move.KEPT}


def test_the_languages_have_an_edition_each() -> None:
    langs: list[Lang] = [one.lang for one in editions(*OFFER)]
    assert langs == ["fr", "nl"]
    assert {(one.kind, one.slug) for one in editions(*OFFER)} == {OFFER}
