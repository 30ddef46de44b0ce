"""Which piece of a former text is which of the present one: blocks, rows and words, in their order."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|\w+[’']?|\s+|[^\w\s]")
"""A figure with its groups and decimals, a word, a space, a sign: what changes as a whole."""

ALIKE = 0.4
"""The share of its words that a text must keep to be the same text, changed; below, it is another one."""

MOST_PAIRS = 200_000
"""Pieces of two stretches that are held against one another, at most; larger ones are taken for other texts whole."""

Pair = tuple[int | None, int | None]
"""A former piece and a present one, by their places; None where the other side has none."""
Said = tuple[str, str]
"""What an atom is, and what it says."""
Step = tuple[bool, int, int, int, int]
"""Whether two stretches are the same, and where each begins and ends: in the former text, in the present one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a row to be found again: what it is, and its words. One without words is found last."""

    sort: Hashable
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not any(map(str.strip, self.words))


def words_of(text: str) -> tuple[str, ...]:
    """The words, spaces and signs of a text."""
    return tuple(WORD.findall(text))


def likeness(one: Piece, two: Piece) -> float:
    """How far two pieces say the same, from 0 (two texts) to 1."""
    if one.sort != two.sort:
        return 0.0
    if one.words == two.words:
        return 1.0
    return share(one.words, two.words)


def share(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of their words that two texts have in common, in the same order; 0 for less than `ALIKE`."""
    said = [[word for word in text if word[:1].isalnum()] for text in (one, two)]
    if not all(said):
        return 0.0
    return float(Indel.normalized_similarity(*said, score_cutoff=ALIKE))


def paired(old: Sequence[Piece], new: Sequence[Piece], last: bool = False) -> list[Pair]:
    """Both sequences as one, in the order of reading; what went stands before what came in its place.

    With `last` the last pieces of both belong together whatever they say: the last paragraph of a cell.
    """
    if last and old and new:
        return [*paired(old[:-1], new[:-1]), (len(old) - 1, len(new) - 1)]
    found: list[Pair] = []
    begun_old = begun_new = 0
    for a, b in (*_anchors(old, new), (len(old), len(new))):
        found += _between(old, new, (begun_old, a), (begun_new, b))
        if a < len(old):
            found.append((a, b))
        begun_old, begun_new = a + 1, b + 1
    return found


def _anchors(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[int, int]]:
    """The pieces that stand once in each, word for word, and in the same order: those that nothing else can be."""
    counts_old, counts_new = Counter(old), Counter(new)
    at = {piece: place for place, piece in enumerate(new) if counts_new[piece] == 1 and not piece.is_empty}
    both = [(place, at[piece]) for place, piece in enumerate(old) if piece in at and counts_old[piece] == 1]
    return _rising(both)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides."""
    best: list[int] = []
    before = [-1] * len(pairs)
    for place, (_, b) in enumerate(pairs):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if pairs[best[middle]][1] < b else (low, middle)
        before[place] = best[low - 1] if low else -1
        best[low : low + 1] = [place]
    found, place = [], best[-1] if best else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _between(
    old: Sequence[Piece], new: Sequence[Piece], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[Pair]:
    """What stands between two anchors: the pairs that say most alike, in order, and what is left of either side."""
    (a0, a1), (b0, b1) = here, there
    a, b = a0, b0
    for x, y in _likest(old[a0:a1], new[b0:b1]):
        yield from ((place, None) for place in range(a, a0 + x))
        yield from ((None, place) for place in range(b, b0 + y))
        yield a0 + x, b0 + y
        a, b = a0 + x + 1, b0 + y + 1
    yield from ((place, None) for place in range(a, a1))
    yield from ((None, place) for place in range(b, b1))


def _likest(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[int, int]]:
    """The pairs of two stretches, rising on both sides, whose likeness adds up to most."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    score = [[_worth(one, two) for two in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            worth = score[a][b]
            best[a][b] = max(best[a + 1][b], best[a][b + 1], worth + best[a + 1][b + 1] if worth else 0.0)
    found, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if score[a][b] and best[a][b] == score[a][b] + best[a + 1][b + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _worth(one: Piece, two: Piece) -> float:
    """What a pair is worth: two blanks next to nothing, so that they part no texts."""
    found = likeness(one, two)
    return 0.01 if found and one.is_empty else found


def steps(old: Sequence[Said], new: Sequence[Said]) -> list[Step]:
    """The stretches of two texts that are the same, or not, word by word; another text is one stretch.

    A lone space or sign that stayed between two changes is part of them: they are read as one.
    """
    if old != new and not share([one[1] for one in old], [one[1] for one in new]):
        return [(False, 0, len(old), 0, len(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    made: list[Step] = []
    for index, (tag, a, b, c, d) in enumerate(codes):
        inner = 0 < index < len(codes) - 1
        same = tag == "equal" and not (inner and not any(one[1][:1].isalnum() for one in old[a:b]))
        if made and not same and not made[-1][0]:
            made[-1] = (False, made[-1][1], b, made[-1][3], d)
        else:
            made.append((same, a, b, c, d))
    return made
