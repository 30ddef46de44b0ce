"""Draw the word-mark of the second fictional report, as outlines and as a picture (`python -m …`): CC BY 4.0.

A spoon crosses a screwdriver before the name; white, for the dark colour of the house.
"""

from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
MARKS = ROOT / "inputs" / "_shared" / "wordmarks"
FACE = ROOT / "templates" / "_shared" / "fonts" / "SourceSans3-Bold.ttf"
NAME, WHITE, CARROT = "Tournecuiller", "#ffffff", "#F0924A"
LEFT, BASE, SIZE, SCALE = 104, 70, 66, 3
"""Where the name begins and stands, its size, and the pixels drawn for one kept."""

SPOON = ("M22 92 L62 36", 9, (70, 25, 15, 20))
"""Its handle, how thick, and its bowl: centre, half width and half height, leaning as the handle does."""
DRIVER = (("M76 92 L58 66", 15), ("M58 66 L26 20", 7))
"""Its handle and its blade, each with its thickness."""


def outlines() -> tuple[str, float]:
    """The letters of the name as paths in units of the font, and how wide they are."""
    font, x = TTFont(FACE), 0.0
    glyphs, letters = font.getGlyphSet(), []
    for letter in NAME:
        glyph = glyphs[font.getBestCmap()[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
        glyph.draw(pen)
        letters.append(f'<path transform="translate({x:.0f} 0)" d="{pen.getCommands()}"/>')
        x += glyph.width
    return "".join(letters), x * SIZE / font["head"].unitsPerEm


def drawing(wide: int, letters: str, units: int) -> str:
    """The mark as SVG."""
    path, thick, (x, y, half, high) = SPOON
    spoon = f'<path d="{path}" stroke="{CARROT}" stroke-width="{thick}" stroke-linecap="round"/>'
    bowl = f'<ellipse cx="{x}" cy="{y}" rx="{half}" ry="{high}" fill="{CARROT}" transform="rotate(36 {x} {y})"/>'
    driver = "".join(
        f'<path d="{line}" stroke="{WHITE}" stroke-width="{width}" stroke-linecap="round"/>' for line, width in DRIVER
    )
    size = SIZE / units
    named = f'<g fill="{WHITE}" transform="translate({LEFT} {BASE}) scale({size:.5f} {-size:.5f})">{letters}</g>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 100" width="{wide}" height="100" role="img">'
    return f"{head}<title>{NAME}</title>{driver}{spoon}{bowl}{named}</svg>\n"


def pixels(wide: int) -> Image.Image:
    """The same as a picture."""
    image = Image.new("RGBA", (wide * SCALE, 100 * SCALE))
    draw = ImageDraw.Draw(image)
    path, thick, (x, y, half, high) = SPOON
    for line, width, colour in (*((*one, WHITE) for one in DRIVER), (path, thick, CARROT)):
        points = [float(word.strip("ML")) * SCALE for word in line.split()]
        draw.line(points, colour, width * SCALE)
        for at in (0, 2):
            reach = width * SCALE / 2
            draw.ellipse(
                [points[at] - reach, points[at + 1] - reach, points[at] + reach, points[at + 1] + reach], colour
            )
    bowl = Image.new("RGBA", image.size)
    sides = [(x - half) * SCALE, (y - high) * SCALE, (x + half) * SCALE, (y + high) * SCALE]
    ImageDraw.Draw(bowl).ellipse(sides, CARROT)
    image.alpha_composite(bowl.rotate(-36, Image.Resampling.BICUBIC, center=(x * SCALE, y * SCALE)))
    draw = ImageDraw.Draw(image)
    draw.text((LEFT * SCALE, BASE * SCALE), NAME, WHITE, ImageFont.truetype(FACE, SIZE * SCALE), anchor="ls")
    return image


if __name__ == "__main__":
    letters, length = outlines()
    wide = round(LEFT + length + 8)
    MARKS.joinpath("tournecuiller.svg").write_text(drawing(wide, letters, TTFont(FACE)["head"].unitsPerEm))
    pixels(wide).save(MARKS / "tournecuiller.png", optimize=True)
