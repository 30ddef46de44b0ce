"""Chapters open a page of their own where the one before is full enough, and in the flow where it is not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from imprimatur.core.blocks import Blocks, Figure, Heading, Paragraph, Quotation, runs
from imprimatur.core.composition import Composition, Stage
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.html.page import BODY
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf import chapters, layout
from imprimatur.rendering.pdf.chapters import FILLED, Laid, paginated
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.docx_reading import Word
from tests.rendering.sample import TEMPLATES, picture
from tests.rendering.sample_report import report

HERE = Templates(TEMPLATES)
LINE = Paragraph(runs("Une phrase du chapitre, de la longueur d’une ligne et un peu plus, et de quoi en faire deux."))


def head(number: int, look: str = "") -> Heading:
    return Heading(1, runs(f"Chapitre {number}"), f"c{number}", f"{number}.", look=look)  # type: ignore[arg-type]


def book(*given: Blocks, **parts: Blocks) -> Composition:
    made = report("fr", Stage.FINAL)
    empty: dict[str, Blocks] = dict.fromkeys(made.parts, ())
    texts: Blocks = tuple(block for chapter in given for block in chapter)
    chaptered = ("opening", "chapters", "added_sections", "remaining")
    said = {**empty, **dict.fromkeys(chaptered, ()), "chapters": texts, **parts}
    return replace(made, parts=said, chaptered=chaptered)


def looks(composition: Composition) -> list[str]:
    made = paginated(composition, HERE)
    return [
        block.look
        for name in made.chaptered
        for block in made.parts[name]
        if isinstance(block, Heading) and block.level == 1
    ]


def test_a_chapter_runs_on_where_the_page_before_is_filled_too_little() -> None:
    full, short = (head(1), *[LINE] * 14), (head(1), *[LINE] * 4)
    assert looks(book(full, (head(2), *[LINE] * 30))) == ["", ""]
    assert looks(book(short, (head(2), *[LINE] * 30))) == ["", "compact"]


def test_a_short_chapter_runs_on_unless_it_would_begin_a_page() -> None:
    compact = (head(2, "compact"), LINE)
    assert looks(book((head(1), *[LINE] * 14), compact)) == ["", "compact"]
    # Nothing but the heading would fit below.
    assert looks(book((head(1), *[LINE] * 22), compact)) == ["", ""]


def test_an_annex_begins_a_page_whatever_the_one_before_holds() -> None:
    assert looks(book((head(1), *[LINE] * 4), (head(2, "annex"), *[LINE] * 30))) == ["", "annex"]


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[int, Laid]]:
    """The layouts by the number of chapters that are laid out, in the place of real ones."""
    told = dict[int, Laid]()
    monkeypatch.setattr(chapters, "_measured", lambda sheet: told[sheet.html.count('id="c')])
    yield told


@pytest.mark.parametrize(("filled", "look"), [(FILLED - 0.01, "compact"), (FILLED, "")])
def test_three_fifths_of_a_page_are_enough(ends: dict[int, Laid], filled: float, look: str) -> None:
    assert FILLED == 0.6
    ends[2] = Laid((True, False), (filled, 0.9))
    assert looks(book((head(1), LINE), (head(2), LINE))) == ["", look]


def test_what_follows_is_measured_from_the_last_chapter_that_opened_a_page(ends: dict[int, Laid]) -> None:
    ends[4] = Laid((True,) * 4, (0.9, 0.3, 0.9, 0.9))
    ends[2] = Laid((True, False), (0.3, 0.2))
    ends[3] = Laid((True, False, False), (0.3, 0.2, 0.7))
    assert looks(book(*((head(number), LINE) for number in (1, 2, 3, 4)))) == ["", "", "compact", "compact"]
    ends[2] = Laid((True, False), (0.3, 0.7))
    assert looks(book(*((head(number), LINE) for number in (1, 2, 3, 4)))) == ["", "", "compact", ""]


def test_a_chapter_runs_on_in_the_parts_after_its_own(ends: dict[int, Laid]) -> None:
    ends[2] = Laid((True, False), (0.3, 0.9))
    made = book((head(1), LINE), opening=(LINE,), added_sections=(LINE,), remaining=(head(2), LINE))
    paginated_ = paginated(made, HERE)
    assert paginated_.parts == {**made.parts, "remaining": (head(2, "compact"), LINE)}


def test_the_picture_of_a_chapter_that_runs_on_stands_among_its_text(ends: dict[int, Laid]) -> None:
    ends[2] = Laid((True, False), (0.3, 0.9))
    opener = Figure(picture(), "image/png", "une porte", place="opener")
    portrait, pull = replace(opener, place="portrait"), Quotation(runs("Dit."), place="pull")
    made = paginated(book((head(1), opener), (head(2, "pictured"), opener, portrait, pull)), HERE)
    assert made.parts["chapters"] == (head(1), opener, head(2, "compact"), replace(opener, place=""), portrait, pull)


def test_a_heading_of_two_lines_counts_once_and_words_in_the_chapters_alone_count() -> None:
    long = Heading(1, runs("Un chapitre dont le titre tient sur plus d’une ligne, et de loin"), "c1", "1.")
    made = book((long, *[LINE] * 14), (head(2), LINE, LINE), acronyms=())
    assert looks(made) == ["", ""]
    assert looks(book((long,), (head(2), LINE))) == ["", "compact"]


def test_both_formats_open_alike_and_a_document_without_chapters_is_not_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = book((head(1), LINE), (head(2), LINE))
    word = Word(DOCX(made, HERE).content)
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:pPr/w:pBdr/w:top/@w:themeColor") == ["accent4"]
    plain = replace(made, chaptered=())
    for one in (plain, book((head(1), LINE))):
        assert paginated(one, HERE) is one
    assert PDF(made, HERE).content != PDF(plain, HERE).content


@pytest.mark.parametrize("body", ['<img src="https://example.org/a.png" alt="">', "<p>Des chapitres, ailleurs</p>"])
def test_a_template_that_may_not_be_followed_or_has_no_chapters_is_left_to_the_renderer(
    body: str, tmp_path: Path
) -> None:
    kind = tmp_path / "annual_report"
    kind.mkdir()
    kind.joinpath(BODY).write_text(body, encoding="utf-8")
    made = book((head(1), LINE), (head(2), LINE))
    assert paginated(made, Templates(tmp_path)) == made


def test_a_changed_style_sheet_is_measured_anew(tmp_path: Path) -> None:
    kind = tmp_path / "annual_report"
    kind.mkdir()
    kind.joinpath(BODY).write_text('<section class="chapters">{{ part.chapters }}</section>', encoding="utf-8")
    made = book((head(1), *[LINE] * 4), (head(2), *[LINE] * 30))
    sheets = []
    for style in ("h2 { break-before: page }", "h2 { break-before: page } p { margin: 0 }"):
        kind.joinpath("style.css").write_text(style, encoding="utf-8")
        sheets.append(layout.sheet_of(made, Templates(tmp_path)))
    assert sheets[0].html == sheets[1].html and sheets[0] != sheets[1]
