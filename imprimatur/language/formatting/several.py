"""Several dates told together: what they share is said once."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import FlexDate, Precision
from imprimatur.language.formatting.dates import format_date
from imprimatur.language.messages import say


def format_dates(values: Sequence[FlexDate], lang: Lang) -> str:
    """Dates in one line, the month and the year that several share said once: `3 et 4 février 2027`.

    Days and months stand in their order, each once. Where a date of another sort is among them (`dès que possible`),
    all keep the order that they were given in.
    """
    told = list(dict.fromkeys(values))
    if all(map(_is_listed, told)):
        told.sort(key=lambda one: one.value or date.min)
    groups = [list(group) for _, group in groupby(told, key=_shared)]
    texts = [_grouped(group, lang) for group in groups]
    for place, (group, after) in enumerate(pairwise(groups)):
        year = _year(group[-1])
        if year and year == _year(after[-1]):
            texts[place] = texts[place].removesuffix(f" {year}")
    return _enumerated(texts, lang)


def _is_listed(value: FlexDate) -> bool:
    """Whether a date is a day or a month, and nothing else is said of it."""
    return value.value is not None and value in (FlexDate(value.value), FlexDate(value.value, Precision.MONTH))


def _year(value: FlexDate) -> int:
    return value.value.year if value.value and _is_listed(value) else 0


def _shared(value: FlexDate) -> object:
    """What days that are told together have in common; any other date stands for itself."""
    return (value.value.year, value.value.month) if value.is_day and value.value else value


def _grouped(days: Sequence[FlexDate], lang: Lang) -> str:
    """The days of one month, which is named once; any other date is alone here."""
    *first, last = (format_date(day, lang) for day in days)
    return _enumerated([*(text.partition(" ")[0] for text in first), last], lang)


def _enumerated(texts: Sequence[str], lang: Lang) -> str:
    return f" {say['and'].of(lang)} ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)
