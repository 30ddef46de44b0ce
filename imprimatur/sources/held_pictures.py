"""The pictures that a Word text holds, by what they are and by the names of the files that they were taken from.

People keep the photograph beside the text in which they inserted it: the same bytes, or the same name where Word made
it smaller. Word notes that name with the picture; the names that programs invent (`Image 1`) have no ending.
"""

import re
from html import unescape
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from imprimatur.core.found_files import key
from imprimatur.core.source import Source
from imprimatur.sources.package import refusal

WORD = ".docx"
"""The ending of Word texts."""
_MEDIA = "word/media/"
_NAMED = re.compile(r"<(?:pic:cNvPr|wp:docPr)\s[^<>]*?\bname=(?:\"([^\"<>]*)\"|'([^'<>]*)')")


def held_pictures(source: Source) -> frozenset[bytes | str]:
    """What a Word text holds of pictures: their bytes, and the names of files (`core/found_files.key`).

    A file that is not opened (`package.refusal`) holds none.
    """
    if refusal(source):
        return frozenset()
    found: set[bytes | str] = set()
    with ZipFile(BytesIO(source.content)) as archive:
        for member in archive.namelist():
            if member.startswith(_MEDIA):
                found.add(archive.read(member))
            elif member == "word/document.xml":
                text = archive.read(member).decode("utf-8", "replace")
                names = (unescape(one or other) for one, other in _NAMED.findall(text))
                found |= {key(name) for name in names if PurePosixPath(name).suffix}
    return frozenset(found)
