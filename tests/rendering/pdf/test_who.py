"""Who we are, with a picture beside it: a short text does not run on above the picture, a long one does."""

from dataclasses import replace
from io import BytesIO

import pypdfium2

from imprimatur.core.blocks import Figure, Paragraph, runs
from imprimatur.core.composition import Stage
from tests.rendering.pdf_reading import printed
from tests.rendering.sample import picture, sample

FIRST, SECOND = "premier " * 40, "second " * 22
"""Paragraphs of six and of four lines: balanced, the second would stand above the picture."""


def left_of(first: str, second: str) -> float:
    """How far from the left edge of the page, as a share of its width, the last word of who we are ends."""
    composition = sample(stage=Stage.FINAL)
    presentation = (Paragraph(runs(first)), Paragraph(runs(f"{second}fin")))
    beside = (Figure(picture(), "image/png", "Une porte"),)
    parts = {**composition.parts, "presentation": presentation, "beside": beside}
    page = pypdfium2.PdfDocument(BytesIO(printed(replace(composition, parts=parts)).content))[0]
    text = page.get_textpage()
    found = text.search("fin", match_whole_word=True).get_next()
    assert found is not None
    left, *_ = text.get_charbox(found[0])
    return float(left / page.get_width())


def test_a_short_text_stands_whole_beside_the_picture() -> None:
    assert left_of(FIRST, SECOND) < 0.5


def test_a_long_one_runs_on_above_it() -> None:
    assert left_of(FIRST * 2, SECOND * 4) > 0.5
