"""Sort what the readers found by field of the model: entries, tables and the passages of narratives."""

from dataclasses import replace

from pydantic import BaseModel

from imprimatur.core import said
from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.blocks import Heading, Paragraph, plain, runs
from imprimatur.core.dossier import Cell, DataTable, Dossier, Entry, Narrative
from imprimatur.core.file_names import stem_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.assembly.cells import shown
from imprimatur.documents.assembly.keeper import Keeper
from imprimatur.documents.assembly.material import Found, Material, RawRow, is_empty, keep
from imprimatur.documents.assembly.narratives import Narratives
from imprimatur.documents.assembly.outline import Passage
from imprimatur.documents.assembly.registering import register_of
from imprimatur.documents.assembly.rows_from_content import DEPTH, columns_of, list_from_table, records_from_table
from imprimatur.documents.assembly.titled import parted, titles
from imprimatur.documents.schema.document import Position
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold


class Gathering:
    """Gathers the readings of one dossier for one model."""

    def __init__(self, model: type[BaseModel], labels: Labels, registers: Registers, home: Lang = "fr") -> None:
        """Prepare the names of the model's fields; `home` is the language of a text that says none."""
        self.keeper = Keeper(model, labels, home)
        self.material = self.keeper.material
        self.narratives = Narratives(self.keeper, registers)

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
                    self._unclaimed(narrative)
        self.narratives.close()
        return self.material

    def _unclaimed(self, narrative: Narrative) -> None:
        """A text of no row's own: what stands in it under the title of a row is that row's, the rest is sorted."""
        tables = (spec for spec in self.keeper.specs.values() if spec.is_table)
        known = dict(one for spec in tables for one in titles(spec, self.material.rows.get(spec.path, [])))
        parts, others = parted(narrative.blocks, known)
        for heading, (record, field), blocks in parts:
            self.material.settle([(heading.location, plain(heading.text))])
            if blocks:
                self._claimed(replace(narrative, blocks=blocks, location=heading.location), record, field)
        if others or not parts:
            self.narratives.add(replace(narrative, blocks=others) if parts else narrative)

    def _claimed(self, narrative: Narrative, record: RawRow, field: str) -> None:
        # Headings with nothing below them are a chapter still to be written.
        bare = all(isinstance(block, Heading) for block in narrative.blocks)
        if bare:
            self.material.settle(said.in_blocks(narrative.blocks, narrative.location))
        blocks = () if bare else narrative.blocks
        keep(record, (field, narrative.lang or self.keeper.home), Found(Cell(None, narrative.location, blocks)))

    def _claims(self) -> dict[str, tuple[RawRow, str]]:
        """The rows that have a narrative in files of their own, by the name of these files."""
        claims: dict[str, tuple[RawRow, str]] = {}
        for path, spec in self.keeper.specs.items():
            for inner in specs(spec.type) if spec.is_table else ():
                for record in self.material.rows.get(path, []) if inner.named_by else []:
                    name = record.get((inner.named_by, ""))
                    if name and name.cell.value:
                        claims[fold(stem_of(str(name.cell.value)))] = (record, inner.path)
        return claims

    def _entry(self, entry: Entry) -> None:
        path = self.keeper.names.resolve(entry.name)
        spec = self.keeper.specs.get(path or "")
        if path is None or spec is None:
            self.keeper.unknown(entry.name, entry.location)
            for cell in entry.values.values():
                self.material.settle(said.in_cell(cell))
            return
        if entry.owner:
            self.material.owners[path] = entry.owner
        for lang, cell in entry.values.items():
            if spec.is_table and not is_empty(cell):
                blocks = cell.blocks or (Paragraph(runs(shown(cell)), location=cell.location),)
                heading = Heading(1, runs(self._title(entry.name, path, lang)), location=cell.location)
                self.narratives.records(spec, lang, Passage(path, heading, path, Position.AFTER, True, list(blocks)))
            else:
                self.keeper.value(spec, lang, Found(cell, entry.state, entry.owner, entry.state_at))

    def _no_depth(self, path: str, place: Location, text: str) -> Finding:
        """The finding about the level of an item that is no number."""
        labels = self.keeper.labels
        wanted = labels.expected["integer"]
        about: Values = {"value": text, "field": labels.field("list.level").both}
        return finding("V01", place, {**about, "expected": wanted["what"].both, "example": "2"}, path=path)

    def _title(self, name: str, path: str, lang: str) -> str:
        """The name of a field as a heading of a language: as typed, unless it was typed in the other one."""
        label = self.keeper.labels.fields.get(path)
        for side in LANGS if label else ():
            if label and side == lang and fold(name) == fold(label.of(other(side))):
                return label.of(side)
        return name

    def _table(self, table: DataTable) -> None:
        path = self.keeper.names.resolve(table.name)
        spec = self.keeper.specs.get(path or "")
        if path is None and register_of(table, self.keeper.labels):
            # What a dossier brings to the registers is read, and judged, with them.
            self.material.settle(said.in_table(table))
            return
        if path is None or spec is None or not (spec.is_table or spec.is_text):
            self.keeper.unknown(table.name, table.location)
            self.material.settle(said.in_table(table))
            return
        self.material.places.setdefault(path, table.location)
        if spec.is_table:
            names = vocabulary(spec.type, self.keeper.labels, f"{path}.")
            records, unknown = records_from_table(table, names, getattr(spec.type, "across", None))
            for header, (column, side) in columns_of(table, names).items():
                for key in {f"{path}.{column}", f"{path}.{column}:{side}".rstrip(":")}:
                    self.material.places.setdefault(key, table.headers[header])
            self.material.rows.setdefault(path, []).extend(records)
        else:
            sides, unknown, levels = list_from_table(table, self.keeper.labels, self.keeper.home)
            depths = [one for header in levels for one in said.in_table(table, header)]
            self.material.settle(depths)
            heads = {table.headers[header] for header in levels}
            wrong = [one for one in depths if one[0] not in heads and not DEPTH.fullmatch(one[1])]
            self.material.findings.extend(self._no_depth(path, *one) for one in wrong)
            for lang, blocks in sides.items():
                self.keeper.value(spec, lang, Found(Cell(None, table.location, blocks)))
        self.keeper.columns(unknown)
        for header, location in table.headers.items():
            self.material.settle(
                said.in_table(table, header) if (header, location) in unknown else [(location, header)]
            )
