"""Input files made in memory, and short ways to say what was read."""

import hashlib
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from imprimatur.core.blocks import Blocks, Heading, List, Paragraph, plain
from imprimatur.core.dossier import Reading
from imprimatur.core.source import Source


def source(name: str, content: bytes | str) -> Source:
    content = content.encode() if isinstance(content, str) else content
    return Source(name, content, hashlib.sha256(content).hexdigest())


def workbook(**sheets: list[list[Any]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def saved(file: Any) -> bytes:
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def xlsx(name: str = "offre.xlsx", **sheets: list[list[Any]]) -> Source:
    return source(name, saved(workbook(**sheets)))


def changed_package(content: bytes, members: dict[str, bytes]) -> bytes:
    """The same archive with members added or replaced."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in members:
                new.writestr(member.filename, old.read(member))
        for name, data in members.items():
            new.writestr(name, data)
    return stream.getvalue()


def values(reading: Reading) -> dict[str, dict[str, tuple[object, str]]]:
    """Every entry's values with their places, by name and language."""
    return {e.name: {lang: (c.value, str(c.location)) for lang, c in e.values.items()} for e in reading.entries}


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(found.code, str(found.location)) for found in reading.findings]


def outline(blocks: Blocks) -> list[Any]:
    """The texts of the blocks; headings with their level, items as (mark, text, what is under them)."""
    shown: list[Any] = []
    for block in blocks:
        match block:
            case Heading():
                shown.append(f"{'#' * block.level} {plain(block.text)}")
            case Paragraph():
                shown.append(plain(block.text))
            case List():
                mark = "1." if block.ordered else "-"
                shown.extend((mark, plain(item.text), outline(item.children)) for item in block.items)
            case _:
                shown.append(block)
    return shown
