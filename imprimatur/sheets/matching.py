"""Where pieces of a text stand in a longer one that tells them in about the same order, with more between them.

Each piece is looked for whole. Of all the ways to place them in their order, the one is taken that places most of their
letters, each close behind the one before it: a heading that the running head repeats is found above its paragraph, a
figure of a table in its row. Long pieces, which stand at few places, are placed first, the others between them. What is
not found whole (a row that two pages share, a paragraph cut by a note) is looked for word by word in what is left
between its neighbours; what is not there either, wherever it stands alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LONG = 12
"""Letters of a piece that stands at few places."""
FEW = 8
"""Places at which a long piece may stand to be placed first."""
MANY = 40
"""Places of a piece that are weighed between two others: the nearest to the first."""
BEFORE = 4
"""Pieces before one that it may stand close behind."""
AWAY = 3
"""What it costs, in letters, to stand far from the piece before."""
NEAR = 60
"""Letters in between from which on a piece stands far from the one before."""
SHORT = 4
"""Letters from which on a piece that stands at one place alone is known by it."""
ENOUGH = 0.6
"""The part of a piece's letters that are to be found, word by word, for it to be known where it stands."""

Span = tuple[int, int]
"""The first letter and the one after the last."""


@dataclass(slots=True)
class Placing:
    """Pieces being placed in a text: for each its span, or None; and what of the text is taken."""

    text: str
    pieces: Sequence[str]
    spans: list[Span | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing is placed yet."""
        self.spans = [None] * len(self.pieces)

    def place(self) -> list[Span | None]:
        """Place every piece that is found whole."""
        every = range(len(self.pieces))
        long = [at for at in every if len(self.pieces[at]) >= LONG]
        rare = {at: found for at in long if len(found := self._found(at, 0, len(self.text), FEW + 1)) <= FEW}
        self._chain(rare, 0, len(self.text))
        self._fill()
        return self.spans

    def place_alone(self) -> list[Span | None]:
        """Place what has no place yet, and stands at one place alone that nothing has taken, in whatever order."""
        for at, span in enumerate(self.spans):
            if span is None and len(self.pieces[at]) >= SHORT:
                taken = self.taken()
                length = len(self.pieces[at])
                free = [one for one in self._found(at, 0, len(self.text), FEW) if is_free(taken, one, one + length)]
                if len(free) == 1:
                    self.spans[at] = (free[0], free[0] + length)
        return self.spans

    def turn(self, pieces: Mapping[int, str]) -> bool:
        """Look for a stretch of pieces in other words, and keep them so where more of their letters are found."""
        first, last = min(pieces), max(pieces) + 1
        start, end = self._window(first, last)
        former, kept = self.pieces, self.spans[first:last]
        self.pieces = [pieces.get(at, piece) for at, piece in enumerate(self.pieces)]
        self.spans[first:last] = [None] * (last - first)
        self._chain({at: self._found(at, start, end, MANY) for at in pieces}, start, end)
        if _letters(self.spans[first:last]) > _letters(kept):
            return True
        self.pieces, self.spans[first:last] = former, kept
        return False

    def _fill(self) -> None:
        for first, last in tuple(self._holes()):
            start, end = self._window(first, last)
            self._chain({at: self._found(at, start, end, MANY) for at in range(first, last)}, start, end)

    def _found(self, at: int, start: int, end: int, most: int) -> list[int]:
        piece = self.pieces[at]
        found: list[int] = []
        while piece and len(found) < most and (start := self.text.find(piece, start, end)) >= 0:
            found.append(start)
            start += 1
        return found

    def _holes(self) -> Iterator[tuple[int, int]]:
        """Stretches of pieces that have no place: the first, and the one after the last."""
        first: int | None = None
        for at, span in enumerate([*self.spans, (0, 0)]):
            if span is None and first is None:
                first = at
            elif span is not None and first is not None:
                yield first, at
                first = None

    def _window(self, first: int, last: int) -> Span:
        """The letters between the pieces before and after a stretch of pieces."""
        before = self.spans[first - 1] if first else None
        after = self.spans[last] if last < len(self.spans) else None
        start, end = before[1] if before else 0, after[0] if after else len(self.text)
        return (start, end) if start <= end else (0, len(self.text))

    def _chain(self, found: dict[int, list[int]], start: int, end: int) -> None:
        """Give pieces their places in order, the most letters of them, close to one another."""
        chain = _Chain(start)
        for at, places in found.items():
            chain.add(at, [(one, one + len(self.pieces[at])) for one in places])
        for at, span in chain.best(end):
            self.spans[at] = span

    def taken(self) -> list[Span]:
        """What of the text has been given to a piece, in its order."""
        return sorted(span for span in self.spans if span)

    def by_words(self, at: int, words: Sequence[str]) -> list[Span | None]:
        """The words of a piece that has no place, in what is left between its neighbours; nothing where too few are."""
        first = last = at
        while first and self.spans[first - 1] is None:
            first -= 1
        while last < len(self.spans) and self.spans[last] is None:
            last += 1
        start, end = self._window(first, last)
        inner = Placing(self.text[start:end], words)
        inner._chain({one: inner._found(one, 0, end - start, MANY) for one in range(len(words))}, 0, end - start)
        told = sum(len(word) for word, span in zip(words, inner.spans, strict=True) if span)
        if told < ENOUGH * sum(map(len, words)):
            return [None] * len(words)
        return [(one[0] + start, one[1] + start) if one else None for one in inner.spans]


def _letters(spans: Iterable[Span | None]) -> int:
    return sum(span[1] - span[0] for span in spans if span)


def is_free(taken: Sequence[Span], start: int, end: int) -> bool:
    """Whether nothing of a stretch of text has been taken; `taken` is in order."""
    at = bisect_right(taken, (start, end))
    return all(two <= start or one >= end for one, two in taken[max(at - 1, 0) : at + 1])


@dataclass(slots=True)
class _Link:
    """A place of a piece, what all up to it is worth, and the link before it."""

    at: int
    span: Span
    worth: int
    before: "_Link | None"


@dataclass(slots=True)
class _Chain:
    """Pieces in their order, each with the places where it may stand; the dearest row of places that go on and on."""

    start: int
    _last: list[list[_Link]] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _dearest: list[_Link] = field(default_factory=list)

    def add(self, at: int, spans: Sequence[Span]) -> None:
        """Add the next piece, with its places."""
        links = [self._link(at, span) for span in spans]
        if links:
            self._last = [*self._last, links][-BEFORE:]
            for link in links:
                self._keep(link)

    def _link(self, at: int, span: Span) -> _Link:
        best, before = -_away(span[0] - self.start), None
        # Of two that are as good the later one: what is told twice, such as a contents list, comes before.
        for links in (self._before(span[0]), *self._last):
            for link in links:
                if link.span[1] <= span[0] and (worth := link.worth - _away(span[0] - link.span[1])) >= best:
                    best, before = worth, link
        return _Link(at, span, best + NEAR * (span[1] - span[0]), before)

    def _before(self, start: int) -> list[_Link]:
        """The dearest of all the links that end before a letter."""
        at = bisect_right(self._ends, start)
        return [self._dearest[at - 1]] if at else []

    def _keep(self, link: _Link) -> None:
        """Keep a link where none that ends as early is as dear."""
        at = bisect_right(self._ends, link.span[1])
        if at and self._dearest[at - 1].worth >= link.worth:
            return
        while at < len(self._ends) and self._dearest[at].worth <= link.worth:
            del self._ends[at], self._dearest[at]
        self._ends.insert(at, link.span[1])
        self._dearest.insert(at, link)

    def best(self, end: int) -> Iterator[tuple[int, Span]]:
        """The pieces that are placed, from the last to the first."""
        ends = [*self._dearest, *(link for links in self._last for link in links)]
        link = max(ends, key=lambda one: (one.worth - _away(end - one.span[1]), one.span), default=None)
        while link:
            yield link.at, link.span
            link = link.before


def _away(letters: int) -> int:
    """What it costs to stand so many letters away, in parts of a letter."""
    return AWAY * min(letters, NEAR)
