"""What a table of data prints where it has nothing to say: a dash, so that nobody takes it for something forgotten.

A row of sums, the last one of totals and any that is all in bold, keeps its blanks, for what is not added up; so does
a table that is all blanks, which is there to be filled in. Tables that authors drew in their texts stay as drawn: a
blank there may be half of a cell over two columns.
In a draft a mark already stands where a value is asked for.
"""

from collections.abc import Iterable
from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Chart, Inline, Run, Table

DASH: Inline = (Run("–", verbatim=True),)


def blanks_marked(blocks: Blocks) -> Blocks:
    """The blocks, the blank cells of their tables of data marked by a dash."""
    return tuple(map(_marked, blocks))


def _marked(block: Block) -> Block:
    if isinstance(block, Chart) and block.data:
        return replace(block, data=_table(block.data))
    return _table(block) if isinstance(block, Table) else block


def _table(table: Table) -> Table:
    if table.location.file or not any(cell for row in table.rows for cell in row):
        return table
    last = len(table.rows) - 1
    return replace(
        table,
        rows=tuple(
            row if (table.total and place == last) or _is_sum(row) else tuple(cell or DASH for cell in row)
            for place, row in enumerate(table.rows)
        ),
    )


def _is_sum(row: Iterable[Inline]) -> bool:
    """Whether all that a row says is in bold, as sums between the lines of a table are."""
    said = [run for cell in row for run in cell]
    return bool(said) and all(run.bold for run in said)
