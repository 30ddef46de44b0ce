"""What the tables of a document add up to: the figures that stand in no cell, by the sheet that they come from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from pydantic import BaseModel

from imprimatur.core.bilingual import Lang
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.values import Money
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.editions.figures import Figure
from imprimatur.job import Job

Group = tuple[str, str]
"""The rows of a table with one choice or text in a column: the column, and what it says; all of them for two blanks."""
_FEW = 3
"""Groups of a column whose sums are also held against each other: the two sides of accounts."""


MOST_PARTS = 60
"""Cells told of a sum at most: of one of more, its sheet is told."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Where a figure is calculated from: its sheet, and the cells that add up to it, none where they are many."""

    sheet: Location
    parts: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class _Total:
    """What a column adds up to over some rows, by their numbers."""

    amount: Decimal
    column: str
    rows: tuple[int, ...]


def sums_of(job: Job, lang: Lang) -> dict[Figure, Sum]:
    """What the columns of every table add up to, whole and by each choice or text, and how these sums differ.

    What two sheets add up to comes from neither.
    """
    sheets = sheets_of(job.provenance.places)
    found: defaultdict[Figure, list[Sum]] = defaultdict(list)
    for spec in specs(type(job.document)):
        rows: Sequence[BaseModel] = value_at(job.document, spec.path) if spec.is_table else ()
        if len(rows) > 1 and spec.path in sheets:
            for figure, totals in _told(_totals(rows, lang)):
                found[figure].append(Sum(sheets[spec.path], _parts(spec.path, totals, job.provenance.places)))
    return {figure: sums[0] for figure, sums in found.items() if len({one.sheet for one in sums}) == 1}


def _parts(table: str, totals: Sequence[_Total], places: Mapping[str, Location]) -> tuple[Location, ...]:
    paths = [f"{table}.{row}.{total.column}" for total in totals for row in total.rows]
    known = tuple(dict.fromkeys(places[path] for path in paths if path in places))
    return known if len(known) <= MOST_PARTS else ()


def sheets_of(places: Mapping[str, Location]) -> dict[str, Location]:
    """The sheet, or the file, that each table stands in, by its path; those that stand in several have none."""
    found: defaultdict[str, set[Location]] = defaultdict(set)
    for path, place in places.items():
        table, _, row = path.partition(".")
        if row[:1].isdigit():
            found[table].add(sheet_of(place))
    return {table: next(iter(sheets)) for table, sheets in found.items() if len(sheets) == 1}


def sheet_of(place: Location) -> Location:
    """The sheet, or the file, in which a place is."""
    return replace(place, cell="", line=0, paragraph=0, key="", under="")


def _totals(rows: Sequence[BaseModel], lang: Lang) -> dict[Group, list[_Total]]:
    """The sums of the columns of numbers, for all rows and for each group of several."""
    columns = specs(type(rows[0]))
    groups: defaultdict[Group, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        groups["", ""].append(at)
        for column in columns:
            if key := _key(value_at(row, column.path), lang):
                groups[column.path, key].append(at)
    numbers = {column.path: [_number(value_at(row, column.path)) for row in rows] for column in columns}
    return {
        name: [total for column in columns if (total := _total(column.path, numbers[column.path], group))]
        for name, group in groups.items()
        if len(group) > 1
    }


def _total(column: str, numbers: Sequence[Decimal | None], rows: Sequence[int]) -> _Total | None:
    counted = {row: one for row in rows if (one := numbers[row]) is not None}
    return _Total(sum(counted.values(), Decimal(0)), column, tuple(counted)) if counted else None


def _told(totals: Mapping[Group, Sequence[_Total]]) -> Iterator[tuple[Decimal, Sequence[_Total]]]:
    """Every sum; what parts the columns of one group, in figures and in hundredths; what parts the few of a column.

    Each with what it is worked out from.
    """
    beside: defaultdict[str, list[Sequence[_Total]]] = defaultdict(list)
    for (column, _), sums in totals.items():
        beside[column].append(sums)
        yield from ((abs(one.amount).normalize(), [one]) for one in sums)
        for now, before in combinations(sums, 2):
            parts = abs(now.amount - before.amount)
            yield parts.normalize(), [now, before]
            if before.amount:
                yield round(parts / abs(before.amount) * 100, 1).normalize(), [now, before]
    for groups in beside.values():
        for one, other in combinations(groups, 2) if len(groups) <= _FEW else ():
            for left, right in zip(one, other, strict=False):
                yield abs(left.amount - right.amount).normalize(), [left, right]


def _key(value: object, lang: Lang) -> str:
    return str(value) if isinstance(value, StrEnum) else value.plain(lang) if isinstance(value, Text) else ""


def _number(value: object) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
