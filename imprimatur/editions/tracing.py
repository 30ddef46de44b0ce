"""Where each figure of a passage comes from: the cell that gives it, or the cells that it is calculated from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Passage, PassageSort, Trace
from imprimatur.core.location import Location
from imprimatur.editions.figures import Figure, figure_spans, figures
from imprimatur.editions.given import Given
from imprimatur.editions.sums import Sum
from imprimatur.language.folding import fold_words

_LARGE = 1000
_YEARS = range(1900, 2101)

Place = tuple[tuple[Location, ...], bool]
"""Where a figure comes from, and whether it is calculated from there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a passage is known to come from.

    `found` is what it prints of what was given, `named` what stands where the expressions of its text point to,
    `beside` what expressions stand in the row that it prints, `sums` what the sheets that it comes from add up to.
    `alone` tells of a figure where it is given, if that is a single place.
    """

    found: Sequence[Given]
    named: Sequence[Given]
    beside: Sequence[Given]
    sums: Mapping[Figure, Sum]
    alone: Callable[[Figure], Location | None]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure as printed: its cell, where it stands there, the words of the cell, and what it may count."""

    cell: int
    start: int
    end: int
    said: tuple[str, ...]
    told: tuple[Figure, ...]


def traces_of(passage: Passage, known: Known) -> tuple[Trace, ...]:
    """The figures of a passage that are known to come from somewhere, in their order."""
    printed = list(_printed(passage))
    left = list(known.found)
    places: dict[int, Place] = {}
    for at, one in enumerate(printed):
        if given := _given(one, left, known.found):
            left = [other for other in left if other is not given]
            places[at] = ((given.place,), False)
        elif found := _calculated(one, known):
            places[at] = found
    if passage.sort is PassageSort.ROW:
        places |= {
            at: found for at in range(len(printed)) if at not in places and (found := _apart(at, printed, places))
        }
    return tuple(Trace(one.cell, one.start, one.end, *places[at]) for at, one in enumerate(printed) if at in places)


def _printed(passage: Passage) -> Iterator[_Printed]:
    for number, inline in enumerate(passage.cells):
        words = plain(inline)
        said = tuple(fold_words(words).split())
        for start, end in figure_spans(words):
            yield _Printed(number, start, end, said, figures(words[start:end]))


def _given(one: _Printed, left: Sequence[Given], found: Sequence[Given]) -> Given | None:
    """What gives a figure: rather what says the whole cell, and what gave no other figure of the passage."""
    told = set(one.told)
    return min(
        (given for given in found if told & given.figures),
        key=lambda given: (given.words != one.said, not any(given is each for each in left), not told <= given.figures),
        default=None,
    )


def _calculated(one: _Printed, known: Known) -> Place | None:
    """What an expression of the text points to, what its row works out, what a sheet adds up to."""
    told = set(one.told)
    for given in known.named:
        if told & given.figures:
            return (given.place,), False
    for figure in one.told:
        if _is_telling(figure) and (place := known.alone(figure)):
            return (place,), False
        if figure in known.sums:
            return known.sums[figure].parts or (known.sums[figure].sheet,), True
    named = tuple(dict.fromkeys(place for given in known.found for place in given.named))
    if named:
        return named, True
    if len(known.beside) == 1:
        return (known.beside[0].place, *known.beside[0].named), True
    return None


def _is_telling(figure: Figure) -> bool:
    """Whether a figure that is given once is hardly met by chance: a large one, and no year."""
    return isinstance(figure, Decimal) and figure >= _LARGE and not (figure == int(figure) and figure in _YEARS)


def _apart(at: int, printed: Sequence[_Printed], places: Mapping[int, Place]) -> Place | None:
    """The two figures of a row that one is the difference of, in figures or in hundredths; only where no others are."""
    amount = _amount(printed[at])
    numbers = [
        (number, places[each]) for each, one in enumerate(printed) if each in places and (number := _amount(one))
    ]
    found = [
        (*now[0], *before[0])
        for (one, now), (two, before) in combinations(numbers, 2)
        if amount and amount in (abs(one - two), round(abs(one - two) / two * 100, 1))
    ]
    return (tuple(dict.fromkeys(found[0])), True) if len(found) == 1 else None


def _amount(one: _Printed) -> Decimal | None:
    number = one.told[0] if len(one.told) == 1 else None
    return number if isinstance(number, Decimal) else None
