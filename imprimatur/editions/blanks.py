"""The marks of a draft: what is said without them, and where each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from imprimatur.core.blocks import Inline, Run
from imprimatur.core.edition import Blank


def said(inline: Inline) -> Inline:
    """What an inline says: without the marks of a draft, nor the notes, which are passages of their own."""
    return without_notes(tuple(run for run, is_mark in _told(inline) if not is_mark))


def without_notes(inline: Inline) -> Inline:
    """An inline without its notes, the marks of a draft among its runs."""
    return tuple(replace(run, note=()) if run.note else run for run in inline)


def blanks_in(cells: Sequence[Inline], passage: int, alone: bool) -> Iterator[Blank]:
    """The marks in the cells of a passage, which will have that number; or that stand `alone` before it."""
    for cell, inline in enumerate(cells):
        at = 0
        for run, is_mark in _told(inline):
            if run.gap:
                yield Blank(passage, cell, at, run.text, run.gap.mark, alone)
            elif not is_mark:
                at += len(run.text)


def _told(inline: Inline) -> Iterator[tuple[Run, bool]]:
    """Every run, and whether it is a mark or the space after one."""
    marked = False
    for run in inline:
        if run.gap:
            marked = not run.gap.missing
            yield run, True
        else:
            yield run, marked and not run.text.strip()
            marked = False
