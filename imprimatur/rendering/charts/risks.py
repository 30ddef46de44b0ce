"""A map of risks: fields of three shades or so, in which the risks stand by their numbers, and the words for each."""

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme, luminance
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, Canvas, Rect, Text, lines_of, shortened
from imprimatur.rendering.charts.layout import LEADING, WIDTH, ink_on, mixed

HEIGHT = 32.0
"""The least height of a field, in points."""

WORDS = 96.0
"""The most room for the words of the rows, and for the legend."""

APART = 3.2
"""The contrast between a step and the next: more than the 3 of WCAG 2.2, 1.4.11, as colours are rounded."""

EDGE = "#8a8a86"
"""The edge of a field: it tells white from the page, and a dark field from the next."""


def risks(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw a map; where the drawing ends. The words are the chart's own, so that no language is asked."""
    across, up = chart.axes
    fills = steps(theme, max(len(chart.legend), 1))
    rows = [lines_of(one.name, WORDS) for one in chart.series]
    left = max([advance(shortened(up, WORDS)), *(advance(line) for lines in rows for line in lines)]) + 10
    legend = max((advance(shortened(word, WORDS)) for word in chart.legend), default=0.0) + 30
    width = (WIDTH - left - legend) / len(chart.categories)
    canvas.add(Text(left - 8, 10, shortened(up, WORDS), GREY, 600, "end"))
    top = y = 16.0 if up else 2.0
    for place, (series, lines) in enumerate(zip(chart.series, rows, strict=True)):
        first = place * len(chart.categories)
        said = [lines_of(label, width - 8) for label in chart.labels[first : first + len(chart.categories)]]
        height = max([HEIGHT, len(lines) * LEADING + 4, *(len(cell) * LEADING + 8 for cell in said)])
        canvas.paragraph(left - 8, y + height / 2, lines, anchor="end")
        for column, value in enumerate(series.values):
            fill = fills[min(int(value or 0), len(fills) - 1)]
            x = left + column * width
            canvas.add(Rect(x, y, width, height, fill, EDGE))
            if column < len(said):
                for text in _centred(said[column], x + width / 2, y + height / 2, ink_on(fill)):
                    canvas.add(text)
        y += height
    for word, fill in zip(reversed(chart.legend), reversed(fills), strict=False):
        canvas.add(Rect(WIDTH - legend + 14, top + 1, 11, 11, fill, EDGE))
        canvas.add(Text(WIDTH - legend + 30, top + 9.8, shortened(word, WORDS)))
        top += 17
    return _columns(canvas, chart, left, width, y, across)


def steps(theme: Theme, count: int) -> list[str]:
    """White, then `count` - 1 darker and darker shades of the primary colour, each told from the one before it.

    Up to three steps are `APART`; a fourth would be darker than black, so that more share the room from white to black.
    """
    ratio = min(APART, 20 ** (1 / max(count - 1, 1)))
    return ["#ffffff", *(_shade(theme.primary, 1.05 / ratio**step - 0.05) for step in range(1, count))]


def _shade(colour: str, light: float) -> str:
    """The lightest shade of a colour, towards white or black, that is no lighter than a luminance."""
    shares = range(101)
    if luminance(colour) > light:
        return next(
            one for one in (mixed(colour, share / 100, 0) for share in shares) if luminance(one) <= light + 1e-9
        )
    return [one for one in (mixed(colour, share / 100) for share in shares) if luminance(one) <= light][-1]


def _centred(lines: list[str], x: float, y: float, ink: str) -> list[Text]:
    first = y + 3.3 - (len(lines) - 1) * LEADING / 2
    return [Text(x, first + place * LEADING, line, ink, 600, "middle") for place, line in enumerate(lines)]


def _columns(canvas: Canvas, chart: Chart, left: float, width: float, y: float, across: str) -> float:
    """The words of the columns and of their axis below the fields; where they end."""
    names = [lines_of(name, width - 4) for name in chart.categories]
    for column, lines in enumerate(names):
        for place, line in enumerate(lines):
            canvas.add(Text(left + (column + 0.5) * width, y + 13 + place * LEADING, line, anchor="middle"))
    y += 6 + max(map(len, names)) * LEADING
    if across:
        wide = width * len(names)
        canvas.add(Text(left + wide / 2, y + 12, shortened(across, wide), GREY, 600, "middle"))
        y += 14
    return y + 3
