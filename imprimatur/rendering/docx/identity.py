"""What a Word file says of itself in its custom properties: Word and LibreOffice keep those when they save it."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from imprimatur.core.artefact import Artefact
from imprimatur.core.identity import PART, PREFIX, Identity
from imprimatur.rendering.docx.xml import clean
from imprimatur.rendering.package import FIRST, TYPES, members, pack

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that custom properties belong to; they are numbered from 2 (ISO/IEC 29500-1, 22.3)."""
_FIRST = 2


def identified(artefact: Artefact, identity: Identity) -> Artefact:
    """A Word file that says what it is, in the place of what it said before. Same file, same bytes."""
    content = members(artefact.content)
    types, relations = (_parsed(content[name]) for name in FIRST)
    if not any(one.get("PartName") == f"/{PART}" for one in types):
        named = {"PartName": f"/{PART}", "ContentType": CONTENT_TYPE.OFC_CUSTOM_PROPERTIES}
        etree.SubElement(types, f"{{{TYPES}}}Override", named)
    if not any(one.get("Type") == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES for one in relations):
        named = {"Id": "rIdIdentity", "Type": RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, "Target": PART}
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", named)
    said = {f"{PREFIX}{one.name}": str(getattr(identity, one.name)) for one in fields(identity)}
    more = {FIRST[0]: _bytes(types), FIRST[1]: _bytes(relations), PART: _bytes(_properties(said))}
    return replace(artefact, content=pack({**content, **more}))


def _properties(said: Mapping[str, str]) -> Any:
    root = etree.Element(f"{{{PROPERTIES}}}Properties", nsmap={None: PROPERTIES, "vt": VALUES})  # type: ignore[dict-item]
    for number, (name, value) in enumerate(said.items(), _FIRST):
        one = etree.SubElement(root, f"{{{PROPERTIES}}}property", fmtid=_SET, pid=str(number), name=name)
        etree.SubElement(one, f"{{{VALUES}}}lpwstr").text = clean(value)
    return root


def _parsed(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
