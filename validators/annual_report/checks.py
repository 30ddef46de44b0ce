"""Checks of annual reports (schemas.md, section 2, consistency checks)."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from imprimatur.core.bilingual import LANGS, Bilingual, other
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.findings.catalogue import Values
from imprimatur.language.formatting import format_date
from validators.annual_report import claims as annual_report_claims
from validators.annual_report import dates as annual_report_dates
from validators.annual_report import names as annual_report_names
from validators.annual_report import shape as annual_report_shape
from validators.annual_report import totals as annual_report_totals
from validators.annual_report import typed_numbers as annual_report_figures
from validators.annual_report import works as annual_report_works
from validators.annual_report.book import CATALOGUE, Book, opened, parts
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.prose import wordlist
from validators.tables.checks import Bounds, Expectation, between, distinct

WORDS = Path(__file__).with_name("words.yaml")

_EXAMPLE = Bilingual('{{ nombre("Équipe") }}', '{{ aantal("Team") }}')


def check(examined: Examination) -> Iterator[Finding]:
    """Everything in a report that contradicts itself, its tables, the registers or what people may expect of it."""
    book = opened(examined)
    yield from _missing(book)
    yield from _expressions(book)
    yield from annual_report_totals.check(book)
    yield from annual_report_dates.check(book)
    yield from annual_report_works.check(book)
    yield from annual_report_names.check(book)
    yield from annual_report_shape.check(book)
    yield from annual_report_claims.check(book)
    yield from annual_report_figures.check(book)
    yield from wordlist.check(examined, WORDS, CATALOGUE)


def _missing(book: Book) -> Iterator[Finding]:
    """Each chapter that a language lacks: the file wanted, by when; from whom, the finding says by its owner."""
    for place, section in enumerate(book.report.sections):
        for lang in LANGS:
            if section.body.wording(lang) or not section.file:
                continue
            beside = section.body.wording(other(lang))
            ending = Path(beside.location.file).suffix if beside else ".docx"
            due = section.due
            about: Values = {
                "language": LANGUAGE[lang],
                "file": f"{section.file}.{lang}{ending}",
                "author": section.author.full_name if section.author else Bilingual("son auteur", "de auteur"),
                "due": Bilingual(f" pour le {format_date(due, 'fr')}", f" tegen {format_date(due, 'nl')}")
                if due
                else "",
            }
            place_of = book.report.place(f"sections.{place}.file")
            yield book.finding("A28", f"sections.{place}.body", about, lang=lang, place=place_of)


def _expressions(book: Book) -> Iterator[Finding]:
    """Expressions that cannot be carried out and references that lead nowhere, where they stand."""
    reported: set[tuple[Location, str]] = set()
    for lang, fault in book.faults:
        path = book.in_file(fault.location.file)
        if not path:
            # A key figure is one expression for both languages.
            if (fault.location, fault.expression) in reported:
                continue
            reported.add((fault.location, fault.expression))
        elif not _is_own(book, fault.location, path, lang):
            continue
        about: Values = {"value": f"{{{{ {fault.expression} }}}}", "reason": fault.reason, "expression": _EXAMPLE}
        yield book.finding("A26", path or "key_figures", about, lang=lang if path else None, place=fault.location)
    for lang, title, location in book.unknown:
        path = book.in_file(location.file)
        if path and _is_own(book, location, path, lang):
            yield book.finding("A27", path, {"value": title}, lang=lang, place=location)


def _is_own(book: Book, location: Location, path: str, lang: str) -> bool:
    """Whether a place stands in a chapter of this language, not in the other language printed for want of it."""
    return any(one.path == path and one.lang == lang and one.location.file == location.file for one in book.chapters)


def _share(_: object) -> Bounds:
    return Bounds(low=0)


def _since(document: object) -> Bounds:
    """Members of the team have come by the reference date."""
    day = cast(AnnualReport, document).staff_date
    return Bounds(high=day.last_day() if day else None)


def _until(document: object) -> Bounds:
    """Members of the team have not left before the reference date."""
    day = cast(AnnualReport, document).staff_date
    return Bounds(low=day.value if day else None)


EXPECTATIONS: dict[str, tuple[Expectation, ...]] = {
    "sections": (distinct("title"), distinct("file")),
    "staff": (distinct("person"), between("fte", _share), between("entry", _since), between("exit", _until)),
    "board": (distinct("person"),),
    "federations": (distinct("name"),),
    "working_groups": (distinct("name"),),
    "academic_partners": (distinct("centre"),),
    "research": (distinct("title"),),
    "supports": (distinct("beneficiary"), between("sessions", _share)),
    "seminars": (distinct("title"),),
    "sessions": (distinct("title"),),
    "study_workshops": (distinct("number"), distinct("title")),
    "publications": (distinct("title"),),
    "channels": (distinct("name"), between("audience", _share), between("issues", _share)),
    "missions": (distinct("number"), distinct("mission")),
    "legal_basis": (distinct("title"),),
    "funding": (distinct("purpose"), between("amount", _share)),
    "key_figures": (distinct("caption"),),
    "acronyms": (distinct("acronym"),),
}
"""What the tables of a report must hold, beyond their required columns."""

__all__ = ["CATALOGUE", "EXPECTATIONS", "check", "parts"]
