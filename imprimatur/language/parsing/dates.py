"""Dates as people type them in French and Dutch. The names of months, days and quarters come from Babel (CLDR)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache

from babel.dates import get_day_names, get_month_names, get_quarter_names

from imprimatur.core.values import FlexDate, Precision
from imprimatur.language.folding import fold, fold_words
from imprimatur.language.parsing.base import Unreadable, number_of, typed

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""A year outside these is a slip of the keyboard."""

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?)?")
_NUMERIC = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?P<sign>[/.-]))?(?P<month>[0-9]{1,2})(?(sign)(?P=sign)|/)(?P<year>[0-9]{4})"
)
_DAY = re.compile(r"(?P<day>[0-9]{1,2})(?P<first>er)? (?P<month>[a-z]+) (?P<year>[0-9]{4})")
_MONTH = re.compile(r"(?P<month>[a-z]+) (?P<year>[0-9]{4})")
_QUARTER = re.compile(r"(?P<quarter>[a-z0-9]+(?: [a-z]+)?) (?:de |du |van )?(?P<year>[0-9]{4})")
_YEAR = re.compile(r"(?P<year>[0-9]{4})")

_ASAP = (
    "des que possible",
    "le plus rapidement possible",
    "le plus vite possible",
    "au plus vite",
    "immediatement",
    "tout de suite",
    "zo snel mogelijk",
    "zo spoedig mogelijk",
    "onmiddellijk",
    "meteen",
)
_INTO = re.compile(r"(?:en |au |in het |in de loop van het |in |vanaf |a partir (?:du |de |d ))?(?P<rest>.*)")
_ORDINAL_WORDS: Mapping[str, int] = {
    "premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 4,
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4,
}  # fmt: skip


@cache
def _names(kind: str) -> Mapping[str, int]:
    """The folded names of months, days or quarters in both languages, short and long, with their numbers."""
    getter = {"month": get_month_names, "day": get_day_names, "quarter": get_quarter_names}[kind]
    found: dict[str, int] = {}
    for locale in ("fr_BE", "nl_BE"):
        for width in ("wide", "abbreviated"):
            found.update({fold(name): number for number, name in getter(width, locale=locale).items()})
    return found


@cache
def _quarters() -> Mapping[str, int]:
    """`1ertrimestre`, `2ekwartaal`, `t3`, and what CLDR lacks: `q1`, `2eme trimestre`, `eerste kwartaal`."""
    found = dict(_names("quarter"))
    nouns = {re.sub(r"^[0-9]+(?:er|e)", "", name) for name in found if name[0].isdigit()}
    for number in range(1, 5):
        found[f"q{number}"] = number
        for noun in nouns:
            for suffix in ("e", "eme", "ieme", "er", "ste", "de"):
                found[f"{number}{suffix}{noun}"] = number
            for word, meant in _ORDINAL_WORDS.items():
                found[f"{word}{noun}"] = meant
    return found


def parse_date(value: object) -> FlexDate:
    """A date, to the precision typed.

    Reads `10/01/2024` (day first), `2022-06-20`, `1er février 2024`, `donderdag 3 oktober 2024`, `octobre 2019`,
    `Q1 2025`, `1er trimestre 2025`, `2024`, `dès que possible`, `zo snel mogelijk in januari 2024`, dates of Excel and
    the bare number of a plausible year. Raises Unreadable("date") for what is vague (`fin 2024`), has a year of two
    digits or does not exist, and Unreadable("weekday") when the day of the week does not fit the date.
    """
    if isinstance(value, datetime):
        if value.time() != time():
            raise Unreadable("date", value)
        return _day(value.year, value.month, value.day, value)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day, value)
    number = number_of(value, "date")
    if number is not None:
        if number != number.to_integral_value():
            raise Unreadable("date", value)
        return _first(int(number), 1, Precision.YEAR, value)
    return _from_text(typed(value, "date"), value)


def _from_text(text: str, value: object) -> FlexDate:
    for pattern in (_ISO, _NUMERIC):
        match = pattern.fullmatch(text)
        if match and match["day"]:
            return _day(int(match["year"]), int(match["month"]), int(match["day"]), value)
        if match:
            return _first(int(match["year"]), int(match["month"]), Precision.MONTH, value)
    words = fold_words(text)
    for opening in _ASAP:
        if words == opening:
            return FlexDate(None, Precision.NONE, asap=True)
        if words.startswith(opening + " "):
            return _asap(words.removeprefix(opening + " "), value)
    return _in_words(re.sub(r"^(?:le|op|en|in) ", "", words), value)


def _asap(words: str, value: object) -> FlexDate:
    """What follows "as soon as possible": a time to be within, or a day to be counted from."""
    from_a_day = words.startswith(("vanaf ", "a partir "))
    match = _INTO.fullmatch(words)
    found = _in_words(match["rest"] if match else words, value)
    if (found.precision is Precision.DAY) != from_a_day:
        raise Unreadable("date", value)
    return FlexDate(found.value, found.precision, asap=True)


def _in_words(words: str, value: object) -> FlexDate:
    weekday, _, rest = words.partition(" ")
    if weekday in _names("day") and (match := _DAY.fullmatch(rest)):
        found = _named_day(match, value)
        if found.value is None or found.value.weekday() != _names("day")[weekday]:
            raise Unreadable("weekday", value)
        return found
    if (match := _DAY.fullmatch(words)) and match["month"] in _names("month"):
        return _named_day(match, value)
    if (match := _MONTH.fullmatch(words)) and match["month"] in _names("month"):
        return _first(int(match["year"]), _names("month")[match["month"]], Precision.MONTH, value)
    if (match := _QUARTER.fullmatch(words)) and fold(match["quarter"]) in _quarters():
        month = 3 * _quarters()[fold(match["quarter"])] - 2
        return _first(int(match["year"]), month, Precision.QUARTER, value)
    if match := _YEAR.fullmatch(words):
        return _first(int(match["year"]), 1, Precision.YEAR, value)
    raise Unreadable("date", value)


def _named_day(match: re.Match[str], value: object) -> FlexDate:
    if match["month"] not in _names("month") or (match["first"] and match["day"] != "1"):
        raise Unreadable("date", value)
    return _day(int(match["year"]), _names("month")[match["month"]], int(match["day"]), value)


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
