"""The registers, from the files of `inputs/_shared/` and from the sheets that a dossier brings of its own.

Every table of that name is read alike, whatever its file: YAML, CSV, a sheet of a workbook. Rows that tell of one
organisation or one person are one record: what one leaves empty another fills, and two that differ are told (T02).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count

from imprimatur.core.bilingual import LANGS
from imprimatur.core.dossier import Cell, DataTable, Reading
from imprimatur.core.file_names import stem_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.core.theme import Theme, derived
from imprimatur.documents.assembly.cells import shown
from imprimatur.documents.assembly.coercion import Builder
from imprimatur.documents.assembly.material import Found, Material, RawRow, is_empty, keep
from imprimatur.documents.assembly.rows_from_content import records_from_table
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Need, Spec
from imprimatur.documents.schema.records import MODELS, Organisation
from imprimatur.documents.schema.registers import SHARED, Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.folding import fold_words
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, fold
from imprimatur.language.services import is_service
from imprimatur.language.terms import Terms, read_terms

_NAMES: Mapping[str, tuple[str, ...]] = {"organisations": ("name",), "persons": ("given_name", "family_name")}
"""The fields that together name a record."""
_SHORT = "acronym"


def register_of(table: DataTable, labels: Labels) -> str | None:
    """The register that a table is a part of, by the name of its sheet or file."""
    names = [fold(table.name)]
    if table.location.file.startswith(SHARED):
        # A workbook of one sheet goes by its own name, whatever Excel called the sheet.
        names.append(fold(stem_of(table.location.file)))
    for name in names:
        for register in MODELS:
            if name in {fold(spelling) for spelling in (register, *labels.field(register).spellings)}:
                return register
    return None


def brought(readings: Iterable[Reading], labels: Labels) -> list[Reading]:
    """What a dossier brings of its own to the registers: the organisations and persons first met in it."""
    tables = [one for reading in readings for one in reading.tables if register_of(one, labels)]
    return [Reading(tables=tuple(tables))] if tables else []


def assemble_registers(
    readings: Iterable[Reading], labels: Labels, sources: Mapping[str, Source]
) -> tuple[Registers, tuple[Finding, ...]]:
    """The registers, from the readings of `_shared/` and what a dossier brings.

    `sources` gives the word-marks and the terms, by name.
    """
    material = Material()
    communes: dict[str, list[tuple[str, str]]] = {}
    findings: list[Finding] = []
    files: dict[str, str] = {}
    for reading in readings:
        findings.extend(reading.findings)
        for table in reading.tables:
            register = register_of(table, labels)
            if register:
                files.setdefault(register, table.location.file)
                findings.extend(_taken(table, register, labels, material.rows.setdefault(register, [])))
            elif fold(table.name) == "communes":
                for row in table.frame.to_dict("records"):
                    communes.setdefault(str(row["postcode"]), []).append((str(row["fr"]), str(row["nl"])))
    builder = Builder(material, labels, Registers())
    made = {
        register: tuple(builder.rows(Spec(register, model, need=Need.REQUIRED, many=True), register, register))
        for register, model in MODELS.items()
    }
    organisations = tuple(_themed(one, sources) for one in made["organisations"])
    terms, refused = _terms(sources.get(f"{SHARED}terms.csv"))
    registers = Registers(organisations, made["persons"], terms, communes, files=files, places=builder.places)
    new = _proposed(registers)
    return registers, (*findings, *refused, *builder.findings, *new)


def _taken(table: DataTable, register: str, labels: Labels, rows: list[RawRow]) -> Iterator[Finding]:
    """Take the rows of a table into a register, those of a record that is known into its row."""
    records, unknown = records_from_table(table, vocabulary(MODELS[register], labels, f"{register}."))
    for header, place in unknown:
        yield finding("G05", place, {"value": header})
    known = {name: row for row in reversed(rows) for name in _known_by(row, register)}
    for record in records:
        names = _known_by(record, register)
        if not names:
            continue
        row = next((known[name] for name in names if name in known), None)
        if row is None:
            row = _coded(record, register, known)
            rows.append(row)
        else:
            for key, found in record.items():
                if key != ("code", ""):
                    keep(row, key, found)
        known |= {name: row for name in (*names, *_known_by(row, register)) if name not in known}


def _known_by(row: RawRow, register: str) -> tuple[str, ...]:
    """The names by which two rows are seen to tell of one record: the code and the name in each language.

    An acronym alone tells nobody apart, unless there is nothing else. A bare row is known by nothing.
    """
    names = [_name(row, register, side) for side in ("", *LANGS)]
    known = (_said(row, "code"), *names)
    return tuple(dict.fromkeys(fold(one) for one in known if one)) or tuple(filter(None, [fold(_said(row, _SHORT))]))


def _name(row: RawRow, register: str, side: str) -> str:
    """The name that a row gives in a language, or in none.

    A person is named by both names, a service that answers (`Cellule recrutement`) by its own alone.
    """
    parts = [_said(row, field, side) for field in _NAMES[register]]
    whole = all(parts) or (not parts[0] and is_service(parts[-1]))
    return " ".join(filter(None, parts)) if whole else ""


def _said(row: RawRow, field: str, side: str = "") -> str:
    found = row.get((field, side))
    return shown(found.cell) if found and not is_empty(found.cell) else ""


def _coded(row: RawRow, register: str, taken: Collection[str]) -> RawRow:
    """The row with a code, made of its name where its author gave none: nobody needs to invent one."""
    if _said(row, "code"):
        return row
    names = (_said(row, _SHORT), *(_name(row, register, side) for side in ("", *LANGS)))
    codes = dict.fromkeys("-".join(fold_words(name).split()) for name in names if name)
    numbered = (f"{next(iter(codes))}-{number}" for number in count(2))
    code = next(one for one in chain(codes, numbered) if fold(one) not in taken)
    place = next(found.cell.location for found in row.values() if not is_empty(found.cell))
    return {**row, ("code", ""): Found(Cell(code, place))}


def _proposed(registers: Registers) -> Iterator[Finding]:
    """Advice to bring to the registers what a dossier alone gives, in one line a register: ten would be ten tasks."""
    for register in MODELS:
        names: list[str] = []
        places: list[Location] = []
        for at, record in enumerate(registers.of(MODELS[register])):
            place = registers.places.get(f"{register}.{at}", Location(""))
            if not place.file.startswith(SHARED):
                names.append(record.short)
                places.append(place)
        if names:
            told = say(f"given_{register}" if len(names) > 1 else f"given_{register}_one", count=str(len(names)))
            about: Values = {"told": told, "value": ", ".join(names), "file": registers.file_of(register)}
            # Of a workbook the sheet, of other files the line of the first.
            first = min(places, key=lambda one: (one.file, one.sheet, one.line or 0))
            yield finding("G09", replace(first, cell=""), about, path=register)


def _terms(source: Source | None) -> tuple[Terms | None, list[Finding]]:
    """The terms; a table without its columns is a finding, and no terms."""
    try:
        return (read_terms(source.content) if source else None), []
    except Unreadable:
        name = source.name if source else ""
        return None, [finding("R01", Location(name), {"file": name, "reason": say("terms_columns")})]


def _themed(organisation: Organisation, sources: Mapping[str, Source]) -> Organisation:
    """The organisation with its theme, when its first colour is given."""
    if not organisation.primary:
        return organisation
    colours = derived(organisation.primary, organisation.dark, organisation.tint, organisation.accent)
    mark = f"{SHARED}wordmarks/{organisation.wordmark}"
    svg, png = sources.get(f"{mark}.svg"), sources.get(f"{mark}.png")
    drawn = (svg.content if svg else b"", png.content if png else b"", organisation.brief)
    return organisation.model_copy(update={"theme": Theme(organisation.code, *colours, *drawn)})
