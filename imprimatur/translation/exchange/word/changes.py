"""What changed in a source, word by word: what went, what is new, what stayed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from imprimatur.translation.exchange.codes import Sort
from imprimatur.translation.exchange.marks import Mark, Pieces

Change = Literal["", "gone", "new"]
"""Whether a piece stayed, went, or is new."""

Step = tuple[bool, int, int, int, int]
"""Whether two stretches are the same, and where each begins and ends: in the former text, in the present one."""

_ATOM = re.compile(r"\s+|\w+[’']?|[^\w\s]")
_ALIKE = 0.4
"""The share of its words that a text must keep for changes to be read word by word; below, it is another text."""
_MOST = 4_000
"""Words of a text that are compared; a longer one is shown whole, former and new."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a space or a sign, and the place of the piece that says it."""

    text: str
    piece: int


def changed(former: Pieces, now: Pieces) -> list[tuple[Change, str | Mark]] | None:
    """The pieces of both texts in the order of reading, each with what became of it; what went comes before what is new
    in its place. None where it is another text, to be read apart.

    Marks around words and calls of notes stay: the former text does not say where it had them.
    """
    old, new = list(_atoms(former)), list(_atoms(now))
    steps = _steps([one.text for one in old], [one.text for one in new])
    return None if steps is None else list(_told(steps, old, new, now))


def _told(
    steps: Sequence[Step], old: Sequence[Atom], new: Sequence[Atom], now: Pieces
) -> Iterator[tuple[Change, str | Mark]]:
    kept: list[Change] = ["new"] * len(new)
    gone_before: dict[int, list[str]] = {}
    for same, a, b, c, d in steps:
        if same:
            kept[c:d] = [""] * (d - c)
        else:
            gone_before.setdefault(c, []).extend(one.text for one in old[a:b])
    place = 0
    for index, piece in enumerate(now):
        end = place
        while end < len(new) and new[end].piece == index:
            end += 1
        for at in range(place, end):
            yield from (("gone", one) for one in gone_before.pop(at, ()))
            if isinstance(piece, str):
                yield kept[at], new[at].text
        if not isinstance(piece, str):
            yield ("new" if "new" in kept[place:end] else ""), piece
        place = end
    yield from (("gone", one) for one in gone_before.pop(place, ()))


def _atoms(pieces: Pieces) -> Iterator[Atom]:
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            yield from (Atom(one, index) for one in _ATOM.findall(piece))
        elif piece.look.sort in (Sort.EXPRESSION, Sort.VERBATIM):
            yield from (Atom(one, index) for one in _ATOM.findall(piece.look.value))


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Step] | None:
    """The stretches of both that are the same, or not; None where it is another text. Between two changes a lone space
    or sign that stayed is part of the change: it is read as one."""
    if len(old) > _MOST or len(new) > _MOST:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    steps: list[Step] = []
    codes = matcher.get_opcodes()
    for index, (tag, *span) in enumerate(codes):
        a, b, c, d = span
        inner = 0 < index < len(codes) - 1
        same = tag == "equal" and not (inner and not any(one[0].isalnum() for one in old[a:b]))
        if steps and not same and not steps[-1][0]:
            steps[-1] = (False, steps[-1][1], b, steps[-1][3], d)
        else:
            steps.append((same, a, b, c, d))
    return steps
