"""What came back from a translator, held against the dossier of today: what can be taken, and why the rest cannot."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.location import Location
from imprimatur.documents.schema.document import Provenance
from imprimatur.language.labels import Labels
from imprimatur.translation.exchange.answering import settled
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.standing import Standing, Stood
from imprimatur.translation.unit import Side, Sort, Unit, digest
from imprimatur.translation.write_back.interface import Edit

Faults = Callable[[Inline, Inline, Lang], tuple[str, str]]
"""What a translation of a source into a language lost: a key of `translation/messages.yaml` and what it is; nothing
lost, nothing said."""
_TEXTS = (".md", ".docx", ".docm", ".dotx")
"""The endings of running texts."""


@dataclass(frozen=True, slots=True)
class Turned:
    """An answer that is not taken, and why: a key of `translation/messages.yaml`, with what is lost."""

    answer: Answer
    reason: str
    unit: Unit | None = None
    detail: str = ""


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


def receive(returned: Returned, standing: Standing, about: Provenance, faults: Faults, labels: Labels) -> Receipt:
    """Hold what came back against the units of today."""
    known = {one.unit.id: one for one in standing.units}
    keys = {one.unit.key for one in standing.units}
    good: dict[str, tuple[Answer, Stood]] = {}
    turned: list[Turned] = []
    same = empty = 0
    seen: set[str] = set()
    for answer in returned.answers:
        stood = known.get(answer.id)
        reason = _reason(answer, stood, returned, keys, seen)
        seen.add(answer.id)
        if reason or stood is None or stood.unit.origin is None:
            turned.append(Turned(answer, reason or "unit_unknown", stood.unit if stood else None))
            continue
        source, now = stood.unit.origin.inline, stood.unit.translation
        if not answer.target:
            empty += 1
            continue
        if now and digest(now.inline) == digest(answer.target):
            same += 1
            continue
        held = settled(answer, source, now.inline if now else (), returned.target)
        fault, detail = (held.fault, held.mark) if held.fault else faults(source, held.target or (), returned.target)
        if fault:
            turned.append(Turned(held, fault, stood.unit, detail))
        else:
            good[answer.id] = (held, stood)
    if good:
        good |= {one.unit.id: same_ for one in standing.units if (same_ := _alike(one, returned.target, seen))}
    taken = tuple(_taken(good, standing.units, about, labels))
    return Receipt(taken, tuple(turned), same, empty)


def _alike(stood: Stood, to: Lang, seen: Collection[str]) -> tuple[Answer, Stood] | None:
    """The answer of a number that is the same in both languages and was not sent; None for a text with words."""
    unit = stood.unit
    if unit.target != to or unit.translation or not unit.origin or unit.id in seen or not unit.is_alike:
        return None
    return Answer(unit.id, unit.origin.inline, unit.origin.inline), stood


def _reason(
    answer: Answer, stood: Stood | None, returned: Returned, keys: Collection[str], seen: Collection[str]
) -> str:
    """Why an answer belongs to no unit of today; empty where it does."""
    if stood is None:
        return "source_changed" if answer.id.partition("~")[0] in keys else "unit_unknown"
    if answer.id in seen:
        return "unit_twice"
    return "wrong_language" if stood.unit.target != returned.target else ""


def _taken(
    good: Mapping[str, tuple[Answer, Stood]], units: Sequence[Stood], about: Provenance, labels: Labels
) -> list[Taken]:
    """What is taken, in the order of the document; a footnote is written with the text that calls it."""
    found = []
    for one in units:
        if one.unit.id not in good:
            continue
        answer, stood = good[one.unit.id]
        if one.unit.sort is Sort.NOTE and one.unit.translation is None:
            continue  # It comes with the text that calls it, which is new too.
        text = _with_notes(answer.target or (), stood.unit, units, good)
        found.append(Taken(answer, stood, edit_of(stood.unit, text, units, about, labels)))
    return found


def _with_notes(text: Inline, unit: Unit, units: Sequence[Stood], good: Mapping[str, tuple[Answer, Stood]]) -> Inline:
    """A text whose footnotes say what their own translations say: those that came back, else those that stand there."""
    if not any(run.note for run in text):
        return text
    notes: dict[str, Inline] = {}
    for one in units:
        if one.unit.sort is Sort.NOTE and one.unit.path == unit.path and one.unit.origin:
            answer = good.get(one.unit.id)
            target = answer[0].target if answer else one.unit.translation.inline if one.unit.translation else None
            if target:
                notes[digest(one.unit.origin.inline)] = target
    return tuple(replace(run, note=notes.get(digest(run.note), run.note)) if run.note else run for run in text)


def edit_of(unit: Unit, text: Inline, units: Sequence[Stood], about: Provenance, labels: Labels) -> Edit:
    """The edit that gives the target of a unit a text: in the place of what stands there, else where it belongs."""
    lang, now, source = unit.target, unit.translation, unit.origin
    assert source is not None
    edit = Edit(
        lang,
        text,
        unit.sort,
        unit.level,
        beside=source.location,
        said=source.inline,
        cell=unit.place.partition(" ")[2],
        ordered=unit.ordered,
    )
    if now is not None:
        return replace(edit, at=now.location, was=now.inline)
    place = about.places.get(f"{unit.path}:{lang}")
    if place and place != source.location and not _is_text(place):
        return replace(edit, at=place)
    before = _before(unit, units)
    is_new = not any(one.unit.path == unit.path and one.unit.translation for one in units)
    heading = labels.fields.get(unit.key) if is_new and _is_text(source.location) else None
    under: Inline = (Run(heading.of(lang)),) if heading and unit.path == unit.key else ()
    return replace(edit, after=before.location if before else None, under=under, whole=unit.path if is_new else "")


def _is_text(place: Location) -> bool:
    """Whether a place is one of a running text."""
    return PurePosixPath(place.file).suffix.lower() in _TEXTS


def _before(unit: Unit, units: Sequence[Stood]) -> Side | None:
    """What stands before a unit in its target's file: that of the piece before it that has a target there."""
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
