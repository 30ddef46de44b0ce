"""The files that go to translators and come back, told from the inputs of a dossier wherever somebody puts them."""

import re
import zlib
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

NAMESPACE = "urn:imprimatur:translation"
"""The namespace of the part that our Word files hold: what tells it from those of others."""
MARK = "imprimatur"
"""How what is ours in them begins: tags, bookmarks, the hidden line at the head."""
NAME = "traduction-vertaling"
"""What the name of every such file says after that of its dossier: no input is called so."""
TERMS = ".termes-termen.csv"
"""How the names of lists of terms end."""
_BACK = (".xlf", ".xliff", ".mqxliff", ".mxliff", ".sdlxliff", ".po", ".pot")
_BESIDE = (".tmx", ".tbx")
_COPIES = re.compile(r"(?: ?\(\d{1,3}\)| - (?:copie|kopie|copy))(?=\.csv$)", re.IGNORECASE)
_HEAD = re.compile(
    rb"imprimatur:[^:<>]{1,200}:(?:fr:nl|nl:fr)|<w:tag w:val=\"imprimatur:|w:name=\"imprimatur_[0-9a-f]{12}"
)
_LOOKED_AT = 64 * 1024
"""Bytes of each part that are looked at: what is ours stands at its start."""
_PARTS = 50
"""Parts that are looked at: ours is the first or the second."""
_BROKEN = (BadZipFile, KeyError, ValueError, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error)


class Exchanged(StrEnum):
    """What such a file is."""

    RETURNED = "returned"
    """One that translations come back in."""
    BESIDE = "beside"
    """One that went along: terms, approved pairs. Nothing is read from it."""


def exchanged(name: str, content: bytes) -> Exchanged | None:
    """What a file is among those exchanged with translators; None for any other, whatever its content is worth."""
    return _by_name(name) or (_of_word(BytesIO(content)) if _is_word(name) else None)


def exchanged_at(path: Path) -> Exchanged | None:
    """The same of a file on the disk, which is read only where its name leaves a doubt; None for what cannot be."""
    if (found := _by_name(path.name)) or not _is_word(path.name):
        return found
    try:
        about = path.stat()
    except OSError:
        return None
    return _at(str(path), about.st_size, about.st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=4096)
def _at(path: str, size: int, time: int) -> Exchanged | None:
    try:
        with Path(path).open("rb") as stream:
            return _of_word(stream)
    except OSError:
        return None


def _is_word(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() == ".docx"


def _by_name(name: str) -> Exchanged | None:
    """What the ending of a name says by itself: no input has one of those."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in _BACK:
        return Exchanged.RETURNED
    is_terms = _COPIES.sub("", name).lower().endswith(TERMS)
    return Exchanged.BESIDE if ending in _BESIDE or is_terms else None


def _of_word(stream: BinaryIO) -> Exchanged | None:
    try:
        with ZipFile(stream) as package:
            held = [name for name in package.namelist() if name.startswith("customXml/item")][:_PARTS]
            ours = any(NAMESPACE.encode() in _start(package, name) for name in held)
            return Exchanged.RETURNED if ours or _HEAD.search(_start(package, "word/document.xml")) else None
    except _BROKEN:
        return None


def _start(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_LOOKED_AT)
