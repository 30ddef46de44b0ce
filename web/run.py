"""A run that makes a document, as a page follows it."""

from dataclasses import dataclass
from enum import StrEnum

from flows.runner import End
from imprimatur.core.composition import Stage


class Phase(StrEnum):
    """How far a run is."""

    WAITING = "waiting"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Run:
    """One run that was asked for on a page, of which dossier (`kind/slug`) and for what.

    `end` says how it ended, None where it has not, or where it was cancelled; `said` is its sentence, in French and in
    Dutch (`flows.messages.both`).
    """

    id: str
    dossier: str
    stage: Stage
    phase: Phase
    end: End | None = None
    said: str = ""
