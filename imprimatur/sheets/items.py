"""What an edition printed, as pieces to be looked for on its pages: passages, a draft's marks among their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Blank, Edition, Passage, PassageSort
from imprimatur.sheets.folded import folded

DRAWN = frozenset({PassageSort.FIGURE, PassageSort.CHART})
"""What is a picture on the page: it is known by the words that describe it, which are not printed."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a letter of a piece belongs to: a passage or a mark by its number, and where in it."""

    number: int
    cell: int = 0
    at: int = 0
    is_blank: bool = False


@dataclass(slots=True)
class Item:
    """A piece to be looked for: its letters as they are compared, what each belongs to, how many cells they fill."""

    text: str = ""
    origins: list[Origin] = field(default_factory=list)
    cells: int = 0

    def add(self, words: str, origin: Origin) -> None:
        """Add words, which belong to a passage or a mark from a place on."""
        told = folded(words)
        self.text += told.text
        self.origins += [Origin(origin.number, origin.cell, origin.at + sign, origin.is_blank) for sign in told.signs]

    def turned(self) -> "Item":
        """The same with its last cell first: a figure that stands large before what it counts."""
        last = max((one.cell for one in self.origins), default=0)
        order = sorted(range(len(self.text)), key=lambda at: self.origins[at].cell != last or self.origins[at].is_blank)
        return Item("".join(self.text[at] for at in order), [self.origins[at] for at in order], self.cells)


def items_of(edition: Edition) -> Iterator[Item]:
    """The pieces of an edition in its order, each with letters; pictures are none."""
    alone: dict[int, list[int]] = {}
    within: dict[tuple[int, int], list[int]] = {}
    for number, blank in enumerate(edition.blanks):
        if blank.alone:
            alone.setdefault(blank.passage, []).append(number)
        else:
            within.setdefault((blank.passage, blank.cell), []).append(number)
    for number, passage in enumerate((*edition.passages, None)):
        for mark in alone.get(number, ()):
            yield _blank(mark, edition.blanks)
        if passage and passage.sort not in DRAWN:
            yield _passage(number, passage, edition.blanks, within)


def _blank(number: int, blanks: Sequence[Blank]) -> Item:
    item = Item()
    item.add(blanks[number].label, Origin(number, is_blank=True))
    return item


def _passage(number: int, passage: Passage, blanks: Sequence[Blank], within: dict[tuple[int, int], list[int]]) -> Item:
    item = Item(cells=len(passage.cells))
    for cell, inline in enumerate(passage.cells):
        words, at = plain(inline), 0
        for blank in within.get((number, cell), ()):
            item.add(words[at : blanks[blank].at], Origin(number, cell, at))
            item.add(blanks[blank].label, Origin(blank, is_blank=True))
            at = max(at, blanks[blank].at)
        item.add(words[at:], Origin(number, cell, at))
    return item
