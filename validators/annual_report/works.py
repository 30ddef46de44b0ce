"""Publications and talks of an annual report: their year, one record each, one order of authors."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

from imprimatur.core.finding import Finding
from imprimatur.documents.annual_report.works import (
    Publication,
    Talk,
)
from imprimatur.documents.schema.records import Person
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from imprimatur.language.running.days import days_in
from validators.annual_report.book import Book, Chapter
from validators.messages import say
from validators.prose.pieces import Piece
from validators.tables.sheets import spellings
from validators.values import dated

_ALIKE = 90
"""Likeness in percent from which two titles are taken for one title typed twice."""
_TELLING = 20
"""Folded letters from which a title cannot stand in a text by chance."""


def check(book: Book) -> Iterator[Finding]:
    """Everything wrong about publications and talks."""
    yield from _years(book)
    yield from _twice(book)
    yield from _editors(book)
    works = _titled(book)
    for chapter in book.chapters:
        for piece in chapter.said():
            yield from _told(book, chapter, piece, works)


def _years(book: Book) -> Iterator[Finding]:
    """The bibliography sets the year before and forthcoming works apart; anything farther is a slip or a leftover."""
    year = book.report.year
    for place, one in enumerate(book.report.publications):
        if one.year is None or year is None:
            continue
        online = one.online.value.year if one.online and one.online.value else one.year
        if abs(one.year - year) > 1:
            reason = say("far_year", year=str(one.year))
            yield book.finding("A11", f"publications.{place}.year", {"reason": reason})
        elif online != one.year:
            reason = say("online_year", online=str(online), year=str(one.year))
            yield book.finding("A11", f"publications.{place}.online", {"reason": reason})


def _twice(book: Book) -> Iterator[Finding]:
    """Two rows for one talk: the same title on the same day, or at the same event on another day."""
    for (_, first), (place, second) in combinations(enumerate(book.report.talks), 2):
        alike = ratio(fold(first.title or ""), fold(second.title or "")) >= _ALIKE
        same_event = bool(set(spellings(first.event)) & set(spellings(second.event)))
        if first.title and alike and (first.start == second.start or same_event):
            about: Values = {"value": second.title or "", "other": book.examined.provenance.place(_row(book, first))}
            yield book.finding("A12", f"talks.{place}.title", about)


def _row(book: Book, talk: Talk) -> str:
    return f"talks.{next(place for place, one in enumerate(book.report.talks) if one is talk)}.title"


def _editors(book: Book) -> Iterator[Finding]:
    """The people of one book are named in one order: as its authors, and as the editors of each of its chapters."""
    orders: dict[str, tuple[Person, ...]] = {}
    for place, one in enumerate(book.report.publications):
        column, title, persons = _book_of(one)
        known = orders.setdefault(fold(title), persons) if title and persons else persons
        if known != persons and {p.code for p in known} == {p.code for p in persons}:
            about = {"value": _names(persons), "expected": _names(known)}
            yield book.finding("A13", f"publications.{place}.{column}", about)


def _book_of(one: Publication) -> tuple[str, str, tuple[Person, ...]]:
    if one.editors:
        return "editors", one.container or "", one.editors
    return "authors", one.title or "", one.authors


def _names(persons: Sequence[Person]) -> str:
    return ", ".join(person.full_name for person in persons)


def _told(
    book: Book, chapter: Chapter, piece: Piece, works: Sequence[tuple[str, Talk | Publication]]
) -> Iterator[Finding]:
    """A work told in a chapter: the day and the order of the authors are those of a record with its title."""
    text = fold(piece.text)
    here = [one for title, one in works if title in text]
    talks = [one for one in here if isinstance(one, Talk)]
    days = [(one.day, one.month, one.year) for one in days_in(piece.text, chapter.lang)] if talks else []
    if talks and len(days) == 1 and not any(_on(one, *days[0]) for one in talks) and any(one.start for one in talks):
        yield book.about(chapter, "A12", piece, value=talks[0].title or "", other=_place(book, talks[0]))
    orders = [one.authors for one in here if len(one.authors) > 1 and all(_at(text, p) >= 0 for p in one.authors)]
    if orders and not any(_in_order(text, persons) for persons in orders):
        written = sorted(orders[0], key=lambda person: _at(text, person))
        yield book.about(chapter, "A13", piece, value=_names(written), expected=_names(orders[0]))


def _titled(book: Book) -> list[tuple[str, Talk | Publication]]:
    """The talks and publications by their folded title, those too short to be told apart left out."""
    both: tuple[Talk | Publication, ...] = (*book.report.talks, *book.report.publications)
    works = [(fold(one.title or ""), one) for one in both]
    return [(title, one) for title, one in works if len(title) >= _TELLING]


def _place(book: Book, talk: Talk) -> str:
    when = f" ({dated(talk.start).fr})" if talk.start else ""
    return f"{book.examined.provenance.place(_row(book, talk))}{when}"


def _on(talk: Talk, day: int, month: int, year: int | None) -> bool:
    """Whether a talk took place on a day, or between its two days."""
    start = talk.start.value if talk.start else None
    end = (talk.end.last_day() if talk.end else None) or (talk.start.last_day() if talk.start else None)
    if start is None or end is None:
        return True
    years = {start.year, end.year} if year is None else {year}
    return any(start.isoformat() <= f"{one:04}-{month:02}-{day:02}" <= end.isoformat() for one in years)


def _at(text: str, person: Person) -> int:
    return text.find(fold(person.family_name or person.full_name))


def _in_order(text: str, persons: Sequence[Person]) -> bool:
    places = [_at(text, person) for person in persons]
    return places == sorted(places)
