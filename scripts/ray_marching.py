"""A small camera for pictures that look taken, not drawn: solids of known distance, a sun, a sky, a lens, grain.

A solid is a function from points to their distance to it; a ray goes on by the distance of the nearest until it touches
one (sphere tracing: J. C. Hart, 1996; the distances of solids and the soft shadow are those that I. Quilez describes).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.floating[Any]]
"""Numbers of many points; points and colours have a last axis of three."""
Distance = Callable[[Field], Field]
Colour = Callable[[Field], Field]

LARGER = 1.25
"""How much larger than the picture it is taken, so that edges come out smooth."""
AT_ONCE = 12_000
"""Rays that go together: so many that their numbers stay near the processor."""
NEAR, FAR, STEPS = 0.0015, 14.0, 110
"""How near is touching, how far is nothing, and after how many steps a ray stops where it is."""


@dataclass(frozen=True, slots=True)
class Solid:
    """A shape with the colour of its points; `shine` is how much of the sun it mirrors, `sharp` how narrowly."""

    distance: Distance
    colour: Colour
    shine: float = 0.08
    sharp: float = 24.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is taken from, what it looks at and how: `lens` is the length of the lens in picture heights.

    `focus` is the distance that is sharp, `blur` the blur far behind it, in hundredths of the picture's height.
    """

    eye: Sequence[float]
    at: Sequence[float]
    lens: float
    focus: float
    blur: float


@dataclass(frozen=True, slots=True)
class Light:
    """Where the sun stands and its colour, the colour of the sky, and `gobo`: how much sun falls through at a point."""

    sun: Sequence[float]
    sunlight: Sequence[float]
    sky: Sequence[float]
    ground: Sequence[float]
    gobo: Callable[[Field], Field] | None = None


def of(values: Sequence[float]) -> Field:
    """A point or a colour."""
    return np.asarray(values, dtype=np.float32)


def unit(vectors: Field) -> Field:
    """The same directions, of length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def nearest(solids: Sequence[Solid], points: Field) -> Field:
    """The distance to the nearest solid."""
    found = solids[0].distance(points)
    for one in solids[1:]:
        found = np.minimum(found, one.distance(points))
    return found


def photograph(solids: Sequence[Solid], light: Light, camera: Camera, size: tuple[int, int]) -> Image.Image:
    """Take the picture, somewhat larger than its size, and bring it to its size."""
    width, height = (round(LARGER * side) for side in size)
    eye, rays = _rays(camera, width, height)
    far, colours = np.empty(len(rays), dtype=np.float32), np.empty_like(rays)
    for start in range(0, len(rays), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        far[part] = _march(solids, eye, rays[part], FAR)
        colours[part] = _shaded(solids, light, eye + rays[part] * far[part, None], rays[part])
    picture, depth = colours.reshape(height, width, 3), far.reshape(height, width)
    developed = _developed(_focused(picture, depth, camera), height)
    image = Image.fromarray((developed * 255 + 0.5).astype(np.uint8))
    return _grained(image.resize(size, Image.Resampling.LANCZOS))


def _rays(camera: Camera, width: int, height: int) -> tuple[Field, Field]:
    eye = of(camera.eye)
    ahead = unit(of(camera.at) - eye)
    right = unit(np.cross(ahead, of((0, 1, 0))).astype(np.float32))
    up = np.cross(right, ahead).astype(np.float32)
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    x = (across + 0.5 - width / 2) / height
    y = (height / 2 - down - 0.5) / height
    rays = x[..., None] * right + y[..., None] * up + camera.lens * ahead
    return eye, unit(rays.reshape(-1, 3).astype(np.float32))


def _march(solids: Sequence[Solid], eye: Field, rays: Field, most: float) -> Field:
    """How far each ray goes."""
    far = np.zeros(len(rays), dtype=np.float32)
    going = np.arange(len(rays))
    for _ in range(STEPS):
        step = nearest(solids, eye + rays[going] * far[going, None])
        far[going] += 0.85 * step
        going = going[(step > NEAR) & (far[going] < most)]
        if not len(going):
            break
    return np.minimum(far, most)


def _shaded(solids: Sequence[Solid], light: Light, points: Field, rays: Field) -> Field:
    """The light that comes back from points."""
    distances = np.stack([one.distance(points) for one in solids])
    which = distances.argmin(axis=0)
    normals = _normals(solids, points)
    raised = points + normals * 0.004
    albedo, shine, sharp = np.zeros_like(points), np.zeros(len(points)), np.ones(len(points))
    for place, one in enumerate(solids):
        here = which == place
        if here.any():
            albedo[here], shine[here], sharp[here] = one.colour(points[here]), one.shine, one.sharp
    sun = unit(of(light.sun))
    facing = np.clip(normals @ sun, 0, 1)
    lit = facing * _sunlit(solids, raised, sun)
    if light.gobo:
        lit = lit * light.gobo(points)
    open_ = _open(solids, points, normals)
    above = (0.5 + 0.5 * normals[:, 1])[:, None]
    around = (above * of(light.sky) + (1 - above) * of(light.ground)) * open_[:, None]
    half = unit(sun - rays)
    glint = (shine * lit * np.clip((normals * half).sum(-1), 0, 1) ** sharp)[:, None]
    rim = (shine * open_ * (1 - np.clip(-(normals * rays).sum(-1), 0, 1)) ** 4)[:, None]
    said = albedo * (lit[:, None] * of(light.sunlight) + around) + glint * 3 * of(light.sunlight)
    return (said + rim * of(light.sky)).astype(np.float32)


def _normals(solids: Sequence[Solid], points: Field) -> Field:
    """The outward directions at points, from four distances (a tetrahedron)."""
    total = np.zeros_like(points)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        way = of(corner)
        total += way * nearest(solids, points + way * 0.0012)[:, None]
    return unit(total)


def _sunlit(solids: Sequence[Solid], points: Field, sun: Field) -> Field:
    """How much of the sun a point sees, from none to all; its edge is soft."""
    seen, far = np.ones(len(points), dtype=np.float32), np.full(len(points), 0.01, dtype=np.float32)
    going = np.arange(len(points))
    for _ in range(40):
        step = nearest(solids, points[going] + sun * far[going, None])
        seen[going] = np.minimum(seen[going], np.clip(0.5 + 0.5 * 14 * step / far[going], 0, 1))
        far[going] += np.clip(step, 0.012, 0.25)
        going = going[(seen[going] > 0.01) & (far[going] < 5)]
        if not len(going):
            break
    seen = seen * seen * (3 - 2 * seen)
    return seen


def _open(solids: Sequence[Solid], points: Field, normals: Field) -> Field:
    """How open to the sky a point is: less in corners and below things."""
    shut = np.zeros(len(points), dtype=np.float32)
    for rank in range(1, 6):
        reach = 0.012 + 0.055 * rank * rank / 2
        near = nearest(solids, points + normals * reach)
        shut += np.clip(reach - near, 0, None) * 0.62**rank / reach
    return np.clip(1 - 0.9 * shut, 0, 1)


def blurred(picture: Field, wide: float) -> Field:
    """A picture softened by a bell of that many pixels (standard deviation), its edges mirrored."""
    reach = int(np.ceil(3 * wide))
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / wide) ** 2)
    bell /= bell.sum()
    for axis in (0, 1):
        sides = [(0, 0)] * picture.ndim
        sides[axis] = (reach, reach)
        padded, length = np.pad(picture, sides, mode="reflect"), picture.shape[axis]
        picture = sum(weight * padded.take(range(at, at + length), axis=axis) for at, weight in enumerate(bell))
    return picture.astype(np.float32)


def _focused(picture: Field, depth: Field, camera: Camera) -> Field:
    """The picture as a lens gives it: sharp at its focus, softer before and behind."""
    one = len(depth) / 100
    out = blurred(camera.blur * np.abs(depth - camera.focus) / np.maximum(depth, 0.1), 0.25 * one) * one
    levels = [one * step for step in (0.0, 0.08, 0.16, 0.32, 0.6, 1.0, 1.6)]
    layers = [blurred(picture, level) if level else picture for level in levels]
    made = layers[0].copy()
    for place in range(len(levels) - 1):
        low, high = levels[place], levels[place + 1]
        share = np.clip((out - low) / (high - low), 0, 1)[..., None]
        here = (out >= low)[..., None]
        made = np.where(here, layers[place] * (1 - share) + layers[place + 1] * share, made)
    return made.astype(np.float32)


def _developed(picture: Field, height: int) -> Field:
    """Glow around what is bright, darker corners, a film's curve."""
    bright = np.clip(picture - 0.8, 0, None)
    picture = picture + 0.35 * blurred(bright, height / 60)
    rows, columns = np.indices(picture.shape[:2], dtype=np.float32)
    y, x = rows / picture.shape[0] - 0.5, columns / picture.shape[1] - 0.5
    picture = picture * (1 - 0.75 * (x * x + y * y))[..., None]
    toned = picture * (2.51 * picture + 0.03) / (picture * (2.43 * picture + 0.59) + 0.14)
    return np.clip(toned, 0, 1) ** (1 / 2.2)


def _grained(image: Image.Image) -> Image.Image:
    """The grain of a fast film, stronger in the half-tones."""
    dice = np.random.default_rng(1)
    picture = np.asarray(image, dtype=np.float32) / 255
    noise = blurred(dice.standard_normal(picture.shape[:2]), 0.7)[..., None]
    tone = picture.mean(-1, keepdims=True)
    picture = picture + noise * 0.045 * (0.35 + 2.4 * tone * (1 - tone))
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))
