"""A host with all its texts at hand: which stand where, and which say the same in the other language."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from random import Random

from bench.faults.forms import spots_of
from bench.faults.hosts import Host, host
from bench.faults.running import registers
from bench.faults.spots import Edit, Place, Planted, Spot

OTHER = {"fr": "nl", "nl": "fr"}
_SENTENCE = re.compile(r"[.!?…]$")


@dataclass(frozen=True)
class Ground:
    """A host, and what can be asked about its texts."""

    host: Host

    @cached_property
    def spots(self) -> list[Spot]:
        """Every text, file by file."""
        return [spot for name, content in self.host.files.items() for spot in spots_of(name, content)]

    @cached_property
    def prose(self) -> list[Spot]:
        """Paragraphs, long cells and notes that are whole sentences, and that the other language has too."""
        return [one for one in self.spots if _is_prose(one) and self.twin(one)]

    @cached_property
    def cells(self) -> list[Spot]:
        """Every cell that holds something, those that nobody reads as content aside."""
        return [one for one in self.spots if one.sort == "cell" and one.text.strip()]

    @cached_property
    def items(self) -> list[Spot]:
        """The items of lists."""
        return [one for one in self.spots if one.sort == "item"]

    def of_sort(self, *sorts: str) -> list[Spot]:
        """The texts of some sorts, of those that have a language."""
        return [one for one in self.spots if one.sort in sorts and one.lang in OTHER]

    def twin(self, spot: Spot) -> Spot | None:
        """The text that says the same in the other language."""
        return self._twins.get((spot.file, *spot.at))

    @cached_property
    def _twins(self) -> dict[tuple[int | str, ...], Spot]:
        found: dict[tuple[int | str, ...], Spot] = {}
        for one, other in [*self._texts(), *self._cells()]:
            found[one.file, *one.at] = other
            found[other.file, *other.at] = one
        return found

    def _texts(self) -> Iterator[tuple[Spot, Spot]]:
        """Blocks of two narratives that are built alike."""
        for name in self.host.files:
            if ".fr." not in name or name.replace(".fr.", ".nl.") not in self.host.files:
                continue
            french = [one for one in self.spots if one.file == name]
            dutch = [one for one in self.spots if one.file == name.replace(".fr.", ".nl.")]
            match = SequenceMatcher(None, [one.sort for one in french], [one.sort for one in dutch], autojunk=False)
            for block in match.get_matching_blocks():
                pairs = zip(french[block.a : block.a + block.size], dutch[block.b :], strict=False)
                yield from pairs

    def _cells(self) -> Iterator[tuple[Spot, Spot]]:
        """Cells of one row, or values of one key, given language by language."""
        by_name: dict[tuple[str | int, ...], dict[str, list[Spot]]] = {}
        for one in self.spots:
            if one.sort in ("cell", "header") and one.lang in OTHER and one.form != "docx":
                sheet = str(one.at[0]) if one.form == "xlsx" else ""
                key = (one.file, sheet, one.table, one.row, one.name, one.sort)
                by_name.setdefault(key, {}).setdefault(one.lang, []).append(one)
        for both in by_name.values():
            if len(both.get("fr", [])) == len(both.get("nl", [])):
                yield from zip(both["fr"], both["nl"], strict=True)

    @cached_property
    def persons(self) -> list[tuple[str, Spot]]:
        """Texts that name a person of the register, with the name."""
        names = known_persons()
        return [(name, one) for one in self.spots if one.sort != "aside" for name in names if name in one.text]


def _is_prose(spot: Spot) -> bool:
    if spot.lang not in OTHER or "{{" in spot.text[-3:] or spot.name.casefold() in ("citation", "citaat"):
        return False
    is_long = len(spot.text) > 55 and bool(_SENTENCE.search(spot.text.strip()))
    if spot.sort == "cell":
        return is_long and "\n" not in spot.text
    return spot.sort in ("paragraph", "note") and is_long


@cache
def known_persons() -> tuple[str, ...]:
    """The persons of the register, as they are named in a text."""
    found = (one.full_name for one in registers().persons)
    return tuple(sorted(name for name in found if len(name) > 7))


@cache
def ground(name: str) -> Ground:
    """The ground of a host."""
    return Ground(host(name))


Make = Callable[[Ground, Random], Planted | None]
"""Plants a fault somewhere in a ground, or tells with None that it has no place there."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class of faults; a `silent` one is of changes that are right.

    `codes` are right answers to it by meaning: whole codes, or the letters of a family. `also` may truly follow
    elsewhere. `kinds` limits it to some kinds of document.
    """

    name: str
    subject: str
    codes: tuple[str, ...]
    make: Make
    also: tuple[str, ...] = ()
    is_silent: bool = False
    kinds: tuple[str, ...] = ()


def replace(spot: Spot, text: str) -> Edit:
    """Another text in the place of a spot."""
    return Edit(spot.file, "replace", spot.at, text)


def planted(edits: Sequence[Edit], at: Sequence[Spot], shown: str, **more: object) -> Planted:
    """A fault at the places of some spots."""
    places = tuple(place for one in at for place in (one.place, one.called) if place)
    return Planted(tuple(edits), places, shown, form=_form(at[0]), lang=at[0].lang, **more)  # type: ignore[arg-type]


def _form(spot: Spot) -> str:
    return f"{spot.form} {spot.sort}"


def swapped(spot: Spot, text: str, **more: object) -> Planted:
    """Another text in the place of a spot: the fault is there."""
    return planted([replace(spot, text)], [spot], f"{spot.text[-90:]!r} → {text[-110:]!r}", **more)


def pick(rng: Random, spots: Sequence[Spot]) -> Spot | None:
    """A spot, each form of file as likely as another."""
    forms = sorted({(one.form, one.sort) for one in spots})
    if not forms:
        return None
    form = rng.choice(forms)
    return rng.choice([one for one in spots if (one.form, one.sort) == form])


def at(place: Place) -> tuple[Place, ...]:
    """One place."""
    return (place,)
