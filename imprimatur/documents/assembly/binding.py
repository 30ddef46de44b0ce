"""Sort what the readers found by field of the model: entries, tables and the passages of narratives."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from imprimatur.core.bilingual import NOTHING
from imprimatur.core.blocks import Blocks, Heading, plain
from imprimatur.core.dossier import Cell, DataTable, Dossier, Entry, Narrative
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.location import Location
from imprimatur.documents.assembly.material import Found, Material, RawRow
from imprimatur.documents.assembly.rows_from_content import list_from_table, records_from_blocks, records_from_table
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold


class Gathering:
    """Gathers the readings of one dossier for one model."""

    def __init__(self, model: type[BaseModel], labels: Labels) -> None:
        """Prepare the names of the model's fields."""
        self.labels = labels
        self.specs = {spec.path: spec for spec in specs(model)}
        self.vocabulary = vocabulary(model, labels)
        self.material = Material()
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
                    record, field = claim
                    lang = narrative.lang or "fr"
                    # Headings with nothing below them are a chapter still to be written.
                    bare = all(isinstance(block, Heading) for block in narrative.blocks)
                    blocks = () if bare else narrative.blocks
                    record[field, lang] = Found(Cell(None, narrative.location, blocks))
                else:
                    self._narrative(narrative)
        for path, sides in self._sides.items():
            self._merge(path, sides)
        return self.material

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
        hint = NOTHING
        if path:
            hint = say("did_you_mean", field=self.labels.field(path).both).after_space()
        about: Values = {"value": name, "hint": hint}
        self.material.findings.append(finding("T01", location, about, path=path if path in self.specs else ""))

    def _entry(self, entry: Entry) -> None:
        path = self.vocabulary.resolve(entry.name)
        spec = self.specs.get(path or "")
        if path is None or spec is None:
            self._unknown(entry.name, entry.location)
            return
        if entry.owner:
            self.material.owners[path] = entry.owner
        for lang, cell in entry.values.items():
            if spec.is_table and cell.blocks:
                self._records(spec, cell.blocks, lang, cell.location)
            else:
                self._value(spec, lang, Found(cell, entry.state, entry.owner, entry.state_at))

    def _value(self, spec: Spec, lang: str, found: Found) -> None:
        """Keep a value; a second, different one for the same field leaves neither standing."""
        if spec.is_text and not lang:
            lang = language_of(found.cell.location.file) or "fr"
        key = (spec.path, lang)
        self.material.places.setdefault(f"{spec.path}:{lang}" if lang else spec.path, found.cell.location)
        self.material.places.setdefault(spec.path, found.cell.location)
        before = self.material.values.get(key)
        empty = found.cell.value in (None, "") and not found.cell.blocks
        if empty:
            return
        if before is None:
            self.material.values[key] = found
        elif before.cell.value != found.cell.value or before.cell.blocks != found.cell.blocks:
            about: Values = {"field": self.labels.field(spec.path).both, "other": str(before.cell.location)}
            self.material.findings.append(finding("T02", found.cell.location, about, path=spec.path))

    def _table(self, table: DataTable) -> None:
        path = self.vocabulary.resolve(table.name)
        spec = self.specs.get(path or "")
        if path is None or spec is None:
            self._unknown(table.name, table.location)
        elif spec.is_table:
            names = vocabulary(spec.type, self.labels, f"{path}.")
            records, unknown = records_from_table(table, names)
            self._columns(unknown)
            self.material.places.setdefault(path, table.location)
            self.material.rows.setdefault(path, []).extend(records)
        elif spec.is_text:
            sides, unknown = list_from_table(table, self.labels)
            self._columns(unknown)
            for lang, blocks in sides.items():
                self._value(spec, lang, Found(Cell(None, table.location, blocks)))
        else:
            self._unknown(table.name, table.location)

    def _columns(self, unknown: Iterable[tuple[str, Location]]) -> None:
        for header, location in unknown:
            self._unknown(header, location)

    def _narrative(self, narrative: Narrative) -> None:
        lang = narrative.lang or "fr"
        for name, location, blocks in self._passages(narrative.blocks):
            spec = self.specs.get(name)
            if spec is None:
                continue
            if spec.is_table:
                self._records(spec, blocks, lang, location)
            else:
                text = "\n".join(plain(getattr(block, "text", ())) for block in blocks)
                self._value(spec, lang if spec.is_text else "", Found(Cell(text or None, location, blocks)))

    def _passages(self, blocks: Blocks) -> Iterator[tuple[str, Location, Blocks]]:
        """The path, the heading's place and the blocks of each passage: a known heading opens one."""
        path, level, place, group = "", 0, Location(""), ""
        kept: list[object] = []
        for block in blocks:
            known = self._opens(block, group, path, level)
            if known is None:
                if path:
                    kept.append(block)
                elif not group and isinstance(block, Heading):
                    self._unknown(plain(block.text), block.location)
                continue
            if path:
                yield path, place, tuple(kept)  # type: ignore[arg-type]
            assert isinstance(block, Heading)
            place, kept, level = block.location, [], block.level
            group = known if known in self.vocabulary.groups else known.rpartition(".")[0]
            path = known if known in self.specs else ""
        if path:
            yield path, place, tuple(kept)  # type: ignore[arg-type]

    def _opens(self, block: object, group: str, path: str, level: int) -> str | None:
        """The field or group that a heading opens; a deeper heading inside a table's passage is a row, not a field."""
        if not isinstance(block, Heading):
            return None
        if path and self.specs[path].is_table and block.level > level:
            return None
        return self.vocabulary.resolve(plain(block.text).strip(), group)

    def _records(self, spec: Spec, blocks: Blocks, lang: str, location: Location) -> None:
        names = vocabulary(spec.type, self.labels, f"{spec.path}.")
        side = lang or language_of(location.file) or "fr"
        records, unknown = records_from_blocks(blocks, spec, names, side, self.labels)
        self._columns(unknown)
        self.material.places.setdefault(spec.path, location)
        self.material.places.setdefault(f"{spec.path}:{side}", location)
        self._sides.setdefault(spec.path, {}).setdefault(side, []).extend(records)

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
                target.update({key: value for key, value in record.items() if key not in target})
        self.material.rows.setdefault(path, []).extend(merged)
