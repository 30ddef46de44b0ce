"""What the styles and the numbering of a Word document say of a paragraph: heading, list, quotation, caption.

Built-in styles keep their English names inside a file whatever the language of Word, so that `Titre 1` and `Kop 1` are
both found as `heading 1`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|titre|kop) ?([1-9])$")
_LIST = re.compile(r"list(?: (bullet|number))(?: ([2-5]))?$")
_CONTINUED = ("list paragraph", "list continue")
_QUOTATIONS = ("quote", "intense quote", "block text")
_OFF = ("0", "false", "off")
_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Level:
    """A place in a list of Word: its depth from 0, whether it is numbered, and the list it belongs to."""

    depth: int
    ordered: bool
    series: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is. `sort` is heading, title, subtitle, quotation, caption, contents, continued or body."""

    sort: str
    level: int = 0
    item: Level | None = None
    indent: int = 0


def child(element: Any, *names: str) -> Any:
    """The element down a chain of names (`w:pPr`, `w:numPr`), None where it is absent."""
    for name in names:
        element = element.find(qn(name)) if element is not None else None
    return element


def value(element: Any, *names: str) -> str | None:
    """The `w:val` of the element down a chain of names, None where it is absent."""
    found = child(element, *names)
    got = found.get(qn("w:val")) if found is not None else None
    return None if got is None else str(got)


@dataclass(slots=True)
class Styles:
    """The styles part and the numbering part of one document; either may be absent."""

    styles: Any
    numbering: Any
    _by_id: dict[str, Any] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        """Index the styles by their id."""
        for style in self.styles.iterchildren(qn("w:style")) if self.styles is not None else ():
            identity = str(style.get(qn("w:styleId")))
            self._by_id[identity] = style
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, *_OFF):
                self._default = identity

    def look(self, paragraph: Any) -> Look:
        """What a paragraph is."""
        own = child(paragraph, "w:pPr")
        chain = list(self._chain(value(own, "w:pStyle") or self._default))
        names = [(value(style, "w:name") or "").lower() for style in chain]
        first = names[0] if names else ""
        layers = [own, *(child(style, "w:pPr") for style in chain)]
        indent = next((found for layer in layers if (found := _indent(layer)) is not None), 0)
        if first.startswith(("toc ", "table of figures")) or first in ("toc heading", "contents heading"):
            return Look("contents")
        level = self._heading(layers, names)
        if level:
            return Look("heading", level)
        item = self._item(own, chain, names)
        if item:
            return Look("body", item=item, indent=indent)
        for sort, words in (("title", ("title",)), ("subtitle", ("subtitle",)), ("caption", ("caption",))):
            if first in words:
                return Look(sort)
        if first in _QUOTATIONS:
            return Look("quotation")
        return Look("continued" if first.startswith(_CONTINUED) else "body", indent=indent)

    def emphasis(self, properties: Any) -> tuple[bool, bool]:
        """Whether the properties of a run, or its character style, make it bold and italic."""
        layers = [properties]
        layers.extend(child(style, "w:rPr") for style in self._chain(value(properties, "w:rStyle") or ""))
        return _on(layers, "w:b"), _on(layers, "w:i")

    def _chain(self, identity: str) -> Iterator[Any]:
        """A style and those it is based on, each once."""
        seen: set[str] = set()
        while identity in self._by_id and identity not in seen:
            seen.add(identity)
            yield self._by_id[identity]
            identity = value(self._by_id[identity], "w:basedOn") or ""

    def _heading(self, layers: list[Any], names: list[str]) -> int:
        outline = next((found for layer in layers if (found := value(layer, "w:outlineLvl")) is not None), None)
        if outline is not None:
            return min(int(outline) + 1, _LEVELS) if outline.isdigit() and int(outline) < 9 else 0
        named = (_HEADING.match(name) for name in names)
        return next((min(int(match[1]), _LEVELS) for match in named if match), 0)

    def _item(self, own: Any, chain: list[Any], names: list[str]) -> Level | None:
        named = next((found for name in names if (found := _LIST.match(name))), None)
        number, depth, style_id = value(own, "w:numPr", "w:numId"), value(own, "w:numPr", "w:ilvl"), ""
        if number is None:
            for style in chain:
                number = value(child(style, "w:pPr"), "w:numPr", "w:numId")
                if number is not None:
                    depth = value(child(style, "w:pPr"), "w:numPr", "w:ilvl")
                    style_id = str(style.get(qn("w:styleId")))
                    break
        if number == "0":
            return None
        abstract = self._abstract(number or "")
        at = int(depth) if depth and depth.isdigit() else _linked_level(abstract, style_id)
        shape = _format(abstract, at)
        if shape == "none" or not (number or named):
            return None
        # `List Bullet 2` and its like are lists of their own at level 0, deeper by their name only.
        below = int(named[2]) - 1 if named and named[2] and at == 0 else 0
        ordered = shape != "bullet" if shape else bool(named and named[1] == "number")
        return Level(at + below, ordered, (number or "") if ordered else "")

    def _abstract(self, number: str, follow: bool = True) -> Any:
        """The definition behind a list number."""
        numbering = self.numbering
        if numbering is None or not number:
            return None
        num = next((n for n in numbering.iterchildren(qn("w:num")) if n.get(qn("w:numId")) == number), None)
        wanted = value(num, "w:abstractNumId")
        for abstract in numbering.iterchildren(qn("w:abstractNum")):
            if abstract.get(qn("w:abstractNumId")) == wanted:
                link = value(abstract, "w:numStyleLink")
                if link and follow:
                    style = self._by_id.get(link)
                    return self._abstract(value(child(style, "w:pPr"), "w:numPr", "w:numId") or "", follow=False)
                return abstract
        return None


def _levels(abstract: Any) -> Iterator[Any]:
    yield from abstract.iterchildren(qn("w:lvl")) if abstract is not None else ()


def _format(abstract: Any, depth: int) -> str:
    """`bullet`, `decimal` and so on; empty where nothing defines the level."""
    return next((value(lvl, "w:numFmt") or "" for lvl in _levels(abstract) if lvl.get(qn("w:ilvl")) == str(depth)), "")


def _linked_level(abstract: Any, style_id: str) -> int:
    """The level that a style stands for in its list."""
    found = next((lvl.get(qn("w:ilvl")) for lvl in _levels(abstract) if value(lvl, "w:pStyle") == style_id), "0")
    return int(found) if found.isdigit() else 0


def _indent(properties: Any) -> int | None:
    """The left indentation in twentieths of a point."""
    found = child(properties, "w:ind")
    left = (found.get(qn("w:left")) or found.get(qn("w:start"))) if found is not None else None
    return int(left) if left and left.lstrip("-").isdigit() else None


def _on(layers: list[Any], name: str) -> bool:
    for layer in layers:
        found = child(layer, name)
        if found is not None:
            return found.get(qn("w:val")) not in _OFF
    return False
