"""The inline codes of XLIFF read as marks: ours, and what tools make of them.

`bpt` and `ept`, `g`, `bx` and `ex`, `it` are pairs, `ph` and `x` stand alone; `mrk` (a segment, a comment) and what is
of another namespace only stand around words.
"""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from imprimatur.translation.exchange.codes import Look, Part, Sort, look_of
from imprimatur.translation.exchange.marks import Mark, Pieces, from_text
from imprimatur.translation.exchange.xml import local

_PARTS = {"bpt": Part.OPEN, "bx": Part.OPEN, "ept": Part.CLOSE, "ex": Part.CLOSE, "ph": Part.LONE, "x": Part.LONE}
_XLIFF = "urn:oasis:names:tc:xliff:document:1."
_TYPES = {"bold": Sort.BOLD, "italic": Sort.ITALIC}


@dataclass(slots=True)
class Coded:
    """The words and marks of a source or a target. `partial` is set where a sentence of it has no translation."""

    pieces: Pieces = ()
    partial: bool = False


@dataclass(slots=True)
class _Reading:
    """A walk through a source or a target; `known` are the marks of its source, `between` what follows each segment."""

    known: dict[int, Mark]
    between: dict[str, str]
    made: list[str | Mark] = field(default_factory=list)
    partial: bool = False

    def walk(self, node: Any) -> None:
        """Take the words and codes of an element."""
        self._say(node.text)
        children = list(node.iterchildren(etree.Element))
        for child in children:
            name = "" if _foreign(child) else local(child)
            if name in _PARTS:
                self._mark(child, _PARTS[name])
            elif name == "it":
                self._mark(child, Part.OPEN if child.get("pos") == "open" else Part.CLOSE)
            elif name == "g":
                self._mark(child, Part.OPEN, "")
                self.walk(child)
                self._mark(child, Part.CLOSE, "")
            else:
                self._segment(child, last=child is children[-1])
            self._say(child.tail)

    def _segment(self, node: Any, *, last: bool) -> None:
        """What stands around words. The space between two sentences, which some tools drop, is put back."""
        self.walk(node)
        if node.get("mtype") == "seg":
            self.partial |= not "".join(node.itertext()).strip()
            if not last and not node.tail:
                self._say(self.between.get(node.get("mid", "")))

    def _say(self, text: str | None) -> None:
        if text and self.made and isinstance(self.made[-1], str):
            self.made[-1] += text
        elif text:
            self.made.append(text)

    def _mark(self, node: Any, part: Part, said: str | None = None) -> None:
        code = "".join(node.itertext()) if said is None else said
        number = _number(node)
        found = look_of(code)
        asked = self.known.get(number)
        if found and (part is not Part.CLOSE or asked is None):
            look = found[0]
        elif asked:
            look = asked.look
        elif node.get("ctype") in _TYPES:
            look = Look(_TYPES[node.get("ctype")])
        else:
            # A code that says nothing we know is shown as it is, and belongs to no source of ours.
            look = Look(Sort.VERBATIM, code or local(node))
        mark = Mark(number, part, look)
        if part is Part.OPEN:
            self.known.setdefault(number, mark)
        self.made.append(mark)


def pieces_in(node: Any, source: Pieces = (), segments: Any = None) -> Coded:
    """The words and marks of a source, or of a target held to its source and to the sentences (`seg-source`) of it."""
    if node is None:
        return Coded()
    known = {one.number: one for one in source if isinstance(one, Mark) and one.part is not Part.CLOSE}
    marked = () if segments is None else [one for one in segments.iter(etree.Element) if one.get("mtype") == "seg"]
    reading = _Reading(known, {one.get("mid", ""): one.tail or "" for one in marked})
    reading.walk(node)
    made = tuple(reading.made)
    if known and all(isinstance(one, str) for one in made):
        # Some editors, as Weblate, show codes as words and write them as such.
        made = from_text("".join(map(str, made)), source)
    return Coded(made, reading.partial)


def _foreign(node: Any) -> bool:
    """Whether an element is of a tool's own namespace."""
    return not (etree.QName(node).namespace or _XLIFF).startswith(_XLIFF)


def _number(node: Any) -> int:
    """The number of a code: its id, or what joins it to the code that it goes with; 0 for none of ours."""
    for name in ("id", "rid"):
        value = node.get(name) or ""
        if value.isascii() and value.isdecimal() and len(value) < 6:
            return int(value)
    return 0
