"""From the paragraphs of a Word text to blocks: lists are nested, typed bullets recognised, captions joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.blocks import Block, Blocks, Figure, Heading, Inline, Paragraph, Quotation, Run, Table, plain
from imprimatur.core.location import Location
from imprimatur.sources.plain_text.inline import joined
from imprimatur.sources.plain_text.outline import Depths, Line, Mark, nest, typed_mark
from imprimatur.sources.word.styles import Look, Type

CAPTION = "caption"
_BOXES = ("☐", "☑", "☒", "✗", "✘")
_DASHES = ("—", "–", "-")
"""What opens the line that says who is quoted."""
TAB = 120
"""Twentieths of a point that a typed space counts for; a tab counts for six."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a table, as met in the text. `indent` is the typed white space before the text, `types` are the
    looks of its words."""

    text: Inline
    look: Look
    location: Location
    indent: int = 0
    after: Blocks = ()
    table: Table | None = None
    types: frozenset[Type] = frozenset()

    @property
    def mark(self) -> Mark | None:
        """The bullet or number typed at the start of a paragraph that Word knows as plain text."""
        if self.table or self.look.item or self.look.sort not in ("body", "continued"):
            return None
        mark = typed_mark(plain(self.text), hollow=True)
        # `1. Contexte` all in bold is a heading made by hand, not an item.
        return None if mark and mark.ordered and all(run.bold for run in self.text) else mark


def flow(pieces: Sequence[Piece]) -> Blocks:
    """The blocks that the pieces make."""
    pieces = [line for piece in _with_initials(pieces) for line in _split(piece)]
    pieces = [piece for piece in pieces if piece.text or piece.after or piece.table]
    boxes = [piece for piece in pieces if plain(piece.text).startswith(_BOXES)]
    made = _Flow(ticks=not boxes)
    for piece, following in zip(pieces, [*pieces[1:], None], strict=False):
        made.add(piece, following)
    made.close()
    # A caption that found neither figure nor table stands as small print.
    return tuple(replace(b, role="small") if isinstance(b, Paragraph) and b.role == CAPTION else b for b in made.blocks)


def _with_initials(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every dropped first letter put back before its word."""
    made: list[Piece] = []
    initial: Piece | None = None
    for piece in pieces:
        if initial is not None and not piece.table:
            gap = (Run(" "),) if piece.indent else ()
            text = joined([*(replace(run, bold=False, italic=False) for run in initial.text), *gap, *piece.text])
            made.append(replace(piece, text=text, after=(*initial.after, *piece.after), indent=0))
            initial = None
        elif piece.look.sort == "initial":
            initial = piece
        else:
            made.append(piece)
    return [*made, initial] if initial is not None else made


def _split(piece: Piece) -> list[Piece]:
    """The lines of a paragraph apart where people typed a list with line breaks inside it."""
    lines = plain(piece.text).split("\n")
    if not any(typed_mark(line.strip(), hollow=True) for line in lines[1:]) or piece.look.item:
        return [piece]
    made = [replace(piece, text=text, after=()) for text in _by_line(piece.text)]
    made[-1] = replace(made[-1], after=piece.after)
    return made


def _by_line(text: Inline) -> list[Inline]:
    """The lines of a text, in one pass; a footnote stays with the last words of its run."""
    lines: list[list[Run]] = [[]]
    for run in text:
        words = run.text.split("\n")
        called = max((place for place, one in enumerate(words) if one), default=0)
        for place, one in enumerate(words):
            if place:
                lines.append([])
            lines[-1].append(replace(run, text=one, note=run.note if place == called else ()))
    return [joined(line) for line in lines]


@dataclass(slots=True)
class _Flow:
    """The blocks so far, and the list that is open. `ticks` tells that ticks are bullets: beside boxes and crosses they
    are answers."""

    blocks: list[Block] = field(default_factory=list)
    ticks: bool = True
    _lines: list[Line] = field(default_factory=list)
    _depths: Depths = field(default_factory=Depths)

    def add(self, piece: Piece, following: Piece | None) -> None:
        mark = piece.mark
        if mark and mark.sort == "✓" and not self.ticks:
            mark = None
        if piece.look.item:
            item = piece.look.item
            self._line(Line(item.depth, piece.text, item.ordered, piece.location, item.series, rank=item.rank), piece)
        elif mark and (not mark.ordered or self._numbered(mark, following)):
            depth = self._depths.of(piece.look.indent + TAB * piece.indent, mark)
            text = _without(piece.text, len(plain(piece.text)) - len(mark.rest))
            series = mark.sort if mark.ordered else ""
            self._line(Line(depth, text, mark.ordered, piece.location, series, rank=mark.rank), piece)
        elif self._lines and piece.look.sort == "continued" and not piece.table:
            last = self._lines[-1]
            more = (Paragraph(piece.text, location=piece.location), *piece.after) if piece.text else piece.after
            self._lines[-1] = replace(last, children=(*last.children, *more))
        else:
            self.close()
            self._block(piece)
            for block in piece.after:
                if isinstance(block, Figure):
                    block = replace(block, caption=self._caption_above())
                self.blocks.append(block)

    def close(self) -> None:
        """End the open list."""
        self.blocks.extend(nest(self._lines))
        self._lines, self._depths = [], Depths()

    def _numbered(self, mark: Mark, following: Piece | None) -> bool:
        """A typed number makes an item where it continues a list or the next paragraph continues it."""
        if mark.rank > 1:
            return self._depths.follows(mark)
        after = following.mark if following else None
        return after is not None and ((after.rank == 2 and after.sort == mark.sort) or not after.ordered)

    def _line(self, line: Line, piece: Piece) -> None:
        self._lines.append(replace(line, children=piece.after))

    def _caption_above(self) -> Inline:
        """The caption that stands just above, taken away from there."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Paragraph) or last.role != CAPTION:
            return ()
        self.blocks.pop()
        return last.text

    def _block(self, piece: Piece) -> None:
        text, place = piece.text, piece.location
        last = self.blocks[-1] if self.blocks else None
        if piece.table:
            self.blocks.append(replace(piece.table, caption=piece.table.caption or self._caption_above()))
        elif not text:
            return
        elif piece.look.sort == "heading":
            self.blocks.append(Heading(piece.look.level, _one_line(text), location=place))
        elif piece.look.sort == "title":
            self.blocks.append(Heading(1, _one_line(text), location=place))
        elif piece.look.sort == "quotation":
            if isinstance(last, Quotation) and not last.source and plain(text).lstrip().startswith(_DASHES):
                self.blocks[-1] = replace(last, source=_without_dash(text))
            else:
                self.blocks.append(Quotation(text, location=place))
        elif piece.look.sort == "caption" and isinstance(last, Figure | Table) and not last.caption:
            self.blocks[-1] = replace(last, caption=text)
        else:
            role = {"subtitle": "lead", "caption": CAPTION}.get(piece.look.sort, "body")
            self.blocks.append(Paragraph(text, role, place))


def _without_dash(text: Inline) -> Inline:
    """Who is quoted, named on a line of its own behind a dash."""
    said = plain(text)
    return _without(text, len(said) - len(said.lstrip(" \u00a0\u202f\t" + "".join(_DASHES))))


def _one_line(text: Inline) -> Inline:
    """The text of a heading: on one line, without the bold typed on it."""
    return joined([replace(run, bold=False, text=run.text.replace("\n", " ")) for run in text])


def _without(text: Inline, start: int, length: int | None = None) -> Inline:
    """The text from a character on, over a length or to its end."""
    end = len(plain(text)) if length is None else start + length
    kept, at = [], 0
    for run in text:
        cut = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        kept.append(replace(run, text=cut, note=run.note if start < at <= end else ()))
    return joined(kept)
