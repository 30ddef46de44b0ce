"""The sentences of a unit laid side by side: which one says what the other says, and which has no partner.

As Gale and Church (1993) align by length, with the words that both languages share as evidence besides. Measured on the
samples (2 674 units, 3 348 pairs of sentences): of the words whose equivalents are known, 0.3 or more find one in 98 %
of true pairs, fewer than 0.2 in 96 % of sentences paired at random.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.language.equivalents import shared, shared_back

_RATIO = 0.98
"""Characters of Dutch for one of French: the mean over the samples."""
_SPREAD = 0.28
"""How far the logarithm of that ratio strays from sentence to sentence (standard deviation)."""
_FOUND, _LACKING, _ALONE = 1.0, -0.7, -0.1
"""What a word is worth that finds its equivalent, one that does not, and one of a sentence left alone: a sentence stays
alone where fewer than a third of its words are found."""
_GAP = -1.5
"""What leaving a sentence alone costs besides."""
_JOINED = -2.0
"""What two sentences for one cost besides."""
_LONGEST_PENALTY = 6.0
_MOST = 60
"""Sentences of a unit that are laid side by side."""
SURE = 0.8
"""By how much leaving a sentence alone must beat any pairing that leaves none, to be sure of it."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: one of each language, two for one; or one without partner."""

    french: tuple[str, ...]
    dutch: tuple[str, ...]

    @property
    def is_alone(self) -> bool:
        """Whether one side has nothing."""
        return not (self.french and self.dutch)

    @property
    def texts(self) -> tuple[str, str]:
        """Both sides as texts."""
        return " ".join(self.french), " ".join(self.dutch)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads in order; `margin` says how much better they are than the best ones that leave none alone."""

    beads: tuple[Bead, ...]
    margin: float = 0.0


@lru_cache(maxsize=8_192)
def aligned(french: tuple[str, ...], dutch: tuple[str, ...]) -> Alignment:
    """The sentences of both languages, aligned."""
    french, dutch = french[:_MOST], dutch[:_MOST]
    if len(french) == len(dutch) and all(_is_likely(one, other) for one, other in zip(french, dutch, strict=True)):
        return Alignment(tuple(Bead((one,), (other,)) for one, other in zip(french, dutch, strict=True)))
    beads, best = _best(french, dutch, True)
    if not any(one.is_alone for one in beads):
        return Alignment(beads)
    _, closed = _best(french, dutch, False)
    return Alignment(beads, best - closed)


def _is_likely(french: str, dutch: str) -> bool:
    """Whether two sentences of one rank need no other alignment."""
    return _worth((french,), (dutch,)) > _worth((french,), ()) + _worth((), (dutch,))


@lru_cache(maxsize=32_768)
def _worth(french: tuple[str, ...], dutch: tuple[str, ...]) -> float:
    """How well sentences agree."""
    ours, theirs = " ".join(french), " ".join(dutch)
    if not french or not dutch:
        known = shared(ours, theirs).known + shared_back(theirs, ours).known
        return _GAP * len(french or dutch) + _ALONE * known - len(ours + theirs) / 200
    there, back = shared(ours, theirs), shared_back(theirs, ours)
    found, known = there.found + back.found, there.known + back.known
    length = math.log(max(len(theirs), 1) / max(len(ours) * _RATIO, 1)) / _SPREAD
    weight = min(len(ours) + len(theirs), 200) / 200
    penalty = min(length * length / 2, _LONGEST_PENALTY) * weight
    return _FOUND * found + _LACKING * (known - found) - penalty + _JOINED * (len(french) + len(dutch) - 2)


def _best(french: Sequence[str], dutch: Sequence[str], gaps: bool) -> tuple[tuple[Bead, ...], float]:
    """The beads that are worth most together, and how much."""
    shapes = [(1, 1), (2, 1), (1, 2), (2, 2)] + ([(1, 0), (0, 1)] if gaps else [(3, 1), (1, 3)])
    worth: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(len(french), len(dutch)): (0.0, (0, 0))}
    for row in range(len(french), -1, -1):
        for column in range(len(dutch), -1, -1):
            for taken, given in shapes:
                after = worth.get((row + taken, column + given))
                if after is None:
                    continue
                pair = tuple(french[row : row + taken]), tuple(dutch[column : column + given])
                value = after[0] + _worth(*pair)
                if (row, column) not in worth or value > worth[row, column][0]:
                    worth[row, column] = value, (taken, given)
    if (0, 0) not in worth:  # so many more of one that no beads without gaps hold them
        return (), -math.inf
    beads = []
    row = column = 0
    while (row, column) != (len(french), len(dutch)):
        taken, given = worth[row, column][1]
        beads.append(Bead(tuple(french[row : row + taken]), tuple(dutch[column : column + given])))
        row, column = row + taken, column + given
    return tuple(beads), worth[0, 0][0]
