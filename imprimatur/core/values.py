"""Neutral values that a document carries: they are parsed once from what people type and formatted per language."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from imprimatur.core.delays import Delay


class Hedge(StrEnum):
    """How a number stands to what is meant: as it is, about, nearly, more or less than, at least, at most."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Precision(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    NONE = "none"


class Part(StrEnum):
    """The part of a month, quarter, half or year that is meant."""

    BEGIN = "begin"
    MID = "mid"
    END = "end"


class Bound(StrEnum):
    """How what is meant stands to the date: from it on, at the latest then, before, until then included, about, in the
    course of it.
    """

    FROM = "from"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    ABOUT = "about"
    DURING = "during"


class Readiness(StrEnum):
    """A start that no calendar gives: as soon as possible, at once, to be agreed."""

    ASAP = "asap"
    AT_ONCE = "at_once"
    AGREED = "agreed"


_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 4, Precision.HALF: 6, Precision.YEAR: 12}
"""How many months each may cover: the seasons of the calendar begin and end three weeks late."""


@dataclass(frozen=True, slots=True)
class FlexDate:
    """A date known to a precision, as people say it: a part of a month, a bound, a time of the day.

    `value` is the first day of the day, week, month, quarter, season, half or year named. It is None where the calendar
    says nothing (`readiness` alone), and where the year was left out: `yearless` is then the month and the day, 0 for
    the whole month. `before` says that the time `at` is a limit. `readiness` with a value is "as soon as possible in
    January 2027". `agreed` says that another date may be agreed upon.
    """

    value: date | None
    precision: Precision = Precision.DAY
    readiness: Readiness | None = None
    part: Part | None = None
    bound: Bound | None = None
    at: time | None = None
    before: bool = False
    yearless: tuple[int, int] | None = None
    agreed: bool = False
    delay: Delay | None = None

    @property
    def is_calendar(self) -> bool:
        """Whether the calendar tells which day, month… is meant, its year included."""
        return self.value is not None and self.readiness is None and not self.agreed and self.delay is None

    @property
    def is_day(self) -> bool:
        """Whether one day is meant, and nothing else is said of it."""
        return self == FlexDate(self.value) and self.value is not None

    def first_day(self) -> date | None:
        """The first day that the date may mean, None where it is not known."""
        if self.value is None or self.agreed or self.bound in (Bound.BY, Bound.BEFORE, Bound.ABOUT):
            return None
        if self.delay and self.bound is Bound.DURING:
            return None
        length = (self._ending(self.value) - self.value).days
        skipped = {Part.MID: length // 4, Part.END: length // 2}
        return self.value + timedelta(days=skipped.get(self.part or Part.BEGIN, 0))

    def last_day(self) -> date | None:
        """The last day that the date may mean, None where it is not known."""
        if self.value is None or self.agreed or self.bound in (Bound.FROM, Bound.ABOUT):
            return None
        if self.bound is Bound.BEFORE and self.part is None:
            return self.value - timedelta(days=1)
        last = self._ending(self.value)
        length = (last - self.value).days
        return last - timedelta(days={Part.BEGIN: length // 2, Part.MID: length // 4}.get(self.part or Part.END, 0))

    def _ending(self, first: date) -> date:
        """The last day of what is named."""
        if self.precision is Precision.WEEK:
            return first + timedelta(days=6)
        months = _MONTHS.get(self.precision, 0)
        if not months:
            return first
        years, month = divmod(first.month - 1 + months, 12)
        return date.fromordinal(date(first.year + years, month + 1, 1).toordinal() - 1)


class Quantity(Decimal):
    """A number that may be approximate (`hedge`) or in hundredths (`percent`): `environ 120`, `plus de 500`, `57 %`.

    It compares as its number.
    """

    hedge: Hedge
    percent: bool

    def __new__(cls, number: Decimal | int | str, hedge: Hedge = Hedge.EXACT, percent: bool = False) -> Self:
        """A number and what is said about it."""
        made = super().__new__(cls, number)
        made.hedge, made.percent = hedge, percent
        return made

    @property
    def is_exact(self) -> bool:
        """Whether the number is the one meant."""
        return self.hedge is Hedge.EXACT


class MoneyNote(StrEnum):
    """What is said beside an amount: of what, for how long, with or without value-added tax."""

    GROSS = "gross"
    NET = "net"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FLAT = "flat"
    VAT_INCLUDED = "vat_included"
    VAT_EXCLUDED = "vat_excluded"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euro, or from `amount` to `high`; how exact it is, and what is said beside it."""

    amount: Decimal
    high: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    notes: tuple[MoneyNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as national digits with the leading zero (`0472389913`, `025118959`), or `+` and digits
    for one outside Belgium.
    """

    digits: str


@dataclass(frozen=True, slots=True)
class Range:
    """A whole or decimal range such as "4-5 ans"; `high` is None for a single value, of which `hedge` says how it is
    meant. `unit` is `years` or `months`.
    """

    low: Decimal
    high: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    unit: str = "years"


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Working time as fractions of full time: alternatives, or the two ends of a range. None is "part time"."""

    fractions: tuple[Fraction, ...]
    is_range: bool = False
    negotiable: bool = False
