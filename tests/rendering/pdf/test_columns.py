"""The columns of an offer: no row of a table of facts stands alone under its heading, nor at the head of a column."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from imprimatur.core.blocks import Facts, runs
from imprimatur.core.composition import Stage
from tests.rendering.pdf_reading import printed
from tests.rendering.sample import sample


def lefts(rows: int, value: str = "une valeur") -> list[int]:
    """How far from the left edge each of so many rows of the conditions stands, in points; nothing else is told."""
    composition = sample(stage=Stage.FINAL)
    told = tuple((runs(f"rang{number}"), runs(value)) for number in range(rows))
    parts = dict.fromkeys(composition.parts, ()) | {"conditions": (Facts(told, look="terms"),)}
    page = pypdfium2.PdfDocument(BytesIO(printed(replace(composition, parts=parts)).content))[0]
    text = page.get_textpage()
    places = [text.search(f"rang{number}").get_next() for number in range(rows)]
    return [round(text.get_charbox(place[0])[0]) for place in places if place]


@pytest.mark.parametrize("rows", [2, 3, 4, 5])
def test_no_row_stands_alone_in_a_column(rows: int) -> None:
    columns = lefts(rows)
    assert len(columns) == rows
    assert columns[0] == columns[1] and columns[-1] == columns[-2]
