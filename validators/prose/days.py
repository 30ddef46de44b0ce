"""The calendar in what people wrote: days of the week, days and hours that do not exist, periods that run backward."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate
from imprimatur.language.running.clocks import impossible_clocks
from imprimatur.language.running.days import NamedDay, day_name, days_in
from imprimatur.language.running.periods import backward_periods
from validators.examination import Examination
from validators.facts import Facts, facts_of
from validators.prose.passages import Passage, about
from validators.values import dated

_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,-]\d)")
_NUMBERED = re.compile(r"(?:n°|\bn[or]s?\.?|\bnuméros?|\bnummers?|\bvol\.?|\bpp?\.?|\bpages?|\bart\.?)\s*$", re.I)
"""What makes a number before a month that of an issue or a page: `n° 45 décembre 2024`."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What the calendar does not have."""
    facts = facts_of(examined)
    for passage in passages:
        if not any(character.isdigit() for character in passage.text):
            continue
        for day in days_in(passage.text, passage.lang):
            yield from _day(examined, facts, passage, day)
        for clock in impossible_clocks(passage.text, passage.lang):
            yield about(examined, passage, "D03", value=passage.text[clock.start : clock.end])
        for period in backward_periods(passage.text, passage.lang):
            code = "D04" if period.sure else "D05"
            yield about(examined, passage, code, value=passage.text[period.start : period.end])


def _day(examined: Examination, facts: Facts, passage: Passage, day: NamedDay) -> Iterator[Finding]:
    said = passage.text[day.start : day.end]
    if not day.exists:
        if not day.shared_month and not _NUMBERED.search(passage.text[: day.start]):
            yield about(examined, passage, "D03", value=said)
        return
    if day.weekday is None:
        return
    if day.year is None:
        yield from _without_year(examined, facts, passage, day)
    elif day.on and day.on.weekday() != day.weekday:
        yield about(examined, passage, "D01", value=_whole(passage, day), date=_dated(day.on), weekday=_weekday(day.on))


def _whole(passage: Passage, day: NamedDay) -> str:
    """The words of a day, up to the month that it shares with those after it."""
    end = day.end
    if day.shared_month or day.shared_year:
        later = (one.end for one in days_in(passage.text, passage.lang) if one.start > day.start)
        following = [one for one in days_in(passage.text, passage.lang) if one.start > day.start]
        end = next((one.end for one in following if not one.shared_month), next(later, end))
    return passage.text[day.start : end]


def _without_year(examined: Examination, facts: Facts, passage: Passage, day: NamedDay) -> Iterator[Finding]:
    """The year is that of a date of the document on the same day, else one of the passage's or of the document's."""
    known = {one.year for one in facts.days if (one.day, one.month) == (day.day, day.month)}
    years = known or {int(year) for year in _YEAR.findall(passage.text)} | facts.years
    falls = [found for year in sorted(years) if (found := day.in_year(year))]
    if falls and all(found.weekday() != day.weekday for found in falls):
        code, on = ("D01", falls[0]) if len(known) == 1 else ("D02", falls[-1])
        yield about(examined, passage, code, value=_whole(passage, day), date=_dated(on), weekday=_weekday(on))


def _weekday(day: date) -> Bilingual:
    return Bilingual(day_name(day.weekday(), "fr"), day_name(day.weekday(), "nl"))


def _dated(day: date) -> Bilingual:
    return dated(FlexDate(day))
