"""Where each figure of a passage comes from: the cell that gives it, or the cells that it is calculated from."""

from collections.abc import Iterator, Mapping, Sequence

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Passage, Trace
from imprimatur.core.location import Location
from imprimatur.editions.figures import Figure, figure_spans, figures
from imprimatur.editions.given import Given
from imprimatur.editions.sums import Sum
from imprimatur.language.folding import fold_words


def traces_of(passage: Passage, found: Sequence[Given], sums: Mapping[Figure, Sum]) -> Iterator[Trace]:
    """The figures of a passage that are known to come from somewhere.

    `found` is what it prints of what was given, `sums` what the sheets that it comes from add up to.
    """
    left = list(found)
    for number, inline in enumerate(passage.cells):
        words = plain(inline)
        said = tuple(fold_words(words).split())
        for start, end in figure_spans(words):
            told = figures(words[start:end])
            if one := _given(told, said, left, found):
                left = [other for other in left if other is not one]
                yield Trace(number, start, end, (one.place,))
            elif places := _calculated(told, sums):
                yield Trace(number, start, end, places, is_sum=True)


def _given(
    told: Sequence[Figure], said: tuple[str, ...], left: Sequence[Given], found: Sequence[Given]
) -> Given | None:
    """What gives a figure: rather what says the whole cell, and what gave no other figure of the passage."""
    candidates = [one for one in found if set(told) & one.figures]
    return min(
        candidates,
        key=lambda one: (one.words != said, not any(one is other for other in left), not set(told) <= one.figures),
        default=None,
    )


def _calculated(told: Sequence[Figure], sums: Mapping[Figure, Sum]) -> tuple[Location, ...]:
    known = [sums[figure] for figure in told if figure in sums]
    return known[0].parts or (known[0].sheet,) if known else ()
