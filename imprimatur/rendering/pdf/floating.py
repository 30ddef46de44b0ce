"""Figures that leave a hole at the foot of a page, moved past the paragraph that follows them.

A figure is kept whole: where the rest of a page is too small for it, it goes to the next and leaves that rest empty.
What a typesetter does then is to let the text run on and to set the figure after it. Only paragraphs are passed, so
that figures keep their order and stay under their heading.

This leans on the box tree of WeasyPrint 70, which pyproject.toml pins.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.formatting_structure import boxes

HOLE = 0.15
"""The share of a page's height that may stay empty above its foot before a figure."""
PASSES = 4
"""How often a document is set anew at most, each time with one figure moved: each takes as long as the first."""


def floated(root: Element, render: Callable[[], Document]) -> Document:
    """The document that `render` makes of the tree `root`, figures moved in it where that fills pages."""
    document = render()
    for _ in range(PASSES):
        if not any(_passes(root, figure) for figure in _waiting(document)):
            break
        document = render()
    return document


def _waiting(document: Document) -> Iterator[Element]:
    """The figures that open a page while the one before it has room left at its foot."""
    flows = [flow_of(page) for page in document.pages]
    for page, before, after in zip(document.pages, flows, flows[1:], strict=False):
        height = page._page_box.height
        figure = _first(after)
        if figure is not None and before is not None and _room(page._page_box, before) > HOLE * height:
            yield figure


def flow_of(page: Any) -> Any:
    """The box of the text of a page, without head, foot and notes."""
    return next((box for box in page._page_box.children if box.element_tag == "html"), None)


def _room(page: Any, flow: Any) -> float:
    """What is empty between the last that is printed in the flow and the foot of the page, or its notes."""
    notes = [box.position_y for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children]
    foot: float = min([page.content_box_y() + page.height, *notes])
    return foot - max((one.position_y + one.height for one in printed(flow)), default=0.0)


def printed(box: Any) -> Iterator[Any]:
    """The lines and pictures in a box."""
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from printed(child)


def _first(box: Any) -> Element | None:
    """The figure that a flow begins with on its page, None where it begins with something else."""
    while box is not None:
        if box.element_tag == "figure":
            return box.element  # type: ignore[no-any-return]
        box = next(iter(getattr(box, "children", ())), None)
    return None


def _passes(root: Element, figure: Element) -> bool:
    """Move a figure past the paragraph after it; false where there is none, or one that leads in what follows."""
    parent = next(one for one in root.iter() if figure in one)
    place = list(parent).index(figure)
    after = parent[place + 1] if place + 1 < len(parent) else None
    if after is None or after.tag != "p" or "leading" in after.get("class", "").split():
        return False
    parent.remove(figure)
    parent.insert(place + 1, figure)
    return True
