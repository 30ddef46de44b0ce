"""What the tables of a document add up to: the figures that stand in no cell, by the sheet that they come from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel

from imprimatur.core.bilingual import Lang
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.values import Money
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.editions.figures import Figure
from imprimatur.job import Job


def sums_of(job: Job, lang: Lang) -> dict[Figure, Location]:
    """The sums of the columns of every table, of all its rows and of those with one choice or text, with its sheet."""
    found: dict[Figure, Location] = {}
    for spec in specs(type(job.document)):
        rows: Sequence[BaseModel] = value_at(job.document, spec.path) if spec.is_table else ()
        if len(rows) > 1 and (place := sheet_of(spec.path, job.provenance)):
            for total in _totals(rows, lang):
                found.setdefault(total, place)
    return found


def sheet_of(path: str, about: Provenance) -> Location | None:
    """The sheet, or the file, that the rows of a table stand in; none where they stand in several."""
    places = (place for key, place in about.places.items() if key.startswith(f"{path}."))
    sheets = {replace(place, cell="", line=0, paragraph=0, key="") for place in places}
    return sheets.pop() if len(sheets) == 1 else None


def _totals(rows: Sequence[BaseModel], lang: Lang) -> Iterator[Decimal]:
    columns = specs(type(rows[0]))
    groups: defaultdict[tuple[str, object], list[BaseModel]] = defaultdict(list)
    for row in rows:
        groups["", ""].append(row)
        for column in columns:
            if key := _key(value_at(row, column.path), lang):
                groups[column.path, key].append(row)
    for group in groups.values():
        if len(group) > 1:
            for column in columns:
                numbers = [one for row in group if (one := _number(value_at(row, column.path))) is not None]
                if len(numbers) > 1:
                    yield sum(numbers, Decimal(0)).normalize()


def _key(value: object, lang: Lang) -> str:
    return str(value) if isinstance(value, StrEnum) else value.plain(lang) if isinstance(value, Text) else ""


def _number(value: object) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
