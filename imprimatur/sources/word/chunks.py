"""Files put into a Word document as they are (`w:altChunk`): text and web pages are read, others told."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from imprimatur.core.blocks import Blocks, Heading, Item, List, Paragraph, Run
from imprimatur.core.location import Location
from imprimatur.sources.plain_text.characters import clean, decoded, tidy
from imprimatur.sources.plain_text.inline import text_blocks
from imprimatur.sources.word.opc import Part

NESTED = "wordprocessingml.document"
"""A word of the content type of a Word document."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = ("script", "style", "head", "template")
_LINES = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header"
    " html li main nav ol p pre section table tbody td tfoot th thead tr ul br hr".split()
) | frozenset(_HEADINGS)


def chunk_blocks(part: Part, place: Location) -> Blocks | None:
    """The blocks of an included text or web page, all at one place; None for another sort of file."""
    if part.content_type == "text/plain":
        return text_blocks(decoded(part.blob), place)
    if part.content_type in ("text/html", "application/xhtml+xml"):
        return tuple(_page_blocks(part.blob, place))
    return None


def _page_blocks(content: bytes, place: Location) -> Iterator[Paragraph | Heading | List]:
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", content[:2048])
    parser = html.HTMLParser(encoding=declared[1].decode("ascii") if declared else "utf-8", no_network=True)
    root = html.document_fromstring(content or b"<p></p>", parser=parser)
    for sort, text in _lines(root):
        said = tidy(clean(text))
        if said and sort in _HEADINGS:
            yield Heading(_HEADINGS[sort], (Run(said),), location=place)
        elif said and sort == "li":
            yield List((Item((Run(said),), location=place),), location=place)
        elif said:
            yield Paragraph((Run(said),), location=place)


def _lines(root: Any) -> Iterator[tuple[str, str]]:
    """The lines of a page, each with the element that it begins in."""
    sort, text, hidden = "p", "", 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else ""
        unseen = not name or name in _UNSEEN
        if name in _LINES and not hidden:
            yield sort, text
            sort, text = (name if event == "start" else "p"), ""
        if event == "start":
            hidden += unseen
            text += "" if hidden else node.text or ""
        else:
            hidden -= unseen
            text += "" if hidden else node.tail or ""
    yield sort, text
