"""Bars that lie: one a category, several side by side, or the series of each laid end to end.

Many categories with short names stand in two columns: one tall column would be a page of its own, after a hole.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text
from imprimatur.rendering.charts.layout import (
    NAMES,
    SMALL,
    WIDTH,
    Bar,
    Row,
    Rows,
    bars_of,
    heads,
    ink_on,
    number,
    rows_of,
)
from imprimatur.rendering.charts.scale import MOST_STEPS, Scale, extent, rounded

FEW, EACH = 150.0, 90.0
"""The length in points that the longest bar of one category may have, and what each further category adds.

The parts of a whole take all the width: their shares are what is to be seen.
"""

MANY = 16
"""The categories of one series from which they stand in two columns, where each name has room on one line."""
COLUMN, CLOSER = (WIDTH - 24) / 2, (11.5, 6.5)
"""The width in points of each of two columns; the thickness of its bars and the space between two."""


def horizontal(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw lying bars; where the drawing ends."""
    groups = bars_of(chart, theme, lang)
    start = max(map(advance, chart.categories)) + 10
    if len(chart.series) == 1 and len(groups) >= MANY and start <= COLUMN * NAMES[1]:
        return _in_columns(canvas, chart, theme, lang, start)
    # The rows tell where bars begin, above which the unit is said: laid out twice, for the height of what is above.
    start = rows_of(chart.categories, len(groups[0]), 0.0).start
    rows = rows_of(chart.categories, len(groups[0]), heads(canvas, chart, theme, start))
    scale = _scale(groups, rows.start, WIDTH, lang)
    # The parts of one whole that say their values are compared with nothing from its base on.
    alone = len(groups) == 1 and len(groups[0][0].segments) > 1 and not scale.marks
    if not alone:
        _axis(canvas, scale, rows, lang)
    # The lighter series would be lost on white without an edge.
    edge = theme.primary if len(chart.series) > 1 else ""
    _draw(canvas, rows, groups, scale, edge)
    return rows.bottom + (3 if alone else 13)


def _in_columns(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang, start: float) -> float:
    """Draw one series in two columns that share their axis, the first as long as the second or one longer."""
    groups, top = bars_of(chart, theme, lang), heads(canvas, chart, theme, start)
    scale = _scale(groups, start, COLUMN, lang)
    half, (thick, gap) = -(-len(groups) // 2), CLOSER
    for left, part in ((0.0, slice(half)), (WIDTH - COLUMN, slice(half, None))):
        names = chart.categories[part]
        middles = [top + (rank + 0.5) * (thick + gap) for rank in range(len(names))]
        laid = [Row([name], middle, thick) for name, middle in zip(names, middles, strict=True)]
        rows = Rows(tuple(laid), left + start, top + len(laid) * (thick + gap))
        moved = replace(scale, start=scale.start + left)
        _axis(canvas, moved, rows, lang)
        _draw(canvas, rows, groups[part], moved, "")
    return top + half * (thick + gap) + 13


def _draw(canvas: Canvas, rows: Rows, groups: Sequence[tuple[Bar, ...]], scale: Scale, edge: str) -> None:
    """The names of the rows, their bars, and the line at which these begin."""
    for row, bars in zip(rows.rows, groups, strict=True):
        canvas.paragraph(rows.start - 8, row.middle, row.lines, anchor="end")
        top = row.middle - row.thick * len(bars) / 2
        for place, bar in enumerate(bars):
            _bar(canvas, bar, row, top + place * row.thick, scale, edge)
    base = scale.at(Decimal(0))
    canvas.add(Line(base, _top(rows), base, rows.bottom, GREY, 0.8))


def _scale(groups: list[tuple[Bar, ...]], begin: float, width: float, lang: Lang) -> Scale:
    """The axis: room for the values at the ends of the bars; marks where a part of a bar is too short for its own."""
    bars = [bar for group in groups for bar in group]
    low, high = extent(end for bar in bars for end in bar.ends)
    negative = [bar for bar in bars if bar.ends[0] and not bar.ends[1]]
    before = max((advance(bar.printed) + 8 for bar in negative), default=0.0)
    after = max((advance(bar.printed) + 8 for bar in bars if bar not in negative), default=10.0)
    start, end = begin + before, width - after
    if all(len(bar.segments) == 1 for bar in bars):
        return Scale(low, high, start, min(end - start, FEW + EACH * (len(groups) - 1)))
    exact = Scale(low, high, start, end - start)
    return exact if all(_fits(bar, exact) for bar in bars) else _marked(exact, lang)


def _marked(exact: Scale, lang: Lang) -> Scale:
    """The same axis with as many marks as stand apart; without any where not even its ends do."""
    for most in range(MOST_STEPS, 0, -1):
        marks = rounded(exact.low, exact.high, most)
        wide = [advance(number(mark, lang), SMALL) for mark in marks]
        # The first and the last stand half beyond the axis.
        start = max(exact.start, wide[0] / 2)
        length = min(exact.start + exact.length, WIDTH - wide[-1] / 2) - start
        if length >= (max(wide) + 6) * (len(marks) - 1):
            return Scale(marks[0], marks[-1], start, length, marks)
    return exact


def _fits(bar: Bar, scale: Scale) -> bool:
    """Whether every part of a bar has room for its value."""
    return len(bar.segments) == 1 or all(
        not part.value or advance(part.printed) + 4 <= scale.long(part.value) for part in bar.segments
    )


def _top(rows: Rows) -> float:
    return rows.rows[0].middle - rows.rows[0].thick / 2 - 4


def _axis(canvas: Canvas, scale: Scale, rows: Rows, lang: Lang) -> None:
    """Marks at round numbers with their lines, or the base line named alone."""
    for mark in scale.marks or (Decimal(0),):
        x = scale.at(mark)
        if mark:
            canvas.add(Line(x, _top(rows), x, rows.bottom))
        canvas.add(Text(x, rows.bottom + 10, number(mark, lang), GREY, anchor="middle", size=SMALL))


def _bar(canvas: Canvas, bar: Bar, row: Row, top: float, scale: Scale, edge: str) -> None:
    """The parts of a bar from the base line on, their values within them, and its own beyond its end."""
    line, several = top + row.thick / 2 + 3.3, len(bar.segments) > 1
    ends = {True: Decimal(0), False: Decimal(0)}
    for part in bar.segments:
        up = part.value > 0
        left, right = sorted((scale.at(ends[up]), scale.at(ends[up] + part.value)))
        ends[up] += part.value
        if part.value:
            canvas.add(Rect(left, top, right - left, row.thick, part.colour, edge))
        if part.value and several and advance(part.printed) + 4 <= right - left:
            canvas.add(Text((left + right) / 2, line, part.printed, ink_on(part.colour), 600, "middle"))
    below, above = bar.ends
    if below and not above:
        canvas.add(Text(scale.at(below) - 5, line, bar.printed, weight=600, anchor="end"))
    elif bar.printed:
        canvas.add(Text(scale.at(above) + 5, line, bar.printed, weight=600))
