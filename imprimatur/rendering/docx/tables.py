"""Tables in Word."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from imprimatur.core.blocks import Inline, Table, plain
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.xml import paragraph, w

DATA_CHARACTER = 95
"""The width in twips that a character of small print takes, its share of the space between columns included."""

Row = tuple[Inline, ...]

SHORT, CHARACTER, PADDING = 18, 100, 260
"""Up to how many characters the texts of a column are short, the width of one in twips, and that of a cell's edges."""

SHORT_SHARE = 0.6
"""How much of a table columns of short texts may take together; beyond, all share it in proportion."""

SHORTEST, LONGEST = 12, 48
"""Between how many characters the longest text of a column counts towards the column's width."""

WHOLE, LINE = 18, 95
"""How many lines a table may take and be kept on one page, and how many characters a line of a table holds: the measure
that the PDF goes by, so that both break their pages alike."""


def table(block: Table, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """A table whose header row comes again on every page and whose rows do not break."""
    place = replace(place, width=place.width + place.reach)
    return _table(block, styles, inlines, place, "imprimatur table", ("table heading", "row heading", "table text"))


def data_table(block: Table, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """The numbers of a chart, in small print, no wider than they need."""
    columns = len(block.header)
    needed = [max(len(plain(row[column])) for row in (block.header, *block.rows)) for column in range(columns)]
    width = min(place.width + place.reach, sum(DATA_CHARACTER * max(count, SHORTEST) for count in needed))
    return _table(
        block, styles, inlines, replace(place, width=width), "data table", ("data heading", "data text", "data text")
    )


def _table(
    block: Table,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
    look: str,
    looks: tuple[str, str, str],
) -> Any:
    """A table of that style; `looks` are the styles of its header, of what heads or sums up rows, and of the rest."""
    rows = (block.header, *block.rows)
    widths = _widths(rows, max(map(len, rows)), place.width)
    element = frame(styles[look], widths, place, first_row=True, first_column=block.row_headers, last_row=block.total)
    whole = _lines(rows) <= WHOLE
    if block.caption:
        element[0].append(w("tblCaption", val=plain(block.caption)))
    for number, row in enumerate(rows):
        keep = number < len(block.rows) and (whole or number == len(block.rows) - 1)
        line = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if number == 0 else None))
        total = block.total and number == len(block.rows)
        for column, width in enumerate(widths):
            heads = total or (block.row_headers and column == 0)
            content = paragraph(
                styles[looks[0 if number == 0 else 1 if heads else 2]],
                *inlines.write(row[column] if column < len(row) else (), place),
                keep=w("keepNext") if keep else None,
                right=w("jc", val="right") if column in block.numeric else None,
            )
            line.append(cell_of(width, content))
        element.append(line)
    return element


def cell_end(styles: Mapping[str, str]) -> Iterable[Any]:
    """What follows a table: a thin paragraph, without which Word would join two tables or refuse a cell."""
    yield paragraph(styles["spacer"])


def frame(
    style: str,
    widths: list[int],
    place: Place,
    first_row: bool = False,
    first_column: bool = False,
    last_row: bool = False,
) -> Any:
    """A w:tbl of columns of those widths, without rows."""
    value = f"{0x20 * first_row + 0x40 * last_row + 0x80 * first_column + 0x600:04X}"
    look = w(
        "tblLook",
        val=value,
        firstRow=int(first_row),
        lastRow=int(last_row),
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    width = w("tblW", w=5000, type="pct") if place.nested else w("tblW", w=sum(widths), type="dxa")
    indent = w("tblInd", w=-place.reach, type="dxa") if place.reach else None
    properties = w("tblPr", w("tblStyle", val=style), width, indent, w("tblLayout", type="fixed"), look)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def cell_of(width: int, *content: Any, span: int = 1) -> Any:
    """A w:tc."""
    spanned = w("gridSpan", val=span) if span > 1 else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), spanned), *content)


def _lines(rows: tuple[Row, ...]) -> int:
    """How many lines the rows below the header take, by a rough count: each column has an equal share of the width."""
    room = LINE // max(len(rows[0]), 1)
    return sum(max((-(-len(plain(cell)) // room) for cell in row), default=1) or 1 for row in rows[1:])


def _widths(rows: tuple[Row, ...], columns: int, total: int) -> list[int]:
    """Widths in twips that follow the longest text of each column; one of short texts gets what they need."""
    longest, needed = [], []
    for column in range(columns):
        texts = [plain(row[column]) if column < len(row) else "" for row in rows]
        longest.append(max(map(len, texts)))
        body = max(map(len, texts[1:]), default=0)
        word = max(map(len, texts[0].split(" ")))
        needed.append(max(body, word) * CHARACTER + PADDING if body <= SHORT else 0)
    if not all(needed) and sum(needed) <= total * SHORT_SHARE:
        free = shares(
            [min(max(n, SHORTEST), LONGEST) for n, need in zip(longest, needed, strict=True) if not need],
            total - sum(needed),
        )
        return [need or free.pop(0) for need in needed]
    return shares([min(max(count, SHORTEST), LONGEST) for count in longest], total)


def shares(weights: list[int], total: int) -> list[int]:
    """`total` shared in proportion, to the unit."""
    edges = [round(total * sum(weights[:place]) / sum(weights)) for place in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]
