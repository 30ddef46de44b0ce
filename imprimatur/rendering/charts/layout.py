"""What the sorts of charts share: their bars with colours and printed values, the legend, the rows of names."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort
from imprimatur.core.theme import Theme, contrast
from imprimatur.language.formatting import format_decimal
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import GREY, INK, Canvas, Rect, Text, lines_of, shortened

WIDTH = 480.0
"""Width of a chart in points, about that of the text, to which both formats scale it."""

MOST = 520.0
"""The greatest height of a chart in points: a page also holds its caption (`docx.pictures` holds pictures to 550)."""

NAMES = (0.4, 0.55)
"""The shares of the width that the names of the categories may take; the second where they would be too many lines."""

BAR, GAP, LEADING = 13.0, 9.0, 11.5
"""Thickness of a bar, space between two, and leading of a name of several lines, in points."""
THIN, CLOSE = 8.0, 3.5
"""The least thickness and space, for many bars."""

SMALL = 8.5
"""The size of the type of units and marks, in points."""

LIGHTEST = 0.78
"""How far from the first colour towards white the last series may be."""

STACKS = (ChartSort.STACKED, ChartSort.STACKED_COLUMNS)


@dataclass(frozen=True, slots=True)
class Segment:
    """A value of a series, its printed form and its colour."""

    value: Decimal
    printed: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one segment or of several laid end to end; `printed` stands at its end."""

    segments: tuple[Segment, ...]
    printed: str

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Where it ends below (or left of) the base line, and above it."""
        below = sum((one.value for one in self.segments if one.value < 0), Decimal(0))
        return below, sum((one.value for one in self.segments if one.value > 0), Decimal(0))


def bars_of(chart: Chart, theme: Theme, lang: Lang) -> list[tuple[Bar, ...]]:
    """The bars of each category: one a series, or one of all series for a stack, which then ends with its total."""
    colours = shades(theme, len(chart.series))
    groups: list[tuple[Bar, ...]] = []
    for place in range(len(chart.categories)):
        segments = [
            Segment(one.values[place] or Decimal(0), printed(chart, row, place, lang), colour)
            for row, (one, colour) in enumerate(zip(chart.series, colours, strict=True))
        ]
        if chart.sort in STACKS and len(segments) > 1:
            total = sum((one.value for one in segments), Decimal(0))
            shown = sum_printed(total, lang)
            # "412 people" is not said again at the end of its bar.
            groups.append((Bar(tuple(segments), "" if shown in chart.categories[place].split() else shown),))
        else:
            groups.append(tuple(Bar((one,), one.printed) for one in segments))
    return groups


def printed(chart: Chart, row: int, place: int, lang: Lang) -> str:
    """The value of a series and category as the chart prints it; a dash where there is none."""
    rank = row * len(chart.categories) + place
    if rank < len(chart.labels):
        return chart.labels[rank]
    value = chart.series[row].values[place]
    return "–" if value is None else number(value, lang)


def sum_printed(total: Decimal, lang: Lang) -> str:
    """A sum, with as many decimals as the finest of its parts unless it is whole: `78 365,60`."""
    exponent = total.as_tuple().exponent
    whole = total == total.to_integral_value()
    places = -exponent if isinstance(exponent, int) and not whole else 0
    return format_decimal(total, lang, places=places).replace("-", "−")


def number(value: Decimal, lang: Lang) -> str:
    """A number in the language, with a minus sign where it is below zero."""
    return format_decimal(value, lang).replace("-", "−")


def shades(theme: Theme, count: int) -> list[str]:
    """`count` colours from the theme's primary towards white, in even steps that stay apart in grey."""
    return [mixed(theme.primary, LIGHTEST * number / max(count - 1, 1)) for number in range(count)]


def mixed(colour: str, share: float, towards: int = 255) -> str:
    """A colour with a share of white (or of black, `towards` 0)."""
    channels = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(c + (towards - c) * share):02x}" for c in channels)


def ink_on(colour: str) -> str:
    """White or ink, whichever is read better on a colour."""
    return max("#ffffff", INK, key=lambda ink: contrast(colour, ink))


def heads(canvas: Canvas, chart: Chart, theme: Theme, left: float) -> float:
    """The legend of several series, then the unit above the base line; where what is drawn may begin."""
    several = len(chart.series) > 1
    y = legend(canvas, [one.name for one in chart.series], shades(theme, len(chart.series)), theme) if several else 0.0
    said = chart.unit or ("" if several else chart.series[0].name)
    unit = lines_of(said, WIDTH, SMALL) if said else []
    x = left if left + advance(said, SMALL) <= WIDTH else 0.0
    canvas.add(*(Text(x, y + 9 + rank * LEADING, line, GREY, size=SMALL) for rank, line in enumerate(unit)))
    return y + 4.5 + len(unit) * LEADING if unit else y + 2


def legend(canvas: Canvas, names: Sequence[str], colours: Sequence[str], theme: Theme) -> float:
    """The names of the series beside their colours, in lines; where it ends."""
    x, y, high = 0.0, 0.0, 15.0
    for name, colour in zip(names, colours, strict=True):
        said = lines_of(name, WIDTH - 15)
        width = max(map(advance, said)) + 30
        if x and x + width - 15 > WIDTH:
            x, y, high = 0.0, y + high, 15.0
        canvas.add(Rect(x + 0.5, y + 1, 10, 10, colour, edge=theme.primary))
        canvas.add(*(Text(x + 15, y + 9.3 + rank * LEADING, line) for rank, line in enumerate(said)))
        x, high = x + width, max(high, 15 + (len(said) - 1) * LEADING)
    return y + high + 3


@dataclass(frozen=True, slots=True)
class Row:
    """A category: its name in lines, the middle of its bars, and how thick each of them is."""

    lines: list[str]
    middle: float
    thick: float


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a chart of horizontal bars: where their bars may begin, and where the last row ends."""

    rows: tuple[Row, ...]
    start: float
    bottom: float


def rows_of(names: Sequence[str], bars: int, top: float) -> Rows:
    """A row of so many bars for each name below `top`: closer, then with broader or shorter names, to fit a page."""
    thick = BAR if bars == 1 else LEADING
    for share, thin, gap, whole in (
        (NAMES[0], thick, GAP, True),
        (NAMES[1], thick, GAP, True),
        (NAMES[1], THIN if bars == 1 else LEADING, CLOSE, True),
        (NAMES[1], THIN if bars == 1 else LEADING, CLOSE, False),
    ):
        room = WIDTH * share - 10
        said = [lines_of(name, room) if whole else [shortened(name, room)] for name in names]
        heights = [max(thin * bars, len(lines) * LEADING) + gap for lines in said]
        if top + sum(heights) <= MOST:
            break
    start = max((advance(line) for lines in said for line in lines), default=0.0) + 10
    rows = []
    for lines, height in zip(said, heights, strict=True):
        rows.append(Row(lines, top + height / 2, thin))
        top += height
    return Rows(tuple(rows), start, top)
