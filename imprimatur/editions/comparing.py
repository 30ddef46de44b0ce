"""What another edition says otherwise: every passage of both, once, in reading order."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Difference, Edition, Move, Passage, Piece
from imprimatur.editions.aligning import Aligning, Sided, aligned, woven
from imprimatur.editions.pieces import pieces


def compare(before: Edition | None, after: Edition) -> tuple[Difference, ...]:
    """What became of each passage, in the order of `after`, what was removed standing after what it followed.

    Without a former edition every passage was added.
    """
    made = aligned(before.passages if before else (), after.passages)
    stayed = _staying(made.pairs)
    return tuple(_difference(one, two, made, stayed) for one, two in woven(made))


def _difference(before: Sided | None, after: Sided | None, made: Aligning, stayed: frozenset[int]) -> Difference:
    former, later = (one.passage if one else None for one in (before, after))
    found = tuple(_pieces(former, later))
    if before is None or after is None:
        side, one = (0, before) if before else (1, after)
        minor = one is not None and one.place in made.recut[side]
        return Difference(Move.REMOVED if after is None else Move.ADDED, former, later, found, minor)
    moved = before.place not in stayed
    if all(piece.move is Move.KEPT for piece in found) and before.passage.digest == after.passage.digest:
        return Difference(Move.KEPT, former, later, found, moved=moved)
    return Difference(Move.CHANGED, former, later, found, _is_minor(before, after, made), moved)


def _is_minor(before: Sided, after: Sided, made: Aligning) -> bool:
    """Whether the words are the same: but for numbers and spaces, or with those of the passages that follow."""
    if before.same == after.same:
        return True
    short, long = sorted((before.words, after.words), key=len)
    follows = before.place + 1 in made.recut[0] or after.place + 1 in made.recut[1]
    return follows and long[: len(short)] == short


def _pieces(before: Passage | None, after: Passage | None) -> Iterator[Piece]:
    ours = list(map(plain, before.cells)) if before else []
    theirs = list(map(plain, after.cells)) if after else []
    for cell, (one, two) in enumerate(zip_longest(ours, theirs, fillvalue="")):
        yield from pieces(one, two, cell)


def _staying(pairs: Mapping[int, int]) -> frozenset[int]:
    """The places of the passages that stand in the order they stood in: the longest sequence that rises."""
    tails: list[int] = []
    ends: list[int] = []
    above: dict[int, int | None] = {}
    for place in sorted(pairs):
        at = bisect_left(tails, pairs[place])
        tails[at : at + 1], above[place] = [pairs[place]], ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    stayed = set()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(last)
        last = above[last]
    return frozenset(stayed)
