"""Whether what asks to stand beside a text has enough of it; if not, it goes into the flow, in every format."""

from collections.abc import Iterable
from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Figure, Heading, Item, List, Paragraph, Quotation, plain

NARROW, MARGIN, TEXT, WHOLE = 30, 23, 46, 72
"""Characters that a line holds: of what stands beside a text, of what stands in a margin, of the text that runs around
the one, of the text beside the other."""

PICTURE = 14
"""Lines of text that a picture beside it takes at its highest (65 mm), its caption aside."""

HEADS = 20
"""Characters that a line of a heading in the margin holds."""

HEADING, FIRST = 2, 2
"""Lines that a heading takes, and those of a paragraph of which no page ends with fewer."""

BESIDE = ("margin", "beside")


def settled(blocks: Blocks) -> Blocks:
    """The blocks, where each that asks to stand beside a text does so only beside enough of it.

    What is not text (a table, a chart, facts) or is out of the flow itself ends the text beside; so does a heading,
    but for a margin, which runs on below the headings of a section.
    """
    return tuple(
        replace(block, place="")
        if isinstance(block, Figure | Quotation)
        and block.place in BESIDE
        and needed(block) > sum(lines for _, lines in _beside(blocks, rank))
        else block
        for rank, block in enumerate(blocks)
    )


def fits(block: Figure | Quotation, text: Blocks) -> bool:
    """Whether something that asks to stand beside a text may do so, with that text alone."""
    return settled((block, *text))[0] == block


def held(blocks: Blocks) -> dict[int, bool]:
    """The paragraphs beside something, by their rank: whether the next one stands beside it too.

    A format whose pages do not break around what stands beside keeps their lines together. What stands in a margin is
    freer: near the foot of a page it may rise beside the heading above it, and the first lines of a paragraph, which
    stay together anyhow, may be all that it needs of that.
    """
    found: dict[int, bool] = {}
    for rank, block in enumerate(blocks):
        if isinstance(block, Figure | Quotation) and block.place in BESIDE:
            free = block.place == "margin"
            above = free and rank > 0 and isinstance(blocks[rank - 1], Heading)
            left = needed(block) - HEADING * above
            for after, lines in _beside(blocks, rank):
                if left <= FIRST * free:
                    break
                left -= lines
                found[after] = left > 0
    return found


def heads(heading: Heading, text: Block | None) -> bool:
    """Whether a heading in the margin is no higher than the text beside it and the space below that: a line more."""
    return text is not None and _lines(plain(heading.text), HEADS) <= sum(_of_text(text, WHOLE)) + 1


def needed(block: Figure | Quotation) -> int:
    """The lines of text that something takes beside it, by a rough count."""
    room = MARGIN if block.place == "margin" else NARROW
    if isinstance(block, Figure):
        return PICTURE + _lines(plain(block.caption), room)
    return _lines(plain(block.text), room) + _lines(plain(block.source), room)


def _beside(blocks: Blocks, rank: int) -> Iterable[tuple[int, int]]:
    """The blocks that may stand beside the one of that rank: their ranks and lines."""
    margin = getattr(blocks[rank], "place", "") == "margin"
    for after, block in enumerate(blocks[rank + 1 :], rank + 1):
        if isinstance(block, Heading) and margin and block.level > 1:
            yield after, HEADING
        elif isinstance(block, Paragraph | List):
            yield after, sum(_of_text(block, WHOLE if margin else TEXT))
        else:
            return


def _of_text(block: Block | Item, room: int) -> Iterable[int]:
    if isinstance(block, Paragraph | Item):
        yield _lines(plain(block.text), room)
    if isinstance(block, List | Item):
        for inner in block.items if isinstance(block, List) else block.children:
            yield from _of_text(inner, room)


def _lines(text: str, room: int) -> int:
    return -(-len(text) // room)
