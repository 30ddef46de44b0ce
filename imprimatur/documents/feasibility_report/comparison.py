"""The entities side by side: people and operations turned into one column an entity."""

from typing import Any

from imprimatur.core.blocks import Blocks, Inline, Run, Table, plain, runs
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
    """A column an entity, after the point compared and the columns `before`; of more entities, a row an entity."""
    composer = writing.composer
    named = [said_entity(writing, name, one) for one in entities]
    header = (runs(composer.word("comparison_item")), *before, *named)
    filled = [(title, cells) for title, cells in lines if any(cells)]
    if len(entities) > MOST_COLUMNS:
        return composer.additions.around(name, _rows_of_entities(writing, name, named, filled))
    table = Table(
        header,
        tuple((title, *cells) for title, cells in filled),
        runs(composer.labels.field(name).of(composer.lang)),
        row_headers=True,
    )
    return composer.additions.around(name, (grouped(table, 1, capital=True) if before else table,))


def _rows_of_entities(writing: Writing, name: str, entities: list[Inline], lines: list[Line]) -> tuple[Table, ...]:
    """A row an entity and a column a point compared, its theme in brackets.

    Many points are several tables, each of which says in its caption which ones it holds.
    """
    composer = writing.composer
    count = -(-len(lines) // MOST_COLUMNS)
    many = -(-len(lines) // count) if count else 1
    said = composer.labels.field(name).of(composer.lang)
    tables = []
    for part in (lines[start : start + many] for start in range(0, len(lines), many)):
        heads, columns = [], []
        for title, cells in part:
            before = cells[: -len(entities)]
            heads.append((*title, Run(" ("), *before[0], Run(")")) if before and before[0] else title)
            columns.append(cells[-len(entities) :])
        rows = [(entity, *values) for entity, *values in zip(entities, *columns, strict=True)]
        points = composer.listed([runs(_within(plain(title))) for title, _ in part])
        caption = runs(said) if count == 1 else joined([runs(said), points], " – ")
        header = (writing.tables.header(writing.tables.rows(name, {}), "entity"), *heads)
        tables.append(Table(header, tuple(row for row in rows if any(row[1:])), caption, row_headers=True))
    return tuple(tables)


def _within(title: str) -> str:
    """A title as it stands within a sentence; initials keep their capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
