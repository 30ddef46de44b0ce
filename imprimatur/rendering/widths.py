"""How wide the columns of a table are: the same in Word and in the PDF, so that both break their lines alike."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from imprimatur.core.blocks import plain
from imprimatur.rendering.advances import advance
from imprimatur.rendering.fitting import PADDING, SIZES, SLACK, Rows, columns, least, whole

POINT = 20
"""Twips of a point."""

HALVINGS = 40
"""How often the scale of the widths is halved: to less than a twip."""


def widths_of(rows: Rows, total: int, size: float = SIZES[0]) -> list[int]:
    """Widths in twips: no column is narrower than its longest word; the rest makes the rows as low as can be.

    Columns of short texts keep them on one line as far as there is room (fitting.whole). What fits in no way shares the
    width in proportion to the longest words.
    """
    texts = [[plain(cell) for cell in column] for column in columns(rows)]
    short = whole(rows, total / POINT, size)
    needed = [POINT * short.get(place, need) for place, need in enumerate(least(rows, size))]
    if sum(needed) > total or len(short) == len(texts):
        return shares(needed, total)
    wanted = [
        need if place in short else max(need, line_width(column, size))
        for place, (need, column) in enumerate(zip(needed, texts, strict=True))
    ]
    weights = [sum(advance(text, size) ** 2 for text in column) ** (1 / 3) for column in texts]
    if sum(wanted) <= total:
        more = [0 if place in short else want for place, want in enumerate(wanted)]
        return _whole_twips([w + m * (total - sum(wanted)) / sum(more) for w, m in zip(wanted, more, strict=True)])
    return _balanced(needed, wanted, weights, total)


def line_width(texts: Sequence[str], size: float) -> float:
    """The width in twips of a column that keeps each of its texts on one line."""
    return POINT * (max((advance(text, size) for text in texts), default=0.0) * SLACK + PADDING)


def _balanced(needed: list[float], wanted: list[float], weights: list[float], total: int) -> list[int]:
    """Widths between what each column needs and what it wants, beyond its edges in proportion to the weights.

    A text takes as many lines as its length divided by the width of its column. The sum of the squares of these lines
    is least where widths are as the cube roots of the sums of the squared lengths, which are the weights: long texts
    get more room, though not all of it.
    """

    def at(scale: float) -> list[float]:
        free = [POINT * PADDING + scale * weight for weight in weights]
        return [min(max(need, one), want) for need, one, want in zip(needed, free, wanted, strict=True)]

    low, high = 0.0, float(total) / min(weight for weight in weights if weight)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= total else (low, middle)
    return _whole_twips(_stretched(at(low), total))


def _stretched(widths: list[float], total: int) -> list[float]:
    """The widths with the little that the halving left, so that their sum is the whole."""
    return [width * total / sum(widths) for width in widths]


def raised(widths: list[int], rows: Rows, size: float = SIZES[0]) -> list[int]:
    """Widths in twips of which none is below that of the longest word of its column; the wider ones make room."""
    needed = [POINT * one for one in least(rows, size)]
    lacking = [max(need - width, 0) for width, need in zip(widths, needed, strict=True)]
    spare = [max(width - need, 0) for width, need in zip(widths, needed, strict=True)]
    if sum(lacking) >= sum(spare):
        return shares(needed, sum(widths))
    part = sum(lacking) / sum(spare)
    return _whole_twips([w + more - part * less for w, more, less in zip(widths, lacking, spare, strict=True)])


def _whole_twips(widths: Sequence[float]) -> list[int]:
    """Widths as whole numbers that have the same sum."""
    edges = [0, *map(round, accumulate(widths))]
    return [right - left for left, right in pairwise(edges)]


def shares(weights: Sequence[float], total: int) -> list[int]:
    """`total` shared in proportion, to the unit."""
    return _whole_twips([total * weight / sum(weights) for weight in weights])
