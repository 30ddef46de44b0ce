"""Everything that a piece of an input says, each text with its place: the coin in which the account is kept."""

from collections.abc import Iterator

from imprimatur.core.blocks import Blocks, Figure, plain
from imprimatur.core.dossier import Cell, DataTable
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, walk, with_notes

Said = tuple[Location, str]
"""A text, or a part of one, and where it stands. Texts of one line of a file share its place."""


def in_blocks(blocks: Blocks, above: Location) -> Iterator[Said]:
    """Every text of blocks, footnotes apart; then the words of the pictures."""
    for inline, place in inlines(blocks, above):
        yield from ((place, plain(one)) for one in with_notes(inline))
    for block in walk(blocks):
        if isinstance(block, Figure):
            yield (block.location if block.location.file else above), block.alt


def in_cell(cell: Cell) -> Iterator[Said]:
    """What a cell says: its blocks, or its value as it stands there; nothing for an empty one."""
    if cell.blocks:
        yield from in_blocks(cell.blocks, cell.location)
    elif cell.value not in (None, ""):
        yield cell.location, cell.shown or str(cell.value)


def cells_of(table: DataTable) -> Iterator[tuple[str, Cell]]:
    """Every filled cell of a table, with the header of its column."""
    for position, row in enumerate(table.frame.to_dict("records")):
        for column, value in row.items():
            if isinstance(value, Cell):
                yield str(column), value
            elif value is not None and value == value:  # NaN differs from itself
                yield str(column), Cell(value, table.at(position, str(column)))


def in_table(table: DataTable, column: str = "") -> Iterator[Said]:
    """What a table says, headers included, or one column of it."""
    for header, place in table.headers.items():
        if column in ("", header):
            yield place, header
    for header, cell in cells_of(table):
        if column in ("", header):
            yield from in_cell(cell)
