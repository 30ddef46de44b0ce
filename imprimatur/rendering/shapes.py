"""The shapes of pictures, and rows of them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from imprimatur.core.blocks import Block, Blocks, Figure

WHOLE_IF_TALL = ("cover", "back")
"""The places wider than high that a picture higher than wide is not cut for: it stands whole at their right."""


@lru_cache(maxsize=16)
def is_tall(image: bytes) -> bool:
    """Whether a picture is higher than wide; what is no picture is not."""
    try:
        with Image.open(BytesIO(image)) as opened:
            return bool(opened.height > opened.width)
    except (UnidentifiedImageError, OSError):
        return False


USUAL = 1.5
"""The breadth of a picture over its height, where it cannot be measured."""
MOST = 3
"""Pictures that stand in one row."""
BETWEEN = 0.02
"""The share of the width that parts two pictures of a row."""


@lru_cache(maxsize=64)
def shape(image: bytes) -> float:
    """The breadth of a picture over its height."""
    try:
        with Image.open(BytesIO(image)) as opened:
            return float(opened.width / opened.height)
    except (UnidentifiedImageError, OSError, ZeroDivisionError):
        return USUAL


def in_rows(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks one by one, pictures that stand side by side together: at most `MOST`, as even as can be."""
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and _goes_on(blocks[start], blocks[end]):
            end += 1
        rows = -(-(end - start) // MOST)
        size = -(-(end - start) // rows)
        yield from (blocks[place : min(place + size, end)] for place in range(start, end, size))
        start = end


def _goes_on(first: Block, other: Block) -> bool:
    if not (isinstance(first, Figure) and isinstance(other, Figure)) or first.place or other.place:
        return False
    return first.row == other.row > 1 and first.location == other.location


def shares_of(row: Sequence[Figure], width: float, highest: float) -> list[float]:
    """The widths of the pictures of a row, in the unit of its own: all are as high, and no higher than `highest`."""
    shapes = [shape(figure.image) for figure in row]
    height = min(width * (1 - BETWEEN * (len(row) - 1)) / sum(shapes), highest)
    return [one * height for one in shapes]
