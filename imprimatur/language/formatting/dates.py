"""Dates and periods in words. Months, days and quarters come from Babel; 1er, which CLDR lacks, is ours."""

from dataclasses import replace
from datetime import date, time

from babel.dates import format_date as babel_date

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Bound, FlexDate, Part, Precision
from imprimatur.language.formatting.delays import format_delay
from imprimatur.language.formatting.values import format_clock, format_ordinal
from imprimatur.language.messages import say

_LOCALES: dict[Lang, str] = {"fr": "fr_BE", "nl": "nl_BE"}
_PATTERNS = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.QUARTER: "QQQQ y", Precision.YEAR: "y"}
_YEARLESS = {Precision.DAY: "d MMMM", Precision.MONTH: "MMMM"}
_TERMS = (Precision.QUARTER, Precision.HALF)
_ARTICLES = {Bound.FROM: "of", Bound.BY: "in", Bound.BEFORE: "the", Bound.UNTIL: "until", Bound.ABOUT: "the"}
"""How a date stands after the words of a bound (the groups of `messages.yaml`)."""


def format_date(value: FlexDate, lang: Lang, weekday: bool = False) -> str:
    """A date to its precision: `1er février 2024`, `mi-janvier 2027`, `à partir du 1er mars 2027`, `zo snel mogelijk`.

    With `weekday` a day is preceded by its name: `jeudi 3 octobre 2024`, `donderdag 3 oktober 2024`.
    """
    if value.delay:
        return format_delay(value.delay, value.bound, lang)
    if value.agreed:
        return say("or_agreed", date=format_date(replace(value, agreed=False), lang, weekday)).of(lang)
    ready = say(f"ready_{value.readiness}").of(lang) if value.readiness else ""
    if value.value is None and value.yearless is None:
        return ready
    if value.bound is None:
        text = _timed(value, _calendar(value, lang, weekday), lang)
        return say("asap_when", date=_articled(value, text, lang, "in")).of(lang) if ready else text
    text = _bounded(value, _timed(value, _calendar(value, lang), lang), lang)
    if ready:
        return say("asap_by" if value.bound is Bound.BY else "asap_when", date=text).of(lang)
    return text


def format_limit(value: FlexDate, lang: Lang, weekday: bool = False) -> str:
    """A date where the place says already that it is the last one: `15 janvier 2027 à midi`, `15 januari 2027`.

    `au plus tard le` is left out, `jusqu’au` as well; `inclus` stays.
    """
    if value.agreed:
        return say("or_agreed", date=format_limit(replace(value, agreed=False), lang, weekday)).of(lang)
    if value.readiness or value.bound not in (Bound.BY, Bound.UNTIL):
        return format_date(value, lang, weekday)
    text = format_date(replace(value, bound=None), lang, weekday)
    return say("included", date=text).of(lang) if value.bound is Bound.UNTIL else text


def format_period(start: FlexDate | None, end: FlexDate | None, lang: Lang) -> str:
    """A period, either end of which may be open; empty when both are.

    `du 1er mars 2024 au 30 juin 2025`, `de novembre 2021 à février 2022`, `jusqu’au 31 décembre 2022`;
    `van 1 maart 2024 tot en met 30 juni 2025`, `vanaf november 2021`, `tot en met 31 december 2022`. The last day,
    month or year named belongs to the period. What both ends share is said once (`du 9 au 16 septembre 2024`,
    `d’avril à juin 2024`, `du 1er au 3e trimestre 2024`), and a period of a single day, month or year is that date; two
    times of one day are said after it.
    """
    if start and end and start.at and end.at and _is_within_a_day(start, end):
        day, moments = _calendar(end, lang), {"start": _moment(start.at, lang), "end": _moment(end.at, lang)}
        return say("between_clocks", date=day, **moments).of(lang)
    joined = bool(start and end and _is_plain(start, Bound.FROM) and _is_plain(end, Bound.BY, Bound.UNTIL))
    if joined and start and end:
        text = _calendar(end, lang)
        if text == _calendar(start, lang):
            return text
        first = say("period_from", date=_articled(start, _shortened(start, end, lang), lang, "of")).of(lang)
        return f"{first} {_end(end, lang, joined)}"
    first = _start(start, lang) if start else ""
    last = _end(end, lang, joined) if end else ""
    return ", ".join(part for part in (first, last) if part)


def format_of(value: FlexDate, lang: Lang) -> str:
    """A date after a noun: `du 1er mars 2027`, `d’octobre 2023`, `de 2024`; in Dutch after `van`: `1 maart 2027`."""
    return _articled(value, _calendar(value, lang), lang, "of")


def format_index(value: FlexDate, lang: Lang) -> str:
    """The index of a date, at which amounts are given: `index d’octobre 2026`, `index van oktober 2026`."""
    return say("index_of", date=format_of(value, lang)).of(lang)


def format_on(value: FlexDate, lang: Lang) -> str:
    """A date after a verb: `le 1er mars 2027`, `en octobre 2023`; `op 1 maart 2027`, `in oktober 2023`."""
    return _articled(value, _calendar(value, lang), lang, "on")


def _shortened(start: FlexDate, end: FlexDate, lang: Lang) -> str:
    """The first end of a period without the words that the last one ends with as well: `9`, `avril`, `1er`, `début`.

    Ends of two sorts have but their year in common (`de septembre au 15 octobre 2024`).
    """
    text = _calendar(start, lang)
    words, others = text.split(" "), _calendar(end, lang).split(" ")
    alike = start.precision is end.precision and bool(start.part) is bool(end.part)
    if not alike and (Precision.YEAR in (start.precision, end.precision) or not (start.value and end.value)):
        return text
    most = min(len(words), len(others)) - 1 if alike else min(len(words) - 1, 1)
    shared = 0
    while shared < most and words[-1 - shared] == others[-1 - shared]:
        shared += 1
    return " ".join(words[: len(words) - shared])


def _is_plain(value: FlexDate, *bounds: Bound) -> bool:
    """Whether a date can stand as an end of a period: nothing is said of it but that it is this end."""
    free = value.readiness or value.agreed or value.at is not None
    return not free and value.bound in (None, *bounds)


def _start(value: FlexDate, lang: Lang) -> str:
    alone = value.readiness is None and value.bound is None and value.at is None
    return format_date(replace(value, bound=Bound.FROM) if alone else value, lang)


def _end(value: FlexDate, lang: Lang, joined: bool) -> str:
    if value.agreed:
        return say("or_agreed", date=_end(replace(value, agreed=False), lang, joined)).of(lang)
    if not _is_plain(value, Bound.BY, Bound.UNTIL):
        timed = value.at is not None and value.readiness is None and value.bound in (None, Bound.BY, Bound.UNTIL)
        if not timed:
            return format_date(value, lang)
    group, key = ("to", "period_to") if joined else ("until", "period_until")
    text = _timed(value, say(key, date=_articled(value, _calendar(value, lang), lang, group)).of(lang), lang)
    # In Dutch "tot en met" says it.
    return say("included", date=text).of(lang) if value.bound is Bound.UNTIL and lang == "fr" else text


def _bounded(value: FlexDate, text: str, lang: Lang) -> str:
    if value.bound is Bound.DURING:
        if _sort(value, lang, text) in ("month", "vowel"):
            return say("bound_during", date=text).of(lang)
        return say("bound_during_term", date=_articled(value, text, lang, "of")).of(lang)
    assert value.bound is not None
    return say(f"bound_{value.bound}", date=_articled(value, text, lang, _ARTICLES[value.bound])).of(lang)


def _articled(value: FlexDate, text: str, lang: Lang, group: str) -> str:
    """A date after the article or preposition of a group: `du 1er mars 2027`, `d’octobre 2019`, `in maart 2027`."""
    return say(f"date_{group}_{_sort(value, lang, text)}", date=text).of(lang)


def _sort(value: FlexDate, lang: Lang, text: str) -> str:
    """What decides the words before a date."""
    if value.precision in _TERMS:
        return "end" if value.part is Part.END else "term"
    if value.part:
        return "mid" if value.part is Part.MID else "part"
    if value.precision is Precision.SEASON and value.value:
        return "spring" if value.value.month == 3 else "season"
    if value.precision in (Precision.DAY, Precision.WEEK):
        return str(value.precision)
    is_elided = lang == "fr" and text[0] in "aeo"
    return "vowel" if is_elided else "month"


def _calendar(value: FlexDate, lang: Lang, weekday: bool = False) -> str:
    """What the calendar says of a date, its part before it."""
    text = _named(value, lang)
    if value.part:
        term = "_term" if value.precision in _TERMS else ""
        year = "_year" if (value.part, value.precision) == (Part.MID, Precision.YEAR) else ""
        return say(f"part_{value.part}{term or year}", date=text).of(lang)
    if weekday and value.precision is Precision.DAY and value.value:
        return f"{babel_date(value.value, 'EEEE', locale=_LOCALES[lang])} {text}"
    return text


def _named(value: FlexDate, lang: Lang) -> str:
    if value.value is None:
        month, day = value.yearless or (1, 1)
        # The year is not printed; a leap year has every day.
        return _patterned(date(2024, month, day or 1), _YEARLESS[value.precision], lang, bool(day))
    if value.precision is Precision.WEEK:
        return say("week", date=_patterned(value.value, _PATTERNS[Precision.DAY], lang, True)).of(lang)
    if value.precision is Precision.HALF:
        ordinal = format_ordinal((value.value.month + 5) // 6, lang)
        return f"{say('half', ordinal=ordinal).of(lang)} {value.value.year}"
    if value.precision is Precision.SEASON:
        year = value.value.year
        years = f"{year}-{year + 1}" if value.value.month == 12 else str(year)
        return f"{say(f'season_{value.value.month}').of(lang)} {years}"
    return _patterned(value.value, _PATTERNS[value.precision], lang, value.precision is Precision.DAY)


def _patterned(value: date, pattern: str, lang: Lang, is_day: bool) -> str:
    text: str = babel_date(value, pattern, locale=_LOCALES[lang])
    if lang == "fr" and is_day and value.day == 1:
        return say("first").of(lang) + text.removeprefix("1")
    return text


def _timed(value: FlexDate, text: str, lang: Lang) -> str:
    """A date with its time of the day: `à midi`, `à 17 h`, `om 17 uur`, `avant midi`."""
    if value.at is None:
        return text
    key = "before_clock" if value.before else "at_clock"
    return say(key, date=text, time=_moment(value.at, lang)).of(lang)


def _moment(at: time, lang: Lang) -> str:
    named = {time(0): "midnight", time(12): "noon"}.get(at)
    return say(named).of(lang) if named else format_clock(at, lang)


def _is_within_a_day(start: FlexDate, end: FlexDate) -> bool:
    """Whether two times are of one day, the first before the last."""
    day = replace(start, at=None)
    return day.is_day and day == replace(end, at=None) and bool(start.at and end.at and start.at < end.at)
