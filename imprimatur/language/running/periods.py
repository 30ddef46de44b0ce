"""Periods of running text that end before they begin: `de 2025 à 2023`, `van 15 tot 3 maart 2027`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from imprimatur.core.bilingual import Lang
from imprimatur.language.running.clocks import backward_clocks
from imprimatur.language.running.days import NamedDay, any_of, days_in, months
from imprimatur.language.running.numbers import SPACES

_BETWEEN: Mapping[Lang, str] = {
    "fr": r"(?:de|d['’]|depuis|entre|années|exercices|saisons|périodes?)(?:{s}|(?<=['’])){0}"
    r"{s}(?:à|et|jusqu['’]en|jusqu['’]à){s}{1}",
    "nl": r"(?:van|vanaf|sinds|tussen|jaren|boekjaren|seizoenen|perioden?|periodes){s}{0}"
    r"{s}(?:tot|en|tot en met|t/m){s}{1}",
}
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?![\d.,-]?\d)(?:{1})?"
_DASHED = re.compile(
    rf"(?<!\w)(?:périodes?|mandats?|programmes?|programmation|plan|perioden?|mandaat|programma|legislatuur|législature)"
    rf"{SPACES}?:?{SPACES}?(?P<first>(?:19|20)\d\d){SPACES}?[-–/]{SPACES}?(?P<last>(?:19|20)\d\d)(?![\w-])",
    re.I,
)
_GREW: Mapping[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"pass[eé]|baiss|dimin|recul|chut|rédui|augment|évolu|écart|compar|remont|revenu", re.I),
    "nl": re.compile(
        r"daal|dalen|gedaald|zak|vermind|stij|steeg|gesteg|evolu|gegaan|gingen|ging|verschil|vergel|terug", re.I
    ),
}
"""Words that make of the two numbers quantities, or of two years a look back."""
_LONG, _YEAR_ROUND = 300, 355
"""Days between which a period that would only be right over the turn of the year is doubted: a school year is shorter,
a whole year longer."""


@dataclass(frozen=True, slots=True)
class Backward:
    """A period that ends before it begins, `text[start:end]`; not `sure` where its beginning may be of another year."""

    start: int
    end: int
    sure: bool = True


@lru_cache(maxsize=16_384)
def backward_periods(text: str, lang: Lang) -> tuple[Backward, ...]:
    """The periods of a text, of hours, days, months and years, that end before they begin."""
    found = [*_of_days(text, lang), *_of_months(text, lang), *_of_years(text, lang)]
    found += [Backward(one.start, one.end) for one in backward_clocks(text, lang)]
    return tuple(sorted(found, key=lambda one: one.start))


def _of_days(text: str, lang: Lang) -> Iterator[Backward]:
    for first, last in pairwise(days_in(text, lang)):
        if not (first.opens and last.closes and first.exists and last.exists):
            continue
        sure = _surely_backward(first, last)
        if sure is not None:
            yield Backward(first.start, last.end, sure)


def _surely_backward(first: NamedDay, last: NamedDay) -> bool | None:
    """Whether a stretch is surely (True) or probably (False) backward; None where it is right."""
    if first.on and last.on and not first.shared_year:
        return True if first.on > last.on else None
    if (first.month, first.day) <= (last.month, last.day):
        return None
    if first.shared_month:  # both days have the same month and year
        return True
    return False if _is_doubtful((first.month, first.day), (last.month, last.day)) else None


def _is_doubtful(first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a stretch over the turn of the year would be so long that its two ends are rather exchanged."""
    length = (date(2025, *_existing(last)) - date(2024, *_existing(first))).days
    return _LONG <= length < _YEAR_ROUND


def _existing(day: tuple[int, int]) -> tuple[int, int]:
    return (2, 28) if day == (2, 29) else day


@cache
def _months_apart(lang: Lang) -> re.Pattern[str]:
    year = r"(?:{s}(?P<{0}_year>(?:19|20)\d\d))?"
    first, last = (rf"(?P<{end}>{any_of(months(lang))}){year.format(end, s=SPACES)}" for end in ("first", "last"))
    return re.compile(
        rf"(?<!\w){_BETWEEN[lang].replace('{0}', first).replace('{1}', last).replace('{s}', SPACES)}(?!\w)", re.I
    )


def _of_months(text: str, lang: Lang) -> Iterator[Backward]:
    """Months that both say their year: without one, the first may be of the year before."""
    for match in _months_apart(lang).finditer(text):
        first, last = (months(lang)[match[end].casefold()] for end in ("first", "last"))
        years = (match["first_year"], match["last_year"])
        if years[0] and years[1] and (int(years[0]), first) > (int(years[1]), last):
            yield Backward(*match.span())


@cache
def _years_apart(lang: Lang) -> re.Pattern[str]:
    first, last = (_YEAR.replace("{0}", end).replace("(?:{1})?", "") for end in ("first", "last"))
    return re.compile(
        rf"(?<!\w){_BETWEEN[lang].replace('{0}', first).replace('{1}', last).replace('{s}', SPACES)}", re.I
    )


def _of_years(text: str, lang: Lang) -> Iterator[Backward]:
    for match in _years_apart(lang).finditer(text):
        around = text[max(0, match.start() - 60) : match.end() + 20]
        counted = re.match(rf"{SPACES}?(?:%|€|[^\W\d]{{3,}}s\b)", text[match.end() :])
        if int(match["first"]) > int(match["last"]) and not counted and not _GREW[lang].search(around):
            yield Backward(*match.span())
    for match in _DASHED.finditer(text):
        if int(match["first"]) > int(match["last"]):
            yield Backward(*match.span())
