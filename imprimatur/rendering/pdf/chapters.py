"""Which chapters of a book open on a page of their own, and which where the one before has ended.

A chapter that opens a page leaves the rest of the page before it empty. Where that page is filled too little it opens
compactly, in the flow, its picture below its heading; so does one that its author's text makes short, unless it would
begin a page anyway; an annex never does. Word takes what is decided here, from the same measure: its pages end within
some lines of these.

What is measured is one layout of all chapters, each on pages of its own, then only those that follow one another on a
page, from the last that opened one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes

from imprimatur.core.blocks import Blocks, Figure, Heading
from imprimatur.core.composition import Composition
from imprimatur.core.errors import TemplateFault
from imprimatur.core.walking import chapters_of, opens
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.layout import Sheet, lay_out, sheet_of

FILLED = 0.6
"""The share of a page that is filled before a chapter opens the next one: less looks like a page that broke off."""
CHAPTERS, OPENS = "chapters", "h2"
"""The class of the section of chapters in the HTML, and the tag of the headings that open them."""

Piece = tuple[str, Blocks]
"""The name of a part and blocks of it."""
Chapter = tuple[Piece, ...]
"""A chapter: what stands from its heading to the next one, in one part or on into others."""


@dataclass(frozen=True, slots=True)
class Laid:
    """How chapters lie: whether each heading begins a page, and how much of the last page of each is filled."""

    begins: tuple[bool, ...]
    filled: tuple[float, ...]


def paginated(composition: Composition, templates: Templates) -> Composition:
    """The composition, each of its chapters marked as it opens; one without chapters as it is. Raises TemplateFault."""
    chapters = _chapters(composition)
    if len(chapters) < 2:
        return composition
    return _with(composition, _opened(chapters, composition, templates), composition.parts)


def _opened(chapters: Sequence[Chapter], composition: Composition, templates: Templates) -> list[Chapter]:
    def laid(some: Sequence[Chapter]) -> Laid:
        empty: dict[str, Blocks] = dict.fromkeys(composition.parts, ())
        return _measured(sheet_of(_with(composition, some, empty), templates))

    alone = [_fully(chapter) for chapter in chapters]
    ends = laid(alone).filled
    if len(ends) != len(chapters):
        # A template without a section of chapters has its own way.
        return list(chapters)
    made, run, filled = list[Chapter](), [alone[0]], ends[0]
    for chapter, full, end in zip(chapters[1:], alone[1:], ends[1:], strict=True):
        if _look(chapter) == "compact" or (filled < FILLED and _look(chapter) != "annex"):
            closer = laid([*run, _compactly(chapter)])
            if not closer.begins[-1]:
                run, filled = [*run, _compactly(chapter)], closer.filled[-1]
                continue
        made, run, filled = [*made, *run], [full], end
    return [*made, *run]


def _chapters(composition: Composition) -> list[Chapter]:
    pieces = [(name, blocks) for name in composition.chaptered for blocks in chapters_of(composition.parts[name])]
    starts = [place for place, (_, blocks) in enumerate(pieces) if blocks and opens(blocks[0])]
    edges = [0, *starts[1:], len(pieces)]
    return [tuple(pieces[start:end]) for start, end in pairwise(edges)]


def _with(composition: Composition, chapters: Sequence[Chapter], parts: Any) -> Composition:
    """The composition with those chapters in the place of its own, and `parts` beside them."""
    said: dict[str, Blocks] = dict.fromkeys(composition.chaptered, ())
    for name, blocks in (piece for chapter in chapters for piece in chapter):
        said[name] += blocks
    return replace(composition, parts={**parts, **said})


def _look(chapter: Chapter) -> str:
    head = chapter[0][1][0]
    return head.look if isinstance(head, Heading) else ""


def _fully(chapter: Chapter) -> Chapter:
    """The chapter, opening a page."""
    return _changed(chapter, lambda head: replace(head, look="") if head.look == "compact" else head)


def _compactly(chapter: Chapter) -> Chapter:
    """The chapter, opening in the flow: the picture that it opens with is one among others."""
    (name, (head, *rest)), *more = _changed(chapter, lambda head: replace(head, look="compact"))
    rest = [replace(one, place="") if isinstance(one, Figure) and one.place == "opener" else one for one in rest]
    return ((name, (head, *rest)), *more)


def _changed(chapter: Chapter, change: Any) -> Chapter:
    (name, (head, *rest)), *more = chapter
    return ((name, (change(head) if isinstance(head, Heading) else head, *rest)), *more)


@lru_cache(maxsize=64)
def _measured(sheet: Sheet) -> Laid:
    """How the chapters of a sheet lie; none of them where its template is at fault."""
    try:
        return _laid(lay_out(sheet))
    except TemplateFault:
        # It asks for what it may not have: the renderer of the PDF says so, Word needs none of it.
        return Laid((), ())


def _laid(document: weasyprint.Document) -> Laid:
    begins, filled = list[bool](), list[float]()
    for page in document.pages:
        box, lowest, is_new = page._page_box, 0.0, True
        for one in _printed(box):
            if one.element_tag == OPENS:
                begins.append(is_new)
                filled.append(0.0)
                lowest = 0.0
            elif filled:
                lowest = max(lowest, one.position_y + one.height)
                filled[-1] = (lowest - box.content_box_y()) / box.height
            is_new = False
    return Laid(tuple(begins), tuple(filled))


def _printed(box: Any, inside: bool = False) -> Iterator[Any]:
    """The headings, lines and pictures in the chapters, in their order."""
    element = getattr(box, "element", None)
    inside = inside or (element is not None and CHAPTERS in element.get("class", "").split())
    if inside and (isinstance(box, boxes.LineBox | boxes.ReplacedBox) or box.element_tag == OPENS):
        # A heading counts once, however many its lines.
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from _printed(child, inside)
