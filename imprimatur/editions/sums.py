"""What the tables of a document add up to: the figures that stand in no cell, by the sheet that they come from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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


def sums_of(job: Job, lang: Lang) -> dict[Figure, Location]:
    """What the columns of every table add up to, whole and by each choice or text, and how these sums differ.

    What two sheets add up to comes from neither.
    """
    sheets = sheets_of(job.provenance.places)
    found: defaultdict[Figure, set[Location]] = defaultdict(set)
    for spec in specs(type(job.document)):
        rows: Sequence[BaseModel] = value_at(job.document, spec.path) if spec.is_table else ()
        if len(rows) > 1 and spec.path in sheets:
            for total in _told(_totals(rows, lang)):
                found[total].add(sheets[spec.path])
    return {figure: next(iter(places)) for figure, places in found.items() if len(places) == 1}


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


def _totals(rows: Sequence[BaseModel], lang: Lang) -> dict[Group, list[Decimal]]:
    """The sums of the columns of numbers, for all rows and for each group of several."""
    columns = specs(type(rows[0]))
    groups: defaultdict[Group, list[BaseModel]] = defaultdict(list)
    for row in rows:
        groups["", ""].append(row)
        for column in columns:
            if key := _key(value_at(row, column.path), lang):
                groups[column.path, key].append(row)
    return {
        name: [
            sum(numbers, Decimal(0))
            for column in columns
            if (numbers := [one for row in group if (one := _number(value_at(row, column.path))) is not None])
        ]
        for name, group in groups.items()
        if len(group) > 1
    }


def _told(totals: Mapping[Group, Sequence[Decimal]]) -> Iterator[Decimal]:
    """Every sum; what parts the columns of one group, in figures and in hundredths; what parts the few of a column."""
    beside: defaultdict[str, list[Sequence[Decimal]]] = defaultdict(list)
    for (column, _), sums in totals.items():
        beside[column].append(sums)
        yield from (abs(one).normalize() for one in sums)
        for now, before in combinations(sums, 2):
            yield abs(now - before).normalize()
            if before:
                yield round(abs(now - before) / abs(before) * 100, 1).normalize()
    for groups in beside.values():
        for one, other in combinations(groups, 2) if len(groups) <= _FEW else ():
            yield from (abs(left - right).normalize() for left, right in zip(one, other, strict=False))


def _key(value: object, lang: Lang) -> str:
    return str(value) if isinstance(value, StrEnum) else value.plain(lang) if isinstance(value, Text) else ""


def _number(value: object) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
