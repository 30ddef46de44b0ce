"""What a file says that it is: read from a file of anybody, of which nothing is believed and little is unpacked.

A PDF is not parsed: the manifest that it carries is a stream of its own, found as such. So a file made to exhaust
whoever opens it has nothing to work on.
"""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import fields
from html import unescape

from imprimatur.core.identity import Identity, digest_of, identity_of
from imprimatur.core.office_identity import MAX_PART, identity_in
from imprimatur.rendering.screen.identity import META

MAX_STREAMS = 50_000
"""Streams of a PDF that are looked at: the longest report has some thousands."""
MAX_MANIFESTS = 20
"""Streams that are unpacked because they begin as an object of JSON does: ours has one, and others' can be bombs."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 256


def identity_of_file(content: bytes) -> Identity | None:
    """What a file says that it is; None for one that says nothing of the sort."""
    if content.startswith(b"PK"):
        return identity_in(content)
    if b"%PDF-" in content[:1024]:
        return next(filter(None, map(_of_manifest, _streams(content))), None)
    found = META.search(content[:MAX_PART])
    said = unescape(found[1].decode("utf-8", "replace")).split(" ", len(fields(Identity)) - 1) if found else []
    names = ("kind", "lang", "stage", "inputs", "slug")
    return identity_of(dict(zip(names, said, strict=False)))


def _streams(content: bytes) -> Iterator[bytes]:
    """The streams of a PDF that may be an object of JSON, unpacked where they are packed."""
    taken = 0
    for count, mark in enumerate(_STREAM.finditer(content)):
        if count >= MAX_STREAMS or taken >= MAX_MANIFESTS:
            return
        start = mark.end()
        if _unpacked(content[start : start + _HEAD], 1).startswith(b"{"):
            taken += 1
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
    return identity_of({**said, "lang": said.get("language"), "inputs": digest_of(inputs)})
