"""Time in a feasibility report: periods, steps in their order, dates. What its tables say alone: see suites.yaml."""

from collections.abc import Iterator

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.text import Text
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.feasibility_report.study import CATALOGUE, Study, spellings
from validators.values import counted, dated, named, precedes


def check(study: Study) -> Iterator[Finding]:
    """Every period and order that does not hold."""
    yield from _interviews(study)
    yield from _steps(study)
    yield from _dates(study)
    listed, left = study.report.tasks_listed, study.report.tasks_open
    if listed is not None and left is not None and left > listed:
        yield study.finding("F33", "tasks_open", {"open": counted(left), "listed": counted(listed)})


def _interviews(study: Study) -> Iterator[Finding]:
    start, end = study.report.method.interviews_start, study.report.method.interviews_end
    if start and end and precedes(end, start):
        yield study.finding("F07", "method.interviews_end", {"start": dated(start), "end": dated(end)})


def _steps(study: Study) -> Iterator[Finding]:
    """Steps start once the step that they wait for has ended."""
    report = study.report
    steps = [(spellings(one.step), one) for one in report.timeline]
    for place, step in enumerate(report.timeline):
        wanted = spellings(step.depends_on)
        if not wanted:
            continue
        path = f"timeline.{place}.depends_on"
        first = next((one for names, one in steps if names & wanted), None)
        if first is None or first is step:
            yield study.finding("F09", path, {"value": named(step.depends_on)})
        elif (lang := _otherwise(step.depends_on, first.step)) is not None:
            about_step: Values = {"value": step.depends_on.plain(lang)}
            yield study.examined.finding("F09", path, about_step, lang=lang, source=CATALOGUE)
        elif first.end and step.start and precedes(step.start, first.end):
            about = {"step": named(step.step), "start": dated(step.start)}
            about |= {"first": named(first.step), "end": dated(first.end)}
            yield study.finding("F10", path, about)


def _otherwise(depends_on: Text, step: Text) -> Lang | None:
    """The language in which a step that is found by the other has another name."""
    for lang in LANGS:
        said, known = fold(depends_on.plain(lang)), fold(step.plain(lang))
        if said and known and said != known:
            return lang
    return None


def _dates(study: Study) -> Iterator[Finding]:
    """The mandate, the meetings, the report and its horizon follow each other."""
    report = study.report
    today, mandate, horizon = report.date, report.mandate.date, report.horizon
    if today and mandate and precedes(today, mandate):
        yield study.finding("F27", "mandate.date", {"mandate": dated(mandate), "date": dated(today)})
    if today and horizon and precedes(horizon, today):
        yield study.finding("F29", "horizon", {"horizon": dated(horizon), "date": dated(today)})
    begun = [date for date in (mandate, report.method.since) if date and date.value]
    for place, meeting in enumerate(report.meetings):
        if meeting.date is None:
            continue
        early = bool(begun) and all(precedes(meeting.date, date) for date in begun)
        if early or (today and precedes(today, meeting.date)):
            yield study.finding("F28", f"meetings.{place}.date", {"date": dated(meeting.date)})
