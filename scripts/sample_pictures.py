"""Draw the pictures of the fictional annual report, and its word-mark, into their folders (`python -m …`).

The same program, seed and version of Pillow give the same pixels. All shapes are our own; their licence, CC BY 4.0, is
said in inputs/LISEZ-MOI.md.
"""

import math
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "inputs" / "annual_report" / "concordelle-2025"
MARKS = ROOT / "inputs" / "_shared" / "wordmarks"
NAME = "Concordelle"
SCALE = 3
"""Pixels drawn for one kept, so that edges come out smooth."""
COLOURS = 128
"""Colours of a picture: flat shapes need no more, and the files stay small."""
SEED = 2025

NIGHT, PLUM, WINE, ROSE = "#2b1b33", "#5b2a4e", "#8a3f5e", "#c86b5a"
PEACH, CREAM, AMBER, WHITE = "#f2b880", "#f9e3c8", "#e58f3a", "#fffaf3"
TEAL, SAGE, SLATE = "#2f6f73", "#8fb3a1", "#4a5a78"
SKINS = ("#8d5a3c", "#f0c7a0", "#c98f63", "#5f3b28")
CLOTHES = (TEAL, AMBER, WINE, SLATE, SAGE, ROSE)

Point = tuple[float, float]


class Sheet:
    """A picture in the making; lengths are those of the finished one, in pixels."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        """An empty picture of a colour."""
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """A rectangle."""
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
        self.draw.rounded_rectangle(corners, radius * SCALE, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, stretch: float = 1) -> None:
        """A disc around a point, `stretch` times as high as wide."""
        corners = [x - radius, y - radius * stretch, x + radius, y + radius * stretch]
        self.draw.ellipse([corner * SCALE for corner in corners], fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def ribbon(self, points: Sequence[Point], thick: float, colour: str) -> None:
        """A smooth band through points (Catmull-Rom)."""
        ends = [points[0], *points, points[-1]]
        for place in range(len(points) - 1):
            for step in range(60):
                x, y = _between(ends[place : place + 4], step / 60)
                self.disc(x, y, thick / 2, colour)

    def save(self, path: Path) -> None:
        """Write the picture at its size, its colours counted."""
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True, dpi=(203, 203))


def _between(four: Sequence[Point], t: float) -> Point:
    """The point at `t` of the way from the second to the third of four points."""

    def one(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return one(ax, bx, cx, dx), one(ay, by, cy, dy)


def gable(sheet: Sheet, x: float, width: float, top: float, colour: str, lit: str, dice: random.Random) -> None:
    """A house with a stepped gable, down to the lower edge, some of its windows lit."""
    sheet.box(x, top, width, sheet.height - top, colour)
    step = width / 7
    for rank in range(1, 4):
        sheet.box(x + rank * step, top - rank * step, width - 2 * rank * step, rank * step + 1, colour)
    for row in range(int((sheet.height - top) // 78)):
        for column in range(2):
            if dice.random() < 0.6:
                sheet.box(x + width * (0.2 + 0.38 * column), top + 26 + row * 78, width * 0.2, 40, lit, 3)


def person(sheet: Sheet, x: float, feet: float, size: float, rank: int) -> None:
    """Somebody standing, seen from afar."""
    skin, cloth = SKINS[rank % len(SKINS)], CLOTHES[rank % len(CLOTHES)]
    sheet.box(x - size * 0.16, feet - size * 0.5, size * 0.13, size * 0.5, NIGHT, 3)
    sheet.box(x + size * 0.03, feet - size * 0.5, size * 0.13, size * 0.5, NIGHT, 3)
    sheet.box(x - size * 0.22, feet - size * 0.84, size * 0.44, size * 0.46, cloth, size * 0.12)
    sheet.disc(x, feet - size * 0.98, size * 0.13, skin)


def door(sheet: Sheet, x: float, feet: float, height: float) -> None:
    """An open door full of light, its wing to the right."""
    width = height * 0.5
    sheet.box(x - 8, feet - height - 8, width + 16, height + 8, CREAM)
    sheet.box(x, feet - height, width, height, AMBER)
    wing = [
        (x + width, feet - height),
        (x + width * 1.45, feet - height * 0.9),
        (x + width * 1.45, feet + height * 0.06),
    ]
    sheet.shape([*wing, (x + width, feet)], TEAL)
    sheet.disc(x + width * 1.32, feet - height * 0.42, height * 0.025, CREAM)


def cover(folder: Path) -> None:
    """Roofs at sunrise, and a ribbon from door to door."""
    dice, sheet = random.Random(SEED), Sheet(1680, 1184, CREAM)
    for rank, colour in enumerate(("#f8d5b0", "#f4c39a", "#eeaa84", "#e29273")):
        sheet.box(0, 330 + rank * 110, 1680, 900, colour)
    sheet.disc(1210, 430, 190, "#fbeedd")
    for colour, top, width, lit in ((ROSE, 560, 150, PEACH), (WINE, 690, 190, PEACH), (PLUM, 840, 240, AMBER)):
        x = -60.0
        while x < 1680:
            wide = width * dice.uniform(0.8, 1.2)
            gable(sheet, x, wide, top + dice.uniform(-60, 60), colour, lit, dice)
            x += wide + dice.uniform(0, 14)
    path = [(330, 1130), (420, 960), (640, 900), (760, 700), (960, 640), (1080, 800), (1240, 900), (1330, 1110)]
    sheet.ribbon([(x, y + 10) for x, y in path], 44, NIGHT)
    sheet.ribbon(path, 40, WHITE)
    for x in (230, 1310):
        door(sheet, x, 1184, 220)
    person(sheet, 500, 1184, 170, 1)
    person(sheet, 1180, 1184, 160, 0)
    sheet.save(folder / "couverture.png")


def evening(folder: Path) -> None:
    """A street at night: lit windows, and light on the pavement from an open door."""
    dice, sheet = random.Random(SEED + 1), Sheet(1680, 1120, NIGHT)
    sheet.disc(330, 230, 84, CREAM)
    sheet.disc(366, 208, 78, NIGHT)
    x = -40.0
    for rank in range(7):
        wide = dice.uniform(230, 290)
        gable(sheet, x, wide, dice.uniform(330, 470), ("#3c2547", "#4a2c52", "#43304f")[rank % 3], PEACH, dice)
        x += wide + 6
    sheet.box(0, 960, 1680, 160, "#1f1326")
    sheet.shape([(760, 960), (930, 960), (1120, 1120), (620, 1120)], "#8c5a34")
    door(sheet, 755, 962, 330)
    person(sheet, 560, 1070, 250, 2)
    person(sheet, 905, 964, 220, 1)
    sheet.save(folder / "quatrieme.png")


def table(folder: Path) -> None:
    """Four people around a table, seen from above, a plan with threads between its points."""
    sheet = Sheet(1680, 688, "#f3e2cf")
    for x in range(0, 1680, 120):
        sheet.box(x, 0, 60, 688, "#f6e8d8")
    for rank, (x, y, wide) in enumerate(((430, 190, 1.0), (1250, 190, 1.0), (400, 520, 1.0), (1280, 520, 1.0))):
        sheet.disc(x, y, 118 * wide, CLOTHES[rank], 0.78)
        sheet.disc(x, y, 60, SKINS[rank])
        sheet.disc(x, y - 10, 58, (NIGHT, "#7a4a2a", "#d9b26a", "#222222")[rank], 0.82)
    sheet.disc(840, 352, 372, "#c9a27c", 0.78)
    sheet.disc(840, 344, 372, WHITE, 0.78)
    sheet.box(590, 180, 500, 330, "#e9f0ea", 10)
    for x, y, wide, high in ((620, 210, 120, 90), (770, 200, 160, 70), (960, 215, 100, 110), (640, 340, 90, 140)):
        sheet.box(x, y, wide, high, SAGE, 6)
    for x, y, wide, high in ((770, 310, 150, 80), (950, 360, 110, 120), (770, 420, 140, 66)):
        sheet.box(x, y, wide, high, "#b7cfc2", 6)
    spots = [(650, 255), (860, 235), (1010, 280), (1000, 450), (840, 455), (690, 420), (650, 255)]
    sheet.ribbon(spots, 9, WINE)
    sheet.ribbon([(860, 235), (845, 345), (840, 455)], 9, AMBER)
    for x, y in spots:
        sheet.disc(x, y, 20, PLUM)
        sheet.disc(x, y, 9, WHITE)
    sheet.save(folder / "coordination.png")


def hall(folder: Path) -> None:
    """A full hall from behind, and above the stage a large door that opens."""
    dice, sheet = random.Random(SEED + 2), Sheet(1680, 688, PLUM)
    sheet.shape([(250, 0), (1430, 0), (1300, 430), (380, 430)], "#6d3660")
    sheet.box(380, 400, 920, 60, WINE)
    sheet.box(665, 50, 350, 350, CREAM, 4)
    sheet.box(690, 74, 300, 326, AMBER)
    sheet.shape([(690, 74), (815, 108), (815, 420), (690, 400)], TEAL)
    sheet.disc(796, 270, 9, CREAM)
    person(sheet, 905, 400, 190, 0)
    person(sheet, 1120, 404, 170, 3)
    for row in range(4):
        size, top = 38 + 15 * row, 470 + 66 * row
        x = dice.uniform(-20, 20)
        while x < 1720:
            tone = dice.choice(("#2b1b33", "#3a2230", "#5f3b28", "#7a4a2a", "#b98a52", "#1d1522"))
            sheet.disc(x, top + size * 1.5, size * 1.15, dice.choice(CLOTHES), 0.9)
            sheet.disc(x, top, size * 0.62, tone, 1.1)
            x += size * dice.uniform(2.3, 2.7)
    sheet.save(folder / "journee.png")


def stairs(folder: Path) -> None:
    """A flight of stairs between two fronts; on each step somebody waits, or reaches out to the next."""
    dice, sheet = random.Random(SEED + 3), Sheet(1680, 688, "#f4c39a")
    sheet.disc(980, 210, 130, "#fbeedd")
    for x, colour in ((-40, WINE), (180, PLUM), (1330, WINE), (1540, PLUM)):
        gable(sheet, x, 215, 170 + dice.uniform(-40, 40), colour, PEACH, dice)
    for step in range(7):
        x = 390 + step * 136
        sheet.box(x, 620 - step * 62, 1680 - x, 688, ("#e9d3bf", "#dcc0a8")[step % 2])
    for step in range(6):
        person(sheet, 462 + step * 136, 620 - step * 62, 165, step)
    for x, y in ((495, 510), (903, 324)):
        sheet.ribbon([(x, y), (x + 52, y - 34), (x + 108, y - 62)], 12, SKINS[1])
    door(sheet, 1236, 248, 190)
    sheet.save(folder / "recherche.png")


def portrait(folder: Path) -> None:
    """Somebody with curls and round glasses."""
    dice, sheet = random.Random(SEED + 4), Sheet(690, 900, "#f2d9c0")
    sheet.disc(345, 380, 300, "#f7e6d4")
    for _ in range(110):
        far, turn = dice.uniform(0, 1) ** 0.5, dice.uniform(0, 2 * math.pi)
        sheet.disc(345 + 185 * far * math.cos(turn), 330 + 190 * far * math.sin(turn), dice.uniform(30, 46), "#33202a")
    sheet.box(290, 500, 110, 170, "#b97f55", 40)
    sheet.disc(345, 900, 300, PLUM, 0.95)
    sheet.shape([(255, 640), (435, 640), (345, 800)], WHITE)
    sheet.shape([(240, 628), (345, 800), (285, 880), (180, 680)], WINE)
    sheet.shape([(450, 628), (345, 800), (405, 880), (510, 680)], WINE)
    sheet.disc(345, 410, 142, "#c98f63", 1.22)
    for _ in range(34):
        sheet.disc(dice.uniform(215, 475), dice.gauss(262, 16), dice.uniform(26, 40), "#33202a")
    for x in (285, 405):
        sheet.disc(x, 410, 50, NIGHT)
        sheet.disc(x, 410, 43, "#dfe7e8")
        sheet.disc(x, 412, 13, NIGHT)
    sheet.box(330, 404, 30, 8, NIGHT)
    sheet.ribbon([(322, 440), (345, 462), (366, 452)], 8, "#a5683f")
    sheet.ribbon([(290, 512), (345, 538), (400, 512)], 12, "#8a3f3f")
    sheet.save(folder / "portrait.png")


def wordmark() -> None:
    """The name of the organisation behind two doors, as outlines and as a picture; white, for its dark colour."""
    face = ROOT / "templates" / "_shared" / "fonts" / "SourceSerif4-SemiBold.ttf"
    font, x = TTFont(face), 0.0
    glyphs, units = font.getGlyphSet(), font["head"].unitsPerEm
    letters = []
    for letter in NAME:
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
        glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
        letters.append(f'<path transform="translate({x:.0f} 0)" d="{pen.getCommands()}"/>')
        x += glyphs[font.getBestCmap()[ord(letter)]].width
    size = 70 / units
    wide = round(124 + x * size + 8)
    doors = (
        '<path fill="#fff" d="M8 92V30a22 22 0 0 1 44 0v62z"/><path fill="#F2B880" d="M60 92V30a22 22 0 0 1 44 0v62z"/>'
    )
    named = f'<g fill="#fff" transform="translate(124 74) scale({size:.5f} {-size:.5f})">{"".join(letters)}</g>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 100" width="{wide}" height="100" role="img">'
    MARKS.joinpath("concordelle.svg").write_text(f"{head}<title>{NAME}</title>{doors}{named}</svg>\n")
    image = Image.new("RGBA", (wide * SCALE, 100 * SCALE))
    draw = ImageDraw.Draw(image)
    for left, colour in ((8, WHITE), (60, PEACH)):
        draw.rounded_rectangle([left * SCALE, 8 * SCALE, (left + 44) * SCALE, 52 * SCALE], 22 * SCALE, fill=colour)
        draw.rectangle([left * SCALE, 30 * SCALE, (left + 44) * SCALE, 92 * SCALE], fill=colour)
    draw.text((124 * SCALE, 74 * SCALE), NAME, "#ffffff", ImageFont.truetype(face, 70 * SCALE), anchor="ls")
    image.save(MARKS / "concordelle.png", optimize=True)


BESIDE: tuple[Callable[[Path], None], ...] = (cover, evening, hall, portrait)
"""What the dossier holds as files."""
IN_WORD: tuple[Callable[[Path], None], ...] = (table, stairs)
"""What its chapters in Word hold; written to a folder that is given, to be put there."""

if __name__ == "__main__":
    for draw_one in BESIDE:
        draw_one(FOLDER)
    for draw_one in IN_WORD if sys.argv[1:] else ():
        draw_one(Path(sys.argv[1]))
    wordmark()
