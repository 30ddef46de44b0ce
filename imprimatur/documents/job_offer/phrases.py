"""Phrases that authors give for a field, as they stand alone below a heading."""

from dataclasses import replace

from imprimatur.core.blocks import Blocks, Paragraph, runs
from imprimatur.documents.writing.composer import capitalised

_ENDS = ".!?…:;)"


def as_sentence(blocks: Blocks) -> Blocks:
    """A phrase that stands alone below a heading, with a capital and a full stop; anything longer stays as written."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return blocks
    phrase = capitalised(blocks[0].text)
    if not phrase or any(run.gap for run in phrase) or phrase[-1].text.rstrip()[-1:] in _ENDS:
        return (replace(blocks[0], text=phrase),)
    return (replace(blocks[0], text=(*phrase, *runs("."))),)
