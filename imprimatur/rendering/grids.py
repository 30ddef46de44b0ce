"""How wide the columns of a grid of facts are: the same in Word and in the PDF."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from imprimatur.core.blocks import Facts, Inline, plain
from imprimatur.rendering.advances import advance
from imprimatur.rendering.fitting import FACT_SIZE, facts_columns, kept

GUTTER = 17.0
"""Points between two columns: the 6mm of templates/job_offer/style.css."""
BAND, BOX = 510.0, 476.0
"""Points that a grid takes at the head of an offer, as wide as the text, and in a box with its edges."""
SLACK = 1.03
"""How much wider than measured the bold type of Word may be."""
LABEL_SIZE = 8.5
"""Points of the type of labels; that of values is `FACT_SIZE`."""
STEPS = 40
"""In how many parts the room is shared out."""
MARK = 8.0
"""Points that the mark of a gap takes beside its words."""
FAR = 100
"""The lines of what a column does not hold: more than any fact takes."""


@lru_cache(maxsize=256)
def grid_shares(block: Facts, room: float, size: float = FACT_SIZE) -> tuple[int, ...]:
    """The shares, in parts of `STEPS`, that the columns of a grid take of so many points, their gutters left out,
    values being set in type of that size.

    They make the grid as low as can be, then break as few values as can be; of what is left, they are the nearest to
    equal columns, which are told as ones. A value that fills the rest of its row asks for nothing.
    """
    count = facts_columns(block)
    if count == 1:
        return (1,)
    rows = [block.rows[start : start + count] for start in range(0, len(block.rows), count)]
    free = room - GUTTER * (count - 1)
    equal = _cost(rows, [free / count] * count, size)
    if equal == (2 * len(rows), 2 * len(block.rows)):
        return (1,) * count
    costs = (
        (_cost(rows, [free * one / STEPS for one in parts], size), _apart(parts), parts) for parts in _sharings(count)
    )
    least, _, best = min(costs)
    return best if least < equal else (1,) * count


def _sharings(count: int) -> Iterator[tuple[int, ...]]:
    """All ways in which so many columns share the room."""
    for edges in combinations(range(1, STEPS), count - 1):
        yield tuple(right - left for left, right in pairwise((0, *edges, STEPS)))


def _apart(parts: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """How far parts are from equal ones; those that are as far by their order, the first columns wider."""
    return sum(one * one for one in parts), tuple(-one for one in parts)


def _cost(rows: Sequence[Sequence[tuple[Inline, Inline]]], widths: Sequence[float], value: float) -> tuple[int, int]:
    """How many lines a grid takes in columns of those widths in points, and how many all its texts take.

    `value` is the size of the type of values.
    """
    tall = every = 0
    for row in rows:
        cells = row if len(row) == len(widths) else row[:-1]
        for side, size in enumerate((LABEL_SIZE, value)):
            lines = [_lines(pair[side], size, width) for pair, width in zip(cells, widths, strict=False)]
            tall += max(lines, default=1)
            every += sum(lines) + len(row) - len(cells)
    return tall, every


@lru_cache(maxsize=65_536)
def _lines(text: Inline, size: float, width: float) -> int:
    """How many lines a text takes in a column of that width in points; `FAR` where a word is wider."""
    room = width - MARK * any(run.gap for run in text)
    sizes, space = _measured(plain(text), size)
    lines, at = 1, 0.0
    for one in sizes:
        if one > room:
            return FAR
        if at and at + space + one > room:
            lines, at = lines + 1, one
        else:
            at += space * (at > 0) + one
    return lines


@lru_cache(maxsize=4_096)
def _measured(text: str, size: float) -> tuple[tuple[float, ...], float]:
    """The widths in points of the words of a text, or of what stays whole in it, and that of a space."""
    words = kept(text) if len(kept(text)) == 1 else text.split(" ")
    return tuple(advance(word, size) * SLACK for word in words), advance(" ", size)
