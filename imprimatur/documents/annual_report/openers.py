"""How the chapters of an annual report open: on a page of their own or compactly, with a picture where one is given."""

from dataclasses import replace

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Contents,
    ContentsEntry,
    Facts,
    Figure,
    Heading,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
)
from imprimatur.core.walking import chapters_of, opens, plain_blocks
from imprimatur.documents.annual_report.edges import pulled

SHORT = 40
"""Lines of a chapter (some four fifths of a page) up to which it opens on the page where the one before has ended."""
LINE = 88
"""Characters of a line of text."""
PICTURE, BAR = 17, 2
"""Lines that a picture takes, and a bar of a chart."""

PAGE = 610
"""Points of a page of contents below its heading, in the format that has fewer (Word)."""
LEVELS = {1: (20.5, 64), 2: (13.5, 88), 3: (12.5, 88)}
"""Points of a line of contents by its level, and how many characters it holds."""


def opened(blocks: Blocks, first: bool) -> Blocks:
    """The chapters with their openers. The `first` of the book opens a page, however short it is."""
    made: list[Block] = []
    for chapter in chapters_of(blocks):
        made += _opened(chapter, first)
        first = first and not isinstance(chapter[0], Heading)
    return tuple(made)


def _opened(chapter: Blocks, first: bool) -> Blocks:
    """A chapter: its quotations set large, its picture as opener if it stands before the first paragraph."""
    head, *rest = pulled(chapter)
    if not isinstance(head, Heading) or not opens(head):
        return (head, *rest)
    body = 1 if rest and isinstance(rest[0], Paragraph) and rest[0].role == "contact" else 0
    picture = rest[body] if body < len(rest) else None
    if isinstance(picture, Figure):
        head, rest[body] = replace(head, look="pictured"), replace(picture, place="opener")
    elif not first and head.look != "annex" and sum(map(_lines, rest)) <= SHORT:
        head = replace(head, look="compact")
    return (head, *rest)


def _lines(block: Block) -> float:
    """How many lines a block takes, roughly."""
    match block:
        case Heading():
            return 2.5
        case Paragraph():
            return -(-len(plain(block.text)) // LINE) + 0.4
        case Quotation():
            return 2 + 1.5 * -(-len(plain(block.text)) // (LINE // 2))
        case List():
            texts = plain_blocks((block,))
            return 0.4 + sum(-(-len(text) // LINE) for text in texts)
        case Table():
            room = LINE // max(len(block.header), 1)
            return 3 + sum(max((1 + len(plain(cell)) // room for cell in row), default=1) for row in block.rows)
        case Facts():
            return 1.4 * len(block.rows)
        case Figure():
            return PICTURE
        case Chart():
            return 3 + BAR * len(block.categories)
        case Contents():
            return len(block.entries)


def shortened(contents: Blocks) -> Blocks:
    """A list of contents as deep as one page holds: three levels, two, or the chapters alone."""
    return tuple(_shortened(block) if isinstance(block, Contents) else block for block in contents)


def _shortened(contents: Contents) -> Contents:
    kept = contents.entries
    for deepest in (3, 2, 1):
        kept = tuple(entry for entry in contents.entries if entry.level <= deepest)
        if sum(map(_points, kept)) <= PAGE:
            break
    return replace(contents, entries=kept)


def _points(entry: ContentsEntry) -> float:
    height, room = LEVELS[min(entry.level, 3)]
    return height * -(-max(len(plain(entry.text)), 1) // room)
