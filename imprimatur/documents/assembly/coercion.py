"""From what was found to values: understand each cell, or say at that cell why it cannot be understood."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError

from imprimatur.core.bilingual import LANGS, Bilingual, Lang, State
from imprimatur.core.blocks import Blocks, List, Paragraph, plain, runs
from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.said import Said, in_cell
from imprimatur.core.text import Text, Wording
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.assembly.material import Found, Material, RawRow, is_empty
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
        self.settled: set[Said] = set(material.settled)

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
        filled = {lang: found for lang, found in sides.items() if not is_empty(found.cell)}
        if spec.is_text:
            return self._text(spec, filled, path, label + spec.path)
        given = [one for found in filled.values() for one in (found, *found.also)]
        values = [self._understood(spec, one.cell, path, label + spec.path) for one in given]
        known = [place for place, value in enumerate(values) if value not in (None, ())]
        for place in known[1:]:
            if values[place] != values[known[0]]:
                self._contradiction(path, label + spec.path, given[known[0]], given[place])
        return values[known[0]] if known else None

    def _understood(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        """The value, or the several values, of a cell; what was understood need not be printed word for word."""
        value: Any
        if spec.many:
            pieces = (self._value(spec, piece, path, label) for piece in _pieces(cell))
            value = tuple(one for one in pieces if one is not None)
        else:
            value = self._value(spec, cell, path, label)
        if spec.check_only or (value not in (None, ()) and not (spec.reads is None and spec.type is str)):
            self.settled.update(in_cell(cell))
        return value

    def _contradiction(self, path: str, label: str, first: Found, second: Found) -> None:
        """Two values for one field: neither is chosen in silence, and the second one is told."""
        about: Values = {"field": self.labels.field(label).both, "other": str(first.cell.location)}
        self.findings.append(finding("T02", second.cell.location, about, path=path))
        self.settled.update(in_cell(second.cell))

    def understands(self, spec: Spec, cell: Cell) -> bool:
        """Whether a field understands a cell."""
        before = len(self.findings)
        return self._value(spec, cell, spec.path, spec.path) is not None and len(self.findings) == before

    def rows(self, spec: Spec, path: str, label: str) -> Iterator[Any]:
        """The rows of a table, each validated on its own."""
        for position, record in enumerate(self.material.rows.get(path, [])):
            prefix = f"{path}.{position}."
            place = next((found.cell.location for found in record.values()), None)
            if place:
                self.places.setdefault(prefix[:-1], place)
            if spec.check_only:
                self.settled.update(one for found in record.values() for one in in_cell(found.cell))
            yield self.make(spec.type, self.fields(spec.type, record, prefix, f"{label}."), prefix, f"{label}.")

    def _text(self, spec: Spec, sides: Mapping[str, Found], path: str, label: str) -> Text:
        wordings: dict[Lang, Wording] = {}
        for lang in LANGS:
            wanted = (lang, "") if lang == "fr" else (lang,)
            given = [one for side in wanted if side in sides for one in (sides[side], *sides[side].also)]
            if not given:
                continue
            found, *others = given
            wordings[lang] = Wording(_blocks_of(found.cell), self._state(found, path), found.cell.location)
            for one in others:
                if _said(one.cell) != _said(found.cell):
                    self._contradiction(path, label, found, one)
        if spec.check_only:
            self.settled.update(one for side in sides.values() for one in in_cell(side.cell))
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
            return as_text(cell.value)
        try:
            return spec.reads.parser(cell.value)
        except Unreadable as fault:
            expected = self.labels.expected.get(spec.reads.sort, self.labels.expected["text"])
            about: Values = {
                "value": as_text(cell.value),
                "field": self.labels.field(label).both,
                "expected": expected["what"].both,
                "example": expected["example"].both,
            }
            code = {"weekday": "V02", "cct": "V04"}.get(fault.code, "V01")
            self.findings.append(finding(code, cell.location, about, path=path))
            return None

    def _choice(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        wanted = fold(as_text(cell.value))
        choices = self.labels.choices[spec.type.__name__]
        for value, words in choices.items():
            if wanted in {fold(spelling) for spelling in (value, *words.spellings)}:
                return spec.type(value)
        if spec.type.__name__ == "Mention" and cell.value is True:
            return next(iter(spec.type))
        name = self.labels.field(label).both
        self._unknown_choice(spec.type.__name__, as_text(cell.value), cell.location, path, name)
        return None

    def _unknown_choice(self, name: str, value: str, location: Location, path: str, field: Bilingual) -> None:
        words = [label for key, label in self.labels.choices[name].items() if key != "missing"]
        choices = Bilingual(", ".join(w.fr for w in words), ", ".join(w.nl for w in words))
        about: Values = {"value": value, "field": field, "choices": choices}
        self.findings.append(finding("V03", location, about, path=path))

    def _reference(self, spec: Spec, cell: Cell, path: str) -> Any:
        name = as_text(cell.value)
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


def _blocks_of(cell: Cell) -> Blocks:
    return cell.blocks or (Paragraph(runs(as_text(cell.value)), location=cell.location),)


def _said(cell: Cell) -> str:
    """What a cell says, whatever its marks and spaces."""
    return fold(" ".join(plain_blocks(_blocks_of(cell))))


def as_text(value: object) -> str:
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
