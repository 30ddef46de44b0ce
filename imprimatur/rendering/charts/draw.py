"""Charts: the numbers of a `Chart` drawn as SVG in the colours of a theme, and as a picture for Word.

Read in grey as in colour: values are printed at the end of their bars, and the series of a stack differ in luminance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel.dates import get_month_names

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.blocks import Chart, ChartSort
from imprimatur.core.theme import Theme, contrast
from imprimatur.language.formatting import format_decimal
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, INK, RULE, Canvas, Line, Rect, Text, lines_of

WIDTH = 480.0
"""Width of a chart in points, a little more than that of the text: it is scaled down to it."""

NAMES = 0.4
"""The largest share of the width that the names of the categories take."""

BAR, GAP, LEADING = 13.0, 9.0, 11.5
"""Thickness of a bar, space between two, and leading of a name of several lines, in points."""

COLUMNS_HEIGHT = 130.0
LIGHTEST = 0.78
"""How far from the first colour towards white the last series of a stack may be."""

YEAR = 12
YEAR_WIDE = 27.0
"""The months of a year, and the room in points that its number takes on the axis."""
LONGEST_IN_MONTHS = 30
"""Up to how many months a timeline names each of them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart drawn: the SVG file, and what it was made from."""

    canvas: Canvas
    svg: bytes

    def png(self, fonts: Path) -> bytes:
        """The drawing as a PNG of 300 dpi, its texts in the fonts of that folder."""
        return self.canvas.png(fonts)


def draw(chart: Chart, theme: Theme, lang: Lang) -> Drawing:
    """Draw a chart; `lang` is the language of the numbers and months that the chart does not bring itself."""
    canvas = Canvas(WIDTH)
    sorts = {
        ChartSort.BARS: _bars,
        ChartSort.COLUMNS: _columns,
        ChartSort.STACKED: _stacked,
        ChartSort.TIMELINE: _timeline,
    }
    canvas.height = sorts[chart.sort](canvas, chart, theme, lang) if chart.categories and chart.series else 1.0
    return Drawing(canvas, canvas.svg())


def shades(theme: Theme, count: int) -> list[str]:
    """`count` colours from the theme's primary towards white, in even steps that stay apart in grey."""
    channels = [int(theme.primary[place : place + 2], 16) for place in (1, 3, 5)]
    steps = [LIGHTEST * number / max(count - 1, 1) for number in range(count)]
    return ["#" + "".join(f"{round(c + (255 - c) * step):02x}" for c in channels) for step in steps]


@dataclass(frozen=True, slots=True)
class _Row:
    """A category: its name in lines, and the place of its bar."""

    lines: list[str]
    middle: float

    @property
    def top(self) -> float:
        return self.middle - BAR / 2


def _rows(chart: Chart, top: float) -> tuple[float, list[_Row], float]:
    """Where bars begin, a row for each category below `top`, and where the last one ends."""
    names = [lines_of(name, WIDTH * NAMES) for name in chart.categories]
    start = max(advance(line) for lines in names for line in lines) + 10
    rows = []
    for lines in names:
        height = max(BAR, len(lines) * LEADING)
        rows.append(_Row(lines, top + GAP / 2 + height / 2))
        top += height + GAP
    return min(start, WIDTH * 0.6), rows, top


def _printed(chart: Chart, lang: Lang) -> list[str]:
    """The values of the first series as the chart prints them."""
    values = chart.series[0].values
    return list(chart.labels) or [_number(value, lang) for value in values]


def _number(value: Decimal | None, lang: Lang) -> str:
    return "–" if value is None else format_decimal(value, lang)


def _sizes(values: Sequence[Decimal | None]) -> list[float]:
    return [max(float(value or 0), 0.0) for value in values]


def _bars(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    series, printed = chart.series[0], _printed(chart, lang)
    start, rows, bottom = _rows(chart, 16 if series.name else 2)
    scale = (WIDTH - start - max(map(advance, printed)) - 8) / (max(_sizes(series.values)) or 1)
    if series.name:
        canvas.add(Text(start, 9, series.name, GREY, size=8.5))
    for row, size, label in zip(rows, _sizes(series.values), printed, strict=False):
        canvas.paragraph(start - 8, row.middle, row.lines, anchor="end")
        canvas.add(Rect(start, row.top, size * scale, BAR, theme.primary))
        canvas.add(Text(start + size * scale + 5, row.middle + 3.3, label, weight=600))
    canvas.add(Line(start, rows[0].top - 4, start, bottom - GAP / 2 + 2, GREY, 0.8))
    return bottom + 2


def _columns(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    series, printed = chart.series[0], _printed(chart, lang)
    step = WIDTH / len(chart.categories)
    width, base = min(step * 0.6, 60.0), COLUMNS_HEIGHT + 28
    scale = COLUMNS_HEIGHT / (max(_sizes(series.values)) or 1)
    names = [lines_of(name, step - 6) for name in chart.categories]
    canvas.add(Text(0, 9, series.name, GREY, size=8.5))
    for place, (size, label) in enumerate(zip(_sizes(series.values), printed, strict=False)):
        middle = step * (place + 0.5)
        canvas.add(Rect(middle - width / 2, base - size * scale, width, size * scale, theme.primary))
        canvas.add(Text(middle, base - size * scale - 5, label, weight=600, anchor="middle"))
        for number, line in enumerate(names[place]):
            canvas.add(Text(middle, base + 13 + number * LEADING, line, anchor="middle"))
    canvas.add(Line(0, base, WIDTH, base, GREY, 0.8))
    return base + 8 + max(map(len, names)) * LEADING


def _stacked(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    colours = shades(theme, len(chart.series))
    start, rows, bottom = _rows(chart, _legend(canvas, chart, colours, theme))
    sizes = [_sizes(series.values) for series in chart.series]
    totals = [sum(values) for values in zip(*sizes, strict=False)]
    scale = (WIDTH - start - 2) / (max(totals) or 1)
    for place, row in enumerate(rows):
        canvas.paragraph(start - 8, row.middle, row.lines, anchor="end")
        at = start
        for series, values, colour in zip(chart.series, sizes, colours, strict=True):
            width = values[place] * scale
            if width:
                canvas.add(Rect(at, row.top, width, BAR, colour, edge=theme.primary))
            said = _number(series.values[place], lang)
            if values[place] and advance(said) + 4 <= width:
                ink = "#ffffff" if contrast(colour, "#ffffff") >= contrast(colour, INK) else INK
                canvas.add(Text(at + width / 2, row.middle + 3.3, said, ink, 600, "middle"))
            at += width
    canvas.add(Line(start, rows[0].top - 4, start, bottom - GAP / 2 + 2, GREY, 0.8))
    return bottom + 2


def _legend(canvas: Canvas, chart: Chart, colours: list[str], theme: Theme) -> float:
    """The names of the series beside their colours; where it ends."""
    x, y = 0.0, 0.0
    for series, colour in zip(chart.series, colours, strict=True):
        width = advance(series.name) + 30
        if x and x + width > WIDTH:
            x, y = 0.0, y + 15
        canvas.add(Rect(x + 0.5, y + 1, 10, 10, colour, edge=theme.primary))
        canvas.add(Text(x + 15, y + 9.3, series.name))
        x += width
    return y + 18


def _timeline(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    spans = [
        (int(first), int(last) + 1) if first is not None and last is not None else None
        for first, last in zip(chart.series[0].values, chart.series[-1].values, strict=True)
    ]
    known = [span for span in spans if span]
    start, rows, bottom = _rows(chart, 30)
    if known:
        begin, end = min(span[0] for span in known), max(span[1] for span in known)
        scale = (WIDTH - start - 1) / (end - begin)
        _months(canvas, start, scale, (begin, end), bottom, lang)
    for place, (row, span) in enumerate(zip(rows, spans, strict=True)):
        canvas.paragraph(start - 8, row.middle, row.lines, anchor="end")
        if span:
            x, width = start + (span[0] - begin) * scale, (span[1] - span[0]) * scale
            canvas.add(Rect(x, row.top, width, BAR, theme.primary))
            _beside(canvas, chart.labels[place] if chart.labels else "", x, width, row, start)
    return bottom + 2


def _beside(canvas: Canvas, label: str, x: float, width: float, row: _Row, start: float) -> None:
    """The label of a bar: within it, else after it or before it on white, wherever it fits; never over the names."""
    wide = advance(label)
    if wide + 8 <= width:
        canvas.add(Text(x + 5, row.middle + 3.3, label, "#ffffff", 600))
        return
    after = x + width + wide + 5 <= WIDTH
    if label and (after or x - wide - 7 >= start):
        left = x + width + 5 if after else x - wide - 5
        canvas.add(Rect(left - 2, row.top, wide + 4, BAR, "#ffffff"))
        canvas.add(Text(left, row.middle + 3.3, label, weight=600))


def _months(canvas: Canvas, start: float, scale: float, span: tuple[int, int], bottom: float, lang: Lang) -> None:
    """The axis: a rule a year or a quarter, the years, and the months where there is room for their initials."""
    begin, end = span
    initials = get_month_names("narrow", locale=TAGS[lang].replace("-", "_"))
    free = start
    for month in range(begin, end + 1):
        x = start + (month - begin) * scale
        opens = month % YEAR == 0 or month == begin
        if opens or month % 3 == 0 or month == end:
            canvas.add(Line(x, 13 if opens else 26, x, bottom, GREY if opens else RULE, 0.6))
        # The next year goes before the first one where the two would meet: it is the one whose months follow.
        room = x >= free and x + YEAR_WIDE <= WIDTH and (month % YEAR == 0 or (YEAR - month % YEAR) * scale > YEAR_WIDE)
        if opens and month < end and room:
            canvas.add(Text(x + 3, 11, str(month // YEAR), weight=600))
            free = x + YEAR_WIDE
        if month < end and end - begin <= LONGEST_IN_MONTHS:
            canvas.add(Text(x + scale / 2, 23, initials[month % YEAR + 1], GREY, anchor="middle", size=8))
