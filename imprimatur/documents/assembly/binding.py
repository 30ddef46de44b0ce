"""Sort what the readers found by field of the model: entries, tables and the passages of narratives."""

from collections.abc import Iterable

from pydantic import BaseModel

from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.core.blocks import Heading, List, Paragraph, plain, runs
from imprimatur.core.dossier import Cell, DataTable, Dossier, Entry, Narrative
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.location import Location
from imprimatur.documents.assembly.additions import Additions
from imprimatur.documents.assembly.coercion import Builder, as_text
from imprimatur.documents.assembly.material import Found, Material, RawRow, is_empty, keep
from imprimatur.documents.assembly.outline import Addition, GroupHeading, Passage, cut
from imprimatur.documents.assembly.passages import places_in, rows_of
from imprimatur.documents.assembly.rows_from_content import list_from_table, records_from_table
from imprimatur.documents.messages import say
from imprimatur.documents.schema.document import Position
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold

LONGEST_VALUE = 80
"""Characters of a text that may still be a value that is not understood; a longer one is prose, and printed as such."""


class Gathering:
    """Gathers the readings of one dossier for one model."""

    def __init__(self, model: type[BaseModel], labels: Labels, registers: Registers) -> None:
        """Prepare the names of the model's fields."""
        self.labels = labels
        self.registers = registers
        self.specs = {spec.path: spec for spec in specs(model)}
        self.vocabulary = vocabulary(model, labels)
        self.material = Material()
        self.additions = Additions(self.material, self.vocabulary, labels)
        self._sides: dict[str, dict[str, list[RawRow]]] = {}

    def gather(self, dossier: Dossier) -> Material:
        """Sort the whole dossier. Unknown names and contradictions become findings."""
        for reading in dossier.readings:
            self.material.findings.extend(reading.findings)
            for entry in reading.entries:
                self._entry(entry)
            for table in reading.tables:
                self._table(table)
        claims = self._claims()
        for reading in dossier.readings:
            for narrative in reading.narratives:
                claim = claims.get(fold(stem_of(narrative.location.file)))
                if claim:
                    self._claimed(narrative, *claim)
                else:
                    self._narrative(narrative)
        for path, sides in self._sides.items():
            self._merge(path, sides)
        self.additions.close()
        return self.material

    def _claimed(self, narrative: Narrative, record: RawRow, field: str) -> None:
        # Headings with nothing below them are a chapter still to be written.
        bare = all(isinstance(block, Heading) for block in narrative.blocks)
        if bare:
            self.material.settle(places_in(narrative.blocks))
        blocks = () if bare else narrative.blocks
        keep(record, (field, narrative.lang or "fr"), Found(Cell(None, narrative.location, blocks)))

    def _claims(self) -> dict[str, tuple[RawRow, str]]:
        """The rows that have a narrative in files of their own, by the name of these files."""
        claims: dict[str, tuple[RawRow, str]] = {}
        for path, spec in self.specs.items():
            for inner in specs(spec.type) if spec.is_table else ():
                for record in self.material.rows.get(path, []) if inner.named_by else []:
                    name = record.get((inner.named_by, ""))
                    if name and name.cell.value:
                        claims[fold(stem_of(str(name.cell.value)))] = (record, inner.path)
        return claims

    def _unknown(self, name: str, location: Location) -> None:
        """Report a name that means nothing, and the field that it is nearest to: what is missing there is said once."""
        head, _, leaf = name.rpartition(".")
        near = self.vocabulary.suggestion(leaf)
        path = self.vocabulary.resolve(near, self.vocabulary.resolve(head) or "") if near else None
        hint: Bilingual = NOTHING
        if path:
            hint = say("did_you_mean", field=self.labels.field(path).both).after_space()
        about: Values = {"value": name, "hint": hint}
        self.material.findings.append(finding("T01", location, about, path=path if path in self.specs else ""))

    def _entry(self, entry: Entry) -> None:
        path = self.vocabulary.resolve(entry.name)
        spec = self.specs.get(path or "")
        if path is None or spec is None:
            self._unknown(entry.name, entry.location)
            for cell in entry.values.values():
                self.material.settle((cell.location, *places_in(cell.blocks)))
            return
        self.material.settle([entry.location])
        if entry.owner:
            self.material.owners[path] = entry.owner
        for lang, cell in entry.values.items():
            if spec.is_table and not is_empty(cell):
                blocks = cell.blocks or (Paragraph(runs(as_text(cell.value)), location=cell.location),)
                heading = Heading(1, runs(entry.name), location=cell.location)
                self._records(spec, lang, Passage(path, heading, path, Position.AFTER, True, list(blocks)))
            else:
                self._value(spec, lang, Found(cell, entry.state, entry.owner, entry.state_at))

    def _value(self, spec: Spec, lang: str, found: Found) -> None:
        """Keep a value, beside those found before for the same field."""
        if spec.is_text and not lang:
            lang = language_of(found.cell.location.file) or "fr"
        self.material.places.setdefault(f"{spec.path}:{lang}" if lang else spec.path, found.cell.location)
        self.material.places.setdefault(spec.path, found.cell.location)
        keep(self.material.values, (spec.path, lang), found)

    def _table(self, table: DataTable) -> None:
        path = self.vocabulary.resolve(table.name)
        spec = self.specs.get(path or "")
        if path is None or spec is None or not (spec.is_table or spec.is_text):
            self._unknown(table.name, table.location)
            self.material.settle((*table.headers.values(), *table.cells.values()))
            return
        self.material.places.setdefault(path, table.location)
        if spec.is_table:
            names = vocabulary(spec.type, self.labels, f"{path}.")
            records, unknown = records_from_table(table, names)
            self.material.rows.setdefault(path, []).extend(records)
        else:
            sides, unknown = list_from_table(table, self.labels)
            for lang, blocks in sides.items():
                self._value(spec, lang, Found(Cell(None, table.location, blocks)))
        self._columns(unknown)
        for header, location in table.headers.items():
            self.material.settle([location])
            if (header, location) in unknown:
                self.material.settle(table.at(row, header) for row in range(len(table.frame)))

    def _columns(self, unknown: Iterable[tuple[str, Location]]) -> None:
        for header, location in unknown:
            self._unknown(header, location)

    def _narrative(self, narrative: Narrative) -> None:
        lang = narrative.lang or "fr"
        for part in cut(narrative.blocks, self.specs, self.vocabulary):
            match part:
                case GroupHeading():
                    self.material.settle([part.heading.location])
                case Addition():
                    self.additions.add(part, lang)
                case Passage():
                    self.material.settle([part.heading.location])
                    self._passage(self.specs[part.path], lang, part)

    def _passage(self, spec: Spec, lang: str, part: Passage) -> None:
        """What stands under the heading of a known field; what the field cannot hold is an addition."""
        if spec.is_text:
            self._value(spec, lang, Found(Cell(None, part.heading.location, tuple(part.blocks))))
        elif spec.is_table:
            self._records(spec, lang, part)
        else:
            self._neutral(spec, lang, part)

    def _neutral(self, spec: Spec, lang: str, part: Passage) -> None:
        """The value that a passage states first; the rest is prose, and so is the whole where it states none."""
        if not part.blocks:
            self._value(spec, "", Found(Cell(None, part.heading.location)))
            return
        first, *rest = part.blocks
        text = plain(first.text) if isinstance(first, Paragraph) else ""
        if not (0 < len(text) <= LONGEST_VALUE or (spec.many and isinstance(first, List))):
            self.additions.add_passage(part, lang, Position.AFTER)
            return
        self._value(spec, "", Found(Cell(text or None, first.location, () if text else (first,))))
        if rest:
            more = Addition(spec.path, Position.AFTER, part.inner, level=part.heading.level, blocks=list(rest))
            self.additions.add(more, lang)

    def _records(self, spec: Spec, lang: str, part: Passage) -> None:
        names = vocabulary(spec.type, self.labels, f"{spec.path}.")
        side, place = lang or language_of(part.heading.location.file) or "fr", part.heading.location
        self.material.places.setdefault(spec.path, place)
        self.material.places.setdefault(f"{spec.path}:{side}", place)
        if not part.blocks:
            return
        probe = Builder(Material(), self.labels, self.registers)
        rows = rows_of(tuple(part.blocks), spec, names, side, self.labels, probe.understands)
        if rows is None:
            self.additions.add_passage(part, side, Position.INSTEAD)
            return
        self._columns(rows.unknown)
        self.material.settle(rows.settled)
        self._sides.setdefault(spec.path, {}).setdefault(side, []).extend(rows.records)
        for blocks, position in ((rows.before, Position.BEFORE), (rows.after, Position.AFTER)):
            if blocks:
                self.additions.add(Addition(spec.path, position, inner=True, blocks=list(blocks)), side)

    def _merge(self, path: str, sides: dict[str, list[RawRow]]) -> None:
        """Pair the rows that the two languages give in texts of their own; unequal numbers are a finding."""
        counts = {lang: len(sides.get(lang, [])) for lang in ("fr", "nl")}
        if all(counts.values()) and counts["fr"] != counts["nl"]:
            about: Values = {"field": self.labels.field(path).both, "fr": str(counts["fr"]), "nl": str(counts["nl"])}
            place = self.material.places[f"{path}:nl"]
            self.material.findings.append(finding("L01", place, about, path=path, lang="nl"))
        merged: list[RawRow] = [{} for _ in range(max(counts.values()))]
        for records in sides.values():
            for target, record in zip(merged, records, strict=False):
                for key, found in record.items():
                    keep(target, key, found)
        self.material.rows.setdefault(path, []).extend(merged)
