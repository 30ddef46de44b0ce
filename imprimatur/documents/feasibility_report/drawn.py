"""What a feasibility report draws: costs and funding, the timeline, the map of risks."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from imprimatur.core.blocks import Block, Blocks, Chart, ChartSort, Inline, Series, Table, plain, runs
from imprimatur.core.values import FlexDate, Money
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.schema.frames import summed
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.drawing import Point
from imprimatur.language.formatting import format_date, format_money

LEVELS = range(1, 6)
"""Likelihood and effect go from 1 to 5."""

STEPS = (6, 8)
"""From which sum of likelihood and effect a risk is medium, and high: the diagonals of the map."""


def amounts(writing: Writing, name: str, column: str, chart: str) -> Blocks:
    """A table of amounts with its total, and the same as bars."""
    composer = writing.composer
    found = writing.tables.rows(name, {})
    tables = writing.table(name)
    if not found.rows:
        return tables
    place_of = next(place for place, block in enumerate(tables) if isinstance(block, Table))
    before, after = tables[:place_of], tables[place_of + 1 :]
    table = tables[place_of]
    assert isinstance(table, Table)
    frame = writing.tables.frame(found)
    if frame["amount"].dropna().empty:
        return tables
    place = table.header.index(writing.tables.header(found, "amount"))
    last = [()] * len(table.header)
    cells: list[Inline] = [runs(composer.word("total")), *last[1:]]
    total = summed(frame, "amount")
    cells[place] = runs(format_money(Money(Decimal(total), hedge=total.hedge), composer.lang))
    totalled = Table(
        table.header, (*table.rows, tuple(cells)), table.caption, row_headers=True, numeric=table.numeric, total=True
    )
    points: list[Point] = [
        (plain(writing.tables.cell(found, i, row, column)), row.amount.amount, format_money(row.amount, composer.lang))
        for i, row in found.rows
        if row.amount
    ]
    by = plain(writing.tables.header(found, column))
    return (*before, totalled, *writing.bars(points, composer.word(chart), composer.word("euro"), by), *after)


def timeline(report: FeasibilityReport, writing: Writing) -> Blocks:
    """The steps on an axis of months, and as a table, which says their dates."""
    composer = writing.composer
    steps = [(i, one) for i, one in enumerate(report.timeline) if _months(one.start, False) and _months(one.end, True)]
    table = writing.table("timeline", top=2)
    if not steps:
        return table
    names = [plain(composer.inline(one.step, f"timeline.{i}.step")) for i, one in steps]
    caption = composer.word("timeline_chart")
    by = composer.labels.field("timeline.step").of(composer.lang)
    chart = Chart(
        ChartSort.TIMELINE,
        tuple(names),
        (
            Series(_label(writing, "start"), tuple(_months(one.start, False) for _, one in steps)),
            Series(_label(writing, "end"), tuple(_months(one.end, True) for _, one in steps)),
        ),
        alt=_spans(caption, steps, composer),
        data=Table(
            (runs(by), runs(_label(writing, "start")), runs(_label(writing, "end"))),
            tuple(
                (runs(name), *(runs(format_date(date, composer.lang)) for date in (one.start, one.end) if date))
                for name, (_, one) in zip(names, steps, strict=True)
            ),
            row_headers=True,
        ),
        caption=runs(caption),
    )
    return (chart, *table)


def _label(writing: Writing, column: str) -> str:
    return writing.composer.labels.field(f"timeline.{column}").of(writing.composer.lang)


def _months(date: FlexDate | None, end: bool) -> Decimal | None:
    """A date as months since year 0: where its first day begins, or where its last one ends."""
    if date is None:
        return None
    day = date.last_day() if end else date.first_day() or date.value
    if day is None:
        return None
    passed = day.day - (0 if end else 1)
    return Decimal(day.year * 12 + day.month - 1) + Decimal(passed) / monthrange(day.year, day.month)[1]


def _spans(title: str, steps: Sequence[tuple[int, Any]], composer: Composer) -> str:
    """What the drawing of the steps shows: how many they are, from when to when."""
    first = min((one.start for _, one in steps), key=lambda date: date.value)
    last = max((one.end for _, one in steps), key=lambda date: date.last_day())
    said = {"first": format_date(first, composer.lang), "last": format_date(last, composer.lang)}
    return composer.word("timeline_alt", title=title, count=str(len(steps)), **said)


def risks(report: FeasibilityReport, writing: Writing) -> Blocks:
    """The risks by number on a map of effect and likelihood, then one by one with the answer to each."""
    if not report.risks:
        return writing.table("risks", top=2)
    placed = any(risk.likelihood and risk.effect for risk in report.risks)
    return (*((_map(report, writing),) if placed else ()), *_numbered(writing.table("risks"), report, writing))


def _map(report: FeasibilityReport, writing: Writing) -> Chart:
    """The map: a column a likelihood, a row an effect, the highest above; in each field the numbers of its risks."""
    composer = writing.composer
    known = [
        (place, risk.effect, risk.likelihood)
        for place, risk in enumerate(report.risks, 1)
        if risk.likelihood and risk.effect
    ]
    fields: dict[tuple[int, int], list[str]] = {}
    for place, effect, likelihood in known:
        fields.setdefault((effect, likelihood), []).append(str(place))
    high = [runs(str(place)) for place, effect, likelihood in known if step_of(effect, likelihood) == len(STEPS)]
    title = composer.word("risk_matrix")
    said = composer.word("risk_map_alt" if high else "risk_map_none", title=title, high=plain(composer.listed(high)))
    heads = ("likelihood", "effect")
    return Chart(
        ChartSort.RISKS,
        tuple(map(str, LEVELS)),
        tuple(
            Series(str(effect), tuple(Decimal(step_of(effect, likelihood)) for likelihood in LEVELS))
            for effect in reversed(LEVELS)
        ),
        alt=said,
        data=Table(
            (runs(composer.word("risk_number")), *(runs(_risk_label(writing, head)) for head in heads)),
            tuple((runs(str(place)), runs(str(likelihood)), runs(str(effect))) for place, effect, likelihood in known),
            row_headers=True,
        ),
        labels=tuple(", ".join(fields.get((effect, one), ())) for effect in reversed(LEVELS) for one in LEVELS),
        caption=runs(title),
        axes=(_risk_label(writing, "likelihood"), _risk_label(writing, "effect")),
        legend=tuple(composer.word(f"risk_step_{step}") for step in range(len(STEPS) + 1)),
    )


def step_of(effect: int, likelihood: int) -> int:
    """How high a field of the map is, by the sum of both."""
    return sum(effect + likelihood >= least for least in STEPS)


def _risk_label(writing: Writing, column: str) -> str:
    return writing.composer.labels.field(f"risks.{column}").of(writing.composer.lang)


def _numbered(tables: Sequence[Block], report: FeasibilityReport, writing: Writing) -> Blocks:
    """The table of risks with their numbers on the map, and before the answer the step on which each stands."""
    composer = writing.composer
    steps = [
        runs(composer.word(f"risk_step_{step_of(one.effect, one.likelihood)}")) if one.effect and one.likelihood else ()
        for one in report.risks
    ]
    answer = writing.tables.header(writing.tables.rows("risks", {}), "answer")

    def numbered(table: Table) -> Table:
        at = table.header.index(answer) if answer in table.header else len(table.header)
        heads = (runs(composer.word("risk_number")), runs(composer.word("risk_step")))
        lines = enumerate(zip(table.rows, steps, strict=True), 1)
        return replace(
            table,
            header=(heads[0], *table.header[:at], heads[1], *table.header[at:]),
            rows=tuple((runs(str(place)), *row[:at], step, *row[at:]) for place, (row, step) in lines),
            numeric=tuple(place + 1 for place in table.numeric),
        )

    return tuple(numbered(one) if isinstance(one, Table) and len(one.rows) == len(steps) else one for one in tables)
