"""The tables of a Word text: their rows and cells as a grid, merged cells and tracked rows included."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, List, Paragraph, Quotation, Run, Table
from imprimatur.core.dossier import Cell
from imprimatur.core.location import Location
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.inline import joined
from imprimatur.sources.word.told import Told, saying
from imprimatur.sources.word.vocabulary import DELETED, INSERTED, NOTHING, TABLE_CHANGES, THROUGH
from imprimatur.sources.word.words import branch, words
from imprimatur.sources.word.xml import child, elements, kind, qn, value

MOST_COLUMNS = 63
"""The columns that Word allows in a table."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the grid: the cell that stands there, or none; `above` where the cell above goes on."""

    cell: Any = None
    above: bool = False


def grid(table: Any, told: Told) -> list[list[Slot]]:
    """The rows of a table. What revision has left in it is told, rows inserted under it are left out."""
    rows = [list(_cells(row, told)) for row in _parts(table, "w:tr", told) if _stays(row, told)]
    changes = table.iter(*map(qn, TABLE_CHANGES))
    if any(next(one.iterancestors(qn("w:tbl"))) is table for one in changes):
        told.add("R06", say["word_format"], words(table))
    return rows


def _parts(container: Any, wanted: str, told: Told) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, whatever stands around them."""
    for node in elements(container):
        name = kind(node)
        if name == wanted:
            yield node
        elif name == "w:sdt":
            content = child(node, "w:sdtContent")
            yield from _parts(content, wanted, told) if content is not None else ()
        elif name == "mc:AlternateContent":
            taken = branch(node)
            yield from _parts(taken, wanted, told) if taken is not None else ()
        elif name in INSERTED:
            told.add("R06", say["word_insertion"], words(node))
        elif name in THROUGH or name in DELETED:
            yield from _parts(node, wanted, told)
        elif name not in NOTHING:
            told.add("R20", saying(say("word_unknown", name=name.partition(":")[2]), words(node)))
            yield from _parts(node, wanted, told)


def _stays(row: Any, told: Told) -> bool:
    """Whether a row belongs to the original text; a tracked one is told."""
    if child(row, "w:trPr", "w:ins") is not None:
        told.add("R06", say["word_insertion"], words(row) or "¶")
        return False
    if child(row, "w:trPr", "w:del") is not None and next(row.iter(qn("w:delText")), None) is None:
        told.add("R06", say["word_deletion"], words(row) or "¶")
    return True


def _cells(row: Any, told: Told) -> Iterator[Slot]:
    """The cells of a row by column; a cell over several columns stands in the first."""
    for _ in range(_count(value(row, "w:trPr", "w:gridBefore"), 0)):
        yield Slot()
    for node in _parts(row, "w:tc", told):
        properties = child(node, "w:tcPr")
        for mark, what in (("w:cellIns", say["word_insertion"]), ("w:cellDel", say["word_deletion"])):
            if child(properties, mark) is not None:
                told.add("R06", what, words(node) or "¶")
        merged = child(properties, "w:vMerge")
        above = merged is not None and merged.get(qn("w:val")) != "restart"
        if above and words(node):
            # Word shows nothing of what stands in a cell that another one covers.
            told.add("R21", say["word_hidden"], words(node))
        yield Slot(above=True) if above else Slot(node)
        for _ in range(_count(value(properties, "w:gridSpan"), 1) - 1):
            yield Slot(above=above)


def _count(text: str | None, default: int) -> int:
    return min(int(text), MOST_COLUMNS) if text and text.isdecimal() else default


def is_titled(slots: list[list[Slot]]) -> bool:
    """Whether the first row of a table is one cell across all others: the title of what stands below it."""
    first = slots[0]
    return len(slots) > 2 and len(first) == max(map(len, slots)) and _alone(first) and not _alone(slots[1])


def _alone(row: list[Slot]) -> bool:
    return row[0].cell is not None and all(slot.cell is None and not slot.above for slot in row[1:])


def as_table(cells: list[list[Cell]], place: Location, titled: bool = False) -> Table:
    """The cells as a table of the text, its first row as header; with a title in a row above it as its caption."""
    if titled:
        title = tuple(replace(run, text=run.text.replace("\n", " "), bold=False) for run in _flat(cells[0][0].blocks))
        return replace(as_table(cells[1:], place), caption=title, above=1)
    width = max(map(len, cells))
    rows = [(*(_flat(cell.blocks) for cell in row), *[()] * (width - len(row))) for row in cells]
    return Table(rows[0], tuple(rows[1:]), location=place)


def _flat(blocks: Blocks) -> Inline:
    """The blocks of a cell as one inline text, a line each; items keep a bullet or their number."""
    return joined([run for i, line in enumerate(_lines(blocks)) for run in (*((Run("\n"),) if i else ()), *line)])


def _lines(blocks: Blocks) -> Iterator[Inline]:
    for block in blocks:
        yield from _list_lines(block) if isinstance(block, List) else _block_lines(block)


def _list_lines(block: List) -> Iterator[Inline]:
    for rank, item in enumerate(block.items, block.start):
        yield (Run(f"{rank}. " if block.ordered else "• "), *item.text)
        yield from _lines(item.children)


def _block_lines(block: Block) -> Iterator[Inline]:
    match block:
        case Table():
            if block.caption:
                yield block.caption
            for row in (block.header, *block.rows):
                yield joined([run for cell in row for run in (*cell, Run(" "))])
        case Paragraph() | Heading() | Quotation():
            yield block.text
