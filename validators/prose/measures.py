"""What the tables and fields of a document hold of what its texts count: see `measures.yaml` in the folder of a kind.

Entries: `table` counts rows (with `where`); `sum` adds a column up, `row` being the column that names the row a
sentence may be about, `cells` that it must be about one. `field` is a single value, `also` another that is right too,
`total` the column whose sum stands in for it. `items` counts the points of a list. `unit: €` is an amount. Of the
nouns, in the plural, accents, case and marks of gender are free. `near`, `unless`: words that the sentence must have,
or not; `within`: where. `whole`: said so, it is always that of all. `shares`: key figures in hundredths, and the text
that says of whom.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang
from imprimatur.core.blocks import List
from imprimatur.core.text import Text
from imprimatur.core.values import Money, Quantity, Range
from imprimatur.core.walking import walk
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.records import Organisation, Record
from imprimatur.language.folding import fold, fold_words, unaccented
from imprimatur.language.parsing import Unreadable, parse_quantity
from imprimatur.language.parsing.numbers import parse_duration
from validators.examination import Examination
from validators.facts import data_of
from validators.prose.sentences import straight

_MONTHS: Mapping[str, int] = {"mois": 1, "maanden": 1, "maand": 1, "ans": 12, "annees": 12, "jaar": 12, "jaren": 12}
"""The months of the nouns that a duration is told in."""
_UNITS: Mapping[str, int] = {"months": 1, "years": 12}


@dataclass(frozen=True, slots=True)
class Row:
    """The value of one row, by the folded names by which a sentence may call it."""

    path: str
    names: frozenset[str]
    value: Decimal
    said: Bilingual = NOTHING


@dataclass(frozen=True, slots=True)
class Measure:
    """What some nouns count in a document: where it stands, its value, others that are right, and parts of it."""

    path: str
    value: Decimal
    entry: Mapping[str, Any]
    nouns: Mapping[Lang, frozenset[str]]
    near: Mapping[Lang, re.Pattern[str] | None]
    unless: Mapping[Lang, re.Pattern[str] | None]
    within: tuple[str, ...] = ()
    also: frozenset[Decimal] = frozenset()
    parts: frozenset[Decimal] = frozenset()
    rows: tuple[Row, ...] = ()
    unit: str = ""
    whole: bool = False
    months: bool = False
    cells: bool = False

    def factor(self, noun: str) -> Decimal | None:
        """By what a number is multiplied to be compared: years are months of a duration. None for weeks."""
        if not self.months:
            return Decimal(1)
        first = noun.partition(" ")[0]
        return Decimal(_MONTHS[first]) if first in _MONTHS else None


def spread(text: str) -> str:
    """A noun without accents or marks of gender: `participant·es` is one word."""
    return fold_words(re.sub(r"(?<=\w)[·.'](?=\w)", "", straight(text)))


def measures_of(document: Document, kind: str) -> Iterator[Measure]:
    """The measures of a document: those whose table has rows, whose field is filled in."""
    for entry in data_of(kind, "measures.yaml") or ():
        if "shares" not in entry:
            found = _held(document, entry)
            if found is not None:
                yield _measure(entry, *found)


_Held = tuple[str, Decimal, dict[str, Any]]


def _figure(text: Text) -> Quantity | None:
    """A text that is but a number: it counts, where a duration would name its unit."""
    try:
        return parse_quantity(text.plain("fr") or text.plain("nl"))
    except Unreadable:
        return None


def _measure(entry: Mapping[str, Any], path: str, value: Decimal, more: dict[str, Any]) -> Measure:
    nouns: Mapping[Lang, frozenset[str]] = {lang: frozenset(map(spread, entry.get(lang, ()))) for lang in LANGS}
    words = {name: {lang: _any(entry.get(name, {}).get(lang)) for lang in LANGS} for name in ("near", "unless")}
    unit = entry.get("unit", "") if entry.get("unit") == "€" else ""
    within = tuple(entry.get("within", ()))
    return Measure(
        path, value, entry, nouns, words["near"], words["unless"], within, unit=unit, whole="whole" in entry, **more
    )


def _any(words: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(unaccented(straight(one)) for one in words)})") if words else None


def _held(document: Document, entry: Mapping[str, Any]) -> _Held | None:
    """Where the value of an entry stands, the value, and what else a measure is told."""
    if "items" in entry:
        count = _points(value_at(document, entry["items"]))
        return (entry["items"], Decimal(count), {}) if count else None
    if "field" in entry:
        return _field(document, entry)
    rows = value_at(document, entry["table"])
    wanted = entry.get("where", {})
    rows = [row for row in rows if all(getattr(row, column) == value for column, value in wanted.items())]
    if not rows:
        return None
    if "sum" in entry:
        return _summed(entry, rows)
    parts = () if isinstance(rows[0], Record) else _groups(rows)
    return entry["table"], Decimal(len(rows)), {"parts": frozenset(map(Decimal, parts))}


def _field(document: Document, entry: Mapping[str, Any]) -> _Held | None:
    value = value_at(document, entry["field"])
    path, months = entry["field"], False
    also: set[Decimal] = set()
    if isinstance(value, Text):
        value = _figure(value) or _duration(value)
    if value is None and "total" in entry:
        table, _, path = entry["total"].rpartition(".")
        path = entry["total"]
        amounts = (_amount(getattr(row, path.removeprefix(f"{table}."))) for row in value_at(document, table))
        value = sum((one for one in amounts if one), Decimal(0)) or None
    if isinstance(value, Range):
        months = True
        also = {end * _UNITS[value.unit] for end in (value.high,) if end is not None and value.unit in _UNITS}
        value = value.low * _UNITS[value.unit] if value.unit in _UNITS else None
    elif isinstance(value, Money):
        also = {value.high} if value.high is not None else set()
    number = _amount(value)
    if "also" in entry and (more := _amount(value_at(document, entry["also"]))) is not None:
        also.add(more)
    return (path, number, {"also": frozenset(also), "months": months}) if number else None


def _duration(text: Text) -> Range | None:
    for lang in LANGS:
        try:
            return parse_duration(text.plain(lang))
        except Unreadable:
            continue
    return None


def _amount(value: object) -> Decimal | None:
    """The number of a value that says one exactly."""
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Quantity):
        return Decimal(value) if value.is_exact and not value.percent else None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _summed(entry: Mapping[str, Any], rows: Sequence[BaseModel]) -> _Held | None:
    column, named = entry["sum"], entry.get("row")
    path = f"{entry['table']}.{column}"
    found = [
        Row(f"{entry['table']}.{place}.{column}", _names(_of(row, named)), amount, _said(_of(row, named)))
        for place, row in enumerate(rows)
        if (amount := _amount(getattr(row, column))) is not None
    ]
    if not found:
        return None
    total = sum((one.value for one in found), Decimal(0))
    values = frozenset(one.value for one in found)
    return path, total, {"rows": tuple(found) if named else (), "parts": values, "cells": "cells" in entry}


def _of(row: BaseModel, column: str | None) -> object:
    return getattr(row, column) if column else None


def _said(value: object) -> Bilingual:
    """What a row is about, as its cell says it."""
    if isinstance(value, Text):
        french, dutch = value.plain("fr"), value.plain("nl")
        return Bilingual(french or dutch, dutch or french)
    return Bilingual(value.printed("fr"), value.printed("nl")) if isinstance(value, Organisation) else NOTHING


def _names(value: object) -> frozenset[str]:
    """The folded names of what a row is about."""
    if isinstance(value, Text):
        return frozenset(fold(value.plain(lang)) for lang in LANGS) - {""}
    return frozenset(map(fold, value.names)) - {""} if isinstance(value, Organisation) else frozenset()


def _points(text: Text) -> int:
    lists = [block for lang in LANGS for block in walk(text.blocks(lang)) if isinstance(block, List)]
    return len(lists[0].items) if lists else 0


def _groups(rows: Sequence[BaseModel]) -> Iterator[int]:
    """How many rows say the same in a column, for each column and value."""
    for spec in specs(type(rows[0])):
        values = [value_at(row, spec.path) for row in rows]
        given = [value for value in values if value not in (None, ())]
        said = [fold(value.plain("fr") or value.plain("nl")) if spec.is_text else str(value) for value in given]
        yield from Counter(value for value in said if value).values()


@dataclass(frozen=True, slots=True)
class Share:
    """A key figure in hundredths: the path of its number, the text that says of whom, and the number."""

    path: str
    caption: Text
    number: Quantity


def shares_of(examined: Examination) -> Iterator[Share]:
    """The key figures in hundredths that are understood, in order (`shares` of `measures.yaml`)."""
    for entry in data_of(examined.job.dossier.kind, "measures.yaml") or ():
        for place, row in enumerate(value_at(examined.document, entry["shares"]) if "shares" in entry else ()):
            try:
                number = parse_quantity(row.value)
            except Unreadable:
                continue
            if number.percent or getattr(row, "unit", Text()).plain("fr").strip().startswith("%"):
                yield Share(f"{entry['shares']}.{place}.value", getattr(row, entry["text"]), number)
