"""What blocks are by those around them: what begins some, what belongs to the text before it."""

from collections.abc import Iterable
from typing import TypeGuard

from imprimatur.core.blocks import Block, Blocks, Chart, Paragraph, plain

LONG = 300
"""Characters from which a text takes more than four lines: kept whole with its source, with the list that it announces,
and with what stands beside it in the margin, it would leave a hole before it."""

COLUMN = 6_000
"""Twips of width below which a text stands in one of two columns (offers); whole pages have 7,000 and more."""


def begins(blocks: Blocks, role: str) -> TypeGuard[tuple[Paragraph]]:
    """Whether the blocks begin with a paragraph of that role."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role == role


def keeps(block: Paragraph, after: Block | None, leads: bool, width: int) -> bool:
    """Whether a paragraph stays with what follows: it `leads` to it (`turning.leading`), or is said or drawn by it.

    A text of `LONG` characters is not held: LibreOffice breaks no paragraph that is kept with the next one, and with
    what stands above and below it, it would leave a hole. One that leads in a column of less than `COLUMN` twips is:
    the hole is half as wide there, and LibreOffice ends a column early where a note follows a list left alone.
    """
    if block.role == "small" and isinstance(after, Chart):
        return True
    is_source = isinstance(after, Paragraph) and after.role == "small"
    is_short = len(plain(block.text)) < LONG
    return (leads and (is_short or width < COLUMN)) or (is_source and block.role == "body" and is_short)


def pairs(blocks: Blocks) -> Iterable[tuple[Block, Block | None]]:
    """Each block with the one that follows it."""
    return zip(blocks, (*blocks[1:], None), strict=False)
