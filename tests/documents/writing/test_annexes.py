"""Annexes: known by their headings or their files, after everything else, numbered apart."""

import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    ChartSort,
    Figure,
    Heading,
    Paragraph,
    Series,
    plain,
    runs,
)
from imprimatur.documents.writing.annexes import as_annexes
from imprimatur.documents.writing.numbering import Numbering
from imprimatur.language.annexes import Annex, annex_in_file, annex_of, opens_annexes
from tests.dossiers import assembled
from tests.validators.dossiers import JOB

BODY = Paragraph(runs("Texte."))


def head(text: str, level: int = 1) -> Heading:
    return Heading(level, runs(text))


def titles(blocks: Blocks) -> list[tuple[int, str]]:
    return [(block.level, plain(block.text)) for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("heading", "annex"),
    [
        ("Annexe 1 – Budget", Annex("Annexe", "1", "Budget")),
        ("BIJLAGE 2: plan", Annex("BIJLAGE", "2", "plan")),
        ("Annexe n° 3. Plan", Annex("Annexe", "3", "Plan")),
        ("Annexe II - Plan", Annex("Annexe", "II", "Plan")),
        ("annexe b", Annex("annexe", "B", "")),
        ("Annexe : plan", Annex("Annexe", "", "plan")),
        ("Annexe 1 (plan)", Annex("Annexe", "1", "plan")),
        ("Annexe", Annex("Annexe", "", "")),
        ("Annexes", None),
        ("Annexe technique", None),
        ("Annexe au décret", None),
        ("Bijlagenbeleid", None),
    ],
)
def test_an_annex_is_known_by_its_heading(heading: str, annex: Annex | None) -> None:
    assert annex_of(heading) == annex


def test_a_list_of_annexes_is_known_too() -> None:
    known = [
        "Annexes",
        "Bijlagen",
        "Annexes : documents",
        "Documents joints",
        "Pièces jointes",
        "Bijgevoegde documenten",
    ]
    assert all(map(opens_annexes, known))
    assert not any(map(opens_annexes, ["Annexer", "Nos documents joints au dossier", "Bijlagenbeleid", ""]))


def test_a_file_says_that_it_is_an_annex() -> None:
    names = ["annexe-1-budget.fr.docx", "bijlage.nl.md", "08-annexe-b-plan.md", "x/Annexe 2.docx"]
    assert [annex_in_file(name) for name in names] == ["1", "", "B", "2"]
    assert [annex_in_file(name) for name in ("annexes.md", "recit.fr.md", "mon-annexe.md", "annexe1x.md")] == [None] * 4


def test_annexes_without_numbers_are_counted_and_stand_as_high_as_chapters() -> None:
    blocks: tuple[Block, ...] = (
        BODY,
        head("Annexe : budget", 2),
        head("Détail", 3),
        BODY,
        head("bijlage - Plan", 2),
        BODY,
    )
    assert titles(as_annexes(blocks)) == [(1, "Annexe 1 – Budget"), (2, "Détail"), (1, "Bijlage 2 – Plan")]
    assert titles(as_annexes((head("Annexe : budget"),))) == [(1, "Annexe – Budget")]
    assert titles(as_annexes((head("Annexe 3"), head("Annexe : x")))) == [(1, "Annexe 3"), (1, "Annexe – X")]
    assert titles(as_annexes((head("Annexe 1 – A", 2), head("Suite", 2)))) == [(1, "Annexe 1 – A"), (2, "Suite")]


def test_annexes_bear_no_number_of_a_chapter_and_begin_a_page() -> None:
    numbering, long = Numbering(), (Paragraph(runs("a" * 700)),)
    blocks = numbering.blocks(
        (head("Un"), head("Annexes"), head("Annexe 1 – A"), *long, head("Détail", 2), head("Deux"), head("Suite", 2))
    )
    found = [(block.number, block.look, block.anchor) for block in blocks if isinstance(block, Heading)]
    assert found == [
        ("1.", "", "s1"),
        ("", "", "annex-1"),
        ("", "annex", "annex-2"),
        ("", "", ""),
        ("2.", "", "s2"),
        ("2.1", "", "s2-1"),
    ]
    assert [plain(one.text) for one in numbering.headings] == ["Un", "Annexes", "Annexe 1 – A", "Deux", "Suite"]


@pytest.mark.parametrize(
    ("rest", "look"),
    [
        ((Paragraph(runs("a" * 692)),), ""),  # The eight characters of the heading count too.
        ((Paragraph(runs("a" * 693)),), "annex"),
        ((Figure(b"", "image/png", "Plan"),), "annex"),
        ((Chart(ChartSort.BARS, ("A",), (Series("b", (None,)),), "b"),), "annex"),
    ],
)
def test_a_short_annex_begins_no_page(rest: Blocks, look: str) -> None:
    first, *_ = Numbering().blocks((head("Annexe 1"), *rest, head("Annexe 2"), Paragraph(runs("a"))))
    assert isinstance(first, Heading) and first.look == look


def printed(files: dict[str, str | bytes], lang: Lang) -> Blocks:
    job = pipeline.write(assembled("job_offer", {**JOB, **files}))
    assert "T06" not in [one.code for one in job.findings]
    return job.manuscripts[lang].parts["after_closing"]


def test_an_annex_written_amid_an_offer_closes_it() -> None:
    middle = str(JOB["recit.fr.md"]).replace("# Objectifs\n", "# Annexes\n\n- le plan.\n\n# Objectifs\n")
    assert titles(printed({"recit.fr.md": middle}, "fr")) == [(1, "Annexes")]


def test_a_file_given_as_an_annex_is_one_whatever_its_headings() -> None:
    files: dict[str, str | bytes] = {
        "annexe-1-plan.fr.md": "# Contexte\n\nLe plan.\n\n## Objectifs\n\nVoir.\n",
        "bijlage-1-plan.nl.md": "Het plan.\n",
    }
    assert titles(printed(files, "fr")) == [(1, "Annexe 1 – Contexte"), (2, "Objectifs")]
    assert titles(printed(files, "nl")) == [(1, "Bijlage 1")]
