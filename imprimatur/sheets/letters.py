"""The signs of a PDF in the order of reading, each with its place, and its pictures with what they are said to show.

The order is that of the structure of the document, which our PDFs have (ADR 12): what stands around the pages belongs
to none, contents lists and the numbers that call notes are known as such, and a note follows the passage that calls it.
A page without structure is read as it is drawn.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from ctypes import c_double, c_float, c_ushort
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite
from typing import Any

import pypdfium2.raw as pdfium

from imprimatur.sheets.sheet import Area

MOST_SIGNS = 2_000_000
"""Signs of a document at most: six hundred full pages."""
MOST_ELEMENTS = 200_000
"""Elements of the structure of a page at most."""
_DEEPEST = 64
_LONGEST = 2_000
"""Characters of the words that describe a picture at most; those of our PDFs are shorter."""
ABOVE, BELOW = 0.8, 0.22
"""What letters take above and below the line that they stand on, in parts of their size: `d` and `p`, and a little."""
_UNSAID = frozenset({"TOC", "Reference"})
"""What no edition tells: contents lists, and the number that calls a note."""
_NOTE = "Note"
_FIGURE = "Figure"

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Letters:
    """The signs of a document, a box each; and its pictures: the words that describe them, where they stand, and which
    signs are drawn in them."""

    signs: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[tuple[str, Area, range]] = field(default_factory=list)

    def __len__(self) -> int:
        """How many signs."""
        return len(self.signs)

    def add(self, others: "Letters") -> None:
        """Add the signs of others after these."""
        self.signs += others.signs
        self.areas += others.areas


class TooMuch(ValueError):
    """A document has more than is ever printed."""


def read_page(page: Any, number: int, into: Letters, around: Letters) -> None:
    """Add the signs and the pictures of one page of pdfium's, what is printed around it apart. Raises TooMuch."""
    text = page.get_textpage()
    try:
        signs = _Signs(page, text, number)
        for content in _reading(page):
            if content.alt is not None:
                signs.draw(content, into)
            else:
                signs.write(content.marks, into)
        if signs.is_structured:
            signs.write([-1], around)
        else:
            signs.write([-1], into)
    finally:
        text.close()
    if len(into) + len(around) > MOST_SIGNS:
        raise TooMuch("signs")


@dataclass(slots=True)
class _Content:
    """Pieces of a page in a row: their marks, and of a picture what it is said to show."""

    marks: list[int]
    alt: str | None = None


class _Signs:
    """The signs of a page by the mark of the piece that they belong to (-1: none)."""

    def __init__(self, page: Any, text: Any, number: int) -> None:
        self._size = page.get_size()
        self._page, self._text, self._number = page, text, number
        self._by_mark: defaultdict[int, list[int]] = defaultdict(list)
        if text.count_chars() > MOST_SIGNS:
            raise TooMuch("signs")
        for at in range(text.count_chars()):
            drawn = pdfium.FPDFText_GetTextObject(text, at)
            if drawn:
                self._by_mark[pdfium.FPDFPageObj_GetMarkedContentID(drawn)].append(at)
        self.is_structured = any(mark >= 0 for mark in self._by_mark)

    def write(self, marks: list[int], into: Letters) -> None:
        """Add the signs of pieces."""
        for mark in marks:
            for at in self._by_mark.get(mark, ()):
                if area := self._area(at):
                    into.signs.append(chr(pdfium.FPDFText_GetUnicode(self._text, at)))
                    into.areas.append(area)

    def _area(self, at: int) -> Area | None:
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(self._text, at, box):
            return None
        bottom, top = self._between_lines(at, box.bottom, box.top)
        return self._placed((box.left, bottom, box.right, top))

    def _between_lines(self, at: int, bottom: float, top: float) -> tuple[float, float]:
        """The lower and upper edge of a sign: what letters take, and all that is drawn of this one.

        A font asks for more room, in which the lines above and below may stand; a turned sign keeps it.
        """
        turn, across, up = pdfium.FS_MATRIX(), c_double(), c_double()
        left, right, lowest, highest = c_double(), c_double(), c_double(), c_double()
        if (
            not pdfium.FPDFText_GetMatrix(self._text, at, turn)
            or not pdfium.FPDFText_GetCharOrigin(self._text, at, across, up)
            or not pdfium.FPDFText_GetCharBox(self._text, at, left, right, lowest, highest)
            or turn.b
            or turn.c
        ):
            return bottom, top
        size = pdfium.FPDFText_GetFontSize(self._text, at) * abs(turn.d)
        edges = (min(lowest.value, up.value - BELOW * size), max(highest.value, up.value + ABOVE * size))
        return max(bottom, edges[0]), min(top, edges[1])

    def draw(self, content: _Content, into: Letters) -> None:
        """Add a picture, with the signs drawn in it."""
        first = len(into)
        self.write(content.marks, into)
        edges = list(zip(*(box for mark in content.marks for box in self._boxes.get(mark, ())), strict=True))
        if edges:
            area = self._placed((min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])))
            if area:
                into.pictures.append((content.alt or "", area, range(first, len(into))))

    @cached_property
    def _boxes(self) -> Mapping[int, list[Box]]:
        """Where what is drawn on the page stands, by the marks of its pieces."""
        found: defaultdict[int, list[Box]] = defaultdict(list)
        for drawn in self._page.get_objects():
            if box := _box(drawn):
                found[_mark(drawn)].append(box)
        return found

    def _placed(self, box: Box) -> Area | None:
        """A box in parts of the page, what is outside of it cut off."""
        width, height = self._size
        left, bottom, right, top = box
        if not all(map(isfinite, box)):
            return None
        edges = (left / width, 1 - top / height, right / width, 1 - bottom / height)
        return Area(self._number, *(round(min(max(one, 0.0), 1.0), 5) for one in edges))


def _mark(drawn: Any) -> int:
    return int(pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw))


def _box(drawn: Any) -> Box | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    found = pdfium.FPDFPageObj_GetBounds(drawn.raw, left, bottom, right, top)
    return (left.value, bottom.value, right.value, top.value) if found else None


def _reading(page: Any) -> Iterator[_Content]:
    """The pieces of a page in the order of its structure; nothing of a page without one. Raises TooMuch."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        walk = _Walk()
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            if element := pdfium.FPDF_StructTree_GetChildAtIndex(tree, at):
                yield from walk.through(element, 0)
                yield from walk.notes()
    finally:
        pdfium.FPDF_StructTree_Close(tree)


@dataclass(slots=True)
class _Walk:
    """The way through the structure of a page. Notes wait until the block that calls them has ended."""

    waiting: list[_Content] = field(default_factory=list)
    count: int = 0

    def through(self, element: Any, depth: int) -> Iterator[_Content]:
        self.count += 1
        if self.count > MOST_ELEMENTS or depth > _DEEPEST:
            raise TooMuch("structure")
        sort = _words(pdfium.FPDF_StructElement_GetType, element)
        if sort in _UNSAID:
            return
        if sort == _NOTE:
            self.waiting.append(_Content([mark for one in self._inside(element, depth) for mark in one.marks]))
        elif sort == _FIGURE:
            alt = _words(pdfium.FPDF_StructElement_GetAltText, element)
            yield _Content([mark for one in self._inside(element, depth) for mark in one.marks], alt)
        else:
            yield from self._inside(element, depth)
            if sort in _BLOCKS:
                yield from self.notes()

    def notes(self) -> Iterator[_Content]:
        """The notes that wait, each once."""
        notes, self.waiting = self.waiting, []
        yield from notes

    def _inside(self, element: Any, depth: int) -> Iterator[_Content]:
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if mark >= 0:
                yield _Content([mark])
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, at):
                yield from self.through(child, depth + 1)


_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TR", "Caption"})
"""What a note that is called in it follows."""


def _words(of: Any, element: Any) -> str:
    """What pdfium says of an element, in words; it counts in bytes, the final zero among them."""
    buffer = (c_ushort * _LONGEST)()
    length = min(of(element, buffer, 2 * _LONGEST), 2 * _LONGEST)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
