"""A run cut where a part of it says more than the rest: its language, how it is read aloud, that it is raised."""

from collections.abc import Iterable
from dataclasses import replace

from imprimatur.core.blocks import Inline, Run


def cut(run: Run, parts: Iterable[tuple[int, int, Run]]) -> Inline:
    """The run in pieces that say the same text: each part is from where to where, in order, and what it is like.

    What the run calls, a note, stays with the last piece.
    """
    pieces: list[tuple[int, int, Run]] = []
    at = 0
    for start, end, like in parts:
        pieces += [(at, start, run), (start, end, like)]
        at = end
    pieces.append((at, len(run.text), run))
    runs = [replace(like, text=run.text[start:end], note=()) for start, end, like in pieces if start < end] or [run]
    return (*runs[:-1], replace(runs[-1], note=run.note))
