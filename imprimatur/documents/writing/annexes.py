"""Annexes: each under a main heading of its own, after all chapters, numbered apart from them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from imprimatur.core.blocks import Block, Blocks, Chart, Figure, Heading, plain, runs
from imprimatur.core.walking import plain_blocks
from imprimatur.language.annexes import Annex, annex_of, opens_annexes

ANNEXES = "annexes"
"""The path, in the homes of a kind, of the part in which annexes stand."""


FEW = 700
"""Characters of an annex, a third of a page, up to which it stands on the page where what precedes it has ended."""


def is_short(blocks: Blocks) -> bool:
    """Whether an annex, under its heading, would leave a page nearly empty: a few lines, no drawing."""
    drawn = any(isinstance(block, Figure | Chart) for block in blocks)
    return not drawn and sum(map(len, plain_blocks(blocks))) <= FEW


def is_annex(heading: Heading) -> bool:
    """Whether a main heading opens an annex, or the list of them."""
    return heading.level == 1 and opens_annexes(plain(heading.text))


def as_annexes(blocks: Blocks) -> Blocks:
    """The blocks of the annexes: each has a main heading; where none of several bears a number, they are counted."""
    raised = tuple(_raised(blocks))
    heads = [block for block in raised if isinstance(block, Heading) and _annex(block)]
    counted = count(1) if len(heads) > 1 and not any(one.number for one in map(_annex, heads) if one) else None
    made = []
    for block in raised:
        if isinstance(block, Heading) and (annex := _annex(block)):
            block = _worded(block, replace(annex, number=str(next(counted))) if counted else annex)
        made.append(block)
    return tuple(made)


def _raised(blocks: Blocks) -> Iterator[Block]:
    """The blocks; an annex under a heading of less, with the headings below it, as high as a chapter."""
    lift = 0
    for block in blocks:
        if isinstance(block, Heading):
            if annex_of(plain(block.text)):
                lift = block.level - 1
            elif block.level <= lift + 1:
                lift = 0
            block = replace(block, level=block.level - lift)
        yield block


def _annex(block: Heading) -> Annex | None:
    return annex_of(plain(block.text)) if block.level == 1 else None


def _worded(block: Heading, annex: Annex) -> Heading:
    """The heading of an annex in one form: `Annexe 2 – Budget`; one of several looks stays as it was typed."""
    if len(block.text) > 1:
        return block
    name = " ".join(filter(None, (annex.word[:1].upper() + annex.word[1:].lower(), annex.number)))
    (run,) = block.text or runs(" ")
    title = annex.title[:1].upper() + annex.title[1:]
    return replace(block, text=(replace(run, text=" – ".join(filter(None, (name, title)))),))
