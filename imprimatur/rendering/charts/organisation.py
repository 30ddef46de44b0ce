"""An organisation chart: boxes from the top down, joined by lines.

The first boxes stand one below the other in the middle as long as each has but one below it; what is below the first
that has several stands in columns, a column each, its own boxes hanging below it. Where columns would be too narrow or
too high, every box hangs in one column, which always fits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import SIZE
from imprimatur.rendering.charts.canvas import GREY, Canvas, Line, Rect, Text, lines_of, shortened
from imprimatur.rendering.charts.layout import LEADING, MOST, SMALL, WIDTH, ink_on, mixed

COLUMNS, NARROWEST = 5, 84.0
"""The most columns side by side, and the least width of one in points."""
HEAD = 190.0
"""The width of a box above the columns."""
APART, DOWN, INDENT = 12.0, 16.0, 14.0
"""Between columns, between a box and those below it, and how far a hanging box stands to the right, in points."""
PAD, CLOSE = 5.0, 6.0
"""Inside a box around its words, and between two hanging boxes."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box with its words: where it stands, and how deep in its column (0 for its first)."""

    place: int
    depth: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the boxes, and which boxes stand below which."""

    names: Sequence[str]
    people: Sequence[str]
    above: Sequence[int]

    def below(self, place: int) -> list[int]:
        """The boxes right below one; below -1, the first ones."""
        return [at for at, over in enumerate(self.above) if over == place]

    def hanging(self, place: int, depth: int = 0) -> Iterator[_Box]:
        """A box and all below it, from the top down."""
        yield _Box(place, depth)
        for at in self.below(place):
            yield from self.hanging(at, depth + 1)


def organisation(canvas: Canvas, chart: Chart, theme: Theme, lang: Lang) -> float:
    """Draw a chart; where the drawing ends. The words are the chart's own, so that no language is asked."""
    above = [int(value or 0) - 1 for value in chart.series[0].values]
    people = [chart.labels[place] if place < len(chart.labels) else "" for place in range(len(chart.categories))]
    words = _Words(chart.categories, people, above)
    head, columns = _parted(words)
    width = (WIDTH - APART * (len(columns) - 1)) / max(len(columns), 1)
    if len(columns) <= COLUMNS and width >= NARROWEST:
        trial = Canvas(WIDTH)
        if _branched(trial, words, theme, head, columns) <= MOST:
            return _branched(canvas, words, theme, head, columns)
    every = [box for place in words.below(-1) for box in words.hanging(place)]
    trial = Canvas(WIDTH)
    whole = _hung(trial, words, theme, every, (0.0, WIDTH * 0.75), 1.0) <= MOST
    return _hung(canvas, words, theme, every, (0.0, WIDTH * 0.75), 1.0, whole=whole)


def _parted(words: _Words) -> tuple[list[int], list[int]]:
    """The boxes one below the other at the top, and those that each head a column."""
    head: list[int] = []
    level = words.below(-1)
    while len(level) == 1:
        head.append(level[0])
        level = words.below(level[0])
    return head, level


def _branched(canvas: Canvas, words: _Words, theme: Theme, head: Sequence[int], columns: Sequence[int]) -> float:
    """The head in the middle, the columns below it; where they end."""
    y, middle = 1.0, WIDTH / 2
    for rank, place in enumerate(head):
        if rank:
            canvas.add(Line(middle, y, middle, y + DOWN, GREY, 0.8))
            y += DOWN
        y = _box(canvas, words, place, (middle - HEAD / 2, y, HEAD), theme.primary)
    if not columns:
        return y + 1
    width = (WIDTH - APART * (len(columns) - 1)) / len(columns)
    lefts = [rank * (width + APART) for rank in range(len(columns))]
    if head:
        canvas.add(Line(middle, y, middle, y + DOWN, GREY, 0.8))
        y += DOWN
        canvas.add(Line(lefts[0] + width / 2, y, lefts[-1] + width / 2, y, GREY, 0.8))
        for left in lefts:
            canvas.add(Line(left + width / 2, y, left + width / 2, y + DOWN, GREY, 0.8))
        y += DOWN
    ends = [
        _hung(canvas, words, theme, list(words.hanging(place)), (left, width), y)
        for place, left in zip(columns, lefts, strict=True)
    ]
    return max(ends)


def _hung(
    canvas: Canvas,
    words: _Words,
    theme: Theme,
    boxes: Sequence[_Box],
    frame: tuple[float, float],
    y: float,
    whole: bool = True,
) -> float:
    """Boxes one below the other, those below another to the right of it and joined to it; where they end.

    Not `whole`, each takes one line, as high as lets all fit.
    """
    left, width = frame
    edges: dict[int, float] = {}
    step = (MOST - y) / max(len(boxes), 1)
    for box in boxes:
        x = left + box.depth * INDENT
        over = edges.get(words.above[box.place])
        fill = theme.primary if not box.depth and words.above[box.place] < 0 else _shade(theme, box.depth)
        room = (x, y, width - box.depth * INDENT)
        end = _box(canvas, words, box.place, room, fill) if whole else _line(canvas, words, box.place, room, fill, step)
        if over is not None:
            middle = y + (end - y) / 2
            canvas.add(Line(x - INDENT / 2, over, x - INDENT / 2, middle, GREY, 0.8))
            canvas.add(Line(x - INDENT / 2, middle, x, middle, GREY, 0.8))
        edges[box.place] = end
        y = end + (CLOSE if whole else 0.15 * step)
    return y


def _shade(theme: Theme, depth: int) -> str:
    """A tint of the primary colour: the first box of a column is darker than what hangs below it."""
    return mixed(theme.primary, 0.72 if not depth else 0.88)


def _box(canvas: Canvas, words: _Words, place: int, room: tuple[float, float, float], fill: str) -> float:
    """A box of a width, as high as its words need; where it ends."""
    x, y, width = room
    ink = ink_on(fill)
    name = lines_of(words.names[place], (width - 2 * PAD) * 0.94)
    people = lines_of(words.people[place], width - 2 * PAD, SMALL) if words.people[place] else []
    height = (len(name) + len(people)) * LEADING + 2 * PAD
    canvas.add(Rect(x, y, width, height, fill, GREY))
    base = y + PAD + SIZE * 0.85
    for rank, line in enumerate(name):
        canvas.add(Text(x + width / 2, base + rank * LEADING, line, ink, 600, "middle"))
    for rank, line in enumerate(people, len(name)):
        canvas.add(Text(x + width / 2, base + rank * LEADING, line, ink, 400, "middle", SMALL))
    return y + height


def _line(canvas: Canvas, words: _Words, place: int, room: tuple[float, float, float], fill: str, step: float) -> float:
    """A box of a single line, its words cut where they are too long; where it ends."""
    x, y, width = room
    height = 0.85 * step
    said = " – ".join(filter(None, (words.names[place], words.people[place])))
    canvas.add(Rect(x, y, width, height, fill, GREY))
    canvas.add(Text(x + PAD, y + height / 2 + SIZE * 0.34, shortened(said, width - 2 * PAD), ink_on(fill), 400))
    return y + height
