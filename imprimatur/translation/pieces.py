"""The pieces that one language of a text is made of, in reading order: what units are paired from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from imprimatur.core.blocks import Block, Blocks, Figure, Heading, Inline, List, Quotation, Run, Table, plain
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place, inlines
from imprimatur.translation.unit import Side, Sort


@dataclass(frozen=True, slots=True)
class Piece:
    """One inline that says something: what it is, how deep (the level of a heading, the depth of an item), its cell.

    `cell` is the row and column of a cell in its table (`R1C2`, the header being row 1), empty for all else.
    An `ordered` item is numbered.
    """

    sort: Sort
    level: int
    side: Side
    cell: str = ""
    ordered: bool = False

    @property
    def shape(self) -> tuple[Sort, int, str]:
        """What two pieces must share to say the same thing."""
        return self.sort, self.level, self.cell


def pieces_of(blocks: Blocks, above: Location, *, pictures: bool = False) -> list[Piece]:
    """The pieces of one language's blocks, each followed by its footnotes; blocks without a place are at `above`.

    What is said of `pictures` to those who do not see them is a piece where it is asked for.
    """
    found = [note for one in _pieces(blocks, above, 1) for note in (one, *_notes(one))]
    said = [one for one in found if one.side.text.strip() and (pictures or one.sort is not Sort.ALT)]
    return [replace(one, side=replace(one.side, order=order)) for order, one in enumerate(said)]


def _pieces(blocks: Blocks, above: Location, depth: int) -> Iterator[Piece]:
    for block in blocks:
        place = block.location if block.location.file else above
        match block:
            case Heading():
                yield _piece(Sort.HEADING, block.level, block.text, place)
            case List():
                for item in block.items:
                    where = item.location if item.location.file else place
                    yield Piece(Sort.ITEM, depth, Side(item.text, where), ordered=block.ordered)
                    yield from _pieces(item.children, where, depth + 1)
            case Table():
                yield from _table(block, place)
            case Figure():
                yield _piece(Sort.ALT, 0, (Run(block.alt),) if block.alt else (), place)
                yield _piece(Sort.CAPTION, 0, block.caption, place)
                yield _piece(Sort.CREDIT, 0, block.credit, place)
            case Quotation():
                yield _piece(Sort.QUOTATION, 0, block.text, place)
                yield _piece(Sort.CREDIT, 0, block.source, place)
            case _:
                yield from _others(block, above)


def _others(block: Block, above: Location) -> Iterator[Piece]:
    for inline, place in inlines((block,), above):
        yield _piece(Sort.PARAGRAPH, 0, inline, place)


def _table(table: Table, above: Location) -> Iterator[Piece]:
    yield _piece(Sort.CAPTION, 0, table.caption, above)
    for number, row in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(row):
            where = cell_place(table, number, column, above)
            yield Piece(Sort.CELL, 0, Side(cell, where), f"R{number + 1}C{column + 1}")


def _piece(sort: Sort, level: int, inline: Inline, place: Location) -> Piece:
    return Piece(sort, level, Side(inline, place))


def _notes(piece: Piece) -> Iterator[Piece]:
    for run in piece.side.inline:
        if run.note and plain(run.note).strip():
            yield Piece(Sort.NOTE, 0, Side(run.note, piece.side.location))
