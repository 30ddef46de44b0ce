"""Tables in Word."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from imprimatur.core.blocks import Inline, Table, plain, runs
from imprimatur.language.typography.settings import NBSP
from imprimatur.rendering.advances import advance
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.xml import paragraph, w
from imprimatur.rendering.fitting import SIZES, closeness, columns, fitted, lined, widest
from imprimatur.rendering.widths import POINT, line_width, raised, widths_of

SMALL = SIZES[1:]
"""The sizes of the numbers of a chart, in points; the first is that of their style."""

Row = tuple[Inline, ...]

GROUNDS = ("accent1", "accent3")
"""The grounds of a marked column in Word's palette: of its heading, and of the rest (rendering.docx.theme)."""

WHOLE, PAGEFUL, LINE = 10, 32, 95
"""How many lines a table may take and be kept on one page, how many one that is read at a glance, and how many
characters a line of a table holds: the measure that the PDF goes by, so that both break their pages alike."""


def table(block: Table, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """A table whose header row comes again on every page and whose rows do not break."""
    place = replace(place, width=place.width + place.reach)
    looks = ("table heading", "row heading", "table text")
    # No larger than in the PDF, so that both look alike.
    if block.close:
        close = closeness(block)
        space = w("spacing", before=0, after=0, line=round(POINT * close.leading), lineRule="exact")
        padding = round(POINT * close.padding)
        margins = w("tblCellMar", *(w(side, w=padding, type="dxa") for side in ("top", "bottom")))
        return _table(block, styles, inlines, place, "imprimatur table", looks, [close.size], SIZES[0], space, margins)
    sizes = [size for size in SIZES if size <= fitted(block).size]
    return _table(block, styles, inlines, place, "imprimatur table", looks, sizes, SIZES[0])


def data_table(block: Table, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """The numbers of a chart, in small print, no wider than they need."""
    rows = (block.header, *block.rows)
    needed = sum(line_width([plain(cell) for cell in column], SMALL[0]) for column in columns(rows))
    place = replace(place, width=min(place.width + place.reach, round(needed)))
    looks = ("data heading", "data text", "data text")
    return _table(block, styles, inlines, place, "data table", looks, SMALL, SMALL[0])


def _table(
    block: Table,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
    look: str,
    looks: tuple[str, str, str],
    sizes: Sequence[float],
    usual: float,
    space: Any | None = None,
    margins: Any | None = None,
) -> Any:
    """A table of that style; `looks` are the styles of its header, of what heads or sums up rows, and of the rest.

    Its type is the largest of `sizes` (points) in which no column breaks a word; that of the styles is `usual`. `space`
    is that of its lines and `margins` those of its cells, where they are not those of the styles.
    """
    rows = (block.header, *block.rows)
    size = widest(rows, place.width / POINT, sizes)
    widths = _widths(block, place.width, size)
    if size != usual:
        place = replace(place, look=(*place.look, w("sz", val=round(2 * size)), w("szCs", val=round(2 * size))))
    element = frame(styles[look], widths, place, first_row=True, first_column=block.row_headers, last_row=block.total)
    kept = _lines(rows) <= (PAGEFUL if block.whole else WHOLE)
    if margins is not None:
        element[0].insert(-1, margins)
    for number, row in enumerate(rows):
        # Neither header nor first row stands alone at the foot of a page, as in the PDF, nor does the last row at the
        # head of one, be it with what heads it or with the total.
        head, left = block.heads(row), len(block.rows) - number
        keep = left > 0 and (kept or head or number <= 1 or left <= 1 + (block.total or block.heads(rows[-2])))
        line = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if number == 0 else None))
        among = number < len(block.rows) or not block.total
        total = number > 0 and block.adds_up(number - 1)
        for column, width in enumerate(widths):
            heads = total or head or (block.row_headers and column == 0 and not block.close)
            stands_out = column in block.marked and not head
            colour = [white()] if stands_out and number == 0 else [_dark()] if head else []
            there = replace(place, look=(*place.look, *colour))
            content = paragraph(
                styles[looks[0 if number == 0 else 1 if heads else 2]],
                *inlines.write(row[column] if column < len(row) else (), there),
                keep=w("keepNext") if keep else None,
                space=deepcopy(space),
                right=w("jc", val="right") if column in block.numeric else None,
            )
            ground = [_ground(GROUNDS[min(number, 1)])] if stands_out else _of_sum() if total and among else []
            line.append(cell_of(width, content, properties=ground))
        element.append(line)
    return element


def _widths(block: Table, total: int, size: float) -> list[int]:
    """The widths of the columns in twips: those of the PDF, the first wide enough for a head of a group on two lines.

    In Word such a head has but the first cell: a reader of screens needs a simple grid, without merged cells.
    """
    heads = tuple((runs(_half(plain(row[0]), size)),) for row in block.rows if block.heads(row))
    return raised(widths_of(lined(block), total, size), (*lined(block), *heads), size)


def _half(text: str, size: float) -> str:
    """The longer line of a text that is set on two as even as can be, as one piece."""
    words = text.split(" ")
    lines = ((NBSP.join(words[:place]), NBSP.join(words[place:])) for place in range(len(words)))
    return min((max(pair, key=lambda line: advance(line, size)) for pair in lines), key=lambda one: advance(one, size))


def described(element: Any, caption: Inline, words: str) -> Any:
    """The table with its title, if it has one, and its description for those who do not see it."""
    title = w("tblCaption", val=plain(caption)) if caption else None
    element[0].extend([one for one in (title, w("tblDescription", val=words)) if one is not None])
    return element


def _ground(colour: str) -> Any:
    """The shade of a cell, of Word's palette."""
    return w("shd", val="clear", color="auto", fill="auto", themeFill=colour)


def _of_sum() -> list[Any]:
    """The rule above a row of totals among the lines, and its ground: those that the style gives the last one."""
    return [
        w("tcBorders", w("top", val="single", sz=8, space=0, color="000000", themeColor="accent2")),
        _ground(GROUNDS[1]),
    ]


def white() -> Any:
    """The colour of words on the ground of a marked heading."""
    return w("color", val="FFFFFF", themeColor="background1")


def _dark() -> Any:
    """The colour of the words that head a group of rows."""
    return w("color", val="000000", themeColor="accent2")


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


def cell_of(width: int, *content: Any, properties: Iterable[Any] = ()) -> Any:
    """A w:tc; `properties` are its borders, shade and margins, in that order, where they are not those of the table."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), *content)


def _lines(rows: tuple[Row, ...]) -> int:
    """How many lines the rows below the header take, by a rough count: each column has an equal share of the width."""
    room = LINE // max(len(rows[0]), 1)
    return sum(max((-(-len(plain(cell)) // room) for cell in row), default=1) or 1 for row in rows[1:])
