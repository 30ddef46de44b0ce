"""What the inputs of a dossier say now, field by field, each as it was typed, with its place.

It is what assembly found before it understood anything: whatever form the inputs have, a field is read here as it is
for the document.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.dossier import Cell, Dossier
from imprimatur.core.errors import EmptyDossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly.binding import Gathering
from imprimatur.documents.assembly.cells import pieces, shown
from imprimatur.documents.assembly.material import Found, RawRow, is_empty
from imprimatur.documents.assembly.registering import register_of
from imprimatur.documents.assembly.rows_from_content import records_from_table
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Document, home_of, languages_of
from imprimatur.documents.schema.fields import Need, Spec, specs, value_at
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.job import Job
from imprimatur.kit.guidance import load_guidance
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.reading import read, registers_of
from imprimatur.sources import read_all
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.inline import cell
from imprimatur.sources.plain_text.outline import typed
from web.forms.asked import REGISTERS
from web.forms.choices import input_of
from web.forms.form import Input, Told
from web.forms.yaml_spots import Spot, spot_at, spots_of

YAML = (".yaml", ".yml")
_UNSEEN_BREAKS = re.compile("[\x0b\x85\u2028\u2029]")
"""Breaks of a line that come along from Word or a PDF: a browser shows none of them in a field of one line."""
_SHOWN = 16
"""Hexadecimal digits of a mark: two texts by chance alike are one in 10^19."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands for one key: as typed, where, and why it cannot be changed there (a key of `messages.yaml`)."""

    text: str
    place: Location
    shut: str = ""


Row = Mapping[str, Said]
"""What stands in one row of a table, by key: the path in the row, `:fr` or `:nl` behind it for a language."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the inputs say: the single fields by key, the rows of each table by its path."""

    fields: Mapping[str, Said] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What a single field says, empty for nothing."""
        said = self.fields.get(key)
        return said.text if said else ""

    def texts(self, table: str) -> list[dict[str, str]]:
        """What the rows of a table say, empty cells left out."""
        return [{key: one.text for key, one in row.items() if one.text} for row in self.rows.get(table, ())]


@dataclass(frozen=True, slots=True)
class Now:
    """A dossier as a form needs it.

    `chosen` are the values of the field that tells the case of the document; `asked` the conditional fields whose case
    holds; `supplied` the keys and tables that a register or another field speaks for; `faults` what is not understood,
    by path. `organisations` and `persons` are the names of the registers.
    """

    kind: str
    slug: str
    stated: Stated = Stated()
    languages: tuple[Lang, ...] = LANGS
    chosen: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    supplied: frozenset[str] = frozenset()
    faults: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the files of a dossier are read with; `home` is the language of a text that says none."""

    sources: tuple[Source, ...]
    labels: Labels
    registers: Registers
    home: Lang


def mark(text: object) -> str:
    """What tells a text, or the rows of a table, from another: to see whether somebody changed it meanwhile."""
    written = json.dumps(text, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()[:_SHOWN]


def now(project: Project, kind: str, slug: str) -> Now:
    """What a dossier says now. Raises UnknownDossier."""
    return opened(project, kind, slug)[0]


def opened(project: Project, kind: str, slug: str) -> tuple[Now, Context]:
    """What a dossier says now, and what its files are read with. Raises UnknownDossier."""
    try:
        job = read(project, Parameters(kind=kind, slug=slug))
    except EmptyDossier:
        registers = registers_of(project, kind)
        names = _names(registers.organisations), _names(registers.persons)
        empty = Now(kind, slug, organisations=names[0], persons=names[1])
        return empty, Context((), load_labels(project.templates, kind), registers, "fr")
    context = Context(job.dossier.sources, job.labels, job.registers, home_of(job.document))
    return _now(project, job, context), context


def _now(project: Project, job: Job, context: Context) -> Now:
    document, kind = job.document, job.dossier.kind
    guidance = load_guidance(project.templates, kind)
    stated = stated_in(job.dossier, context)
    return Now(
        kind,
        job.dossier.slug,
        stated,
        languages_of(document),
        _chosen(document, guidance.chosen),
        frozenset(one.path for one in specs(type(document)) if _is_asked(document, one)),
        frozenset(_supplied(document, stated)),
        faults_of(job.findings),
        _names(job.registers.organisations),
        _names(job.registers.persons),
    )


def stated_in(dossier: Dossier, context: Context) -> Stated:
    """What the readings of a dossier say."""
    model, home = load_kind(dossier.kind).model, context.home
    material = Gathering(model, context.labels, context.registers, home).gather(dossier)
    places = _Places({one.name: one for one in dossier.sources})
    known = {one.path: one for one in specs(model)}
    fields: dict[str, Said] = {}
    for (path, lang), found in material.values.items():
        if path in known:
            _put(fields, _key(known[path], lang, home), places.said(known[path], lang, found))
    rows = {path: tuple(_rows(known[path], found, places, home)) for path, found in material.rows.items()}
    for register in REGISTERS:
        rows[register.path] = tuple(_rows(register, _brought(dossier, register, context.labels), places, home))
    return Stated(fields, rows)


def _brought(dossier: Dossier, register: Spec, labels: Labels) -> Iterator[RawRow]:
    """The rows of what a dossier brings of its own to a register."""
    names = vocabulary(register.type, labels, f"{register.path}.")
    for table in (table for reading in dossier.readings for table in reading.tables):
        if register_of(table, labels) == register.path:
            yield from records_from_table(table, names)[0]


def _rows(table: Spec, records: Iterable[RawRow], places: "_Places", home: Lang) -> Iterator[Row]:
    inner = {one.path: one for one in specs(table.type)}
    for record in records:
        row: dict[str, Said] = {}
        for (path, lang), found in record.items():
            if path in inner:
                _put(row, _key(inner[path], lang, home), places.said(inner[path], lang, found))
        yield row


def _key(spec: Spec, lang: str, home: Lang) -> str:
    return f"{spec.path}:{lang or home}" if spec.is_text else spec.path


def _put(fields: dict[str, Said], key: str, said: Said) -> None:
    """Keep what a key says; where it says something twice, it is changed in neither place."""
    before = fields.get(key)
    if before is None or (said.text and not before.text):
        fields[key] = said
    elif said.text and before.text and said.text != before.text:
        fields[key] = Said(before.text, before.place, "said_twice")


def re_read(kind: str, slug: str, sources: Sequence[Source], context: Context) -> Stated:
    """What files would say, were they the dossier's."""
    return stated_in(Dossier(kind, slug, tuple(sources), tuple(read_all(sources))), context)


def _names(records: Sequence[object]) -> tuple[str, ...]:
    return tuple(sorted({str(getattr(one, "short", "")) for one in records} - {""}, key=str.casefold))


def _chosen(document: Document, path: str) -> tuple[str, ...]:
    value = value_at(document, path) if path else None
    values = value if isinstance(value, tuple) else (value,)
    return tuple(str(one) for one in values if one is not None)


def _supplied(document: Document, stated: Stated) -> Iterator[str]:
    """What the document says though nobody typed it."""
    for spec in specs(type(document)):
        value = value_at(document, spec.path)
        if spec.is_text:
            keys = (f"{spec.path}:{lang}" for lang in LANGS if value.blocks(lang))
            yield from (key for key in keys if not stated.text(key))
        elif value not in (None, (), "") and not stated.text(spec.path) and not stated.texts(spec.path):
            yield spec.path


def _is_asked(document: Document, spec: Spec) -> bool:
    return spec.need is Need.CONDITIONAL and bool(spec.when) and bool(getattr(document, spec.when, False))


def faults_of(findings: Iterable[Finding]) -> dict[str, tuple[Told, ...]]:
    """What findings say of each path, each once: what stops the final version first, then advice."""
    found: dict[str, tuple[Told, ...]] = {}
    for one in findings:
        if one.path:
            told = Told(one.message, one.remedy, one.severity in (Severity.FATAL, Severity.ERROR))
            found[one.path] = tuple(dict.fromkeys((*found.get(one.path, ()), told)))
    return {path: tuple(sorted(told, key=lambda one: not one.stops)) for path, told in found.items()}


class _Places:
    """Where something stands, and whether it can be changed there."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.spots: dict[str, tuple[Spot, ...]] = {}

    def said(self, spec: Spec, lang: str, found: Found) -> Said:
        place = found.cell.location
        if any(not is_empty(one.cell) for one in found.also):
            return Said(_typed(spec, found.cell), place, "said_twice")
        return Said(_typed(spec, found.cell), place, self._shut(place, lang, found.cell))

    def _shut(self, place: Location, lang: str, at: Cell) -> str:
        ending = place.file[place.file.rfind(".") :].lower()
        if ending in YAML:
            if place.file not in self.spots:
                self.spots[place.file] = spots_of(self.sources[place.file].content)
            is_open = is_empty(at) or spot_at(self.spots[place.file], place, lang) is not None
            return "" if is_open else "by_hand"
        if ending == ".xlsx" and place.cell:
            return "by_hand" if at.blocks and not isinstance(at.value, str) else ""
        return "in_text" if ending in (".docx", ".md", ".txt", ".odt") else "by_hand"


def normal(spec: Spec, text: str) -> str:
    """What is typed in a field of a form, as the inputs would say it once it is there."""
    if input_of(spec) is Input.LINE:
        text = _UNSEEN_BREAKS.sub(" ", text)
    lines = "\n".join(line.rstrip() for line in clean(text).expandtabs(4).split("\n")).strip()
    return _typed(spec, cell(lines, Location("")))


def _typed(spec: Spec, found: Cell) -> str:
    """What a cell says as a person would type it: several values one a line."""
    if is_empty(found):
        return ""
    if spec.many:
        return "\n".join(one for piece in pieces(found) if (one := shown(piece)))
    if isinstance(found.value, str) and not found.shown:
        return found.value
    return shown(found) if found.value is not None else typed(found.blocks).strip()
