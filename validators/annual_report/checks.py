"""Checks of annual reports (schemas.md, section 2, consistency checks)."""

from collections.abc import Iterator
from pathlib import Path

from imprimatur.core.bilingual import LANGS, other
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.schema.document import Group, languages_of
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.findings.catalogue import Values
from validators.annual_report import claims, dates, event_title, modules, money, shape, totals, works
from validators.annual_report.book import CATALOGUE, Book, opened, parts
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.messages import say
from validators.prose import wordlist
from validators.values import dated, listed, named

WORDS = Path(__file__).with_name("words.yaml")


def check(examined: Examination) -> Iterator[Finding]:
    """Everything in a report that contradicts itself, its tables, the registers or what people may expect of it."""
    book = opened(examined)
    yield from _missing(book)
    yield from _expressions(book)
    yield from _acronyms(book)
    yield from _columns(book)
    yield from totals.check(book)
    yield from dates.check(book)
    yield from works.check(book)
    yield from event_title.check(book)
    yield from shape.check(book)
    yield from money.check(book)
    yield from modules.check(book)
    yield from claims.check(book)
    yield from wordlist.check(examined, WORDS, CATALOGUE)


def _missing(book: Book) -> Iterator[Finding]:
    """Each chapter that a language lacks: the file wanted, by when; from whom, the finding says by its owner."""
    for place, section in enumerate(book.report.sections):
        if not (section.file or section.body) and section.title:
            row = book.examined.provenance.place(f"sections.{place}")
            yield book.finding("A72", f"sections.{place}.body", {"value": named(section.title)}, place=row)
        for lang in LANGS:
            if section.body.wording(lang) or not section.file:
                continue
            beside = section.body.wording(other(lang))
            ending = Path(beside.location.file).suffix if beside else ".docx"
            due = section.due
            about: Values = {
                "language": LANGUAGE[lang],
                "file": f"{section.file}.{lang}{ending}",
                "author": section.author or say("its_author"),
                "due": say("due", date=dated(due)).after_space() if due else "",
            }
            place_of = book.examined.provenance.place(f"sections.{place}.file")
            yield book.finding("A28", f"sections.{place}.body", about, lang=lang, place=place_of)


def _acronyms(book: Book) -> Iterator[Finding]:
    """The acronyms that neither language uses: the list leaves them out.

    A report in one language says nothing of them: those of the other stand in a list that both share.
    """
    if len(languages_of(book.report)) == 1:
        return
    unused = [book.examined.manuscript(lang).left_out for lang in LANGS]
    for place, one in enumerate(book.report.acronyms):
        path = f"acronyms.{place}"
        if all(path in rows for rows in unused):
            yield book.finding("A29", f"{path}.acronym", {"value": one.acronym or ""})


def _columns(book: Book) -> Iterator[Finding]:
    """The columns, filled in, that no language prints, since a chapter placed others of their table."""
    kept = [book.examined.manuscript(lang).left_out for lang in languages_of(book.report)]
    for spec in specs(type(book.report)):
        rows = value_at(book.report, spec.path) if spec.is_table else ()
        lost = [
            column.path
            for column in specs(spec.type if rows else Group)
            if any(
                value_at(row, column.path) and all(f"{spec.path}.{place}.{column.path}" in left for left in kept)
                for place, row in enumerate(rows)
            )
        ]
        names = [book.examined.label(f"{spec.path}.{column}") for column in lost]
        if names:
            yield book.finding("A73", spec.path, {"value": book.examined.label(spec.path), "columns": listed(names)})


def _expressions(book: Book) -> Iterator[Finding]:
    """Expressions that cannot be carried out and references that lead nowhere, where they stand.

    A chapter printed in the other language, for want of its own, is reported in that one; a key figure is one
    expression for both languages.
    """
    own = {(one.path, one.lang) for one in book.chapters}
    reported: set[tuple[Location, str]] = set()
    for lang in LANGS:
        manuscript = book.examined.manuscript(lang)
        for fault in manuscript.faults:
            about: Values = {
                "value": fault.expression,
                "reason": fault.reason,
                "expression": say("example_count"),
            }
            key = (fault.location, fault.expression)
            if (fault.path, lang) in own:
                yield book.finding("A26", fault.path, about, lang=lang, place=fault.location)
            elif fault.path.startswith("key_figures.") and key not in reported:
                reported.add(key)
                yield book.finding("A26", "key_figures", about, place=fault.location)
        for one in manuscript.astray():
            if (one.path, lang) in own:
                yield book.finding("A27", one.path, {"value": one.title}, lang=lang, place=one.location)


__all__ = ["CATALOGUE", "check", "parts"]
