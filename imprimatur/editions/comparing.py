"""What another edition says otherwise: every passage of both, once, in reading order."""

from collections.abc import Iterator
from itertools import zip_longest

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Difference, Edition, Move, Passage, Piece
from imprimatur.editions.aligning import aligned
from imprimatur.editions.pieces import pieces


def compare(before: Edition | None, after: Edition) -> tuple[Difference, ...]:
    """What became of each passage, in the order of `after`, what was removed standing where it stood."""
    former = before.passages if before else ()
    return tuple(_difference(one, two) for one, two in aligned(former, after.passages))


def _difference(before: Passage | None, after: Passage | None) -> Difference:
    found = tuple(_pieces(before, after))
    if before is None or after is None:
        return Difference(Move.REMOVED if after is None else Move.ADDED, before, after, found)
    changed = before.digest != after.digest or any(piece.move is not Move.KEPT for piece in found)
    return Difference(Move.CHANGED if changed else Move.KEPT, before, after, found)


def _pieces(before: Passage | None, after: Passage | None) -> Iterator[Piece]:
    ours = list(map(plain, before.cells)) if before else []
    theirs = list(map(plain, after.cells)) if after else []
    for cell, (one, two) in enumerate(zip_longest(ours, theirs, fillvalue="")):
        yield from pieces(one, two, cell)
