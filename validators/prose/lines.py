"""The texts of a document as lines that know what they are and what stands around them.

What the checks of sentences, lists and references need beyond a passage: whether a line is a paragraph, an item or a
cell, and whether something follows that it leads to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Facts,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
)
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place
from validators.examination import Examination, texts
from validators.prose.pieces import EXPRESSION
from validators.prose.sentences import straight

FOREIGN = "\ufffc"
"""What stands for a stretch in another language or one printed to the letter."""
SHOWN = (List, Table, Figure, Chart, Facts, Quotation)
"""What the words before it may lead to."""


class Sort(StrEnum):
    """What a line is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    VALUE = "value"
    """A paragraph that is the whole of a text, and may be a mere phrase."""
    ITEM = "item"
    CELL = "cell"
    QUOTATION = "quotation"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One text with its place; straight apostrophes and plain spaces, an expression is a mere "…".

    `leads` says that what follows may go on with it: a list, a table, a figure, the items under an item. `after` is the
    text before it in the same field where that is a paragraph, else nothing.
    """

    text: str
    sort: Sort
    location: Location
    leads: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One language of a text: where it belongs, its blocks and its lines in reading order."""

    path: str
    lang: Lang
    blocks: Blocks
    location: Location
    lines: tuple[Line, ...]


def fields(examined: Examination) -> Iterator[Field]:
    """Every text of a document, French before Dutch."""
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            if wording := text.wording(lang):
                found = tuple(lines(wording.blocks, lang, wording.location))
                yield Field(path, lang, wording.blocks, wording.location, found)


def lines(blocks: Blocks, lang: Lang, above: Location) -> Iterator[Line]:
    """The lines of blocks; those that do not say where they stand are at the place `above`."""
    before = ""
    alone = len(blocks) == 1
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        place = block.location if block.location.file else above
        yield from _of(block, lang, place, leads=_shows(following), after=before, alone=alone)
        before = written(block.text, lang) if isinstance(block, Paragraph) else ""


def written(inline: Inline, lang: Lang) -> str:
    """An inline as its author wrote it in a language."""
    pieces = [FOREIGN if run.verbatim or run.lang not in (None, lang) else run.text for run in inline]
    return EXPRESSION.sub("…", straight("".join(pieces))).strip()


def _shows(block: Block | None) -> bool:
    drawn = isinstance(block, Paragraph) and plain(block.text).lstrip().startswith("{{")
    return drawn or isinstance(block, SHOWN)


def _of(block: Block, lang: Lang, place: Location, *, leads: bool, after: str, alone: bool) -> Iterator[Line]:
    match block:
        case Heading():
            yield from _line(block.text, lang, Sort.HEADING, place)
        case Paragraph():
            sort = Sort.VALUE if alone else Sort.PARAGRAPH
            yield from _line(block.text, lang, sort, place, leads=leads, after=after)
        case List():
            for item in block.items:
                yield from _item(item, lang, place)
        case Quotation():
            yield from _line(block.text, lang, Sort.QUOTATION, place)
            yield from _line(block.source, lang, Sort.CELL, place)
        case Table():
            for row, cells in enumerate((block.header, *block.rows)):
                for column, cell in enumerate(cells):
                    sort = Sort.CELL if row else Sort.HEADING
                    yield from _line(cell, lang, sort, cell_place(block, row, column, place))
        case Figure():
            yield from _line(block.caption, lang, Sort.CELL, place)


def _item(item: Item, lang: Lang, above: Location) -> Iterator[Line]:
    place = item.location if item.location.file else above
    yield from _line(item.text, lang, Sort.ITEM, place, leads=bool(item.children))
    yield from lines(item.children, lang, place)


def _line(
    inline: Inline, lang: Lang, sort: Sort, place: Location, *, leads: bool = False, after: str = ""
) -> Iterator[Line]:
    text = written(inline, lang)
    if text:
        yield Line(text, sort, place, leads, after)
    for run in inline:
        if run.note:
            yield from _line(run.note, lang, Sort.NOTE, place)
