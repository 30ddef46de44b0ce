"""Word documents: one narrative, plus the entries of the tables that head a field column and a value column.

The document's XML is walked here, rather than converted by a library, because every block must know the paragraph it
comes from and because tracked changes, comments and typed lists matter; python-docx opens the package and its parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from imprimatur.core.blocks import Blocks, Figure, Heading, Inline, List, Paragraph, Quotation, Run, Table, plain
from imprimatur.core.dossier import Cell, Entry, Narrative, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.core.walking import walk
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.inline import joined
from imprimatur.sources.plain_text.outline import typed
from imprimatur.sources.tables.grid import Grid, is_entries_header, read_grid
from imprimatur.sources.word.flow import Piece, flow
from imprimatur.sources.word.inline import InlineReader
from imprimatur.sources.word.parts import comments_of, notes_of
from imprimatur.sources.word.styles import Look, Styles, child, value

TITLE_ROWS = 3
"""Rows of a table among which the header of entries is looked for."""


def read(source: Source) -> Reading:
    """The narrative and the entries of a Word document, in the language that the file's name announces.

    Paragraphs count as Word shows them, those of tables aside: what stands in a table is placed at the paragraph before
    it, with a cell such as `T1 R2C3`.
    """
    refused = refusal(source)
    if refused:
        return Reading(findings=(refused,))
    document = Document(BytesIO(source.content))
    body = _Body(_inline_reader(document.part), Location(source.name))
    location = Location(source.name)
    blocks = flow(list(body.pieces(document.element.body)))
    narratives = (Narrative(language_of(source.name), blocks, location),) if blocks else ()
    return Reading(tuple(body.entries), (), narratives, (*body.reader.findings, *body.findings))


def _inline_reader(part: Any) -> InlineReader:
    related = {rel.reltype: rel.target_part for rel in part.rels.values() if not rel.is_external}

    def root(sort: str) -> Any:
        return parse_xml(related[sort].blob) if sort in related else None

    notes: dict[tuple[str, str], Any] = {}
    for sort, relation in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES)):
        notes.update(notes_of(related[relation], sort) if relation in related else {})
    comments = comments_of(related[RT.COMMENTS]) if RT.COMMENTS in related else {}
    return InlineReader(part, Styles(root(RT.STYLES), root(RT.NUMBERING)), notes, comments)


@dataclass(slots=True)
class _Body:
    """The body of one document as it is read: the paragraphs and tables counted, the entries found."""

    reader: InlineReader
    file: Location
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0

    def pieces(self, container: Any, place: Location | None = None) -> Iterator[Piece]:
        """The paragraphs and tables of a container; all at `place` when given (a table cell, a text box)."""
        for node in container.iterchildren(tag=etree.Element):
            match etree.QName(node).localname:
                case "p":
                    yield self._paragraph(node, place)
                case "tbl":
                    yield from self._table(node, place)
                case "sdt" if child(node, "w:sdtContent") is not None:
                    yield from self.pieces(child(node, "w:sdtContent"), place)
                case "customXml" | "smartTag" | "del" | "moveFrom":
                    yield from self.pieces(node, place)

    def _paragraph(self, node: Any, place: Location | None) -> Piece:
        if place is None:
            self._paragraphs += 1
            place = replace(self.file, paragraph=self._paragraphs)
        look = self.reader.styles.look(node)
        found = self.reader.read(node, place)
        boxes = tuple(block for box in found.boxes for block in flow(list(self.pieces(box, place))))
        after: Blocks = (*found.figures, *boxes)
        if look.sort == "contents":
            return Piece((), look, place)
        return Piece(found.text, look, place, found.indent, after)

    def _table(self, node: Any, place: Location | None) -> Iterator[Piece]:
        """A table: entries, a table of the text or, where it only arranges the page, the pieces in its cells."""
        nested = place is not None
        if place is None:
            self._tables += 1
            place = replace(self.file, paragraph=self._paragraphs, cell=f"T{self._tables}")
        rows = [list(_cells(row)) for row in _rows(node)]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            for cell in (cell for row in rows for cell in row if cell is not None):
                yield from self.pieces(cell, place)
            return
        cells: list[list[Cell]] = []
        for r, row in enumerate(rows, 1):
            places = [
                place if nested else replace(place, cell=f"T{self._tables} R{r}C{c}") for c in range(1, len(row) + 1)
            ]
            cells.append([self._cell(cell, at) for cell, at in zip(row, places, strict=True)])
        if not nested and any(_heads_entries(row) for row in cells[:TITLE_ROWS]):
            self._entries(cells, place)
            return
        blocks = [block for row in cells for cell in row for block in walk(cell.blocks)]
        figures = tuple(block for block in blocks if isinstance(block, Figure))
        yield Piece((), Look("body"), place, after=figures, table=_as_table(cells, place))

    def _cell(self, cell: Any, place: Location) -> Cell:
        blocks = flow(list(self.pieces(cell, place))) if cell is not None else ()
        return Cell(typed(blocks) or None, place, blocks)

    def _entries(self, cells: list[list[Cell]], place: Location) -> None:
        def rich(row: int, column: int) -> Cell:
            found = cells[row][column] if column < len(cells[row]) else Cell(None, place)
            is_plain = len(found.blocks) == 1 and _is_plain(found.blocks)
            return replace(found, blocks=()) if is_plain else found

        width = max(map(len, cells))
        rows = [[*(cell.value for cell in row), *[None] * (width - len(row))] for row in cells]

        def at(row: int, column: int) -> Location:
            return replace(place, cell=f"{place.cell} R{row + 1}C{column + 1}")

        reading = read_grid(Grid(place.cell, rows, at, place, rich))
        self.entries.extend(reading.entries)
        self.findings.extend(reading.findings)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those inserted under revision left out."""
    for node in table.iterchildren(qn("w:tr"), qn("w:sdt"), qn("w:customXml")):
        if node.tag == qn("w:tr"):
            if child(node, "w:trPr", "w:ins") is None:
                yield node
        else:
            content = child(node, "w:sdtContent")
            yield from _rows(content if content is not None else node)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row by column: None for one that continues the cell at its left or above."""
    for _ in range(_count(value(row, "w:trPr", "w:gridBefore"), 0)):
        yield None
    for node in row.iter(qn("w:tc")):
        if next(node.iterancestors(qn("w:tr"))) is not row:
            continue
        merged = child(node, "w:tcPr", "w:vMerge")
        yield node if merged is None or merged.get(qn("w:val")) == "restart" else None
        for _ in range(_count(value(node, "w:tcPr", "w:gridSpan"), 1) - 1):
            yield None


def _count(text: str | None, default: int) -> int:
    """A number of columns; Word allows 63 of them."""
    return min(int(text), 63) if text and text.isdigit() else default


def _heads_entries(row: list[Cell]) -> bool:
    return is_entries_header([str(cell.value) for cell in row if cell.value is not None])


def _is_plain(blocks: Blocks) -> bool:
    """Whether the only block is a paragraph of one line without any look."""
    block = blocks[0]
    return isinstance(block, Paragraph) and block.text == (Run(plain(block.text)),) and "\n" not in plain(block.text)


def _as_table(cells: list[list[Cell]], place: Location) -> Table:
    width = max(map(len, cells))
    rows = [(*(_flat(cell.blocks) for cell in row), *[()] * (width - len(row))) for row in cells]
    return Table(rows[0], tuple(rows[1:]), location=place)


def _flat(blocks: Blocks) -> Inline:
    """The blocks of a cell as one inline text, a line each; items keep a bullet."""
    return joined([run for i, line in enumerate(_lines(blocks)) for run in (*((Run("\n"),) if i else ()), *line)])


def _lines(blocks: Blocks) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case List():
                for item in block.items:
                    yield (Run("• "), *item.text)
                    yield from _lines(item.children)
            case Table():
                for row in (block.header, *block.rows):
                    yield joined([run for cell in row for run in (*cell, Run(" "))])
            case Paragraph() | Heading() | Quotation():
                yield block.text
