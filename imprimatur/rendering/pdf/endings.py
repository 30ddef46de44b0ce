"""What ends a document goes over to its last page together: a last page of a line or two looks forgotten.

Word is told the same in its own way (`rendering/docx/tails.py`). The lines that are carried over leave the page before
that much shorter, and no more.

This leans on the box tree of WeasyPrint 70, which pyproject.toml pins.
"""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document

from imprimatur.rendering.pdf.floating import flow_of, printed

LEAST = 0.2
"""The share of its height that the last page is to be filled to, as in Word."""
_LEAVES = frozenset(("p", "li", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "figure", "blockquote"))
"""The tags of what is carried over as one: none stands within another that counts, but for paragraphs of an item."""


def ended(document: Document, render: Callable[[], Document]) -> Document:
    """The document, or the one that `render` makes of its tree once what ends it is held together."""
    if len(document.pages) < 2:
        return document
    *_, before, last = document.pages
    wanted = LEAST * last._page_box.height - _height(_leaves(last))
    if wanted <= 0 or not _leaves(last):
        return document
    held: list[Element] = []
    for element, height in reversed(_leaves(before)):
        if wanted <= 0:
            break
        held.append(element)
        wanted -= height
    for element in held:
        element.set("style", f"{element.get('style', '')};break-after:avoid".lstrip(";"))
    made = render()
    return made if len(made.pages) == len(document.pages) else document


def _leaves(page: Any) -> list[tuple[Element, float]]:
    """What stands in the text of a page, in order, each with the height that it takes there, in CSS pixels."""
    found: list[tuple[Element, float]] = []

    def walk(box: Any) -> None:
        if box.element_tag in _LEAVES and box.element is not None:
            lines = list(printed(box))
            if lines:
                top = min(one.position_y for one in lines)
                found.append((box.element, max(one.position_y + one.height for one in lines) - top))
            return
        for child in getattr(box, "children", ()):
            walk(child)

    flow = flow_of(page)
    if flow is not None:
        walk(flow)
    return found


def _height(leaves: list[tuple[Element, float]]) -> float:
    return sum(height for _, height in leaves)
