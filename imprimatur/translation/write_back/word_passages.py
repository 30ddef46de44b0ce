"""Passages of a Word text, cut out and put in: paragraphs, tables and pictures with their styles and their lists."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.reader import paragraphs
from imprimatur.sources.word.xml import child, elements, kind, qn
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.word_relations import added, with_notes

_TOLD = frozenset("w:commentReference w:fldChar w:fldSimple w:object w:pict".split())
"""What leads to other parts of a document, or runs from one paragraph to another: such a passage is not put in."""
_STYLED = ("w:pStyle", "w:rStyle", "w:tblStyle")


def cut(name: str, content: bytes, start: Location, end: Location | None) -> bytes | None:
    """The document with nothing in its body but what stands from one place to another."""
    main = Package(content).main
    body = child(main.root, "w:body")
    tops = _tops(name, content, main)
    first = tops.get((start.paragraph, start.cell))
    last = tops.get((end.paragraph, end.cell)) if end else None
    inside = list(elements(body))
    if first is None or (end and last is None):
        return None
    at = inside.index(first)
    stop = inside.index(last) if last is not None else len(inside)
    for place, node in enumerate(inside):
        if not at <= place < stop and kind(node) != "w:sectPr":
            body.remove(node)
    return with_members(content, {main.name: xml_bytes(main.root)})


def put(name: str, content: bytes, passage: bytes, after: Location | None) -> bytes | None:
    """The document with the passage behind the paragraph or table at a place, else at its end; None where it leads to
    fields or comments, or has a style or a list that the document has not."""
    main, other = Package(content).main, Package(passage).main
    nodes = [deepcopy(one) for one in elements(child(other.root, "w:body")) if kind(one) != "w:sectPr"]
    body = child(main.root, "w:body")
    tops = _tops(name, content, main)
    before = tops.get((after.paragraph, after.cell)) if after else None
    if (after and before is None) or not all(_fits(node, main, other) for node in nodes):
        return None
    members, notes = added(main, other, nodes), with_notes(main, other, nodes)
    if members is None or notes is None:
        return None
    if before is None:
        before = next((one for one in reversed(list(elements(body))) if kind(one) != "w:sectPr"), None)
    for node in reversed(nodes):
        if before is None:
            body.insert(0, node)
        else:
            before.addnext(node)
    return with_members(content, {**members, **notes, main.name: xml_bytes(main.root)})


def _tops(name: str, content: bytes, main: Part) -> dict[tuple[int, str], Any]:
    """The children of the body by the paragraph and the cell of what stands in them."""
    body = child(main.root, "w:body")
    tree = main.root.getroottree()
    found: dict[tuple[int, str], Any] = {}
    for place, path, _ in paragraphs(Source(name, content, "")):
        node = tree.xpath(path, namespaces=main.root.nsmap)[0]
        while node.getparent() is not None and node.getparent() is not body:
            node = node.getparent()
        found.setdefault((place.paragraph, place.cell), node)
        # The caption of a table is placed at the table.
        found.setdefault((place.paragraph, place.cell.partition(" ")[0]), node)
    return found


def _fits(node: Any, main: Part, other: Part) -> bool:
    """Whether what stands in a node means the same in another document."""
    names = {kind(one) for one in node.iter(etree.Element)}
    if names & _TOLD:
        return False
    ours, theirs = main.related("styles"), other.related("styles")
    wanted = {one.get(qn("w:val")) for name in _STYLED for one in node.iter(qn(name))}
    if wanted and (ours is None or theirs is None or not wanted <= _same_styles(ours, theirs)):
        return False
    lists = (main.related("numbering"), other.related("numbering"))
    same = lists[0] is not None and lists[1] is not None and lists[0].blob == lists[1].blob
    return same or "w:numPr" not in names


def _same_styles(ours: Part, theirs: Part) -> set[str]:
    """The styles that two documents have under one id and one name."""
    both = [set(_named(part)) for part in (ours, theirs)]
    return {key for key, _ in both[0] & both[1]}


def _named(styles: Part) -> Iterator[tuple[str, str]]:
    for one in styles.root.iter(qn("w:style")):
        name = child(one, "w:name")
        if name is not None:
            yield str(one.get(qn("w:styleId"))), str(name.get(qn("w:val")))
