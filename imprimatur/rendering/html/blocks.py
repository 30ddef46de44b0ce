"""Blocks as semantic HTML, every word of them escaped."""

import hashlib
from collections.abc import Mapping, Sequence
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
from imprimatur.rendering.shapes import WHOLE_IF_TALL, in_rows, is_tall, shares_of
from imprimatur.rendering.turning import leading, turned

ROW_WIDTH, ROW_HEIGHT = 100.0, 45.0
"""The width of a row of pictures, and how high they are at most: in hundredths of that width."""
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
        looks, made = zip(leading(blocks), turned(blocks), strict=True), []
        for row in in_rows(blocks):
            (leads, lies), *_ = [next(looks) for _ in row]
            figures = [one for one in row if isinstance(one, Figure)]
            made.append(self._row(figures) if len(row) > 1 else self._block(row[0], leads, lies))
        return Markup("\n").join(made)

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
                columns = Markup(' class="in-{}"').format(block.columns) if block.columns else Markup()
                return Markup("<{0}{1}{2}>{3}</{0}>").format(tag, columns, _start(block), items)
            case Table():
                return table_html(block, self.labels)
            case Facts():
                row = "<div><dt>{}</dt> <dd>{}</dd></div>"
                cells = (Markup(row).format(inline_html(label), inline_html(value)) for label, value in block.rows)
                return Markup("<dl{}>{}</dl>").format(_grid(block), joined(cells))
            case Figure():
                look = f" {block.place}" if block.place else " map" * block.wide
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
        return Markup('<figure class="keep{}"{}><img src="{}" alt="{}">{}{}</figure>').format(
            look, anchor, source, figure.alt, self._said_below(figure), below
        )

    def _said_below(self, figure: Figure | Chart) -> Markup:
        """The caption of a figure, then who made it."""
        caption = caption_html("figure", figure.number, figure.caption, self.labels)
        credit = inline_html(figure.credit) if isinstance(figure, Figure) else ""
        made = Markup('<span class="credit">{}</span>').format(credit) if credit else Markup()
        said = Markup(" ").join(filter(None, (caption, made)))
        return Markup("<figcaption>{}</figcaption>").format(said) if said else Markup()

    def _row(self, figures: Sequence[Figure]) -> Markup:
        """Pictures side by side; what is said of one of them alone, where the others have no words, is said of all."""
        widths = shares_of(figures, ROW_WIDTH, ROW_HEIGHT)
        told = [one for one in figures if one.caption or one.credit]
        cells = joined(
            Markup('<{0} style="width: {1:.1f}%"{2}><img src="{3}" alt="{4}">{5}</{0}>').format(
                "figure" if len(told) > 1 else "div",
                width,
                Markup(' id="{}"').format(one.anchor) if one.anchor else "",
                self.picture(one.image, one.media),
                one.alt,
                self._said_below(one) if len(told) > 1 else "",
            )
            for one, width in zip(figures, widths, strict=True)
        )
        below = self._said_below(told[0]) if len(told) == 1 else Markup()
        return Markup('<figure class="keep row"><div class="pictures">{}</div>{}</figure>').format(cells, below)

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
