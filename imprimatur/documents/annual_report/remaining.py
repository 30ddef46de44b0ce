"""What no chapter takes up, by the chapter to which it belongs: else it would be printed nowhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from imprimatur.core.blocks import Blocks, Inline, Item, List, Paragraph, Run, runs
from imprimatur.documents.annual_report.charts import reach
from imprimatur.documents.annual_report.groups import Colophon
from imprimatur.documents.annual_report.homes import Left, home_of
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
"""The most columns in which long texts can be read, those of figures counting for half; what does not fit is
told in a list, row by row."""


def remaining(writing: Writing, report: AnnualReport) -> dict[str, Left]:
    """What the chapters and the year in figures did not say, by the home of each (`homes`).

    To be composed after them: it prints the cells that nobody asked for, each row under the name in its first column.
    """
    left: dict[str, Left] = {}
    for spec in specs(type(report)):
        path, value = spec.path, value_at(report, spec.path)
        unsaid = is_empty(value) and not writing.composer.asks(path)
        if spec.check_only or unsaid or path in FRONT or path in writing.tables.told:
            continue
        home = left.setdefault(home_of(path), Left())
        if not spec.is_table or is_empty(value):
            label = runs(writing.tables.labels.field(path).of(writing.tables.lang))
            home.facts.append((label, writing.tables.say(value, path, spec)))
        else:
            home.blocks += _rows(writing, report, path)
    return left


def _rows(writing: Writing, report: AnnualReport, path: str) -> Blocks:
    """What is left of a table, in the form that suits it."""
    tables, composer = writing.tables, writing.composer
    lists: dict[str, Callable[[], Blocks]] = {
        "publications": lambda: bibliography(report, composer),
        "talks": lambda: talks(report, composer),
    }
    drawn_: dict[str, Callable[[], Blocks]] = {
        "org_chart": lambda: organisation(tables, composer),
        "years": lambda: trends(tables, composer),
        "thanks": lambda: thanks(tables),
    }
    if path in drawn_:
        # Placed by a chapter, they are told already.
        return () if is_told(tables, path) else drawn_[path]()
    if path in lists:
        return (_titled(tables, path), *lists[path]())
    said = _table(writing, path)
    return (*reach(tables), *said) if path == "audiences" and said else said


def _titled(tables: Tables, path: str) -> Paragraph:
    """The name of a table above a list. A paragraph and no heading: its chapter has headings of its own."""
    return Paragraph(runs(tables.labels.field(path).of(tables.lang)), role="unit")


def is_told(tables: Tables, path: str) -> bool:
    """Whether everything printed of a table was said in a chapter."""
    rows = tables.rows(path, {})
    columns = [spec.path for spec in specs(rows.model) if not spec.check_only]
    cells = ((i, row, column) for i, row in rows.rows for column in columns)
    return path in tables.told or all(
        f"{path}.{i}.{one}" in tables.told or is_empty(value_at(row, one)) for i, row, one in cells
    )


def _table(writing: Writing, path: str) -> Blocks:
    """The rows of a table that still have something to say, and the columns in which they say it."""
    tables = writing.tables
    rows = tables.rows(path, {})
    open_columns = [spec.path for spec in specs(rows.model) if not spec.check_only]
    left = {
        (i, column)
        for i, row in rows.rows
        for column in open_columns
        if (cell := f"{path}.{i}.{column}") not in tables.told | writing.left_out
        and (not is_empty(value_at(row, column)) or writing.composer.asks(cell))
    }
    first, *others = open_columns
    # A row that has only its first cell left is shown with the next one, which tells rows of one name apart.
    columns = [column for column in others if any((i, column) in left for i, _ in rows.rows)] or others[:1]
    kept = tuple((i, row) for i, row in rows.rows if any((i, column) in left for column in open_columns))
    if not kept:
        return ()
    rows, name = replace(rows, rows=kept), runs(tables.labels.field(path).of(tables.lang))
    fitting, long = _fitting(rows, (first, *columns))
    table = (tables.table(rows, fitting, name),) if len(fitting) > 1 else ()
    if not long:
        return table
    lines = tuple(Item(line) for i, row in kept if (line := _line(tables, rows, i, row, first, long)))
    return (_titled(tables, path), List(lines), *table)


def _fitting(rows: Rows, columns: Sequence[str]) -> tuple[list[str], list[str]]:
    """The columns that a table holds side by side, and those that are told row by row: long texts, and too many."""
    known = {spec.path: spec for spec in specs(rows.model)}
    fitting: list[str] = []
    width = 0.0
    for column in columns:
        own = 1 if _holds_words(known[column]) else 0.5
        if not known[column].rich and width + own <= _MOST:
            fitting.append(column)
            width += own
    return fitting, [column for column in columns if column not in fitting]


def _holds_words(spec: Spec) -> bool:
    """Whether the cells of a column are words of any length: no figure, date, yes or no, nor one of a few choices."""
    chosen = isinstance(spec.type, type) and issubclass(spec.type, StrEnum)
    return not chosen and (spec.many or spec.reads is None or spec.type is str)


def _line(tables: Tables, rows: Rows, place: int, row: object, first: str, columns: Sequence[str]) -> Inline:
    """What of a row no table holds: its name, a long text after a dash, other values after the name of their column;
    nothing where it has none."""
    said = {column: value for column in columns if (value := tables.cell(rows, place, row, column))}
    if not said:
        return ()
    texts = [spec.path for spec in specs(rows.model) if spec.rich and spec.path in columns]
    head = tuple(replace(run, bold=True) for run in capitalised(tables.cell(rows, place, row, first)))
    opening = joined([head, said.pop(texts[0], ()) if len(texts) == 1 else ()], " – ")
    return joined([opening, *((*tables.header(rows, name), Run(": "), *value) for name, value in said.items())], " · ")
