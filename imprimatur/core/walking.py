"""The one walk over blocks: every text of a tree, in reading order, to be read or to be put in another form."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from imprimatur.core.blocks import (
    NOWHERE,
    Block,
    Blocks,
    Chart,
    Contents,
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

OfInline = Callable[[Inline, Location], Inline]
"""What is made of an inline, given the place of the block it stands in."""


def chapters_of(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks, cut before each heading of level 1."""
    starts = [place for place, block in enumerate(blocks) if opens(block)]
    edges = sorted({0, *starts, len(blocks)})
    return (blocks[start:end] for start, end in pairwise(edges))


def opens(block: Block) -> bool:
    """Whether a block is the heading of a chapter."""
    return isinstance(block, Heading) and block.level == 1


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block of a tree, parents before children."""
    for block in blocks:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from walk(item.children)


def inlines(blocks: Blocks, above: Location = NOWHERE) -> Iterator[tuple[Inline, Location]]:
    """Every inline that says something, with its place; blocks that do not say where they stand are at `above`.

    Footnotes stay with the runs that call them: see `with_notes`.
    """
    for block in blocks:
        place = _place(block.location, above)
        if isinstance(block, List):
            for item in block.items:
                where = _place(item.location, place)
                if item.text:
                    yield item.text, where
                yield from inlines(item.children, where)
        elif isinstance(block, Table):
            yield from _cells(block, place)
        else:
            yield from ((inline, place) for inline in _own(block) if inline)


def _cells(table: Table, place: Location) -> Iterator[tuple[Inline, Location]]:
    """The caption and the cells of a table, each cell at its own place."""
    if table.caption:
        yield table.caption, place
    for number, row in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(row):
            if cell:
                yield cell, cell_place(table, number, column, place)


def cell_place(table: Table, row: int, column: int, above: Location = NOWHERE) -> Location:
    """Where a cell of a table in a text stands; row 0 is the header.

    In Word by its row and column in the table (`T1 R2C3`), in Markdown by its line: a line of dashes parts the header.
    """
    place = _place(table.location, above)
    if place.cell and not place.sheet:
        return replace(place, cell=f"{place.cell} R{row + table.above + 1}C{column + 1}")
    return replace(place, line=place.line + row + (row > 0)) if place.line else place


def _place(here: Location, above: Location) -> Location:
    return here if here.file else above


def _own(block: Block) -> tuple[Inline, ...]:
    """The inlines of a block that is no list, in reading order."""
    match block:
        case Heading() | Paragraph():
            return (block.text,)
        case Facts():
            return tuple(inline for row in block.rows for inline in row)
        case Figure():
            return (block.caption, block.credit)
        case Chart():
            return (block.caption,)
        case Contents():
            return tuple(entry.text for entry in block.entries)
        case Quotation():
            return (block.text, block.source)
        case _:
            return ()


def with_notes(inline: Inline) -> Iterator[Inline]:
    """An inline, then the footnotes that it calls."""
    if inline:
        yield inline
    for run in inline:
        if run.note:
            yield from with_notes(run.note)


def plain_blocks(blocks: Blocks) -> Iterator[str]:
    """The text of every inline of a tree, in reading order, footnotes after the inline that calls them."""
    for inline, _ in inlines(blocks):
        yield from map(plain, with_notes(inline))


def mapped(
    blocks: Blocks, inline: OfInline, string: Callable[[str], str] = lambda text: text, above: Location = NOWHERE
) -> Blocks:
    """The blocks with another inline in the place of each, and another `string` for the texts of pictures."""
    return tuple(mapped_block(block, inline, string, above) for block in blocks)


def mapped_block(
    block: Block, inline: OfInline, string: Callable[[str], str] = lambda text: text, above: Location = NOWHERE
) -> Block:
    """The same for one block."""
    place = _place(block.location, above)

    def made(text: Inline) -> Inline:
        return inline(text, place)

    def table(one: Table) -> Table:
        rows = tuple(tuple(map(made, row)) for row in one.rows)
        return replace(one, header=tuple(map(made, one.header)), rows=rows, caption=made(one.caption))

    match block:
        case Heading() | Paragraph():
            return replace(block, text=made(block.text))
        case List():
            return replace(block, items=tuple(_item(item, inline, string, place) for item in block.items))
        case Table():
            return table(block)
        case Facts():
            return replace(block, rows=tuple((made(label), made(value)) for label, value in block.rows))
        case Figure():
            return replace(block, alt=string(block.alt), caption=made(block.caption), credit=made(block.credit))
        case Contents():
            return replace(block, entries=tuple(replace(each, text=made(each.text)) for each in block.entries))
        case Quotation():
            return replace(block, text=made(block.text), source=made(block.source))
        case Chart():
            return replace(
                block,
                categories=tuple(map(string, block.categories)),
                series=tuple(replace(series, name=string(series.name)) for series in block.series),
                alt=string(block.alt),
                data=table(block.data) if block.data else None,
                labels=tuple(map(string, block.labels)),
                caption=made(block.caption),
                unit=string(block.unit),
                axes=(string(block.axes[0]), string(block.axes[1])),
                legend=tuple(map(string, block.legend)),
            )


def _item(item: Item, inline: OfInline, string: Callable[[str], str], above: Location) -> Item:
    place = _place(item.location, above)
    return replace(item, text=inline(item.text, place), children=mapped(item.children, inline, string, place))
