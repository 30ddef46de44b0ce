"""What blocks are by those around them: what begins some, what belongs to the text before it."""

from collections.abc import Iterable
from typing import TypeGuard

from imprimatur.core.blocks import Block, Blocks, Chart, Paragraph, plain

LONG = 300
"""Characters from which a text takes more than four lines: kept whole with its source, and with what stands beside it
in the margin, it would leave a hole before it."""


def begins(blocks: Blocks, role: str) -> TypeGuard[tuple[Paragraph]]:
    """Whether the blocks begin with a paragraph of that role."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role == role


def supports(block: Paragraph, after: Block | None) -> bool:
    """Whether what follows says where a text comes from, or draws it: neither stands on another page.

    A text of `LONG` characters is not held to its source: LibreOffice breaks no paragraph that is kept with the next
    one, and the page before it would end in a hole.
    """
    is_source = isinstance(after, Paragraph) and after.role == "small"
    return (is_source and block.role == "body" and len(plain(block.text)) < LONG) or (
        block.role == "small" and isinstance(after, Chart)
    )


def pairs(blocks: Blocks) -> Iterable[tuple[Block, Block | None]]:
    """Each block with the one that follows it."""
    return zip(blocks, (*blocks[1:], None), strict=False)
