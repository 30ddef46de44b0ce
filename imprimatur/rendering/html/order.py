"""In what order the template of a kind places lines and parts, and under which headings, as a reader meets them.

The template itself is asked: it is rendered with a mark in the place of each line and part, so that a designer who
rearranges a document rearranges what is read of it elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from types import SimpleNamespace
from typing import Any, Literal

from lxml import html as lxml_html
from markupsafe import Markup

from imprimatur.core.bilingual import TAGS
from imprimatur.core.composition import Composition
from imprimatur.rendering.html.page import page_of
from imprimatur.rendering.interface import Templates

_OPEN, _CLOSE = "\ue000", "\ue001"
"""What parts a mark from the words around it: characters that no font prints."""
_MARK = re.compile(f"{_OPEN}(line|part):(.*?){_CLOSE}")
_BLOCKS = frozenset({"body", "header", "main", "section", "div", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = {f"h{level}": level - 1 for level in range(2, 7)}
"""Headings of a document, by their tag: its title is the only `h1`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line, a part, or a heading of the template's own, where it is printed.

    `name` is that of the line or part, or of the line that makes the heading; `words` are the fixed words of a heading,
    or those before a line. `within` says which elements of the page it stands in, from the outermost: a heading heads
    what stands in the same one. `level` is that of a heading, from 1.
    """

    sort: Literal["line", "part", "heading"]
    name: str
    words: str = ""
    level: int = 0
    within: tuple[int, ...] = ()


def order_of(composition: Composition, templates: Templates) -> tuple[Slot, ...]:
    """The lines, parts and headings of a document in the order of its template. Raises TemplateFault, UnsafeInput.

    What is printed around the pages (the foot of each) comes last.
    """
    page = page_of(_marked(composition), composition.kind, templates)
    body = lxml_html.document_fromstring(page).find("body")
    flowing: list[Slot] = []
    around: list[Slot] = []
    for tag, path, hidden, text in _texts(body, (), False):
        (around if hidden else flowing).extend(_slots(tag, path, text))
    return (*flowing, *around)


def _marked(composition: Composition) -> dict[str, Any]:
    """What a template may name, a mark in the place of each line and part that says something."""
    theme = composition.theme
    return {
        "line": _marks("line", composition.lines),
        "part": _marks("part", composition.parts),
        "label": SimpleNamespace(**composition.labels),
        "flag": SimpleNamespace(**composition.flags),
        "theme": SimpleNamespace(**{**asdict(theme), "wordmark": "#" if theme.wordmark_svg else ""}),
        "lang": composition.lang,
        "tag": TAGS[composition.lang],
        "properties": composition.properties,
        "size": composition.sizes[0] if composition.sizes else 10,
    }


def _marks(sort: str, named: Mapping[str, object]) -> SimpleNamespace:
    return SimpleNamespace(
        **{name: Markup(f"{_OPEN}{sort}:{name}{_CLOSE}" if said else "") for name, said in named.items()}
    )


def _texts(element: Any, path: tuple[int, ...], hidden: bool) -> Iterator[tuple[str, tuple[int, ...], bool, str]]:
    """The text of each block of the page, with its tag and the place of what holds it; whether none should hear it."""
    hidden = hidden or element.get("aria-hidden") == "true"
    gathered = [element.text or ""]
    for place, child in enumerate(element):
        if child.tag in _BLOCKS:
            yield element.tag, path, hidden, "".join(gathered)
            yield from _texts(child, (*path, place), hidden)
            gathered = []
        elif isinstance(child.tag, str):
            gathered.append("".join(child.itertext()) if child.tag != "br" else "\n")
        gathered.append(child.tail or "")
    yield element.tag, path, hidden, "".join(gathered)


def _slots(tag: str, path: tuple[int, ...], text: str) -> Iterator[Slot]:
    pieces = _MARK.split(text)
    words, marks = pieces[::3], list(zip(pieces[1::3], pieces[2::3], strict=True))
    if tag in _HEADINGS and text.strip():
        named = "".join(name for _, name in marks)
        yield Slot("heading", named, " ".join("".join(words).split()), _HEADINGS[tag], path[:-1])
        return
    for before, (sort, name) in zip(words, marks, strict=False):
        label = before.rpartition("\n")[2].lstrip()
        said = label if any(map(str.isalpha, label)) else ""
        yield Slot("line" if sort == "line" else "part", name, said, 0, path)
