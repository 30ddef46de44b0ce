"""How the sheets of the kit print: on A4, as wide as is read, with page numbers, no heading at the foot of a page."""

from collections.abc import Sequence
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.kit.looks import LINE_HEIGHT

_PAPER_A4 = 9
_SHORT, _LONG = 8.27, 11.69
"""The sides of A4 in inches."""
_SIDES, _ENDS = 0.4, 0.6
"""The margins of pages, in inches."""
_FILLED = 0.95
"""How much of a page rows may take, as reckoned: fonts and programs differ."""
WIDEST = 215.0
"""Characters of a sheet's columns that a page across still prints at two thirds of their size, which is read."""
_PORTRAIT = 110
"""Characters of a sheet's columns that still fit the width of an upright page."""


def whole(sheet: Worksheet, headings: Sequence[int], first: int, last: int, squeezed: float = 0) -> None:
    """Set where pages begin, so that no heading stands at the foot of one with less than two of its rows.

    `first` and `last` are the rows that the headings part. A sheet that takes up to `squeezed` pages is set on one.
    """
    head, room = _high(sheet, first - 1), _FILLED * _room(sheet)
    if _high(sheet, *range(1, last + 1)) <= squeezed * _room(sheet):
        sheet.page_setup.fitToHeight = 1
        return
    used = _high(sheet, *range(1, first))
    start = first
    for row in range(first, last + 1):
        if used + _high(sheet, row) > room:
            # The rows that follow a heading take it along.
            begins = next((at for at in (row, row - 1, row - 2) if at in headings and at > start), row)
            sheet.row_breaks.append(Break(id=begins - 1))
            used, start = head + _high(sheet, *range(begins, row)), begins
        used += _high(sheet, row)


def _high(sheet: Worksheet, *rows: int) -> float:
    return sum(float(sheet.row_dimensions[row].height or LINE_HEIGHT) for row in rows)


def _room(sheet: Worksheet) -> float:
    """The points of rows that a page holds, with the widths that Excel gives: `n` characters are 7n + 5 pixels."""
    widths = [float(one.width or 0) for one in sheet.column_dimensions.values()]
    across, down = (_SHORT, _LONG) if sum(widths) <= _PORTRAIT else (_LONG, _SHORT)
    scale = min(1.0, (across - 2 * _SIDES) / (sum(7 * one + 5 for one in widths) / 96))
    return 72 * (down - 2 * _ENDS) / scale


def pages(sheet: Worksheet, names: int = 1) -> None:
    """Print on A4, upright or across as the columns ask, with page numbers, all the columns on one page's width.

    More columns than can be read on it take several, the first `names` of them repeated on each.
    """
    setup = sheet.page_setup
    setup.paperSize, setup.fitToWidth, setup.fitToHeight = _PAPER_A4, 1, 0
    widths = [float(one.width or 0) for one in sheet.column_dimensions.values()]
    width, repeated = sum(widths), sum(widths[:names])
    if width > WIDEST:
        setup.fitToWidth = ceil((width - repeated) / (WIDEST - repeated))
        sheet.print_title_cols = f"A:{get_column_letter(names)}"
    setup.orientation = "portrait" if width <= _PORTRAIT else "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P / &N"
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, _SIDES)
    for side in ("top", "bottom"):
        setattr(sheet.page_margins, side, _ENDS)
    sheet.page_margins.header = sheet.page_margins.footer = 0.25
    sheet.sheet_view.showGridLines = False
