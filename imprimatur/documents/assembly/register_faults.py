"""Which faults of the registers are a dossier's concern: those of the records, terms and communes that it draws on.

One legal form that is not understood once held back every dossier. A file that could not be read as a whole, or a
column that means nothing, concerns everybody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from imprimatur.core.dossier import Cell, DataTable, Reading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.records import Record
from imprimatur.documents.schema.registers import SHARED, Registers
from imprimatur.language.folding import fold_words

_RECORD = re.compile(r"(organisations|persons)\.(\d+)(?:\.|$)")
_ROW = re.compile(r"\d+$")
_TELLING = ("postcode", "code", "fr", "nl")
"""The columns by which a row of a table is known; the first that it has decide, terms by either language."""


def of_document(
    faults: Iterable[Finding], readings: Iterable[Reading], registers: Registers, document: Document
) -> tuple[Finding, ...]:
    """The faults of the registers that concern a document, in order, each once."""
    found = tuple(dict.fromkeys(faults))
    if not found:
        return ()
    rows = _rows(readings)
    records = {(type(one), one.code) for one in _records(document)}
    said = f" {fold_words(' '.join(_strings(document)))} "
    kept = []
    for one in found:
        words = rows.get(_row(one.location), ())
        everybody = (*registers.organisations, *registers.persons)
        record = _record(one, registers) or next((known for known in everybody if known.code in words), None)
        names = record.names if record else words
        used = (record is not None and (type(record), record.code) in records) or not _is_shared(one.location)
        if used or not names or any(f" {fold_words(name)} " in said for name in names if fold_words(name)):
            kept.append(one)
    return tuple(kept)


def _is_shared(place: Location) -> bool:
    """Whether a place is in the registers that every dossier shares; what a dossier brings is its own concern."""
    return place.file.startswith(SHARED)


def _record(fault: Finding, registers: Registers) -> Record | None:
    """The record that a fault is about, by its path."""
    found = _RECORD.match(fault.path)
    if not found:
        return None
    records: tuple[Record, ...] = registers.organisations if found[1] == "organisations" else registers.persons
    place = int(found[2])
    return records[place] if place < len(records) else None


def _row(location: Location) -> tuple[str, str, str]:
    """The row of a table that a place stands in: its file, its sheet, its line or the number of its cell."""
    number = _ROW.search(location.cell)
    return location.file, location.sheet, number[0] if number else str(location.line)


def _rows(readings: Iterable[Reading]) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """The words by which each row of the registers is known."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for reading in readings:
        for table in reading.tables:
            columns = {header.casefold().strip(): header for header in table.headers}
            wanted = next((name for name in _TELLING if name in columns), "")
            names = [
                columns[name] for name in (("fr", "nl") if wanted in ("fr", "nl") else (wanted,)) if name in columns
            ]
            for row in range(len(table.frame)) if names else ():
                words = tuple(word for name in names for word in _words(table, row, name))
                found[_row(table.at(row, names[0]))] = words
    return found


def _words(table: DataTable, row: int, header: str) -> Iterator[str]:
    """What a cell says, and the abbreviation that it gives in brackets."""
    value = table.frame.iloc[row][header]
    text = str(value.value if isinstance(value, Cell) else value or "").strip()
    yield from (part.strip() for part in re.split(r"[()]", text) if part.strip())


def _records(model: BaseModel) -> Iterator[Record]:
    """Every record that a document refers to."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield one
            elif isinstance(one, BaseModel):
                yield from _records(one)


def _strings(model: BaseModel) -> Iterator[str]:
    """Everything that a document says in words."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Text):
                for wording in (one.fr, one.nl):
                    yield from plain_blocks(wording.blocks) if wording else ()
            elif isinstance(one, str):
                yield str(one)
            elif isinstance(one, BaseModel):
                yield from _strings(one)
