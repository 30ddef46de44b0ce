"""What the styles of a Word document say of a paragraph: heading, list, quotation, caption; and of a run.

Built-in styles keep their English names inside a file whatever the language of Word, so that `Titre 1` and `Kop 1` are
both found as `heading 1`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from lxml import etree

from imprimatur.sources.word.numbering import Level, Numbering
from imprimatur.sources.word.xml import OFF, child, number, qn, value

_HEADING = re.compile(r"(?:heading|titre|kop) ?([1-9])$")
_HOUSE = re.compile(r"(?:\b|_)(?:inter|sous-?|tussen|onder)?(?:heading|titre|kop|title)s?(?:\b|_|[0-9])")
_LIST = re.compile(r"list(?: (bullet|number))(?: ([2-5]))?$")
_CONTINUED = ("list paragraph", "list continue")
_QUOTATIONS = ("quote", "intense quote", "block text")
_CONTENTS = re.compile(r"(?:toc|contents|index) [1-9]$|table of figures")
_CONTENTS_TITLES = ("toc heading", "contents heading", "index heading")
_LEVELS = 6
_BRIGHT = ("ffff00", "00ff00", "00ffff", "ff00ff", "ffc000", "fff200")
"""Backgrounds of words, paragraphs and cells that are a highlighter: other programs than Word write them so."""
_RED = frozenset("ff0000 ee0000 c00000 ff6600 ed7d31 ffc000 ff00ff 00b050 00ff00 92d050 7030a0".split())
"""The reds of Word's palette, of old and of late, and the other colours in which people mark what is to be seen again;
blue is that of links."""
_PROMPT = "placeholder text"
"""The character style of what asks for an answer."""
_MOVED = 4
"""Half points by which text is moved up or down on purpose; less only sets a sign right."""
_MOST_BASES = 50
"""Styles that one is based on, through each other; no program makes so many, and each paragraph goes through them."""
USUAL_SIZE = 20
"""Half points of a text that says nothing of its size."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is. `sort` is heading, title, subtitle, quotation, caption, contents, contents-title, initial (a
    dropped first letter), continued or body. `house` is a style that its name gives for a heading."""

    sort: str
    level: int = 0
    item: Level | None = None
    indent: int = 0
    house: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """How a run looks. `bold` and `italic` are its own; `strong`, `size` (half points) and `capitals` count the style
    of the paragraph too, and what stands in no run has no size. `left` says why its text is left out, `marked` that a
    highlighter went over it, `red` that it was made red, or of another colour of markers, by hand."""

    bold: bool = False
    italic: bool = False
    raised: Literal["", "super", "sub"] = ""
    left: Literal["", "hidden", "struck", "prompt"] = ""
    marked: bool = False
    red: bool = False
    font: str = ""
    strong: bool = False
    capitals: bool = False
    size: int = 0


@dataclass(slots=True)
class Styles:
    """The styles part of one document and its lists; either part may be absent."""

    styles: Any
    numbering: Any
    lists: Numbering = field(init=False)
    _by_id: dict[str, Any] = field(default_factory=dict)
    _default: str = ""
    _usual: Any = None
    _types: dict[tuple[bytes, str], Type] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the styles."""
        for style in self.styles.iterchildren(qn("w:style")) if self.styles is not None else ():
            identity = str(style.get(qn("w:styleId")))
            self._by_id[identity] = style
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, *OFF):
                self._default = identity
        self._usual = child(self.styles, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.lists = Numbering(self.numbering, self._by_id)

    def look(self, paragraph: Any) -> Look:
        """What a paragraph is. Lists count on: each paragraph is asked for once, in order."""
        own = child(paragraph, "w:pPr")
        chain = list(self._chain(value(own, "w:pStyle") or self._default))
        names = [(value(style, "w:name") or "").lower() for style in chain]
        first = names[0] if names else ""
        layers = [own, *(child(style, "w:pPr") for style in chain)]
        indent = next((found for layer in layers if (found := _indent(layer)) is not None), 0)
        if first in _CONTENTS_TITLES:
            return Look("contents-title")
        if _CONTENTS.match(first):
            return Look("contents")
        level = self._heading(layers, names)
        if level:
            return Look("heading", level)
        frame = child(own, "w:framePr")
        if frame is not None and frame.get(qn("w:dropCap")) in ("drop", "margin"):
            return Look("initial")
        item = self._item(own, chain, names)
        house = first not in ("title", "subtitle") and bool(_HOUSE.search(first))
        if item:
            return Look("body", item=item, indent=indent, house=house)
        for sort, words in (("title", ("title",)), ("subtitle", ("subtitle",)), ("caption", ("caption",))):
            if first in words:
                return Look(sort)
        if first in _QUOTATIONS:
            return Look("quotation")
        return Look("continued" if first.startswith(_CONTINUED) else "body", indent=indent, house=house)

    def type_of(self, run: Any, paragraph: Any) -> Type:
        """How a run looks, by its own properties, its character style and the style of its paragraph."""
        properties = child(run, "w:rPr")
        style = value(child(paragraph, "w:pPr"), "w:pStyle") or self._default
        key = (etree.tostring(properties) if properties is not None else b"", style)
        if key not in self._types:
            self._types[key] = self._type(properties, style)
        found = self._types[key]
        return replace(found, marked=True) if _stands_on_marker(paragraph) else found

    def _type(self, properties: Any, style: str) -> Type:
        character = value(properties, "w:rStyle") or ""
        own = [properties, *self._layers(character)]
        layers = [*own, *self._layers(style), self._usual]
        hidden, struck = _on(layers, "w:vanish"), _on(layers, "w:strike") or _on(layers, "w:dstrike")
        prompt = (value(self._by_id.get(character), "w:name") or "").lower() == _PROMPT
        fonts = next((found for layer in layers if (found := child(layer, "w:rFonts")) is not None), None)
        return Type(
            _on(own, "w:b"),
            _on(own, "w:i"),
            _raised(layers),
            "hidden" if hidden else "struck" if struck else "prompt" if prompt else "",
            _is_bright(properties) or (_first(layers, "w:highlight") or "none") != "none",
            (value(properties, "w:color") or "").lower() in _RED,
            (fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "") if fonts is not None else "",
            _on(layers, "w:b"),
            _on(layers, "w:caps"),
            number(_first(layers, "w:sz"), USUAL_SIZE),
        )

    def _layers(self, identity: str) -> list[Any]:
        return [child(style, "w:rPr") for style in self._chain(identity)]

    def _chain(self, identity: str) -> Iterator[Any]:
        """A style and those it is based on, each once."""
        seen: set[str] = set()
        while identity in self._by_id and identity not in seen and len(seen) <= _MOST_BASES:
            seen.add(identity)
            yield self._by_id[identity]
            identity = value(self._by_id[identity], "w:basedOn") or ""

    def _heading(self, layers: list[Any], names: list[str]) -> int:
        outline = _first(layers, "w:outlineLvl")
        if outline is not None:
            return min(int(outline) + 1, _LEVELS) if outline.isdecimal() and int(outline) < 9 else 0
        named = (_HEADING.match(name) for name in names)
        return next((min(int(match[1]), _LEVELS) for match in named if match), 0)

    def _item(self, own: Any, chain: list[Any], names: list[str]) -> Level | None:
        named = next((found for name in names if (found := _LIST.match(name))), None)
        identity, depth, style_id = value(own, "w:numPr", "w:numId"), value(own, "w:numPr", "w:ilvl"), ""
        if identity is None:
            for style in chain:
                identity = value(child(style, "w:pPr"), "w:numPr", "w:numId")
                if identity is not None:
                    depth = value(child(style, "w:pPr"), "w:numPr", "w:ilvl")
                    style_id = str(style.get(qn("w:styleId")))
                    break
        if identity == "0":
            return None
        at = int(depth) if depth and depth.isdecimal() else self.lists.linked_depth(identity or "", style_id)
        shape = self.lists.shape(identity or "", at)
        if shape == "none" or not (identity or named):
            return None
        # `List Bullet 2` and its like are lists of their own at level 0, deeper by their name only.
        below = int(named[2]) - 1 if named and named[2] and at == 0 else 0
        if shape == "bullet" or not (shape or (named and named[1] == "number")):
            return Level(at + below, False, "")
        level = self.lists.counted(identity or "", at)
        lettered = self.lists.is_lettered(identity or "", at)
        return Level(level.depth + below, True, level.series, level.rank, lettered)


def _raised(layers: list[Any]) -> Literal["", "super", "sub"]:
    """Whether text stands above or below the line, as such or moved there by hand."""
    vertical = _first(layers, "w:vertAlign")
    if vertical in ("superscript", "subscript"):
        return "super" if vertical == "superscript" else "sub"
    moved = number(_first(layers, "w:position"))
    return "super" if moved >= _MOVED else "sub" if moved <= -_MOVED else ""


def _first(layers: list[Any], name: str) -> str | None:
    """What the first layer says that says it."""
    return next((found for layer in layers if (found := value(layer, name)) is not None), None)


def _indent(properties: Any) -> int | None:
    """The left indentation in twentieths of a point; Strict Open XML may give it in points."""
    found = child(properties, "w:ind")
    left = (found.get(qn("w:left")) or found.get(qn("w:start"))) if found is not None else None
    if left and left.endswith("pt"):
        return number(left[:-2].partition(".")[0]) * 20
    return int(left) if left and left.removeprefix("-").isdecimal() else None


def _on(layers: list[Any], name: str) -> bool:
    for layer in layers:
        found = child(layer, name)
        if found is not None:
            return found.get(qn("w:val")) not in OFF
    return False


def _is_bright(properties: Any) -> bool:
    """Whether properties of a run, a paragraph or a cell set the ground of a highlighter."""
    shade = child(properties, "w:shd")
    return shade is not None and (shade.get(qn("w:fill")) or "").lower() in _BRIGHT


def _stands_on_marker(paragraph: Any) -> bool:
    """Whether a highlighter went over a paragraph, or over its cell; the first row of a table has its own colour."""
    if paragraph is None:
        return False
    if _is_bright(child(paragraph, "w:pPr")):
        return True
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is None or not _is_bright(child(cell, "w:tcPr")):
        return False
    row = next(cell.iterancestors(qn("w:tr")))
    return any(one is not row for one in row.itersiblings(qn("w:tr"), preceding=True))
