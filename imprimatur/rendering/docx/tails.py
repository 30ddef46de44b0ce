"""The last pages of a Word document and of its chapters: what ends them is held together, so that none is a remnant.

Where a page breaks depends on the program that lays it out. Whatever it is, a page on which something ends then holds
at least `TAIL`: the last paragraphs and rows go over to it together, or none does. Heights are reckoned from the styles
and from the widths of the characters; it matters little if one is a line out.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from imprimatur.rendering.advances import advance
from imprimatur.rendering.docx.blanks import Spacing, is_framed
from imprimatur.rendering.docx.sections import Page, page_of, sections_of
from imprimatur.rendering.docx.xml import WP, name, w
from imprimatur.rendering.widths import POINT

TAIL = 3000
"""Twips that a last page holds at least, more than a fifth of the height of its text (scripts/page_feet.py)."""

BEHIND = 1500
"""Twips of the rows that a tail does not leave behind of the table that it begins in."""

THIN = 200
"""Twips below which what ends a document is no line, but the thin paragraph after a table or of a section."""

LINE, SIZE = 240, 20
"""Twips of a line and half-points of its type where no style says them."""

PADDING = 216
"""Twips of a cell's width that its margins take, as in Word's own tables (17.4.42)."""

TWIP = 635
"""EMU of a twip."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraphs that stand side by side in a row of a `table`, or one alone, and how high they are."""

    paragraphs: list[Any]
    height: int
    table: Any | None = None


def hold_tails(body: Any, styles_root: Any) -> None:
    """Hold together what stands last before each page that begins anew, and what ends the document."""
    heights = Heights(styles_root)
    for page, blocks in _stretches(body, heights):
        _hold(heights.units(blocks, page))


def _stretches(body: Any, heights: "Heights") -> Iterator[tuple[Page, list[Any]]]:
    """What stands in one column before each page that begins anew, back to the page or the columns before."""
    sections = list(sections_of(body))
    for (section, blocks), (following, _) in zip(sections, [*sections[1:], (None, [])], strict=True):
        page, stretch = page_of(section), list[Any]()
        for block in blocks:
            if stretch and heights.begins_page(block):
                yield page, stretch
                stretch = []
            stretch.append(block)
        kind = following.find(name("type")) if following is not None else None
        if page.columns == 1 and (kind is None or kind.get(name("val")) != "continuous"):
            yield page, stretch


def _hold(units: list[Unit]) -> None:
    """Let the last of the units stay together."""
    total = 0
    for unit in reversed(units[len(units) - _last(units) :]):
        for one in unit.paragraphs:
            _keep(one, "keepLines" if unit.height <= TAIL else None, "keepNext" if total > THIN else None)
        total += unit.height


def _last(units: list[Unit]) -> int:
    """How many of the last units make a tail: a table of which but a few rows would stay behind goes whole."""
    total = count = 0
    while total < TAIL and count < len(units):
        count += 1
        total += units[-count].height
    first = units[-count].table if units else None
    behind = [unit.height for unit in units[: len(units) - count] if first is not None and unit.table is first]
    return count + len(behind) if sum(behind) <= BEHIND else count


def _keep(paragraph: Any, *properties: str | None) -> None:
    """Give a paragraph those properties, which stand after its style, in the order of the schema."""
    holder = paragraph.find(name("pPr"))
    if holder is None:
        holder = w("pPr")
        paragraph.insert(0, holder)
    for tag in filter(None, properties):
        for former in holder.findall(name(tag)):
            holder.remove(former)
        before = ("pStyle", "keepNext") if tag == "keepLines" else ("pStyle",)
        holder.insert(sum(child.tag in map(name, before) for child in holder), w(tag))


class Heights(Spacing):
    """How high paragraphs and rows are, in twips."""

    def begins_page(self, block: Any) -> bool:
        """Whether a block begins a page by itself."""
        return any(one.find(f"{name('pPr')}/{name('pageBreakBefore')}") is not None for one in self.chain(block))

    def units(self, blocks: Iterable[Any], page: Page) -> list[Unit]:
        """The paragraphs and rows in the flow: the paragraphs of each, and how high it is."""
        found = list[Unit]()
        for block in blocks:
            if block.tag == name("p") and not is_framed(block):
                found.append(Unit([block], self.of_paragraph(block, page.text)))
            for row in block.iterchildren(name("tr")):
                cells = [(list(cell.iter(name("p"))), _width(cell, page.text)) for cell in row.iterchildren(name("tc"))]
                high = [sum(self.of_paragraph(one, width) for one in paragraphs) for paragraphs, width in cells]
                found.append(Unit([one for paragraphs, _ in cells for one in paragraphs], max(high, default=0), block))
        return found

    def of_paragraph(self, paragraph: Any, width: int) -> int:
        """The height of a paragraph that has so many twips for its lines."""
        drawn = sum(int(one.get("cy")) // TWIP for one in paragraph.iter(f"{{{WP}}}extent"))
        words = "".join(one.text or "" for one in paragraph.iter(name("t")))
        sizes = (one.find(f"{name('rPr')}/{name('sz')}") for one in self.chain(paragraph))
        size = next((int(one.get(name("val"))) for one in sizes if one is not None), SIZE)
        lines = max(math.ceil(advance(words, size / 2) * POINT / max(width, 1)), 1)
        around = self.of(paragraph, "before") + self.of(paragraph, "after")
        return around + lines * (self.of(paragraph, "line") or LINE) + drawn


def _width(cell: Any, room: int) -> int:
    """The twips that the lines of a cell have; `room` is that of a cell which says none."""
    said = cell.find(f"{name('tcPr')}/{name('tcW')}[@{name('type')}='dxa']")
    return (room if said is None else int(said.get(name("w")))) - PADDING
