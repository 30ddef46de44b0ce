"""The levels of headings in what a document says."""

from dataclasses import replace

from imprimatur.core.blocks import Blocks, Heading

DEEPEST = 6
"""The deepest heading of Word's styles and of HTML."""


def levelled(blocks: Blocks, top: int) -> Blocks:
    """Subheadings set so that the highest of a text has the level `top`, none skipped."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return tuple(
        replace(block, level=min(top + levels.index(block.level), DEEPEST)) if isinstance(block, Heading) else block
        for block in blocks
    )
