"""How an annual report is set: its edges, the openers of its chapters, its contents on a page, its team."""

from functools import cache

import pytest

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Contents,
    ContentsEntry,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Quotation,
    plain,
    runs,
)
from imprimatur.core.composition import Composition
from imprimatur.core.parameters import Parameters
from imprimatur.documents.annual_report.choices import ReportStatus
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.openers import SHORT, opened, shortened
from imprimatur.documents.kind import load_kind
from imprimatur.pipeline import Job, examined
from imprimatur.project import Project
from tests.dossiers import ROOT
from validators import check

PICTURE = Figure(b"", "image/png", "une porte")
LINES = Paragraph(runs("x" * 88 * 10))
"""A paragraph of ten lines: with the space after it, 10.4."""


@cache
def job() -> Job:
    return examined(Project(ROOT), Parameters(kind="annual_report", slug="concordelle-2025"), check)


@cache
def written(lang: str = "fr") -> Composition:
    one = job()
    return load_kind("annual_report").write(one.document, one.provenance, one.labels, lang).composition  # type: ignore[arg-type]


def chapter(title: str, *blocks: Block) -> Blocks:
    return (Heading(1, runs(title)), *blocks)


def looks(blocks: Blocks) -> list[str]:
    return [block.look for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_a_short_chapter_opens_compactly_unless_it_is_the_first() -> None:
    short = (*chapter("Un", LINES), *chapter("Deux", LINES))
    assert looks(opened(short, first=True)) == ["", "compact"]
    assert looks(opened(short, first=False)) == ["compact", "compact"]
    before = (Paragraph(runs("avant")), *short)
    assert looks(opened(before, first=True)) == ["", "compact"]


def test_a_chapter_is_short_up_to_so_many_lines() -> None:
    assert SHORT == 40
    assert looks(opened(chapter("Un", LINES, LINES, LINES), first=False)) == ["compact"]
    assert looks(opened(chapter("Un", LINES, LINES, LINES, LINES), first=False)) == [""]


def test_a_picture_before_the_first_paragraph_opens_the_chapter() -> None:
    contact = Paragraph(runs("Personne de contact : A"), role="contact")
    for head in ((), (contact,)):
        made = opened(chapter("Un", *head, PICTURE, LINES), first=False)
        assert looks(made) == ["pictured"]
        assert [block.place for block in made if isinstance(block, Figure)] == ["opener"]
    later = opened(chapter("Un", LINES, PICTURE), first=False)
    assert looks(later) == ["compact"] and [block.place for block in later if isinstance(block, Figure)] == [""]


def test_the_quotations_of_a_chapter_stand_large() -> None:
    (_, quotation) = opened(chapter("Un", Quotation(runs("Ouvrir."))), first=True)
    assert isinstance(quotation, Quotation) and quotation.place == "pull"


@pytest.mark.parametrize(("chapters", "deepest"), [(3, 3), (12, 2), (25, 1)])
def test_contents_are_as_deep_as_one_page_holds(chapters: int, deepest: int) -> None:
    entries = tuple(
        ContentsEntry(level, str(number), runs("Un titre"), f"s{number}")
        for number in range(chapters)
        for level in (1, 2, 2, 3, 3)
    )
    (contents,) = shortened((Contents(entries),))
    assert isinstance(contents, Contents)
    assert max(entry.level for entry in contents.entries) == deepest


def test_a_long_title_takes_two_lines_of_the_contents() -> None:
    many = tuple(ContentsEntry(1, str(n), runs("x" * 65), f"s{n}") for n in range(12))
    inner = tuple(ContentsEntry(2, "1", runs("y"), "t") for _ in range(8))
    (contents,) = shortened((Contents((*many, *inner)),))
    assert isinstance(contents, Contents)
    assert {entry.level for entry in contents.entries} == {1, 2}
    (cut,) = shortened((Contents((*many, *inner * 2)),))
    assert isinstance(cut, Contents)
    assert {entry.level for entry in cut.entries} == {1}


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_the_complete_sample_is_without_a_finding(lang: str) -> None:
    assert [str(one.code) for one in job().findings] == []
    assert [block.place for name in ("cover", "portrait", "back_picture") for block in written(lang).parts[name]] == [  # type: ignore[union-attr]
        *("cover", "portrait", "back")
    ]
    assert looks(written(lang).parts["chapters"]) == ["", "pictured", "pictured", "pictured", "compact", "", "compact"]


def test_the_edges_say_who_signs_and_whose_the_pictures_are() -> None:
    parts = written().parts
    signed = [plain(block.text) for block in parts["signature"] if isinstance(block, Paragraph)]
    assert signed == ["Henri Castermoen, président", "Naïma Desrousseaux, directrice"]
    small = [plain(block.text) for block in parts["colophon"] if isinstance(block, Paragraph)]
    assert small[-1].replace("\u00a0", " ") == "Images : dessins de Concordelle, CC BY 4.0"
    assert all(isinstance(block, Paragraph) for block in parts["back"]) and parts["remaining"] == ()
    assert not [block for part in ("foreword", "back") for block in parts[part] if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("lang", "adopted", "alone", "unfinished"),
    [
        ("fr", "Adopté par l’assemblée générale le 23 avril 2026", "Adopté", "En rédaction"),
        ("nl", "Goedgekeurd door de algemene vergadering op 23 april 2026", "Goedgekeurd", "In opmaak"),
    ],
)
def test_the_cover_says_how_far_the_report_has_come(lang: str, adopted: str, alone: str, unfinished: str) -> None:
    one, kind = job(), load_kind("annual_report")
    assert isinstance(one.document, AnnualReport)
    undated = one.document.model_copy(
        update={"colophon": one.document.colophon.model_copy(update={"assembly_approval": None})}
    )
    writing = one.document.model_copy(update={"status": ReportStatus.WRITING})
    for document, said in ((one.document, adopted), (undated, alone), (writing, unfinished)):
        line = kind.write(document, one.provenance, one.labels, lang).composition.lines["status"]  # type: ignore[arg-type]
        assert plain(line).replace("\u00a0", " ") == said


def test_the_team_stands_by_cell_with_its_shares() -> None:
    blocks = written().parts["chapters"]
    units = [plain(block.text) for block in blocks if isinstance(block, Paragraph) and block.role == "unit"]
    assert units == [
        "Direction et gestion · 3 personnes · 2,3\u00a0ETP",
        "Coordination locale · 2 personnes · 1,8\u00a0ETP",
        "Recherche et information · 2 personnes · 1,4\u00a0ETP",
    ]
    members = [block for block in blocks if isinstance(block, Facts)]
    assert [(len(block.rows), block.look) for block in members] == [(3, "people"), (2, "people"), (2, "people")]
    assert [plain(text) for text in members[0].rows[2]] == [
        "Accueil et logistique · 0,5\u00a0ETP · Entrée\u00a0: mars 2025",
        "Loubna Hazzaoui",
    ]


def test_a_short_list_of_tables_is_left_out() -> None:
    assert written().parts["captions"] == ()
