"""Workbooks opened to be written again, by openpyxl, once what it cannot bear is mended.

It expands a merged range cell by cell, a million rows of them if a file says so, and reads the strict dialect of Open
XML as a workbook without sheets.
"""

import io
import re
import warnings

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from imprimatur.rendering.package import members, pack

MAX_MERGED = 100_000
"""Cells that the merged ranges of a sheet may cover together; beyond, none of its ranges is kept."""

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z0-9:]+)["']""")
_RANGES = re.compile(rb"<(?:\w+:)?mergeCells\b.*?</(?:\w+:)?mergeCells>", re.S)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument", b"http://schemas.openxmlformats.org/officeDocument/2006"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
"""The namespaces of the strict dialect and those of the usual one (ECMA-376 part 1, annex A)."""


def opened(content: bytes, *, rich: bool = False) -> Workbook:
    """A workbook that may be changed and saved. Raises whatever openpyxl does for one that it does not understand."""
    parts = members(content)
    mended = {name: _mended(name, part) for name, part in parts.items()}
    with warnings.catch_warnings():
        # openpyxl warns of what it does not keep.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content if mended == parts else pack(mended)), rich_text=rich)


def _mended(name: str, part: bytes) -> bytes:
    if not name.lower().endswith((".xml", ".rels")):
        return part
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    if "worksheets/" in name.lower() and sum(map(_cells, _MERGED.findall(part))) > MAX_MERGED:
        part = _RANGES.sub(b"", part)
    return part


def _cells(reference: bytes) -> int:
    left, top, right, bottom = range_boundaries(reference.decode())
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)
