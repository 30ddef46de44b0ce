"""A typed text (a cell, a value of YAML) with another text in the place of one of its paragraphs, items or cells.

The lines are those of `sources.plain_text`: each is a paragraph, an item behind its mark, or a row between bars.
"""

import re
from collections.abc import Sequence

from imprimatur.core.blocks import Inline, plain
from imprimatur.core.location import Location
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.inline import inline, text_blocks
from imprimatur.sources.plain_text.outline import typed_mark
from imprimatur.translation.pieces import Piece, pieces_of
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.marking import typed_line

_HERE = Location("text", line=1)
_SIGN = re.compile(r"(\d{1,2}|[a-z])([.)])|[-*+]")
_CELL = re.compile(r"R(\d+)C(\d+)")


def texts_of(text: str) -> list[Piece]:
    """The texts of a typed text, each with its line from 1."""
    return pieces_of(text_blocks(text, _HERE, first_line=1), _HERE)


def plain_line(text: Inline) -> str | None:
    """A paragraph of its own, typed; None where it cannot be."""
    return typed_line(text, _paragraph, _harmless)


def with_text(text: str, was: Inline, now: Inline, skipped: int = 0) -> str | None:
    """A typed text with `now` in the place of what says `was`, so many equal ones before it left; None where none does
    or where the lines cannot say it."""
    lines = clean(text).split("\n")
    places = [piece for piece in texts_of(text) if same(piece.side.inline, was)]
    if len(places) <= skipped:
        return None
    piece = places[skipped]
    start = piece.side.location.line - 1
    if piece.sort is Sort.CELL:
        made = _with_cell(lines[start], int(_CELL.fullmatch(piece.cell)[2]), now)  # type: ignore[index]
        end = start + 1
    else:
        end = _end(texts_of(text), piece, lines, start)
        made = _with_line(lines[start], piece.sort, now)
    return None if made is None else "\n".join((*lines[:start], made, *lines[end:]))


def translated(text: str, said: Sequence[tuple[Inline, Inline]]) -> str | None:
    """A typed text in its other language: each of its texts in the form that it has, with what is said for it.

    `said` are texts and what is said for each, in order. Lines of a text for which nothing is said are left out, a cell
    of a table stays empty; None where a line cannot say what it should.
    """
    lines = clean(text).split("\n")
    pieces = texts_of(text)
    waiting = list(said)
    kept: set[int] = set()
    for piece in pieces:
        start = piece.side.location.line - 1
        # The looks of a cell are no marks of its typed text.
        words = plain(piece.side.inline).strip()
        now = next((one for one in waiting if plain(one[0]).strip() == words), None)
        if now is not None:
            waiting.remove(now)
        if piece.sort is Sort.CELL:
            # A row that says nothing still parts its table.
            made = _with_cell(lines[start], int(_CELL.fullmatch(piece.cell)[2]), now[1] if now else ())  # type: ignore[index]
            kept |= {start, start + (piece.cell.startswith("R1C"))}
        elif now is None:
            continue
        else:
            made = _with_line(lines[start], piece.sort, now[1])
            kept.add(start)
        if made is None:
            return None
        lines[start] = made
    return None if waiting else "\n".join(line for at, line in enumerate(lines) if at in kept)


def _end(pieces: Sequence[Piece], piece: Piece, lines: Sequence[str], start: int) -> int:
    """Where the lines of a text end: an item goes on over deeper lines."""
    others = [one.side.location.line - 1 for one in pieces if one.side.location.line - 1 > start]
    end = min(others, default=len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end if piece.sort is Sort.ITEM else start + 1


def _with_line(line: str, sort: Sort, now: Inline) -> str | None:
    bare = line.strip()
    indent = line[: len(line) - len(line.lstrip())]
    if sort is not Sort.ITEM:
        made = plain_line(now)
        return None if made is None else indent + made
    mark = typed_mark(bare)
    made = typed_line(now, inline)
    if mark is None or made is None:
        return None
    return f"{indent}{bare[: len(bare) - len(mark.rest)]}{made}"


def _with_cell(line: str, column: int, now: Inline) -> str | None:
    made = typed_line(now, inline) if now else ""
    cells = line.strip()[1:-1].split("|")
    if made is None or "|" in made or column > len(cells):
        return None
    cells[column - 1] = f" {made} "
    return f"|{'|'.join(cells)}|"


def _harmless(line: str) -> str:
    """A line whose first signs make no item of it."""
    if typed_mark(line) is None:
        return line
    found = _SIGN.match(line)
    if not found:
        return line
    return f"{found[1]}\\{found[2]}{line[found.end() :]}" if found[1] else f"\\{line}"


def _paragraph(line: str) -> Inline:
    """What a line is read as on its own, where it is a paragraph."""
    blocks = text_blocks(line, _HERE)
    pieces = pieces_of(blocks, _HERE)
    return pieces[0].side.inline if len(pieces) == 1 and pieces[0].sort is Sort.PARAGRAPH else ()
