"""From what was found to values: understand each cell, or say at that cell why it cannot be understood."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError

from imprimatur.core.bilingual import LANGS, Bilingual, Lang, State
from imprimatur.core.blocks import List, Paragraph, plain, runs
from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text, Wording
from imprimatur.documents.assembly.material import Found, Material, RawRow
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Spec, is_record, specs
from imprimatur.documents.schema.registers import FILES, Registers, find, nearest, register_name
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, fold

_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
"""The faults of pydantic that have words of their own, and where each says its bound."""


class Builder:
    """Builds a model from the material found; `places` and `findings` grow as it goes."""

    def __init__(self, material: Material, labels: Labels, registers: Registers) -> None:
        """Keep what values are understood with."""
        self.material = material
        self.labels = labels
        self.registers = registers
        self.places: dict[str, Location] = dict(material.places)
        self.findings: list[Finding] = []

    def fields(self, model: type[BaseModel], record: RawRow, prefix: str = "", label: str = "") -> dict[str, Any]:
        """The values of a model's fields, nested by group. `prefix` is where the model's paths stand."""
        values: dict[str, Any] = {}
        for spec in specs(model):
            value = self._field(spec, record, prefix, label or prefix)
            if value is not None:
                target = values
                *parents, leaf = spec.path.split(".")
                for parent in parents:
                    target = target.setdefault(parent, {})
                target[leaf] = value
        return values

    def make(self, model: type[BaseModel], values: dict[str, Any], prefix: str = "", label: str = "") -> Any:
        """The validated model; a value outside its bounds is a finding at its place and is left out."""
        try:
            return model.model_validate(values)
        except ValidationError as fault:
            for error in fault.errors():
                path = [str(part) for part in error["loc"]]
                self._out_of_bounds(".".join(path), prefix, label or prefix, error["type"], error.get("ctx", {}))
                _drop(values, path)
            return model.model_validate(values)

    def _out_of_bounds(self, path: str, prefix: str, label: str, sort: str, bounds: Mapping[str, Any]) -> None:
        bound = bounds.get(_BOUNDS.get(sort, ""))
        filled = say("not_admitted") if bound is None else say(sort, bound=str(bound))
        about: Values = {"field": self.labels.field(label + path).both, "reason": filled}
        self.findings.append(finding("V05", self._place(prefix + path), about, path=prefix + path))

    def _place(self, path: str) -> Location:
        return self.places.get(path) or next(
            (self.places[f"{path}:{s}"] for s in LANGS if f"{path}:{s}" in self.places), Location("")
        )

    def _field(self, spec: Spec, record: RawRow, prefix: str, label: str) -> Any:
        path = prefix + spec.path
        if spec.is_table:
            return tuple(self.rows(spec, path, label + spec.path))
        sides = {lang: record[spec.path, lang] for lang in ("", *LANGS) if (spec.path, lang) in record}
        for lang, found in sides.items():
            self.places.setdefault(f"{path}:{lang}" if lang else path, found.cell.location)
            self.places.setdefault(path, found.cell.location)
        filled = {lang: found for lang, found in sides.items() if not _is_empty(found.cell)}
        if spec.is_text:
            return self._text(filled, path, label + spec.path)
        if not filled:
            return None
        found = next(iter(filled.values()))
        if spec.many:
            values = (self._value(spec, piece, path, label + spec.path) for piece in _pieces(found.cell))
            return tuple(value for value in values if value is not None)
        return self._value(spec, found.cell, path, label + spec.path)

    def rows(self, spec: Spec, path: str, label: str) -> Iterator[Any]:
        """The rows of a table, each validated on its own."""
        for position, record in enumerate(self.material.rows.get(path, [])):
            prefix = f"{path}.{position}."
            place = next((found.cell.location for found in record.values()), None)
            if place:
                self.places.setdefault(prefix[:-1], place)
            yield self.make(spec.type, self.fields(spec.type, record, prefix, f"{label}."), prefix, f"{label}.")

    def _text(self, sides: Mapping[str, Found], path: str, label: str) -> Text:
        wordings: dict[Lang, Wording] = {}
        for lang in LANGS:
            found = sides.get(lang) or (sides.get("") if lang == "fr" else None)
            if found:
                state = self._state(found, path)
                cell = found.cell
                blocks = cell.blocks or (Paragraph(runs(_as_text(cell.value)), location=cell.location),)
                wordings[lang] = Wording(blocks, state, cell.location)
        return Text(wordings.get("fr"), wordings.get("nl"))

    def _state(self, found: Found, path: str) -> State:
        if not found.state:
            return State.GIVEN
        for value, label in self.labels.choices["State"].items():
            if fold(found.state) in {fold(spelling) for spelling in label.spellings}:
                return State(value)
        self._unknown_choice("State", found.state, found.state_at or found.cell.location, path, say("state"))
        return State.DRAFT

    def _value(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        """One neutral value of a cell, or None with a finding at that cell."""
        if is_record(spec.type):
            return self._reference(spec, cell, path)
        if isinstance(spec.type, type) and issubclass(spec.type, StrEnum):
            return self._choice(spec, cell, path, label)
        if spec.reads is None:
            return _as_text(cell.value)
        try:
            return spec.reads.parser(cell.value)
        except Unreadable as fault:
            expected = self.labels.expected.get(spec.reads.sort, self.labels.expected["text"])
            about: Values = {
                "value": _as_text(cell.value),
                "field": self.labels.field(label).both,
                "expected": expected["what"].both,
                "example": expected["example"].both,
            }
            code = {"weekday": "V02", "cct": "V04"}.get(fault.code, "V01")
            self.findings.append(finding(code, cell.location, about, path=path))
            return None

    def _choice(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        wanted = fold(_as_text(cell.value))
        choices = self.labels.choices[spec.type.__name__]
        for value, words in choices.items():
            if wanted in {fold(spelling) for spelling in (value, *words.spellings)}:
                return spec.type(value)
        if spec.type.__name__ == "Mention" and cell.value is True:
            return next(iter(spec.type))
        name = self.labels.field(label).both
        self._unknown_choice(spec.type.__name__, _as_text(cell.value), cell.location, path, name)
        return None

    def _unknown_choice(self, name: str, value: str, location: Location, path: str, field: Bilingual) -> None:
        words = [label for key, label in self.labels.choices[name].items() if key != "missing"]
        choices = Bilingual(", ".join(w.fr for w in words), ", ".join(w.nl for w in words))
        about: Values = {"value": value, "field": field, "choices": choices}
        self.findings.append(finding("V03", location, about, path=path))

    def _reference(self, spec: Spec, cell: Cell, path: str) -> Any:
        name = _as_text(cell.value)
        records = self.registers.of(spec.type)
        record = find(records, name)
        if record is None:
            register = register_name(spec.type)
            known = nearest(records, name)
            about: Values = {
                "value": name,
                "known": known or "",
                "register": say(f"register_{register}"),
                "file": FILES[register],
            }
            self.findings.append(finding("G02" if known else "G01", cell.location, about, path=path))
        return record


def _is_empty(cell: Cell) -> bool:
    return cell.value in (None, "") and not cell.blocks


def _as_text(value: object) -> str:
    """The characters of a value; a whole number that Excel stored as a float has no decimals."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _pieces(cell: Cell) -> Iterator[Cell]:
    """The several values of one cell: list items, lines, or pieces between semicolons."""
    lists = [block for block in cell.blocks if isinstance(block, List)]
    if lists:
        for item in (item for block in lists for item in block.items):
            yield Cell(plain(item.text), item.location if item.location.file else cell.location)
    elif isinstance(cell.value, str):
        for line in cell.value.replace("\n", ";").split(";"):
            if line.strip():
                yield Cell(line.strip(), cell.location)
    else:
        yield cell


def _drop(values: dict[str, Any], path: list[str]) -> None:
    for part in path[:-1]:
        values = values.get(part, {})
    values.pop(path[-1], None)
