"""A workbook of last year's annual report made that of the next: its sheets followed one by one.

A sheet of the kit keeps its form: what it says over its rows stays, and rows that go on move up in it.
"""

from collections.abc import Mapping
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.location import Location
from imprimatur.core.own_marks import EXAMPLES, OWN_LINE
from imprimatur.core.source import Source
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, split_language, vocabulary
from imprimatur.kit.emptying import empty
from imprimatur.kit.next_year_entries import YEARLY
from imprimatur.kit.next_year_entries import is_of_year as is_field_of_year
from imprimatur.kit.saved import saved
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, parse_date
from imprimatur.rendering.workbooks import opened

_HISTORY = "years"
"""The table of figures over several years: what it says of former ones stays."""
_LASTING = set(
    "missions.number legal_basis.date legal_basis.published funding.since partners.since org_chart.fte".split()
) | {f"{table}.{name}" for table in ("staff", "board", "assembly") for name in ("entry", "exit", "start", "end")}
"""Columns of numbers and dates that hold longer than a year."""
_TOLD = {"missions.fulfilled"}
"""Columns of words that tell the year."""
_HEADS = 10
"""Rows in which the names of columns are looked for."""


def is_of_year(table: str, spec: Spec) -> bool:
    """Whether a column of a table whose rows stay tells of one year."""
    path = f"{table}.{spec.path}"
    counted = spec.reads is not None and (spec.reads.is_figure or spec.reads.sort == "year")
    return path in _TOLD or (counted and path not in _LASTING and table != _HISTORY)


def workbook(source: Source, labels: Labels, places: Mapping[str, Location], past: int, year: int) -> bytes:
    """The workbook of the year. Sheets that say nothing of the report stay as they are."""
    book = opened(source.content, rich=True)
    _fields(book, source, labels, places, past, year)
    names = vocabulary(AnnualReport, labels)
    tables = {spec.path: spec for spec in specs(AnnualReport) if spec.is_table}
    for sheet in book.worksheets:
        table = tables.get(names.resolve(sheet.title) or "")
        if table is None:
            continue
        head, known = _columns(sheet, table, vocabulary(table.type, labels, f"{table.path}."))
        if table.path in YEARLY:
            _cut(sheet, table.path, head, known, year)
            continue
        for place in (place for place, spec in known.items() if is_of_year(table.path, spec)):
            for row in range(head + 1, sheet.max_row + 1):
                if not str(sheet.cell(row, place).value).startswith(EXAMPLES):
                    empty(sheet.cell(row, place), Bilingual(str(past), str(past)))
    return saved(book)


def _fields(book: Any, source: Source, labels: Labels, places: Mapping[str, Location], past: int, year: int) -> None:
    """The single fields, wherever the workbook says them."""
    for spec in specs(AnnualReport):
        for key in () if spec.is_table else (spec.path, f"{spec.path}:fr", f"{spec.path}:nl"):
            place = places.get(key)
            if place is None or place.file != source.name or place.sheet not in book.sheetnames or not place.cell:
                continue
            cell = book[place.sheet][place.cell]
            if cell.value is None:
                continue
            if spec.path == "year":
                cell.value = year
            elif spec.path == "status":
                cell.value = labels.choice("ReportStatus", "writing", "fr")
            elif is_field_of_year(spec):
                empty(cell, Bilingual(str(past), str(past)))


def _columns(sheet: Any, table: Spec, inner: Vocabulary) -> tuple[int, dict[int, Spec]]:
    """The row of the names of columns, and the columns that are known by them."""
    columns = {spec.path: spec for spec in specs(table.type)}
    best: tuple[int, dict[int, Spec]] = (1, {})
    for row in range(1, _HEADS + 1):
        found = {cell.column: inner.resolve(split_language(str(cell.value or ""))[0]) for cell in sheet[row]}
        known = {place: columns[path] for place, path in found.items() if path in columns}
        if len(known) > len(best[1]):
            best = (row, known)
    return best


def _cut(sheet: Any, table: str, head: int, columns: dict[int, Spec], year: int) -> None:
    """Take out the rows of the year; research that goes on into the new year stays."""
    ends = [place for place, spec in columns.items() if table == "research" and spec.path == "end"]

    def goes_on(row: int) -> bool:
        return any(_last_year(sheet.cell(row, place).value) >= year for place in ends)

    if str(sheet.cell(1, 1).value).startswith(OWN_LINE):
        _close_up(sheet, head, [row for row in range(head + 1, sheet.max_row + 1) if goes_on(row)])
        return
    for row in range(sheet.max_row, head, -1):
        if not goes_on(row):
            sheet.delete_rows(row)
            # The heights of rows do not move with them.
            sheet.row_dimensions.pop(row, None)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = sheet.dimensions


def _close_up(sheet: Any, head: int, kept: list[int]) -> None:
    """Empty the rows of a sheet of the kit but those kept, which follow each other; its examples stay."""
    rows = [[cell.value for cell in sheet[row]] for row in kept]
    places = [
        row
        for row in range(head + 1, sheet.max_row + 1)
        if not any(str(cell.value).startswith(EXAMPLES) for cell in sheet[row])
    ]
    for row in places:
        values = rows.pop(0) if rows else [None] * sheet.max_column
        for cell, value in zip(sheet[row], values, strict=True):
            cell.value = value


def _last_year(value: object) -> int:
    try:
        last = parse_date(value).last_day()
    except Unreadable:
        return 0
    return last.year if last else 0
