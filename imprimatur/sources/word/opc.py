"""The package of a Word document: its parts and the relations between them, read as Word reads them.

python-docx refuses packages that Word opens: a relation to a bookmark without a mode, a relation to a part that is not
there. Documents saved as Strict Open XML use other namespaces for the same elements; they are brought back to the
usual ones (ISO/IEC 29500-4, annex A).
"""

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = re.compile(rb"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)""")
_USUAL = rb"\1http://schemas.openxmlformats.org/\2/2006/\3"
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*:")
_MAIN = "wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its sort (`image`, the last word of its type), and a part of the package or an address outside."""

    sort: str
    part: "Part | None" = None
    address: str = ""


@dataclass(slots=True)
class Package:
    """An archive that has been found safe to open. Raises what zipfile and lxml raise on a damaged one."""

    content: bytes
    _archive: ZipFile = field(init=False)
    _names: dict[str, str] = field(init=False)
    _types: dict[str, str] = field(init=False)
    _parts: "dict[str, Part]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the names of the members, which compare without case, and their types."""
        self._archive = ZipFile(BytesIO(self.content))
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.namelist()}
        self._types = {}
        types = self.read("[Content_Types].xml")
        for node in _parsed(types) if types is not None else ():
            if isinstance(node.tag, str):
                key = node.get("PartName", "").lstrip("/").lower() or f".{node.get('Extension', '').lower()}"
                self._types[key] = node.get("ContentType", "")

    @property
    def main(self) -> "Part":
        """The document itself, whatever its name. Raises KeyError where there is none."""
        relations = self.part("").relations.values()
        related = [one.part for one in relations if one.sort == "officeDocument" and one.part]
        typed = [self.part(key) for key, sort in self._types.items() if sort.endswith(_MAIN) and key in self._names]
        for part in (*related, *typed):
            return part
        raise KeyError(_MAIN)

    def part(self, name: str) -> "Part":
        """The part of a name, one for all who ask: however many relations lead to it, it is unpacked once."""
        return self._parts.setdefault(name.lower(), Part(self, name))

    def has(self, name: str) -> bool:
        """Whether a member is there."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes | None:
        """The content of a member, None where it is absent."""
        key = name.lower()
        return self._archive.read(self._names[key]) if key in self._names else None

    def type_of(self, name: str) -> str:
        """The content type of a part; empty where nothing tells it."""
        key = name.lower()
        return self._types.get(key, self._types.get(posixpath.splitext(key)[1], ""))


@dataclass(frozen=True)
class Part:
    """A part of a package, by its name without the first slash; the empty name is the package itself."""

    package: Package
    name: str

    @cached_property
    def blob(self) -> bytes:
        """The bytes of the part. Raises KeyError where it is absent."""
        content = self.package.read(self.name)
        if content is None:
            raise KeyError(self.name)
        return content

    @cached_property
    def root(self) -> Any:
        """The root of its XML, in the usual namespaces."""
        return _parsed(self.blob)

    @property
    def content_type(self) -> str:
        """Its content type, in small letters."""
        return self.package.type_of(self.name).lower()

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """Its relations by identifier."""
        folder, base = posixpath.split(self.name)
        content = self.package.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        nodes = _parsed(content).iter(_RELATIONS) if content is not None else ()
        return {node.get("Id", ""): self._relation(node) for node in nodes}

    def related(self, sort: str) -> "Part | None":
        """The first part that a relation of a sort leads to."""
        return next((one.part for one in self.relations.values() if one.sort == sort and one.part), None)

    def _relation(self, node: Any) -> Relation:
        target, sort = node.get("Target", ""), node.get("Type", "").rsplit("/", 1)[-1]
        if node.get("TargetMode") == "External" or _ADDRESS.match(target):
            return Relation(sort, address=target)
        name = posixpath.normpath(posixpath.join("/", posixpath.dirname(self.name), target)).lstrip("/")
        known = not target.startswith("#") and self.package.has(name)
        return Relation(sort, self.package.part(name) if known else None)


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(_STRICT.sub(_USUAL, content), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        # Whatever the name of the part: what an entity stands for would be missing from the text.
        raise ValueError("a part declares a document type")
    return root
