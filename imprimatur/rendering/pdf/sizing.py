"""The size of the type of a document whose length is to be held to few pages.

The smallest of its sizes says how many pages it takes; the largest that takes no more is the one, so that the last page
is as full as can be and no reader gets smaller type than the text asks for. Word takes the size found here, from the
same measure, and begins the page of the ending where the PDF does.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import weasyprint
from weasyprint.formatting_structure import boxes

from imprimatur.core.composition import Composition
from imprimatur.rendering.html.page import BODY, Page, render_html
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.fetch import Fetcher
from imprimatur.rendering.pdf.fonts import ProjectFonts

ROOM = 0.03
"""The share of the last page that stays free: some 8 mm, for Word does not break every line where the PDF does."""
APART, ENDING = "apart", "ending"
"""The flag that says that the ending has a page of its own, and the class of the ending in the HTML."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a document goes: `length` in pages, the last one counted as far down as it is filled.

    It stands `apart` where its ending begins the last page.
    """

    length: float
    apart: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of HTML to be measured: its text says which it is, for its pictures are named by their bytes."""

    html: str
    kind: str
    root: Path
    page: Page = field(compare=False)


def sized(composition: Composition, templates: Templates) -> Composition:
    """The composition with the one size in which it is set; what is set already stays so.

    Raises TemplateFault, UnsafeInput.
    """
    if len(composition.sizes) < 2:
        return composition
    *larger, smallest = composition.sizes
    pages = math.ceil(_extent(composition, smallest, templates).length)
    # Each size that is tried is a layout: halving takes two of them for three sizes, and larger type is never shorter.
    first = bisect_left(larger, True, key=lambda size: _extent(composition, size, templates).length <= pages - ROOM)
    size = [*larger, smallest][first]
    apart = _extent(composition, size, templates).apart
    return replace(composition, sizes=(size,), flags={**composition.flags, APART: apart})


def _extent(composition: Composition, size: float, templates: Templates) -> Extent:
    page = render_html(replace(composition, sizes=(size,)), templates)
    return _measured(_Sheet(page.html, composition.kind, templates.root, page))


@lru_cache(maxsize=64)
def _measured(sheet: _Sheet) -> Extent:
    fetcher = Fetcher(sheet.root, sheet.page.pictures)
    source = weasyprint.HTML(string=sheet.html, base_url=f"file:///{sheet.kind}/{BODY}", url_fetcher=fetcher)
    pages = source.render(font_config=ProjectFonts()).pages
    last = pages[-1]._page_box
    lines = list(_lines(last.children[0]))
    lowest = max((line.position_y + line.height for line, _ in lines), default=0.0)
    length = len(pages) - 1 + max(lowest - last.content_box_y(), 0.0) / last.height
    return Extent(length, len(pages) > 1 and bool(lines) and lines[0][1])


def _lines(box: boxes.Box, ends: bool = False) -> Iterator[tuple[boxes.Box, bool]]:
    """The lines and pictures of a box and of those in it, each with whether it belongs to an ending."""
    element = box.element
    ends = ends or (element is not None and ENDING in element.get("class", "").split())
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box, ends
    for child in getattr(box, "children", ()):
        yield from _lines(child, ends)
