"""Which passage of one language says what a passage of the other says: the same field, in the same order."""

from collections.abc import Hashable, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from imprimatur.core.edition import Passage


def paired(ours: Sequence[Passage], theirs: Sequence[Passage]) -> tuple[int, ...]:
    """For each passage of one language the number of that of the other; -1 where the other does not say it.

    First what prints the same field, then, between those, what is of the same sort, in their order.
    """
    found = [-1] * len(ours)
    for one, two in _same([_exact(one) for one in ours], [_exact(two) for two in theirs]):
        found[one] = two
    known = [(-1, -1), *((one, two) for one, two in enumerate(found) if two >= 0), (len(ours), len(theirs))]
    for (first, start), (last, end) in pairwise(known):
        left = [_alike(one) for one in ours[first + 1 : last]], [_alike(two) for two in theirs[start + 1 : end]]
        for one, two in _same(*left):
            found[first + 1 + one] = start + 1 + two
    return tuple(found)


def _same(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[tuple[int, int]]:
    numbers = {key: number for number, key in enumerate(dict.fromkeys((*ours, *theirs)))}
    blocks = LCSseq.opcodes([numbers[one] for one in ours], [numbers[two] for two in theirs])
    return [
        pair
        for code in blocks
        if code.tag == "equal"
        for pair in zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    ]


def _alike(one: Passage) -> tuple[Hashable, ...]:
    return (one.sort, one.level, len(one.cells), len(one.section))


def _exact(one: Passage) -> tuple[Hashable, ...]:
    return (*_alike(one), one.path, one.digest)
