"""What paragraphs brought from another Word document lead to: addresses and pictures, brought with them."""

import posixpath
from copy import deepcopy
from hashlib import sha256
from typing import Any

from lxml import etree

from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.xml import qn
from imprimatur.translation.write_back.package import xml_bytes

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SORTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LEADING = (qn("r:id"), qn("r:embed"), qn("r:link"), qn("r:pict"))
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHOWN = 12
"""Hexadecimal digits of a hash in the name of a picture."""


def added(main: Part, other: Part, nodes: list[Any]) -> dict[str, bytes] | None:
    """The parts that a document needs so that nodes of another one lead where they did; they get ids of their own.

    None where one leads to something else than an address or a picture.
    """
    folder, base = posixpath.split(main.name)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    root = etree.fromstring(main.package.read(name) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    members: dict[str, bytes] = {}
    media: dict[str, str] = {}
    given: dict[str, str] = {}
    for node in (one for top in nodes for one in top.iter(etree.Element)):
        for key in (key for key in _LEADING if node.get(key)):
            relation = other.relations.get(node.get(key))
            if relation is None or relation.sort not in ("hyperlink", "image"):
                return None
            if node.get(key) not in given:
                target = relation.address
                if relation.part is not None:
                    stem = sha256(relation.part.blob).hexdigest()[:_SHOWN]
                    ending = posixpath.splitext(relation.part.name)[1]
                    target = f"media/{stem}{ending}"
                    members[posixpath.join(folder, target)] = relation.part.blob
                    media[ending.lstrip(".").lower()] = relation.part.content_type
                given[node.get(key)] = _related(root, relation.sort, target, outside=relation.part is None)
            node.set(key, given[node.get(key)])
    if not given:
        return {}
    if not media:
        return {name: xml_bytes(root)}
    types = etree.fromstring(main.package.read("[Content_Types].xml") or b"<Types/>")
    known = {one.get("Extension", "").lower() for one in types}
    for ending, sort in media.items():
        if ending not in known:
            types.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=sort))
    return {**members, name: xml_bytes(root), "[Content_Types].xml": xml_bytes(types)}


def with_notes(main: Part, other: Part, nodes: list[Any]) -> dict[str, bytes] | None:
    """The parts of the notes that nodes of another document call, added to those of this one; the calls get their ids.

    None where this document has no such notes at all, or where a note leads elsewhere.
    """
    members: dict[str, bytes] = {}
    for sort in ("footnote", "endnote"):
        calls = [call for node in nodes for call in node.iter(qn(f"w:{sort}Reference"))]
        ours, theirs = main.related(f"{sort}s"), other.related(f"{sort}s")
        if not calls:
            continue
        if ours is None or theirs is None:
            return None
        copied: list[Any] = []
        by_id = {one.get(qn("w:id")): one for one in theirs.root.iterchildren(qn(f"w:{sort}"))}
        for call in calls:
            note = deepcopy(by_id.get(call.get(qn("w:id"))))
            if note is None:
                return None
            copied.append(note)
            free = str(max((int(one.get(qn("w:id"), "0")) for one in ours.root), default=0) + 1)
            note.set(qn("w:id"), free)
            call.set(qn("w:id"), free)
            ours.root.append(note)
        related = added(ours, theirs, copied)
        if related is None:
            return None
        members |= {ours.name: xml_bytes(ours.root), **related}
    return members


def _related(root: Any, sort: str, target: str, *, outside: bool) -> str:
    """The id of a relation, made anew."""
    known = {one.get("Id") for one in root}
    key = next(name for n in range(1, 10_000) if (name := f"rIdText{n}") not in known)
    about = {"Id": key, "Type": f"{_SORTS}{sort}", "Target": target}
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", about | ({"TargetMode": "External"} if outside else {}))
    return key
