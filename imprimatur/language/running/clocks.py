"""The times of the day that running text names: `10h30`, `de 9 à 12 h`, `14.00 uur`, and those that no day has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from imprimatur.core.bilingual import Lang
from imprimatur.language.running.numbers import SPACES

_HOUR: Mapping[Lang, str] = {
    "fr": r"h(?:eures?)?\b|h(?=\d)|:(?=\d\d)",
    "nl": r"u(?:ur)?\b|u(?=\d)|[.:](?=\d\d)|h\b|h(?=\d)",
}
_TO: Mapping[Lang, str] = {"fr": "à|et|jusqu['’]à|-|–", "nl": "tot|en|-|–"}
_FROM: Mapping[Lang, str] = {"fr": "de|entre|dès", "nl": "van|tussen"}
_AT: Mapping[Lang, str] = {"fr": "à|dès|vers", "nl": "om|vanaf|rond"}
_WORKED: Mapping[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"semaine|hebdo|temps plein|temps partiel|mi-temps|contrat|régime|prest|ETP|par mois|/sem", re.I),
    "nl": re.compile(r"week|wekelijks|voltijd|deeltijd|halftijd|contract|regime|prest|VTE|per maand", re.I),
}
"""Words that make of hours a length of work: `un temps plein à 37h30`."""
_AROUND = 60
"""Characters on either side of a time in which such words count."""
_DAY_SHIFT = 19
"""A stretch that begins at this hour or later may end the next day."""
_TWELVE = 7
"""Whole hours up to this one may be those of the afternoon: `van 9 tot 5`."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A stretch of a text that names a time of the day, or two, which the day does not have in that order."""

    start: int
    end: int


@cache
def _stretch(lang: Lang) -> re.Pattern[str]:
    """From one time to another; the first may leave its sign to the second: `de 9 à 12h`."""
    sign, uttered = _HOUR[lang], r"(?:uur\b|u\b|h\b)?"
    time = (
        rf"(?P<{{0}}>\d{{{{1,2}}}}){SPACES}?(?P<{{0}}_sign>{sign})?{SPACES}?(?P<{{0}}_minute>\d\d)?{SPACES}?{uttered}"
    )
    first, last = time.format("first"), time.format("last")
    opening = rf"(?:(?P<opening>{_FROM[lang]}){SPACES})?"
    return re.compile(
        rf"(?<![\w/.,:-]){opening}{first}{SPACES}?(?:{_TO[lang]}){SPACES}?{last}(?![\w%€])(?![.,:/]\d)", re.I
    )


@cache
def _single(lang: Lang) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,:-])(?:(?P<at>{_AT[lang]}){SPACES})?(?P<hour>\d{{1,2}}){SPACES}?"
        rf"(?:(?P<sign>h|heures?{SPACES}|u|uur{SPACES}?){SPACES}?(?P<minute>\d\d)|(?P<point>[.:])(?P<after>\d\d)"
        rf"(?={SPACES}?(?:uur|u\b|h\b)))(?![\w%€])(?![.,:/]\d)",
        re.I,
    )


@lru_cache(maxsize=16_384)
def impossible_clocks(text: str, lang: Lang) -> tuple[Clock, ...]:
    """The times that no clock shows: minutes from 60 on, hours after 24 where a time of the day is meant."""
    return tuple(_impossible(text, lang))


def _impossible(text: str, lang: Lang) -> Iterator[Clock]:
    for match in _single(lang).finditer(text):
        worked = _WORKED[lang].search(text[max(0, match.start() - _AROUND) : match.end() + _AROUND])
        hour, minute = int(match["hour"]), int(match["minute"] or match["after"])
        late = (hour > 24 or (hour == 24 and minute > 0)) and match["at"] and not worked
        if late or (minute >= 60 and hour <= 24):
            yield Clock(match.start("hour"), match.end())
    for match in _stretch(lang).finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if match["first_sign"] and _is_signed(match) and int(match["last"]) > 24 and not _WORKED[lang].search(around):
            yield Clock(match.start(), match.start() + len(match[0].rstrip()))


def _is_signed(match: re.Match[str]) -> bool:
    """Whether a stretch ends in a time, said as one."""
    said = match["last_sign"] and (match["last_minute"] or match["last_sign"] not in ".:")
    return bool(said or re.search(r"(?:uur|u|h)$", match[0].strip(), re.I))


@lru_cache(maxsize=16_384)
def backward_clocks(text: str, lang: Lang) -> tuple[Clock, ...]:
    """The stretches of a day that end before they begin: `de 10h à 9h`. Nights are none, nor is `van 9 tot 5`."""
    return tuple(_backward(text, lang))


def _backward(text: str, lang: Lang) -> Iterator[Clock]:
    for match in _stretch(lang).finditer(text):
        first, last = int(match["first"]), int(match["last"])
        minutes = (match["first_minute"], match["last_minute"])
        if not _is_signed(match) or any(int(one or 0) > 59 for one in minutes):
            continue
        if not match["opening"] and re.search(r"\s(?:en|et)\s", match[0]):  # "à 14h et 10h" tells two times
            continue
        begins, ends = first * 60 + int(minutes[0] or 0), last * 60 + int(minutes[1] or 0)
        by_twelve = last <= _TWELVE and not any(minutes)
        if ends < begins and first < _DAY_SHIFT and not by_twelve:
            yield Clock(match.start(), match.start() + len(match[0].rstrip()))
