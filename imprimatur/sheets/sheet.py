"""What is known of the pages of a printed document: their size, and what stands where on them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, which counts from 0; its edges in parts of the page's width and height, from 0 to 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


Areas = tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as printed: the cell of its passage that it stands in, its first character there and the one after."""

    cell: int
    start: int
    end: int
    areas: Areas


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a passage stands, its number being its place in the edition; none of it where it was not found.

    `cells` are the areas of each of its cells, `numbers` its figures in the order of its text.
    """

    areas: Areas
    cells: tuple[Areas, ...] = ()
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of one language of a document, and where its passages and the marks of a draft stand on them.

    `sizes` are the width and height of the picture of each page, in pixels. `passages` and `blanks` are as many as
    those of the edition, in its order.
    """

    sizes: tuple[tuple[int, int], ...]
    passages: tuple[Standing, ...]
    blanks: tuple[Areas, ...] = ()
