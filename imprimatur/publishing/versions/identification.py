"""What a file says that it is: read from a file of anybody, of which nothing is believed and little is unpacked.

A PDF is not parsed: the manifest that it carries is a stream of its own, found as such. So a file made to exhaust
whoever opens it has nothing to work on.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from imprimatur.core.identity import Identity, digest_of
from imprimatur.rendering.docx.identity import PART, PREFIX
from imprimatur.rendering.screen.identity import META

MAX_PART = 1024 * 1024
"""Bytes of what is unpacked of a file: a manifest or a part with properties stays below a tenth."""
MAX_STREAMS = 50_000
"""Streams of a PDF that are looked at: the longest report has some thousands."""
MAX_NAME = 300
"""Characters of anything that a file says of itself."""
_APPLICATION = "docProps/app.xml"
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 256


def identity_of_file(content: bytes) -> Identity | None:
    """What a file says that it is; None for one that says nothing of the sort."""
    if content.startswith(b"PK"):
        return _identity(_properties(content))
    if b"%PDF-" in content[:1024]:
        return next(filter(None, map(_of_manifest, _streams(content))), None)
    found = META.search(content[:MAX_PART])
    said = unescape(found[1].decode("utf-8", "replace")).split(" ", len(fields(Identity)) - 1) if found else []
    names = ("kind", "lang", "stage", "inputs", "slug")
    return _identity(dict(zip(names, said, strict=False)))


def application_of(content: bytes) -> str:
    """The program that saved an Office file last, as it says; empty where it does not."""
    root = _part(content, _APPLICATION) if content.startswith(b"PK") else None
    for node in root if root is not None else ():
        if str(node.tag).endswith("}Application"):
            return (node.text or "").strip()[:MAX_NAME]
    return ""


def _identity(said: Mapping[str, Any]) -> Identity | None:
    values = [said.get(one.name) for one in fields(Identity)]
    if not all(isinstance(value, str) and 0 < len(value) <= MAX_NAME and value.isprintable() for value in values):
        return None
    return Identity(*map(str, values))


def _properties(content: bytes) -> dict[str, str]:
    """Our custom properties of an Office file, by the names of the fields of Identity."""
    root = _part(content, PART)
    found = {}
    for node in root if root is not None else ():
        name = node.get("name", "")
        if name.startswith(PREFIX):
            found[name.removeprefix(PREFIX)] = "".join(node.itertext()).strip()
    return found


def _part(content: bytes, name: str) -> Any:
    """The root of a part of an Office file; None where it is not there, is too large or cannot be read."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            info = archive.getinfo(name)
            return fromstring(archive.read(info), forbid_dtd=True) if info.file_size <= MAX_PART else None
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, zlib.error):
        return None
    except (ParseError, DefusedXmlException):
        return None


def _streams(content: bytes) -> Iterator[bytes]:
    """The streams of a PDF that may be an object of JSON, unpacked where they are packed."""
    for count, mark in enumerate(_STREAM.finditer(content)):
        if count >= MAX_STREAMS:
            return
        start = mark.end()
        if _unpacked(content[start : start + _HEAD], 1).startswith(b"{"):
            yield _unpacked(content[start : start + MAX_PART], MAX_PART)


def _unpacked(packed: bytes, most: int) -> bytes:
    """The first bytes of a stream; as it is where it is not packed."""
    if packed.startswith(b"{"):
        return packed.partition(b"endstream")[0][:most]
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _of_manifest(content: bytes) -> Identity | None:
    try:
        said = json.loads(content)
        inputs = said["inputs"] if isinstance(said, dict) else None
    except (ValueError, KeyError, RecursionError):
        return None
    if not isinstance(inputs, list) or not all(isinstance(one, str) for one in inputs):
        return None
    return _identity({**said, "lang": said.get("language"), "inputs": digest_of(inputs)})
