"""Where the Dutch text of a field parts from the French one: the two outlines laid side by side by what they say.

Blocks of one sort and depth are paired in order, so that figures, names and lengths agree best; what is left without a
partner is what one language lacks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from imprimatur.core.location import Location
from imprimatur.language.folding import fold
from validators.prose.numbers import figures
from validators.prose.pieces import Shape

_MOST = 250
"""Blocks of a text that are laid side by side: the cost grows with their square."""
_NAME = re.compile(r"(?<=[^.!?…:] )[^\W\d_a-zà-ÿœ][^\W\d_]{2,}|[^\W\d_]*[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ][^\W\d_]*")
"""A word with a capital within a sentence, or within the word, which is a name in both languages."""
_HEADING = 2.0
"""What two headings that face each other are worth besides, so that no list is paired across one."""
_SAID = 2.0
"""What a figure or a name that both say is worth; one that only one says costs half."""


def parting(french: Sequence[Shape], dutch: Sequence[Shape], key: tuple[str, int]) -> Location | None:
    """The Dutch place where the languages part, by the first block of a sort and depth that has no partner.

    A block that only Dutch has stands at its own place; one that Dutch lacks, at the Dutch block before it. None where
    no block says where it stands.
    """
    french, dutch = french[:_MOST], dutch[:_MOST]
    pairs = _paired(french, dutch)
    partner = dict(pairs)
    taken = set(partner.values())
    extra = next((place for place, one in enumerate(dutch) if place not in taken and _key(one) == key), None)
    lacking = next((place for place, one in enumerate(french) if place not in partner and _key(one) == key), None)
    at = extra
    if lacking is not None:
        before = max((theirs for ours, theirs in pairs if ours < lacking), default=0)
        at = extra if extra is not None and extra <= before else before
    end = len(dutch) if at is None else at + 1
    return next((place for _, _, place, _ in reversed(dutch[:end]) if place.file), None)


def _key(one: Shape) -> tuple[str, int]:
    return one[0], one[1]


def _paired(french: Sequence[Shape], dutch: Sequence[Shape]) -> list[tuple[int, int]]:
    """The pairing of blocks, in order, that is worth most."""
    worth = [[0.0] * (len(dutch) + 1) for _ in range(len(french) + 1)]
    for row in range(len(french) - 1, -1, -1):
        for column in range(len(dutch) - 1, -1, -1):
            skipped = max(worth[row + 1][column], worth[row][column + 1])
            worth[row][column] = max(skipped, worth[row + 1][column + 1] + _worth(french[row], dutch[column]))
    pairs = []
    row = column = 0
    while row < len(french) and column < len(dutch):
        value = _worth(french[row], dutch[column])
        if value > 0 and worth[row][column] == worth[row + 1][column + 1] + value:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif worth[row][column] == worth[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _worth(french: Shape, dutch: Shape) -> float:
    """How well two blocks agree; nothing for blocks of different sorts."""
    if _key(french) != _key(dutch):
        return 0.0
    (ours, length), (theirs, other_length) = _content(french[3]), _content(dutch[3])
    likeness = min(length, other_length) / max(length, other_length, 1)
    agreed = _SAID * len(ours & theirs) - _SAID / 2 * len(ours ^ theirs)
    return max(1.0 + likeness + agreed + (_HEADING if french[0] == "heading" else 0.0), 0.1)


@lru_cache(maxsize=4_096)
def _content(text: str) -> tuple[frozenset[str], int]:
    """The figures and the names of a block, and its length."""
    return frozenset(figures(text)) | frozenset(fold(one) for one in _NAME.findall(text)), len(text)
