"""One cell of a field as its value, or the finding that says at that cell why it cannot be understood."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from imprimatur.core.bilingual import Bilingual, State
from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.assembly.cells import behind, excerpt, pieces, shown
from imprimatur.documents.assembly.choosing import choose, parted
from imprimatur.documents.assembly.material import Found
from imprimatur.documents.assembly.understanding import retyped, understood
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Spec, is_record
from imprimatur.documents.schema.registers import Registers, find, named_in, nearest, register_name
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, fold, is_passage

_CODES = {
    "weekday": "V02",
    "choice": "V03",
    "cct": "V04",
    "exact": "V10",
    "more": "V12",
    "calendar": "V13",
    "day": "V14",
    "serial": "V15",
    "turned": "V16",
}
"""The finding of each fault of a value; any other is a value that is not understood."""


class CellReader:
    """Reads cells; `findings` grow as it goes."""

    def __init__(self, labels: Labels, registers: Registers) -> None:
        """Keep what values are understood with."""
        self.labels = labels
        self.registers = registers
        self.findings: list[Finding] = []

    def _several(self, spec: Spec, cell: Cell) -> Iterator[Cell]:
        """The values of a cell; known names and choices may stand in one sentence: `A, B et C`."""
        if isinstance(spec.type, type) and issubclass(spec.type, StrEnum):
            choices = self.labels.choices[spec.type.__name__]
            for piece in pieces(cell):
                yield from (Cell(one, piece.location) for one in parted(shown(piece), choices))
            return
        records = self.registers.of(spec.type) if is_record(spec.type) else ()
        for piece in pieces(cell):
            names = named_in(records, shown(piece))
            yield from (Cell(name, piece.location) for name in names) if len(names) > 1 else (piece,)

    def _state(self, found: Found, path: str) -> State:
        if not found.state:
            return State.GIVEN
        for value, label in self.labels.choices["State"].items():
            if fold(found.state) in {fold(spelling) for spelling in label.spellings}:
                return State(value)
        self._unknown_choice("State", found.state, found.state_at or found.cell.location, path, say("state"))
        return State.DRAFT

    def _value(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        """One neutral value of a cell, told with what the cell says beside it, or None with a finding at that cell."""
        try:
            if spec.type is not str and is_passage(cell.value):
                raise Unreadable("passage", cell.value)
            if is_record(spec.type):
                return self._reference(spec, cell, path)
            if isinstance(spec.type, type) and issubclass(spec.type, StrEnum):
                return self._choice(spec, cell)
            return shown(cell) if spec.reads is None else understood(spec, behind(spec, cell))
        except Unreadable as fault:
            name = self.labels.field(label).both
            if fault.code == "choice":
                self._unknown_choice(spec.type.__name__, excerpt(shown(cell)), cell.location, path, name)
                return None
            sort = register_name(spec.type) if is_record(spec.type) else spec.reads.sort if spec.reads else "choice"
            expected = self.labels.expected.get(sort, self.labels.expected["text"])
            about: Values = {
                "value": excerpt(shown(cell)),
                "field": name,
                "expected": expected["what"].both,
                "example": expected["example"].both,
                "typed": retyped(spec, cell.value),
            }
            self.findings.append(finding(_CODES.get(fault.code, "V01"), cell.location, about, path=path))
            return None

    def _choice(self, spec: Spec, cell: Cell) -> Any:
        if spec.type.__name__ == "Mention" and cell.value is True:
            return next(iter(spec.type))
        return choose(spec, shown(cell), self.labels.choices[spec.type.__name__])

    def _unknown_choice(self, name: str, value: str, location: Location, path: str, field: Bilingual) -> None:
        words = [label for key, label in self.labels.choices[name].items() if key != "missing"]
        choices = Bilingual(", ".join(w.fr for w in words), ", ".join(w.nl for w in words))
        about: Values = {"value": value, "field": field, "choices": choices}
        self.findings.append(finding("V03", location, about, path=path))

    def _reference(self, spec: Spec, cell: Cell, path: str) -> Any:
        name = shown(cell)
        records = self.registers.of(spec.type)
        record = find(records, name)
        if record is None:
            register = register_name(spec.type)
            known = nearest(records, name)
            about: Values = {
                "value": name,
                "known": known or "",
                "register": say(f"register_{register}"),
                "file": self.registers.file_of(register),
            }
            self.findings.append(finding("G02" if known else "G01", cell.location, about, path=path))
        return record
