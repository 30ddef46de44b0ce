"""The pieces that a dossier is made of: every cell, heading, paragraph, item, note and picture, with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Figure, plain
from imprimatur.core.dossier import Cell, DataTable, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, walk, with_notes


@dataclass(frozen=True, slots=True)
class Piece:
    """What somebody gave at a place, in a language or in none; `image` for a picture, whose text describes it."""

    text: str
    location: Location
    lang: Lang | None = None
    image: bytes = b""


def pieces_of(readings: Iterable[Reading]) -> Iterator[Piece]:
    """Every piece of some readings, in order."""
    for reading in readings:
        for entry in reading.entries:
            for lang, cell in entry.values.items():
                yield from _cell(cell, _lang(lang, cell.location))
        for table in reading.tables:
            yield from _table(table)
        for narrative in reading.narratives:
            yield from _blocks(narrative.blocks, narrative.location, narrative.lang or "fr")


def names_in(reading: Reading) -> Iterator[str]:
    """What a reading took for the names, states and owners of its fields."""
    for entry in reading.entries:
        yield from (entry.name, entry.state, entry.owner)
    yield from (table.name for table in reading.tables)


def _lang(named: str, location: Location) -> Lang | None:
    return "fr" if named == "fr" else "nl" if named == "nl" else language_of(location.file)


def _cell(cell: Cell, lang: Lang | None) -> Iterator[Piece]:
    if cell.blocks:
        yield from _blocks(cell.blocks, cell.location, lang)
    elif cell.value not in (None, ""):
        yield Piece(str(cell.value), cell.location, lang)


def _table(table: DataTable) -> Iterator[Piece]:
    """The headers and the cells of a table; a cell may stand in either language, whatever its column is called."""
    for header, place in table.headers.items():
        yield Piece(header, place)
    for position, row in enumerate(table.frame.to_dict("records")):
        for column, value in row.items():
            if isinstance(value, Cell):
                yield from _cell(value, None)
            elif value is not None and value == value:  # NaN differs from itself
                yield from _cell(Cell(value, table.at(position, str(column))), None)


def _blocks(blocks: Blocks, above: Location, lang: Lang | None) -> Iterator[Piece]:
    for inline, place in inlines(blocks, above):
        for one in with_notes(inline):
            yield Piece(plain(one), place, lang)
    for block in walk(blocks):
        if isinstance(block, Figure):
            yield Piece(block.alt, block.location if block.location.file else above, lang, block.image)
