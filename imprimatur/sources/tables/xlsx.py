"""Workbooks: every visible sheet is read as entries or as a table, every value keeps its cell."""

import warnings
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from imprimatur.core.dossier import Reading
from imprimatur.core.finding import LIST_SHEET, Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.package import refusal, unreadable
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.tables.grid import Grid, read_grid

MAX_ROWS, MAX_COLUMNS = 5_000, 200
"""The part of a sheet that is read; anything filled beyond it is a finding."""


def read(source: Source) -> Reading:
    """The entries and tables of a workbook.

    Formulas are not computed: the value that Excel stored is taken. Hidden sheets are not read, nor the list of
    findings in a marked copy that comes back.
    """
    refused = refusal(source)
    if refused:
        return Reading(findings=(refused,))
    book = _Book(source, _load(source, values=False))
    readings = [book.sheet(sheet) for sheet in book.formulas.worksheets]
    return Reading(
        tuple(entry for reading in readings for entry in reading.entries),
        tuple(table for reading in readings for table in reading.tables),
        findings=tuple(found for reading in readings for found in reading.findings),
    )


def _load(source: Source, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it leaves aside (validation, conditional formats): nothing that is read here.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(source.content), data_only=values, keep_links=False)


@dataclass(slots=True)
class _Book:
    """A workbook with its formulas; the stored values are loaded only when a formula is met."""

    source: Source
    formulas: Workbook
    _stored: Workbook | None = field(default=None)

    def sheet(self, sheet: Any) -> Reading:
        location = Location(self.source.name, sheet.title)
        if sheet.sheet_properties.codeName == LIST_SHEET:
            return Reading()
        if sheet.sheet_state != "visible":
            return Reading(findings=(finding("R08", location),))
        # The sheet's own extent counts cells that are only formatted, up to a million rows of them.
        filled = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
        height = max((row for row, _ in filled), default=0)
        width = max((column for _, column in filled), default=0)
        if height > MAX_ROWS or width > MAX_COLUMNS:
            reason = say("sheet_too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
            return Reading(findings=(replace(unreadable(self.source, reason), location=location),))
        findings: list[Finding] = []
        rows: list[list[object]] = [[None] * width for _ in range(height)]
        for (row, column), cell in sorted(filled.items()):
            rows[row - 1][column - 1] = self._value(cell, location, findings)
        grid = Grid(tidy(sheet.title), rows, lambda row, column: _place(location, row, column), location)
        reading = read_grid(grid)
        return replace(reading, findings=(*reading.findings, *findings))

    def _value(self, cell: Any, sheet: Location, findings: list[Finding]) -> object:
        value = cell.value
        if cell.data_type == "f":
            value = self._computed(cell)
            about = {"value": say("no_value") if value is None else tidy(str(value))}
            findings.append(finding("R05", replace(sheet, cell=cell.coordinate), about))
        if isinstance(value, str) and value.startswith("#") and (cell.data_type == "e" or value in _ERRORS):
            findings.append(finding("R11", replace(sheet, cell=cell.coordinate), {"value": value}))
            return None
        if isinstance(value, datetime) and value.time() == time.min:
            return value.date()
        return value

    def _computed(self, cell: Any) -> object:
        if self._stored is None:
            self._stored = _load(self.source, values=True)
        return self._stored[cell.parent.title][cell.coordinate].value


_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def _place(sheet: Location, row: int, column: int) -> Location:
    return replace(sheet, cell=f"{get_column_letter(column + 1)}{row + 1}")
