"""The first sheet of the kit: what to do, in five lines, and what there is, with how much is still to be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.kit import looks, printing
from imprimatur.kit.asking import Asking

_WIDTHS = (38.0, 38.0, 20.0, 14.0)
_LAST = len(_WIDTHS)
_BAR = 20
"""Squares of the bar of progress."""
_SQUEEZED = 1.6
"""Pages of contents that are still read when they are set on one."""
_DONE = '[=0]"✓";General'
"""How many are left, as it is shown: of none, a mark that all is there."""


@dataclass(frozen=True, slots=True)
class Content:
    """One line of the contents: its name, what it is for, how much it is needed, and where it stands.

    `required` says how many required answers it takes, `left` is the formula of how many of them are missing, or the
    words that stand in its place.
    """

    name: str
    purpose: str
    need: str = ""
    required: int = 0
    left: str = "–"
    place: str = ""


Contents = Sequence[tuple[str, Sequence[Content]]]
"""The contents, under their headings."""


def guide_sheet(sheet: Worksheet, asking: Asking, title: str, lines: Sequence[str], contents: Contents) -> None:
    """Write the sheet. Every line of it is marked as ours, and none is read."""
    sheet.title = asking.say("guide")
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    looks.title(sheet, title, _LAST)
    looks.tab(sheet, looks.DARK)
    printing.pages(sheet)
    row = 3
    for number, line in enumerate(lines, start=1):
        text = f"{number}. {line}"
        cell = _wide(sheet, row, text)
        looks.height(sheet, row, looks.lines_of(f"   {text}", sum(_WIDTHS) - 6))
        cell.alignment = looks.WRAPPED
        row += 1
    if contents:
        _contents(sheet, asking, row + 1, contents)


def _wide(sheet: Worksheet, row: int, text: str) -> Cell:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_LAST)
    cell = sheet.cell(row, 1, looks.own(text))
    assert isinstance(cell, Cell)
    return cell


def _contents(sheet: Worksheet, asking: Asking, row: int, contents: Contents) -> None:
    first, last = row + 3, row + 2 + sum(1 + len(lines) for _, lines in contents)
    total = sum(one.required for _, lines in contents for one in lines)
    if total:
        _total(sheet, asking, row, total, f"$D${first}:$D${last}")
    heads = [
        looks.own(asking.say("where")),
        *(asking.say(key) for key in ("column_purpose", "column_need", "left_short")),
    ]
    looks.head(sheet, row + 2, heads, _WIDTHS)
    at, headings = first, []
    for heading, lines in contents:
        looks.heading(sheet, at, heading, _LAST)
        headings.append(at)
        for below, one in enumerate(lines, start=at + 1):
            _line(sheet, below, one)
        at += 1 + len(lines)
    printing.whole(sheet, headings, first, last, _SQUEEZED)
    area = f"D{row}:D{last}"
    done = CellIsRule("equal", ["0"], font=Font(bold=True, color=looks.GREEN))
    sheet.conditional_formatting.add(area, done)


def _total(sheet: Worksheet, asking: Asking, row: int, total: int, area: str) -> None:
    left = f"$D${row}"
    done = f"ROUND({_BAR}*({total}-{left})/{total},0)"
    sheet.cell(row, 1, looks.own(asking.say("left"))).font = looks.letters(bold=True, size=14, color=looks.DARK)
    sheet.cell(row, 2, f'=REPT("█",{done})&REPT("░",{_BAR}-{done})').font = looks.letters(color=looks.DARK)
    sheet.cell(row, 4, f"=SUM({area})").font = looks.letters(bold=True, size=14, color=looks.DARK)
    sheet.cell(row, 4).number_format = _DONE
    sheet.row_dimensions[row].height = 38.0
    for column in range(1, _LAST + 1):
        sheet.cell(row, column).alignment = Alignment(vertical="center", horizontal="left", wrap_text=column == 1)


def _line(sheet: Worksheet, row: int, one: Content) -> None:
    looks.box(sheet, row, _LAST)
    cell = sheet.cell(row, 1, looks.own(one.name))
    if one.place:
        looks.link(cell, one.place)
    sheet.cell(row, 2, one.purpose)
    sheet.cell(row, 3, one.need).font = looks.muted()
    sheet.cell(row, 4, f"={one.left}" if one.required and one.place else one.left).number_format = _DONE
    sheet.cell(row, 4).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    texts = (f"  {one.name}", one.purpose, one.need, one.left if not one.required else "")
    looks.height(sheet, row, max(looks.lines_of(text, width) for text, width in zip(texts, _WIDTHS, strict=True)))
