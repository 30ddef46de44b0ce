"""A drawing of rectangles, lines and texts, in points, as SVG or as a picture: both from the same shapes."""

from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from imprimatur.rendering.advances import SIZE, advance

SANS = "Source Sans 3"
FACES = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-SemiBold.ttf"}
"""The files of the fonts folder by weight."""

INK, GREY, RULE = "#1d1d1b", "#5a5a57", "#c9c9c4"
DPI = 300
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
"""Pillow's names for where a text is held, on its base line."""

FAST = 2
"""The zlib level: beyond it, a picture takes far longer and is hardly smaller."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, with a thin edge where it has a colour of its own."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = RULE
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its base line; `anchor` is start, middle or end, `weight` 400 or 600."""

    x: float
    y: float
    text: str
    fill: str = INK
    weight: int = 400
    anchor: str = "start"
    size: float = SIZE


Shape = Rect | Line | Text


@dataclass(slots=True)
class Canvas:
    """What is drawn, from the top left, later shapes over earlier ones."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Draw shapes; a text of nothing is none."""
        self.shapes += [shape for shape in shapes if not isinstance(shape, Text) or shape.text]

    def paragraph(
        self, x: float, middle: float, lines: list[str], anchor: str = "start", leading: float = 11.5
    ) -> None:
        """Lines of text around a middle."""
        first = middle + SIZE * 0.34 - (len(lines) - 1) * leading / 2
        self.add(*(Text(x, first + place * leading, line, anchor=anchor) for place, line in enumerate(lines)))

    def svg(self) -> bytes:
        """The drawing as an SVG file, its texts as text."""
        size = f'width="{_n(self.width)}pt" height="{_n(self.height)}pt"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        style = f'font-family="&apos;{SANS}&apos;, Calibri, sans-serif"'
        return "\n".join((f"{head} {style}>", *map(_svg, self.shapes), "</svg>\n")).encode()

    def png(self, fonts: Path) -> bytes:
        """The drawing as a PNG of 300 dpi on white, its texts in the fonts of that folder."""
        scale = DPI / 72
        image = Image.new("RGB", (round(self.width * scale), round(self.height * scale)), "white")
        pen = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(pen, shape, scale, fonts)
        out = BytesIO()
        image.save(out, "PNG", dpi=(DPI, DPI), compress_level=FAST)
        return out.getvalue()


def lines_of(text: str, width: float, size: float = SIZE) -> list[str]:
    """The text in lines no wider than `width`, broken at its spaces, a word that is wider alone within it."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and advance(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, width, size)
    return lines


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word in pieces no wider than `width`, with a hyphen where it is cut."""
    pieces = []
    while advance(word, size) > width and len(word) > 1:
        fits = max((n for n in range(1, len(word)) if advance(f"{word[:n]}-", size) <= width), default=1)
        pieces.append(word[:fits] + ("" if word[fits - 1] in "-/" else "-"))
        word = word[fits:]
    return [*pieces, word]


def shortened(text: str, width: float, size: float = SIZE) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    if advance(text, size) <= width:
        return text
    fits = max((n for n in range(len(text)) if advance(f"{text[:n].rstrip()}…", size) <= width), default=0)
    return f"{text[:fits].rstrip()}…"


def _svg(shape: Shape) -> str:
    match shape:
        case Rect():
            stroke = f' stroke="{shape.edge}" stroke-width="0.6"' if shape.edge else ""
            box = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
            return f'<rect {box} fill="{shape.fill}"{stroke}/>'
        case Line():
            ends = f'x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
            return f'<line {ends} stroke="{shape.colour}" stroke-width="{_n(shape.width)}"/>'
        case Text():
            # Without the non-joiner, the font would draw l·l as the letter pair of Catalan.
            said = escape(shape.text.replace("l·l", "l\u200c·l"))
            looks = f'font-weight="{shape.weight}" text-anchor="{shape.anchor}" fill="{shape.fill}"'
            return f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" {looks}>{said}</text>'


def _paint(pen: ImageDraw.ImageDraw, shape: Shape, scale: float, fonts: Path) -> None:
    match shape:
        case Rect():
            right, bottom = (shape.x + shape.width) * scale - 1, (shape.y + shape.height) * scale - 1
            left, top = shape.x * scale, shape.y * scale
            if right >= left and bottom >= top:
                pen.rectangle((left, top, right, bottom), shape.fill, shape.edge or None, round(0.6 * scale))
        case Line():
            ends = tuple(point * scale for point in (shape.x1, shape.y1, shape.x2, shape.y2))
            pen.line(ends, shape.colour, round(shape.width * scale))
        case Text():
            font = _font(fonts / FACES[shape.weight], round(shape.size * scale, 2))
            pen.text((shape.x * scale, shape.y * scale), shape.text, shape.fill, font, ANCHORS[shape.anchor])


@lru_cache(maxsize=16)
def _font(path: Path, size: float) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every machine; the other depends on a library of the system.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
