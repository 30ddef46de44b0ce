"""Blocks in Word: headings, paragraphs, lists, captions, quotations; the others have modules of their own."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Contents,
    Facts,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
)
from imprimatur.core.placing import heads, held, settled
from imprimatur.core.walking import chapters_of, opens
from imprimatur.rendering.docx.contents import contents
from imprimatur.rendering.docx.figures import facts
from imprimatur.rendering.docx.inline import Inlines, Place, Story
from imprimatur.rendering.docx.neighbours import begins, keeps, pairs
from imprimatur.rendering.docx.numbering import Numbering
from imprimatur.rendering.docx.openers import compact_look, compact_rules
from imprimatur.rendering.docx.outline import heading_mark
from imprimatur.rendering.docx.pictures import Pictures
from imprimatur.rendering.docx.placing import PREFIXES, framed, hold, in_margin, within
from imprimatur.rendering.docx.sections import CHAPTER, COLUMNS, TURNED, UPRIGHT, section_mark
from imprimatur.rendering.docx.tables import cell_end, data_table, described, table
from imprimatur.rendering.docx.xml import field as word_field
from imprimatur.rendering.docx.xml import name, paragraph, run_properties, text_run, w
from imprimatur.rendering.shapes import in_rows
from imprimatur.rendering.turning import leading, spreads

ROLES = {"body": "body text", "lead": "lead", "small": "small text"}
RULE = "section rule"
"""The style of the rule above a heading in the margin, of a template that sets headings there."""

NUMBER, LEAD = "chapter number", "chapter lead"
"""Styles of a template of chapters: a character style for their numbers, a paragraph style for what each says first.
With the former, each chapter has a section of its own."""

AFTER_LIST = 100
"""The space in twips that sets a list off from what follows, as a paragraph is; and the items of one beside a heading
in the margin from one another."""

CLOSE_CAPTION = 40
"""The space in twips above and below the caption of a table whose rows stand close."""

LIST_STYLES = 3
"""How many depths of a list have a style of their own; a deeper one takes the last and its own numbering level."""


@dataclass(slots=True)
class BlockWriter:
    """Writes the blocks of one document. `styles` gives the identifier of a style by its name in small letters."""

    styles: Mapping[str, str]
    labels: Mapping[str, str]
    inlines: Inlines
    numbering: Numbering
    pictures: Pictures
    chapters: int = 0
    _open: list[tuple[int, int]] = field(default_factory=list)
    """The headings that the next one may stand under, by their levels as given and as written."""

    def write(self, blocks: Blocks, place: Place) -> list[Any]:
        """The paragraphs and tables that say `blocks`."""
        if place.story is Story.BODY and not place.nested:
            self._open = []
        if NUMBER in self.styles and place.story is Story.BODY and not place.nested:
            return [element for chapter in chapters_of(blocks) for element in self._chapter(chapter, place)]
        return list(self._blocks(blocks, place))

    def _blocks(self, blocks: Blocks, place: Place) -> Iterable[Any]:
        blocks = settled(blocks)
        if place.story is not Story.BODY or place.nested:
            yield from self._upright(blocks, place)
            return
        for lies, piece in spreads(blocks):
            if lies:
                page = place.page.on_its_side()
                yield section_mark(UPRIGHT)
                yield from self._upright(piece, replace(place, width=page.text, page=page))
                yield section_mark(TURNED)
            else:
                yield from self._upright(piece, place)

    def _upright(self, blocks: Blocks, place: Place) -> Iterable[Any]:
        beside, leads = held(blocks), leading(blocks)
        rows = {id(one): row for row in in_rows(blocks) if len(row) > 1 for one in row}
        for rank, (block, after) in enumerate(pairs(blocks)):
            if row := rows.get(id(block)):
                yield from self._row([one for one in row if isinstance(one, Figure)], place) if block is row[0] else ()
                continue
            elements = self._block(block, after, place, leads[rank])
            yield from hold(elements, further=beside[rank]) if rank in beside else elements

    def _chapter(self, blocks: Blocks, place: Place) -> Iterable[Any]:
        """A chapter in a section of its own, the first page of which may differ from the others."""
        if not opens(blocks[0]):
            yield from self._blocks(blocks, place)
            return
        compact = isinstance(blocks[0], Heading) and blocks[0].look == "compact"
        if self.chapters and not compact:
            yield section_mark(CHAPTER)
        self.chapters += 1
        head = 2 if begins(blocks[1:], "contact") else 1
        lead = blocks[head:]
        picture = lead[0] if lead and isinstance(lead[0], Figure) and lead[0].place == "opener" else None
        if picture:
            lead = lead[1:]
        if not compact and LEAD in self.styles and begins(lead, "body"):
            lead = (replace(lead[0], role=LEAD), *lead[1:])
        # Its opener stays upright, whatever follows.
        opener = list(self._upright(blocks[:head], place))
        if picture:
            opener[0].insert(1, self.pictures.figure(picture, place))
            opener += self._captioned(picture, place, keep=w("keepNext", val=0))
        yield from opener
        yield from self._blocks(lead, place)

    def _block(self, block: Block, after: Block | None, place: Place, leads: bool) -> Iterable[Any]:
        match block:
            case Heading():
                if place.aside:
                    yield paragraph(self.styles[RULE])
                frame = in_margin(place.page) if place.aside and heads(block, after) else None
                yield self._heading(block, place, frame)
            case Paragraph():
                keep = w("keepNext") if keeps(block, after, leads, place.width) else None
                style = ROLES.get(block.role, block.role)
                yield self._paragraph(style, block.text, place, keep=keep)
            case List() if block.columns and self._holds_columns(place):
                yield section_mark(UPRIGHT)
                yield from self._list(block, 0, place)
                yield section_mark(COLUMNS[block.columns])
            case List():
                elements = list(self._list(block, 0, place))
                for element in elements if place.aside else elements[-1:]:
                    if element.tag == name("p"):
                        element[0].append(w("spacing", after=AFTER_LIST))
                yield from elements
            case Table():
                yield from self._captioned(block, place)
                yield self._described(table(block, self.styles, self.inlines, place), block)
                yield from cell_end(self.styles)
            case Facts():
                yield from facts(block, self.styles, self.inlines, self.labels, place)
            case Figure() | Chart():
                yield from self._drawn(block, place)
            case Contents():
                yield from contents(block, self.styles, self.inlines, self.labels, place)
            case Quotation():
                frame = framed(block, place)
                keep = w("keepNext") if block.source else None
                # Its style is italic, in which no hyphen is held (`Inlines`).
                text = tuple(replace(run, verbatim=True) for run in block.text)
                yield self._paragraph(f"{PREFIXES[block.place]}quote", text, place, keep=keep, frame=frame)
                if block.source:
                    style = f"{PREFIXES[block.place]}quote source"
                    yield self._paragraph(style, block.source, place, frame=deepcopy(frame))

    def _holds_columns(self, place: Place) -> bool:
        """Whether a list may stand in columns there: in the text of a page that has none."""
        return place.story is Story.BODY and not place.nested and place.page.columns == 1 and not place.aside

    def _paragraph(self, style: str, text: Inline, place: Place, **properties: Any) -> Any:
        return paragraph(self.styles[style], *self.inlines.write(text, place), **properties)

    def _level(self, given: int) -> int:
        """The level to write: none is skipped below another heading, as in the PDF; the first is as it was given."""
        self._open = [one for one in self._open if one[0] < given]
        level = min(self._open[-1][1] + 1, 6) if self._open else min(given, 6)
        self._open.append((given, level))
        return level

    def _heading(self, heading: Heading, place: Place, frame: Any | None = None) -> Any:
        level, compact = self._level(heading.level), heading.look == "compact"
        place = replace(place, look=(*place.look, *compact_look())) if compact else place
        content = self.inlines.write(heading.text, place)
        if heading.number:
            large = heading.level == 1 and not compact and self.styles.get(NUMBER)
            look = run_properties([w("rStyle", val=large)] if large else compact_look() if compact else ())
            content = [heading_mark(heading.number, level, look), *content]
        content = self.inlines.bookmark(heading.anchor, content)
        rules = compact_rules() if compact else ()
        properties = {f"rule{rank}": one for rank, one in enumerate(rules)}
        if heading.look == "annex" and NUMBER not in self.styles:
            properties["page"] = w("pageBreakBefore")
        if frame is not None:
            properties = {"frame": frame, "space": w("spacing", before=0, after=0)}
        return paragraph(self.styles[f"heading {level}"], *content, **properties)

    def _list(self, block: List, depth: int, place: Place) -> Iterable[Any]:
        kind = "number" if block.ordered else "bullet"
        suffix = f" {min(depth, LIST_STYLES - 1) + 1}" if depth else ""
        style = self.styles[f"list {kind}{suffix}"]
        number = self.numbering.restarted(depth, block.start) if block.ordered else self.numbering.bullets
        # Neither the first nor the last item stands alone on a page or in a column.
        paired = (0, len(block.items) - 2)
        for rank, item in enumerate(block.items):
            own = block.ordered or depth >= LIST_STYLES
            level = w("numPr", w("ilvl", val=min(depth, 8)), w("numId", val=number)) if own else None
            keep = w("keepNext") if item.children or (rank in paired and len(block.items) > 1) else None
            yield paragraph(style, *self.inlines.write(item.text, place), keep=keep, level=level)
            for child in item.children:
                if isinstance(child, List):
                    yield from self._list(child, depth + 1, place)
                elif isinstance(child, Paragraph):
                    yield self._paragraph(f"list continue{suffix}", child.text, place)
                else:
                    yield from self._blocks((child,), place)

    def _captioned(self, block: Table | Figure | Chart, place: Place, **properties: Any) -> Iterable[Any]:
        """The caption of a block: `Tableau 3. …`, the number as a field that Word counts, under a bookmark."""
        credit = block.credit if isinstance(block, Figure) else ()
        if not (block.caption or credit):
            return
        content = self.inlines.write(block.caption, place)
        if block.number:
            word = self.labels["table" if isinstance(block, Table) else "figure"]
            # The bookmark encloses the number alone: that is what a reference to it shows.
            number = self.inlines.bookmark(block.anchor, [word_field(f"SEQ {word} \\* ARABIC", block.number)])
            content = [text_run(f"{word}\u00a0"), *number, text_run(". "), *content]
        if credit:
            space = [text_run(" ")] if block.caption else []
            content += [*space, *self.inlines.write(credit, replace(place, look=(*place.look, *_credit_look())))]
        if isinstance(block, Table) and block.close:
            properties["space"] = w("spacing", before=CLOSE_CAPTION, after=CLOSE_CAPTION)
        if place.nested:
            properties["indent"] = w("ind", left=0)
        yield paragraph(self.styles["caption"], *content, **properties)

    def _described(self, element: Any, block: Table) -> Any:
        """The table with its title, and what its columns are for those who do not see it."""
        columns = ", ".join(filter(None, map(plain, block.header)))
        words = self.labels["table_described"].format(columns=columns, rows=len(block.rows))
        return described(element, block.caption, words)

    def _row(self, figures: Sequence[Figure], place: Place) -> Iterable[Any]:
        """Pictures side by side in one paragraph, then what is said of each, from left to right."""
        told = [one for one in figures if one.caption or one.credit]
        inside = w("ind", left=0) if place.nested else None
        keep = w("keepNext") if told else None
        drawings = self.pictures.row(figures, place)
        yield paragraph(self.styles["figure"], *drawings, keep=keep, indent=inside)
        for one in told:
            yield from self._captioned(one, place, keep=w("keepNext", val=0) if one is told[-1] else None)

    def _drawn(self, block: Figure | Chart, place: Place) -> Iterable[Any]:
        """A picture, its caption, and for a chart the numbers that stand nowhere else."""
        frame = framed(block, place) if isinstance(block, Figure) else None
        place = place if frame is None else within(frame, place)
        # The style may reach out into the margin, as drawings do, but not out of a cell or a frame.
        style, inside = self.styles["figure"], w("ind", left=0) if place.nested else None
        if isinstance(block, Chart):
            yield paragraph(style, w("r", w("drawing", self.pictures.chart(block, place))), indent=inside)
            yield from self._captioned(block, place, keep=None if block.data else w("keepNext", val=0))
            if block.data:
                numbers = data_table(block.data, self.styles, self.inlines, place)
                yield self._described(numbers, replace(block.data, caption=block.data.caption or block.caption))
                yield from cell_end(self.styles)
        else:
            yield paragraph(style, self.pictures.figure(block, place), frame=frame, indent=inside)
            yield from self._captioned(block, place, keep=w("keepNext", val=0), frame=deepcopy(frame))


def _credit_look() -> tuple[Any, ...]:
    """The type of the words that say who made a picture, as in the PDF."""
    return w("b", val=0), w("color", val="5A5A57"), w("sz", val=17)
