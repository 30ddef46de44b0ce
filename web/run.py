"""A run that makes a document, as a page follows it."""

from dataclasses import dataclass
from enum import StrEnum

from flows.runner import End


class Phase(StrEnum):
    """How far a run is."""

    WAITING = "waiting"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `end` says how it ended, None where it has not, or where it was cancelled; `said` is its sentence."""

    id: str
    phase: Phase
    end: End | None = None
    said: str = ""
