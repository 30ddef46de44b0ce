"""What came back from a translator, held against the dossier of today: what can be taken, and why the rest cannot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from imprimatur.core.blocks import Inline
from imprimatur.core.file_names import language_of
from imprimatur.core.location import Location
from imprimatur.documents.schema.document import Provenance
from imprimatur.translation.exchange.answering import settled
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.standing import Standing, Stood
from imprimatur.translation.unit import Side, Sort, Unit, digest
from imprimatur.translation.write_back.interface import Edit

Faults = Callable[[Inline, Inline], str]
"""What is wrong with a translation of a source: a key of `translation/messages.yaml`, empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Turned:
    """An answer that is not taken, and why: a key of `translation/messages.yaml`."""

    answer: Answer
    reason: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that changes the target of a unit, and the edit that does it."""

    answer: Answer
    stood: Stood
    edit: Edit


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a file brings: what is taken, what is turned away, and how many texts it leaves as they are or empty."""

    taken: tuple[Taken, ...] = ()
    turned: tuple[Turned, ...] = ()
    same: int = 0
    empty: int = 0


def receive(returned: Returned, standing: Standing, about: Provenance, faults: Faults) -> Receipt:
    """Hold what came back against the units of today."""
    known = {one.unit.id: one for one in standing.units}
    keys = {one.unit.key for one in standing.units}
    taken: list[Taken] = []
    turned: list[Turned] = []
    same = empty = 0
    seen: set[str] = set()
    for answer in returned.answers:
        stood = known.get(answer.id)
        reason = _reason(answer, stood, returned, keys, seen)
        seen.add(answer.id)
        if reason:
            turned.append(Turned(answer, reason, stood.unit if stood else None))
            continue
        assert stood is not None and stood.unit.origin is not None
        now = stood.unit.translation
        if not answer.target:
            empty += 1
            continue
        if now and digest(now.inline) == digest(answer.target):
            same += 1
            continue
        held = settled(answer, stood.unit.origin.inline, now.inline if now else (), returned.target)
        text = held.target or ()
        if fault := held.fault or faults(stood.unit.origin.inline, text):
            turned.append(Turned(held, fault, stood.unit))
        else:
            taken.append(Taken(held, stood, edit_of(stood.unit, text, standing.units, about)))
    return Receipt(tuple(taken), tuple(turned), same, empty)


def _reason(answer: Answer, stood: Stood | None, returned: Returned, keys: Iterable[str], seen: set[str]) -> str:
    """Why an answer belongs to no unit of today; empty where it does."""
    if stood is None:
        return "source_changed" if answer.id.partition("~")[0] in keys else "unit_unknown"
    if answer.id in seen:
        return "unit_twice"
    return "wrong_language" if stood.unit.target != returned.target else ""


def edit_of(unit: Unit, text: Inline, units: Sequence[Stood], about: Provenance) -> Edit:
    """The edit that gives the target of a unit a text: in the place of what stands there, else where it belongs."""
    lang, now, source = unit.target, unit.translation, unit.origin
    assert source is not None
    cell = unit.place.partition(" ")[2]
    shape = {"sort": unit.sort, "level": unit.level, "beside": source.location, "said": source.inline, "cell": cell}
    if now is not None:
        return Edit(lang, text, at=now.location, was=now.inline, **shape)  # type: ignore[arg-type]
    place = about.places.get(f"{unit.path}:{lang}")
    if place and place != source.location and not _in_text(place):
        return Edit(lang, text, at=place, **shape)  # type: ignore[arg-type]
    before = _before(unit, units)
    return Edit(lang, text, after=before.location if before else None, **shape)  # type: ignore[arg-type]


def _in_text(place: Location) -> bool:
    """Whether a place is one of a running text, of which a passage is missing, and no cell that waits."""
    return not place.cell and PurePosixPath(place.file).suffix in (".md", ".docx")


def _before(unit: Unit, units: Sequence[Stood]) -> Side | None:
    """What stands before a unit in its target's text: the piece before it of the same text, else of the same file."""
    assert unit.origin is not None
    file = unit.origin.location.file
    found: Side | None = None
    for one in units:
        if one.unit is unit:
            break
        side, origin = one.unit.side(unit.target), one.unit.side(unit.source)
        if side and origin and origin.location.file == file and one.unit.sort is not Sort.NOTE:
            found = side
    return found


def file_of(edit: Edit) -> str:
    """The file that an edit changes: that of its place, else the one of its language beside the source's."""
    if edit.at or edit.after:
        place = edit.at or edit.after
        assert place is not None
        return place.file
    assert edit.beside is not None
    return counterpart(edit.beside.file, edit)


def counterpart(name: str, edit: Edit) -> str:
    """The file of a language that goes with a file of the other one: `recit.nl.md` for `recit.fr.md`."""
    path = PurePosixPath(name)
    lang = language_of(path.name)
    if lang is None or lang == edit.lang:
        return name
    stem = path.name[: -len(f".{lang}{path.suffix}")]
    return str(path.with_name(f"{stem}.{edit.lang}{path.suffix}"))
