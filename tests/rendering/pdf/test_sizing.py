"""The size of an offer: the largest that takes no more pages than the smallest, in both formats."""

import math
import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from imprimatur.core.blocks import Blocks, Paragraph, runs
from imprimatur.core.composition import Composition
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf import layout as layout_module
from imprimatur.rendering.pdf import sizing
from imprimatur.rendering.pdf.layout import laid_out
from imprimatur.rendering.pdf.renderer import PDF
from imprimatur.rendering.pdf.sizing import APART, Extent, measured, sized
from tests.rendering.docx_reading import Word, with_parts
from tests.rendering.sample import TEMPLATES

SIZES = (11.0, 10.5, 10.0, 9.5)
HERE = Templates(TEMPLATES)


def offer(paragraphs: int) -> Composition:
    text: Blocks = tuple(Paragraph(runs("une phrase du contexte " * 12)) for _ in range(paragraphs))
    return replace(with_parts(context=text), sizes=SIZES)


def pages(composition: Composition, size: float) -> int:
    return len(pypdfium2.PdfDocument(PDF(replace(composition, sizes=(size,)), HERE).content))


def test_the_largest_size_that_takes_no_more_pages_than_the_smallest_is_taken() -> None:
    found = set()
    for paragraphs in (4, 24, 26, 28):
        made = offer(paragraphs)
        (size,) = sized(made, HERE).sizes
        found.add(size)
        assert pages(made, size) == pages(made, SIZES[-1])
    assert SIZES[0] in found and len(found) > 1


def laid(
    monkeypatch: pytest.MonkeyPatch, extents: dict[float, Extent], expected: float
) -> tuple[Composition, list[float]]:
    """What is made of extents by size, one size being expected, and the sizes laid out for it in order."""
    tried: list[float] = []

    def extent(composition: Composition, _: Templates) -> Extent:
        tried.append(composition.sizes[0])
        return extents[composition.sizes[0]]

    monkeypatch.setattr(sizing, "_expected", lambda _: expected)
    monkeypatch.setattr(sizing, "_extent", extent)
    return sized(offer(1), HERE), tried


def test_a_size_that_is_clearly_the_one_is_laid_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # The next larger one takes 1.6 pages times (10.5 / 10) to the power of 1.2, and the ending: 1.99.
    made, tried = laid(monkeypatch, {10.0: Extent(1.6, 0.29, False)}, 10.0)
    assert (made.sizes, tried, made.flags[APART]) == ((10.0,), [10.0], False)


@pytest.mark.parametrize(("ending", "tried"), [(0.258, [10.0, 10.5, 11.0]), (0.259, [10.0])])
def test_a_larger_size_is_tried_where_it_leaves_the_room_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, ending: float, tried: list[float]
) -> None:
    # 1.6 * 1.05 ** 1.2 = 1.696; with the ending, no more than 1.955. What was laid out counts, not what was expected.
    small = Extent(1.2, ending, False)
    extents = {10.0: Extent(1.6, ending, False), 10.5: small, 11.0: small}
    made, found = laid(monkeypatch, extents, 10.0)
    assert (made.sizes, found) == ((tried[-1],), tried)


@pytest.mark.parametrize(("body", "tried"), [(1.06, [11.0]), (1.059, [11.0, 9.5, 10.0])])
def test_a_smaller_size_is_tried_where_it_may_spare_a_page(
    monkeypatch: pytest.MonkeyPatch, body: float, tried: list[float]
) -> None:
    # In type of 9.5 points (9.5 / 11) ** 2 of the body remain: 1.0006 pages with the ending, or 0.9999.
    extents = {11.0: Extent(body, 0.21, False), 9.5: Extent(0.7, 0.21, False), 10.0: Extent(0.74, 0.21, False)}
    made, found = laid(monkeypatch, extents, 11.0)
    assert (made.sizes, found) == ((tried[-1],), tried)


def test_the_flag_of_an_ending_apart_is_that_of_the_size_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    made, tried = laid(monkeypatch, {11.0: Extent(1.5, 0.9, True)}, 11.0)
    assert (tried, made.flags[APART]) == ([11.0], True)


def test_word_is_told_to_begin_a_page_only_where_it_might_find_room() -> None:
    # At the foot of a page it may need a line of the next one: a break after that line would cost a third page.
    assert Extent(1.59, 0.8, True).needs_break and not Extent(1.6, 0.8, True).needs_break
    assert not Extent(1.2, 0.8, False).needs_break


def test_the_size_laid_out_first_is_the_one_that_the_amount_of_text_suggests() -> None:
    expected = {paragraphs: sizing._expected(offer(paragraphs)) for paragraphs in (10, 12, 14, 16, 26, 28, 30, 32, 36)}
    assert expected == {10: 11.0, 12: 10.5, 14: 9.5, 16: 11.0, 26: 11.0, 28: 10.5, 30: 10.0, 32: 9.5, 36: 11.0}


def test_an_ending_that_finds_no_room_begins_a_page() -> None:
    fits, apart = Extent(1.5, 0.4, False).grown(1.06), Extent(1.5, 0.4, False).grown(1.07)
    assert (round(fits.length, 3), fits.apart) == (1.99, False)
    assert (apart.length, apart.apart) == (2.4, True)


@pytest.mark.parametrize(("paragraphs", "apart"), [(30, False), (31, True)])
def test_a_document_is_measured_by_its_body_and_its_ending(paragraphs: int, apart: bool) -> None:
    layout = laid_out(replace(offer(paragraphs), sizes=(10.0,)), HERE)
    extent = measured(layout)
    assert extent.apart is apart
    assert math.ceil(extent.length) == len(layout.pages)
    assert 0.05 < extent.ending < 0.08


def test_the_layout_that_was_measured_is_the_one_that_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sized(offer(3), HERE)
    first = PDF(made, HERE).content
    monkeypatch.setattr(layout_module.weasyprint, "HTML", None)
    # Written again and asked by Word, from the pages that are kept.
    assert PDF(made, HERE).content == first
    assert sized(offer(3), HERE).sizes == made.sizes


def test_a_changed_style_sheet_is_not_answered_with_pages_that_were_kept(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    there, made = Templates(tmp_path / "templates"), replace(offer(3), sizes=(10.0,))
    before = len(laid_out(made, there).pages)
    with (there.root / "job_offer" / "style.css").open("a") as style:
        style.write("main p { margin-bottom: 90mm }")
    assert len(laid_out(made, there).pages) > before


def test_what_is_set_stays_so_and_other_kinds_are_not_measured() -> None:
    for sizes in ((), (10.0,)):
        made = replace(offer(1), sizes=sizes)
        assert sized(made, HERE) is made


def test_word_takes_the_size_of_the_pdf_for_its_running_text_alone() -> None:
    word = Word(DOCX(replace(offer(1), sizes=(11.0,)), HERE).content)
    style = "//w:style[w:name/@w:val='{}']//w:{}/@w:val"
    assert word.values(style.format("Body Text", "sz"), "word/styles.xml") == ["22"]
    assert word.values(style.format("Fact Value", "sz"), "word/styles.xml") == ["20"]
