"""Which passage of one edition became which of the next.

What says the same is paired first, in its section, then wherever it moved to; then what was cut into other paragraphs;
what is left is paired by what it prints (a named line, the first cell of a row) and by how much of its words it shares,
in its section before anywhere else.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import cdist

from imprimatur.core.edition import Passage, PassageSort
from imprimatur.editions.figures import tokens

ALIKE = 0.5
"""The share of words that two passages have in common where one became the other."""
MOST = 1_000_000
"""Pairs of passages that are compared by their words: beyond them, what was rewritten is shown as removed and added."""
_NUMBER = re.compile(r"^(?:\d+|[A-Z])(?:\.\d+)*[.)]?\s+")
"""The number that an author typed before a heading."""
_LETTERS = 0xD000
"""Words are told apart by so many characters, which are all below the surrogates."""


@dataclass(frozen=True)
class Sided:
    """A passage and where it stands in its edition."""

    place: int
    passage: Passage

    @cached_property
    def bare(self) -> str:
        """Its words without what may change of itself: spaces, the numbers of headings and of references."""
        cells = ("".join("#" if run.target else run.text for run in cell) for cell in self.passage.cells)
        text = " ".join(" | ".join(cells).split())
        return _NUMBER.sub("", text) if self.passage.sort is PassageSort.HEADING else text

    @cached_property
    def section(self) -> tuple[str, ...]:
        """The headings above it without their numbers."""
        return tuple(_NUMBER.sub("", heading) for heading in self.passage.section)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and figures, without punctuation where there is anything else."""
        found = tuple(one.strip() for one in tokens(self.bare))
        return tuple(one for one in found if any(map(str.isalnum, one))) or found

    @property
    def same(self) -> tuple[Hashable, ...]:
        """What two passages share that say the same."""
        return (self.passage.sort, self.bare, self.passage.digest)


Key = Callable[[Sided], Hashable | None]
Pair = tuple[Sided | None, Sided | None]


@dataclass(slots=True)
class Aligning:
    """The pairs found so far: the place in the later edition of each passage of the former that is still there.

    `recut` are the places, in both, of passages whose words stand in a neighbour of the passage that they made up.
    """

    before: Sequence[Sided]
    after: Sequence[Sided]
    pairs: dict[int, int] = field(default_factory=dict)
    recut: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))

    def left(self) -> tuple[list[Sided], list[Sided]]:
        """What is not paired yet."""
        taken = set(self.pairs.values())
        ours = [one for one in self.before if one.place not in self.pairs and one.place not in self.recut[0]]
        return ours, [one for one in self.after if one.place not in taken and one.place not in self.recut[1]]

    def in_order(self, key: Key) -> None:
        """Pair the longest sequence of what is the same by a key; what has no key is paired with nothing."""
        ours, theirs = ([one for one in side if key(one) is not None] for side in self.left())
        numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
        former, later = ([numbers[key(one)] for one in side] for side in (ours, theirs))
        for code in LCSseq.opcodes(former, later):
            if code.tag == "equal":
                same = zip(ours[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end], strict=True)
                self.pairs.update((one.place, two.place) for one, two in same)

    def anywhere(self, key: Key) -> None:
        """Pair what is the same by a key wherever it stands, those of one key in their order."""
        ours, theirs = self.left()
        free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for one in theirs:
            free[key(one)].append(one.place)
        for one in ours:
            found = key(one)
            if found is not None and free[found]:
                self.pairs[one.place] = free[found].popleft()

    def cut_otherwise(self) -> None:
        """Pair a passage with the first of those that it was cut into, or of those that it was made of."""
        ours, theirs = self.left()
        self.pairs |= {one.place: many[0].place for one, many in self._made_of(ours, theirs, self.recut[1])}
        ours, theirs = self.left()
        self.pairs |= {many[0].place: one.place for one, many in self._made_of(theirs, ours, self.recut[0])}

    def _made_of(
        self, whole: Iterable[Sided], parts: Sequence[Sided], recut: set[int]
    ) -> list[tuple[Sided, list[Sided]]]:
        starts: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for at, part in enumerate(parts):
            starts[part.words[:1]].append(at)
        found = []
        for one in whole:
            many = next(filter(None, (_pieces_of(one, parts, at) for at in starts[one.words[:1]])), [])
            if many and not recut & {part.place for part in many}:
                recut |= {part.place for part in many[1:]}
                found.append((one, many))
        return found

    def by_likeness(self, group: Key) -> None:
        """Pair what shares most of its words within a group, the likest first, then in order."""
        ours, theirs = self.left()
        there: defaultdict[Hashable, list[Sided]] = defaultdict(list)
        for one in theirs:
            there[group(one)].append(one)
        here: defaultdict[Hashable, list[Sided]] = defaultdict(list)
        for one in ours:
            here[group(one)].append(one)
        for key, former in here.items():
            if there[key] and len(former) * len(there[key]) <= MOST:
                self._likest(former, there[key])

    def _likest(self, ours: Sequence[Sided], theirs: Sequence[Sided]) -> None:
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        former, later = (
            ["".join(chr(numbers[word] % _LETTERS + 1) for word in one.words) for one in side]
            for side in (ours, theirs)
        )
        matrix = cdist(former, later, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
        rows, columns = (list(map(int, side)) for side in matrix.nonzero())
        found = [(-float(matrix[row, column]), row, column) for row, column in zip(rows, columns, strict=True)]
        taken: set[int] = set()
        for _, row, column in sorted(found):
            if ours[row].place not in self.pairs and column not in taken:
                self.pairs[ours[row].place] = theirs[column].place
                taken.add(column)


def _pieces_of(whole: Sided, parts: Sequence[Sided], at: int) -> list[Sided]:
    """The passages from a place on that say together what one says, each a sentence or more of it; none otherwise."""
    many: list[Sided] = []
    length = 0
    for part in parts[at:]:
        follows = not many or part.place == many[-1].place + 1
        end = length + len(part.words)
        if not follows or part.passage.sort is not whole.passage.sort or whole.words[length:end] != part.words:
            return []
        many.append(part)
        length = end
        if length >= len(whole.words):
            return many if len(many) > 1 and length == len(whole.words) else []
    return []


def aligned(before: Sequence[Passage], after: Sequence[Passage]) -> Aligning:
    """The passages of both paired."""
    former, later = ([Sided(place, one) for place, one in enumerate(side)] for side in (before, after))
    made = Aligning(former, later)
    made.in_order(lambda one: (one.section, one.same))
    made.in_order(lambda one: one.same)
    made.anywhere(lambda one: one.same)
    made.cut_otherwise()
    made.anywhere(lambda one: one.passage.path if one.passage.sort is PassageSort.LINE else None)
    made.in_order(_first_cell)
    made.by_likeness(lambda one: (one.section, one.passage.sort))
    made.by_likeness(lambda one: one.passage.sort)
    return made


def _first_cell(one: Sided) -> Hashable | None:
    cells = one.passage.cells
    if one.passage.sort is PassageSort.ROW and len(cells) > 1 and cells[0]:
        return (one.section, "".join(run.text for run in cells[0]))
    return None


def woven(made: Aligning) -> Iterator[Pair]:
    """Every passage of both once, in the order of the later edition; what was removed after what it followed."""
    following: defaultdict[int, list[Sided]] = defaultdict(list)
    last = -1
    for one in made.before:
        last = made.pairs.get(one.place, last)
        if one.place not in made.pairs:
            following[last].append(one)
    origin = {later: made.before[former] for former, later in made.pairs.items()}
    for place in range(-1, len(made.after)):
        if place >= 0:
            yield origin.get(place), made.after[place]
        yield from ((one, None) for one in following[place])
