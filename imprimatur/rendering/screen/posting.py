"""The description that an offer's data carries: the words of the page as plain HTML."""

import re
from html import escape
from xml.etree.ElementTree import Element

from imprimatur.rendering.screen.tree import looks

KEPT = frozenset(("p", "ul", "ol", "li", "strong", "em", "h2", "h3", "h4", "h5", "h6"))
"""The elements that a description keeps, bare: those that places for job offers show."""
ROWS = frozenset(("tr", "caption", "figcaption"))
"""What becomes a paragraph of its own, as do the rows of facts."""
CELLS = frozenset(("td", "th", "dt", "dd"))
"""What is set apart from what stands before it on the same row."""
DASH = " – "
LEFT_OUT = frozenset(("img", "svg", "nav"))
APART = frozenset(("notice", "notes", "imprint", "call", "missing"))
"""Looks of what is about the edition, not about the work."""
_SPACES = re.compile(r"[ \t\r\n]+")


def described(main: Element) -> str:
    """The words of a page's main content with their paragraphs, lists and headings, and nothing else."""
    return "".join(_inside(main)).strip()


def _inside(element: Element) -> list[str]:
    pieces = [_text(element.text)]
    for child in element:
        pieces += [_one(child), _text(child.tail)]
    return [piece for piece in pieces if piece.strip()] if element.tag not in KEPT else pieces


def _one(element: Element) -> str:
    if APART & set(looks(element)) or element.tag in LEFT_OUT:
        return ""
    cells = [child for child in element if child.tag in CELLS]
    if cells:
        return f"<p>{DASH.join(filter(None, (''.join(_inside(cell)).strip() for cell in cells)))}</p>"
    inside = "".join(_inside(element))
    tag = "p" if element.tag in ROWS else element.tag
    return f"<{tag}>{inside.strip()}</{tag}>" if tag in (*KEPT, "p") else inside


def _text(text: str | None) -> str:
    return escape(_SPACES.sub(" ", text or ""), quote=False)
