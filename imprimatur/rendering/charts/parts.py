"""A few standing stacks whose parts are named beside them: nobody has to go from a legend to a shade and back."""

from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text, lines_of
from imprimatur.rendering.charts.layout import LEADING, MOST, SMALL, WIDTH, printed, shades, sum_printed

HEIGHT = 148.0
"""The height of the highest stack in points, where the names beside a stack ask for no more."""

COLUMN, TO_NAMES = 56.0, 20.0
"""The width of a stack, and the space from it to the names of its parts."""

HEAD, FOOT = 44.0, 32.0
"""What is kept for the unit and the total above the highest stack, and for the names below the stacks, in points."""

MOST_STACKS, MOST_PARTS = 3, 6
"""The most stacks, and parts of one, whose names find room beside them."""


def named_beside(chart: Chart) -> bool:
    """Whether every series is a part of a single stack, so that it can be named there, in full."""
    found: list[list[Decimal]] = [[] for _ in chart.categories]
    for one in chart.series:
        given = [(place, value) for place, value in enumerate(one.values) if value]
        if len(given) != 1 or given[0][1] < 0:
            return False
        found[given[0][0]].append(given[0][1])
    few = len(found) <= MOST_STACKS and all(0 < len(stack) <= MOST_PARTS for stack in found)
    return few and _height(chart) <= MOST - HEAD - FOOT


def stacks(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw the stacks, the first series of each below; where the drawing ends."""
    height = _height(chart)
    totals = [sum((one.values[place] or Decimal(0) for one in chart.series), Decimal(0)) for place in _all(chart)]
    unit = lines_of(chart.unit, WIDTH, SMALL) if chart.unit else []
    top = 20.0 + 12.0 * len(unit)
    base, scale = top + height, height / float(max(totals))
    canvas.add(*(Text(0, 9 + 12.0 * rank, line, GREY, size=SMALL) for rank, line in enumerate(unit)))
    step, feet = WIDTH / len(chart.categories), 1
    for place, name in enumerate(chart.categories):
        x = place * step
        _stack(canvas, chart, place, (x, base, scale), theme, lang)
        high, total = base - float(totals[place]) * scale, sum_printed(totals[place], lang)
        middle = x + max(COLUMN, advance(total)) / 2
        canvas.add(Text(middle, high - 5, total, weight=600, anchor="middle"))
        canvas.add(Line(x, base, x + COLUMN, base, GREY, 0.8))
        foot = lines_of(name, step - 8)
        feet = max(feet, len(foot))
        canvas.add(*(Text(x, base + 14 + rank * LEADING, line, weight=600) for rank, line in enumerate(foot)))
    return base + 20 + (feet - 1) * LEADING


def _all(chart: Chart) -> range:
    return range(len(chart.categories))


def _stack(
    canvas: Canvas, chart: Chart, place: int, frame: tuple[float, float, float], theme: Theme, lang: Lang
) -> None:
    """One stack: `frame` is its left edge, its base line, points for one."""
    x, at, scale = frame
    parts = [(row, one) for row, one in enumerate(chart.series) if one.values[place]]
    middles = []
    for (_, one), colour in zip(parts, shades(theme, len(parts)), strict=True):
        height = float(one.values[place] or 0) * scale
        canvas.add(Rect(x, at - height, COLUMN, height, colour, theme.primary))
        middles.append(at - height / 2)
        at -= height
    names = [lines_of(one.name, _room(chart)) for _, one in parts]
    besides = _spread(middles, [_high(lines) for lines in names], frame[1], _height(chart))
    for (row, _), lines, middle, beside in zip(parts, names, middles, besides, strict=True):
        canvas.add(Line(x + COLUMN, middle, x + COLUMN + TO_NAMES - 4, beside, GREY))
        left, first = x + COLUMN + TO_NAMES, beside - _high(lines) / 2 + 10
        canvas.add(*(Text(left, first + rank * LEADING, line) for rank, line in enumerate(lines)))
        value = printed(chart, row, place, lang)
        canvas.add(Text(left, first + len(lines) * LEADING, value, weight=600))


def _room(chart: Chart) -> float:
    """How wide the names beside a stack may be."""
    return WIDTH / len(chart.categories) - COLUMN - TO_NAMES - 10


def _height(chart: Chart) -> float:
    """The height of the highest stack: the names beside each find room, in as many lines as they need."""
    room, needed = _room(chart), [0.0 for _ in chart.categories]
    for one in chart.series:
        place = next(place for place, value in enumerate(one.values) if value)
        needed[place] += _high(lines_of(one.name, room))
    return max(HEIGHT, *needed)


def _high(lines: list[str]) -> float:
    """The height of a name with its value below it."""
    return (len(lines) + 1) * LEADING + 1


def _spread(middles: list[float], heights: list[float], base: float, height: float) -> list[float]:
    """The middles of the names: those of their parts, from below upwards, moved apart where two would touch."""
    made: list[float] = []
    edge = base
    for middle, high in zip(middles, heights, strict=True):
        made.append(min(middle, edge - high / 2))
        edge = made[-1] - high / 2
    # Moved beyond the top of the highest stack, they are all let down again as far as there is room.
    edge = base - height - 8
    for place in range(len(made) - 1, -1, -1):
        made[place] = max(made[place], edge + heights[place] / 2)
        edge = made[place] + heights[place] / 2
    return made
