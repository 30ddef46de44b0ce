"""Neutral values that a document carries: they are parsed once from what people type and formatted per language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Precision(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FlexDate:
    """A date known to a precision, possibly "as soon as possible" within it.

    `value` is the first day of the day, month, quarter or year meant, and None for a bare "as soon as possible" or an
    "immediately" (both `asap`).
    """

    value: date | None
    precision: Precision = Precision.DAY
    asap: bool = False

    def last_day(self) -> date | None:
        """The last day that the date may mean, None without a calendar value."""
        if self.value is None:
            return None
        months = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}.get(self.precision, 0)
        if not months:
            return self.value
        years, month = divmod(self.value.month - 1 + months, 12)
        return date.fromordinal(date(self.value.year + years, month + 1, 1).toordinal() - 1)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euro."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as national digits with the leading zero (`0472389913`, `025118959`), or `+` and digits
    for one outside Belgium.
    """

    digits: str


@dataclass(frozen=True, slots=True)
class Range:
    """A whole or decimal range such as "4-5 ans"; `high` is None for a single value or a bare minimum."""

    low: Decimal
    high: Decimal | None = None
