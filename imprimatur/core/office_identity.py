"""What an Office file says of itself: read from a file of anybody, of which nothing is believed, little unpacked."""

import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from imprimatur.core.identity import MAX_NAME, PART, PREFIX, Identity, identity_of

MAX_PART = 1024 * 1024
"""Bytes of what is unpacked of a file: a manifest or a part with properties stays below a tenth."""
MAX_MEMBERS = 5_000
"""Members of an archive that is opened: its list alone would fill the memory. The longest report has some hundred."""
_MEMBER = b"PK\x01\x02"
"""How each entry of that list begins (APPNOTE.TXT, 4.3.12)."""
_APPLICATION = "docProps/app.xml"


def identity_in(content: bytes) -> Identity | None:
    """What an Office file says that it is, in our custom properties; None for any other file."""
    root, found = _part(content, PART), {}
    for node in root if root is not None else ():
        name = node.get("name", "")
        if name.startswith(PREFIX):
            found[name.removeprefix(PREFIX)] = "".join(node.itertext()).strip()
    return identity_of(found)


def application_of(content: bytes) -> str:
    """The program that saved an Office file last, as it says; empty where it does not, or nothing that can be shown."""
    root = _part(content, _APPLICATION)
    for node in root if root is not None else ():
        if str(node.tag).endswith("}Application"):
            said = (node.text or "").strip()[:MAX_NAME]
            return said if said.isprintable() else ""
    return ""


def _part(content: bytes, name: str) -> Any:
    """The root of a part of an Office file; None where it is not there, is too large or cannot be read."""
    if not content.startswith(b"PK") or content.count(_MEMBER) > MAX_MEMBERS:
        return None
    try:
        with ZipFile(BytesIO(content)) as archive:
            info = archive.getinfo(name)
            return fromstring(archive.read(info), forbid_dtd=True) if info.file_size <= MAX_PART else None
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, zlib.error):
        return None
    except (ParseError, DefusedXmlException):
        return None
