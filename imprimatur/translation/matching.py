"""Which entry of the record each unit of today was: by its texts first, then by what remains of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from imprimatur.core.bilingual import LANGS
from imprimatur.translation.record import Entry, Said
from imprimatur.translation.unit import Unit
from imprimatur.translation.units import by_key

_ALIKE = 0.5
"""The share of its characters that a text must keep to be the same one, changed."""
_LONGEST = 2_000
"""Characters of a text that are compared: the cost grows with their square."""
_MOST = 40
"""Texts of one field that changed at once and are compared with each other."""


def said(unit: Unit) -> Said:
    """What a unit says."""
    return Said(*(side.text if (side := unit.side(lang)) else "" for lang in LANGS))


def digests(unit: Unit) -> Said:
    """The hashes of what a unit says; empty where it says nothing."""
    return Said(*(side.digest if (side := unit.side(lang)) else "" for lang in LANGS))


def matched(units: Sequence[Unit], entries: Sequence[Entry]) -> tuple[dict[int, Entry], list[Entry]]:
    """The entry of each unit that has one, by the unit's rank, and the entries that no unit is any more."""
    ranks = {id(unit): rank for rank, unit in enumerate(units)}
    recorded: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        recorded[entry.key].append(entry)
    found: dict[int, Entry] = {}
    left: list[Entry] = []
    for key, mine in by_key(units).items():
        pairs, rest = _of_field(mine, recorded.pop(key, []))
        found |= {ranks[id(unit)]: entry for unit, entry in pairs}
        left += rest
    left += [entry for rest in recorded.values() for entry in rest]
    order = {id(entry): rank for rank, entry in enumerate(entries)}
    return found, sorted(left, key=lambda entry: order[id(entry)])


def _of_field(units: Sequence[Unit], entries: Sequence[Entry]) -> tuple[list[tuple[Unit, Entry]], list[Entry]]:
    pairs: list[tuple[Unit, Entry]] = []
    open_units, open_entries = list(units), list(entries)
    source = units[0].source
    target = units[0].target
    names: list[Callable[[Said], str]] = [
        lambda one: f"{one.fr}~{one.nl}",
        lambda one: one.of(source),
        lambda one: one.of(target),
    ]
    for name in names:
        waiting: dict[str, list[Entry]] = defaultdict(list)
        for entry in open_entries:
            waiting[name(entry.digests)].append(entry)
        still = []
        for unit in open_units:
            same = waiting.get(name(digests(unit))) if name(digests(unit)) else None
            if same:
                pairs.append((unit, same.pop(0)))
            else:
                still.append(unit)
        taken = {id(entry) for _, entry in pairs}
        open_units, open_entries = still, [entry for entry in open_entries if id(entry) not in taken]
    alike = _alike(open_units, open_entries)
    taken = {id(entry) for _, entry in alike}
    return pairs + alike, [entry for entry in open_entries if id(entry) not in taken]


def _alike(units: Sequence[Unit], entries: Sequence[Entry]) -> list[tuple[Unit, Entry]]:
    """Texts that changed in both languages: the most alike first."""
    rated = [
        (likeness, -row, -column, unit, entry)
        for row, unit in enumerate(units[:_MOST])
        for column, entry in enumerate(entries[:_MOST])
        if (likeness := _likeness(said(unit), entry.said)) >= _ALIKE
    ]
    pairs: list[tuple[Unit, Entry]] = []
    taken: set[int] = set()
    for _, _, _, unit, entry in sorted(rated, key=lambda one: one[:3], reverse=True):
        if id(unit) not in taken and id(entry) not in taken:
            pairs.append((unit, entry))
            taken |= {id(unit), id(entry)}
    return pairs


def _likeness(one: Said, other: Said) -> float:
    """How much of the text of either language is the same, from 0 to 1."""
    return max((_ratio(one.of(lang), other.of(lang)) for lang in LANGS), default=0.0)


def _ratio(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
