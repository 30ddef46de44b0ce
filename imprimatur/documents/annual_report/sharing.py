"""What an annual report shares with the syntheses and the feasibility report: taken from them, or held against them."""

from collections.abc import Iterator, Mapping
from typing import Any

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.groups import (
    Decision,
    Meeting,
)
from imprimatur.documents.annual_report.works import (
    Research,
)
from imprimatur.documents.schema.document import Document, Provenance

SYNTHESIS = (("title", "title"), ("start", "research_start"), ("end", "research_end"))
"""The fields of a research entry and of its synthesis that say the same."""


def from_neighbours(report: Any, related: Mapping[str, Document]) -> dict[str, Any]:
    """What fills the blanks of a report's research entries, meetings and decisions, from their own dossiers."""
    research = tuple(_research(one, related) for one in report.research)
    changes: dict[str, Any] = {"research": research}
    study = related.get(f"feasibility_report/{report.feasibility}")
    if study is not None and not report.meetings:
        changes["meetings"] = tuple(_meeting(one) for one in getattr(study, "meetings", ()))
    if study is not None and not report.decisions:
        changes["decisions"] = tuple(
            Decision(body=one.body, date=one.date, decision=one.decision) for one in getattr(study, "votes", ())
        )
    return changes


def _research(entry: Research, related: Mapping[str, Document]) -> Research:
    synthesis = related.get(f"research_synthesis/{entry.dossier}")
    if synthesis is None:
        return entry
    supplied = {mine: getattr(synthesis, theirs) for mine, theirs in SYNTHESIS if not getattr(entry, mine)}
    return entry.model_copy(update=supplied)


def _meeting(one: Any) -> Meeting:
    return Meeting(body=Text(), date=one.date, topic=one.topic, facilitator=one.facilitator)


def contradictions(document: Document, about: Provenance) -> Iterator[tuple[str, Any, Any, str]]:
    """What a report and a dossier of its own tell differently: path here, value here, value there, the other's name.

    Works from both sides: a report against its syntheses, and a synthesis against the report that names it.
    """
    for name, other in about.related.items():
        kind, _, slug = name.partition("/")
        if about.kind == "annual_report" and kind == "research_synthesis":
            for place, entry in enumerate(getattr(document, "research", ())):
                if entry.dossier == slug:
                    for mine, theirs in SYNTHESIS:
                        yield from _differing(f"research.{place}.{mine}", entry, mine, other, theirs, name)
        elif about.kind == "research_synthesis" and kind == "annual_report":
            for entry in getattr(other, "research", ()):
                if entry.dossier == about.slug:
                    for theirs, mine in SYNTHESIS:
                        yield from _differing(mine, document, mine, entry, theirs, name)
        elif {about.kind, kind} == {"annual_report", "feasibility_report"}:
            for path in ("tasks_listed", "tasks_open"):
                yield from _differing(path, document, path, other, path, name)


def _differing(
    path: str, here: Any, mine: str, there: Any, theirs: str, name: str
) -> Iterator[tuple[str, Any, Any, str]]:
    one, two = getattr(here, mine), getattr(there, theirs)
    if isinstance(one, Text) and isinstance(two, Text):
        for lang in ("fr", "nl"):
            if one.plain(lang) and two.plain(lang) and one.plain(lang) != two.plain(lang):
                yield path, one.plain(lang), two.plain(lang), name
                return
    elif one is not None and two is not None and one != two:
        yield path, one, two, name
