"""What became of the words of a passage, from one wording to the next."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import LCSseq

from imprimatur.core.edition import Move, Piece
from imprimatur.editions.figures import tokens

SHORT = 3
"""Letters of a word too short to be worth keeping alone between two changes."""
MOST = 25_000_000
"""Pairs of words that are compared: beyond them, the one wording is removed whole and the other added."""


def pieces(before: str, after: str, cell: int = 0) -> tuple[Piece, ...]:
    """The words of two wordings: kept and removed ones make the former, kept and added ones the latter."""
    if before == after:
        return (Piece(Move.KEPT, before, cell),) if before else ()
    return tuple(Piece(move, text, cell) for move, text in _joined(_mended(list(_moves(before, after)))))


Moved = tuple[Move, str]


def _moves(before: str, after: str) -> Iterator[Moved]:
    ours, theirs = tokens(before), tokens(after)
    if len(ours) * len(theirs) > MOST:
        yield from ((Move.REMOVED, before), (Move.ADDED, after))
        return
    bare, bared = [one.strip() for one in ours], [one.strip() for one in theirs]
    for code in LCSseq.opcodes(bare, bared):
        gone, come = ours[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end]
        if code.tag == "equal":
            for one, two in zip(gone, come, strict=True):
                yield from _kept(one, two)
        else:
            yield from ((Move.REMOVED, one) for one in gone)
            yield from ((Move.ADDED, one) for one in come)


def _kept(one: str, two: str) -> Iterator[Moved]:
    """A word that stands in both; the space before it may have changed."""
    if one == two:
        yield Move.KEPT, one
        return
    word = one.strip()
    for move, text in ((Move.REMOVED, one), (Move.ADDED, two)):
        if space := text[: len(text) - len(text.lstrip())]:
            yield move, space
    tails = one[len(one) - len(one.lstrip()) + len(word) :], two[len(two) - len(two.lstrip()) + len(word) :]
    if word:
        yield Move.KEPT, word
    yield from ((move, tail) for move, tail in zip((Move.REMOVED, Move.ADDED), tails, strict=True) if tail)


def _mended(moves: Sequence[Moved]) -> Iterator[Moved]:
    """The moves, small words kept between two changes changed with them: a reader sees one change."""
    stretches = [(kept, list(group)) for kept, group in groupby(moves, lambda one: one[0] is Move.KEPT)]
    for place, (kept, group) in enumerate(stretches):
        inside = 0 < place < len(stretches) - 1
        if kept and inside and _is_slight("".join(text for _, text in group)):
            yield from ((Move.REMOVED, text) for _, text in group)
            yield from ((Move.ADDED, text) for _, text in group)
        else:
            yield from group


def _is_slight(text: str) -> bool:
    words = text.split()
    return len(words) <= 1 and all(len(word) <= SHORT and not any(map(str.isdigit, word)) for word in words)


def _joined(moves: Iterator[Moved]) -> Iterator[Moved]:
    """The moves, those of one stretch of changes in two: what was removed, then what was added."""
    for kept, group in groupby(moves, lambda one: one[0] is Move.KEPT):
        stretch = list(group)
        for move in (Move.KEPT,) if kept else (Move.REMOVED, Move.ADDED):
            text = "".join(text for one, text in stretch if one is move)
            if text:
                yield move, text
