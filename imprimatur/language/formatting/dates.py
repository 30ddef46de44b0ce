"""Dates and periods in words. Months, days and quarters come from Babel; 1er, which CLDR lacks, is ours."""

from babel.dates import format_date as babel_date

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import FlexDate, Precision
from imprimatur.language.messages import say

_LOCALES: dict[Lang, str] = {"fr": "fr_BE", "nl": "nl_BE"}
_PATTERNS = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.QUARTER: "QQQQ y", Precision.YEAR: "y"}


def format_date(value: FlexDate, lang: Lang, weekday: bool = False) -> str:
    """A date to its precision: `1er février 2024`, `octobre 2019`, `1er trimestre 2025`, `zo snel mogelijk`.

    With `weekday` a day is preceded by its name: `jeudi 3 octobre 2024`, `donderdag 3 oktober 2024`.
    """
    if value.value is None:
        return say["asap"].of(lang)
    text = _calendar(value, lang)
    if value.asap:
        return say(f"asap_{value.precision}", date=text).of(lang)
    if weekday and value.precision is Precision.DAY:
        return f"{babel_date(value.value, 'EEEE', locale=_LOCALES[lang])} {text}"
    return text


def format_period(start: FlexDate | None, end: FlexDate | None, lang: Lang) -> str:
    """A period, either end of which may be open; empty when both are.

    `du 1er mars 2024 au 30 juin 2025`, `de novembre 2021 à février 2022`, `jusqu’au 31 décembre 2022`;
    `van 1 maart 2024 tot en met 30 juni 2025`, `vanaf november 2021`, `tot en met 31 december 2022`. The last day,
    month or year named belongs to the period.
    """
    joined = bool(start and end and not start.asap and not end.asap)
    first = _bound(start, lang, "start", joined) if start else ""
    last = _bound(end, lang, "end", joined) if end else ""
    apart = " " if joined else ", "
    return apart.join(part for part in (first, last) if part)


def _calendar(value: FlexDate, lang: Lang) -> str:
    text: str = babel_date(value.value, _PATTERNS[value.precision], locale=_LOCALES[lang])
    if lang == "fr" and value.precision is Precision.DAY and value.value and value.value.day == 1:
        return say["first"].of(lang) + text.removeprefix("1")
    return text


def _bound(value: FlexDate, lang: Lang, side: str, both: bool) -> str:
    """One end of a period with its preposition."""
    if value.value is None or value.asap:
        return format_date(value, lang)
    text = _calendar(value, lang)
    opening = {"start": ("since", "from"), "end": ("until", "to")}[side][both]
    elided = side == "start" and value.precision is Precision.MONTH and text[0] in "aeo"
    return say(f"period_{opening}_{value.precision}{'_vowel' if elided else ''}", date=text).of(lang)
