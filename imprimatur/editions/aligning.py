"""Which passage of one edition became which of the next.

What says the same is paired first, in its section, then wherever it moved to; what is left is paired by what it prints
and by how much of its words it shares, first between the same neighbours, then anywhere.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import count

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import cdist

from imprimatur.core.edition import Passage, PassageSort
from imprimatur.editions.figures import tokens

Pairing = dict[int, int]
"""The place in the later edition of each passage of the former that is still there."""
ALIKE = 0.5
"""The share of words that two passages have in common where one became the other."""
MOST = 4_000_000
"""Pairs that are looked at, one by one: beyond them, what was rewritten is shown as removed and added."""


def aligned(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[tuple[Passage | None, Passage | None], ...]:
    """Every passage of both once, in the order of `after`; what was removed after what stood before it."""
    pairing: Pairing = {}
    _in_order(before, after, lambda one: (one.section, *_exactly(one)), pairing)
    _in_order(before, after, _exactly, pairing)
    _anywhere(before, after, _exactly, pairing)
    _by_key(before, after, pairing)
    _by_likeness(before, after, pairing)
    return tuple(_woven(before, after, pairing))


def _exactly(one: Passage) -> tuple[Hashable, ...]:
    return (one.sort, one.text, one.digest)


def _left(before: Sequence[Passage], after: Sequence[Passage], pairing: Pairing) -> tuple[list[int], list[int]]:
    taken = set(pairing.values())
    return (
        [place for place in range(len(before)) if place not in pairing],
        [place for place in range(len(after)) if place not in taken],
    )


def _in_order(
    before: Sequence[Passage],
    after: Sequence[Passage],
    key: Callable[[Passage], Hashable],
    pairing: Pairing,
) -> None:
    """Pair the longest sequence of what is the same by a key, in order, between pairs that are known."""
    ours, theirs = _left(before, after, pairing)
    numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
    former = [numbers[key(before[place])] for place in ours]
    later = [numbers[key(after[place])] for place in theirs]
    for code in LCSseq.opcodes(former, later):
        if code.tag == "equal":
            pairing.update(
                zip(ours[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end], strict=True)
            )


def _anywhere(
    before: Sequence[Passage],
    after: Sequence[Passage],
    key: Callable[[Passage], Hashable | None],
    pairing: Pairing,
) -> None:
    """Pair what is the same by a key wherever it stands, those of one key in their order."""
    ours, theirs = _left(before, after, pairing)
    free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place in theirs:
        if (found := key(after[place])) is not None:
            free[found].append(place)
    for place in ours:
        found = key(before[place])
        if found is not None and free[found]:
            pairing[place] = free[found].popleft()


def _by_key(before: Sequence[Passage], after: Sequence[Passage], pairing: Pairing) -> None:
    """Pair what prints the same thing: a named line, and the rows of a section with the same first cell."""
    _anywhere(before, after, _line, pairing)
    _in_order(before, after, _first_cell, pairing)


def _line(one: Passage) -> Hashable | None:
    return one.path if one.sort is PassageSort.LINE and one.path else None


def _first_cell(one: Passage) -> Hashable:
    if one.sort is PassageSort.ROW and len(one.cells) > 1 and one.cells[0]:
        return (one.section, "".join(run.text for run in one.cells[0]))
    return object()


def _by_likeness(before: Sequence[Passage], after: Sequence[Passage], pairing: Pairing) -> None:
    """Pair what is left by its words: the likest first, those that stand in one section before others."""
    ours, theirs = _left(before, after, pairing)
    if not ours or not theirs or len(ours) * len(theirs) > MOST:
        return
    numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def spelled(places: Iterable[int], passages: Sequence[Passage]) -> list[str]:
        return ["".join(chr(numbers[word.strip()] % 0xD000 + 1) for word in tokens(passages[at].text)) for at in places]

    matrix = cdist(
        spelled(ours, before), spelled(theirs, after), scorer=Indel.normalized_similarity, score_cutoff=ALIKE
    )
    pairs = (
        (ours[row], theirs[column], -float(matrix[row, column])) for row, column in zip(*matrix.nonzero(), strict=True)
    )
    found = [
        (unlike, before[one].section != after[two].section, one, two)
        for one, two, unlike in pairs
        if before[one].sort is after[two].sort
    ]
    taken: set[int] = set()
    for _, _, one, two in sorted(found):
        if one not in pairing and two not in taken:
            pairing[one] = two
            taken.add(two)


def _woven(
    before: Sequence[Passage], after: Sequence[Passage], pairing: Pairing
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """The pairs in the order of `after`; what was removed follows the passage that it followed."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for place in range(len(before)):
        if place in pairing:
            last = pairing[place]
        else:
            following[last].append(place)
    origin = {two: one for one, two in pairing.items()}
    for place in range(-1, len(after)):
        if place >= 0:
            yield (before[origin[place]] if place in origin else None), after[place]
        yield from ((before[one], None) for one in following[place])
