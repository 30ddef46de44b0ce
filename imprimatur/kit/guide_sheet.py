"""The first sheet of the kit: what to do, in five lines, and how much is still to be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.kit import looks
from imprimatur.kit.asking import Asking

_WIDTHS = (46.0, 22.0, 26.0)
_BAR = 20
"""Squares of the bar of progress."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of progress: what it is of, how many required there are, the formula of how many are left, where."""

    name: str
    required: int
    left: str
    place: str
    note: str = ""


def guide_sheet(
    sheet: Worksheet, asking: Asking, title: str, lines: Sequence[str], progress: Sequence[Progress]
) -> None:
    """Write the sheet. Every line of it is marked as ours, and none is read."""
    sheet.title = asking.say("guide")
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    looks.title(sheet, title, 3)
    row = 3
    for number, line in enumerate(lines, start=1):
        text = f"{number}. {line}"
        cell = _wide(sheet, row, text)
        looks.height(sheet, row, looks.lines_of(f"   {text}", sum(_WIDTHS) - 6))
        cell.alignment = looks.WRAPPED
        row += 1
    if progress:
        _progress(sheet, asking, row + 1, progress)
    looks.pages(sheet)


def _wide(sheet: Worksheet, row: int, text: str) -> Cell:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
    cell = sheet.cell(row, 1, looks.own(text))
    assert isinstance(cell, Cell)
    return cell


def _progress(sheet: Worksheet, asking: Asking, row: int, progress: Sequence[Progress]) -> None:
    first, last = row + 3, row + 2 + len(progress)
    total, left = sum(one.required for one in progress), f"$B${row}"
    done = f"ROUND({_BAR}*({total}-{left})/{total},0)"
    sheet.cell(row, 1, looks.own(asking.say("left"))).font = looks.letters(bold=True, size=14, color=looks.DARK)
    sheet.cell(row, 2, f"=SUM($B${first}:$B${last})").font = looks.letters(bold=True, size=14, color=looks.DARK)
    sheet.cell(row, 3, f'=REPT("█",{done})&REPT("░",{_BAR}-{done})').font = looks.letters(color=looks.DARK)
    sheet.row_dimensions[row].height = 26.0
    for column in (1, 2, 3):
        sheet.cell(row, column).alignment = Alignment(vertical="center", horizontal="left")
    looks.head(
        sheet,
        row + 2,
        [looks.own(asking.say("where")), asking.say("left_short"), asking.say("column_need")],
        _WIDTHS,
    )
    sheet.print_title_rows = None
    for at, one in enumerate(progress, start=first):
        looks.box(sheet, at, 3)
        cell = sheet.cell(at, 1, looks.own(one.name))
        cell.hyperlink = f"#{one.place}"
        cell.font = looks.letters(color=looks.DARK, underline="single")
        sheet.cell(at, 2, f"={one.left}" if one.left else "–")
        sheet.cell(at, 2).alignment = Alignment(horizontal="left", vertical="top")
        sheet.cell(at, 3, one.note).font = looks.muted()
        looks.height(sheet, at, looks.lines_of(one.note, _WIDTHS[2]))
    area = f"B{row}:B{last}"
    done_ = CellIsRule("equal", ["0"], font=Font(bold=True, color=looks.GREEN))
    sheet.conditional_formatting.add(area, done_)
