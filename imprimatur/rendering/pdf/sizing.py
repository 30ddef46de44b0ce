"""The size of the type of a document whose length is to be held to few pages.

The smallest of its sizes says how many pages it takes; the largest that takes no more is the one, so that the last page
is as full as can be and no reader gets smaller type than the text asks for. Word takes the size found here, from the
same measure, and begins the page of the ending where the PDF does.

To lay a document out takes most of the time that its PDF takes, and few sizes are laid out: the first is the one that
the amount of text suggests, and another only where the measure of those laid out leaves hope that it is the one.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import weasyprint
from weasyprint.formatting_structure import boxes

from imprimatur.core.blocks import Facts, List
from imprimatur.core.composition import Composition
from imprimatur.core.walking import plain_blocks, walk
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.layout import laid_out

ROOM = 0.045
"""The share of the last page that stays free: some 12 mm, for Word does not break every line where the PDF does."""
APART, ENDING = "apart", "ending"
"""The flag that says that the ending is to begin a page of its own, and the class of the ending in the HTML."""
_WITHIN_REACH = 0.5
"""The share of an ending's height below which no program sets it in the room that is left."""

USUAL, HEAD, CHARACTERS, PIECES, PARTS = 10.0, 0.2, 5400, 280, 32
"""What a page holds of one of these alone, at a size in points, below a head: characters, pieces (paragraphs, items,
rows), parts under a heading. By least squares over thirty offers; seven of ten are within 0.07 pages of it."""
GROWTH = 1.25
"""The power of the size by which the whole length grows, over the same offers."""
LEAST, MOST = 1.2, 2.0
"""The powers of the size by which running text grows: seldom less than the first (its lines are higher, and fewer words
go into each), never more than its area does."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a document goes: `body` and `ending` in pages, a page counted as far down as it is filled.

    The ending is kept whole: where the last page of the body has no room for it, it stands apart, on one of its own.
    """

    body: float
    ending: float
    apart: bool

    @property
    def length(self) -> float:
        """The whole in pages, the last one counted as far down as it is filled."""
        return (math.ceil(self.body) if self.apart else self.body) + self.ending

    @property
    def needs_break(self) -> bool:
        """Whether Word is to be told where the ending begins: it might find room for it where the PDF has none.

        Where the body ends at the foot of its page nobody finds room, and Word may need a line of the next page for
        it: told to begin another, it would leave that line alone on a page.
        """
        return self.apart and math.ceil(self.body) - self.body > self.ending * _WITHIN_REACH

    def grown(self, by: float) -> "Extent":
        """What is to be expected where the running text takes so many times the place; an ending hardly changes."""
        body = self.body * by
        return Extent(body, self.ending, math.ceil(body) < body + self.ending)


def sized(composition: Composition, templates: Templates) -> Composition:
    """The composition with the one size in which it is set; what is set already stays so.

    Raises TemplateFault, UnsafeInput.
    """
    if len(composition.sizes) < 2:
        return composition
    known: dict[float, Extent] = {}
    size = _expected(composition)
    while size not in known:
        known[size] = _extent(replace(composition, sizes=(size,)), templates)
        size = _largest(composition.sizes, known)
    return replace(composition, sizes=(size,), flags={**composition.flags, APART: known[size].needs_break})


def _expected(composition: Composition) -> float:
    """The size that the amount of text suggests."""
    parts = [part for part in composition.parts.values() if part]
    characters = sum(len(text) for part in parts for text in plain_blocks(part))
    pieces = sum(1 + _rows(block) for part in parts for block in walk(part))
    length = HEAD + characters / CHARACTERS + pieces / PIECES + len(parts) / PARTS
    return _fitting({size: length * (size / USUAL) ** GROWTH for size in composition.sizes})


def _rows(block: object) -> int:
    return len(block.items) if isinstance(block, List) else len(block.rows) if isinstance(block, Facts) else 0


def _largest(sizes: Sequence[float], known: Mapping[float, Extent]) -> float:
    """The size to take by what is known of those laid out: of the others, the least that they can be expected to take.

    A size taken for it that was not laid out yet is to be, and asked again.
    """
    return _fitting({size: _least(size, known).length for size in sizes})


def _least(size: float, known: Mapping[float, Extent]) -> Extent:
    nearest = min(known, key=lambda one: abs(one - size))
    ratio = size / nearest
    return known[nearest] if ratio == 1 else known[nearest].grown(ratio ** (LEAST if ratio > 1 else MOST))


def _fitting(lengths: Mapping[float, float]) -> float:
    """The largest size that takes no more pages than the smallest, by the length of each."""
    smallest = min(lengths)
    pages = math.ceil(lengths[smallest])
    return max((size for size, length in lengths.items() if length <= pages - ROOM), default=smallest)


def _extent(composition: Composition, templates: Templates) -> Extent:
    return measured(laid_out(composition, templates))


def measured(document: weasyprint.Document) -> Extent:
    """How far the pages of a document are filled, by its body and by the ending that follows it."""
    body = whole = 0.0
    begins = False
    for number, page in enumerate(document.pages):
        box = page._page_box
        lines = list(_lines(box.children[0]))
        feet = [
            (number + (line.position_y + line.height - box.content_box_y()) / box.height, ends) for line, ends in lines
        ]
        body = max([body, *(foot for foot, ends in feet if not ends)])
        whole = max([whole, *(foot for foot, _ in feet)])
        begins = number > 0 and bool(lines) and lines[0][1]
    return Extent(body, whole - (math.ceil(body) if begins else body), begins)


def _lines(box: boxes.Box, ends: bool = False) -> Iterator[tuple[boxes.Box, bool]]:
    """The lines and pictures of a box and of those in it, each with whether it belongs to an ending."""
    element = box.element
    ends = ends or (element is not None and ENDING in element.get("class", "").split())
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box, ends
    for child in getattr(box, "children", ()):
        yield from _lines(child, ends)
