"""Headings made by hand: a short line alone in its paragraph, in bold, larger than the text or in capitals.

They are taken as headings where the document has no heading of Word at all, or where the name of their style says that
they are; each is told, so that its author gives it the style that makes it one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from imprimatur.core.blocks import plain
from imprimatur.core.own_marks import is_proposed
from imprimatur.sources.word.flow import Piece
from imprimatur.sources.word.styles import USUAL_SIZE, Look

_LONGEST = 90
_MOST_WORDS = 12
"""A line of more words is a sentence."""
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\)?\s+\S")
_OPEN_END = tuple(".;,…")
_DEEPEST = 6
_LAST = 1_000_000
"""Beyond the last paragraph of any text."""
Shape = tuple[int, bool, bool]
"""How a line looks: its size in half points, whether it is in capitals, whether it is bold."""


def without_proposed(pieces: Sequence[Piece], asked: Sequence[tuple[int, str]]) -> list[Piece]:
    """The pieces without the headings that the kit proposes and nobody wrote under.

    `asked` are the questions of the kit, each with the number of its paragraph.
    """
    said = [piece for piece in pieces if piece.text or piece.table or piece.after]
    ours = set()
    for piece, after in zip_longest(said, said[1:]):
        here, end = piece.location.paragraph, after.location.paragraph if after else _LAST
        below = (question for number, question in asked if here < number < end)
        is_alone = piece.look.sort == "heading" and (after is None or after.look.sort == "heading")
        if is_alone and any(is_proposed(plain(piece.text), question) for question in below):
            ours.add(piece.location)
    return [piece for piece in pieces if piece.location not in ours]


def with_headings(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces with the lines that are headings looking so, and those lines."""
    real = any(piece.look.sort == "heading" for piece in pieces)
    body = _body_size(pieces)
    chosen = {index: _shape(piece) for index, piece in enumerate(pieces) if _is_heading(pieces, index, real, body)}
    if not any(piece.text and index not in chosen for index, piece in enumerate(pieces)):
        return list(pieces), []
    shapes = sorted(set(chosen.values()), reverse=True)
    made, told = list(pieces), []
    for index, shape in chosen.items():
        text = plain(pieces[index].text)
        numbered = _NUMBERED.match(text)
        level = numbered[1].count(".") + 1 if numbered else shapes.index(shape) + 1
        made[index] = replace(pieces[index], look=Look("heading", min(level, _DEEPEST)))
        told.append(pieces[index])
    return made, told


def _is_heading(pieces: Sequence[Piece], index: int, real: bool, body: int) -> bool:
    piece = pieces[index]
    text = plain(piece.text)
    if piece.table or piece.look.sort != "body" or not piece.types or not _is_short(text):
        return False
    if piece.look.item and _has_neighbour_item(pieces, index):
        return False
    if piece.look.house:
        return True
    size, capitals, bold = _shape(piece)
    return not real and (bold or size > body or (capitals and sum(map(str.isalpha, text)) > 3))


def _is_short(text: str) -> bool:
    return (
        any(map(str.isalpha, text))
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_OPEN_END)
    )


def _has_neighbour_item(pieces: Sequence[Piece], index: int) -> bool:
    """Whether an item of a list stands beside another one."""
    near = (*pieces[max(index - 1, 0) : index], *pieces[index + 1 : index + 2])
    return any(piece.look.item for piece in near)


def _shape(piece: Piece) -> Shape:
    text = plain(piece.text)
    size = min((one.size for one in piece.types), default=USUAL_SIZE)
    capitals = text.isupper() or (bool(piece.types) and all(one.capitals for one in piece.types))
    return size, capitals, bool(piece.types) and all(one.strong for one in piece.types)


def _body_size(pieces: Sequence[Piece]) -> int:
    """The size that most characters have."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        for one in piece.types:
            sizes[one.size] += len(plain(piece.text))
    return max(sizes, key=lambda size: (sizes[size], size), default=USUAL_SIZE)
