"""The body of a Word document as it is read: its paragraphs and tables counted, its fields found."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from imprimatur.core.blocks import Blocks, Figure, Inline, Paragraph, Run, plain
from imprimatur.core.dossier import Cell, Entry
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.own_marks import is_own_question
from imprimatur.core.source import Source
from imprimatur.core.walking import walk
from imprimatur.findings.catalogue import finding
from imprimatur.language.parsing.marks import status_in
from imprimatur.sources.messages import say
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.outline import typed
from imprimatur.sources.size import MAX_TEXTS
from imprimatur.sources.tables.grid import Grid, is_entries_header
from imprimatur.sources.tables.reading import read_grid
from imprimatur.sources.word.chunks import NESTED, chunk_blocks
from imprimatur.sources.word.fields import is_contents_control
from imprimatur.sources.word.flow import Piece, flow
from imprimatur.sources.word.inline import InlineReader
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.parts import comments_of, edges_of, notes_of, with_drawn_words
from imprimatur.sources.word.styles import Look, Styles
from imprimatur.sources.word.tables import as_table, grid, is_titled
from imprimatur.sources.word.told import saying
from imprimatur.sources.word.vocabulary import DELETED, INSERTED, NOTHING, THROUGH
from imprimatur.sources.word.words import branch, is_placeholder, words
from imprimatur.sources.word.xml import child, elements, kind, qn

MAX_PARAGRAPHS = 2 * MAX_TEXTS
"""Paragraphs that are looked at, empty ones included, before the text is taken for larger than any document."""
TITLE_ROWS = 3
"""Rows of a table among which the header of entries is looked for."""


def inline_reader(part: Part) -> InlineReader:
    """What reads the words of a document and of its notes."""

    def root(sort: str) -> Any:
        found = part.related(sort)
        return found.root if found else None

    parts = {sort: found for sort in ("footnote", "endnote") if (found := part.related(f"{sort}s"))}
    notes = {key: note for sort, found in parts.items() for key, note in notes_of(found, sort).items()}
    comments = part.related("comments")
    styles = Styles(root("styles"), root("numbering"))
    return InlineReader(part, styles, notes, comments_of(comments) if comments else {}, parts)


class TooLong(Exception):
    """A document with more paragraphs than are looked at."""


@dataclass(slots=True)
class Body:
    """The body of one document as it is read: the paragraphs and tables counted, the entries found."""

    reader: InlineReader
    file: Location
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    nested: bool = False
    asked: list[tuple[int, str]] = field(default_factory=list)
    met: list[tuple[Location, Any, Inline]] = field(default_factory=list)
    _met: int = 0
    _included: set[str] = field(default_factory=set)
    _paragraphs: int = 0
    _tables: int = 0
    _lettered: set[tuple[str, int]] = field(default_factory=set)

    def pieces(self, container: Any, place: Location | None = None) -> Iterator[Piece]:
        """The paragraphs and tables of a container; all at `place` when given (a table cell, a text box)."""
        for node in elements(container):
            name = kind(node)
            if name == "w:p" and is_own_question(words(node)):
                self._paragraphs += place is None
                self.asked.append((self._paragraphs, words(node)))
            elif name == "w:p":
                yield self._paragraph(node, place)
            elif name == "w:tbl":
                yield from self._table(node, place)
            elif name not in NOTHING:
                self.reader.told.place = place or self._here
                yield from self._other(name, node, place)

    def end(self, main: Part, by_hand: list[Piece]) -> None:
        """Tell what the document says outside its text, and the headings made by hand."""
        told = self.reader.told
        told.place = self.file
        for what, text in edges_of(main):
            if mark := status_in(text, edge=True):
                told.findings.append(finding("W03", self.file, {"what": what, "value": mark}))
            else:
                told.add("R25", what, text)
        for (sort, _), note in self.reader.notes.items():
            if words(note):
                told.add("R25", say["word_footnote"] if sort == "footnote" else say["word_endnote"], words(note))
        for comment in self.reader.comments.values():
            told.add("R06", say["word_comment"], comment)
        for piece in by_hand:
            self.findings.append(finding("R26", piece.location, {"value": plain(piece.text)}))

    @property
    def _here(self) -> Location:
        return replace(self.file, paragraph=self._paragraphs)

    def _other(self, name: str, node: Any, place: Location | None) -> Iterator[Piece]:
        """What stands between paragraphs and tables: the text in it, wherever it is."""
        told = self.reader.told
        content = child(node, "w:sdtContent")
        if name == "w:sdt" and content is not None and not is_contents_control(node):
            if is_placeholder(node):
                told.add("R24", text=words(content) or "…")
            else:
                yield from self.pieces(content, place)
        elif name == "mc:AlternateContent":
            taken = branch(node)
            yield from self.pieces(taken, place) if taken is not None else ()
        elif name in INSERTED:
            told.add("R06", say["word_insertion"] if name == "w:ins" else say["word_move"], words(node) or "¶")
        elif name == "w:altChunk":
            yield from self._chunk(node, place)
        elif name in THROUGH or name in DELETED:
            yield from self.pieces(node, place)
        elif name != "w:sdt":
            yield from self._loose(name, node, place)

    def _loose(self, name: str, node: Any, place: Location | None) -> Iterator[Piece]:
        """What should stand in a paragraph and does not, or what nobody thought of."""
        if any(kind(one) in ("w:p", "w:tbl") for one in node.iter(etree.Element)):
            self.reader.told.add("R20", saying(say("word_unknown", name=name.partition(":")[2]), words(node)))
            yield from self.pieces(node, place)
        else:
            around = etree.Element(qn("w:p"))
            around.append(deepcopy(node))
            yield self._paragraph(around, place or self._here)

    def _chunk(self, node: Any, place: Location | None) -> Iterator[Piece]:
        """A file included as it is; a Word document in it is read like this one."""
        relation = self.reader.part.relations.get(node.get(qn("r:id"), ""))
        part = relation.part if relation else None
        at = place or self._here
        if part and part.name in self._included:
            # Word gives each file that it includes a part of its own.
            part = None
        self._included |= {part.name} if part else set()
        blocks = chunk_blocks(part, at) if part else None
        if part and blocks is None and NESTED in part.content_type and not self.nested:
            inside = Source(self.file.file, part.blob, "")
            if refusal(inside) is None:
                main = Package(part.blob).main
                other = Body(inline_reader(main), at, self.entries, self.findings, nested=True, _met=self._met)
                other.reader.told.findings = self.reader.told.findings
                yield from other.pieces(child(with_drawn_words(main), "w:body"), at)
                self._met = other._met
                other.file = at
                other.end(main, [])
                return
        if blocks is None:
            self.reader.told.add("R12", say["word_included_file"])
        else:
            yield Piece((), Look("body"), at, after=blocks)

    def _paragraph(self, node: Any, place: Location | None) -> Piece:
        self._met += 1
        if self._met > MAX_PARAGRAPHS:
            raise TooLong
        if place is None:
            self._paragraphs += 1
            place = self._here
        look = self.reader.styles.look(node)
        found = self.reader.read(node, place)
        self.met.append((place, node, found.text))
        if look.item and look.item.lettered and (look.item.series, look.item.depth) not in self._lettered:
            self._lettered.add((look.item.series, look.item.depth))
            self.reader.told.add("R29", text=plain(found.text))
        listed = found.contents.strip() if look.sort not in ("contents", "contents-title") else ""
        listed = plain(found.text) if look.sort == "contents" else listed
        if listed:
            self.reader.told.add("R25", say["word_contents"], listed)
        if look.sort in ("contents", "contents-title"):
            return Piece((), look, place)
        return Piece(
            found.text, look, place, found.indent, self._after(found.after, place), types=frozenset(found.types)
        )

    def _after(self, drawn: list[Any], place: Location) -> Blocks:
        """The blocks of what is drawn in a paragraph, in its order."""
        made: list[Any] = []
        for one in drawn:
            made.extend([one] if isinstance(one, Figure | Paragraph) else flow(list(self.pieces(one, place))))
        return tuple(made)

    def _table(self, node: Any, place: Location | None) -> Iterator[Piece]:
        """A table: entries, a table of the text or, where it only arranges the page, the pieces in its cells."""
        nested = place is not None
        if place is None:
            self._tables += 1
            place = replace(self._here, cell=f"T{self._tables}")
        self.reader.told.place = place
        slots = grid(node, self.reader.told)
        if len(slots) < 2 or max(map(len, slots)) < 2:
            for slot in (slot for row in slots for slot in row if slot.cell is not None):
                yield from self.pieces(slot.cell, place)
            return
        cells: list[list[Cell]] = []
        for r, row in enumerate(slots, 1):
            places = [
                place if nested else replace(place, cell=f"T{self._tables} R{r}C{c}") for c in range(1, len(row) + 1)
            ]
            cells.append([self._cell(slot.cell, at) for slot, at in zip(row, places, strict=True)])
        if not nested and any(_heads_entries(row) for row in cells[:TITLE_ROWS]):
            self._entries(cells, place)
            return
        figures = tuple(
            block for row in cells for cell in row for block in walk(cell.blocks) if isinstance(block, Figure)
        )
        for r, row in enumerate(slots):
            for c, slot in enumerate(row):
                if slot.above and r and c < len(cells[r - 1]):
                    cells[r][c] = replace(cells[r - 1][c], location=cells[r][c].location)
        yield Piece((), Look("body"), place, after=figures, table=as_table(cells, place, is_titled(slots)))

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


def _heads_entries(row: list[Cell]) -> bool:
    return is_entries_header([str(cell.value) for cell in row if cell.value is not None])


def _is_plain(blocks: Blocks) -> bool:
    """Whether the only block is a paragraph of one line without any look."""
    block = blocks[0]
    return isinstance(block, Paragraph) and block.text == (Run(plain(block.text)),) and "\n" not in plain(block.text)
