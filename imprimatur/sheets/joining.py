"""The boxes of signs joined: in lines, and lines in blocks, so that what is read as one is one area."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from imprimatur.sheets.sheet import Area, Areas

SPACE = 3.5
"""Heights of a sign between two signs of one line."""
LEADING = 1.8
"""Heights of a line between two lines of one block."""


def joined(signs: Iterable[Area]) -> Areas:
    """The areas of signs in the order of reading, those of one line in one."""
    lines: list[Area] = []
    for sign in signs:
        if lines and _is_beside(lines[-1], sign):
            lines[-1] = around((lines[-1], sign))
        else:
            lines.append(sign)
    return tuple(lines)


def stacked(lines: Sequence[Area], is_row: bool = False) -> Areas:
    """The areas of lines, those of one block in one; of a row, all that stands on a page."""
    blocks: list[Area] = []
    for line in lines:
        if blocks and (_is_below(blocks[-1], line) or (is_row and blocks[-1].page == line.page)):
            blocks[-1] = around((blocks[-1], line))
        else:
            blocks.append(line)
    return tuple(blocks)


def around(areas: Sequence[Area]) -> Area:
    """The area around several of one page."""
    return replace(
        areas[0],
        left=min(one.left for one in areas),
        top=min(one.top for one in areas),
        right=max(one.right for one in areas),
        bottom=max(one.bottom for one in areas),
    )


def _is_beside(line: Area, sign: Area) -> bool:
    """Whether a sign goes on with a line: at its height, a little above or below, not far behind."""
    height = max(line.bottom - line.top, sign.bottom - sign.top)
    overlap = min(line.bottom, sign.bottom) - max(line.top, sign.top)
    smaller = min(line.bottom - line.top, sign.bottom - sign.top)
    near = -height < sign.left - line.right < SPACE * height
    return line.page == sign.page and overlap >= smaller / 2 and near


def _is_below(block: Area, line: Area) -> bool:
    """Whether a line goes on with a block: under it or in its last line, in the same column."""
    height = line.bottom - line.top
    same = min(block.right, line.right) > max(block.left, line.left) or line.top < block.bottom
    return block.page == line.page and same and -2 * height < line.top - block.bottom < LEADING * height
