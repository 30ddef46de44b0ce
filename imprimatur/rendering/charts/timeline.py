"""Bars from a start to an end, on an axis of months."""

from math import ceil, floor

from babel.dates import get_month_names

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.charts.canvas import GREY, RULE, Canvas, Line, Rect, Text
from imprimatur.rendering.charts.layout import WIDTH, rows_of

YEAR = 12
YEAR_WIDE = 27.0
"""The months of a year, and the room in points that its number takes on the axis."""
LONGEST_IN_MONTHS = 30
"""Up to how many months a timeline names each of them."""

SHORTEST = 4.0
"""The least length of a bar in points: a single day is seen too."""


def timeline(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw a bar a category from its first day to its last; where the drawing ends."""
    spans = [
        (float(first), float(last)) if first is not None and last is not None and first < last else None
        for first, last in zip(chart.series[0].values, chart.series[-1].values, strict=True)
    ]
    laid = rows_of(chart.categories, 1, 30)
    start, known = laid.start, [span for span in spans if span]
    if known:
        begin, end = floor(min(first for first, _ in known)), ceil(max(last for _, last in known))
        scale = (WIDTH - start - 1) / (end - begin)
        _months(canvas, start, scale, (begin, end), laid.bottom, lang)
    for row, span in zip(laid.rows, spans, strict=True):
        canvas.paragraph(start - 8, row.middle, row.lines, anchor="end")
        if span:
            width = max((span[1] - span[0]) * scale, SHORTEST)
            x = min(start + (span[0] - begin) * scale, WIDTH - width)
            canvas.add(Rect(x, row.middle - row.thick / 2, width, row.thick, theme.primary))
    return laid.bottom + 2


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
