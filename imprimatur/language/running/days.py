"""The days that running text names: `lundi 12 mars 2027`, `les mardis 3 et 10 mars`, `ma 12/3`, `2027-03-12`."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names

from imprimatur.core.bilingual import Lang
from imprimatur.language.folding import fold
from imprimatur.language.running.numbers import SPACES

_DAY_SHORT: Mapping[Lang, Mapping[str, int]] = {
    "fr": {"lun.": 0, "mar.": 1, "mer.": 2, "jeu.": 3, "ven.": 4, "sam.": 5, "dim.": 6},
    "nl": {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6},
}
_MONTH_SHORT: Mapping[Lang, Mapping[str, int]] = {
    "fr": {"janv.": 1, "jan.": 1, "févr.": 2, "fév.": 2, "fevr.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10,
           "nov.": 11, "déc.": 12, "dec.": 12, "fevrier": 2, "aout": 8, "decembre": 12},
    "nl": {"jan.": 1, "feb.": 2, "febr.": 2, "mrt.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9,
           "sept.": 9, "okt.": 10, "nov.": 11, "dec.": 12},
}  # fmt: skip
_SEPARATOR: Mapping[Lang, str] = {
    "fr": r",|et|ou|&|/|-|–|au|jusqu['’]au",
    "nl": r",|en|of|&|/|-|–|tot|tot en met|t/m|t\.e\.m\.|tem",
}
_RANGE = re.compile(r"(?:-|–|au|jusqu['’]au|tot|tot en met|t/m|t\.e\.m\.|tem)$", re.I)
_BETWEEN = re.compile(r"(?<!\w)(?:entre|tussen)\s+(?:le\s+)?$", re.I)
_MOST_DAYS = 6
"""Days that share one month in an enumeration, beside the last."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as a text names it: `text[start:end]`. The year is None where it is left out, the weekday (Monday is 0)
    where none is said. The day may be one that no calendar has.

    `opens` and `closes` mark the two ends of a stretch ("du 9 au 13 mars"). Days that share a month or a year with what
    follows them have `shared_month`, `shared_year`.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    opens: bool = False
    closes: bool = False
    shared_month: bool = False
    shared_year: bool = False

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day, in some year where none is said."""
        if not 1 <= self.month <= 12:
            return False
        return 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]

    @property
    def on(self) -> date | None:
        """The day of the calendar, where the year is said and it exists."""
        return date(self.year, self.month, self.day) if self.year and self.exists else None

    def in_year(self, year: int) -> date | None:
        """The day in a year, where it exists then."""
        return replace(self, year=year).on


def day_name(weekday: int, lang: Lang) -> str:
    """The name of a day of the week, Monday being 0."""
    return str(get_day_names("wide", locale=f"{lang}_BE")[weekday])


@cache
def _weekdays(lang: Lang) -> Mapping[str, int]:
    names = {str(name): number for number, name in get_day_names("wide", locale=f"{lang}_BE").items()}
    plural = {f"{name}s": number for name, number in names.items() if lang == "fr"}
    dotted = {f"{name}.": number for name, number in _DAY_SHORT[lang].items() if not name.endswith(".")}
    return {**names, **plural, **_DAY_SHORT[lang], **dotted}


@cache
def months(lang: Lang) -> Mapping[str, int]:
    """The names of the months in running text, long and short, with their numbers."""
    names = {str(name): number for number, name in get_month_names("wide", locale=f"{lang}_BE").items()}
    return {**names, **_MONTH_SHORT[lang]}


def any_of(words: Mapping[str, int]) -> str:
    """A pattern for any of some names, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """One day of an enumeration; the enumeration with its month and year; a day in figures."""
    space = f"{SPACES}{{1,2}}"
    weekday = rf"(?:{any_of(_weekdays(lang))}),?"
    day = rf"(?:(?:{weekday}){space})?(?:(?:le|les|de){space})?\d{{1,2}}(?:er|ste)?(?![\w%])"
    separator = rf"(?:{SPACES}?(?:,|-|–|/){SPACES}?|{SPACES}(?:{_SEPARATOR[lang]}){SPACES}(?:(?:le|les|de){SPACES})?)"
    month = rf"(?P<month>{any_of(months(lang))})(?!\w)"
    year = rf"(?:{space}(?P<year>(?:19|20)\d\d)(?![\d-]))?"
    many = re.compile(
        rf"(?<![\w/.,:°-])(?P<days>(?:{day}{separator}){{0,{_MOST_DAYS}}}{day}){space}{month}{year}", re.I
    )
    one = re.compile(
        rf"(?:(?P<weekday>{any_of(_weekdays(lang))}),?{space})?(?:(?:le|les|de){space})?(?P<day>\d{{1,2}})", re.I
    )
    figures = re.compile(
        rf"(?<![\w/.,:°+-])(?:(?P<weekday>{any_of(_weekdays(lang))}),?{space}(?:le{space})?)?"
        r"(?:(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?:(?P=sign)(?P<year>(?:19|20)\d\d|\d\d))?"
        r"|(?P<iso>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?![\w/]|[.,:-]\d)",
        re.I,
    )
    return one, many, figures


@lru_cache(maxsize=16_384)
def days_in(text: str, lang: Lang) -> tuple[NamedDay, ...]:
    """The days that a text names in a language, in its order, those that do not exist included."""
    found = sorted([*_in_words(text, lang), *_in_figures(text, lang)], key=lambda one: one.start)
    for place in range(len(found) - 1, 0, -1):
        found[place - 1], found[place] = _linked(text, found[place - 1], found[place], lang)
    return tuple(found)


def _linked(text: str, first: NamedDay, second: NamedDay, lang: Lang) -> tuple[NamedDay, NamedDay]:
    """Two days that a word of an enumeration or of a stretch links; the year of the second is that of the first too,
    unless the first would then come after it.
    """
    between = _between_spans(text, first.end, second.start)
    if first.shared_month or not between or not _separator(lang).fullmatch(between):
        return first, second
    if _RANGE.search(between) or _BETWEEN.search(text[: first.start]):
        first, second = replace(first, opens=True), replace(second, closes=True)
    if first.year is None and second.year and (first.month, first.day) <= (second.month, second.day):
        first = replace(first, year=second.year, shared_year=True)
    return first, second


@cache
def _separator(lang: Lang) -> re.Pattern[str]:
    return re.compile(_SEPARATOR[lang], re.I)


def _number_of(names: Mapping[str, int], word: str) -> int:
    return next(number for name, number in names.items() if name == word.casefold() or fold(name) == fold(word))


def _in_words(text: str, lang: Lang) -> Iterator[NamedDay]:
    one, many, _ = _patterns(lang)
    for match in many.finditer(text):
        month, year = _number_of(months(lang), match["month"]), int(match["year"]) if match["year"] else None
        first, last = match.span("days")
        days = list(one.finditer(text, first, last))
        plural: int | None = None
        for place, found in enumerate(days):
            said = found["weekday"]
            weekday = _number_of(_weekdays(lang), said) if said else plural
            plural = weekday if said and said.casefold().endswith("is") else (plural if not said else None)
            is_last = place == len(days) - 1
            yield NamedDay(
                found.start(),
                match.end() if is_last else found.end(),
                int(found["day"]),
                month,
                year,
                weekday,
                opens=not is_last and _RANGE.search(_between(text, found, days[place + 1])) is not None,
                closes=place > 0 and _RANGE.search(_between(text, days[place - 1], found)) is not None,
                shared_month=not is_last,
                shared_year=not is_last,
            )


def _between(text: str, before: re.Match[str], after: re.Match[str]) -> str:
    return _between_spans(text, before.end(), after.start())


def _between_spans(text: str, end: int, start: int) -> str:
    """The words between two days, an article aside."""
    return re.sub(r"\s(?:le|les|de)$", "", text[end:start].rstrip()).strip()


def _in_figures(text: str, lang: Lang) -> Iterator[NamedDay]:
    """Days in figures. Without a year they need their weekday; one of two figures stands after slashes."""
    for match in _patterns(lang)[2].finditer(text):
        weekday = _number_of(_weekdays(lang), match["weekday"]) if match["weekday"] else None
        if match["iso"]:
            said = (int(match["iso_day"]), int(match["iso_month"]), int(match["iso"]))
            yield NamedDay(*match.span(), *said, weekday)
            continue
        year = match["year"]
        if (not year and (weekday is None or match["sign"] == "-")) or (
            year and len(year) == 2 and match["sign"] != "/"
        ):
            continue
        full = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
        yield NamedDay(*match.span(), int(match["day"]), int(match["month"]), full, weekday)
