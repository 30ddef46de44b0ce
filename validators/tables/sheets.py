"""The tables of a document as frames, and the rules put to them with their limits known.

A `Case` is a rule on a column of one table of one document. `failing` finds the rows that break it, everywhere and at
once; Great Expectations is given the same cases and the same frames in a recorded run (`suites.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd
from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Hedge, Money
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.schema.frames import about, frame_of, total
from imprimatur.documents.schema.records import Record
from imprimatur.language.parsing import fold
from validators.tables.rules import Rule, Sort


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """One table of a document that has rows. The texts of its frame are folded, and what folds to nothing is NA."""

    spec: Spec
    rows: tuple[BaseModel, ...]
    frame: pd.DataFrame

    def column(self, path: str) -> Spec:
        """The spec of a column."""
        return next(inner for inner in specs(self.spec.type) if inner.path == path)


Sheets = Mapping[str, Sheet]
"""The tables of a document by their path."""


@dataclass(frozen=True, slots=True)
class Case:
    """A rule on the columns of a frame, its limits in the values of that frame.

    `members` are the values that `known` admits and `each` asks for, in their order.
    """

    rule: Rule
    column: str
    then: str = ""
    low: Any = None
    high: Any = None
    members: tuple[str, ...] = ()


def sheets_of(document: Document) -> Sheets:
    """Every table of a document that has rows."""
    found = {spec.path: (spec, value_at(document, spec.path)) for spec in specs(type(document)) if spec.is_table}
    return {path: Sheet(spec, rows, frame_of(rows, spec, fold)) for path, (spec, rows) in found.items() if rows}


def cases(rule: Rule, sheet: Sheet, document: Document, sheets: Sheets) -> Iterator[Case]:
    """A rule put to a table: a case for each language of a text; none where the rule cannot be judged yet."""
    match rule.sort:
        case Sort.REQUIRED | Sort.DISTINCT:
            yield from (Case(rule, name) for name in _names(sheet, rule.column))
        case Sort.BETWEEN:
            low, high = _limit(document, rule.low, last=False), _limit(document, rule.high, last=True)
            # Bounds that contradict each other are reported where they stand, and bind nothing.
            if (low, high) != (None, None) and not (low is not None and high is not None and low > high):
                yield Case(rule, rule.column, low=low, high=high)
        case Sort.IN_ORDER:
            yield Case(rule, rule.column, f"{rule.then}.last")
        case Sort.AT_MOST:
            yield Case(rule, rule.column, rule.then)
        case Sort.NOT_AFTER | Sort.WITHIN_YEAR:
            yield from _in_time(rule, sheet, document)
        case Sort.KNOWN | Sort.EACH:
            yield from _among(rule, sheet, document, sheets)
        case Sort.TOTAL:
            yield from _totalled(rule, sheet, document, sheets)
        case Sort.COUNT:
            stated = value_at(document, rule.other)
            if stated is not None and len(rows_where(rule, sheet.frame)):
                yield Case(rule, "", low=stated, high=stated)


def _names(sheet: Sheet, column: str) -> list[str]:
    sides = [f"{column}.{lang}" for lang in LANGS]
    return [name for name in sheet.frame.columns if name in (column, *sides)]


def _limit(document: Document, given: int | str | None, *, last: bool) -> Any:
    """A number, or the first or last day of the date that a field gives."""
    if not isinstance(given, str):
        return given
    date: FlexDate | None = value_at(document, given)
    day = (date.last_day() if last else date.value) if date else None
    return pd.Timestamp(day) if day else None


def _in_time(rule: Rule, sheet: Sheet, document: Document) -> Iterator[Case]:
    limit = value_at(document, rule.other)
    if rule.sort is Sort.WITHIN_YEAR:
        if limit is not None:
            first, last = pd.Timestamp(limit, 1, 1), pd.Timestamp(limit, 12, 31)
            yield Case(rule, rule.column, low=first, high=last)
    elif limit is not None and limit.value:
        dated = sheet.column(rule.column).type is FlexDate
        yield Case(rule, rule.column, high=pd.Timestamp(limit.last_day()) if dated else limit.value.year)


def _among(rule: Rule, sheet: Sheet, document: Document, sheets: Sheets) -> Iterator[Case]:
    members = tuple(dict.fromkeys(spelling for one in others(rule, document, sheets) for spelling in spellings(one)))
    if not others(rule, document, sheets):
        return
    if rule.sort is Sort.KNOWN or not sheet.frame[rule.column].isna().any():
        yield Case(rule, rule.column, members=members)


def others(rule: Rule, document: Document, sheets: Sheets) -> list[Any]:
    """The values that a column is held against: those given in a column of another table, or a list of records."""
    table, _, column = rule.other.partition(".")
    if not column:
        return list(value_at(document, table))
    rows = sheets[table].rows if table in sheets else ()
    return [value for value in (value_at(row, column) for row in rows) if value is not None]


def spellings(value: Any) -> tuple[str, ...]:
    """What two cells have in common when they mean the same: a record's code, a folded text in each language."""
    if isinstance(value, Text):
        return tuple(filter(None, (fold(value.plain(lang)) for lang in LANGS)))
    return (value.code,) if isinstance(value, Record) else (fold(str(value)),)


def _totalled(rule: Rule, sheet: Sheet, document: Document, sheets: Sheets) -> Iterator[Case]:
    if not rule.at_least:
        limit = _number(value_at(document, rule.other))
    else:
        table, _, column = rule.other.partition(".")
        limit = _sum(sheets[table].frame, column) if table in sheets else None
    if limit is not None and _sum(sheet.frame, rule.column) is not None:
        yield Case(rule, rule.column, low=limit, high=None if rule.at_least else limit)


def _number(value: Any) -> Decimal | None:
    """An exact number; nothing is held against one that is about."""
    if isinstance(value, Money):
        return value.amount if value.hedge is Hedge.EXACT and value.high is None else None
    return None if value is None else Decimal(value)


def _sum(frame: pd.DataFrame, column: str) -> Decimal | None:
    """The sum of a column, unknown while one of its cells is empty or about."""
    return None if frame[column].isna().any() or about(frame, column).any() else total(frame[column])


def rows_where(rule: Rule, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that a rule is about."""
    for column, wanted in rule.where.items():
        frame = frame[frame[column].isin(wanted)]
    return frame


def known_column(rule: Rule) -> str:
    """The name of the column that `prepared` adds for a rule `known`."""
    return f"{rule.column} in {rule.other}"


def prepared(found: Sequence[Case], sheet: Sheet) -> tuple[pd.DataFrame, list[Case]]:
    """The frame and the cases in which every value stands as it is compared: for `known`, in a column of its own.

    A bilingual text is known by either language; its column holds the spelling that is known, where there is one.
    """
    frame, changed = sheet.frame, []
    for case in found:
        if case.rule.sort is Sort.KNOWN:
            name = known_column(case.rule)
            frame = frame.assign(**{name: _compared(case, sheet)})
            case = replace(case, column=name)
        changed.append(case)
    return frame, changed


def _compared(case: Case, sheet: Sheet) -> "pd.Series[Any]":
    spec = sheet.column(case.rule.column)
    if not spec.is_text:
        given = sheet.frame[case.rule.column]
        return given.map(fold, na_action="ignore") if spec.type is str else given
    french, dutch = (sheet.frame[f"{case.rule.column}.{lang}"] for lang in LANGS)
    return dutch.where(dutch.isin(case.members), french.where(french.notna(), dutch))


def failing(case: Case, frame: pd.DataFrame) -> list[int]:
    """The rows of a prepared frame that break a rule over rows, in order. Of equal values, each but the first does."""
    frame = rows_where(case.rule, frame)
    if case.rule.sort is Sort.REQUIRED:
        return [int(row) for row in frame.index[frame[case.column].isna()]]
    given = frame[[name for name in (case.column, case.then) if name]].dropna()
    values = given[case.column]
    match case.rule.sort:
        case Sort.DISTINCT:
            broken = values.duplicated()
        case Sort.IN_ORDER | Sort.AT_MOST:
            broken = given[case.then] < values
        case Sort.KNOWN:
            broken = ~values.isin(case.members)
        case _:
            broken = pd.Series(False, index=values.index)
            broken |= values < case.low if case.low is not None else False
            broken |= values > case.high if case.high is not None else False
    return [int(row) for row in given.index[broken.astype(bool)]]


OVER_TABLES = (Sort.EACH, Sort.TOTAL, Sort.COUNT)
"""The sorts of rule that a table holds or breaks as a whole."""


def holds(case: Case, frame: pd.DataFrame) -> bool:
    """Whether a table holds a rule over it as a whole."""
    match case.rule.sort:
        case Sort.EACH:
            return set(case.members) <= set(frame[case.column])
        case Sort.COUNT:
            return bool(len(rows_where(case.rule, frame)) == case.low)
    found = total(frame[case.column])
    return bool(found >= case.low and (case.high is None or found <= case.high))
