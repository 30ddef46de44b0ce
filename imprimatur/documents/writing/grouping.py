"""Tables in which many rows share a word of a column: it is said once, above these rows."""

from dataclasses import replace
from itertools import count

from imprimatur.core.blocks import Block, Blocks, Inline, Table

FULL = 1.5
"""How many rows a group must have on average: with fewer, its head would cost more lines than it saves words."""


def said_once(blocks: Blocks, head: Inline) -> Blocks:
    """The blocks, the words of the column of that head said once in the tables composed of data that have it."""
    return tuple(_said_once(block, head) for block in blocks)


def _said_once(block: Block, head: Inline) -> Block:
    if not isinstance(block, Table) or block.location.file or head not in block.header:
        return block
    return grouped(block, block.header.index(head))


def grouped(table: Table, column: int, capital: bool = False) -> Table:
    """The table without a column, the rows that share a cell of it below a row that says it, in the order of the first.

    A cell that a draft marks is shared with none. The table stays as it is where few rows share one. With `capital`,
    what heads a group begins with one, as a heading does.
    """
    groups: dict[object, list[tuple[Inline, ...]]] = {}
    alone = count()
    for row in table.rows:
        marked = any(run.gap for run in row[column])
        groups.setdefault((row[column], next(alone) if marked else None), []).append(row)
    if len(table.rows) < FULL * len(groups):
        return table
    rows: list[tuple[Inline, ...]] = []
    for members in groups.values():
        head = members[0][column]
        rows += [(_capital(head) if capital else head,), *(_without(row, column) for row in members)]
    return replace(
        table,
        header=_without(table.header, column),
        rows=tuple(rows),
        numeric=_shifted(table.numeric, column),
        marked=_shifted(table.marked, column),
        grouped=True,
    )


def _capital(head: Inline) -> Inline:
    return tuple(replace(run, text=run.text[:1].upper() + run.text[1:]) for run in head[:1]) + head[1:]


def _without(row: tuple[Inline, ...], column: int) -> tuple[Inline, ...]:
    return (*row[:column], *row[column + 1 :])


def _shifted(places: tuple[int, ...], column: int) -> tuple[int, ...]:
    return tuple(place - (place > column) for place in places if place != column)
