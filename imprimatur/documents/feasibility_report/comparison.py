"""The entities side by side: people and operations turned into one column an entity."""

from typing import Any

from imprimatur.core.blocks import Blocks, Inline, Run, Table, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.documents.writing.grouping import grouped
from imprimatur.documents.writing.tables import Rows

Line = tuple[Inline, tuple[Inline, ...]]
Entity = Organisation | int
"""An entity, or the place of the row that names none."""
MOST_COLUMNS = 4
"""How many entities stand side by side as columns of text on an upright page."""
TWICE = " / "
"""What stands between values that two rows give for the same thing."""


def people(report: FeasibilityReport, writing: Writing) -> Blocks:
    """Headcount, FTE, functions, scales, committee, benefits and seniority, a column an entity."""
    rows = writing.tables.rows("people", {})
    if not rows.rows:
        return writing.table("people")
    entities = entities_of(report, rows)
    columns = [path for path in rows.names.paths if path != "entity"]
    lines: list[Line] = [
        (
            writing.tables.header(rows, column),
            tuple(
                joined(
                    [writing.tables.cell(rows, i, row, column) for i, row in rows.rows if entity_of(i, row) == entity],
                    TWICE,
                )
                for entity in entities
            ),
        )
        for column in columns
    ]
    return _table(entities, writing, lines, "people")


def operations(report: FeasibilityReport, writing: Writing) -> Blocks:
    """How the entities work, subject by subject, each under its theme."""
    rows = writing.tables.rows("operations", {})
    if not rows.rows:
        return writing.table("operations")
    entities = entities_of(report, rows)
    subjects: dict[str, tuple[int, Any]] = {}
    cells: dict[tuple[str, Entity], Inline] = {}
    for i, row in rows.rows:
        key = row.subject.plain("fr") or row.subject.plain("nl")
        subjects.setdefault(key, (i, row))
        theme = writing.composer.missing(row.theme, f"operations.{i}.theme") if subjects[key][0] != i else ()
        said = joined([writing.tables.cell(rows, i, row, "situation"), theme])
        cells[key, entity_of(i, row)] = joined([cells.get((key, entity_of(i, row)), ()), said], TWICE)
    lines: list[Line] = [
        (
            writing.tables.cell(rows, *first, "subject"),
            (
                writing.tables.cell(rows, *first, "theme"),
                *(cells.get((key, entity), ()) for entity in entities),
            ),
        )
        for key, first in subjects.items()
    ]
    return _table(entities, writing, lines, "operations", before=(writing.tables.header(rows, "theme"),))


def entity_of(place: int, row: Any) -> Entity:
    """The entity of a row; its place where that could not be read: its values then have a column of their own."""
    return row.entity or place


def entities_of(report: FeasibilityReport, rows: Rows) -> tuple[Entity, ...]:
    """The entities of the report, then those that only the rows name."""
    return tuple(dict.fromkeys((*report.entities, *(entity_of(i, row) for i, row in rows.rows))))


def said_entity(writing: Writing, name: str, entity: Entity) -> Inline:
    """The short name of an entity, or the gap of the row of a table that names none."""
    if isinstance(entity, int):
        return writing.composer.gap(f"{name}.{entity}.entity")
    return runs(entity.acronym or entity.printed(writing.composer.lang))


def _table(
    entities: tuple[Entity, ...],
    writing: Writing,
    lines: list[Line],
    name: str,
    before: tuple[Inline, ...] = (),
) -> Blocks:
    """A column an entity, after the point compared and the columns `before`; of more entities, a row each."""
    composer = writing.composer
    named = [said_entity(writing, name, one) for one in entities]
    header = (runs(composer.word("comparison_item")), *before, *named)
    filled = [(title, cells) for title, cells in lines if any(cells)]
    if len(entities) > MOST_COLUMNS:
        return composer.additions.around(name, (_one_below_the_other(writing, name, named, filled),))
    table = Table(
        header,
        tuple((title, *cells) for title, cells in filled),
        runs(composer.labels.field(name).of(composer.lang)),
        row_headers=True,
    )
    return composer.additions.around(name, (grouped(table, 1, capital=True) if before else table,))


def _one_below_the_other(writing: Writing, name: str, entities: list[Inline], lines: list[Line]) -> Table:
    """A row for each entity that says something, below the point compared and its theme where it has one."""
    composer = writing.composer
    rows = []
    for title, cells in lines:
        before, values = cells[: -len(entities)], cells[-len(entities) :]
        theme = (Run(" ("), *before[0], Run(")")) if before and before[0] else ()
        rows += [((*title, *theme), entity, value) for entity, value in zip(entities, values, strict=True) if value]
    columns = writing.tables.rows(name, {})
    header = (writing.tables.header(columns, "entity"), runs(composer.word("comparison_said")))
    table = Table(
        (runs(composer.word("comparison_item")), *header),
        tuple(rows),
        runs(composer.labels.field(name).of(composer.lang)),
        row_headers=True,
    )
    return grouped(table, 0)
