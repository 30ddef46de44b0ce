"""What a document says otherwise, section by section: each passage with its place, its words before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flows.digest.messages import Words
from flows.digest.model import Wording
from imprimatur.core.bilingual import TAGS
from imprimatur.core.edition import Difference, Move, Passage, Piece
from imprimatur.core.location import Location
from imprimatur.core.place import said_together

Words_of_cell = tuple[tuple[str, str], ...]
"""What became of some words (`kept`, `added`, `removed`), and the words."""
MOST = 60
"""Passages of a document that are shown: who rewrote more reads the document."""
_AROUND = 70
"""Characters of what stayed that are shown on either side of what changed."""
_LONGEST = 400
"""Characters of a passage that is added or removed whole."""
_LONGEST_OF_CHANGED = 2_000
"""Characters of what was added to or taken from a passage in one place: a page of it, in letters too."""
_PLACES = 2
"""Files that a passage is said to come from."""


@dataclass(frozen=True, slots=True)
class Change:
    """A passage: what became of it, where it comes from, and its words, by cell for a row."""

    moved: str
    label: str
    where: str
    cells: tuple[Words_of_cell, ...]

    @property
    def before(self) -> str:
        """Its words as they stood, those of a row parted by dots."""
        return _joined(self.cells, "added")

    @property
    def after(self) -> str:
        """Its words as they stand."""
        return _joined(self.cells, "removed")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document; `more` counts the passages that are left out of it.

    `tag` is the language of its words where that is not the reader's, which its name then says.
    """

    name: str
    changes: tuple[Change, ...]
    more: int
    tag: str = ""


def both(wordings: Sequence[Wording], words: Words, most: int = MOST) -> tuple[Section, ...]:
    """What the reader's language says otherwise, then what the other one alone does."""
    own = [one for wording in wordings if wording.lang == words.lang for one in wording.differences]
    made = sections(own, words, most)
    for wording in wordings:
        if wording.lang != words.lang:
            rest = sections(alone(wording.differences, own), words, most)
            label = words(f"edition_{wording.lang}")
            made += tuple(replace(one, name=f"{label} › {one.name}", tag=TAGS[wording.lang]) for one in rest)
    return made


def alone(differences: Iterable[Difference], own: Iterable[Difference]) -> list[Difference]:
    """The differences of the other language that come from elsewhere and print something else than those of one's own.

    A figure that both take from one cell, and a field that was changed in both, are told once.
    """
    passages = [one.passage for one in own]
    places = {place for one in passages for place in one.places}
    paths = {one.path for one in passages if one.path}
    found = []
    for one in differences:
        passage = one.passage
        if passage.path not in paths and places.isdisjoint(passage.places) and (passage.places or not passages):
            found.append(one)
    return found


def sections(differences: Sequence[Difference], words: Words, most: int = MOST) -> tuple[Section, ...]:
    """The differences by section, in the order of reading; no more than `most` passages, the others counted."""
    made: list[Section] = []
    shown = 0
    for heads, group in groupby(differences, key=lambda one: _section(one.passage)):
        found = list(group)
        kept = found[: max(most - shown, 0)]
        shown += len(kept)
        name = " › ".join(heads) or words("opening")
        if kept or not made:
            made.append(Section(name, tuple(_change(one, words) for one in kept), len(found) - len(kept)))
        else:
            last = made[-1]
            made[-1] = replace(last, more=last.more + len(found))
    return tuple(made)


def _section(passage: Passage) -> tuple[str, ...]:
    """The headings that name a section: the two nearest are enough to find it."""
    return passage.section[-2:]


def _change(one: Difference, words: Words) -> Change:
    is_picture = one.move is Move.CHANGED and all(piece.move is Move.KEPT for piece in one.pieces)
    label = words("picture") if is_picture else words(f"{one.move}")
    return Change(one.move.value, label, where(one.passage.places, words), tuple(_cells(one)))


def where(places: Sequence[Location], words: Words) -> str:
    """Where a passage comes from, to the cell or the paragraph: the places of a file and a sheet together."""
    held: dict[tuple[str, str, bool], list[Location]] = {}
    for place in sorted(places, key=lambda place: place.order):
        held.setdefault((place.file, place.sheet, bool(place.cell)), []).append(place)
    return " · ".join(words.of(said_together(group)) for group in list(held.values())[:_PLACES])


def _cells(one: Difference) -> Iterator[Words_of_cell]:
    """The words of each cell that is shown: the first one, which names the row, and those that changed."""
    held = [list(group) for _, group in groupby(one.pieces, key=lambda piece: piece.cell)]
    for place, pieces in enumerate(held):
        changed = any(piece.move is not Move.KEPT for piece in pieces)
        if changed or place == 0:
            said = tuple(_shortened(pieces, one.move))
            if said:
                yield said


def _shortened(pieces: Sequence[Piece], move: Move) -> Iterator[tuple[str, str]]:
    """The words of a cell, of what stayed no more than what stands beside a change."""
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.move is Move.KEPT and len(pieces) > 1:
            text = _beside(text, before=place > 0, after=place < len(pieces) - 1)
        elif len(text) > _LONGEST and (piece.move is Move.KEPT or move is not Move.CHANGED):
            text = _head(text, _LONGEST)
        elif len(text) > _LONGEST_OF_CHANGED:
            text = _head(text, _LONGEST_OF_CHANGED)
        if text:
            yield piece.move.value, text


def _beside(text: str, before: bool, after: bool) -> str:
    """What stayed: the words beside the change that it follows, and beside the one that it precedes."""
    room = _AROUND * (before + after)
    if len(text) <= room + 3:
        return text
    head = _head(text, _AROUND) if before else "…"
    return head + (_tail(text, _AROUND) if after else "") if before else head + _tail(text, _AROUND)


def _head(text: str, most: int) -> str:
    """The beginning of a text, cut at a word."""
    cut = text[:most]
    return (cut.rpartition(" ")[0] or cut).rstrip() + " …"


def _tail(text: str, most: int) -> str:
    """The end of a text, cut at a word."""
    cut = text[-most:]
    return " " + (cut.partition(" ")[2] or cut)


def _joined(cells: Iterable[Words_of_cell], without: str) -> str:
    said = ("".join(text for move, text in cell if move != without) for cell in cells)
    return " · ".join(" ".join(text.split()) for text in said if text.strip())
