"""What leads to something and stays with it; and what turns with a table too wide for an upright page.

A heading, or a paragraph that leads in ("…:"), says nothing without what follows it: it turns with its table.
"""

from collections.abc import Iterator
from itertools import groupby

from imprimatur.core.blocks import Block, Blocks, Chart, Heading, List, Paragraph, Table, plain
from imprimatur.rendering.fitting import fitted

ONE_LINE = 80
"""Characters that surely stand on one line of text."""


def leads_in(block: Block) -> bool:
    """Whether a block is a paragraph that announces what follows it."""
    return isinstance(block, Paragraph) and plain(block.text).rstrip().endswith(":")


def leading(blocks: Blocks) -> tuple[bool, ...]:
    """For each block, whether it is a paragraph that stays with what follows.

    It announces a list or a drawing, or is the one line below a heading: no page ends with either.
    """
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    return tuple(
        (isinstance(after, List | Table | Chart) and leads_in(block))
        or (isinstance(before, Heading) and after is not None and not isinstance(after, Heading) and _is_line(block))
        for before, block, after in around
    )


def _is_line(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(plain(block.text)) <= ONE_LINE


def turned(blocks: Blocks) -> tuple[bool, ...]:
    """For each block, whether it stands on a page on its side."""
    found: list[bool] = []
    follows = False
    for block in reversed(blocks):
        follows = fitted(block).turned if isinstance(block, Table) else follows and _leads(block)
        found.append(follows)
    return tuple(reversed(found))


def spreads(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """The blocks cut where the pages turn; each piece with whether its pages lie on their side."""
    pairs = zip(turned(blocks), blocks, strict=True)
    for lies, group in groupby(pairs, key=lambda pair: pair[0]):
        yield lies, tuple(block for _, block in group)


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or leads_in(block)
