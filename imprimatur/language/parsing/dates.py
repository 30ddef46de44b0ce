"""Dates as people type them in French and Dutch. The names of months, days and quarters come from Babel (CLDR)."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from imprimatur.core.values import Bound, FlexDate, Precision, Readiness
from imprimatur.language.folding import fold
from imprimatur.language.parsing.base import Unreadable, number_of, typed
from imprimatur.language.parsing.date_words import (
    CLOSINGS,
    OPENINGS,
    PARTS,
    READINESS,
    SEASONS,
    SMALL,
    alternatives,
    halves,
    line_of,
    names,
    quarters,
)

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""A year outside these is a slip of the keyboard."""
_LAST_SHORT_YEAR = 60
"""A year of two digits is of this century up to here; later ones could be of the last."""

_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_NUMERIC = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<sign>[/.-])(?P<month>[0-9]{{1,2}})(?P=sign){_YEAR}")
_NUMERIC_MONTH = re.compile(r"(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_DAY = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<first>er)? (?P<month>[a-z]+)(?: {_YEAR})?")
_MONTH = re.compile(r"(?P<month>[a-z]+)(?: (?:de |van )?(?P<year>[0-9]{4}))?")
_NAMED = re.compile(r"(?P<name>[a-z0-9]+(?: [a-z]+)?) (?:de |du |van )?(?P<year>[0-9]{4})")
_WINTER = re.compile(r"(?P<name>[a-z]+) (?P<year>[0-9]{4})[-/ ](?P<next>[0-9]{4})")
_ONLY_YEAR = re.compile(r"(?P<year>[0-9]{4})")
_WEEK = re.compile(r"(?:la |de )?(?:semaine du|week van)(?: l)? (?P<day>.+)")
_CLOCK = re.compile(
    r" (?:(?P<limit>avant|voor)|a|om|jusqu a|tot)? ?"
    r"(?:(?P<word>minuit|middernacht|midi)|(?P<noon>12 ?(?:u|uur) s middags)|(?P<hour>[01]?[0-9]|2[0-4])"
    r"(?: ?(?:h|heures?|u|uur) ?(?P<minute>[0-5][0-9])?"
    r"|:(?P<colon>[0-5][0-9])(?::00(?:\.0+)?)?(?: ?(?:h|u|uur))?|\.(?P<point>[0-5][0-9]) ?(?:u|uur|h)))$"
)
_OR_AGREED = re.compile(
    rf"(?P<date>.+) (?:ou|of) (?:{'|'.join(words for words, ready in READINESS.items() if ready is Readiness.AGREED)})"
)
_NO_PART = (Precision.DAY, Precision.WEEK, Precision.SEASON)


def parse_date(value: object) -> FlexDate:
    """A date, to the precision typed.

    Reads `10/01/2024` (day first), `2022-06-20`, `1er février 2024`, `donderdag 3 oktober 2024`, `octobre 2019`,
    `Q1 2025`, `1er trimestre 2025`, `S2 2027`, `printemps 2027`, `2024`; parts (`mi-janvier 2027`, `eind 2026`), bounds
    (`à partir du…`, `uiterlijk…`, `… inclus`), times (`… à midi`, `… om 17 uur`), `dès que possible`, `à convenir`,
    alone or after another (`immédiate ou à convenir`); dates of Excel and the bare number of a plausible year.
    A year left out stays so. Raises Unreadable("date") for what has another word in it, could mean two things or does
    not exist, Unreadable("weekday") when the day of the week does not fit the date,
    and Unreadable("serial") for a number that is a date whose cell has lost its format.
    """
    if isinstance(value, datetime):
        found = _day(value.year, value.month, value.day, value)
        moment = value.time().replace(second=0, microsecond=0)
        return replace(found, at=moment) if value.time() != time() else found
    if isinstance(value, date):
        return _day(value.year, value.month, value.day, value)
    number = number_of(value, "date")
    if number is not None:
        # Excel counts the days since 1900: these are 1950 to 2099.
        if 18264 <= number <= 73050:
            raise Unreadable("serial", value)
        if number != number.to_integral_value():
            raise Unreadable("date", value)
        return _first(int(number), 1, Precision.YEAR, value)
    text = typed(value, "date")
    return _ready(line_of(text), value)


def parse_calendar_date(value: object) -> FlexDate:
    """A date that the calendar gives, its year included. Raises Unreadable("date") as `parse_date`, and
    Unreadable("calendar") for `dès que possible`, `à convenir` or a date without year.
    """
    found = parse_date(value)
    if not found.is_calendar:
        raise Unreadable("calendar", value)
    return found


def parse_day(value: object) -> FlexDate:
    """One day and nothing less precise. Raises Unreadable("date") as `parse_date`, Unreadable("day") for the rest."""
    found = parse_date(value)
    if not found.is_day:
        raise Unreadable("day", value)
    return found


def _ready(line: str, value: object) -> FlexDate:
    """Readiness, alone or within a time, or a date; each may leave another date to be agreed upon."""
    if match := _OR_AGREED.fullmatch(line):
        found = _ready(match["date"], value)
        if found.agreed or found.readiness is Readiness.AGREED:
            raise Unreadable("date", value)
        return replace(found, agreed=True)
    opening = alternatives(*READINESS).match(line)
    if not opening or (opening["phrase"] == "au plus tot" and opening.end() < len(line)):
        return _bounded(line, value)
    readiness = READINESS[opening["phrase"]]
    if opening.end() == len(line):
        return FlexDate(None, Precision.NONE, readiness)
    found = _bounded(line[opening.end() :], value)
    if readiness is not Readiness.ASAP or found.bound not in (None, Bound.FROM, Bound.BY, Bound.DURING):
        raise Unreadable("date", value)
    if found.precision is Precision.DAY and found.bound is None:
        raise Unreadable("date", value)
    bound = None if found.bound is Bound.DURING else found.bound
    return replace(found, readiness=readiness, bound=bound)


def _bounded(line: str, value: object) -> FlexDate:
    """A date with what is said before and after it."""
    line, closing = _closing(line)
    line, at, before = _clock(line, value)
    if closing is None:
        line, closing = _closing(line)
    opening = alternatives(*OPENINGS).match(line)
    bound = OPENINGS[opening["phrase"]] if opening else None
    line = re.sub(f"^{SMALL}", "", line[opening.end() :] if opening else line)
    if closing and bound not in (None, closing) and (closing, bound) != (Bound.UNTIL, Bound.BY):
        raise Unreadable("date", value)
    found = _parted(line, value)
    bound = closing or bound
    if (bound is Bound.DURING and (found.part or found.precision in (Precision.DAY, Precision.WEEK))) or (
        at is not None and (found.precision is not Precision.DAY or bound in (Bound.ABOUT, Bound.FROM))
    ):
        raise Unreadable("date", value)
    return replace(found, bound=bound, at=at, before=before)


def _closing(line: str) -> tuple[str, Bound | None]:
    for words, bound in CLOSINGS.items():
        if line.endswith(" " + words):
            return line.removesuffix(" " + words).removesuffix(" y"), bound
    return line, None


def _clock(line: str, value: object) -> tuple[str, time | None, bool]:
    """The line without its time of the day, the time, and whether it is a limit. Midnight ends the day named."""
    match = _CLOCK.search(line)
    if not match:
        return line, None, False
    rest = line[: match.start()]
    if match["word"] or match["noon"]:
        return rest, time(12) if match["noon"] or match["word"] == "midi" else time(0), bool(match["limit"])
    hour, minute = int(match["hour"]), int(match["minute"] or match["colon"] or match["point"] or 0)
    if hour == 24 and minute:
        raise Unreadable("date", value)
    if match["colon"] and not hour and not minute:  # what programs write after a day without time
        return rest, None, False
    return rest, time(hour % 24, minute), bool(match["limit"])


def _parted(line: str, value: object) -> FlexDate:
    opening = alternatives(*PARTS).match(line)
    if not opening:
        return _core(line, value)
    found = _core(re.sub(f"^{SMALL}", "", line[opening.end() :]), value)
    if found.precision in _NO_PART:
        raise Unreadable("date", value)
    return replace(found, part=PARTS[opening["phrase"]])


def _core(line: str, value: object) -> FlexDate:
    """The date itself."""
    for pattern in (_ISO, _NUMERIC, _NUMERIC_MONTH):
        if match := pattern.fullmatch(line):
            year = _century(match["year"], value)
            day = match.groupdict().get("day")
            if day:
                return _day(year, int(match["month"]), int(day), value)
            return _first(year, int(match["month"]), Precision.MONTH, value)
    weekday, _, rest = line.partition(" ")
    if weekday in names("day"):
        found = _core(rest, value)
        if found.precision is not Precision.DAY or found.value is None:
            raise Unreadable("date", value)
        if found.value.weekday() != names("day")[weekday]:
            raise Unreadable("weekday", value)
        return found
    if match := _WEEK.fullmatch(line):
        found = _core(match["day"], value)
        if found.precision is not Precision.DAY or found.value is None:
            raise Unreadable("date", value)
        return replace(found, precision=Precision.WEEK)
    return _in_words(line, value)


def _in_words(line: str, value: object) -> FlexDate:
    if (match := _DAY.fullmatch(line)) and match["month"] in names("month"):
        month, day = names("month")[match["month"]], int(match["day"])
        if match["first"] and day != 1:
            raise Unreadable("date", value)
        if match["year"]:
            return _day(_century(match["year"], value), month, day, value)
        _day(2024, month, day, value)  # a leap year: the day exists in some year
        return FlexDate(None, Precision.DAY, yearless=(month, day))
    if (match := _MONTH.fullmatch(line)) and match["month"] in names("month"):
        month = names("month")[match["month"]]
        if match["year"]:
            return _first(int(match["year"]), month, Precision.MONTH, value)
        return FlexDate(None, Precision.MONTH, yearless=(month, 0))
    if (match := _WINTER.fullmatch(line)) and SEASONS.get(match["name"]) == 12:
        if int(match["next"]) != int(match["year"]) + 1:
            raise Unreadable("date", value)
        return _first(int(match["year"]), 12, Precision.SEASON, value)
    if match := _NAMED.fullmatch(line):
        name, year = fold(match["name"]), int(match["year"])
        if name in quarters():
            return _first(year, 3 * quarters()[name] - 2, Precision.QUARTER, value)
        if name in halves():
            return _first(year, 6 * halves()[name] - 5, Precision.HALF, value)
        # Winter has two years: a single one could be either.
        if name in SEASONS and SEASONS[name] < 12:
            return _first(year, SEASONS[name], Precision.SEASON, value)
    if match := _ONLY_YEAR.fullmatch(line):
        return _first(int(match["year"]), 1, Precision.YEAR, value)
    raise Unreadable("date", value)


def _century(year: str, value: object) -> int:
    if len(year) == 4:
        return int(year)
    if int(year) > _LAST_SHORT_YEAR:
        raise Unreadable("date", value)
    return 2000 + int(year)


def _day(year: int, month: int, day: int, value: object) -> FlexDate:
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Unreadable("date", value) from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("date", value)
    return FlexDate(found)


def _first(year: int, month: int, precision: Precision, value: object) -> FlexDate:
    return FlexDate(_day(year, month, 1, value).value, precision)
