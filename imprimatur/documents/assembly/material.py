"""What was found for a document, sorted by field, before it is understood."""

from dataclasses import dataclass, field

from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location


@dataclass(frozen=True, slots=True)
class Found:
    """One value found for a field: its cell, its state and its owner as typed, and the state's own place if any."""

    cell: Cell
    state: str = ""
    owner: str = ""
    state_at: Location | None = None


RawRow = dict[tuple[str, str], Found]
"""What was found for a model, by path relative to it and language ("" for none said)."""


@dataclass(slots=True)
class Material:
    """Everything found for one document, by field."""

    values: RawRow = field(default_factory=dict)
    rows: dict[str, list[RawRow]] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
