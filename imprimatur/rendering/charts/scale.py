"""Where values stand on an axis: its ends rounded, its marks at round numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
"""The round steps between two marks, in each power of ten."""

MOST_STEPS = 5
"""The most steps that an axis goes up, and as many down."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, drawn from `start` over `length` points (negative: upwards)."""

    low: Decimal
    high: Decimal
    start: float
    length: float
    marks: tuple[Decimal, ...] = ()

    def at(self, value: Decimal) -> float:
        """The place of a value, in points."""
        return self.start + self.length * float((value - self.low) / ((self.high - self.low) or 1))

    def long(self, value: Decimal) -> float:
        """How long a bar of a value is, in points."""
        return abs(self.at(value) - self.at(Decimal(0)))


def extent(values: Iterable[Decimal | None]) -> tuple[Decimal, Decimal]:
    """The least and the greatest of some values and of zero, at which every bar begins."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    return min(known), max(known)


def rounded(low: Decimal, high: Decimal, most: int = MOST_STEPS) -> tuple[Decimal, ...]:
    """The round numbers, in at most so many even steps, that hold both ends between the first and the last of them."""
    widest = max(high, -low) or Decimal(1)
    power = Decimal(1).scaleb((widest / most).adjusted())
    step = next(one * power for one in STEPS if one * power * most >= widest)
    # Zero is always among them: `low` is never above it, `high` never below.
    return tuple(step * place for place in range(floor(low / step), ceil(high / step) + 1))
