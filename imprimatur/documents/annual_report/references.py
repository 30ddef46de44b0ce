"""The publications and talks of a report, in APA style by a CSL processor, grouped by year."""

from collections.abc import Mapping
from typing import Any

from imprimatur.core.blocks import Block, Blocks, Heading, Item, List, runs
from imprimatur.core.values import FlexDate, Precision
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.works import (
    Publication,
    Talk,
)
from imprimatur.documents.schema.records import Person
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.language.citations import formatted


def bibliography(report: AnnualReport, composer: Composer) -> Blocks:
    """The publications, forthcoming ones apart and first, then year by year from the latest; whose year could not be
    read, under the mark of that.
    """
    blocks: list[Block] = []
    paths = {f"publications.{i}": one for i, one in enumerate(report.publications)}
    unread = {path: one for path, one in paths.items() if composer.asks(f"{path}.year")}
    for path, one in unread.items():
        entry = {name: value for name, value in _publication(one).items() if name != "status"}
        blocks += [Heading(3, composer.gap(f"{path}.year")), _list({path: entry}, composer)]
    years = sorted({one.year for one in report.publications if one.year}, reverse=True)
    for year in (None, *years):
        of_year = {path: one for path, one in paths.items() if one.year == year and path not in unread}
        if of_year:
            title = str(year) if year else composer.word("forthcoming")
            entries = {path: _publication(one) for path, one in of_year.items()}
            blocks += [Heading(3, runs(title)), _list(entries, composer)]
    return tuple(blocks)


def talks(report: AnnualReport, composer: Composer) -> Blocks:
    """The talks, the latest first."""
    ordered = sorted(enumerate(report.talks), key=lambda one: _iso(one[1].start), reverse=True)
    return (_list({f"talks.{i}": _talk(one, composer) for i, one in ordered}, composer),) if ordered else ()


def _list(entries: Mapping[str, dict[str, Any]], composer: Composer) -> List:
    """The entries by path in order, each followed by what could not be read of it."""
    said = formatted(list(entries.values()), composer.lang)
    return List(tuple(Item(joined([one, composer.rest(path)], " ")) for path, one in zip(entries, said, strict=True)))


def _names(persons: tuple[Person, ...]) -> list[dict[str, str]]:
    return [{"family": one.family_name or "", "given": one.given_name or ""} for one in persons]


def _iso(date: FlexDate | None) -> str:
    return date.value.isoformat() if date and date.value else ""


def _parts(date: FlexDate) -> list[int]:
    if date.value is None:
        return []
    known = {Precision.YEAR: 1, Precision.MONTH: 2}.get(date.precision, 3)
    return [date.value.year, date.value.month, date.value.day][:known]


def _publication(one: Publication) -> dict[str, Any]:
    """CSL-JSON of a publication (docs.citationstyles.org, specification 1.0.2)."""
    authors: list[dict[str, str]] = _names(one.authors)
    if one.others:
        authors.append({"literal": "et al."})
    entry = {
        "type": str(one.kind or "document"),
        "author": authors,
        "editor": _names(one.editors),
        "title": one.title,
        "container-title": one.container,
        "volume": one.volume,
        "issue": one.issue,
        "publisher": one.publisher,
        "publisher-place": one.place,
        "URL": one.url,
        "issued": {"date-parts": [_parts(one.online) if one.online else [one.year]]}
        if one.year or one.online
        else None,
        "status": None if one.year or one.online else "forthcoming",
    }
    return {name: value for name, value in entry.items() if value}


def _talk(one: Talk, composer: Composer) -> dict[str, Any]:
    """CSL-JSON of a talk."""
    place = ", ".join(text for text in (one.city.plain(composer.lang), one.country.plain(composer.lang)) if text)
    dates = [_parts(date) for date in (one.start, one.end) if date]
    entry = {
        "type": "speech",
        "author": _names(one.authors),
        "title": one.title,
        "genre": composer.choice(one.kind) if one.kind else None,
        "event-title": one.event.plain(composer.lang),
        "event-place": ", ".join(text for text in (place, composer.word("remote") if one.remote else "") if text),
        "issued": {"date-parts": dates} if dates else None,
    }
    return {name: value for name, value in entry.items() if value}
