"""Solids and textures for `ray_marching`: each function gives the distance of points to a shape, or their colour.

The distances are those of Inigo Quilez, "distance functions" (formulas, not code).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scripts.ray_marching import Colour, Distance, Field, of


def _away(points: Field) -> Field:
    return np.sqrt(np.einsum("...i,...i", points, points))


def _flat(points: Field) -> Field:
    """How far from the upright axis."""
    return np.hypot(points[..., 0], points[..., 2])


def ball(centre: Sequence[float], radius: float, stretch: Sequence[float] = (1, 1, 1)) -> Distance:
    """A ball, or one stretched along its axes."""
    at, axes = of(centre), of(stretch) * radius
    if len(set(stretch)) == 1:
        return lambda points: _away(points - at) - radius

    def distance(points: Field) -> Field:
        moved = points - at
        near, nearer = _away(moved / axes), _away(moved / (axes * axes))
        return near * (near - 1) / np.maximum(nearer, 1e-6)

    return distance


def rod(start: Sequence[float], end: Sequence[float], radius: float, other: float | None = None) -> Distance:
    """A rod with round ends, thinner or thicker at its other end."""
    a, ab = of(start), of(end) - of(start)
    last, length = radius if other is None else other, float((ab * ab).sum())

    def distance(points: Field) -> Field:
        along = np.clip(((points - a) @ ab) / length, 0, 1)
        return _away(points - a - along[..., None] * ab) - (radius + (last - radius) * along)

    return distance


def block(centre: Sequence[float], size: Sequence[float], radius: float = 0.01, turn: float = 0) -> Distance:
    """A box of half sizes, its edges rounded, turned about the upright axis."""
    at, half, (c, s) = of(centre), of(size) - radius, (np.float32(np.cos(turn)), np.float32(np.sin(turn)))

    def distance(points: Field) -> Field:
        moved = points - at
        x, z = c * moved[..., 0] - s * moved[..., 2], s * moved[..., 0] + c * moved[..., 2]
        x, y, z = np.abs(x) - half[0], np.abs(moved[..., 1]) - half[1], np.abs(z) - half[2]
        outside = np.sqrt(np.maximum(x, 0) ** 2 + np.maximum(y, 0) ** 2 + np.maximum(z, 0) ** 2)
        return outside + np.minimum(np.maximum(np.maximum(x, y), z), 0) - radius

    return distance


def drum(centre: Sequence[float], radius: float, half: float, edge: float = 0.01) -> Distance:
    """An upright cylinder of a half height, its edges rounded."""
    at = of(centre)

    def distance(points: Field) -> Field:
        moved = points - at
        across, up = _flat(moved) - radius + edge, np.abs(moved[..., 1]) - half + edge
        return np.minimum(np.maximum(across, up), 0) + np.hypot(np.maximum(across, 0), np.maximum(up, 0)) - edge

    return distance


def lying(shape: Distance, centre: Sequence[float], axis: int) -> Distance:
    """A shape made about the origin, its upright axis laid along another, at a place."""
    at, order = of(centre), {0: (1, 0, 2), 2: (0, 2, 1)}[axis]
    return lambda points: shape((points - at)[..., list(order)])


def bowl(rim: Sequence[float], radius: float, depth: float, thick: float) -> Distance:
    """A bowl: a hollow ball cut at its rim, whose centre and radius are given."""
    ball_radius = (radius * radius + depth * depth) / (2 * depth)
    high = ball_radius - depth
    at = of(rim) + of((0, high, 0))

    def distance(points: Field) -> Field:
        moved = points - at
        across, up = _flat(moved), moved[..., 1]
        edge = np.hypot(across - radius, up + high)
        shell = np.abs(np.hypot(across, up) - ball_radius)
        return np.where(up > -high, edge, shell) - thick

    return distance


def ring(centre: Sequence[float], radius: float, thick: float, axis: int = 1) -> Distance:
    """A ring about an axis."""
    at, sides = of(centre), [side for side in range(3) if side != axis]

    def distance(points: Field) -> Field:
        moved = points - at
        across = np.hypot(moved[..., sides[0]], moved[..., sides[1]]) - radius
        return np.hypot(across, moved[..., axis]) - thick

    return distance


def ribbed(shape: Distance, centre: Sequence[float], ribs: int, deep: float) -> Distance:
    """A shape with ribs about its upright axis, as a pumpkin has."""
    at = of(centre)

    def distance(points: Field) -> Field:
        moved = points - at
        turn = np.arctan2(moved[..., 2], moved[..., 0])
        rib = 1 - np.abs(np.sin(turn * ribs / 2)) ** 0.6
        return 0.7 * (shape(points) + deep * rib * np.clip(_flat(moved) * 6, 0, 1))

    return distance


def rough(shape: Distance, deep: float, fine: float) -> Distance:
    """A shape whose skin is uneven."""

    def distance(points: Field) -> Field:
        far = shape(points)
        near = far < 4 * deep
        if near.any():
            far = far.copy()
            far[near] -= deep * (noise(points[near], fine) - 0.5)
        return 0.8 * far

    return distance


def both(*shapes: Distance) -> Distance:
    """Several shapes as one."""

    def distance(points: Field) -> Field:
        return np.minimum.reduce([shape(points) for shape in shapes])

    return distance


def melted(shapes: Sequence[Distance], width: float) -> Distance:
    """Several shapes that run into each other."""

    def distance(points: Field) -> Field:
        total = sum(np.exp(-np.clip(shape(points) / width, -30, 30)) for shape in shapes)
        return (-width * np.log(np.maximum(total, 1e-20))).astype(np.float32)

    return distance


def noise(points: Field, fine: float) -> Field:
    """A smooth noise from 0 to 1, of `fine` bumps a unit: two octaves of value noise."""
    return 0.67 * _noise(points * fine) + 0.33 * _noise(points * fine * 2.3 + 7)


def _noise(points: Field) -> Field:
    low = np.floor(points)
    part = points - low
    part = part * part * (3 - 2 * part)
    # In whole numbers that go round, as is wanted of what mixes them.
    near = low.astype(np.int32) * np.asarray((73856093, 19349663, 83492791), dtype=np.int32)
    beyond = near + np.asarray((73856093, 19349663, 83492791), dtype=np.int32)
    sides = [(near[..., axis], beyond[..., axis]) for axis in range(3)]
    x, y, z = (part[..., axis] for axis in range(3))
    along = [[_mixed(sides[0], sides[1][j] ^ sides[2][k], x) for j in range(2)] for k in range(2)]
    across = [one[0] + (one[1] - one[0]) * y for one in along]
    return across[0] + (across[1] - across[0]) * z


def _mixed(sides: tuple[NDArray[np.int32], NDArray[np.int32]], rest: NDArray[np.int32], part: Field) -> Field:
    """Between the values of two neighbouring corners."""
    first, second = (_hashed(side ^ rest) for side in sides)
    return first + (second - first) * part


def _hashed(cell: NDArray[np.int32]) -> Field:
    """A number from 0 to 1 that tells nothing of its cell."""
    cell = (cell ^ (cell >> 13)) * np.int32(1274126177)
    return ((cell ^ (cell >> 16)) & np.int32(65535)).astype(np.float32) / np.float32(65535)


def plain(colour: str, worn: float = 0.0, fine: float = 9.0) -> Colour:
    """One colour, in linear light, worn unevenly."""
    base = linear(colour)

    def paint(points: Field) -> Field:
        shade = 1 - worn * noise(points, fine) if worn else np.ones(len(points), dtype=np.float32)
        return shade[:, None] * base

    return paint


def linear(colour: str) -> Field:
    """A colour of the screen as an amount of light."""
    return of([(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)])


def wood(light: str, dark: str, plank: float, along: int = 0) -> Colour:
    """Planks with their grain along an axis; `plank` is their width."""
    pale, deep, other = linear(light), linear(dark), 2 if along == 0 else 0

    def paint(points: Field) -> Field:
        side = points[:, other] / plank
        board = np.floor(side)
        squeezed = points.copy()
        squeezed[:, along] *= 0.07
        squeezed += (board * 3.7)[:, None]
        grain = 0.6 * noise(squeezed, 26) + 0.4 * noise(squeezed, 90)
        tone = 0.75 + 0.25 * np.sin(board * 12.9) ** 2
        joint = np.clip(np.abs(side - board - 0.5) * 60 - 28.6, 0, 1)
        made = (pale + (deep - pale) * np.clip(grain * 1.5 - 0.3, 0, 1)[:, None]) * tone[:, None]
        return made * (1 - 0.75 * joint)[:, None]

    return paint


def banded(colour: str, other: str, axis: int, width: float, share: float = 0.3) -> Colour:
    """Bands of another colour across an axis."""
    first, second = linear(colour), linear(other)

    def paint(points: Field) -> Field:
        here = (points[:, axis] / width) % 1 < share
        return np.where(here[:, None], second, first) * (0.85 + 0.15 * noise(points, 160))[:, None]

    return paint


def specked(colour: str, other: str, fine: float, share: float) -> Colour:
    """A colour with specks of another where a noise is high."""
    first, second = linear(colour), linear(other)

    def paint(points: Field) -> Field:
        amount = np.clip((noise(points, fine) - 1 + share) * 12, 0, 1)
        return first + (second - first) * amount[:, None]

    return paint
