"""The pieces that texts are made of, each with its place: what the checks of wording read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from imprimatur.core import walking
from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Figure, Heading, Inline, List, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import with_notes
from imprimatur.documents.writing.calls import Sort, braced

EXPRESSION = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*+\}\}", re.S)
"""What the data fill in: its words are names of tables, not wording."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One inline text: a heading, a paragraph, an item, a cell, a footnote.

    Stretches in another language are out; an expression over the data is a mere "…".
    """

    text: str
    location: Location


def pieces(text: Text, lang: Lang) -> list[Piece]:
    """The pieces of one language of a text, in reading order."""
    wording = text.wording(lang)
    return list(pieces_of(wording.blocks, lang, wording.location)) if wording else []


def parts(text: Text, lang: Lang) -> list[list[Piece]]:
    """The same pieces, from heading to heading: what stands before the first, then under each."""
    wording = text.wording(lang)
    if wording is None:
        return []
    starts = [place for place, block in enumerate(wording.blocks) if isinstance(block, Heading)]
    bounds = [0, *starts, len(wording.blocks)]
    return [list(pieces_of(wording.blocks[start:end], lang, wording.location)) for start, end in pairwise(bounds)]


def pieces_of(blocks: Blocks, lang: Lang, above: Location) -> Iterator[Piece]:
    """The pieces of blocks; those that do not say where they stand are at the place `above`."""
    for inline, place in (*inlines(blocks, above), *_alternatives(blocks, above)):
        text = "".join(run.text for run in inline if not run.verbatim and run.lang in (None, lang))
        text = EXPRESSION.sub("…", text)
        if text.strip():
            yield Piece(text, place)


def _alternatives(blocks: Blocks, above: Location) -> Iterator[tuple[Inline, Location]]:
    """What is said of each picture to those who do not see it, where that is not its caption."""
    for block in walking.walk(blocks):
        if isinstance(block, Figure) and block.alt and block.alt != plain(block.caption):
            yield runs(block.alt), block.location if block.location.file else above


def expressions(blocks: Blocks, above: Location) -> Iterator[Piece]:
    """The expressions over the data that blocks hold, braces aside, each with its place."""
    for inline, place in inlines(blocks, above):
        yield from (Piece(one.text, place) for one in braced(inline) if one.sort is Sort.EXPRESSION)


def inlines(blocks: Blocks, above: Location) -> Iterator[tuple[Inline, Location]]:
    """Every inline of blocks with its place, its footnotes after it."""
    for inline, place in walking.inlines(blocks, above):
        yield from ((one, place) for one in with_notes(inline))


Shape = tuple[str, int, Location, str]
"""A sort of block, its rank or depth, its place, and what it says."""


def outline(blocks: Blocks, depth: int = 1) -> Iterator[Shape]:
    """The shape of a text: each heading (by its rank), list, item (by its depth) and table, with place and words."""
    ranks = sorted({block.level for block in blocks if isinstance(block, Heading)})
    for block in blocks:
        match block:
            case Heading():
                yield "heading", ranks.index(block.level) + 1, block.location, plain(block.text)
            case List():
                yield "list", depth, block.location, ""
                for item in block.items:
                    yield "item", depth, item.location, plain(item.text)
                    yield from outline(item.children, depth + 1)
            case Table():
                yield "table", depth, block.location, ""
                yield from (("row", depth, block.location, "") for _ in block.rows)
            case Figure():
                yield "figure", depth, block.location, ""
