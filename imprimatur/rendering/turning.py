"""What stands on pages on their side: tables too wide for an upright one, with what leads to them.

A heading, or a paragraph that leads in ("…:"), says nothing without what follows it: it turns with its table.
"""

from collections.abc import Iterator
from itertools import groupby

from imprimatur.core.blocks import Block, Blocks, Heading, Paragraph, Table, plain
from imprimatur.rendering.fitting import fitted


def leads_in(block: Block) -> bool:
    """Whether a block is a paragraph that announces what follows it."""
    return isinstance(block, Paragraph) and plain(block.text).rstrip().endswith(":")


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
