"""Long lists of names, of partners or members: in columns, so that thirty of them are no page."""

from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Heading, List, plain
from imprimatur.language.partners import names_partners

FEWEST = 9
"""Names from which a list is set in columns: with fewer, it is read at a glance as it is."""
WIDE, NARROW, MANY = 48, 26, 15
"""Characters of the longest name of two columns, and of three; three ask for so many names."""


def in_columns(blocks: Blocks) -> Blocks:
    """The blocks, each long list of names below a heading that announces them in two or three columns."""
    made: list[Block] = []
    announced = False
    for block in blocks:
        if isinstance(block, Heading):
            announced = names_partners(plain(block.text))
        elif announced and isinstance(block, List):
            block = replace(block, columns=_columns(block))
        made.append(block)
    return tuple(made)


def _columns(block: List) -> int:
    longest = max((len(plain(item.text)) for item in block.items), default=0)
    if block.ordered or len(block.items) < FEWEST or longest > WIDE or any(item.children for item in block.items):
        return 0
    return 3 if longest <= NARROW and len(block.items) >= MANY else 2
