"""Where each unit stands: what was recorded of it, held against what it says today and against who approved it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.translation.matching import digests, matched, said
from imprimatur.translation.record import Entry, Record, Said, Signature
from imprimatur.translation.unit import Unit, UnitState

Name = tuple[str, date]
"""Who approves, and on what day."""


class Refusal(StrEnum):
    """Why an approval is not taken."""

    FUTURE = "future"
    """Its day has not come."""
    BEFORE_SOURCE = "before_source"
    """A translation approved before the text that it translates."""
    BACKWARDS = "backwards"
    """Texts changed since an approval are approved anew at a day before it."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A unit and where it stands.

    `signed` are the approvals that hold, `lapsed` those of other texts than today's. `before` is what was recorded when
    the target was last in step, None where nothing was. `machine` tells that nobody has read the
    target that a machine wrote. `withdrawn` are the approvals of a cell that is empty today, or that is not understood.
    """

    unit: Unit
    state: UnitState
    signed: Mapping[Lang, Signature] = field(default_factory=dict)
    lapsed: Mapping[Lang, Signature] = field(default_factory=dict)
    before: Entry | None = None
    machine: bool = False
    withdrawn: Mapping[Lang, Signature] = field(default_factory=dict)

    @property
    def former(self) -> Said:
        """What both languages said when the target was last in step; empty where nothing is known of it."""
        return self.before.said if self.before else Said()


@dataclass(frozen=True, slots=True)
class Standing:
    """The units of a dossier, where each stands, and the record as it should be kept.

    `removed` were approved and stand in the dossier no more. `refused` says why the approval of a language was not
    taken, with the day that it is held against.
    """

    units: tuple[Stood, ...] = ()
    record: Record = field(default_factory=Record)
    removed: tuple[Entry, ...] = ()
    refused: Mapping[Lang, tuple[Refusal, date]] = field(default_factory=dict)


def stand(units: Sequence[Unit], record: Record, cells: Mapping[Lang, Name], today: date | None = None) -> Standing:
    """Where units stand, given the record and the approvals that the cells of the dossier give.

    An approval that the record does not know signs the texts as they stand; one that it knows holds for those that it
    signed, as long as they have not changed; one that was taken out of its cell is withdrawn, and comes back as it was:
    a cell that could not be read for a while signs nothing new.
    """
    found, left = matched(units, record.entries)
    stood = [_of_unit(unit, found.get(rank)) for rank, unit in enumerate(units)]
    withdrawn = frozenset(lang for lang in record.cells if lang not in cells)
    stood = [_without(one, withdrawn) for one in stood]
    kept = dict(record.cells)
    refused: dict[Lang, tuple[Refusal, date]] = {}
    gone = [replace(entry, gone=True) for entry in left if entry.signed]
    # The source first: the approval of a translation is held against it.
    for lang in _source_first(units):
        name = cells.get(lang)
        if name is None or (name == record.cells.get(lang) and not _is_given_again(record, lang, name, today)):
            continue
        fault = _fault(stood, lang, name, record.cells.get(lang), today)
        if fault:
            refused[lang] = fault
            continue
        stood = [_signed(one, lang, name, cell=True) for one in stood]
        gone = [_unsigned(entry, lang) for entry in gone]
        kept[lang] = name
    for lang, on in _inverted(stood).items():
        refused[lang] = (Refusal.BEFORE_SOURCE, on)
        stood = [_without(one, {lang}, inverted=True) for one in stood]
        kept.pop(lang, None)
    gone = [entry for entry in gone if entry.signed]
    entries = (*map(_entry, stood), *gone)
    return Standing(tuple(stood), Record(kept, entries, withdrawn), tuple(gone), refused)


def _is_given_again(record: Record, lang: Lang, name: Name, today: date | None) -> bool:
    """Whether an approval of today was taken out of its cell and put back: it speaks of the texts of today."""
    return lang in record.withdrawn and name[1] == today


def approved(standing: Standing, lang: Lang, name: Name, chosen: Iterable[Unit]) -> Standing:
    """The standing once somebody has approved a language of some units as they stand."""
    wanted = {one.id for one in chosen}
    stood = tuple(_signed(one, lang, name) if one.unit.id in wanted else one for one in standing.units)
    whole = all(lang in one.signed for one in stood if one.unit.side(lang))
    gone = [_unsigned(entry, lang) for entry in standing.removed] if whole else list(standing.removed)
    gone = [entry for entry in gone if entry.signed]
    record = replace(standing.record, entries=(*map(_entry, stood), *gone))
    return replace(standing, units=stood, record=record, removed=tuple(gone))


def fault_of(
    standing: Standing, lang: Lang, name: Name, chosen: Iterable[Unit], today: date | None
) -> tuple[Refusal, date] | None:
    """Why somebody cannot approve a language of some units on a day; None where they can."""
    wanted = {one.id for one in chosen}
    return _fault([one for one in standing.units if one.unit.id in wanted], lang, name, None, today)


def _source_first(units: Sequence[Unit]) -> tuple[Lang, ...]:
    french = sum(unit.source == "fr" for unit in units)
    return LANGS if 2 * french >= len(units) else LANGS[::-1]


def _of_unit(unit: Unit, entry: Entry | None) -> Stood:
    """A unit held against what was recorded of it."""
    if entry is None:
        return Stood(unit, _state(unit, None))
    now = digests(unit)
    held = {lang: one for lang, one in entry.signed.items() if _holds(one, unit, lang, now)}
    signed = {lang: replace(one, digests=now, said=Said()) for lang, one in held.items()}
    lapsed = {lang: _kept(one, entry) for lang, one in entry.signed.items() if lang not in signed}
    machine = entry.machine and entry.digests.of(unit.target) == now.of(unit.target)
    state = _state(unit, entry)
    if state is UnitState.TRANSLATED and unit.target in signed:
        state = UnitState.APPROVED
    elif state is UnitState.TRANSLATED and machine:
        state = UnitState.TO_REVISE
    return Stood(unit, state, signed, lapsed, entry, machine)


def _state(unit: Unit, entry: Entry | None) -> UnitState:
    if unit.origin is None:
        return UnitState.MISSING
    if unit.translation is None:
        return UnitState.TO_TRANSLATE
    if entry is None:
        return UnitState.TRANSLATED
    before, now = entry.digests, digests(unit)
    has_changed = before.of(unit.source) not in ("", now.of(unit.source))
    is_behind = has_changed and before.of(unit.target) == now.of(unit.target)
    return UnitState.TO_REVISE if is_behind else UnitState.TRANSLATED


def _holds(signature: Signature, unit: Unit, lang: Lang, now: Said) -> bool:
    """Whether what was signed is what stands there: the source signs its own text alone, the target both."""
    langs = {lang, unit.source}
    return all(signature.digests.of(one) == now.of(one) for one in langs)


def _kept(signature: Signature, entry: Entry) -> Signature:
    """A lapsed approval with the texts that it signed, as long as they are known."""
    return signature if signature.said != Said() else replace(signature, said=entry.said)


def _inverted(stood: Iterable[Stood]) -> dict[Lang, date]:
    """The languages with a translation approved before its source, and the last day on which such a source was."""
    found: dict[Lang, date] = {}
    for one in stood:
        source, target = (one.signed.get(lang) for lang in (one.unit.source, one.unit.target))
        if source and target and target.on < source.on:
            found[one.unit.target] = max(source.on, found.get(one.unit.target, source.on))
    return found


def _without(one: Stood, withdrawn: Collection[Lang], *, inverted: bool = False) -> Stood:
    """A unit without the approvals that cells gave in some languages; or without those `inverted`, of a target."""
    if not any(lang in one.signed or lang in one.lapsed for lang in withdrawn):
        return one
    source = one.signed.get(one.unit.source)

    def stays(lang: Lang, sign: Signature) -> bool:
        if lang not in withdrawn:
            return True
        if inverted:
            return lang == one.unit.source or source is None or sign.on >= source.on
        return not sign.cell

    def left(given: Mapping[Lang, Signature]) -> dict[Lang, Signature]:
        return {lang: sign for lang, sign in given.items() if stays(lang, sign)}

    state = one.state
    signed = left(one.signed)
    if state is UnitState.APPROVED and one.unit.target not in signed:
        state = UnitState.TRANSLATED
    every = {**one.lapsed, **one.signed}
    out = {} if inverted else {lang: sign for lang, sign in every.items() if not stays(lang, sign)}
    return replace(one, state=state, signed=signed, lapsed=left(one.lapsed), withdrawn=out)


def _fault(
    stood: Iterable[Stood], lang: Lang, name: Name, before: Name | None, today: date | None
) -> tuple[Refusal, date] | None:
    """Why an approval is not taken, and the day that it is held against."""
    _, on = name
    if today and on > today:
        return Refusal.FUTURE, today
    changed = [one for one in stood if one.unit.side(lang) and lang not in one.signed]
    if before and on < before[1] and any(lang in one.lapsed for one in changed):
        return Refusal.BACKWARDS, before[1]
    signed = [{**one.lapsed, **one.signed}.get(one.unit.source) for one in changed if lang != one.unit.source]
    sources = [one.on for one in signed if one]
    late = max(sources, default=on)
    return (Refusal.BEFORE_SOURCE, late) if late > on else None


def _signed(one: Stood, lang: Lang, name: Name, *, cell: bool = False) -> Stood:
    """A unit whose texts somebody approves as they stand.

    One that lacks a text that would be signed stays as it is, and so does an approval that holds already: to approve
    again what has not changed says nothing new, and the day of a source stays that since which it has not changed.
    """
    unit = one.unit
    if unit.side(lang) is None or unit.origin is None or lang in one.signed:
        return one
    signed = {**one.signed, lang: Signature(*name, digests(unit), cell=cell)}
    lapsed = {side: sign for side, sign in one.lapsed.items() if side != lang}
    if lang != unit.target:
        return replace(one, signed=signed, lapsed=lapsed)
    return replace(one, state=UnitState.APPROVED, signed=signed, lapsed=lapsed, before=None, machine=False)


def _unsigned(entry: Entry, lang: Lang) -> Entry:
    return replace(entry, signed={side: sign for side, sign in entry.signed.items() if side != lang})


def _entry(one: Stood) -> Entry:
    """A unit as it should be recorded: what it says, or what it said when its target was last in step."""
    is_behind = one.before is not None and one.state in (UnitState.TO_REVISE, UnitState.MISSING)
    texts = (one.before.said, one.before.digests) if one.before and is_behind else (said(one.unit), digests(one.unit))
    return Entry(one.unit.key, *texts, {**one.withdrawn, **one.lapsed, **one.signed}, one.machine)
