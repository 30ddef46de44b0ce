"""The findings that hold a final version back as the lines of a digest: grouped as their page groups them.

The same thing to be said of both languages is one line; places of a file and a sheet are said together.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from flows.digest.messages import say
from flows.digest.model import Point
from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual
from imprimatur.core.finding import Finding, Severity, Waiver
from imprimatur.core.location import Location
from imprimatur.core.place import file_said, said_together
from imprimatur.core.values import FlexDate
from imprimatur.findings.blocking import blocking
from imprimatur.findings.grouping import Group, grouped
from imprimatur.language.labels import Labels


def findings_of(manifest: Mapping[str, Any], with_accepted: bool = False) -> tuple[Finding, ...]:
    """The findings that a set records; one that has not the form of a record, which anybody may have written, is none.

    Those that were accepted, which hold nothing back, are left out unless they are asked for.
    """
    records = manifest.get("findings")
    return tuple(_findings(records if isinstance(records, list) else [], with_accepted))


def _findings(records: list[Any], with_accepted: bool) -> Iterator[Finding]:
    for one in records:
        try:
            if with_accepted or not one["accepted"]:
                yield _finding(one)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue


def _finding(one: Mapping[str, Any]) -> Finding:
    place = one["place"]
    texts = [Bilingual(str(one[name]["fr"]), str(one[name]["nl"])) for name in ("message", "remedy", "section")]
    return Finding(
        str(one["code"]),
        Severity(one["severity"]),
        Location(**{name: _typed(place[name], sort) for name, sort in _PLACE.items()}),
        texts[0],
        texts[1],
        str(one["path"]),
        one["lang"] if one["lang"] in LANGS else None,
        texts[2],
        str(one["owner"]),
        {str(name): str(value) for name, value in one["values"].items()},
        _day(one["due"]),
        _waiver(one["accepted"]) if one["accepted"] else None,
    )


def _waiver(accepted: Mapping[str, Any]) -> Waiver:
    """Why a finding was accepted; its reference is that of the finding itself."""
    place = Location(str(accepted["location"]))
    return Waiver("", str(accepted["reason"]), str(accepted["by"]), _day(accepted["on"]), place)


def _day(said: str | None) -> FlexDate | None:
    return FlexDate(date.fromisoformat(said)) if said else None


_PLACE: dict[str, type] = {
    "file": str,
    "sheet": str,
    "cell": str,
    "line": int,
    "paragraph": int,
    "key": str,
    "under": str,
}


def _typed(value: Any, sort: type) -> Any:
    if not isinstance(value, sort):
        raise TypeError(value)
    return value


def marks_of(findings: Iterable[Finding]) -> frozenset[str]:
    """What tells each finding that holds the final version back from the others, from one digest to the next."""
    return frozenset(mark for group in grouped(blocking(findings)) for mark in group.marks)


def points_of(
    findings: Iterable[Finding], labels: Labels | None, since: Mapping[str, date], today: date, known: bool
) -> tuple[Point, ...]:
    """The lines of a document. `since` has the day of each mark that was told before; `known` says that the document
    was, so that what it has more is fresh.
    """
    groups = grouped(blocking(findings))
    paired: dict[tuple[Any, ...], list[Group]] = {}
    for place, group in enumerate(groups):
        paired.setdefault(_same(group) or (place,), []).append(group)
    return tuple(_point(pair, labels, since, today, known) for pair in paired.values())


def _same(group: Group) -> tuple[Any, ...] | None:
    """What two groups have in common that say the same of each language; None for one that stands alone."""
    one = group.first
    if one.lang is None or one.quoted or len(group.findings) > 1:
        return None
    path = one.path.removesuffix(f".{one.lang}")
    return (one.code, one.severity, one.owner, one.section, one.location.file, one.location.sheet, path, one.due)


def _point(groups: list[Group], labels: Labels | None, since: Mapping[str, date], today: date, known: bool) -> Point:
    first = groups[0].first
    marks = [mark for group in groups for mark in group.marks]
    places = sorted({place for group in groups for place in group.places}, key=lambda place: place.order)
    file = file_said(first.location)
    langs = [group.first.lang for group in groups[1:]]
    return Point(
        groups[0].reference,
        first.severity,
        first.message,
        first.remedy,
        _within(said_together(places), file),
        said_together(places),
        file,
        _section(first, labels),
        first.owner,
        min(today, *(since.get(mark, today) for mark in marks)),
        known and not any(mark in since for mark in marks),
        len(marks),
        first.due.last_day() if first.due else None,
        next(iter(langs), None),
        first.quoted,
    )


def _within(place: Bilingual, file: Bilingual) -> Bilingual:
    """A place below the name of its file: the file need not be said again."""
    return Bilingual(_without(place.fr, file.fr), _without(place.nl, file.nl))


def _without(place: str, file: str) -> str:
    return "" if place == file else place.replace(f", {file}", "", 1)


def _section(one: Finding, labels: Labels | None) -> Bilingual:
    """The part of the document that a finding concerns, by the name that its page gives it."""
    top = one.path.partition(".")[0]
    if one.section != NOTHING:
        return one.section
    return labels.field(top).both if labels and top in labels.fields else say["elsewhere"]
