"""A document's data as neutral files, for a PDF that carries them: its fields as JSON, each table as CSV.

They are written from the document, never copied from a file of the staff, and say what is printed and nothing more:
fields that serve the checks or the machine stay out, as do rows that the kind leaves out, names that may not appear,
and texts, which the document says itself. So nobody's comments, hidden sheets or authors travel along (ADR 20).
"""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.schema.document import languages_of
from imprimatur.documents.schema.fields import Spec, is_record, specs, value_at
from imprimatur.documents.schema.frames import columns_of
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.job import Job
from imprimatur.rendering.interface import Attachment

FIELDS = "data.json"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula: it is kept a text by an apostrophe."""


def data_of(job: Job, lang: Lang) -> tuple[Attachment, ...]:
    """The data of a job, described in a language; nothing where the dossier does not ask for it."""
    return tuple(_files(job, lang)) if job.document.data_attached else ()


def _files(job: Job, lang: Lang) -> Iterator[Attachment]:
    document = job.document
    printed = [spec for spec in specs(type(document)) if _is_data(spec)]
    fields: dict[str, Any] = {"kind": job.dossier.kind, "slug": job.dossier.slug}
    for spec in printed:
        if not spec.is_table:
            fields |= _given(_columns(spec, [value_at(document, spec.path)], job))
    content = json.dumps(fields, ensure_ascii=False, indent=1, default=_number) + "\n"
    yield Attachment(FIELDS, content.encode(), "application/json", job.labels.word("source_data", lang), "Data")
    for spec in printed:
        if spec.is_table and (rows := _rows(spec, job)):
            name, said = f"{spec.path}.csv", job.labels.field(spec.path).of(lang)
            yield Attachment(name, _csv(spec, rows, job), "text/csv", said, "Data")


def _rows(spec: Spec, job: Job) -> list[Any]:
    """The rows of a table that some language prints."""
    every = enumerate(value_at(job.document, spec.path))
    left = [job.manuscripts[lang].left_out for lang in job.languages]
    return [row for place, row in every if not all(f"{spec.path}.{place}" in out for out in left)]


def _is_data(spec: Spec) -> bool:
    """Whether a field is printed, and says a value: what is written in sentences the document says itself."""
    return not (spec.check_only or spec.rich or spec.named_by)


def _columns(spec: Spec, values: list[Any], job: Job) -> dict[str, "pd.Series[Any]"]:
    """The values of a field by the names of their columns, in the languages of the document, records by their names."""
    if is_record(spec.type):
        named = [_names(value, languages_of(job.document)[0]) for value in values]
        return {spec.path: pd.Series(named, dtype="str")}
    left = [f"{spec.path}.{lang}" for lang in LANGS if lang not in languages_of(job.document)]
    return {name: column for name, column in columns_of(spec, values).items() if name not in left}


def _names(value: Any, lang: Lang) -> str | None:
    """The name of a person that may appear, or of an organisation; of several, commas between."""
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_names(one, lang) for one in value))) or None
    if isinstance(value, Person):
        return value.full_name if value.public else None
    return value.printed(lang) if isinstance(value, Organisation) else None


def _given(columns: dict[str, "pd.Series[Any]"]) -> dict[str, Any]:
    """The only value of each column, as JSON has it; what is missing is left out."""
    return {name: _plain(column.iloc[0]) for name, column in columns.items() if not pd.isna(column.iloc[0])}


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def _number(value: object) -> int | float:
    """A decimal as a number of JSON."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)


def _csv(spec: Spec, rows: list[Any], job: Job) -> bytes:
    """A table as CSV (RFC 4180), in UTF-8, its columns by the names of the fields; empty ones are left out."""
    columns: dict[str, pd.Series[Any]] = {}
    for inner in specs(spec.type):
        if _is_data(inner):
            columns |= _columns(inner, [value_at(row, inner.path) for row in rows], job)
    kept = {name: column for name, column in columns.items() if column.notna().any()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(kept)
    writer.writerows(zip(*(map(_cell, column) for column in kept.values()), strict=True))
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "true" if value else "false"
    text = str(_plain(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULAS) else text
