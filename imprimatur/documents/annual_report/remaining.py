"""What no chapter takes up: fields and rows that were filled in and would otherwise be printed nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from imprimatur.core.blocks import Block, Blocks, Chart, Facts, Heading, Inline, Item, List, Run, Table, runs
from imprimatur.documents.annual_report.charts import reach
from imprimatur.documents.annual_report.groups import Colophon
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.organisation import organisation
from imprimatur.documents.annual_report.references import bibliography, talks
from imprimatur.documents.annual_report.thanks import thanks
from imprimatur.documents.annual_report.trends import trends
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import capitalised, joined
from imprimatur.documents.writing.tables import Rows, Tables, is_empty

FRONT = (
    *("organisation", "title", "subtitle", "year", "status"),
    *(f"colophon.{spec.path}" for spec in specs(Colophon)),
    *("cover", "back_cover", "foreword.text", "foreword.signatories"),
    *("sections", "added_sections", "key_figures", "milestones", "accounts", "balance", "budget", "acronyms"),
)
"""Fields with a page of their own: cover, colophon, chapters, the year in figures, in dates and in money, acronyms."""
_MOST = 5
"""The most columns in which long texts can be read, those of figures counting for half; rows of more become items that
name each value."""


def remaining(writing: Writing, report: AnnualReport) -> Blocks:
    """A last chapter of what the chapters and the year in figures did not say; nothing where they said everything.

    To be composed after them: it prints the cells that nobody asked for, each row under the name in its first column.
    """
    tables = writing.tables
    facts: list[tuple[Inline, Inline]] = []
    blocks: list[Block] = []
    lists: dict[str, Callable[[], Blocks]] = {
        "publications": lambda: bibliography(report, writing.composer),
        "talks": lambda: talks(report, writing.composer),
    }
    drawn_: dict[str, Callable[[], Blocks]] = {
        "org_chart": lambda: organisation(tables, writing.composer),
        "years": lambda: trends(tables, writing.composer),
        "thanks": lambda: thanks(tables),
    }
    for spec in specs(type(report)):
        path, value = spec.path, value_at(report, spec.path)
        unsaid = is_empty(value) and not writing.composer.asks(path)
        if spec.check_only or unsaid or path in FRONT or path in tables.told:
            continue
        if not spec.is_table or is_empty(value):
            label = runs(tables.labels.field(path).of(tables.lang))
            facts.append((label, tables.say(value, path, spec)))
        elif path in drawn_:
            # Placed by a chapter, they are told already.
            blocks += [] if _is_told(tables, path) else drawn_[path]()
        elif path in lists:
            title = tables.labels.field(path).of(tables.lang)
            blocks += [Heading(2, runs(title)), *lists[path]()]
        else:
            blocks += _table(writing, path)
            blocks[-1:-1] = reach(tables) if path == "audiences" and blocks else ()
    if not (facts or blocks):
        return ()
    box = (Facts(tuple(facts)),) if facts else ()
    return writing.numbering.blocks((writing.heading("remaining", 1), *box, *_headed_last(blocks)))


def _headed_last(blocks: list[Block]) -> Iterator[Block]:
    """Tables and drawings, which bear a caption, before what stands below headings: they would seem to stand there."""
    headed: list[Block] = []
    is_below = False
    for block in blocks:
        is_below = isinstance(block, Heading) or (is_below and not isinstance(block, Table | Chart))
        if is_below:
            headed.append(block)
        else:
            yield block
    yield from headed


def _is_told(tables: Tables, path: str) -> bool:
    """Whether everything printed of a table was said in a chapter."""
    rows = tables.rows(path, {})
    columns = [spec.path for spec in specs(rows.model) if not spec.check_only]
    cells = ((i, row, column) for i, row in rows.rows for column in columns)
    return all(f"{path}.{i}.{one}" in tables.told or is_empty(value_at(row, one)) for i, row, one in cells)


def _table(writing: Writing, path: str) -> Blocks:
    """The rows of a table that still have something to say, and the columns in which they say it."""
    tables = writing.tables
    rows = tables.rows(path, {})
    open_columns = [spec.path for spec in specs(rows.model) if not spec.check_only]
    left = {
        (i, column)
        for i, row in rows.rows
        for column in open_columns
        if (cell := f"{path}.{i}.{column}") not in tables.told
        and (not is_empty(value_at(row, column)) or writing.composer.asks(cell))
    }
    first, *others = open_columns
    # A row that has only its first cell left is shown with the next one, which tells rows of one name apart.
    columns = [column for column in others if any((i, column) in left for i, _ in rows.rows)] or others[:1]
    kept = tuple((i, row) for i, row in rows.rows if any((i, column) in left for column in open_columns))
    if not kept:
        return ()
    rows, name = replace(rows, rows=kept), runs(tables.labels.field(path).of(tables.lang))
    widths = {spec.path: 1 if _holds_words(spec) else 0.5 for spec in specs(rows.model)}
    if columns and sum(widths[column] for column in (first, *columns)) <= _MOST:
        return (tables.table(rows, (first, *columns), name),)
    return (Heading(2, name), List(tuple(Item(_line(tables, rows, i, row, first, columns)) for i, row in kept)))


def _holds_words(spec: Spec) -> bool:
    """Whether the cells of a column are words of any length: no figure, date, yes or no, nor one of a few choices."""
    chosen = isinstance(spec.type, type) and issubclass(spec.type, StrEnum)
    return not chosen and (spec.many or spec.reads is None or spec.type is str)


def _line(tables: Tables, rows: Rows, place: int, row: object, first: str, columns: list[str]) -> Inline:
    """A row in one line: its first cell, then each value after the name of its column."""
    head = tuple(replace(run, bold=True) for run in capitalised(tables.cell(rows, place, row, first)))
    named = [
        (*tables.header(rows, column), Run(": "), *value)
        for column in columns
        if (value := tables.cell(rows, place, row, column))
    ]
    return joined([head, *named], " · ")
