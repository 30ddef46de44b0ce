"""Blocks in Word: headings, paragraphs, lists, facts, figures and quotations (tables stand in docx_tables)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from lxml import etree

from imprimatur.blocks import (
    Block,
    Blocks,
    Facts,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
    runs,
)
from imprimatur.errors import UnsafeInput
from imprimatur.rendering.docx_inline import Inlines, Place
from imprimatur.rendering.docx_numbering import Numbering
from imprimatur.rendering.docx_parts import related_image
from imprimatur.rendering.docx_tables import cell_end, facts_grid, facts_table, table
from imprimatur.rendering.docx_xml import PIC, WP, A, R, name, paragraph, text_run, w
from imprimatur.rendering.docx_xml import field as word_field

ROLES = {"body": "body text", "lead": "lead", "small": "small text"}
AFTER_LIST = 110
"""The space in twips that sets a list off from what follows, as a paragraph is."""

LIST_STYLES = 3
"""How many depths of a list have a style of their own; a deeper one takes the last and its own numbering level."""

EMU_PER_TWIP = 635
MAX_HEIGHT = 11_000 * EMU_PER_TWIP
"""A picture is never higher than some 19 cm, so that its caption finds room on the page."""


@dataclass(slots=True)
class BlockWriter:
    """Writes the blocks of one document. `styles` gives the identifier of a style by its name in small letters."""

    styles: Mapping[str, str]
    labels: Mapping[str, str]
    inlines: Inlines
    numbering: Numbering
    counts: dict[str, int] = field(default_factory=dict)

    def write(self, blocks: Blocks, place: Place) -> list[Any]:
        """The paragraphs and tables that say `blocks`."""
        return [element for block, after in _pairs(blocks) for element in self._block(block, after, place)]

    def _block(self, block: Block, after: Block | None, place: Place) -> Iterable[Any]:
        match block:
            case Heading():
                yield self._heading(block, place)
            case Paragraph():
                leads_in = isinstance(after, List) and plain(block.text).rstrip().endswith(":")
                keep = w("keepNext") if leads_in else None
                yield self._paragraph(ROLES.get(block.role, block.role), block.text, place, keep=keep)
            case List():
                elements = list(self._list(block, 0, place))
                if elements and elements[-1].tag == name("p"):
                    elements[-1][0].append(w("spacing", after=AFTER_LIST))
                yield from elements
            case Table():
                yield from self._captioned("table", block.caption, place)
                yield table(block, self.styles, self.inlines, place)
                yield from cell_end(self.styles)
            case Facts():
                draw = facts_grid if place.grid else facts_table
                yield draw(block, self.styles, self.inlines, place)
                yield from cell_end(self.styles)
            case Figure():
                yield self._figure(block, place)
                yield from self._captioned("figure", block.caption, place, keep=w("keepNext", val=0))
            case Quotation():
                keep = w("keepNext") if block.source else None
                yield self._paragraph("quote", block.text, place, keep=keep)
                if block.source:
                    yield self._paragraph("quote source", block.source, place)

    def _paragraph(self, style: str, text: Inline, place: Place, **properties: Any) -> Any:
        return paragraph(self.styles[style], *self.inlines.write(text, place), **properties)

    def _heading(self, heading: Heading, place: Place) -> Any:
        text = (*runs(f"{heading.number}\u00a0" if heading.number else ""), *heading.text)
        content = self.inlines.bookmark(heading.anchor, self.inlines.write(text, place))
        return paragraph(self.styles[f"heading {min(heading.level, 6)}"], *content)

    def _list(self, block: List, depth: int, place: Place) -> Iterable[Any]:
        kind = "number" if block.ordered else "bullet"
        suffix = f" {min(depth, LIST_STYLES - 1) + 1}" if depth else ""
        style = self.styles[f"list {kind}{suffix}"]
        number = self.numbering.restarted(depth) if block.ordered else self.numbering.bullets
        for item in block.items:
            own = block.ordered or depth >= LIST_STYLES
            level = w("numPr", w("ilvl", val=min(depth, 8)), w("numId", val=number)) if own else None
            keep = w("keepNext") if item.children else None
            yield paragraph(style, *self.inlines.write(item.text, place), keep=keep, level=level)
            for child, after in _pairs(item.children):
                if isinstance(child, List):
                    yield from self._list(child, depth + 1, place)
                elif isinstance(child, Paragraph):
                    yield self._paragraph(f"list continue{suffix}", child.text, place)
                else:
                    yield from self._block(child, after, place)

    def _captioned(self, kind: str, caption: Inline, place: Place, **properties: Any) -> Iterable[Any]:
        if not caption:
            return
        content = self.inlines.write(caption, place)
        if word := self.labels.get(f"caption_{kind}"):
            self.counts[kind] = self.counts.get(kind, 0) + 1
            number = word_field(f"SEQ {word} \\* ARABIC", str(self.counts[kind]))
            content = [text_run(f"{word}\u00a0"), number, text_run(". "), *content]
        yield paragraph(self.styles["caption"], *content, **properties)

    def _figure(self, figure: Figure, place: Place) -> Any:
        try:
            relation, image = related_image(place.part, figure.image)
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
            raise UnsafeInput(
                str(figure.location) or figure.alt,
                f"une image de ce type ({figure.media}) ne va pas dans Word, employez PNG ou JPEG",
                f"een afbeelding van dit type ({figure.media}) kan niet in Word, gebruik PNG of JPEG",
            ) from error
        scale = min(1.0, place.width * EMU_PER_TWIP / image.width, MAX_HEIGHT / image.height)
        self.counts["drawing"] = self.counts.get("drawing", 0) + 1
        size = {"cx": str(int(image.width * scale)), "cy": str(int(image.height * scale))}
        drawing = inline_picture(relation, self.counts["drawing"], figure.alt, size)
        return paragraph(self.styles["figure"], w("r", w("drawing", drawing)))


def inline_picture(relation: str, identity: int, alt: str, size: dict[str, str]) -> Any:
    """A wp:inline that shows the image of a relationship; `size` has cx and cy in EMU."""
    called = {"id": str(identity), "name": f"Figure {identity}"}
    frame = etree.Element(f"{{{WP}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), {"wp": WP})
    etree.SubElement(frame, f"{{{WP}}}extent", size)
    etree.SubElement(frame, f"{{{WP}}}docPr", {**called, "descr": alt})
    data = etree.SubElement(etree.SubElement(frame, f"{{{A}}}graphic", nsmap={"a": A}), f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic", nsmap={"pic": PIC})
    naming = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(naming, f"{{{PIC}}}cNvPr", called)
    etree.SubElement(naming, f"{{{PIC}}}cNvPicPr")
    filling = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(filling, f"{{{A}}}blip", {f"{{{R}}}embed": relation}, {"r": R})
    etree.SubElement(etree.SubElement(filling, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(transform, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{A}}}ext", size)
    etree.SubElement(etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect"), f"{{{A}}}avLst")
    return frame


def _pairs(blocks: Blocks) -> Iterable[tuple[Block, Block | None]]:
    """Each block with the one that follows it."""
    return zip(blocks, (*blocks[1:], None), strict=False)
