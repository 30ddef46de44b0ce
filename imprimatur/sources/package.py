"""The safety of Office files: what is refused before any reader opens them.

An Office file is a zip archive of XML members. Refused are password protection, macros, archives swollen beyond what
people write, XML that declares entities, and links that would draw in other files. Nothing is ever fetched.
"""

import lzma
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.ElementTree import ParseError, fromstring

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say

MAX_MEMBERS = 5_000
MAX_TOTAL = 250 * 1024 * 1024
"""Bytes of all members once unpacked: five times the largest input file."""
MAX_XML = 60 * 1024 * 1024
"""Bytes of one XML member: a workbook of some hundred thousand cells."""
MAX_RATIO = 200
"""How many times larger a member may become; Office's own XML stays below 60."""
SMALL = 1024 * 1024
"""Bytes below which the ratio does not matter."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
# A link to the template a document was made from is written by Word itself and never followed.
_FOLLOWED_BY_PEOPLE = ("/hyperlink", "/attachedTemplate")


def refusal(source: Source) -> Finding | None:
    """Why an Office file is not opened, or None where it may be."""
    if source.content.startswith(_OLE):
        return _refused(source, say("password"))
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            reason = _archive_fault(archive.infolist()) or _content_fault(archive)
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, ParseError, zlib.error, lzma.LZMAError):
        return unreadable(source, say("not_office"))
    return _refused(source, reason) if reason else None


def unreadable(source: Source, reason: Bilingual) -> Finding:
    """The finding of a file that cannot be read."""
    return finding("R01", Location(source.name), {"file": source.name, "reason": reason})


def declares_entities(xml: bytes) -> bool:
    """Whether an XML text may declare entities, in any encoding a parser would take."""
    text = xml.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    found = _ENCODING.match(text[:200])
    odd = not text.startswith(b"<") or (found is not None and found[1].lower() not in _ENCODINGS)
    return bool(text) and (odd or b"<!DOCTYPE" in text or b"<!ENTITY" in text)


def _refused(source: Source, reason: Bilingual) -> Finding:
    return finding("R02", Location(source.name), {"file": source.name, "reason": reason})


def _archive_fault(members: list[ZipInfo]) -> Bilingual | None:
    """What the archive's own list of members tells. Sizes are those that zipfile then holds the members to."""
    if any(member.flag_bits & 1 for member in members):
        return say("password")
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        return say("macros")
    swollen = (
        len(members) > MAX_MEMBERS
        or sum(member.file_size for member in members) > MAX_TOTAL
        or any(_is_xml(member) and member.file_size > MAX_XML for member in members)
        or any(m.file_size > SMALL and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members)
    )
    if swollen:
        return say("swollen")
    return say("linked") if any("externallinks/" in member.filename.lower() for member in members) else None


def _content_fault(archive: ZipFile) -> Bilingual | None:
    for member in filter(_is_xml, archive.infolist()):
        content = archive.read(member)
        if declares_entities(content):
            return say("entities")
        if member.filename.lower().endswith(".rels") and _links_out(content):
            return say("linked")
    return None


def _is_xml(member: ZipInfo) -> bool:
    return member.filename.lower().endswith(_XML)


def _links_out(relations: bytes) -> bool:
    return any(
        relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith(_FOLLOWED_BY_PEOPLE)
        for relation in fromstring(relations)
    )
