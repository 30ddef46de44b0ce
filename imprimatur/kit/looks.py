"""How the sheets of the kit look: those of the samples' own workbooks."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.own_marks import CONDITIONAL_FILL, OWN_LINE, REQUIRED_FILL

DARK, TINT, GREY, GREEN = "1F3A4D", "E4EBF0", "6B6B6B", "2E7D4F"
"""The ground of titles; that of headings; the ink of help and examples (5.3 on white); of what is complete."""
AMBER, BLUE, PALE = "F2B632", "7FA6C4", "CBDBE7"
"""The tabs of the sheets that are required, which have the hue of a cell to fill in, of those for what there is, and of
those that few need."""
_BAND = PatternFill("solid", fgColor=DARK)
_HEADING = PatternFill("solid", fgColor=TINT)
_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
_LETTERS = "Calibri"
LINE_HEIGHT = 15.0
"""Points of a line of eleven points."""
_LETTERS_A_DIGIT = 1.1
"""Letters of a text that stand in the width of a digit, which is the unit of columns."""


def own(text: str) -> str:
    """A line of guidance, marked so that it is never read as data."""
    return OWN_LINE + text


def title(sheet: Worksheet, text: str, width: int, lead: str = "", back: str = "", band: int = 0) -> None:
    """The band over a sheet and the line under it that says what to do; `back` is the sheet that a link leads to.

    Both are `width` columns wide; the ground of the `band` may run on over more.
    """
    for row, line, last, font in (
        (1, text, width, letters(bold=True, size=16, color="FFFFFF")),
        (2, lead, width - 1 if back else width, muted()),
    ):
        if not line:
            continue
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
        cell = sheet.cell(row, 1, own(line))
        cell.font = font
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 30.0
    for column in range(1, max(width, band) + 1):
        sheet.cell(1, column).fill = _BAND
    if back:
        cell = sheet.cell(2, width, f"↑ {back}")
        link(cell, f"'{back}'!A1")
        cell.alignment = Alignment(vertical="center", horizontal="right", wrap_text=True)


def link(cell: Any, place: str) -> None:
    """Lead from a cell to another place of the workbook."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
    cell.font = letters(color=DARK, underline="single")


def tab(sheet: Worksheet, colour: str) -> None:
    """Colour the tab of a sheet."""
    sheet.sheet_properties.tabColor = Color(rgb=f"FF{colour}")


def head(sheet: Worksheet, row: int, names: Sequence[str], widths: Sequence[float]) -> None:
    """The names of the columns, which stay in sight and are repeated on every page."""
    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(row, column, name)
        cell.font, cell.fill, cell.alignment = letters(bold=True, color="FFFFFF"), _BAND, WRAPPED
        cell.border = _BOX
        sheet.column_dimensions[get_column_letter(column)].width = width
    height(sheet, row, max(lines_of(name, width - 1) for name, width in zip(names, widths, strict=True)))
    sheet.print_title_rows = f"{row}:{row}"


def heading(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """A heading over the rows that follow."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    for column in range(1, width + 1):
        sheet.cell(row, column).fill = _HEADING
    cell = sheet.cell(row, 1, own(text))
    cell.font, cell.alignment = letters(bold=True, color=DARK, size=12), Alignment(vertical="center")
    sheet.row_dimensions[row].height = 22.0


def box(sheet: Worksheet, row: int, width: int) -> None:
    """A row to be filled in."""
    for column in range(1, width + 1):
        cell = sheet.cell(row, column)
        cell.alignment, cell.border = WRAPPED, _BOX


def muted(*, italic: bool = False) -> Font:
    """The letters of what helps and is not data."""
    return letters(color=GREY, italic=italic)


def letters(**look: Any) -> Font:
    """The letters of the kit, of eleven points unless told otherwise."""
    return Font(**{"name": _LETTERS, "size": 11, **look})


def helped(cell: Cell, text: str, example: str = "") -> None:
    """Help in a cell, with the example on a line of its own, greyed."""
    cell.font = muted()
    said: list[str | TextBlock] = [text] if text else []
    if example:
        grey = InlineFont(rFont=_LETTERS, sz=11, i=True, color=GREY)
        said.append(TextBlock(grey, f"\n{example}" if text else example))
    cell.value = CellRichText(*said) if example else text


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of a width in characters."""
    fits = int(width * _LETTERS_A_DIGIT)
    return sum(max(1, len(wrap(line, fits))) for line in text.split("\n"))


def height(sheet: Worksheet, row: int, lines: int) -> None:
    """Make a row as high as what stands in it asks."""
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(1, lines) + 3


def wanted(sheet: Worksheet, area: str, formula: str, *, required: bool) -> None:
    """Colour what still has to be filled in, until it is."""
    colour = REQUIRED_FILL if required else CONDITIONAL_FILL
    sheet.conditional_formatting.add(area, FormulaRule([formula], fill=PatternFill("solid", bgColor=colour)))
