"""The pieces that a dossier is made of: every cell, heading, paragraph, item, note and picture, with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Figure
from imprimatur.core.dossier import Cell, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.location import Location
from imprimatur.core.said import cells_of, in_cell
from imprimatur.core.walking import walk


@dataclass(frozen=True, slots=True)
class Piece:
    """What somebody gave at a place, in a language or in none; a picture by its bytes."""

    text: str
    location: Location
    lang: Lang | None = None
    image: bytes = b""


def pieces_of(readings: Iterable[Reading], home: Lang = "fr") -> Iterator[Piece]:
    """Every piece of some readings, in order; a text that says no language is in `home`.

    A cell of a table may stand in either language, whatever its header.
    """
    for reading in readings:
        for entry in reading.entries:
            for lang, cell in entry.values.items():
                yield from _cell(cell, _lang(lang, cell.location))
        for table in reading.tables:
            yield from (Piece(header, place) for header, place in table.headers.items())
            for _, cell in cells_of(table):
                yield from _cell(cell, None)
        for narrative in reading.narratives:
            yield from _cell(Cell(None, narrative.location, narrative.blocks), narrative.lang or home)


def names_in(reading: Reading) -> Iterator[str]:
    """What a reading took for the names, states and owners of its fields."""
    for entry in reading.entries:
        yield from (entry.name, entry.state, entry.owner)
    yield from (table.name for table in reading.tables)


def _lang(named: str, location: Location) -> Lang | None:
    return "fr" if named == "fr" else "nl" if named == "nl" else language_of(location.file)


def _cell(cell: Cell, lang: Lang | None) -> Iterator[Piece]:
    yield from (Piece(text, place, lang) for place, text in in_cell(cell))
    yield from _pictures(cell.blocks, cell.location, lang)


def _pictures(blocks: Blocks, above: Location, lang: Lang | None) -> Iterator[Piece]:
    for block in walk(blocks):
        if isinstance(block, Figure):
            yield Piece(block.alt, block.location if block.location.file else above, lang, block.image)
