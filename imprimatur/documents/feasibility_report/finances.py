"""The finances of the entities: years as columns, what became of each amount from the first year to the last."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from imprimatur.core.blocks import Blocks, ChartSort, Inline, Table, plain, runs
from imprimatur.core.values import Hedge, Money
from imprimatur.documents.feasibility_report.comparison import (
    MOST_COLUMNS,
    TWICE,
    Entity,
    entities_of,
    entity_of,
    said_entity,
)
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.documents.writing.drawing import Point, Words, drawn
from imprimatur.documents.writing.grouping import grouped
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import format_decimal, format_money

MEASURES = ("income", "result", "reserves", "commitments")
MOST_YEARS = 5
"""How many years stand as columns: more of them are rows, so that the table keeps to an upright page."""
TREND = "result"
"""What is drawn: the result tells at once whether an entity holds its balance."""
_FIGURES = re.compile(r"(?=\d)")
"""Where the figures of an amount begin: after the sign of the euro in Dutch."""
Year = int
"""A year; below 0, the place of a row whose year could not be read, counted from -1."""


def finances(report: FeasibilityReport, writing: Writing) -> Blocks:
    """The amounts of each entity, a column a year, and the change; the results drawn year by year.

    Many years are rows instead, and the change the last one of each entity.
    """
    composer, rows = writing.composer, writing.tables.rows("finances", {})
    if not rows.rows:
        return writing.table("finances")
    entities = entities_of(report, rows)
    years = [*sorted({row.year for _, row in rows.rows if row.year}), *(-1 - i for i, row in rows.rows if not row.year)]
    lines: list[tuple[Inline, ...]] = []
    for entity in entities:
        for measure in MEASURES:
            cells = [_cell(writing, rows, entity, year, measure) for year in years]
            if any(cells):
                title = (said_entity(writing, "finances", entity), writing.tables.header(rows, measure))
                lines.append((*title, *cells, _change(writing, rows, entity, years, measure)))
    known = [year for year in years if year > 0]
    header = (
        writing.tables.header(rows, "entity"),
        runs(composer.word("finances_item")),
        *(runs(str(year)) if year > 0 else composer.gap(f"finances.{-1 - year}.year") for year in years),
    )
    trend = len(known) > 1 and any(line[-1] for line in lines)
    span = runs(composer.word("finances_change", first=str(known[0]), last=str(known[-1]))) if trend else ()
    table = Table(
        (*header, span) if trend else header,
        tuple(lines) if trend else tuple(line[:-1] for line in lines),
        runs(composer.labels.field("finances").of(composer.lang)),
        row_headers=True,
        numeric=tuple(range(2, len(header) + trend)),
    )
    told = grouped(table if len(years) <= MOST_YEARS else _turned(table, writing), 0)
    return composer.additions.around("finances", (told, *_trend(writing, rows, entities, known)))


def _turned(table: Table, writing: Writing) -> Table:
    """The table with a row for each entity and year that has amounts, and a column for each amount."""
    entities = list(dict.fromkeys(row[0] for row in table.rows))
    measures = list(dict.fromkeys(row[1] for row in table.rows))
    cells = {(row[0], row[1]): row for row in table.rows}
    rows = [
        (entity, when, *(cells[entity, one][place] if (entity, one) in cells else () for one in measures))
        for entity in entities
        for place, when in enumerate(table.header[2:], 2)
    ]
    header = (table.header[0], runs(writing.composer.word("year")), *measures)
    return replace(
        table, header=header, rows=tuple(row for row in rows if any(row[2:])), numeric=tuple(range(2, len(header)))
    )


def _rows_of(rows: Rows, entity: Entity, year: Year) -> list[tuple[int, Any]]:
    return [(i, row) for i, row in rows.rows if entity_of(i, row) == entity and (row.year or -1 - i) == year]


def _cell(writing: Writing, rows: Rows, entity: Entity, year: Year, measure: str) -> Inline:
    """An amount of an entity in a year; of rows that say the same year twice, both."""
    return joined([writing.tables.cell(rows, i, row, measure) for i, row in _rows_of(rows, entity, year)], TWICE)


def _amount(rows: Rows, entity: Entity, year: Year, measure: str) -> Decimal | None:
    """The same as a number, where one row gives it exactly."""
    found = _rows_of(rows, entity, year)
    money: Money | None = getattr(found[0][1], measure) if len(found) == 1 else None
    return money.amount if money and money.hedge is Hedge.EXACT else None


def _change(writing: Writing, rows: Rows, entity: Entity, years: Sequence[Year], measure: str) -> Inline:
    """What was gained or lost from the first year read to the last, with its sign; nothing unless both are known."""
    known = [year for year in years if year > 0]
    first, last = (_amount(rows, entity, year, measure) for year in (known[0], known[-1])) if known else (None, None)
    if first is None or last is None or len(known) == 1:
        return ()
    said = format_money(Money(last - first), writing.composer.lang)
    return runs(_FIGURES.sub("+", said, count=1) if last > first else said)


def _trend(writing: Writing, rows: Rows, entities: Sequence[Entity], years: Sequence[Year]) -> Blocks:
    """The results as columns by year, a series an entity; nothing for a single year or where one is not known.

    Of more entities than a reader tells apart by their shades, the last year alone, a bar an entity.
    """
    amounts = {entity: [_amount(rows, entity, year, TREND) for year in years] for entity in entities}
    if len(years) < 2 or any(amount is None for line in amounts.values() for amount in line):
        return ()
    composer, names = writing.composer, [str(year) for year in years]
    words = Words(
        composer.labels, composer.lang, composer.word("trend_chart"), composer.word("euro"), composer.word("year")
    )
    series: dict[str, list[Point | None]] = {
        plain(said_entity(writing, "finances", entity)): [
            (name, amount, format_money(Money(amount), composer.lang))
            for name, amount in zip(names, line, strict=True)
            if amount is not None
        ]
        for entity, line in amounts.items()
    }
    if len(series) > MOST_COLUMNS:
        title, by = composer.word("last_results", year=names[-1]), writing.tables.header(rows, "entity")
        last = [(name, *point[1:]) for name, points in series.items() if (point := points[-1])]
        last_words = Words(composer.labels, composer.lang, title, composer.word("euro"), plain(by))
        return (drawn(ChartSort.BARS, list(series), {title: last}, last_words),)
    chart = drawn(ChartSort.COLUMNS, names, series, words)
    # The unit stands above the columns: their values are narrow enough to be said beside each other.
    values = (value for one in chart.series for value in one.values)
    numbers = tuple(format_decimal(value, composer.lang).replace("-", "−") for value in values if value is not None)
    return (replace(chart, labels=numbers),)
