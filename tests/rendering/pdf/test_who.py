"""Who we are, with a picture beside it: a short text does not run on above the picture, a long one does."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from imprimatur.core.blocks import Figure, Paragraph, runs
from imprimatur.core.composition import Stage
from imprimatur.documents.job_offer.composition import LONG, flows
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from tests.rendering.docx_reading import Word
from tests.rendering.pdf_reading import printed
from tests.rendering.sample import TEMPLATES, picture, sample

HERE = Templates(TEMPLATES)

FIRST, SECOND = "premier " * 40, "second " * 22
"""Paragraphs of six and of four lines: balanced, the second would stand above the picture."""


def left_of(first: str, second: str) -> float:
    """How far from the left edge of the page, as a share of its width, the last word of who we are ends."""
    composition = sample(stage=Stage.FINAL)
    presentation = (Paragraph(runs(first)), Paragraph(runs(f"{second}fin")))
    beside = (Figure(picture(), "image/png", "Une porte"),)
    parts = {**composition.parts, "presentation": presentation, "beside": beside}
    made = replace(composition, parts=parts, flags={**composition.flags, "flowing": flows(presentation)})
    page = pypdfium2.PdfDocument(BytesIO(printed(made).content))[0]
    text = page.get_textpage()
    found = text.search("fin", match_whole_word=True).get_next()
    assert found is not None
    left, *_ = text.get_charbox(found[0])
    return float(left / page.get_width())


def test_a_short_text_stands_whole_beside_the_picture() -> None:
    assert left_of(FIRST, SECOND) < 0.5


def test_a_long_one_runs_on_above_it() -> None:
    assert left_of(FIRST * 2, SECOND * 4) > 0.5


def test_its_length_tells_and_further_pictures() -> None:
    assert not flows((Paragraph(runs("a" * 400)), Paragraph(runs("a" * (LONG - 400)))))
    assert flows((Paragraph(runs("a" * 400)), Paragraph(runs("a" * (LONG - 399)))))
    assert flows((Paragraph(runs("a")), Figure(picture(), "image/png", "Une cour")))


@pytest.mark.parametrize("flowing", [False, True])
def test_word_begins_a_column_with_the_picture_of_a_short_text(flowing: bool) -> None:
    composition = sample(stage=Stage.FINAL)
    parts = {**composition.parts, "beside": (Figure(picture(), "image/png", "Une porte"),)}
    word = Word(DOCX(replace(composition, parts=parts, flags={**composition.flags, "flowing": flowing}), HERE).content)
    assert len(word.values("//w:br[@w:type='column']/@w:type")) == (0 if flowing else 1)


def test_a_high_picture_is_kept_low_in_a_column_of_word() -> None:
    high = BytesIO()
    Image.new("RGB", (600, 1200)).save(high, "PNG")
    composition = sample(stage=Stage.FINAL)
    parts = {**composition.parts, "beside": (Figure(high.getvalue(), "image/png", "Une porte"),)}
    word = Word(DOCX(replace(composition, parts=parts), HERE).content)
    extent = "//wp:inline[wp:docPr/@descr='Une porte']/wp:extent/@cy"
    assert [round(int(height) / 36_000) for height in word.values(extent)] == [65]
