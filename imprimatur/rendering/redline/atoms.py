"""What a paragraph of a Word file holds, cut into the smallest things that may change: words, fields, pictures."""

import hashlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.xml import A, R, name, text_run, w
from imprimatur.rendering.redline.aligning import words_of

CHARACTERS = {name("tab"): "\t", name("br"): "\n", name("cr"): "\n", name("noBreakHyphen"): "\u2011"}
"""Elements that are a character."""
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
FIELD = frozenset(name(tag) for tag in ("fldChar", "instrText"))
"""The parts of a field that runs on over several runs or paragraphs, such as a contents list."""
LINKS = (f"{{{R}}}embed", f"{{{R}}}link", f"{{{R}}}id")
ANNOTATION = name("annotationRef")

Target = Callable[[str], str]
"""What the relation of an identifier leads to: an address, or the hash of a part."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that may change: `key` is what it says, `nodes` are the runs that say it.

    `link` is the w:hyperlink that it stands in, `leads` where that leads. A `still` one says nothing: bookmarks, the
    ends of comments.
    """

    key: tuple[str, str]
    nodes: tuple[Any, ...]
    link: Any | None = None
    leads: str = ""
    still: bool = False

    @property
    def text(self) -> str:
        """The characters that it prints."""
        return self.key[1] if self.key[0] in ("text", "field") else ""


def atoms_of(paragraph: Any, target: Target) -> list[Atom]:
    """The atoms of a w:p, in their order."""
    return list(_inside(paragraph, target, None, ""))


def text_of(element: Any) -> str:
    """The characters that a paragraph, a row or a table prints; those of paragraphs apart."""
    pieces = []
    for node in element.iter():
        if node.tag == name("t"):
            pieces.append(node.text or "")
        elif node.tag == name("p"):
            pieces.append(" " if pieces else "")
        else:
            pieces.append(CHARACTERS.get(node.tag, ""))
    return "".join(pieces)


def _inside(holder: Any, target: Target, link: Any | None, leads: str) -> Iterator[Atom]:
    for node in holder.iterchildren(tag=etree.Element):
        if node.tag == name("r"):
            yield from _of_run(node, target, link, leads)
        elif node.tag == name("hyperlink"):
            where = target(node.get(f"{{{R}}}id", "")) or f"#{node.get(name('anchor'), '')}"
            yield from _inside(node, target, node, where)
        elif node.tag == name("fldSimple"):
            yield Atom(("field", text_of(node)), (node,), link, leads)
        elif node.tag == name("sdt"):
            yield from _inside(node.find(name("sdtContent")), target, link, leads)
        elif node.tag != name("pPr"):
            yield Atom(("", ""), (node,), link, leads, still=True)


def _of_run(run: Any, target: Target, link: Any | None, leads: str) -> Iterator[Atom]:
    look = run.find(name("rPr"))
    if any(child.tag in FIELD or child.tag == name("commentReference") for child in run):
        yield Atom(("", ""), (run,), link, leads, still=True)
        return
    for child in run.iterchildren(tag=etree.Element):
        if child.tag == name("t"):
            for word in words_of(child.text or ""):
                yield Atom(("text", word), (text_run(word, deepcopy(look)),), link, leads)
        elif child.tag != name("rPr"):
            piece = w("r", deepcopy(look), deepcopy(child))
            yield Atom(_key(child, target), (piece,), link, leads)


def _key(node: Any, target: Target) -> tuple[str, str]:
    if node.tag in CHARACTERS:
        return "text", CHARACTERS[node.tag]
    if node.tag in (name("footnoteReference"), name("endnoteReference")):
        return "note", ""
    if node.tag == name("drawing"):
        said = [one.get("descr", "") for one in node.iter(name("wp:docPr"))]
        shown = [target(one.get(LINKS[0], "")) for one in node.iter(f"{{{A}}}blip")]
        return "drawing", "|".join([*said, *shown])
    if node.tag == ALTERNATE:
        return "shape", text_of(node)
    return etree.QName(node).localname, hashlib.sha256(etree.tostring(node, method="c14n")).hexdigest()


def complex_field(simple: Any) -> list[Any]:
    """The runs of a w:fldSimple: only so can a field be deleted or inserted (ECMA-376 part 1, 17.16.13)."""
    runs = list(simple.iter(name("r")))
    look = runs[0].find(name("rPr")) if runs else None

    def mark(kind: str) -> Any:
        return w("r", deepcopy(look), w("fldChar", fldCharType=kind))

    code = w("instrText")
    code.text = simple.get(name("instr"))
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [mark("begin"), w("r", deepcopy(look), code), mark("separate"), *map(deepcopy, runs), mark("end")]
