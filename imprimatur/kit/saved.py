"""Workbooks and Word texts of the kit as bytes that depend on nothing but what is in them."""

import re
from io import BytesIO
from typing import Protocol

from imprimatur.rendering.package import members, pack

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


class _Saves(Protocol):
    def save(self, target: BytesIO, /) -> None: ...


def saved(book: _Saves) -> bytes:
    """The bytes of a workbook or a text. Its library notes the hour of saving; the same content gives the same file."""
    content = BytesIO()
    book.save(content)
    parts = members(content.getvalue())
    parts["docProps/core.xml"] = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\3", parts["docProps/core.xml"])
    return pack(parts)
