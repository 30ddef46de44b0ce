"""The size of an offer: the largest that takes no more pages than the smallest, in both formats."""

from dataclasses import replace

import pypdfium2
import pytest

from imprimatur.core.blocks import Blocks, Paragraph, runs
from imprimatur.core.composition import Composition
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf import sizing
from imprimatur.rendering.pdf.renderer import PDF
from imprimatur.rendering.pdf.sizing import Extent, sized
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


def test_an_offer_is_laid_out_three_times_to_find_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    for fits in range(len(SIZES)):
        tried: list[float] = []

        def extent(_: Composition, size: float, __: Templates, fits: int = fits, tried: list[float] = tried) -> Extent:
            tried.append(size)
            return Extent(
                2.0 if size <= SIZES[fits] and size != SIZES[-1] else 2.9 if size == SIZES[-1] else 3.1, False
            )

        monkeypatch.setattr(sizing, "_extent", extent)
        assert sized(offer(1), HERE).sizes == (SIZES[fits],)
        assert len(set(tried)) == 3


def test_what_is_set_stays_so_and_other_kinds_are_not_measured() -> None:
    for sizes in ((), (10.0,)):
        made = replace(offer(1), sizes=sizes)
        assert sized(made, HERE) is made


def test_word_takes_the_size_of_the_pdf_for_its_running_text_alone() -> None:
    word = Word(DOCX(replace(offer(1), sizes=(11.0,)), HERE).content)
    style = "//w:style[w:name/@w:val='{}']//w:{}/@w:val"
    assert word.values(style.format("Body Text", "sz"), "word/styles.xml") == ["22"]
    assert word.values(style.format("Fact Value", "sz"), "word/styles.xml") == ["20"]
