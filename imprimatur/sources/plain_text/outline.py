"""Lists from flat lines: the marks that people type in front of an item, and nesting by depth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from imprimatur.core.blocks import Blocks, Inline, Item, List, Table
from imprimatur.core.location import Location

DEEPEST = 8
"""Depths beyond this one are brought back to it, as in Word, which knows nine levels."""

# Round and square marks need no space; a dash or an asterisk does, unless the dash touches a word (`-planifier`).
_BULLET = re.compile(r"([•▪●◦○‣⁃∙■□➢➤✓·\uf0a7\uf0b7\uf0d8])\s*(?=\S)|([-–—*])\s+(?=\S)|(-)(?=[^\W\d_])")
_HOLLOW = re.compile(r"(o)\s+(?=\S)")
_RAISED = {
    "super": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_ORDERED = re.compile(r"(?:(\d{1,2})[.)]|([a-z])\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A typed mark: the bullet itself, or `1` or `a` for a numbered item with its rank; then the text after it."""

    sort: str
    rank: int
    rest: str

    @property
    def ordered(self) -> bool:
        """Whether the item is numbered."""
        return self.rank > 0


def typed_mark(text: str, *, hollow: bool = False) -> Mark | None:
    """The mark at the start of a line without indentation; `hollow` takes a lone `o` for a bullet, as in Word."""
    if found := _ORDERED.match(text):
        digits, letter = found.groups()
        rank = int(digits) if digits else ord(letter) - ord("a") + 1
        return Mark("1" if digits else "a", rank, text[found.end() :]) if rank else None
    found = _BULLET.match(text) or (_HOLLOW.match(text) if hollow else None)
    if not found:
        return None
    return Mark(next(group for group in found.groups() if group), 0, text[found.end() :])


@dataclass(slots=True)
class Depths:
    """The depth of typed items, from their indentation and their marks, in reading order."""

    _open: list[tuple[int, str, int]] = field(default_factory=list)

    def follows(self, mark: Mark) -> bool:
        """Whether a numbered mark starts a list or continues an open one; `3.` out of the blue is plain text."""
        return mark.rank == 1 or any(sort == mark.sort and rank + 1 == mark.rank for _, sort, rank in self._open)

    def of(self, indent: int, mark: Mark) -> int:
        """The depth of the next item, from 0."""
        known = next((i for i, level in enumerate(self._open) if level[:2] == (indent, mark.sort)), None)
        if known is not None:
            del self._open[known:]
        while self._open and (
            self._open[-1][0] > indent
            # At equal indentation another bullet goes deeper, a change between bullets and numbers does not.
            or (self._open[-1][0] == indent and (mark.ordered or self._open[-1][2] > 0))
        ):
            self._open.pop()
        self._open.append((indent, mark.sort, mark.rank))
        return min(len(self._open) - 1, DEEPEST)


@dataclass(frozen=True, slots=True)
class Line:
    """One item before nesting. Numbered lines of different `series`, or whose `rank` does not go on by one, make
    different lists."""

    depth: int
    text: Inline
    ordered: bool
    location: Location
    series: str = ""
    children: Blocks = ()
    rank: int = 0


def nest(lines: Sequence[Line]) -> tuple[List, ...]:
    """The lists that the lines make, deeper lines under the item before them."""
    lists: list[tuple[Line, list[Item]]] = []
    last: Line | None = None
    start = 0
    while start < len(lines):
        head, end = lines[start], start + 1
        while end < len(lines) and lines[end].depth > head.depth:
            end += 1
        item = Item(head.text, (*head.children, *nest(lines[start + 1 : end])), head.location)
        if last and _goes_on(last, head):
            lists[-1][1].append(item)
        else:
            lists.append((head, [item]))
        last, start = head, end
    return tuple(List(tuple(items), head.ordered, head.location, head.rank or 1) for head, items in lists)


def _goes_on(last: Line, head: Line) -> bool:
    """Whether a line belongs to the list of the line before it on its depth."""
    if (last.ordered, last.series) != (head.ordered, head.series):
        return False
    return not head.ordered or head.rank == 0 or head.rank == last.rank + 1


def typed(blocks: Blocks, indent: int = 0) -> str:
    """The text of paragraphs, lists and tables as one would type it, with marks and indentation."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, List):
            for rank, item in enumerate(block.items, block.start):
                mark = f"{rank}." if block.ordered else "-"
                lines.append(f"{' ' * indent}{mark} {_typed(item.text)}")
                lines.extend(filter(None, [typed(item.children, indent + 2)]))
        elif isinstance(block, Table):
            rows = (block.header, *block.rows)
            lines.extend(" " * indent + " ".join(filter(None, map(_typed, row))) for row in rows)
        else:
            lines.append(" " * indent + _typed(getattr(block, "text", ())))
    return "\n".join(lines)


def _typed(inline: Inline) -> str:
    """The characters of an inline, raised and lowered figures as characters of their own: 10⁶ is not 106."""
    return "".join(run.text.translate(_RAISED[run.raised]) if run.raised else run.text for run in inline)
