"""What stands beside the cells of a sheet and is not printed: notes, text boxes, pictures, charts, controls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from imprimatur.core.own_marks import AUTHOR, NOTE_MARK
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.tables.excel.package import Package, is_on, local
from imprimatur.sources.tables.excel.sheet import area_of
from imprimatur.sources.tables.excel.strings import pieces_of

_THREADED = "[Threaded comment]"
"""How the note begins that Excel writes in the place of a discussion, for programs that know none."""
_CONTROL = re.compile(r"^(?!Note$)\w+$")
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]+|[A-Z&])', re.I)
"""The codes of a page header (ECMA-376 part 1, 18.3.1.46): what is left without them was typed."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a cell; `open_` tells a discussion that nobody has closed, `ours` a note that the product left."""

    cell: str
    text: str
    open_: bool = False
    ours: bool = False


def notes_of(package: Package, part: str) -> list[Note]:
    """The notes and discussions on the cells of a sheet, in the order of the file."""
    related = package.relations(part).values()
    found: list[Note] = []
    talked: dict[str, list[Any]] = {}
    for one in related:
        if one.sort == "threadedComment":
            for node in package.tree(one.target):
                talked.setdefault(node.get("ref", ""), []).append(node)
    for cell, nodes in talked.items():
        texts = [tidy("".join(child.text or "" for child in node if local(child) == "text")) for node in nodes]
        found.append(Note(cell, " / ".join(texts), open_=not any(is_on(node, "done") for node in nodes)))
    for one in related:
        if one.sort == "comments":
            found.extend(note for note in _classic(package.tree(one.target)) if note.cell not in talked)
    return found


def _classic(tree: Any) -> Iterator[Note]:
    """The notes of one part. Of ours, what a person had written before is kept; one signed by us has nothing else."""
    authors = [node.text or "" for node in tree.iter() if local(node) == "author"]
    for node in (node for node in tree.iter() if local(node) == "comment"):
        text = "".join(p.text for child in node if local(child) == "text" for p in pieces_of(child))
        number = int(node.get("authorId", -1))
        ours = 0 <= number < len(authors) and authors[number] == AUTHOR
        kept, mark, _ = text.partition(NOTE_MARK)
        if not text.startswith(_THREADED):
            yield Note(node.get("ref", ""), "" if ours else tidy(kept), ours=ours or bool(mark))


def totals_of(package: Package, part: str) -> frozenset[int]:
    """The rows that the tables of a sheet call totals, counted from 0."""
    rows: set[int] = set()
    for one in package.relations(part).values():
        if one.sort == "table":
            node = package.tree(one.target)
            area, count = area_of(node.get("ref", "")), min(int(node.get("totalsRowCount", 0)), 9)
            if area:
                rows.update(range(area[2] + 1 - count, area[2] + 1))
    return frozenset(rows)


def drawn(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """What is drawn on a sheet: `box`, `picture`, `chart`, `control` or `object`, each with its words."""
    for one in package.relations(part).values():
        if one.sort == "drawing" and not one.outside:
            yield from _drawing(package, one.target)
        elif one.sort == "vmlDrawing" and not one.outside:
            yield from _controls(package.read(one.target))
        elif one.sort in ("oleObject", "package"):
            yield "object", ""


def _drawing(package: Package, part: str) -> Iterator[tuple[str, str]]:
    targets = package.relations(part)
    for anchor in package.tree(part):
        for node in anchor.iter():
            match local(node):
                case "sp" | "cxnSp":
                    words = _words(node)
                    if words:
                        yield "box", words
                case "pic":
                    names = [child for child in node.iter() if local(child) == "cNvPr"]
                    yield "picture", tidy(next((n.get("descr") or n.get("name") or "" for n in names), ""))
                case "graphicFrame":
                    charts = [targets[v] for child in node.iter() for v in child.attrib.values() if v in targets]
                    words = " ".join(_words(package.tree(one.target)) for one in charts if not one.outside)
                    yield "chart", tidy(words)


def _words(node: Any) -> str:
    """The texts of a drawing (`a:t`)."""
    paragraphs = ("".join(t.text or "" for t in p.iter() if local(t) == "t") for p in node.iter() if local(p) == "p")
    return tidy(" ".join(paragraphs))


def _controls(vml: bytes) -> Iterator[tuple[str, str]]:
    """The form controls of an old drawing: buttons, boxes to tick, with their captions. Notes are told elsewhere."""
    root = (
        etree.fromstring(vml, etree.XMLParser(recover=True, resolve_entities=False, no_network=True)) if vml else None
    )
    for shape in root.iter() if root is not None else ():
        if local(shape) == "shape":
            sorts = [node.get("ObjectType", "") for node in shape.iter() if local(node) == "ClientData"]
            boxes = [node for node in shape.iter() if local(node) == "textbox"]
            if sorts and _CONTROL.match(sorts[0]):
                yield "control", tidy(" ".join(str(text) for box in boxes for text in box.itertext()))


def margin_words(texts: list[str]) -> str:
    """What was typed in the headers and footers of a sheet's pages, without page numbers, dates and names."""
    found = (tidy(_CODES.sub(" ", text)) for text in texts)
    return " ".join(dict.fromkeys(text for text in found if any(letter.isalpha() for letter in text)))
