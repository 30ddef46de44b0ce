"""Where the texts of a Markdown file stand: the lines of each, and what it stands in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from imprimatur.core.blocks import Heading, Inline, List, Paragraph, Table
from imprimatur.core.source import Source
from imprimatur.sources.markdown import parser, read
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.inline import guard_stars
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.marking import STYLES, Call, Style, written

_FIRST = re.compile(r"(\d+)([.)])|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Spot:
    """The lines of one text, from 0, with the line that its reader gives and the depth of its item."""

    sort: Sort
    line: int
    start: int
    end: int
    first: str
    column: int = 0
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The spots of a file, those of its notes by rank, and where its front matter ends."""

    spots: tuple[Spot, ...]
    notes: tuple[Spot, ...]
    front: int


def page_of(text: str) -> Page:
    """Where the texts of a file stand."""
    spots: list[Spot] = []
    notes: list[Spot] = []
    above: list[tuple[str, int]] = []
    front = column = 0
    in_notes = False
    for token in parser().parse(guard_stars(clean(text))):
        if token.type == "front_matter" and token.map:
            front = token.map[1]
        elif token.type == "footnote_block_open":
            in_notes = True
        elif token.nesting > 0:
            column = 0 if token.type == "tr_open" else column + (token.type in ("th_open", "td_open"))
            above.append((token.type.removesuffix("_open"), token.map[0] if token.map else 0))
        elif token.nesting < 0:
            if above and token.type != "footnote_block_close":
                above.pop()
        elif token.type == "inline" and token.map:
            found = _spot(above, token.map[0], token.map[1], token.content.split("\n")[0], column)
            (notes if in_notes else spots).append(found)
    return Page(tuple(spots), tuple(notes), front)


def _spot(above: list[tuple[str, int]], start: int, end: int, first: str, column: int) -> Spot:
    names = [name for name, _ in above]
    depth = names.count("list_item")
    if "table" in names:
        return Spot(Sort.CELL, start + 1, start, end, first, column)
    if "heading" in names:
        return Spot(Sort.HEADING, start + 1, start, end, first)
    quoted = "blockquote" in names
    if depth and not quoted:
        item = max(line for name, line in above if name == "list_item")
        if start == item:
            return Spot(Sort.ITEM, item + 1, start, end, first, depth=depth)
    if quoted:
        line = next(line for name, line in above if name == "blockquote")
        return Spot(Sort.QUOTATION, line + 1, start, end, first, depth=depth, quoted=True)
    return Spot(Sort.PARAGRAPH, start + 1, start, end, first, depth=depth)


def block_text(text: Inline, sort: Sort, call: Call, notes: Callable[[], str], breaks: str) -> str | None:
    """The marked text of a block, which is read back as that text there; None where no writing is."""
    for style in STYLES:
        marked = written(text, Style(style.outer, style.italic, style.escaped, True, breaks), call)
        for line in dict.fromkeys((marked, _harmless(marked))):
            found = _reads(line, sort, notes())
            if found is not None and same(found, text):
                return line
    return None


def _harmless(text: str) -> str:
    """A text whose first sign begins nothing."""
    found = _FIRST.match(text)
    if not found:
        return text
    return f"{found[1]}\\{found[2]}{text[found.end() :]}" if found[1] else f"\\{text}"


def _reads(text: str, sort: Sort, notes: str) -> Inline | None:
    """What a block of a sort with that text is read as."""
    if sort is Sort.CELL:
        around = f"| {escaped_bars(text)} |\n|---|\n| z |"
    else:
        mark = {Sort.HEADING: "# ", Sort.ITEM: "- "}.get(sort, "")
        around = mark + text.replace("\n", "\n" + " " * len(mark))
    narratives = read(Source("text.md", f"z\n\n{around}\n\n{notes}".encode(), "")).narratives
    _, *blocks = narratives[0].blocks if narratives else (None,)
    if len(blocks) != 1:
        return None
    match blocks[0]:
        case Heading() | Paragraph():
            return blocks[0].text
        case List() if len(blocks[0].items) == 1 and not blocks[0].items[0].children:
            return blocks[0].items[0].text
        case Table() if len(blocks[0].header) == 1:
            return blocks[0].header[0]
    return None


def escaped_bars(text: str) -> str:
    """A text for a cell: its bars are no edges of cells."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)
