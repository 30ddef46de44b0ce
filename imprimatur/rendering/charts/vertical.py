"""Bars that stand: one a category, several side by side, or the series of each laid one on the other."""

from dataclasses import dataclass
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text, lines_of
from imprimatur.rendering.charts.horizontal import horizontal
from imprimatur.rendering.charts.layout import LEADING, SMALL, WIDTH, Bar, bars_of, heads, ink_on, number
from imprimatur.rendering.charts.parts import named_beside, stacks
from imprimatur.rendering.charts.scale import Scale, extent, rounded

HEIGHT = 140.0
"""The height of the longest column in points, from the lowest value to the highest."""

STEP, BESIDE = 84.0, 24.0
"""The greatest room of a category in points, and what each further series beside the first adds."""

COLUMN, NARROWEST = 44.0, 5.0
"""The greatest and least width of a column in points."""

WHOLE = 0.5
"""The share of the width from which columns take all of it: a drawing that ends at two thirds looks unfinished."""

FILLED = 0.72
"""The share of the room of a category that its columns fill."""

BETWEEN = 3.0
"""The least space between two values, in points."""

MOST_LINES = 3
"""The most lines of a name below its column."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where columns stand: `left` of the first category, `step` to the next, `width` of a column, names in lines."""

    left: float
    step: float
    width: float
    names: tuple[tuple[str, ...], ...]

    @property
    def right(self) -> float:
        return self.left + self.step * len(self.names)

    def middle(self, place: int, bar: int, bars: int) -> float:
        """The middle of a column of a category."""
        return self.left + self.step * (place + 0.5) + self.width * (bar - (bars - 1) / 2)


def vertical(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw standing bars, or lying ones where names or columns find no room; where the drawing ends."""
    if chart.sort is ChartSort.STACKED_COLUMNS and named_beside(chart):
        return stacks(canvas, chart, theme, lang)
    groups = bars_of(chart, theme, lang)
    low, high = extent(end for group in groups for bar in group for end in bar.ends)
    marks = rounded(low, high)
    axis = max(advance(number(mark, lang), SMALL) for mark in marks) + 6
    plan = _plan(chart, groups, axis)
    if plan is None:
        return horizontal(canvas, chart, theme, lang)
    top = heads(canvas, chart, theme, 0.0) + 12
    said = all(advance(bar.printed) <= _room(plan, len(group)) for group in groups for bar in group)
    if said and _held(groups, plan, Scale(low, high, 0.0, HEIGHT)):
        scale = Scale(low, high, top + HEIGHT, -HEIGHT)
    else:
        scale = Scale(marks[0], marks[-1], top + HEIGHT, -HEIGHT, marks)
    _axis(canvas, scale, plan, axis, lang)
    # The lighter series would be lost on white without an edge.
    edge = theme.primary if len(chart.series) > 1 else ""
    for place, group in enumerate(groups):
        for rank, bar in enumerate(group):
            middle = plan.middle(place, rank, len(group))
            _parts(canvas, bar, middle, plan.width, scale, edge)
            if said:
                _end(canvas, bar, middle, scale)
    base = scale.at(Decimal(0))
    canvas.add(Line(plan.left, base, plan.right, base, GREY, 0.8))
    return _names(canvas, plan, top + HEIGHT + (14 if low < 0 else 0))


def _plan(chart: Chart, groups: list[tuple[Bar, ...]], axis: float) -> _Plan | None:
    """How columns stand, None where they do not: names of years may skip some, others are all shown.

    Columns side by side are as wide as their values where there is room for these.
    """
    count, bars = len(chart.categories), len(groups[0])
    widest = max(advance(word) for name in chart.categories for word in name.split(" "))
    step = STEP + BESIDE * (bars - 1)
    step = (WIDTH - axis) / count if count * step >= WHOLE * WIDTH else step
    # The last name may be wider than its column: a year is.
    step = min(step, (WIDTH - axis - widest / 2) / (count - 0.5))
    said = max(advance(bar.printed) for group in groups for bar in group) + BETWEEN if bars > 1 else 0.0
    width = min(step * FILLED / bars, max(COLUMN, said))
    if width < NARROWEST:
        return None
    names = [lines_of(name, step - 4) for name in chart.categories]
    if all(name.isdecimal() for name in chart.categories):
        every = next(n for n in range(1, count + 1) if n * step >= widest + 4 or n == count)
        names = [[name] if place % every == 0 else [] for place, name in enumerate(chart.categories)]
    elif widest > step - 4 or max(map(len, names)) > MOST_LINES:
        return None
    return _Plan(axis, step, width, tuple(map(tuple, names)))


def _room(plan: _Plan, bars: int) -> float:
    """How wide the value above a column may be."""
    return (plan.step if bars == 1 else plan.width) - BETWEEN


def _held(groups: list[tuple[Bar, ...]], plan: _Plan, scale: Scale) -> bool:
    """Whether every part of a stack has room for its value."""
    stacks = [bar.segments for group in groups for bar in group if len(bar.segments) > 1]
    parts = [part for stack in stacks for part in stack if part.value]
    return all(_holds(part.printed, plan.width, scale.long(part.value)) for part in parts)


def _holds(text: str, width: float, height: float) -> bool:
    return advance(text) + 2 <= width and height >= LEADING


def _axis(canvas: Canvas, scale: Scale, plan: _Plan, axis: float, lang: Lang) -> None:
    """Marks at round numbers with their lines, or the base line named alone."""
    for mark in scale.marks or (Decimal(0),):
        y = scale.at(mark)
        if mark:
            canvas.add(Line(plan.left, y, plan.right, y))
        canvas.add(Text(axis - 5, y + 3, number(mark, lang), GREY, anchor="end", size=SMALL))


def _parts(canvas: Canvas, bar: Bar, middle: float, width: float, scale: Scale, edge: str) -> None:
    """The parts of a column from the base line on, with the values of a stack where they find room."""
    ends = {True: Decimal(0), False: Decimal(0)}
    for part in bar.segments:
        up = part.value > 0
        top, bottom = sorted((scale.at(ends[up]), scale.at(ends[up] + part.value)))
        ends[up] += part.value
        if part.value:
            canvas.add(Rect(middle - width / 2, top, width, bottom - top, part.colour, edge))
        if part.value and len(bar.segments) > 1 and _holds(part.printed, width, bottom - top):
            canvas.add(Text(middle, (top + bottom) / 2 + 3.3, part.printed, ink_on(part.colour), 600, "middle"))


def _end(canvas: Canvas, bar: Bar, middle: float, scale: Scale) -> None:
    """The value of a column beyond its end."""
    below, above = bar.ends
    y = scale.at(below) + 11 if below and not above else scale.at(above) - 4
    canvas.add(Text(middle, y, bar.printed, weight=600, anchor="middle"))


def _names(canvas: Canvas, plan: _Plan, top: float) -> float:
    """The names of the categories below their columns; where they end."""
    for place, lines in enumerate(plan.names):
        for rank, line in enumerate(lines):
            canvas.add(Text(plan.left + plan.step * (place + 0.5), top + 13 + rank * LEADING, line, anchor="middle"))
    return top + 8 + max(map(len, plan.names)) * LEADING
