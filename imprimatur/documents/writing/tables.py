"""Rows of a model as a person reads them: looked up by names in either language, formatted in one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pandas as pd
from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Block, Blocks, Inline, Item, List, Table, runs
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Money, Phone, Quantity, Range, WorkingTime
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import Spec, is_record, specs, value_at
from imprimatur.documents.schema.frames import columns_of, frame_of
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.language.formatting import (
    format_date,
    format_decimal,
    format_language,
    format_money,
    format_phone,
    format_quantity,
    format_range,
    format_working_time,
)
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, fold
from imprimatur.language.stated import say_stated

TextOf = Callable[[Text, str], Inline]
"""How a bilingual text at a path is said in the language: `Composer.inline`, which marks what is missing."""


@dataclass(frozen=True, slots=True)
class NotFound(Exception):
    """A table, column, row or field that nobody knows by that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table: their path, position in the whole table, and values."""

    path: str
    model: type[BaseModel]
    names: Vocabulary
    rows: tuple[tuple[int, Any], ...]

    def column(self, name: str) -> str:
        """The path of a column by its name. Raises NotFound."""
        path = self.names.resolve(name.replace("_", " "))
        if path is None:
            raise NotFound(name)
        return path


class Tables:
    """The tables and fields of one document, under the names of its labels."""

    def __init__(self, document: Document, labels: Labels, lang: Lang, text_of: TextOf) -> None:
        """Index the document's fields; `text_of` says its texts."""
        self.document = document
        self.labels = labels
        self.lang: Lang = lang
        self.text_of = text_of
        self.names = vocabulary(type(document), labels)
        self.told: set[str] = set()
        """The paths said so far; that of a table where it was placed whole in another form (a bibliography)."""
        self.specs: Mapping[str, Spec] = {spec.path: spec for spec in specs(type(document))}

    def rows(self, name: str, filters: Mapping[str, object]) -> Rows:
        """The rows of a table, those that fit the filters (column name = value, in either language).

        Where nothing is said, nothing fits, but that yes or no not said is no.
        """
        path = self.names.resolve(name)
        spec = self.specs.get(path or "")
        if path is None or spec is None or not spec.is_table:
            raise NotFound(name)
        names = vocabulary(spec.type, self.labels, f"{path}.")
        found = Rows(path, spec.type, names, tuple(enumerate(value_at(self.document, path))))
        fits = pd.Series(True, index=range(len(found.rows)))
        for column, wanted in filters.items():
            fits &= self._fits(found, found.column(column), wanted)
        return Rows(path, spec.type, names, tuple(row for row in found.rows if fits[row[0]]))

    def frame(self, rows: Rows) -> pd.DataFrame:
        """The same rows as a frame (`documents.schema.frames`), their positions in the whole table as index."""
        whole = frame_of(value_at(self.document, rows.path), self.specs[rows.path])
        return whole.loc[[place for place, _ in rows.rows]]

    def field(self, name: str) -> tuple[str, Any]:
        """The path and value of a single field."""
        path = self.names.resolve(name)
        if path is None or path not in self.specs or self.specs[path].is_table:
            raise NotFound(name)
        return path, value_at(self.document, path)

    def say(self, value: Any, path: str, spec: Spec | None = None) -> Inline:
        """A value in the language; a gap or nothing where it is missing. A year has no thousands."""
        self.told.add(path)
        if isinstance(value, Text):
            return self.text_of(value, path)
        sort = spec.reads.sort if value is not None and spec and spec.reads else ""
        if sort in ("year", "language"):
            return runs(str(value) if sort == "year" else format_language(value, self.lang))
        said = say_stated(value, self.lang) if sort == "stated" else self._formatted(value)
        return runs(said) or self.text_of(Text(), path)

    def cell(self, rows: Rows, place: int, row: Any, column: str) -> Inline:
        """One cell of a table."""
        value = value_at(row, column)
        spec = next(spec for spec in specs(rows.model) if spec.path == column)
        return self.say(value, f"{rows.path}.{place}.{column}", spec)

    def header(self, rows: Rows, column: str) -> Inline:
        """The name of a column."""
        return runs(self.labels.field(f"{rows.path}.{column}").of(self.lang))

    def table(self, rows: Rows, columns: Sequence[str], caption: Inline) -> Table:
        """A table block. A column that is empty in every row is left out, unless it was asked for."""
        wanted = [rows.column(name) for name in columns] or [
            spec.path for spec in specs(rows.model) if not (spec.rich or spec.check_only)
        ]
        cells = [[self.cell(rows, place, row, column) for column in wanted] for place, row in rows.rows]
        kept = [i for i, _ in enumerate(wanted) if columns or any(line[i] for line in cells)]
        numeric = tuple(new for new, old in enumerate(kept) if self._numeric(rows, wanted[old]))
        return Table(
            tuple(self.header(rows, wanted[i]) for i in kept),
            tuple(tuple(line[i] for i in kept) for line in cells),
            caption,
            row_headers=True,
            numeric=numeric,
        )

    def list(self, rows: Rows, columns: Sequence[str]) -> Blocks:
        """A bulleted list: the columns of each record on one line."""
        wanted = [rows.column(name) for name in columns] or [next(s.path for s in specs(rows.model))]
        lines = [[self.cell(rows, place, row, column) for column in wanted] for place, row in rows.rows]
        items = tuple(Item(_joined([piece for piece in line if piece])) for line in lines)
        blocks: tuple[Block, ...] = (List(items),) if items else ()
        return blocks

    def _numeric(self, rows: Rows, column: str) -> bool:
        values = [value_at(row, column) for _, row in rows.rows]
        kinds = (int, Decimal, Money)
        return any(values) and all(isinstance(v, kinds) and not isinstance(v, bool) for v in values if v is not None)

    def _fits(self, rows: Rows, column: str, wanted: object) -> "pd.Series[bool]":
        """For each row, whether its column says what is wanted."""
        spec = next(spec for spec in specs(rows.model) if spec.path == column)
        frame = self.frame(rows)
        if spec.is_text:
            folded = (frame[f"{column}.{lang}"].map(fold, na_action="ignore") for lang in LANGS)
            french, dutch = (side == fold(str(wanted)) for side in folded)
            return french | dutch
        codes = self._codes(spec, [value_at(row, column) for _, row in rows.rows], fold(str(wanted)))
        if codes is not None:
            return frame[column].isin(codes)
        if spec.reads is None or (spec.type is str and spec.reads.sort != "language"):
            return frame[column].map(fold, na_action="ignore") == fold(str(wanted))
        try:
            read = columns_of(spec, [wanted if isinstance(wanted, bool) else spec.reads.parser(wanted)])
        except Unreadable:
            return pd.Series(False, index=frame.index)
        said = frame[list(read)].fillna(False) if spec.type is bool else frame[list(read)]
        return (said == pd.DataFrame(read).iloc[0]).fillna(False).all(axis=1)

    def _codes(self, spec: Spec, values: Sequence[Any], wanted: str) -> frozenset[str] | None:
        """The values of a choice, or the codes of records, that a folded name means; None for another column."""
        if isinstance(spec.type, type) and issubclass(spec.type, StrEnum):
            labels = self.labels.choices[spec.type.__name__]
            return frozenset(code for code, label in labels.items() if wanted in map(fold, (code, *label.spellings)))
        if is_record(spec.type) and not spec.many:
            return frozenset(one.code for one in values if one and wanted in map(fold, one.names))
        return None

    def _formatted(self, value: Any) -> str:
        match value:
            case None | ():
                return ""
            case bool():
                return self.labels.word("yes" if value else "no", self.lang)
            case StrEnum():
                return self.labels.choice(type(value).__name__, str(value), self.lang)
            case Quantity():
                return format_quantity(value, self.lang)
            case int() | Decimal():
                return format_decimal(Decimal(value), self.lang)
            case Money():
                return format_money(value, self.lang)
            case FlexDate():
                return format_date(value, self.lang)
            case Phone():
                return format_phone(value)
            case Organisation():
                return value.printed(self.lang)
            case Person():
                return value.full_name
            case WorkingTime():
                return format_working_time(value, self.lang)
            case Range():
                return format_range(value, self.lang)
            case tuple():
                return ", ".join(self._formatted(piece) for piece in value)
            case _:
                return str(value)


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: absent, a list without entries, a text in neither language."""
    return value in (None, ()) or (isinstance(value, Text) and not value)


def _joined(pieces: list[Inline]) -> Inline:
    return tuple(run for i, piece in enumerate(pieces) for run in ((*runs(", "), *piece) if i else piece))
