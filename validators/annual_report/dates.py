"""Dates of an annual report: inside its year. Those of rows: see suites.yaml."""

from collections.abc import Iterator
from typing import Any

from imprimatur.core.finding import Finding
from imprimatur.documents.annual_report.groups import Section
from imprimatur.documents.schema.fields import specs, value_at
from validators.annual_report.book import Book
from validators.prose import days
from validators.prose.passages import Passage
from validators.values import dated

_BODY = next(spec for spec in specs(Section) if spec.path == "body")
_SINGLE = ("staff_date", "event.date", "study_day.date")


def check(book: Book) -> Iterator[Finding]:
    """What took place in the year is dated in it, and what expressions make of a day fits its day of the week."""
    yield from _inside(book)
    yield from _printed(book)


def _printed(book: Book) -> Iterator[Finding]:
    """The calendar of what only the printed text says: a typed day of the week before the date of a field."""
    for chapter in book.chapters:
        typed = {piece.text for piece in chapter.typed()}
        made = [piece for piece in chapter.said() if piece.text not in typed]
        passages = [Passage(chapter.path, _BODY, chapter.lang, piece.text, piece.location) for piece in made]
        yield from days.check(book.examined, passages)


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
