"""How wide the columns of a table are: the same in Word and in the PDF, so that both break their lines alike."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from imprimatur.core.blocks import plain
from imprimatur.rendering.advances import advance
from imprimatur.rendering.fitting import PADDING, SIZES, SLACK, Rows, columns, least, whole

LONGEST = 48
"""The characters of its longest text beyond which a column gets no wider for it."""

POINT = 20
"""Twips of a point."""


def widths_of(rows: Rows, total: int, size: float = SIZES[0]) -> list[int]:
    """Widths in twips: no column is narrower than its longest word; the rest follows the longest texts.

    Columns of short texts keep them on one line as far as there is room (fitting.whole). What fits in no way shares the
    width in proportion to the longest words.
    """
    texts = [[plain(cell) for cell in column] for column in columns(rows)]
    short = whole(rows, total / POINT, size)
    needed = [POINT * short.get(place, need) for place, need in enumerate(least(rows, size))]
    if sum(needed) > total:
        return shares(needed, total)
    wanted = [
        need if place in short else max(need, line_width([max(texts[place], key=len)[:LONGEST]], size))
        for place, need in enumerate(needed)
    ]
    return _grown(needed, wanted, total)


def line_width(texts: Sequence[str], size: float) -> float:
    """The width in twips of a column that keeps each of its texts on one line."""
    return POINT * (max((advance(text, size) for text in texts), default=0.0) * SLACK + PADDING)


def _grown(needed: list[float], wanted: list[float], total: int) -> list[int]:
    """Widths that all have what they need, and share the rest in proportion to what they want beyond."""
    more = [want - need for need, want in zip(needed, wanted, strict=True)]
    if not any(more):
        return shares(needed, total)
    free = total - sum(needed)
    return _whole_twips([need + free * extra / sum(more) for need, extra in zip(needed, more, strict=True)])


def raised(widths: list[int], rows: Rows, size: float = SIZES[0]) -> list[int]:
    """Widths in twips of which none is below that of the longest word of its column; the wider ones make room."""
    needed = [POINT * one for one in least(rows, size)]
    lacking = [max(need - width, 0) for width, need in zip(widths, needed, strict=True)]
    spare = [max(width - need, 0) for width, need in zip(widths, needed, strict=True)]
    if not any(lacking):
        return widths
    if sum(lacking) > sum(spare):
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
