"""The scenarios of a feasibility report: each in prose, then all of them side by side, then how they were weighed."""

import re
from collections.abc import Sequence
from decimal import Decimal

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Run, Table, plain, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.passages import labelled
from imprimatur.documents.feasibility_report.weighing import adopted, best, place_of, weighted
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import format_decimal
from imprimatur.language.parsing import fold

SIDE_BY_SIDE = range(2, 6)
"""How many scenarios are readable as columns of text; one alone, or more, are described each under its heading."""

HEAD, LINE = 3, 95
"""How many lines the name of a scenario may take as the head of a column, and how many characters a line of a table
holds, all its columns together (rendering.html.tables)."""

FURTHER = re.compile(r"\s*[:;,(]|\s[–—-]\s")
"""Where a name goes on to say more than its first words do: `Faîtière commune (une troisième asbl)`."""

FORM = "legal_form"
"""What a scenario is in law: its description says it, so that the matrix compares what comes of it."""

COMPARED = (
    "jobs",
    "funding",
    "identity",
    "cost_once",
    "cost_yearly",
    "duration",
    "risks",
    "reversibility",
)
"""The columns of a scenario that are compared, in the order in which they are read."""


def scenarios(writing: Writing, report: FeasibilityReport) -> Blocks:
    """The description of each scenario, then what sets them apart, a column a scenario."""
    around = writing.composer.additions.around
    if not report.scenarios:
        return (*(around("scenarios", ()) or writing.missing("scenarios")), *_weighed(writing, report))
    rows = writing.tables.rows("scenarios", {})
    compared = len(rows.rows) in SIDE_BY_SIDE
    blocks: list[Block] = []
    for i, one in rows.rows:
        blocks.append(Heading(2, named(writing, report, i)))
        blocks += writing.text(one.description, f"scenarios.{i}.description", 3)
        blocks += _told(writing, report, rows, i, (FORM,) if compared else (FORM, *COMPARED))
    if compared:
        blocks += [writing.heading("side_by_side"), _matrix(writing, report, rows)]
    return (*around("scenarios", tuple(blocks)), *_weighed(writing, report))


def named(writing: Writing, report: FeasibilityReport, place: int) -> Inline:
    """A scenario by its code and name: `C. Apport d’universalité`."""
    one = report.scenarios[place]
    code = writing.composer.value(one.code or "", f"scenarios.{place}.code")
    return joined([code, writing.inline(one.name, f"scenarios.{place}.name")], ". ")


def _heads(writing: Writing, report: FeasibilityReport, columns: int) -> list[Inline]:
    """The scenarios as heads of a table of so many columns: by code and name, what a long name adds left out.

    Where one is still too long, all go by their codes: each has its heading, with its whole name, before the tables.
    """
    composer, room = writing.composer, HEAD * (LINE // columns)
    names = [named(writing, report, place) for place in range(len(report.scenarios))]
    names = [name if _fits(name, room) else _cut(writing, report, place) for place, name in enumerate(names)]
    if all(_fits(name, room) for name in names):
        return names
    return [
        name if any(run.gap for run in name) else runs(composer.word("scenario_by_code", code=one.code or ""))
        for name, one in zip(names, report.scenarios, strict=True)
    ]


def _fits(name: Inline, room: int) -> bool:
    """Whether a name has no more characters than there is room for; what a draft marks in it stays."""
    return len(plain(name)) <= room or any(run.gap for run in name)


def _cut(writing: Writing, report: FeasibilityReport, place: int) -> Inline:
    """The code of a scenario and the first words of its name."""
    code, first = report.scenarios[place].code, writing.inline(report.scenarios[place].name, f"scenarios.{place}.name")
    return joined([runs(code or ""), runs(first_words(plain(first)))], ". ")


def first_words(name: str) -> str:
    """A name without what it goes on to say: `Faîtière commune` of `Faîtière commune (une troisième asbl)`."""
    return FURTHER.split(name, 1)[0]


def _told(writing: Writing, report: FeasibilityReport, rows: Rows, place: int, columns: Sequence[str]) -> Blocks:
    """What some columns say of one scenario, as paragraphs after their labels; of more than its form, what it is."""
    cells = [(column, writing.tables.cell(rows, place, report.scenarios[place], column)) for column in columns]
    said = [(writing.tables.header(rows, column), cell) for column, cell in cells]
    if len(columns) > 1:
        said.append((runs(writing.composer.word("scenario_state")), _state(writing, report, place)))
    return tuple(labelled(writing, label, value) for label, value in said if value)


def _state(writing: Writing, report: FeasibilityReport, place: int) -> Inline:
    """What a scenario is: the status quo, adopted, of the best mean."""
    composer, one = writing.composer, report.scenarios[place]
    said = [
        runs(composer.word(f"scenario_{name}")) if getattr(one, name) else composer.gap(f"scenarios.{place}.{name}")
        for name in ("status_quo", "decided")
    ]
    if best(report) == place:
        said.append(runs(composer.word("scenario_best")))
    return joined(said)


def marked(report: FeasibilityReport) -> int | None:
    """The scenario that stands out: the one that was adopted, else the one of the best mean."""
    chosen = adopted(report)
    return best(report) if chosen is None else chosen


def _matrix(writing: Writing, report: FeasibilityReport, rows: Rows) -> Table:
    """A row for each thing compared, a column for each scenario; the one that stands out is marked."""
    composer, places = writing.composer, range(len(rows.rows))
    lines = [(runs(composer.word("scenario_state")), [_state(writing, report, place) for place in places])]
    lines += [
        (writing.tables.header(rows, column), [writing.tables.cell(rows, i, one, column) for i, one in rows.rows])
        for column in COMPARED
    ]
    means = [_number(weighted(report, one.code), writing) for one in report.scenarios]
    lines.append((runs(composer.word("weighted")), means))
    return Table(
        (runs(composer.word("comparison_item")), *_heads(writing, report, len(places) + 1)),
        tuple((title, *cells) for title, cells in lines if any(cells)),
        runs(composer.word("scenarios_compared")),
        row_headers=True,
        marked=_columns(report, 1),
        whole=True,
    )


def _columns(report: FeasibilityReport, before: int) -> tuple[int, ...]:
    """The column of the scenario that stands out, after so many others."""
    place = marked(report)
    return () if place is None else (place + before,)


def _weighed(writing: Writing, report: FeasibilityReport) -> Blocks:
    """Scores and their reasons by criterion and scenario, with the weighted mean of each.

    Without criteria, scores or scenarios there is no matrix: what was filled in stands as a table. So do the scores
    that have no place in it, and, where there are too many scenarios for words in its cells, those that give a reason.
    """
    if not (report.criteria and report.scores and report.scenarios):
        return (*writing.table("criteria"), *writing.table("scores"))
    around = writing.composer.additions.around
    grid = [[place_of(report, one.code, i) for one in report.scenarios] for i in range(len(report.criteria))]
    inside = {place for line in grid for place in line if place is not None}
    reasoned = {i for i, one in enumerate(report.scores) if one.reason or writing.composer.asks(f"scores.{i}.reason")}
    worded = len(report.scenarios) in SIDE_BY_SIDE and bool(reasoned & inside)
    left = [i for i in range(len(report.scores)) if i not in inside or (not worded and i in reasoned)]
    table = _scored(writing, report, grid, worded)
    return (
        *around("criteria", (writing.heading("weighing"), table)),
        *around("scores", _reasons(writing, report, left)),
    )


def _scored(writing: Writing, report: FeasibilityReport, grid: list[list[int | None]], worded: bool) -> Table:
    """The matrix: a row a criterion with its weight, a column a scenario; in `worded` cells, the reason as well."""
    composer, scores = writing.composer, writing.tables.rows("scores", {})
    rows = [
        (
            writing.inline(one.criterion, f"criteria.{i}.criterion"),
            composer.value(_number(one.weight, writing), f"criteria.{i}.weight"),
            *(() if place is None else _cell(writing, scores, place, worded) for place in grid[i]),
        )
        for i, one in enumerate(report.criteria)
    ]
    means = [_number(weighted(report, one.code), writing) for one in report.scenarios]
    header = (writing.tables.header(writing.tables.rows("criteria", {}), "criterion"), runs(composer.word("weight")))
    return Table(
        (*header, *_heads(writing, report, len(report.scenarios) + 2)),
        (*rows, (runs(composer.word("weighted")), (), *means)),
        runs(composer.word("matrix")),
        row_headers=True,
        numeric=(1,) if worded else tuple(range(1, len(report.scenarios) + 2)),
        total=True,
        marked=_columns(report, 2),
    )


def _cell(writing: Writing, scores: Rows, place: int, worded: bool) -> Inline:
    """A score, and in a `worded` cell why it was given."""
    row = scores.rows[place][1]
    score = writing.tables.cell(scores, place, row, "score")
    if not worded:
        return score
    heavy = tuple(Run(run.text, bold=True, gap=run.gap) for run in score)
    return joined([heavy, writing.tables.cell(scores, place, row, "reason")], " – ")


def _reasons(writing: Writing, report: FeasibilityReport, places: Sequence[int]) -> Blocks:
    """Some scores one below the other: scenario, criterion, score, reason."""
    scores = writing.tables.rows("scores", {})
    codes = {fold(one.code or ""): place for place, one in enumerate(report.scenarios)}
    columns = ("scenario", "criterion", "score", "reason")
    lines = []
    for place in places:
        row = scores.rows[place][1]
        known = codes.get(fold(row.scenario or ""))
        cells = [writing.tables.cell(scores, place, row, column) for column in columns]
        lines.append((cells[0] if known is None else named(writing, report, known), *cells[1:]))
    header = tuple(writing.tables.header(scores, column) for column in columns)
    caption = runs(writing.composer.word("reasons"))
    return (Table(header, tuple(lines), caption, row_headers=True, numeric=(2,)),) if lines else ()


def _number(value: Decimal | None, writing: Writing) -> Inline:
    return runs(format_decimal(value, writing.composer.lang)) if value is not None else ()
