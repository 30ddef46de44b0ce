"""Delays counted from events and the scenarios of legal steps: named as the report names them, in their order."""

from collections.abc import Iterator
from typing import Any

from imprimatur.core.bilingual import LANGS, Bilingual, other
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate
from imprimatur.documents.feasibility_report.legal import places_of
from imprimatur.documents.feasibility_report.terms import FIELDS
from imprimatur.documents.schema.document import languages_of
from imprimatur.language.parsing import core_of, is_known_event
from validators.completeness import LANGUAGE
from validators.feasibility_report.study import Study, spellings
from validators.values import dated, named, precedes

_QUOTES = ("«", "“", "„", "‘", '"')
"""What opens the name of a step that is called by it."""


def check(study: Study) -> Iterator[Finding]:
    """Events that nothing names, delays that wait for themselves, steps later than their deadline, scenarios."""
    for name, columns in FIELDS.items():
        for place, row in enumerate(getattr(study.report, name)):
            for column in columns:
                term: FlexDate | None = getattr(row, column)
                if term and term.delay:
                    yield from _event(study, f"{name}.{place}.{column}", term)
    yield from _late(study)
    yield from _scenarios(study)


def _event(study: Study, path: str, term: FlexDate) -> Iterator[Finding]:
    """The event of a delay is a step, one that everybody knows, or else named in each language."""
    delay = term.delay
    assert delay is not None
    if delay.is_step:
        if _waits_for_itself(study, path, term):
            yield study.finding("F37", path, {"step": delay.event})
        return
    if is_known_event(delay.event):
        return
    event = Bilingual(*(core_of(delay.event.of(lang) or delay.event.of(other(lang))) for lang in LANGS))
    if any(delay.event.of(lang).startswith(_QUOTES) for lang in LANGS):
        yield study.finding("F36", path, {"event": event})
        return
    for lang in languages_of(study.report):
        if not delay.event.of(lang):
            yield study.finding("F38", path, {"event": event, "language": LANGUAGE[lang]}, lang=lang)


def _waits_for_itself(study: Study, path: str, term: FlexDate) -> bool:
    """Whether the steps that a delay is counted from lead back to it."""
    seen = {path.rpartition(".")[0]}
    while term.delay and term.delay.is_step:
        found = _step(study, term)
        if found is None:
            return False
        if found[0] in seen:
            return True
        seen.add(found[0])
        following: FlexDate | None = found[1]
        if following is None:
            return False
        term = following
    return False


def _step(study: Study, term: FlexDate) -> tuple[str, Any] | None:
    """The path of the step that a delay is counted from, and the date of it that counts."""
    assert term.delay is not None
    event = term.delay.event
    for name, columns in FIELDS.items():
        for place, row in enumerate(getattr(study.report, name)):
            if (row.step.plain("fr"), row.step.plain("nl")) == (event.fr, event.nl):
                return f"{name}.{place}", getattr(row, columns[0] if term.delay.before else columns[-1])
    return None


def _late(study: Study) -> Iterator[Finding]:
    """A step of the timeline ends by the deadline that the legal steps give it."""
    for place, legal in enumerate(study.report.legal_steps):
        names = spellings(legal.step)
        step = next((one for one in study.report.timeline if names and spellings(one.step) & names), None)
        if step and step.end and legal.deadline and precedes(legal.deadline, step.end):
            about = {"step": named(step.step), "end": dated(step.end), "deadline": dated(legal.deadline)}
            yield study.finding("F39", f"legal_steps.{place}.deadline", about)


def _scenarios(study: Study) -> Iterator[Finding]:
    """The scenarios of a legal step are of the report."""
    known = ", ".join(one.code for one in study.report.scenarios if one.code)
    for place, step in enumerate(study.report.legal_steps):
        for said in step.scenario:
            if study.report.scenarios and places_of(study.report, (said,)) is None:
                yield study.finding("F40", f"legal_steps.{place}.scenario", {"value": said, "expected": known})
