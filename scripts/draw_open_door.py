"""Draw the picture of the sample offer of Tisselande: a row of Brussels houses, one door open, somebody welcomed.

    python scripts/draw_open_door.py inputs/job_offer/tisselande-accueil-2027/porte-ouverte.png

A drawing of our own, CC0. The same bytes on every run with the same Pillow.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FINE = 1440, 640, 3
"""Pixels of the picture, and how many times finer it is drawn."""
DPI = 420
"""So that it is as wide as a column of an offer, 87 mm."""

TEAL, DARK, PALE, CORAL = "#0E5C66", "#0B4A52", "#E6F3F4", "#F28C6A"
SAND, BRICK, CREAM, LIGHT, SKIN, BROWN = "#EAD9BF", "#C46A4F", "#FFF6E5", "#FFD98A", "#8A5A44", "#5B3A2E"


class Pen:
    """Draws in the coordinates of the picture."""

    def __init__(self) -> None:
        """Begin with a pale sky."""
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PALE)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, colour: str, round_: float = 0) -> None:
        """A rectangle from its upper left corner, its corners rounded by that radius."""
        self.draw.rounded_rectangle(
            [x * FINE, y * FINE, (x + width) * FINE, (y + height) * FINE], round_ * FINE, colour
        )

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around its centre."""
        self.draw.ellipse([(x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE], colour)

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        """A polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], colour)


GROUND = 560


def house(pen: Pen, x: float, width: float, top: float, wall: str, gable: bool) -> None:
    """A narrow house: its wall, its gable or cornice, two rows of windows."""
    pen.box(x, top, width, GROUND - top, wall)
    if gable:
        pen.shape(wall, (x, top), (x + width / 2, top - 90), (x + width, top))
        pen.disc(x + width / 2, top - 30, 16, CREAM)
    else:
        pen.box(x - 6, top - 16, width + 12, 18, DARK)
    for row in (top + 40, top + 170):
        for place in (0.2, 0.62):
            left = x + width * place
            pen.box(left - 5, row - 5, 54, 96, CREAM)
            pen.box(left, row, 44, 86, TEAL)
            pen.box(left + 20, row, 4, 86, CREAM)
            pen.box(left - 10, row + 91, 64, 8, CREAM)


def person(pen: Pen, x: float, coat: str, hair: str, skin: str, reach: int) -> None:
    """Somebody seen from the side, an arm held out to the right (1) or to the left (-1)."""
    pen.box(x - 22, GROUND - 120, 18, 118, DARK, 8)
    pen.box(x + 4, GROUND - 120, 18, 118, DARK, 8)
    pen.box(x - 34, GROUND - 232, 68, 140, coat, 26)
    pen.shape(
        coat, (x, GROUND - 214), (x + reach * 84, GROUND - 176), (x + reach * 80, GROUND - 154), (x, GROUND - 178)
    )
    pen.disc(x + reach * 84, GROUND - 165, 12, skin)
    pen.disc(x, GROUND - 262, 34, hair)
    pen.disc(x + reach * 7, GROUND - 257, 28, skin)


def tree(pen: Pen, x: float) -> None:
    """A small street tree in its tub."""
    pen.box(x - 6, GROUND - 150, 12, 120, BROWN)
    for across, up, radius in ((0, 190, 52), (-38, 160, 38), (38, 160, 38)):
        pen.disc(x + across, GROUND - up, radius, "#3E8E7E")
    pen.box(x - 34, GROUND - 40, 68, 40, CORAL, 6)


def picture() -> Image.Image:
    """The whole scene."""
    pen = Pen()
    pen.disc(1210, 120, 62, LIGHT)
    house(pen, 20, 200, 190, BRICK, gable=True)
    house(pen, 220, 200, 150, SAND, gable=False)
    house(pen, 980, 210, 170, SAND, gable=True)
    house(pen, 1190, 230, 210, BRICK, gable=False)
    # The house of the association: wide, its door open on the light inside.
    pen.box(420, 110, 560, GROUND - 110, TEAL)
    pen.box(410, 92, 580, 22, DARK)
    for place in range(5):
        pen.box(452 + place * 105, 140, 76, 92, CREAM)
        pen.box(458 + place * 105, 146, 64, 80, LIGHT if place in (1, 3) else DARK)
    pen.box(452, 300, 110, 170, CREAM)
    pen.box(460, 308, 94, 154, LIGHT)
    pen.box(838, 300, 110, 170, CREAM)
    pen.box(846, 308, 94, 154, LIGHT)
    pen.box(612, 262, 176, 298, CREAM)
    pen.box(622, 272, 156, 288, LIGHT)
    pen.shape(CORAL, (778, 272), (838, 292), (838, 600), (778, 560))
    pen.disc(826, 440, 6, CREAM)
    pen.box(0, GROUND, WIDTH, HEIGHT - GROUND, "#CFE3E4")
    pen.shape("#FFE9BD", (622, GROUND), (778, GROUND), (860, HEIGHT), (500, HEIGHT))
    tree(pen, 350)
    tree(pen, 1090)
    person(pen, 716, CREAM, BROWN, "#C98F6B", -1)
    person(pen, 530, CORAL, DARK, SKIN, 1)
    return pen.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    picture().quantize(64, dither=Image.Dither.NONE).convert("RGB").save(
        Path(sys.argv[1]), "PNG", dpi=(DPI, DPI), optimize=True
    )
