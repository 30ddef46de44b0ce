"""Reads the cells of a row that came back: the words of a column, with every tracked change accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from imprimatur.core.blocks import Run
from imprimatur.core.exchanged import MARK
from imprimatur.sources.plain_text.inline import safe_link
from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.styles import Styles
from imprimatur.sources.word.vocabulary import BREAKS, DELETED, INSERTED, THROUGH
from imprimatur.sources.word.words import branch, is_placeholder
from imprimatur.sources.word.xml import child, elements, kind, qn, value
from imprimatur.translation.exchange.word.sheet import SOURCES

_CELLS = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:ins"])
"""What may stand between a row and its cells."""


@dataclass(slots=True)
class Column:
    """What a cell says: its runs, in how many paragraphs that say something, whether a highlighter went over words."""

    runs: list[Run] = field(default_factory=list)
    paragraphs: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that came back: the references and ids that tie it to a text, and its cells from the left."""

    references: tuple[str, ...]
    hidden: str
    cells: tuple[Any, ...]
    target: Any


@dataclass(slots=True)
class Cells:
    """The rows and cells of one document."""

    part: Part
    styles: Styles

    def rows(self) -> Iterator[Row]:
        """Every row of a table that is not deleted, in the order of the document."""
        for row in self.part.root.iter(qn("w:tr")):
            cells = tuple(_cells(row))
            if child(row, "w:trPr", "w:del") is None and cells:
                yield self._row(row, cells)

    def _row(self, row: Any, cells: tuple[Any, ...]) -> Row:
        tags = {(value(one, "w:sdtPr", "w:tag") or ""): one for one in row.iter(qn("w:sdt"))}
        ours = {
            tag.split(":")[1]: one for tag, one in tags.items() if tag.startswith(f"{MARK}:") and tag.count(":") == 1
        }
        names = [one.get(qn("w:name")) or "" for one in row.iter(qn("w:bookmarkStart"))]
        marked = [name.removeprefix(f"{MARK}_") for name in names if name.startswith(f"{MARK}_")]
        holding = [
            cell for cell in cells for control in ours.values() if control in (*cell.iter(qn("w:sdt")), *_around(cell))
        ]
        target = holding[0] if holding else cells[2] if len(cells) > 2 else cells[-1]
        return Row((*ours, *marked), "".join(self._hidden(cells[0])).strip(), cells, target)

    def hidden_words(self, paragraph: Any) -> str:
        """The hidden words of a paragraph."""
        return "".join(self._hidden(paragraph))

    def _hidden(self, element: Any) -> Iterator[str]:
        for run in element.iter(qn("w:r")):
            paragraph = next(run.iterancestors(qn("w:p")), None)
            if self.styles.type_of(run, paragraph).left == "hidden":
                yield from (one.text or "" for one in run.iter(qn("w:t")))

    def target(self, cell: Any) -> Column:
        """What was written in the cell of a target; paragraphs that say nothing are passed over."""
        return self._column(cell.iter(qn("w:p")))

    def source(self, cell: Any) -> Column:
        """What the cell of a source says now, helps and former words aside."""
        found = (one for one in cell.iter(qn("w:p")) if value(child(one, "w:pPr"), "w:pStyle") in SOURCES)
        return self._column(found)

    def _column(self, paragraphs: Iterator[Any]) -> Column:
        column = Column()
        glued = False
        for paragraph in paragraphs:
            if any(is_placeholder(one) for one in paragraph.iterancestors(qn("w:sdt"))):
                continue
            runs = list(self._walk(paragraph, paragraph, column, ""))
            if any(run.text.strip() for run in runs):
                column.runs += [Run(" ")] if column.paragraphs and not glued else []
                column.paragraphs += 0 if glued else 1
                column.runs += runs
            # The mark of a paragraph that somebody deleted joins it to the next.
            glued = child(paragraph, "w:pPr", "w:rPr", "w:del") is not None
        return column

    def _walk(self, node: Any, paragraph: Any, column: Column, link: str) -> Iterator[Run]:
        for one in elements(node):
            name = kind(one)
            if name in DELETED or name in ("w:p", "w:tbl"):
                continue
            if name == "w:r":
                yield from self._run(one, paragraph, column, link)
            elif name == "w:hyperlink":
                relation = self.part.relations.get(one.get(qn("r:id")) or "")
                yield from self._walk(one, paragraph, column, safe_link(relation.address) if relation else "")
            elif name == "mc:AlternateContent":
                taken = branch(one)
                yield from self._walk(taken, paragraph, column, link) if taken is not None else ()
            elif name == "w:sdt":
                content = child(one, "w:sdtContent")
                if content is not None and not is_placeholder(one):
                    yield from self._walk(content, paragraph, column, link)
            elif name in INSERTED or name in THROUGH or name == "w:fldSimple":
                yield from self._walk(one, paragraph, column, link)

    def _run(self, run: Any, paragraph: Any, column: Column, link: str) -> Iterator[Run]:
        look = self.styles.type_of(run, paragraph)
        if look.left:
            return
        text = "".join(_characters(run))
        if not text:
            return
        column.marked = column.marked or (look.marked and bool(text.strip()))
        made = Run(text, look.bold, look.italic, raised=look.raised)
        # An address that a word processor made a link of, as it was typed, is words.
        yield replace(made, link=link) if link and text.strip() not in link else made


def _characters(run: Any) -> Iterator[str]:
    for one in elements(run):
        name = kind(one)
        if name == "w:t":
            yield one.text or ""
        elif name == "w:softHyphen":
            yield "\N{SOFT HYPHEN}"
        elif name in BREAKS:
            yield BREAKS[name]


def _cells(row: Any) -> Iterator[Any]:
    for one in elements(row):
        name = kind(one)
        if name == "w:tc":
            yield one
        elif name in _CELLS:
            yield from _cells(one)


def _around(cell: Any) -> Iterator[Any]:
    """The content controls between a cell and its row."""
    for one in cell.iterancestors():
        if one.tag == qn("w:tr"):
            return
        if one.tag == qn("w:sdt"):
            yield one
