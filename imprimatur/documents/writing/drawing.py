"""Charts as they are written: their words, and where their numbers stand, each said once.

The alternative text tells what a chart shows. Numbers that a numbered table of the document holds are pointed to there;
others are told in the alternative text, or printed below where they are too many for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Blocks, Chart, ChartSort, Inline, Series, Table, plain, runs
from imprimatur.language.labels import Labels

Point = tuple[str, Decimal, str]
"""A category, its value, and the value as printed."""

MOST = 30
"""The most numbers of several series that an alternative text tells."""

COLUMNS = (ChartSort.COLUMNS, ChartSort.STACKED_COLUMNS, ChartSort.PANELS)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of charts in one language, and those that a chart is about: its title, its unit, what names a bar."""

    labels: Labels
    lang: Lang
    title: str
    unit: str
    by: str

    def say(self, key: str, **values: str) -> str:
        """A fixed word, its places filled."""
        return self.labels.word(key, self.lang).format(**values)


def drawn(sort: ChartSort, names: Sequence[str], series: Mapping[str, Sequence[Point | None]], words: Words) -> Chart:
    """A chart of one or several series, each with a point or nothing for every name; a single one is named by its unit.

    Its data is what `settled` takes away where the numbers stand elsewhere.
    """
    columns = [[point[2] if point else "" for point in points] for points in series.values()]
    heads = [words.unit] if len(series) == 1 else list(series)
    rows = tuple((runs(name), *map(runs, line)) for name, *line in zip(names, *columns, strict=True))
    return Chart(
        sort,
        tuple(names),
        tuple(
            Series(head, tuple(point[1] if point else None for point in points))
            for head, points in zip(heads, series.values(), strict=True)
        ),
        alt=_summary(sort, series, words),
        data=Table(
            (runs(words.by), *map(runs, heads)), rows, row_headers=True, numeric=tuple(range(1, len(heads) + 1))
        ),
        labels=tuple(printed or "–" for column in columns for printed in column),
        caption=runs(words.title),
        unit=words.unit,
    )


def _summary(sort: ChartSort, series: Mapping[str, Sequence[Point | None]], words: Words) -> str:
    """What a chart shows, in sentences: its title and unit, and of each series the highest, the lowest, the trend."""
    said = [words.say("chart_what" if words.unit else "chart_titled", title=words.title, unit=words.unit)]
    for name, given in series.items():
        points = [point for point in given if point]
        trend = _trend(sort, points, words)
        shown = " ".join((*trend, *(() if trend and len(points) == 2 else _ends(points, words))))
        if shown:
            said.append(shown if len(series) == 1 else f"{name} – {shown}")
    return " ".join(said)


def _ends(points: Sequence[Point], words: Words) -> tuple[str, ...]:
    """The highest and the lowest; nothing of a single point, which is both."""
    if len(points) < 2:
        return ()
    high, low = max(value for _, value, _ in points), min(value for _, value, _ in points)
    if high == low:
        return (words.say("chart_even", value=points[0][2]),)
    return (_end("chart_high", high, points, words), _end("chart_low", low, points, words))


def _end(key: str, value: Decimal, points: Sequence[Point], words: Words) -> str:
    """The categories of an end by name, or how many they are where that is more than three."""
    there = [point for point in points if point[1] == value]
    names = ", ".join(name for name, _, _ in there)
    return words.say(
        key, name=names if len(there) <= 3 else words.say("chart_several", count=str(len(there))), value=there[0][2]
    )


def _trend(sort: ChartSort, points: Sequence[Point], words: Words) -> tuple[str, ...]:
    """From the first year to the last, for columns of years in their order."""
    years = [name for name, _, _ in points]
    if sort not in COLUMNS or len(points) < 2 or not all(name.isdecimal() for name in years) or years != sorted(years):
        return ()
    (first, before, from_value), (last, after, to_value) = points[0], points[-1]
    key = "chart_rise" if after > before else "chart_fall" if after < before else "chart_level"
    return (words.say(key, first=first, last=last, from_value=from_value, to_value=to_value),)


def settled(parts: Mapping[str, Blocks], labels: Labels, lang: Lang) -> dict[str, Blocks]:
    """The parts of a document, the data of each chart where it belongs: numbers are never printed twice.

    To be asked once tables bear their numbers. Of several tables that hold the numbers, the nearest one is named.
    """
    whole = [block for part in parts.values() for block in part]
    tables = [(place, block) for place, block in enumerate(whole) if isinstance(block, Table) and block.number]
    made: dict[str, Blocks] = {}
    place = 0
    for name, part in parts.items():
        blocks: list[Block] = []
        for block in part:
            if isinstance(block, Chart) and block.data:
                near = sorted(tables, key=lambda one, here=place: abs(one[0] - here))  # type: ignore[misc]
                block = _told(block, block.data, (table for _, table in near), labels, lang)
            blocks.append(block)
            place += 1
        made[name] = tuple(blocks)
    return made


def _told(chart: Chart, data: Table, tables: Iterable[Table], labels: Labels, lang: Lang) -> Chart:
    for table in tables:
        if holds(table, data):
            pointer = labels.word("chart_table", lang).format(number=table.number)
            return replace(chart, alt=f"{chart.alt} {pointer}", data=None)
    count = sum(1 for row in data.rows for cell in row[1:] if cell)
    if len(data.header) == 2 and len({row[1] for row in data.rows}) == len(data.rows) == 2:
        return replace(chart, data=None)  # The highest and the lowest are all there is.
    if len(data.header) > 2 and count > MOST:
        return chart
    one = labels.word("chart_one", lang)
    values = " ; ".join(one.format(name=plain(row[0]), value=_values(row, data)) for row in data.rows)
    return replace(chart, alt=f"{chart.alt} {labels.word('chart_all', lang).format(values=values)}", data=None)


def _values(row: tuple[Inline, ...], data: Table) -> str:
    """The values of a row, each after the name of its series where there are several."""
    cells = zip(data.header[1:], row[1:], strict=True)
    return ", ".join(f"{plain(head)} {plain(cell)}" if len(row) > 2 else plain(cell) for head, cell in cells if cell)


def holds(table: Table, data: Table) -> bool:
    """Whether a table says all that data says: by rows in its columns, or each of its columns in a row under names."""
    rows = [tuple(map(_words, row)) for row in table.rows if not table.heads(row)]
    wanted = [tuple(map(_words, row)) for row in data.rows]
    if not wanted:
        return False
    header = tuple(map(_words, table.header))
    return _in_columns(rows, wanted) or all(
        _in_a_row(header, rows, {(row[0], row[rank]) for row in wanted if row[rank]})
        for rank in range(1, len(wanted[0]))
    )


def _in_columns(rows: list[tuple[str, ...]], wanted: list[tuple[str, ...]]) -> bool:
    width = min(map(len, rows), default=0)
    for key in range(width):
        # One pass for each column: which pairs of a name and a value it says.
        said = [{(row[key], row[column]) for row in rows} for column in range(width) if column != key]
        if all(
            any({(row[0], row[rank]) for row in wanted} <= pairs for pairs in said) for rank in range(1, len(wanted[0]))
        ):
            return True
    return False


def _in_a_row(header: tuple[str, ...], rows: list[tuple[str, ...]], wanted: set[tuple[str, str]]) -> bool:
    return any(wanted <= set(zip(header, row, strict=False)) for row in rows)


def _words(inline: Inline) -> str:
    """The words of a cell, marks of gaps left out."""
    return plain(tuple(run for run in inline if run.gap is None)).strip()
