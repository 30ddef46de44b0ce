"""The sheet of a table: help over each column, its names, an example that is never taken for a row, rows to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.own_marks import EXAMPLES
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit import looks, printing
from imprimatur.kit.asking import Asking
from imprimatur.kit.validation import validate
from imprimatur.language.typography import typeset

HELP, HEAD, EXAMPLE, FIRST = 3, 4, 5, 6
"""The rows: help over the columns, their names, the example, the first to be filled in."""
_BOXED = 20
"""Rows that are drawn; more may be added below."""
_LAST = 205
"""The last row that holds its cells to what they take, and that the progress counts."""
_WIDE, _NARROW, _FULL = 36.0, 17.0, 190.0
"""Columns of texts and of facts, and all that fit across a page at a size that is read with ease, in characters."""
_SEEN = 190.0
"""Characters of columns over which a sheet says what it is for."""
_LEAST = {_WIDE: 22.0, _NARROW: 14.0}
"""How far they shrink to fit: on the screen they are still read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: a field, or a text in one language."""

    name: str
    spec: Spec
    path: str
    side: Lang | None = None


def columns_of(model: Any, prefix: str, asking: Asking, left_out: Sequence[str] = ()) -> list[Column]:
    """The columns of a table, texts once a language; the names of files stand for the texts in them."""
    names = vocabulary(model, asking.labels, f"{prefix}.")
    columns: list[Column] = []
    for spec in specs(model):
        if spec.named_by or spec.path in left_out:
            continue
        name = asking.name(spec.path, names, f"{prefix}.")
        sides: list[Lang] = [side for side in (asking.lang, other(asking.lang)) if side in asking.languages]
        path = f"{prefix}.{spec.path}"
        if spec.is_text and len(sides) > 1:
            columns.extend(Column(f"{name} {side.upper()}", spec, path, side) for side in sides)
        else:
            columns.append(Column(name, spec, path, sides[0] if spec.is_text else None))
    return columns


def table_sheet(sheet: Worksheet, columns: Sequence[Column], asking: Asking, title: str, lead: str) -> None:
    """Write the sheet of a table."""
    raw = [_WIDE if column.spec.is_text else _NARROW for column in columns]
    # Many columns share what fits across a page and can still be read.
    shrunk = min(1.0, _FULL / sum(raw))
    widths = [max(_LEAST[width], round(width * shrunk, 1)) for width in raw]
    # What is said over the columns stands on the first page, however many they are.
    seen = next((at for at in range(2, len(widths)) if sum(widths[: at + 1]) > _SEEN), max(2, len(widths)))
    looks.title(sheet, title, seen, lead, asking.say("guide"), max(2, len(columns)))
    looks.head(sheet, HEAD, [column.name for column in columns], widths)
    sheet.freeze_panes = f"B{FIRST}"
    for row in range(EXAMPLE, FIRST + _BOXED):
        looks.box(sheet, row, len(columns))
    high = {HELP: 1, HEAD: 1, EXAMPLE: 1}
    last = get_column_letter(len(columns))
    for place, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        texts = _column(sheet, place, column, asking, last)
        high = {row: max(high[row], looks.lines_of(text, width)) for row, text in texts.items()}
    for row, lines in high.items():
        looks.height(sheet, row, min(lines, 8))
    looks.height(sheet, 2, looks.lines_of(f"  {lead}", sum(widths[: max(1, seen - 1)])))
    printing.pages(sheet, max(1, sum(one.spec.need is Need.REQUIRED for one in columns[:2])))


def _column(sheet: Worksheet, place: int, column: Column, asking: Asking, last: str) -> dict[int, str]:
    spec, letter = column.spec, get_column_letter(place)
    help_ = asking.help(spec, alone=True)
    if spec.need in (Need.REQUIRED, Need.CONDITIONAL):
        need = asking.say("need_required") if spec.need is Need.REQUIRED else asking.need(spec)
        help_ = typeset(f"{need} – {help_}", asking.lang)
    cell = sheet.cell(HELP, place)
    looks.helped(cell, looks.own(help_) if place == 1 else help_)
    cell.alignment = looks.WRAPPED
    example = asking.example(spec, column.path, column.side)
    if example:
        shown = sheet.cell(EXAMPLE, place, example)
        shown.font = looks.muted(italic=True)
    area = f"{letter}{FIRST}:{letter}{_LAST}"
    validate(sheet, spec, area, asking.labels, asking.lang, help_)
    if spec.need is Need.REQUIRED:
        begun = f"COUNTA($A{FIRST}:${last}{FIRST})>0"
        looks.wanted(sheet, area, f'AND({begun},{letter}{FIRST}="")', required=True)
    return {HELP: f"  {help_}", HEAD: column.name, EXAMPLE: example}


def empty(title: str, columns: int) -> str:
    """The formula of whether the table on a sheet has no row yet, in Excel's words without `=`."""
    name = title.replace("'", "''")
    area = f"'{name}'!$A${EXAMPLE}:${get_column_letter(columns)}${_LAST}"
    return f"COUNTA({area})" + "".join(f'-COUNTIF({area},"{mark}*")' for mark in EXAMPLES) + "=0"
