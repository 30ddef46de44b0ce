"""A zip package whose bytes depend on nothing but its contents."""

import io
import zipfile
from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI
from lxml import etree

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold, given to every member."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Members that readers look for at the head of an Office package."""


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def members(package: bytes) -> dict[str, bytes]:
    """The members of a package by name. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(content: Mapping[str, bytes]) -> bytes:
    """A package of those members: fixed order, dates and attributes, whatever system writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in sorted(content, key=lambda item: (item not in FIRST, item)):
            info = zipfile.ZipInfo(member, EPOCH)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content[member])
    return out.getvalue()


def parts_of(package: OpcPackage) -> dict[str, bytes]:
    """The members of a package held by python-docx, with its relationships and its list of content types."""
    types = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})  # type: ignore[dict-item]
    etree.SubElement(types, f"{{{TYPES}}}Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
    etree.SubElement(types, f"{{{TYPES}}}Default", Extension="xml", ContentType=CONTENT_TYPE.XML)
    content = {str(PACKAGE_URI.rels_uri)[1:]: package.rels.xml}
    for part in sorted(package.parts, key=lambda part: str(part.partname)):
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=str(part.partname), ContentType=part.content_type)
        content[str(part.partname)[1:]] = part.blob
        if part.rels:
            content[str(part.partname.rels_uri)[1:]] = part.rels.xml
    content[FIRST[0]] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def total_size(package: bytes) -> int:
    """How many bytes the members of a package would unfold to, as it declares. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return sum(info.file_size for info in archive.infolist())
