"""The package of a workbook: its sheets in order, the parts that belong to each, in both dialects of Open XML.

Parts are found by their relations, as Excel finds them, and elements by their local names: the strict dialect differs
from the usual one by its namespaces only (ECMA-376 part 1, annex A). A part that is named and absent is empty.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree


def local(node: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def is_on(node: Any, name: str, *, default: bool = False) -> bool:
    """An attribute that is a boolean of Open XML."""
    value = node.get(name)
    return default if value is None else value in ("1", "true", "on")


def relation(node: Any, name: str = "id") -> str:
    """The relation that an element names (`r:id`), in either dialect."""
    return next(
        (str(v) for k, v in node.attrib.items() if k.startswith("{") and k.endswith("/relationships}" + name)), ""
    )


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the relation's type, and a part of the package or an address outside."""

    sort: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook by its tab: `sort` is worksheet, chartsheet, dialogsheet or a sheet of macros."""

    title: str
    part: str
    sort: str
    visible: bool


@dataclass(slots=True)
class Package:
    """The parts of a workbook; `met` counts the cells that were filled in the sheets read so far."""

    archive: ZipFile
    tabs: tuple[Tab, ...] = ()
    since_1904: bool = False
    met: int = 0
    _names: Mapping[str, str] = field(default_factory=dict)
    _shared: Mapping[str, str] = field(default_factory=dict)

    def tree(self, part: str) -> Any:
        """The root of an XML part; an empty element where the part is absent."""
        content = self.read(part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return _undeclared(etree.fromstring(content, parser)) if content else etree.Element("absent")

    def read(self, part: str) -> bytes:
        """The bytes of a part, empty where it is absent. Names are alike whatever their capitals."""
        name = self._names.get(part.lower())
        return self.archive.read(name) if name else b""

    def has(self, part: str) -> bool:
        """Whether the package holds a part."""
        return part.lower() in self._names

    def elements(self, part: str) -> Iterator[tuple[str, str, Any]]:
        """The starts and ends of the elements of a part, as they are met: event, local name, element."""
        if content := self.read(part):
            events = etree.iterparse(BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True)
            for place, (event, node) in enumerate(events):
                yield event, local(node), node if place else _undeclared(node)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by the identifier of the relation."""
        folder, name = posixpath.split(part)
        found: dict[str, Relation] = {}
        for node in self.tree(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"):
            target, outside = node.get("Target", ""), node.get("TargetMode") == "External"
            sort = node.get("Type", "").rpartition("/")[2]
            if sort == "hyperlink" or outside:
                found[node.get("Id", "")] = Relation(sort, target, True)
            else:
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found[node.get("Id", "")] = Relation(sort, path, False)
        return found

    def shared(self, sort: str) -> str:
        """The part of the whole workbook of one sort: styles, sharedStrings."""
        return self._shared.get(sort, "")


def _undeclared(root: Any) -> Any:
    """The root of a part that declares no document type, whatever its name; ValueError for one that does."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part declares a document type")
    return root


def opened(content: bytes) -> Package:
    """The package of a workbook. Raises BadZipFile, KeyError, ValueError or XMLSyntaxError for one that is damaged."""
    archive = ZipFile(BytesIO(content))
    package = Package(archive, _names={name.lower(): name for name in archive.namelist()})
    main = next(one.target for one in package.relations("").values() if one.sort == "officeDocument")
    related = package.relations(main)
    package._shared = {one.sort: one.target for one in related.values()}
    tabs = []
    for node in package.tree(main):
        match local(node):
            case "workbookPr":
                package.since_1904 = is_on(node, "date1904")
            case "sheets":
                for sheet in node:
                    part = related.get(relation(sheet), Relation("worksheet", "", False))
                    visible = sheet.get("state", "visible") == "visible"
                    tabs.append(Tab(sheet.get("name", ""), part.target, part.sort, visible))
    if len({tab.part for tab in tabs}) < len(tabs):
        raise ValueError("two sheets are one part")
    package.tabs = tuple(tabs)
    return package
