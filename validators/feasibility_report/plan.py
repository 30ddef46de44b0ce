"""Money and time of a feasibility report: totals, funding, steps in their order and inside the horizon."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate
from imprimatur.documents.feasibility_report.groups import Cost, Source
from validators.feasibility_report.study import Study, spellings
from validators.values import counted, dated, named, precedes, priced


def check(study: Study) -> Iterator[Finding]:
    """Every sum, period and order that does not hold."""
    yield from _money(study)
    yield from _periods(study)
    yield from _steps(study)
    yield from _dates(study)
    listed, left = study.report.tasks_listed, study.report.tasks_open
    if listed is not None and left is not None and left > listed:
        yield study.finding("F33", "tasks_open", {"open": counted(left), "listed": counted(listed)})


def _sum(rows: Sequence[Cost | Source]) -> Decimal | None:
    """The sum of the amounts; unknown while one is missing."""
    amounts = [row.amount.amount for row in rows if row.amount]
    return sum(amounts, Decimal(0)) if rows and len(amounts) == len(rows) else None


def _money(study: Study) -> Iterator[Finding]:
    report = study.report
    costs, funding = _sum(report.costs), _sum(report.funding_plan)
    if costs is not None and report.costs_stated and report.costs_stated.amount != costs:
        about = {"stated": priced(report.costs_stated.amount), "total": priced(costs)}
        yield study.finding("F05", "costs_stated", about)
    if costs is not None and funding is not None and funding < costs:
        about = {"funding": priced(funding), "costs": priced(costs), "lacking": priced(costs - funding)}
        yield study.finding("F06", "funding_plan", about)


def _periods(study: Study) -> Iterator[Finding]:
    report, method = study.report, study.report.method
    periods: list[tuple[str, FlexDate | None, FlexDate | None]] = [
        ("method.interviews_end", method.interviews_start, method.interviews_end)
    ]
    periods += [(f"external_support.{i}.end", one.start, one.end) for i, one in enumerate(report.external_support)]
    periods += [(f"timeline.{i}.end", one.start, one.end) for i, one in enumerate(report.timeline)]
    for path, start, end in periods:
        if start and end and precedes(end, start):
            yield study.finding("F07", path, {"start": dated(start), "end": dated(end)})


def _steps(study: Study) -> Iterator[Finding]:
    """Steps end by the horizon, and start once the step that they wait for has ended."""
    report = study.report
    steps = [(spellings(one.step), one) for one in report.timeline]
    for place, step in enumerate(report.timeline):
        if step.end and report.horizon and precedes(report.horizon, step.end):
            about = {"step": named(step.step), "end": dated(step.end), "horizon": dated(report.horizon)}
            yield study.finding("F08", f"timeline.{place}.end", about)
        wanted = spellings(step.depends_on)
        if not wanted:
            continue
        path = f"timeline.{place}.depends_on"
        first = next((one for names, one in steps if names & wanted), None)
        if first is None or first is step:
            yield study.finding("F09", path, {"value": named(step.depends_on)})
        elif first.end and step.start and precedes(step.start, first.end):
            about = {"step": named(step.step), "start": dated(step.start)}
            about |= {"first": named(first.step), "end": dated(first.end)}
            yield study.finding("F10", path, about)


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
