"""The lines of a Markdown text: folded as they were, and put together once all that changes is known."""

import re
from collections.abc import Mapping, Sequence

from imprimatur.translation.write_back.markdown_spots import escaped_bars

DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.M)
"""How the text of a note begins, with its label."""
_STARTS = re.compile(r"[#>|=~`+*<\[-]|\d+[.)]")
"""What would begin another block at the start of a folded line."""
_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_LEAST = 60
"""Columns that folded lines have at least."""

Span = tuple[int, int, list[str]]
"""Lines from one to another, from 0, and what stands in their place."""


def folded(text: str, was: Sequence[str], lead: int) -> list[str]:
    """The lines of a block after a lead of so many columns: folded where those that it had were."""
    lines = text.split("\n")
    soft = len(was) > 1 and not any(one.endswith(("\\", "  ")) for one in was[:-1])
    if not soft:
        return lines
    width = max(max(map(len, was)) - lead, _LEAST)
    made: list[str] = []
    for line in lines:
        made.append("")
        for word in re.split(r"(?<=\S) (?=\S)", line):
            if not made[-1]:
                made[-1] = word
            elif len(made[-1]) + 1 + len(word) > width and not _STARTS.match(word):
                made.append(word)
            else:
                made[-1] += f" {word}"
    return made


def edited(
    before: Sequence[str], pieces: Sequence[Span], cells: Mapping[int, Mapping[int, str]], notes: Sequence[str]
) -> list[str]:
    """The lines with other cells in their rows, other lines in the place of some, and new notes at the end."""
    lines = list(before)
    for start, own in cells.items():
        lines[start] = _with_cells(lines[start], own)
    for start, end, new in sorted(pieces, key=lambda piece: piece[:2], reverse=True):
        here = [one for one in pieces if one[:2] == (start, end)]
        if start < end or len(here) == 1:
            lines[start:end] = new
        elif new is here[0][2]:
            lines[start:end] = _one_after_another([one[2] for one in here])
    if notes or before == [""]:
        while lines and not lines[-1].strip():
            lines.pop()
        apart = [""] if notes and lines and not DEFINED.match(lines[-1]) else []
        lines += [*apart, *notes, ""]
    return lines


def _one_after_another(blocks: Sequence[list[str]]) -> list[str]:
    """Blocks put in at one place; items of one list stand close together."""
    lines: list[str] = []
    for block in blocks:
        said = [one for one in block if one.strip()]
        close = bool(lines and said) and _ITEM.match(said[0]) and _ITEM.match(next(o for o in lines[::-1] if o.strip()))
        if close:
            while lines and not lines[-1].strip():
                lines.pop()
            block = block[1:] if not block[0].strip() else block
        lines += block
    return lines


def _with_cells(line: str, cells: Mapping[int, str]) -> str:
    """A row of a table with other texts in some of its cells."""
    parts = _BAR.split(line)
    first = 1 if line.lstrip().startswith("|") else 0
    for column, text in cells.items():
        parts[first + column - 1] = f" {escaped_bars(text)} "
    return "|".join(parts) if first else "|".join(parts).strip()
