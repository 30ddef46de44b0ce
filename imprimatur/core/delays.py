"""A time counted from an event: `dans les trois mois du vote`, `uiterlijk een maand voor de algemene vergadering`."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from imprimatur.core.bilingual import Bilingual


class Unit(StrEnum):
    """In what a delay is counted. Days that only some are (`jours ouvrables`) are counted by nobody but people."""

    DAY = "day"
    CALENDAR_DAY = "calendar_day"
    CLEAR_DAY = "clear_day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Unit.DAY: 1, Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Delay:
    """How long after an event, or before it.

    `event` has its article, and is empty in a language that nobody named it in. `length` is None where no length is
    said (`après le vote`) and 0 for the day itself; `high` is the longer end of a range. `is_step` says that the event
    is a step of the same document, by its name.
    """

    event: Bilingual
    length: Decimal | None = None
    high: Decimal | None = None
    unit: Unit = Unit.DAY
    before: bool = False
    is_step: bool = False

    def day(self, event: date) -> date | None:
        """The day that so long a time ends on, counted from the day of the event; None where it is not to be counted.

        The last day of a month has no other in a shorter one: three months after 30 November end on 28 February.
        """
        length = self.high or self.length or Decimal(0)
        if length != length.to_integral_value():
            return None
        steps = -int(length) if self.before else int(length)
        try:
            if self.unit in _DAYS:
                return event + timedelta(days=steps * _DAYS[self.unit])
            if self.unit in _MONTHS:
                years, month = divmod(event.month - 1 + steps * _MONTHS[self.unit], 12)
                year = event.year + years
                return date(year, month + 1, min(event.day, monthrange(year, month + 1)[1]))
        except (ValueError, OverflowError):
            return None
        return None
