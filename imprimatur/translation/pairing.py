"""Which piece of one language says what a piece of the other one says: the two sequences laid side by side."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from imprimatur.language.folding import fold
from imprimatur.translation.pieces import Piece
from imprimatur.translation.unit import Sort

Pair = tuple[Piece | None, Piece | None]
"""French and Dutch; one of them may be lacking."""
Known = Mapping[tuple[str, str], tuple[str, str]]
"""Texts, French and Dutch, that are known to say the same, by their hashes."""
NOTHING_KNOWN: Known = MappingProxyType({})

_MOST = 400
"""Pieces of a text that are laid side by side: the cost grows with their square. Longer ones are cut at headings."""
_HEADING = 2.0
"""What two headings that face each other are worth besides, so that nothing is paired across one."""
_KNOWN = 8.0
"""What a pair that the record knows is worth besides: more than anything that two texts may share."""
_FORMER = 4.0
"""What two pieces are worth besides where the record knows one, and the other resembles its partner of then, as one
in which a few words changed: more than lengths and a shared name or two."""
_RESEMBLES = 0.5
"""The share of their words that two texts have at least in common to resemble each other."""
_SHARED = 1.0
"""What a figure or a name that both say is worth; one that a side alone says costs half."""
_LEAST = 0.1
"""What two pieces of one shape are worth at least: better paired than both left alone."""
_SAID = re.compile(r"\d+|[^\W\d_]*[A-ZÀ-Þ][^\W\d_]*[A-ZÀ-Þ][^\W\d_]*|(?<=[^.!?…:] )[A-ZÀ-Þ][^\W\d_]{2,}")
"""A figure, an acronym, or a word with a capital within a sentence: what both languages have in common."""

_WORD = re.compile(r"\w+")


def paired(french: Sequence[Piece], dutch: Sequence[Piece], known: Known = NOTHING_KNOWN) -> list[Pair]:
    """The pieces of both languages in one order, each with its partner where it has one.

    Texts of one shape are paired piece by piece. Otherwise pieces of one sort and depth are paired in order, so that
    what is known of them, their figures, names and lengths agree best.
    """
    if [one.shape for one in french] == [one.shape for one in dutch]:
        return list(zip(french, dutch, strict=True))
    start = _same_start(french, dutch)
    end = _same_start(french[start:][::-1], dutch[start:][::-1])
    middle = _laid(french[start : len(french) - end], dutch[start : len(dutch) - end], known)
    tail = zip(french[len(french) - end :], dutch[len(dutch) - end :], strict=True)
    return [*zip(french[:start], dutch[:start], strict=True), *middle, *tail]


def _same_start(french: Sequence[Piece], dutch: Sequence[Piece]) -> int:
    """How many pieces at the start are surely partners: identical headings' ranks and what both are alone to be.

    Only headings bound what is sure: a paragraph lacking among others may be any of them.
    """
    count = 0
    for place, (one, other) in enumerate(zip(french, dutch, strict=False)):
        if one.shape != other.shape:
            break
        if one.sort is Sort.HEADING:
            count = place + 1
    return count


def _laid(french: Sequence[Piece], dutch: Sequence[Piece], known: Known) -> list[Pair]:
    if max(len(french), len(dutch)) > _MOST:
        return _cut(french, dutch, known)
    partners = _partners(french, dutch, known)
    found: list[Pair] = []
    row = column = 0
    for ours, theirs in [*partners, (len(french), len(dutch))]:
        found += [(one, None) for one in french[row:ours]]
        found += [(None, one) for one in dutch[column:theirs]]
        if ours < len(french):
            found.append((french[ours], dutch[theirs]))
        row, column = ours + 1, theirs + 1
    return found


def _cut(french: Sequence[Piece], dutch: Sequence[Piece], known: Known) -> list[Pair]:
    """Texts too long to be laid side by side at once: part by part, in order."""
    found: list[Pair] = []
    for start in range(0, max(len(french), len(dutch)), _MOST):
        found += _laid(french[start : start + _MOST], dutch[start : start + _MOST], known)
    return found


def _partners(french: Sequence[Piece], dutch: Sequence[Piece], known: Known) -> list[tuple[int, int]]:
    """The pairing in order that is worth most."""
    worth = [[0.0] * (len(dutch) + 1) for _ in range(len(french) + 1)]
    then = ({fr: said for (fr, _), (_, said) in known.items()}, {nl: said for (_, nl), (said, _) in known.items()})
    gain = [[_worth(one, other, known) + _resembling(one, other, then) for other in dutch] for one in french]
    for row in range(len(french) - 1, -1, -1):
        for column in range(len(dutch) - 1, -1, -1):
            skipped = max(worth[row + 1][column], worth[row][column + 1])
            worth[row][column] = max(skipped, worth[row + 1][column + 1] + gain[row][column])
    pairs = []
    row = column = 0
    while row < len(french) and column < len(dutch):
        value = gain[row][column]
        if value > 0 and worth[row][column] == worth[row + 1][column + 1] + value:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif worth[row][column] == worth[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _worth(french: Piece, dutch: Piece, known: Known) -> float:
    """How well two pieces agree; nothing for those of different shapes, but that the record knows."""
    sure = bool(known) and (french.side.digest, dutch.side.digest) in known
    if (french.sort, french.level) != (dutch.sort, dutch.level):
        return _KNOWN if sure else 0.0
    (ours, length), (theirs, other_length) = _content(french.side.text), _content(dutch.side.text)
    likeness = min(length, other_length) / max(length, other_length, 1)
    agreed = _SHARED * len(ours & theirs) - _SHARED / 2 * len(ours ^ theirs)
    heading = _HEADING if french.sort is Sort.HEADING else 0.0
    return max(1.0 + likeness + agreed + heading, _LEAST) + (_KNOWN if sure else 0.0)


def _resembling(french: Piece, dutch: Piece, then: tuple[Mapping[str, str], Mapping[str, str]]) -> float:
    """What it is worth that one piece is as the record knows it, and the other nearly what its partner was `then`."""
    if (french.sort, french.level) != (dutch.sort, dutch.level):
        return 0.0
    former = ((then[0].get(french.side.digest), dutch), (then[1].get(dutch.side.digest), french))
    alike = max((_alike(said, piece.side.text) for said, piece in former if said), default=0.0)
    return _FORMER * alike if alike >= _RESEMBLES else 0.0


def _alike(text: str, other: str) -> float:
    """The share of their words that two texts have in common, from 0 to 1."""
    ours, theirs = _words(text), _words(other)
    return 2 * len(ours & theirs) / max(len(ours) + len(theirs), 1)


@lru_cache(maxsize=8_192)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(one) for one in _WORD.findall(text))


@lru_cache(maxsize=8_192)
def _content(text: str) -> tuple[frozenset[str], int]:
    """The figures and names of a text, and its length."""
    return frozenset(fold(one) for one in _SAID.findall(text)), len(text)
