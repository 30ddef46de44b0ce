"""Where a passage comes from: the cells and paragraphs of the inputs, and whether their files have changed since."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from imprimatur.core.dossier import Reading
from imprimatur.core.location import Location
from imprimatur.core.review import Origin, Proposal, Standing
from imprimatur.core.said import in_blocks, in_cell, in_table
from imprimatur.reviewing.matching import even


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a dossier: hashes when a set was made, those of today, and what today's files say."""

    then: Mapping[str, str]
    now: Mapping[str, str]
    readings: tuple[Reading, ...] = ()

    def standing(self, place: Location) -> Standing:
        """What became of the file of a place since."""
        if place.file not in self.now:
            return "gone"
        return "same" if self.then.get(place.file) == self.now[place.file] else "changed"


def hash_of(content: bytes) -> str:
    """The hash under which a manifest knows a file."""
    return hashlib.sha256(content).hexdigest()


def with_origins(found: Iterable[Proposal], inputs: Inputs) -> tuple[Proposal, ...]:
    """The proposals, with what became of the inputs that each comes from.

    A passage made of fields has no place of its own: the input that says its very words is looked for in today's files.
    """
    said = _said(inputs.readings)
    return tuple(replace(one, origins=_origins(one, said, inputs)) for one in found)


def _origins(one: Proposal, said: Mapping[str, list[Location]], inputs: Inputs) -> tuple[Origin, ...]:
    places = [origin.place for origin in one.origins]
    if not places:
        # Of a row, the last cell that an input says: labels head the first ones.
        texts = [even(text) for text in (one.before, *reversed(one.before.split(" | ")))]
        places = next((said[text] for text in texts if text in said), [])[:1]
    return tuple(Origin(place, inputs.standing(place)) for place in dict.fromkeys(places))


def _said(readings: Iterable[Reading]) -> dict[str, list[Location]]:
    """The places of today's inputs by what they say."""
    found: dict[str, list[Location]] = {}
    for reading in readings:
        pieces = [one for entry in reading.entries for cell in entry.values.values() for one in in_cell(cell)]
        pieces += [one for table in reading.tables for one in in_table(table)]
        pieces += [one for text in reading.narratives for one in in_blocks(text.blocks, text.location)]
        for place, text in pieces:
            if even(text):
                found.setdefault(even(text), []).append(place)
    return found
