"""Where a finding stands in the XML of a Word text: its paragraph or table cell, and the words that it quotes.

Paragraphs count as the reader counts them (`sources/word/reader.py`): those of the text itself, tables and what Word
would insert on acceptance aside. A test holds the two together.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from imprimatur.core.location import Location

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SKIPPED = frozenset(qn(f"w:{name}") for name in ("ins", "moveTo", "sectPr", "altChunk"))
_CELL = re.compile(r"T(\d+)(?: R(\d+)C(\d+))?")
_TEXTS = (qn("w:t"), qn("w:delText"))


class Passages:
    """The paragraphs and tables of a Word text, in the order in which they count."""

    def __init__(self, body: Any) -> None:
        """Walk the body once."""
        found = list(_flow(body))
        self._paragraphs = [node for node in found if node.tag == qn("w:p")]
        self._tables = [node for node in found if node.tag == qn("w:tbl")]
        self._every = list(body.iter(qn("w:p")))

    def at(self, place: Location) -> Any:
        """The paragraph of a place, the nearest where it has none of its own; None in a text without any."""
        # An element without children counts for nothing, so that `or` would skip it.
        nearest = (self._in_table(place.cell), self._counted(place.paragraph), *self._every[:1])
        return next((one for one in nearest if one is not None), None)

    def _counted(self, number: int) -> Any:
        return self._paragraphs[min(number, len(self._paragraphs)) - 1] if number and self._paragraphs else None

    def _in_table(self, cell: str) -> Any:
        """The first paragraph of a cell such as `T1 R2C3`; of the table where the cell is not found."""
        found = _CELL.fullmatch(cell)
        if found is None or int(found[1]) > len(self._tables):
            return None
        table = self._tables[int(found[1]) - 1]
        rows = [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table]
        row, column = int(found[2] or 1), int(found[3] or 1)
        cells = _cells(rows[row - 1]) if row <= len(rows) else []
        inside = cells[min(column, len(cells)) - 1] if cells else table
        return next(inside.iter(qn("w:p")), None)


def _flow(container: Any) -> Iterator[Any]:
    for node in container.iterchildren(tag=etree.Element):
        if node.tag in (qn("w:p"), qn("w:tbl")):
            yield node
        elif node.tag == qn("w:sdt"):
            content = node.find(qn("w:sdtContent"))
            if content is not None and not _is_apart(node):
                yield from _flow(content)
        elif node.tag == _ALTERNATE:
            branches = list(node.iterchildren(tag=etree.Element))
            told = (one for one in branches if any((text.text or "").strip() for text in one.iter(*_TEXTS)))
            taken = next(told, branches[0] if branches else None)
            yield from _flow(taken) if taken is not None else ()
        elif node.tag not in _SKIPPED:
            yield from _flow(node)


def _is_apart(control: Any) -> bool:
    """Whether a content control holds Word's list of contents, or its prompt."""
    properties = control.find(qn("w:sdtPr"))
    gallery = properties.find(f".//{qn('w:docPartGallery')}") if properties is not None else None
    listed = gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"
    return listed or (properties is not None and properties.find(qn("w:showingPlcHdr")) is not None)


def _cells(row: Any) -> list[Any]:
    """The cells of a row, one that spans columns standing in each of them."""
    made: list[Any] = []
    for cell in row.iterchildren(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        count = span.get(qn("w:val"), "1") if span is not None else "1"
        made += [cell] * (min(int(count), 63) if count.isdecimal() else 1)
    return made


def around(paragraph: Any, quoted: tuple[str, ...]) -> tuple[Any, Any]:
    """The first and last elements of a paragraph that hold the words quoted, all of them where none is found.

    A run of plain text is cut where the words begin and end, its look and its letters the same. None for a paragraph
    without anything in it.
    """
    for words in quoted:
        text = "".join(map(_said, paragraph.iterchildren(qn("w:r"))))
        start = _spaced(text).find(_spaced(words))
        if words.strip() and start >= 0:
            end = _cut(paragraph, start + len(words))
            begin = _cut(paragraph, start)
            inside = [run for run, at in _placed(paragraph) if begin <= at < end and _said(run)]
            if inside:
                return inside[0], inside[-1]
    held = [node for node in paragraph.iterchildren(tag=etree.Element) if node.tag != qn("w:pPr")]
    return (held[0], held[-1]) if held else (None, None)


def _spaced(text: str) -> str:
    """A text whose signs of space are all alike, as long as it was."""
    return re.sub(r"\s", " ", text)


def _said(run: Any) -> str:
    return "".join(text.text or "" for text in run.iterchildren(qn("w:t")))


def _placed(paragraph: Any) -> Iterator[tuple[Any, int]]:
    """The runs of a paragraph with the character at which each begins."""
    at = 0
    for run in list(paragraph.iterchildren(qn("w:r"))):
        yield run, at
        at += len(_said(run))


def _cut(paragraph: Any, position: int) -> int:
    """Cut the run in which a character stands before it; where it cannot be cut, the character at which it begins."""
    for run, at in _placed(paragraph):
        said = _said(run)
        if at < position < at + len(said):
            texts = [node for node in run if node.tag != qn("w:rPr")]
            if len(texts) != 1 or texts[0].tag != qn("w:t"):
                return at
            after = deepcopy(run)
            run.addnext(after)
            for part, words in ((run, said[: position - at]), (after, said[position - at :])):
                text = part.find(qn("w:t"))
                text.text = words
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return position
