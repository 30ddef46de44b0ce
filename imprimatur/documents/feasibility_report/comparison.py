"""The entities side by side: people, finances and operations turned into one column an entity."""

from typing import Any

from imprimatur.core.blocks import Blocks, Inline, Table, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.documents.writing.tables import Rows

Line = tuple[Inline, tuple[Inline, ...]]
Entity = Organisation | int
"""An entity, or the place of the row that names none."""


def people(report: FeasibilityReport, writing: Writing) -> Blocks:
    """Headcount, FTE, functions, scales, committee, benefits and seniority, a column an entity."""
    rows = writing.tables.rows("people", {})
    if not rows.rows:
        return writing.table("people")
    entities = _entities(report, rows)
    columns = [path for path in rows.names.paths if path != "entity"]
    lines: list[Line] = [
        (
            writing.tables.header(rows, column),
            tuple(
                next((writing.tables.cell(rows, i, row, column) for i, row in rows.rows if _of(i, row) == entity), ())
                for entity in entities
            ),
        )
        for column in columns
    ]
    return _table(entities, writing, lines, "people")


def finances(report: FeasibilityReport, writing: Writing) -> Blocks:
    """Income, result, reserves and commitments of every year, a column an entity."""
    rows = writing.tables.rows("finances", {})
    if not rows.rows:
        return writing.table("finances")
    entities = _entities(report, rows)
    years = [*sorted({row.year for _, row in rows.rows if row.year})]
    unread = [i for i, row in rows.rows if not row.year]
    lines: list[Line] = []
    for column in ("income", "result", "reserves", "commitments"):
        for year in (*years, *(-1 - i for i in unread)):
            cells = tuple(
                next(
                    (
                        writing.tables.cell(rows, i, row, column)
                        for i, row in rows.rows
                        if _of(i, row) == entity and (row.year or -1 - i) == year
                    ),
                    (),
                )
                for entity in entities
            )
            said = runs(str(year)) if year > 0 else writing.composer.gap(f"finances.{-1 - year}.year")
            lines.append((joined([writing.tables.header(rows, column), said], " "), cells))
    return _table(entities, writing, lines, "finances", numeric=True)


def operations(report: FeasibilityReport, writing: Writing) -> Blocks:
    """How the entities work, subject by subject, each under its theme."""
    rows = writing.tables.rows("operations", {})
    if not rows.rows:
        return writing.table("operations")
    entities = _entities(report, rows)
    subjects: dict[str, tuple[int, Any]] = {}
    cells: dict[tuple[str, Entity], Inline] = {}
    for i, row in rows.rows:
        key = row.subject.plain("fr") or row.subject.plain("nl")
        subjects.setdefault(key, (i, row))
        theme = writing.composer.missing(row.theme, f"operations.{i}.theme") if subjects[key][0] != i else ()
        cells[key, _of(i, row)] = joined([writing.tables.cell(rows, i, row, "situation"), theme])
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


def votes(report: FeasibilityReport, writing: Writing) -> Blocks:
    """The votes side by side, a column a vote: their many counts are too narrow as columns to be read."""
    rows = writing.tables.rows("votes", {})
    if not rows.rows:
        return writing.table("votes")
    body, *columns = rows.names.paths
    lines: list[Line] = [
        (writing.tables.header(rows, column), tuple(writing.tables.cell(rows, i, row, column) for i, row in rows.rows))
        for column in columns
    ]
    header = (writing.tables.header(rows, body), *(writing.tables.cell(rows, i, row, body) for i, row in rows.rows))
    filled = tuple((title, *cells) for title, cells in lines if any(cells))
    table = Table(header, filled, runs(writing.composer.word("votes")), row_headers=True)
    return writing.composer.additions.around("votes", (table,))


def _of(place: int, row: Any) -> Entity:
    """The entity of a row; its place where that could not be read: its values then have a column of their own."""
    return row.entity or place


def _entities(report: FeasibilityReport, rows: Rows) -> tuple[Entity, ...]:
    """The entities of the report, then those that only the rows name."""
    return tuple(dict.fromkeys((*report.entities, *(_of(i, row) for i, row in rows.rows))))


def _table(
    entities: tuple[Entity, ...],
    writing: Writing,
    lines: list[Line],
    name: str,
    numeric: bool = False,
    before: tuple[Inline, ...] = (),
) -> Blocks:
    """A column an entity, after the point compared and the columns `before`."""
    composer = writing.composer
    named = (composer.gap(f"{name}.{one}.entity") if isinstance(one, int) else runs(one.brief) for one in entities)
    header = (runs(composer.word("comparison_item")), *before, *named)
    filled = [(title, cells) for title, cells in lines if any(cells)]
    table = Table(
        header,
        tuple((title, *cells) for title, cells in filled),
        runs(composer.labels.field(name).of(composer.lang)),
        row_headers=True,
        numeric=tuple(range(1, len(header))) if numeric else (),
    )
    return composer.additions.around(name, (table,))
