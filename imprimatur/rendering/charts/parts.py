"""A few standing stacks whose parts are named beside them: nobody has to go from a legend to a shade and back."""

from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text, lines_of, shortened
from imprimatur.rendering.charts.layout import LEADING, SMALL, WIDTH, printed, shades, sum_printed

HEIGHT = 148.0
"""The height of the highest stack, in points."""

COLUMN, TO_NAMES = 56.0, 20.0
"""The width of a stack, and the space from it to the names of its parts."""

MOST_STACKS, MOST_PARTS = 3, 6
"""The most stacks, and parts of one, whose names find room beside them."""


def named_beside(chart: Chart) -> bool:
    """Whether every series is a part of a single stack, so that it can be named there."""
    found: list[list[Decimal]] = [[] for _ in chart.categories]
    for one in chart.series:
        given = [(place, value) for place, value in enumerate(one.values) if value]
        if len(given) != 1 or given[0][1] < 0:
            return False
        found[given[0][0]].append(given[0][1])
    return len(found) <= MOST_STACKS and all(0 < len(stack) <= MOST_PARTS for stack in found)


def stacks(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw the stacks, the first series of each below; where the drawing ends."""
    totals = [sum((one.values[place] or Decimal(0) for one in chart.series), Decimal(0)) for place in _all(chart)]
    top = 32.0 if chart.unit else 20.0
    base, scale = top + HEIGHT, HEIGHT / float(max(totals))
    canvas.add(Text(0, 9, shortened(chart.unit, WIDTH, SMALL), GREY, size=SMALL))
    step = WIDTH / len(chart.categories)
    for place, name in enumerate(chart.categories):
        x = place * step
        _stack(canvas, chart, place, (x, base, scale, step), theme, lang)
        high, total = base - float(totals[place]) * scale, sum_printed(totals[place], lang)
        middle = x + max(COLUMN, advance(total)) / 2
        canvas.add(Text(middle, high - 5, total, weight=600, anchor="middle"))
        canvas.add(Line(x, base, x + COLUMN, base, GREY, 0.8))
        canvas.add(Text(x, base + 14, shortened(name, step - 8), weight=600))
    return base + 20


def _all(chart: Chart) -> range:
    return range(len(chart.categories))


def _stack(
    canvas: Canvas, chart: Chart, place: int, frame: tuple[float, float, float, float], theme: Theme, lang: Lang
) -> None:
    """One stack: `frame` is its left edge, its base line, points for one, and the room to the next."""
    x, at, scale, step = frame
    parts = [(row, one) for row, one in enumerate(chart.series) if one.values[place]]
    middles = []
    for (_, one), colour in zip(parts, shades(theme, len(parts)), strict=True):
        height = float(one.values[place] or 0) * scale
        canvas.add(Rect(x, at - height, COLUMN, height, colour, theme.primary))
        middles.append(at - height / 2)
        at -= height
    room = step - COLUMN - TO_NAMES - 10
    names = [_lines(one.name, room) for _, one in parts]
    if sum(map(_high, names)) > HEIGHT:
        names = [[shortened(one.name, room)] for _, one in parts]
    besides = _spread(middles, [_high(lines) for lines in names], frame[1])
    for (row, _), lines, middle, beside in zip(parts, names, middles, besides, strict=True):
        canvas.add(Line(x + COLUMN, middle, x + COLUMN + TO_NAMES - 4, beside, GREY))
        left, first = x + COLUMN + TO_NAMES, beside - _high(lines) / 2 + 10
        canvas.add(*(Text(left, first + rank * LEADING, line) for rank, line in enumerate(lines)))
        value = printed(chart, row, place, lang)
        canvas.add(Text(left, first + len(lines) * LEADING, value, weight=600))


def _lines(name: str, room: float) -> list[str]:
    """A name in one line or two, the second cut where it would need more."""
    first, *others = lines_of(name, room)
    return [first, shortened(" ".join(others), room)] if others else [first]


def _high(lines: list[str]) -> float:
    """The height of a name with its value below it."""
    return (len(lines) + 1) * LEADING + 1


def _spread(middles: list[float], heights: list[float], base: float) -> list[float]:
    """The middles of the names: those of their parts, from below upwards, moved apart where two would touch."""
    made: list[float] = []
    edge = base
    for middle, height in zip(middles, heights, strict=True):
        made.append(min(middle, edge - height / 2))
        edge = made[-1] - height / 2
    # Moved beyond the top of the highest stack, they are all let down again as far as there is room.
    edge = base - HEIGHT - 8
    for place in range(len(made) - 1, -1, -1):
        made[place] = max(made[place], edge + heights[place] / 2)
        edge = made[place] + heights[place] / 2
    return made
