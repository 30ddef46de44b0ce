"""Make the pictures that the Word texts of the report of Tournecuiller hold (`python -m … FOLDER [NAME…]`).

They look taken, in a kitchen, a workshop and a garden, and are made of formulas alone. Their licence, CC BY 4.0, is
said in inputs/LISEZ-MOI.md. The same program and versions of numpy and Pillow give the same pixels.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from scripts import solids as s
from scripts.ray_marching import Camera, Distance, Field, Light, Solid, of, photograph

QUALITY = 86
"""Of the JPEG files: the grain would make a PNG ten times as large."""
SUN = (-0.62, 0.50, 0.16)

Size = tuple[int, int]


def through_window(points: Field) -> Field:
    """The sun through a window of panes to the left."""
    along = points[:, 2] - SUN[2] / SUN[0] * points[:, 0]
    up = points[:, 1] - SUN[1] / SUN[0] * points[:, 0]
    bars = np.minimum(np.abs((along / 0.72) % 1 - 0.5), np.abs((up / 0.8 + 0.2) % 1 - 0.5)) * 14
    return 0.1 + 0.9 * np.clip(bars, 0, 1)


GLAZE = s.specked("#efe8da", "#a8936f", 60, 0.25)
TABLE = Solid(s.block((0, -0.05, 0.4), (2.9, 0.05, 1.35), 0.02), s.wood("#b98a5a", "#70431f", 0.24), 0.22, 40)


def bowl(x: float, z: float, floor: float = 0) -> Solid:
    """An earthenware bowl on its foot."""
    shape = s.bowl((x, floor + 0.17, z), 0.23, 0.15, 0.011)
    return Solid(s.both(shape, s.drum((x, floor + 0.014, z), 0.12, 0.014)), GLAZE, 0.3, 60)


def soup(x: float, z: float, turn: float) -> list[Solid]:
    """Pumpkin soup in a bowl, a thread of cream and three leaves on it."""
    cream = s.specked("#d96c12", "#efb668", 11, 0.36)
    made = [bowl(x, z), Solid(s.drum((x, 0.118, z), 0.196, 0.004, 0.003), cream, 0.3, 90)]
    for rank, far in enumerate((0.07, 0.045, 0.09)):
        angle = turn + 2 * rank
        leaf = (x + far * np.cos(angle), 0.124, z + far * np.sin(angle))
        made.append(Solid(s.ball(leaf, 0.024, (1, 0.3, 0.55)), s.plain("#4a7a22")))
    return made


def spoon(x: float, z: float, far: float, away: float, floor: float = 0) -> Solid:
    """A wooden spoon that lies there, its handle towards a point."""
    handle = s.rod((x, floor + 0.03, z), (x + far, floor + 0.02, z + away), 0.016, 0.011)
    end = s.ball((x - far * 0.1, floor + 0.03, z - away * 0.1), 0.062, (1, 0.35, 0.85))
    return Solid(s.melted((handle, end), 0.012), s.wood("#b9854c", "#8a5a2c", 0.4), 0.15)


def cloth(x: float, z: float, turn: float) -> Solid:
    """A tea towel with red bands."""
    shape = s.rough(s.block((x, 0.004, z), (0.32, 0.007, 0.3), 0.005, turn), 0.012, 9)
    return Solid(shape, s.banded("#ddd4c0", "#9c2f1c", 0, 0.11), 0.0)


def pumpkin(x: float, z: float, wide: float) -> list[Solid]:
    """A pumpkin and its stalk."""
    centre, top = (x, 0.7 * wide, z), 1.28 * wide
    skin = s.ribbed(s.ball(centre, wide, (1, 0.76, 1)), centre, 12, 0.14 * wide)
    stalk = s.rod((x, top, z), (x + 0.06, top + 0.16, z + 0.02), 0.045, 0.026)
    return [Solid(skin, s.plain("#cf5f10", 0.3, 6), 0.2, 30), Solid(stalk, s.plain("#6d6a3a", 0.4, 30))]


def room() -> Solid:
    """A limewashed wall."""
    return Solid(lambda points: 1.9 + points[..., 2], s.plain("#d8c9ae", 0.14, 2.4), 0.02)


def cover(size: Size) -> Image.Image:
    """A table laid, the sun through a window."""
    made = [room(), TABLE, *soup(-0.08, 0.72, 0.4), *soup(-0.78, 0.1, 1.7), *soup(0.74, 0.1, 2.9)]
    crust = s.specked("#85471a", "#d2a564", 6, 0.34)
    made.append(Solid(s.rough(s.ball((0.1, 0.13, -0.4), 0.33, (1.25, 0.5, 0.62)), 0.025, 15), crust, 0.04))
    made += [*pumpkin(-0.66, -0.74, 0.34), spoon(0.5, 0.78, 0.36, -0.2, 0.014), cloth(0.74, 0.66, 0.5)]
    for x, z, long in ((1.06, -0.36, 0.36), (1.1, -0.22, 0.42)):
        carrot = s.rod((x, 0.045, z), (x + long, 0.03, z + 0.2), 0.05, 0.012)
        made.append(Solid(carrot, s.banded("#e2701c", "#b9540f", 0, 0.05, 0.15), 0.2, 30))
    for x, z in ((-1.28, 0.5), (-1.44, 0.3)):
        made.append(Solid(s.ball((x, 0.085, z), 0.1, (1, 0.86, 1)), s.plain("#a81f14", 0.2, 8), 0.4, 70))
    jug = s.both(s.drum((0.86, 0.26, -0.72), 0.16, 0.26, 0.05), s.ring((1.05, 0.28, -0.72), 0.11, 0.024, 2))
    made.append(Solid(jug, s.plain("#24505a", 0.2, 12), 0.4, 50))
    light = Light(SUN, (2.9, 2.35, 1.7), (0.30, 0.35, 0.44), (0.20, 0.14, 0.09), through_window)
    return photograph(made, light, Camera((0.15, 1.02, 2.7), (0.0, 0.17, -0.02), 1.98, 2.3, 2.6), size)


def after(size: Size) -> Image.Image:
    """The same table in the evening: bowls in a pile, a spoon, crumbs, what is left of the loaf."""
    made = [room(), TABLE, *(bowl(-0.5, 0.1, 0.085 * rank) for rank in range(5)), bowl(0.28, 0.5)]
    made += [spoon(0.2, 0.55, 0.42, 0.12, 0.1), spoon(-0.1, 0.95, 0.4, -0.08), cloth(-0.98, 0.75, 0.3)]
    made += pumpkin(0.95, -0.75, 0.3)
    loaf = s.rough(s.ball((0.62, 0.12, -0.2), 0.24, (1.1, 0.55, 0.75)), 0.025, 15)
    made.append(
        Solid(
            lambda points: np.maximum(loaf(points), 0.55 - points[..., 0]),
            s.specked("#85471a", "#d2a564", 6, 0.34),
            0.04,
        )
    )
    dice = np.random.default_rng(8)
    crumbs = [(dice.normal(0.42, 0.16), 0.008, dice.normal(0.05, 0.16)) for _ in range(16)]
    made.append(Solid(s.both(*(s.ball(one, dice.uniform(0.007, 0.017)) for one in crumbs)), s.plain("#c99a5a")))
    light = Light((-0.8, 0.3, 0.12), (2.6, 1.45, 0.7), (0.17, 0.19, 0.28), (0.12, 0.08, 0.05), through_window)
    return photograph(made, light, Camera((0.1, 0.78, 2.7), (0.02, 0.2, -0.05), 1.7, 2.45, 2.6), size)


def hand(x: float, y: float, z: float) -> list[Solid]:
    """A hand that holds the handle of a screwdriver, which lies along the picture."""
    fingers = [s.ring((x + 0.075 * rank, y, z), 0.066, 0.036, 0) for rank in range(4)]
    back = s.ball((x + 0.14, y + 0.06, z + 0.09), 0.13, (1.25, 0.75, 0.6))
    thumb = s.rod((x + 0.16, y + 0.02, z + 0.1), (x - 0.08, y + 0.05, z + 0.075), 0.045, 0.033)
    wrist = s.rod((x + 0.2, y + 0.04, z + 0.12), (x + 0.55, y + 0.04, z + 0.3), 0.09, 0.1)
    skin = Solid(s.melted((*fingers, back, thumb, wrist), 0.014), s.plain("#a9694a", 0.12, 14), 0.1, 18)
    sleeve = s.rough(s.rod((x + 0.5, y + 0.03, z + 0.28), (x + 1.5, y + 0.2, z + 0.9), 0.15, 0.19), 0.03, 8)
    return [skin, Solid(sleeve, s.plain("#33506b", 0.25, 40), 0.0)]


def wireless() -> list[Solid]:
    """An old wireless of walnut, its grille, its dial and its knobs."""
    case = s.block((-0.62, 0.36, -0.25), (0.62, 0.34, 0.22), 0.07)
    grille = s.block((-0.88, 0.38, -0.03), (0.27, 0.24, 0.02), 0.01)
    dial = s.block((-0.3, 0.5, -0.03), (0.22, 0.1, 0.015), 0.01)
    knobs = s.both(*(s.lying(s.drum((0, 0, 0), 0.07, 0.04, 0.015), (x, 0.25, 0.0), 2) for x in (-0.42, -0.17)))
    return [
        Solid(case, s.wood("#7a4322", "#3b1d0e", 0.5), 0.3, 50),
        Solid(grille, s.banded("#a88f5c", "#2e1e12", 0, 0.035, 0.4)),
        Solid(dial, s.banded("#c8b27a", "#5b3c1a", 0, 0.045, 0.12), 0.2),
        Solid(knobs, s.plain("#c9b98e", 0.15, 30), 0.3, 50),
    ]


def tools() -> list[Solid]:
    """What lies on a bench, and handles on the wall behind it."""
    tin = s.drum((1.55, 0.015, 0.0), 0.2, 0.015), *(s.ring((1.55, high, 0.0), 0.2, 0.02) for high in (0.03, 0.07))
    coil = (s.ring((-1.62, 0.03 + 0.045 * rank, 0.12), 0.22 - 0.012 * rank, 0.026) for rank in range(4))
    dice = np.random.default_rng(5)
    screws: list[Distance] = []
    for _ in range(14):
        x, z, turn = *dice.normal((0.62, 0.42), (0.5, 0.1)), dice.uniform(0, 6.28)
        tip = (x + 0.065 * np.cos(turn), 0.008, z + 0.065 * np.sin(turn))
        screws += [s.rod((x, 0.012, z), tip, 0.009, 0.004), s.ball((x, 0.014, z), 0.015, (1, 0.7, 1))]
    hung = (
        *((-1.7, 0.5, "#a83a24"), (-1.4, 0.4, "#3a5a40"), (0.35, 0.5, "#b5822d")),
        *((0.75, 0.42, "#3d5a78"), (1.15, 0.55, "#a83a24"), (1.5, 0.4, "#444444")),
    )
    return [
        Solid(s.both(*tin), s.plain("#8b2f22", 0.2, 20), 0.3, 40),
        Solid(s.both(*screws), s.plain("#6f6350"), 0.7, 50),
        Solid(s.both(*coil), s.plain("#2a2a2c", 0.2, 40), 0.25, 30),
        *(Solid(s.rod((x, 0.72, -0.93), (x, 0.72 + far, -0.93), 0.045, 0.03), s.plain(tone)) for x, far, tone in hung),
    ]


def workshop(size: Size) -> Image.Image:
    """A hand that screws the side of an old wireless tight."""
    bench = Solid(s.block((0, -0.06, 0.2), (3.2, 0.06, 1.2), 0.02), s.wood("#8a623c", "#4a2f1a", 0.3), 0.12, 30)
    back = Solid(lambda points: 1.0 + points[..., 2], s.plain("#6f7d78", 0.15, 3), 0.0)
    head = s.lying(s.drum((0, 0, 0), 0.03, 0.012), (0.012, 0.33, -0.16), 0)
    steel = Solid(s.both(s.rod((0.06, 0.33, -0.16), (0.5, 0.33, -0.16), 0.016), head), s.plain("#6d7478"), 0.8, 60)
    handle = Solid(s.rod((0.48, 0.33, -0.16), (0.92, 0.33, -0.16), 0.05, 0.056), s.plain("#b5651d"), 0.5, 60)
    made = [bench, back, *wireless(), steel, handle, *hand(0.58, 0.33, -0.16), *tools()]
    light = Light((0.35, 0.75, 0.6), (2.9, 2.3, 1.6), (0.22, 0.25, 0.30), (0.14, 0.10, 0.07))
    return photograph(made, light, Camera((0.28, 0.74, 2.6), (0.1, 0.34, -0.1), 2.2, 2.72, 2.8), size)


def lettuces(points: Field) -> Field:
    """Two rows of lettuces in the bed."""
    moved = points.copy()
    moved[..., 0] = (points[..., 0] + 0.21) % 0.42 - 0.21
    moved[..., 2] = np.abs(points[..., 2] - 0.1) - 0.2
    far = s.ball((0, 0.42, 0), 0.17, (1, 0.72, 1))(moved)
    near = far < 0.2
    if near.any():
        far[near] -= 0.13 * (s.noise(points[near] * of((1, 0.55, 1)), 13) - 0.5)
    return 0.6 * far


def garden(size: Size) -> Image.Image:
    """Lettuces and tomatoes in a bed of planks before a brick wall, a watering can."""
    planks = s.both(s.block((0, 0.09, 0.55), (2.6, 0.085, 0.03)), s.block((0, 0.27, 0.55), (2.6, 0.085, 0.03)))
    made = [Solid(planks, s.wood("#a8835c", "#6a4a2e", 0.7), 0.05)]
    made.append(Solid(s.rough(s.block((0, 0.14, 0.0), (2.6, 0.18, 0.54)), 0.05, 22), s.plain("#3a281a", 0.5, 30)))
    made.append(Solid(lettuces, s.specked("#4f8a24", "#a5c94e", 16, 0.5), 0.08))
    made.append(Solid(lambda points: points[..., 1], s.specked("#8f8577", "#5f574c", 30, 0.5), 0.0))
    made.append(Solid(lambda points: 1.5 + points[..., 2], bricks, 0.0))
    stakes: list[Distance] = []
    leaves: list[Distance] = []
    ripe: list[Distance] = []
    green: list[Distance] = []
    dice = np.random.default_rng(12)
    for rank in range(7):
        x, z = -1.95 + 0.66 * rank + dice.uniform(-0.06, 0.06), -0.42
        stakes.append(s.rod((x, 0.2, z), (x + 0.03, 1.7, z), 0.016))
        for step in range(6):
            turn, high = dice.uniform(0, 6.28), 0.5 + 0.19 * step
            place = (x + 0.13 * np.cos(turn), high, z + 0.09 * np.sin(turn))
            leaves.append(s.ball(place, 0.16, (1.1, 0.55, 0.8)))
            front = (x + dice.uniform(-0.13, 0.13), high - 0.06, z + 0.17)
            (ripe if high < 1.15 else green).append(s.ball(front, dice.uniform(0.05, 0.068)))
    made.append(Solid(s.both(*stakes), s.plain("#b89a62", 0.3, 20)))
    made.append(Solid(s.rough(s.both(*leaves), 0.16, 11), s.specked("#2f5a1c", "#5f8a2c", 14, 0.45), 0.05))
    made += [Solid(s.both(*ripe), s.plain("#b81f12"), 0.5, 60), Solid(s.both(*green), s.plain("#9aa83a"), 0.4, 60)]
    can = s.both(
        s.drum((1.02, 0.27, 0.92), 0.2, 0.26, 0.02),
        s.rod((0.9, 0.2, 0.92), (0.45, 0.56, 1.0), 0.04, 0.028),
        s.ring((1.18, 0.42, 0.92), 0.17, 0.018, 2),
    )
    made.append(Solid(s.both(can, s.ball((0.44, 0.57, 1.0), 0.075, (0.6, 1, 1))), s.plain("#8f9a9c", 0.3, 9), 0.6, 26))
    light = Light((0.55, 0.72, 0.5), (3.0, 2.6, 2.0), (0.36, 0.44, 0.56), (0.16, 0.14, 0.08))
    return photograph(made, light, Camera((0.1, 1.0, 3.3), (0.06, 0.46, 0.0), 2.1, 3.0, 2.6), size)


def bricks(points: Field) -> Field:
    """A wall of bricks, no two alike."""
    row = np.floor(points[:, 1] / 0.09)
    across = points[:, 0] / 0.26 + 0.5 * (row % 2)
    tone = 0.7 + 0.3 * np.sin(row * 12.9 + np.floor(across) * 78.2) ** 2
    joint = (np.abs(across % 1 - 0.5) > 0.47) | (np.abs((points[:, 1] / 0.09) % 1 - 0.5) > 0.42)
    made = s.linear("#94503a") * (tone * (0.8 + 0.2 * s.noise(points, 40)))[:, None]
    return np.where(joint[:, None], s.linear("#a89c8a"), made).astype(np.float32)


PICTURES: Mapping[str, tuple[Callable[[Size], Image.Image], Size]] = {
    "table": (cover, (1400, 987)),
    "atelier": (workshop, (1400, 573)),
    "potager": (garden, (1400, 573)),
    "apres": (after, (1400, 933)),
}
"""The pictures by the names of their files."""

if __name__ == "__main__":
    folder, *names = sys.argv[1:]
    for name in names or PICTURES:
        make, full = PICTURES[name]
        make(full).save(Path(folder) / f"{name}.jpg", quality=QUALITY, optimize=True, dpi=(170, 170))
