"""Blocks as semantic HTML, every word of them escaped."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Contents,
    Facts,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Table,
)
from imprimatur.core.errors import UnsafeInput
from imprimatur.core.placing import settled
from imprimatur.core.theme import Theme
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.fitting import facts_columns
from imprimatur.rendering.grids import BAND, BOX, grid_shares
from imprimatur.rendering.html.inline import inline_html, joined
from imprimatur.rendering.html.tables import caption_html, contents_html, rows_html, table_html
from imprimatur.rendering.messages import say
from imprimatur.rendering.shapes import WHOLE_IF_TALL, is_tall
from imprimatur.rendering.turning import leading, turned

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")


@dataclass(slots=True)
class Writer:
    """Writes HTML and gathers the pictures on the way: `pictures` holds their bytes and media type by address.

    `labels` gives the words before the number of a caption (table, figure); charts are drawn in the `theme`.
    """

    theme: Theme
    lang: Lang
    labels: Mapping[str, str] = field(default_factory=dict)
    pictures: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    _open: list[int] = field(default_factory=lambda: [1])

    def picture(self, content: bytes, media: str) -> str:
        """The address of a picture, the same for the same bytes. Raises UnsafeInput for a type that is no picture."""
        if media not in PICTURES:
            raise UnsafeInput(media, say("picture_type"))
        address = f"picture:{hashlib.sha256(content).hexdigest()}"
        self.pictures[address] = (content, media)
        return address

    def part(self, blocks: Blocks) -> Markup:
        """The HTML of a part, whose own heading of level 1 the template writes; empty for none."""
        self._open = [1]
        return self.blocks(blocks)

    def blocks(self, blocks: Blocks) -> Markup:
        """The HTML of blocks; empty for none."""
        blocks = settled(blocks)
        return Markup("\n").join(
            self._block(block, leads, lies)
            for block, leads, lies in zip(blocks, leading(blocks), turned(blocks), strict=True)
        )

    def inline(self, inline: Inline) -> Markup:
        """The HTML of an inline text; empty for none."""
        return inline_html(inline)

    def _block(self, block: Block, leads: bool, lies: bool) -> Markup:
        match block:
            case Heading():
                return self._heading(block, lies)
            case Paragraph():
                return _paragraph(block, leads, lies)
            case List():
                tag = "ol" if block.ordered else "ul"
                items = joined(self._item(item) for item in block.items)
                return Markup("<{0}{1}>{2}</{0}>").format(tag, _start(block), items)
            case Table():
                return table_html(block, self.labels)
            case Facts():
                row = "<div><dt>{}</dt> <dd>{}</dd></div>"
                cells = (Markup(row).format(inline_html(label), inline_html(value)) for label, value in block.rows)
                return Markup("<dl{}>{}</dl>").format(_grid(block), joined(cells))
            case Figure():
                look = f" {block.place}" if block.place else ""
                look += " tall" * (block.place in WHOLE_IF_TALL and is_tall(block.image))
                return self._figure(block, self.picture(block.image, block.media), look)
            case Chart():
                return self._chart(block)
            case Contents():
                return contents_html(block, self.labels)
            case Quotation():
                source = Markup('<p class="source">{}</p>').format(inline_html(block.source)) if block.source else ""
                said = Markup("<p>{}</p>{}").format(inline_html(block.text), source)
                if not block.place:
                    return Markup("<blockquote>{}</blockquote>").format(said)
                # What floats breaks between pages, whatever is asked of it, but for what is a block in a line.
                return Markup('<blockquote class="{}"><div>{}</div></blockquote>').format(block.place, said)

    def _heading(self, heading: Heading, lies: bool) -> Markup:
        # The title of the document is h1, a heading of level 1 the next below it. No level is ever skipped (PDF/UA-1,
        # 7.4.2), whatever the levels that a text was written with.
        self._open = [*(level for level in self._open if level < heading.level), heading.level]
        tag = f"h{min(len(self._open) + 1, 6)}"
        anchor = Markup(' id="{}"').format(heading.anchor) if heading.anchor else ""
        looks = " ".join(["turned"] * lies + [heading.look] * bool(heading.look))
        look = Markup(' class="{}"').format(looks) if looks else ""
        # The number of a tenth chapter is wider than the margin that it stands in.
        size = " wider" * (heading.level == 1 and len(heading.number.rstrip(".")) > 1)
        number = Markup('<span class="number{}">{}</span> ').format(size, heading.number) if heading.number else ""
        return Markup("<{0}{1}{2}>{3}{4}</{0}>").format(tag, look, anchor, number, inline_html(heading.text))

    def _item(self, item: Item) -> Markup:
        return Markup("<li>{}{}</li>").format(inline_html(item.text), self.blocks(item.children))

    def _figure(self, figure: Figure | Chart, source: str, look: str = "", below: str = "") -> Markup:
        anchor = Markup(' id="{}"').format(figure.anchor) if figure.anchor else ""
        caption = caption_html("figure", figure.number, figure.caption, self.labels)
        said = Markup("<figcaption>{}</figcaption>").format(caption) if caption else ""
        return Markup('<figure class="keep{}"{}><img src="{}" alt="{}">{}{}</figure>').format(
            look, anchor, source, figure.alt, said, below
        )

    def _chart(self, chart: Chart) -> Markup:
        """The drawing with its caption, and below them the numbers that stand nowhere else."""
        source = self.picture(draw(chart, self.theme, self.lang).svg, "image/svg+xml")
        data = Markup('<table class="data">{}</table>').format(rows_html(chart.data)) if chart.data else Markup()
        return self._figure(chart, source, " chart", data)


def _grid(facts: Facts) -> Markup:
    """How facts are set: by their look, or in how many columns, and how wide these are where they are not equal."""
    if facts.look:
        return Markup(' class="facts {}"').format(facts.look)
    look = Markup(' class="facts of-{}"').format(facts_columns(facts))
    shares = {where: grid_shares(facts, room) for where, room in (("band", BAND), ("box", BOX))}
    parts = [
        Markup("--{}: {}").format(where, Markup(" ").join(Markup("{}fr").format(one) for one in share))
        for where, share in shares.items()
        if max(share, default=1) > 1
    ]
    return look + Markup(' style="{}"').format(Markup("; ").join(parts)) if parts else look


def _start(block: List) -> Markup:
    """Where a numbered list starts; WeasyPrint counts by the style sheet alone."""
    if not block.ordered or block.start == 1:
        return Markup()
    return Markup(' start="{}" style="counter-reset: list-item {}"').format(block.start, block.start - 1)


def _paragraph(paragraph: Paragraph, leads: bool, lies: bool) -> Markup:
    """A paragraph; one that leads in what follows stays with it."""
    looks = " ".join([paragraph.role] * (paragraph.role != "body") + ["leading"] * leads + ["turned"] * lies)
    look = Markup(' class="{}"').format(looks) if looks else ""
    return Markup("<p{}>{}</p>").format(look, inline_html(paragraph.text))
