"""Dates of an annual report: inside its year. Those of rows: see suites.yaml."""

from collections.abc import Iterator
from typing import Any

from imprimatur.core.finding import Finding
from imprimatur.documents.schema.fields import value_at
from validators.annual_report.book import Book
from validators.values import dated

_SINGLE = ("staff_date", "event.date", "study_day.date")


def check(book: Book) -> Iterator[Finding]:
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
