"""What a former document leans on, brought into the present one with its words: links, pictures, notes, lists."""

import hashlib
import posixpath
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.package import TYPES
from imprimatur.rendering.redline.atoms import LINKS

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NOTES = "word/footnotes.xml"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"


@dataclass(slots=True)
class Document:
    """A Word file taken apart: its members, and the roots of those that are read or changed."""

    members: dict[str, bytes]
    roots: dict[str, Any] = field(default_factory=dict)
    _targets: dict[str, dict[str, str]] = field(default_factory=dict)

    def root(self, member: str) -> Any:
        """The root of a part. Raises KeyError for one that is not there."""
        if member not in self.roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self.roots[member] = etree.fromstring(self.members[member], parser)
        return self.roots[member]

    def relations(self, member: str) -> Any:
        """The relations of a part, made where it has none."""
        folder, base = posixpath.split(member)
        beside = f"{folder}/_rels/{base}.rels"
        if beside not in self.members:
            self.members[beside] = etree.tostring(etree.Element(f"{{{RELATIONS}}}Relationships"))
        return self.root(beside)

    def relation(self, member: str, identity: str) -> Any | None:
        """A relation of a part by its identifier."""
        return next((one for one in self.relations(member) if one.get("Id") == identity), None)

    def target(self, member: str) -> Callable[[str], str]:
        """What tells where the relations of a part lead: an address, or the hash of another part."""

        return lambda identity: self._leads(member).get(identity, "")

    def _leads(self, member: str) -> dict[str, str]:
        """Where the relations of a part lead, as the part was read."""
        if member not in self._targets:
            self._targets[member] = {str(one.get("Id")): self._lead(member, one) for one in self.relations(member)}
        return self._targets[member]

    def _lead(self, member: str, relation: Any) -> str:
        if relation.get("TargetMode") == "External":
            return str(relation.get("Target"))
        return hashlib.sha256(self.members.get(self.path(member, relation), b"")).hexdigest()

    def path(self, member: str, relation: Any) -> str:
        """The member that a relation of another leads to."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(member), relation.get("Target"))).lstrip("/")

    def styles(self) -> dict[str, str]:
        """The names of its styles by identifier."""
        return {one.get(name("styleId")): _called(one) for one in self.root(STYLES).iter(name("style"))}

    def written(self) -> dict[str, bytes]:
        """The members, those that were read written anew."""
        made = dict(self.members)
        for member, root in self.roots.items():
            made[member] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return made


def _called(style: Any) -> str:
    return str(style.find(name("name")).get(name("val"))).lower()


@dataclass(slots=True)
class Bringing:
    """Brings what stood in `old` into `new`, part by part of the same name."""

    old: Document
    new: Document
    lists: dict[str, str] = field(default_factory=dict)
    """The lists of the present document by those of the former one whose items they hold."""
    _ids: "count[int]" = field(default_factory=lambda: count(1))
    _styles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn what the styles of the former document are called in the present one."""
        here = {called: identity for identity, called in self.new.styles().items()}
        self._styles = {identity: here.get(called, "") for identity, called in self.old.styles().items()}

    def adopt(self, element: Any, member: str) -> Any:
        """A copy of a former element that holds in the part `member` of the present document."""
        made = deepcopy(element)
        for node in made.iter(etree.Element):
            for attribute in LINKS:
                if attribute in node.attrib:
                    node.set(attribute, self._relation(member, node.get(attribute)))
            if node.tag == name("wp:docPr"):
                node.set("id", str(50_000 + next(self._ids)))
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for node in list(made.iter(name(tag))):
                self._style(node)
        for node in list(made.iter(name("numPr"))):
            self._list(node)
        for tag in ("bookmarkStart", "bookmarkEnd", "sectPr", "commentRangeStart", "commentRangeEnd"):
            for node in list(made.iter(name(tag))):
                node.getparent().remove(node)
        return made

    def _style(self, node: Any) -> None:
        """The style of that name; without it, that of plain text."""
        known = self._styles.get(node.get(name("val")), "")
        node.set(name("val"), known) if known else node.getparent().remove(node)

    def _relation(self, member: str, identity: str) -> str:
        """The identifier of the same relation in the present document, made where it has none."""
        found = self.old.relation(member, identity)
        if found is None:
            return identity
        target = found.get("Target")
        content = self.old.members.get(self.old.path(member, found))
        outside = found.get("TargetMode") == "External"
        if not outside and content is not None:
            target = self._part(member, target, content)
        relations = self.new.relations(member)
        for one in relations:
            if (one.get("Type"), one.get("Target")) == (found.get("Type"), target):
                return str(one.get("Id"))
        made = etree.SubElement(relations, f"{{{RELATIONS}}}Relationship")
        identity = f"rIdFormer{len(relations)}"
        made.attrib.update({"Id": identity, "Type": found.get("Type"), "Target": target})
        if outside:
            made.set("TargetMode", "External")
        return identity

    def _part(self, member: str, target: str, content: bytes) -> str:
        """Where a picture of those bytes stands, put there where there is none."""
        folder = posixpath.dirname(member)
        held = (path for path, kept in self.new.members.items() if kept == content and path.startswith(f"{folder}/"))
        path = next(held, "")
        if not path:
            path = f"{folder}/media/former-{hashlib.sha256(content).hexdigest()[:12]}{posixpath.splitext(target)[1]}"
            self.new.members[path] = content
            self._type(path, f"{folder}/{target}")
        return posixpath.relpath(path, folder)

    def _type(self, path: str, former: str) -> None:
        """Say of what type a part is, as the former document says of it."""
        known, former = self.old.root("[Content_Types].xml"), posixpath.normpath(former)
        said = next((one for one in known if one.get("PartName") == f"/{former}"), None)
        if said is not None:
            made = etree.SubElement(self.new.root("[Content_Types].xml"), f"{{{TYPES}}}Override")
            made.attrib.update({"PartName": f"/{path}", "ContentType": said.get("ContentType")})

    def _list(self, node: Any) -> None:
        """The list that the items around it are of now; a list that is gone is brought along."""
        number = node.find(name("numId"))
        former = number.get(name("val")) if number is not None else "0"
        if former != "0" and former not in self.lists:
            self.lists[former] = self._brought(former)
        known = self.lists.get(former, "0")
        if number is not None:
            number.set(name("val"), known)

    def _brought(self, former: str) -> str:
        old, new = self.old.root(NUMBERING), self.new.root(NUMBERING)
        num = next((one for one in old.iter(name("num")) if one.get(name("numId")) == former), None)
        if num is None:
            return "0"
        shape = num.find(name("abstractNumId")).get(name("val"))
        if all(one.get(name("abstractNumId")) != shape for one in new.iter(name("abstractNum"))):
            return "0"
        made = deepcopy(num)
        made.set(name("numId"), str(max(int(one.get(name("numId"))) for one in new.iter(name("num"))) + 1))
        list(new.iter(name("num")))[-1].addnext(made)
        return str(made.get(name("numId")))

    def note(self, element: Any) -> Any:
        """The former note that a w:footnoteReference calls, adopted; both take an identifier that is free here."""
        note = note_of(self.old, element)
        notes = self.new.root(NOTES)
        identity = str(max(int(one.get(name("id"))) for one in notes) + 1)
        element.set(name("id"), identity)
        made = self.adopt(note, NOTES) if note is not None else w("footnote", w("p"))
        made.set(name("id"), identity)
        notes.append(made)
        return made


def note_of(document: Document, reference: Any) -> Any | None:
    """The note that a reference calls."""
    identity = reference.get(name("id"))
    return next((one for one in document.root(NOTES) if one.get(name("id")) == identity), None)
