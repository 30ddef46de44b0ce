"""Translations typed by a person, text by text: taken into the dossier as those of a file that came back.

Nobody overwrites anybody in silence: what somebody else wrote meanwhile stays, and so does what was typed, for its
author to look at both.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from flows.approving import version_of
from flows.project_lookup import resolve
from flows.translating import Import, answer_of, imported, job_of
from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.core.errors import NotWritten
from imprimatur.project import Project
from imprimatur.sources.plain_text.characters import clean
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.exchange.marks import as_text, pieces_of
from imprimatur.translation.keeping import held
from imprimatur.translation.reasons import reason_said
from imprimatur.translation.standing import Stood
from imprimatur.translation.unit import Unit

LONGEST = 50_000
"""Characters of one text, as many as a reader takes at a stretch (`sources/size.py`)."""
_TRIES = 3
"""How often a save is begun because a file was written in between by what holds nothing: Excel, Word, an editor."""


class Met(StrEnum):
    """Why a typed text met something else than what its author saw."""

    SOURCE = "source"
    """The source says something else now, or is gone."""
    TARGET = "target"
    """Somebody else has put another translation there."""
    LONG = "long"
    EMPTY = "empty"
    """Nothing is typed where a translation stands: it is not taken away."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One text as typed. `was` is the mark of the target (`mark`), `source` the text, that its author saw; `place` is
    where it stood (`place_of`). `unsure` asks for it to be revised again."""

    id: str
    text: str
    was: str
    place: str = ""
    source: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that was not taken: what it met, or else why; `now` is the id of the unit that stands there today, empty
    where there is none."""

    typed: Typed
    now: str
    met: Met | None = None
    why: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of what was typed: the ids of the texts that were taken, those that were not, and the hash of the
    record that it began from."""

    taken: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    version: str = ""


def shown(stood: Stood) -> str:
    """The target of a unit as it is typed: its marks as codes."""
    unit = stood.unit
    source = pieces_of(unit.origin.inline) if unit.origin else ()
    return as_text(pieces_of(unit.translation.inline, source)) if unit.translation else ""


def mark(text: str) -> str:
    """What tells a text from any other, however it is spaced."""
    return hashlib.sha256(" ".join(clean(text).split()).encode()).hexdigest()[:16]


def place_of(unit: Unit) -> str:
    """Where a unit stands, whatever it says."""
    return f"{unit.path} {unit.place}"


def save(project: Project, name: str, to: Lang, typed: Sequence[Typed]) -> Saved:
    """Put what was typed into the dossier, as far as it can be taken. Raises UnknownDossier, Busy, NotWritten."""
    with held(project, *resolve(project, name)):
        return _tried(project, name, to, typed)


def _tried(project: Project, name: str, to: Lang, typed: Sequence[Typed]) -> Saved:
    for left in reversed(range(_TRIES)):
        try:
            return _save(project, name, to, typed)
        except NotWritten:
            # Another program wrote the same file between our reading and our writing: held against what it says now.
            if not left:
                raise
    raise AssertionError


def _save(project: Project, name: str, to: Lang, typed: Sequence[Typed]) -> Saved:
    version = version_of(project, *resolve(project, name))
    job = job_of(project, name)
    sorted_ = _Sorted({one.unit.id: one for one in job.standing.units if one.unit.target == to}, to)
    for one in typed:
        sorted_.take(one)
    if not sorted_.answers:
        return Saved((), tuple(sorted_.refused), version)
    back = Returned(job.dossier.name, other(to), to, tuple(sorted_.answers))
    brought = imported(project, job, back, frozenset(one.id for one in typed if one.unsure))
    if brought.files:
        brought.carry_out(project)
    refused = (*sorted_.refused, *_turned(brought, {one.id: one for one in typed}))
    asked = {one.id for one in sorted_.answers}
    return Saved(tuple(one.answer.id for _, one in brought.taken if one.answer.id in asked), refused, version)


@dataclass(slots=True)
class _Sorted:
    """What was typed, held against the units of today: what may be answered, and what met something else."""

    known: Mapping[str, Stood]
    to: Lang
    answers: list[Answer] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def take(self, typed: Typed) -> None:
        if mark(typed.text) == typed.was:
            return
        stood = self.known.get(typed.id)
        if stood is None or stood.unit.origin is None:
            here = (id_ for id_, one in self.known.items() if place_of(one.unit) == typed.place)
            self.refused.append(Refused(typed, next(here, ""), Met.SOURCE))
            return
        now = mark(shown(stood))
        if now == mark(typed.text):
            return
        met = self._met(typed, now)
        if met:
            self.refused.append(Refused(typed, typed.id, met))
        else:
            self.answers.append(answer_of(typed.id, stood.unit.origin.inline, _lines(typed.text, stood), self.to))

    def _met(self, typed: Typed, now: str) -> Met | None:
        if now != typed.was:
            return Met.TARGET
        if len(typed.text) > LONGEST:
            return Met.LONG
        return None if typed.text.strip() else Met.EMPTY


def _lines(text: str, stood: Stood) -> str:
    """What was typed on one line, but for the breaks of lines that its source has too."""
    lines = [" ".join(line.split()) for line in clean(text).splitlines()]
    assert stood.unit.origin is not None
    return ("\n" if "\n" in stood.unit.origin.text else " ").join(filter(None, lines))


def _turned(brought: Import, typed: Mapping[str, Typed]) -> Iterator[Refused]:
    for one in brought.refused:
        if one.answer.id in typed:
            why = reason_said(one.reason, one.detail or one.answer.mark)
            yield Refused(typed[one.answer.id], one.unit.id if one.unit else "", why=why)
