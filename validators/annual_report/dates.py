"""Dates of an annual report: inside its year, on the right day of the week. Those of rows: see suites.yaml."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.documents.schema.fields import value_at
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book
from validators.examination import texts
from validators.prose.pieces import Piece, pieces
from validators.values import dated

_SINGLE = ("staff_date", "event.date", "study_day.date")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check(book: Book) -> Iterator[Finding]:
    """Every date that its year, its row or the calendar contradicts."""
    yield from _inside(book)
    yield from _weekdays(book)


def _inside(book: Book) -> Iterator[Finding]:
    """What took place in the year is dated in it; a research project only has to touch it."""
    report, year = book.report, book.report.year
    if year is None:
        return
    dates: list[tuple[str, Any]] = [(path, value_at(report, path)) for path in _SINGLE]
    for path, value in dates:
        if value is not None and value.value is not None and value.value.year != year:
            yield book.finding("A07", path, {"date": dated(value), "year": str(year)})
    for place, research in enumerate(report.research):
        start, end = research.start, research.end
        if start and start.value and start.value.year > year:
            yield book.finding("A07", f"research.{place}.start", {"date": dated(start), "year": str(year)})
        elif end and (last := end.last_day()) and last.year < year:
            yield book.finding("A07", f"research.{place}.end", {"date": dated(end), "year": str(year)})


@cache
def _calendar(lang: Lang) -> tuple[dict[str, int], dict[str, int]]:
    """The folded names of the days (Monday is 0) and of the months of a language."""
    locale = f"{lang}_BE"
    days = {fold(name): number for number, name in get_day_names("wide", locale=locale).items()}
    return days, {fold(name): number for number, name in get_month_names("wide", locale=locale).items()}


@cache
def pattern_of(lang: Lang) -> re.Pattern[str]:
    """A date in words, with or without its day of the week and its year."""
    days, months = (
        "|".join(function("wide", locale=f"{lang}_BE").values()) for function in (get_day_names, get_month_names)
    )
    return re.compile(
        rf"\b(?:(?P<weekday>{days})\s+)?(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{months})(?:\s+(?P<year>\d{{4}}))?\b",
        re.I,
    )


def days_in(text: str, lang: Lang) -> Iterator[tuple[re.Match[str], int, int, int | None]]:
    """The days that a text names: the match, day, month, and year where it is given."""
    for match in pattern_of(lang).finditer(text):
        year = int(match["year"]) if match["year"] else None
        yield match, int(match["day"]), _calendar(lang)[1][fold(match["month"])], year


def _weekdays(book: Book) -> Iterator[Finding]:
    for chapter in book.chapters:
        for piece in chapter.said():
            yield from _misfits(book, chapter.path, chapter.lang, piece)
    for path, spec, text in texts(book.report):
        if not spec.named_by:
            for lang in LANGS:
                for piece in pieces(text, lang):
                    yield from _misfits(book, path, lang, piece)


def _misfits(book: Book, path: str, lang: Lang, piece: Piece) -> Iterator[Finding]:
    """A day without year may fall in the report's year or in one that the same paragraph names."""
    for match, day, month, year in days_in(piece.text, lang):
        if not match["weekday"]:
            continue
        named = {int(found[0]) for found in _YEAR.finditer(piece.text)}
        years = [year] if year else sorted(named | ({book.report.year} if book.report.year else set()))
        wanted = _calendar(lang)[0][fold(match["weekday"])]
        falls = [found for found in (_weekday(one, month, day) for one in years) if found is not None]
        if years and wanted not in falls:
            about = {"value": match[0], "expected": _day_name(falls[-1], lang) if falls else "–"}
            yield book.finding("A08", path, about, lang=lang, place=piece.location)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _day_name(weekday: int, lang: Lang) -> str:
    return str(get_day_names("wide", locale=f"{lang}_BE")[weekday])
