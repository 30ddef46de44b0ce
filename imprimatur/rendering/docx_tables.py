"""Tables and facts boxes in Word."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from imprimatur.blocks import Facts, Inline, Table, plain
from imprimatur.rendering.docx_inline import Inlines, Place
from imprimatur.rendering.docx_xml import paragraph, w

Row = tuple[Inline, ...]

SHORTEST, LONGEST = 12, 48
"""Between how many characters the longest text of a column counts towards the column's width."""

WHOLE = 12
"""How many rows a table may have and be kept on one page."""

FACT_COLUMNS = ((22, 4), (70, 3))
"""How many columns a grid of facts takes by the length of its longest value; beyond, two."""

FACT_SHARES = [32, 68]
"""How labels and values share the width of facts below one another."""


def table(block: Table, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """A table whose header row comes again on every page and whose rows do not break."""
    columns = max(len(row) for row in (block.header, *block.rows))
    widths = _widths((block.header, *block.rows), columns, place.width)
    element = _frame(styles["imprimatur table"], widths, place, first_row=True, first_column=block.row_headers)
    if block.caption:
        element[0].append(w("tblCaption", val=plain(block.caption)))
    for number, row in enumerate((block.header, *block.rows)):
        keep = number < len(block.rows) <= WHOLE
        header = w("tblHeader") if number == 0 else None
        line = w("tr", w("trPr", w("cantSplit"), header))
        for column, width in enumerate(widths):
            heads = block.row_headers and column == 0
            style = styles["table heading" if number == 0 else "row heading" if heads else "table text"]
            cell = row[column] if column < len(row) else ()
            content = paragraph(style, *inlines.write(cell, place), keep=w("keepNext") if keep else None)
            line.append(_cell(width, content))
        element.append(line)
    return element


def facts_table(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts below one another, each a label that heads its row and its value."""
    widths = _shares(FACT_SHARES, place.width)
    element = _frame(styles["facts"], widths, place, first_column=True)
    for label, value in block.rows:
        heading = paragraph(styles["fact label"], *inlines.write(label, place))
        content = paragraph(styles["fact value"], *inlines.write(value, place))
        element.append(w("tr", w("trPr", w("cantSplit")), _cell(widths[0], heading), _cell(widths[1], content)))
    return element


def facts_grid(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a label above its value, read row by row; the last cell fills its row."""
    longest = max((len(plain(value)) for _, value in block.rows), default=0)
    columns = next((count for limit, count in FACT_COLUMNS if longest <= limit), 2)
    columns = _even(len(block.rows), columns)
    widths = _shares([1] * columns, place.outer)
    element = _frame(styles["facts grid"], widths, place)
    for start in range(0, len(block.rows), columns):
        cells = block.rows[start : start + columns]
        line = w("tr", w("trPr", w("cantSplit")))
        for place_in_row, (label, value) in enumerate(cells):
            span = columns - place_in_row if place_in_row == len(cells) - 1 else 1
            content = (
                paragraph(styles["fact label"], *inlines.write(label, place)),
                paragraph(styles["fact value"], *inlines.write(value, place)),
            )
            line.append(_cell(sum(widths[place_in_row : place_in_row + span]), *content, span=span))
        element.append(line)
    return element


def cell_end(styles: Mapping[str, str]) -> Iterable[Any]:
    """What follows a table: a thin paragraph, without which Word would join two tables or refuse a cell."""
    yield paragraph(styles["spacer"])


def _even(count: int, columns: int) -> int:
    """The number of columns, not above `columns`, that takes the fewest rows and leaves the last one fullest."""
    return min(range(1, min(columns, count) + 1), key=lambda n: (-(-count // n), -count % n), default=1)


def _frame(style: str, widths: list[int], place: Place, first_row: bool = False, first_column: bool = False) -> Any:
    value = f"{0x20 * first_row + 0x80 * first_column + 0x600:04X}"
    look = w(
        "tblLook",
        val=value,
        firstRow=int(first_row),
        lastRow=0,
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    width = w("tblW", w=5000, type="pct") if place.nested else w("tblW", w=sum(widths), type="dxa")
    properties = w("tblPr", w("tblStyle", val=style), width, w("tblLayout", type="fixed"), look)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def _cell(width: int, *content: Any, span: int = 1) -> Any:
    spanned = w("gridSpan", val=span) if span > 1 else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), spanned), *content)


def _widths(rows: tuple[Row, ...], columns: int, total: int) -> list[int]:
    """Widths in twips that follow the longest text of each column."""
    weights = []
    for column in range(columns):
        longest = max(len(plain(row[column])) for row in rows if column < len(row))
        weights.append(min(max(longest, SHORTEST), LONGEST))
    return _shares(weights, total)


def _shares(weights: list[int], total: int) -> list[int]:
    """`total` shared in proportion, to the unit."""
    edges = [round(total * sum(weights[:place]) / sum(weights)) for place in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]
