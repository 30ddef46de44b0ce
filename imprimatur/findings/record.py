"""Findings as data: what `findings.json`, the manifest and `imprimatur check --json` say (docs/findings-json.md).

The keys are stable: one may be added, none changes its meaning. Places stand there as the machine knows them and as
people say them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding, Waiver
from imprimatur.core.location import Location
from imprimatur.core.place import said
from imprimatur.core.values import FlexDate
from imprimatur.findings.blocking import blocking
from imprimatur.findings.grouping import Group, grouped
from imprimatur.findings.waivers import can_be_accepted

FORMAT = 1
"""The form of `findings.json`: it counts up when a key changes its meaning."""


def document(name: str, findings: Iterable[Finding], fresh: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What `findings.json` holds of a dossier; `fresh` are the marks of what the former draft did not have."""
    found = tuple(findings)
    told = [{**record, "new": record["mark"] in fresh} for record in records(found)]
    return {"format": FORMAT, "dossier": name, "blocking": len(blocking(found)), "findings": told}


def records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings in their order, each with the reference of the line that it belongs to."""
    return [record for group in grouped(findings) for record in _records(group)]


def _records(group: Group) -> Iterator[dict[str, Any]]:
    reference, place = group.reference, _both(group.place)
    for one, mark in zip(group.findings, group.marks, strict=True):
        yield {
            "code": one.code,
            "severity": one.severity.value,
            "reference": reference,
            "mark": mark,
            "acceptable": can_be_accepted(one),
            "accepted": _accepted(one.waiver),
            "location": str(one.location),
            "place": _place(one.location),
            "place_said": _both(said(one.location)),
            "line_place": place,
            "path": one.path,
            "lang": one.lang,
            "section": _both(one.section),
            "owner": one.owner,
            "due": _day(one.due),
            "message": _both(one.message),
            "remedy": _both(one.remedy),
            "values": dict(one.values),
        }


def _both(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr, "nl": text.nl}


def _day(date: FlexDate | None) -> str | None:
    return date.value.isoformat() if date and date.value else None


def _place(place: Location) -> dict[str, str | int]:
    return {
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "paragraph": place.paragraph,
        "key": place.key,
        "under": place.under,
    }


def _accepted(waiver: Waiver | None) -> dict[str, str | None] | None:
    if waiver is None:
        return None
    return {"reason": waiver.reason, "by": waiver.by, "on": _day(waiver.on), "location": str(waiver.location)}
