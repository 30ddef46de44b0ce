"""Several charts of columns side by side, one a series and each on its own scale: things that are not counted alike."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text, lines_of
from imprimatur.rendering.charts.layout import LEADING, WIDTH, printed
from imprimatur.rendering.charts.scale import Scale, extent
from imprimatur.rendering.charts.vertical import vertical

HEIGHT = 104.0
"""The height of the longest column in points: half the width of the page asks for less than the whole of it."""

APART = 26.0
"""Between two panels, in points."""

COLUMN, FILLED = 44.0, 0.72
"""The greatest width of a column in points, and the share of its room that it fills."""

BETWEEN = 4.0
"""The least space between two words in a row, in points."""


def panels(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw the panels, each under its name, or columns side by side where they have no room; where the drawing ends."""
    width = (WIDTH - APART * (len(chart.series) - 1)) / len(chart.series)
    places = product(range(len(chart.series)), range(len(chart.categories)))
    words = [*chart.categories, *(printed(chart, *place, lang) for place in places)]
    if 2 * (max(map(advance, words)) + BETWEEN) > width:
        return vertical(canvas, chart, theme, lang)
    heads = [lines_of(one.name, width) for one in chart.series]
    top = max(map(len, heads)) * LEADING + 20
    for row, head in enumerate(heads):
        left = row * (width + APART)
        canvas.add(*(Text(left, 9 + rank * LEADING, line, weight=600) for rank, line in enumerate(head)))
        _panel(canvas, chart, row, (left, width, top), theme, lang)
    below = any(value and value < 0 for one in chart.series for value in one.values)
    return top + HEIGHT + (31 if below else 20)


def _panel(canvas: Canvas, chart: Chart, row: int, frame: tuple[float, float, float], theme: Theme, lang: Lang) -> None:
    """One panel: `frame` is its left edge, its width, and the end of its longest column."""
    left, width, top = frame
    values = chart.series[row].values
    low, high = extent(values)
    scale = Scale(low, high, top + HEIGHT, -HEIGHT)
    base, step = scale.at(Decimal(0)), width / len(values)
    column = min(COLUMN, step * FILLED)
    said = [printed(chart, row, place, lang) for place in range(len(values))]
    shown = set(_shown(said, step))
    for place, value in enumerate(values):
        middle, end = left + step * (place + 0.5), scale.at(value or Decimal(0))
        if value:
            canvas.add(Rect(middle - column / 2, min(base, end), column, abs(base - end), theme.primary))
        if place in shown:
            at, half = _inside(middle, said[place], left, width), advance(said[place]) / 2
            # A word wider than its column stands above the columns beside it too.
            near = [
                one or 0 for rank, one in enumerate(values) if abs(left + step * (rank + 0.5) - at) < half + column / 2
            ]
            above = end + 11 if value and value < 0 else min(map(scale.at, map(Decimal, near))) - 4
            canvas.add(Text(at, above, said[place], weight=600, anchor="middle"))
    for place in _shown(chart.categories, step):
        name = chart.categories[place]
        middle = _inside(left + step * (place + 0.5), name, left, width)
        canvas.add(Text(middle, top + HEIGHT + (24 if low < 0 else 13), name, anchor="middle"))
    canvas.add(Line(left, base, left + width, base, GREY, 0.8))


def _shown(words: Sequence[str], step: float) -> Iterator[int]:
    """The places of the words that find room in a row, a word a step: all, else the first and the last."""
    widest = max(map(advance, words)) + BETWEEN
    yield from range(len(words)) if widest <= step else {0, len(words) - 1}


def _inside(middle: float, word: str, left: float, width: float) -> float:
    """The middle of a word, moved where it would stand out of its panel."""
    half = advance(word) / 2
    return min(max(middle, left + half), left + width - half)
