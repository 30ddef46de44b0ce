"""The rules of a suite that have words of their own: what a kind says of its tables, column by column and together."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Money
from imprimatur.documents.schema.fields import value_at
from imprimatur.documents.schema.frames import total
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.findings.catalogue import Values
from validators.examination import Examination
from validators.tables.rules import GENERAL, Rule, Sort, Suites
from validators.tables.sheets import (
    OVER_TABLES,
    Case,
    Sheet,
    Sheets,
    cases,
    failing,
    holds,
    others,
    prepared,
    rows_where,
    spellings,
)
from validators.values import counted, dated, listed, named, priced

_DOCUMENT = "document."


def check(examined: Examination, sheets: Sheets, suites: Suites, catalogue: Path) -> Iterator[Finding]:
    """Every finding of the rules that name one: at the cell of a row, at the table, or at the figure it contradicts.

    A list of records binds nobody while it has a fault itself. `catalogue` holds the words.
    """
    for path, sheet in sheets.items():
        for rule in suites.get(path, ()):
            if rule.sort in GENERAL or (rule.sort is Sort.KNOWN and examined.is_known(rule.other)):
                continue
            for case in cases(rule, sheet, examined.document, sheets):
                for place, about in _faults(case, sheet, examined, sheets):
                    yield examined.finding(rule.code, place, about, source=catalogue)


def _faults(case: Case, sheet: Sheet, examined: Examination, sheets: Sheets) -> Iterator[tuple[str, Values]]:
    frame, (case,) = prepared([case], sheet)
    rule, path = case.rule, sheet.spec.path
    if rule.sort not in OVER_TABLES:
        for row in failing(case, frame):
            about = _of_row(case, sheet, row, examined, sheets)
            yield f"{path}.{row}.{rule.at}", _named(rule, sheet, row, examined, about)
    elif rule.sort is Sort.EACH:
        present = set(frame[rule.column])
        for one in others(rule, examined.document, sheets):
            if not present & set(spellings(one)):
                yield path, _named(rule, sheet, 0, examined, {"value": said(one)})
    elif not holds(case, frame):
        yield path if rule.at_least else rule.other, _named(rule, sheet, 0, examined, _of_table(case, sheet, examined))


def _of_row(case: Case, sheet: Sheet, row: int, examined: Examination, sheets: Sheets) -> Values:
    """The words of a rule about one row."""
    rule, cells = case.rule, sheet.rows[row]
    value = value_at(cells, rule.column)
    match rule.sort:
        case Sort.AT_MOST:
            return {rule.column: said(value), rule.then: said(value_at(cells, rule.then))}
        case Sort.IN_ORDER:
            return {"start": said(value), "end": said(value_at(cells, rule.then))}
        case Sort.KNOWN:
            return {"value": said(value), "expected": _expected(others(rule, examined.document, sheets))}
    limit = value_at(examined.document, rule.other)
    if isinstance(limit, FlexDate) and isinstance(value, int):
        return {"value": str(value), "limit": str(case.high)}
    return {"value": said(value), "limit": str(limit) if rule.sort is Sort.WITHIN_YEAR else said(limit)}


def _of_table(case: Case, sheet: Sheet, examined: Examination) -> Values:
    """The words of a rule about a sum or a count."""
    if case.rule.sort is Sort.COUNT:
        count = len(rows_where(case.rule, sheet.frame))
        return {"stated": counted(case.low), "total": counted(count), "table": examined.label(sheet.spec.path)}
    money = sheet.column(case.rule.column).type is Money
    found = total(sheet.frame[case.rule.column])
    sums = {"stated": case.low, "total": found, "lacking": case.low - found}
    return {name: priced(number) if money else counted(number) for name, number in sums.items()}


def _named(rule: Rule, sheet: Sheet, row: int, examined: Examination, about: Values) -> Values:
    """The words of a rule, and those that it gives another name: a column, a word, or a field of the document."""
    given: dict[str, str | int | Bilingual | Location] = dict(about)
    for place, name in rule.says.items():
        if name.startswith(_DOCUMENT):
            given[place] = said(value_at(examined.document, name.removeprefix(_DOCUMENT)))
        else:
            given[place] = about[name] if name in about else said(value_at(sheet.rows[row], name))
    return given


def _expected(known: list[Any]) -> str | Bilingual:
    """The values that are known. Codes that differ in their spelling only are named once."""
    if isinstance(known[0], Text):
        return listed(map(named, known))
    codes = {spellings(one): str(said(one)) for one in known} if isinstance(known[0], str) else {}
    return ", ".join(codes.values() or (str(said(one)) for one in known))


def said(value: Any) -> str | Bilingual:
    """A value in a sentence of a finding."""
    match value:
        case FlexDate():
            return dated(value)
        case Money():
            return priced(value.amount)
        case Text():
            return named(value)
        case Organisation():
            return value.brief
        case Person():
            return value.full_name
        case str():
            return str(value)
    return counted(value)
