"""The entities side by side: people, finances and operations turned into one column an entity."""

from typing import Any

from imprimatur.core.blocks import Blocks, Inline, Table, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.writing.chapters import Writing

Line = tuple[Inline, tuple[Inline, ...]]


def people(report: FeasibilityReport, writing: Writing) -> Blocks:
    """Headcount, FTE, functions, scales, committee, benefits and seniority, a column an entity."""
    rows = writing.tables.rows("people", {})
    if not rows.rows:
        return writing.table("people")
    columns = [path for path in rows.names.paths if path != "entity"]
    lines: list[Line] = [
        (
            writing.tables.header(rows, column),
            tuple(
                next((writing.tables.cell(rows, i, row, column) for i, row in rows.rows if row.entity == entity), ())
                for entity in report.entities
            ),
        )
        for column in columns
    ]
    return _table(report, writing, lines, "people")


def finances(report: FeasibilityReport, writing: Writing) -> Blocks:
    """Income, result, reserves and commitments of every year, a column an entity."""
    rows = writing.tables.rows("finances", {})
    if not rows.rows:
        return writing.table("finances")
    years = sorted({row.year for _, row in rows.rows if row.year})
    lines: list[Line] = []
    for column in ("income", "result", "reserves", "commitments"):
        for year in years:
            cells = tuple(
                next(
                    (
                        writing.tables.cell(rows, i, row, column)
                        for i, row in rows.rows
                        if row.entity == entity and row.year == year
                    ),
                    (),
                )
                for entity in report.entities
            )
            lines.append(((*writing.tables.header(rows, column), *runs(f" {year}")), cells))
    return _table(report, writing, lines, "finances", numeric=True)


def operations(report: FeasibilityReport, writing: Writing) -> Blocks:
    """How the entities work, subject by subject, each under its theme."""
    rows = writing.tables.rows("operations", {})
    if not rows.rows:
        return writing.table("operations")
    subjects: dict[str, tuple[int, Any]] = {}
    cells: dict[tuple[str, Organisation | None], Inline] = {}
    for i, row in rows.rows:
        key = row.subject.plain("fr") or row.subject.plain("nl")
        subjects.setdefault(key, (i, row))
        cells[key, row.entity] = writing.tables.cell(rows, i, row, "situation")
    lines: list[Line] = [
        (
            writing.tables.cell(rows, *first, "subject"),
            (
                writing.tables.cell(rows, *first, "theme"),
                *(cells.get((key, entity), ()) for entity in report.entities),
            ),
        )
        for key, first in subjects.items()
    ]
    return _table(report, writing, lines, "operations", before=(writing.tables.header(rows, "theme"),))


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


def _table(
    report: FeasibilityReport,
    writing: Writing,
    lines: list[Line],
    name: str,
    numeric: bool = False,
    before: tuple[Inline, ...] = (),
) -> Blocks:
    """A column an entity, after the point compared and the columns `before`."""
    composer = writing.composer
    header = (runs(composer.word("comparison_item")), *before, *(runs(entity.brief) for entity in report.entities))
    filled = [(title, cells) for title, cells in lines if any(cells)]
    table = Table(
        header,
        tuple((title, *cells) for title, cells in filled),
        runs(composer.labels.field(name).of(composer.lang)),
        row_headers=True,
        numeric=tuple(range(1, len(header))) if numeric else (),
    )
    return composer.additions.around(name, (table,))
