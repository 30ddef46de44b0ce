"""The charts of a synthesis: of key figures that share a unit and a base, and of a table of numbers in a text.

`{{ graphique("Chiffres clés", titre="…") }}` draws key figures. Without a name, `{{ graphique(titre="…") }}` draws the
table that stands just before or after it, in its place: its first column names the bars, each other one is a series.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from imprimatur.core.blocks import Block, Blocks, Chart, ChartSort, Paragraph, Table, plain, runs
from imprimatur.documents.messages import say
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.drawing import Point, Words, drawn
from imprimatur.documents.writing.expressions import Placed
from imprimatur.documents.writing.manuscript import Fault
from imprimatur.documents.writing.tables import NotFound, Tables
from imprimatur.language.parsing.base import Unreadable
from imprimatur.language.parsing.numbers import parse_quantity

NAMES = ("graphique", "grafiek")
TABLE = "key_figures"

FORMS: Mapping[str, ChartSort] = {
    "barres": ChartSort.BARS,
    "staven": ChartSort.BARS,
    "colonnes": ChartSort.COLUMNS,
    "kolommen": ChartSort.COLUMNS,
    "empilé": ChartSort.STACKED,
    "gestapeld": ChartSort.STACKED,
}
"""How a chart is drawn, by the word for it."""


def charts(tables: Tables) -> dict[str, Placed]:
    """The function that places a chart, under its French and Dutch names.

    Raises NotFound for another table than the key figures, or for another form; TypeError for figures that no chart can
    compare.
    """

    def place(
        name: str = "",
        titre: str = "",
        titel: str = "",
        unité: str = "",
        eenheid: str = "",
        forme: str = "",
        vorm: str = "",
        **filters: object,
    ) -> Blocks:
        form = forme or vorm or "barres"
        if form not in FORMS:
            raise NotFound(form)
        title, unit = titre or titel, unité or eenheid
        if not name:
            # What is drawn stands beside the call: it is found once the whole text is there.
            return (Chart(FORMS[form], (), (), "", caption=runs(title), unit=unit),)
        return (_of_figures(tables, name, filters, FORMS[form], title),)

    return dict.fromkeys(NAMES, place)


def _of_figures(tables: Tables, name: str, filters: Mapping[str, object], sort: ChartSort, title: str) -> Chart:
    rows = tables.rows(name, filters)
    if rows.path != TABLE:
        raise NotFound(name)
    units, bases, points = set[str](), set[str](), list[Point]()
    for place, row in rows.rows:
        whom, unit, base = (plain(tables.cell(rows, place, row, column)) for column in ("population", "unit", "base"))
        units.add(unit)
        bases.add(base)
        points.append((whom, parse_quantity(row.value), " ".join(filter(None, (str(row.value), unit)))))
    if len(units) != 1 or len(bases) != 1 or not points:
        raise TypeError(f"{name} has figures of several units or bases")
    unit, base = units.pop(), bases.pop()
    caption = title or tables.labels.field(TABLE).of(tables.lang)
    said = f"{unit} ({base})" if unit and base else unit or base or tables.labels.word("chart_unit", tables.lang)
    words = Words(tables.labels, tables.lang, caption, said, plain(tables.header(rows, "population")))
    return drawn(sort, [name for name, _, _ in points], {said: points}, words)


def tables_drawn(writing: Writing, blocks: Blocks, path: str) -> Blocks:
    """The blocks of the text at a path, each call for a chart without a name carried out: its table becomes a chart.

    A call beside no table of numbers is a fault.
    """
    made: list[Block] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if not (isinstance(block, Chart) and not block.categories):
            made.append(block)
            continue
        chart = None
        for side, at in ((made, -1), (rest, 0)):
            beside = side[at] if side else None
            chart = _of_table(writing, beside, block) if isinstance(beside, Table) else None
            if chart:
                side.pop(at)
                break
        if chart is None:
            typed = f"{{{{ {NAMES[writing.composer.lang == 'nl']}(…) }}}}"
            writing.evaluator.faults.append(Fault(path, block.location, typed, say("chart_without_table")))
        made.append(chart or Paragraph(runs(typed), location=block.location))
    return tuple(made)


def _of_table(writing: Writing, table: Table, asked: Chart) -> Chart | None:
    """The chart of a table of names and numbers; none where a cell below the header is no number.

    Nor where a chart would lose something: a footnote, or a column that has no name of its own.
    """
    heads = [plain(cell) for cell in table.header]
    if len(heads) < 2 or not table.rows or any(len(row) != len(heads) for row in table.rows):
        return None
    if not all(head.strip() for head in heads[1:]) or len(set(heads[1:])) < len(heads) - 1 or _has_notes(table):
        return None
    names = [plain(row[0]) for row in table.rows]
    series: dict[str, list[Point | None]] = {}
    for column, head in enumerate(heads[1:], 1):
        points = [_point(name, plain(row[column]).strip()) for name, row in zip(names, table.rows, strict=True)]
        if None in points and any(
            plain(row[column]).strip() for row, one in zip(table.rows, points, strict=True) if not one
        ):
            return None
        series[head] = points
    if not any(any(points) for points in series.values()):
        return None
    composer = writing.composer
    unit = asked.unit or (heads[1] if len(series) == 1 else composer.word("chart_unit"))
    words = Words(composer.labels, composer.lang, plain(asked.caption) or plain(table.caption), unit, heads[0])
    return replace(drawn(asked.sort, names, series, words), location=asked.location)


def _has_notes(table: Table) -> bool:
    return any(run.note for row in (table.header, *table.rows) for cell in row for run in cell)


def _point(name: str, cell: str) -> Point | None:
    try:
        number = parse_quantity(cell)
    except Unreadable:
        return None
    return (name, Decimal(number), cell)
