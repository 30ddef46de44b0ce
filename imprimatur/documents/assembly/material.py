"""What was found for a document, sorted by field, before it is understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.said import Said
from imprimatur.documents.schema.document import Position


@dataclass(frozen=True, slots=True)
class Found:
    """One value found for a field: its cell, its state and its owner as typed, and the state's own place if any.

    `also` are the other values found for the same field and language, to be held against it.
    """

    cell: Cell
    state: str = ""
    owner: str = ""
    state_at: Location | None = None
    also: "tuple[Found, ...]" = ()


RawRow = dict[tuple[str, str], Found]
"""What was found for a model, by path relative to it and language ("" for none said)."""


def keep(row: RawRow, key: tuple[str, str], found: Found) -> None:
    """Keep a value; where one already stands, beside it, so that nothing is settled in silence. Empty ones yield."""
    before = row.get(key)
    if before is None or is_empty(before.cell):
        row[key] = found
    elif not is_empty(found.cell):
        row[key] = replace(before, also=(*before.also, found))


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return cell.value in (None, "") and not cell.blocks


@dataclass(slots=True)
class Material:
    """Everything found for one document, by field.

    `settled` is what has been used or told and need not be printed: names of fields and columns, values, and what a
    finding speaks of. `anchors` tells of added sections, by their row, where they stand.
    """

    values: RawRow = field(default_factory=dict)
    rows: dict[str, list[RawRow]] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    settled: set[Said] = field(default_factory=set)
    anchors: dict[int, tuple[str, Position, bool]] = field(default_factory=dict)

    def settle(self, said: Iterable[Said]) -> None:
        """Take note that these texts have been used, or told."""
        self.settled.update(said)
