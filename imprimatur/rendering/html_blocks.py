"""Blocks and inline text as semantic HTML, every word of it escaped."""

import hashlib
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from imprimatur.bilingual import TAGS
from imprimatur.blocks import (
    Block,
    Blocks,
    Facts,
    Figure,
    Gap,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Table,
)
from imprimatur.errors import UnsafeInput

SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""What a link in a document may lead to; another one is printed as plain text."""

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")

KEPT_WHOLE = 15
"""Rows up to which a table stays on one page with its caption."""


class Writer:
    """Writes HTML and gathers the pictures on the way: `pictures` holds their bytes and media type by address."""

    def __init__(self) -> None:
        """Start without pictures."""
        self.pictures: dict[str, tuple[bytes, str]] = {}
        self._open = [1]

    def picture(self, content: bytes, media: str) -> str:
        """The address of a picture, the same for the same bytes. Raises UnsafeInput for a type that is no picture."""
        if media not in PICTURES:
            raise UnsafeInput(
                media,
                "une image de ce type ne peut pas être imprimée ; utilisez PNG, JPEG ou SVG.",
                "een afbeelding van dit type kan niet worden afgedrukt; gebruik PNG, JPEG of SVG.",
            )
        address = f"picture:{hashlib.sha256(content).hexdigest()}"
        self.pictures[address] = (content, media)
        return address

    def part(self, blocks: Blocks) -> Markup:
        """The HTML of a part, whose own heading of level 1 the template writes; empty for none."""
        self._open = [1]
        return self.blocks(blocks)

    def blocks(self, blocks: Blocks) -> Markup:
        """The HTML of blocks; empty for none."""
        return Markup("\n").join(self._block(block) for block in blocks)

    def inline(self, inline: Inline) -> Markup:
        """The HTML of an inline text; empty for none. Neighbours that share a link, gap or language share a tag."""
        groups = groupby(inline, key=lambda run: (run.link, run.target, run.gap, run.lang))
        return _join(self._alike(key, list(group)) for key, group in groups)

    def _alike(self, key: tuple[object, ...], group: list[Run]) -> Markup:
        """Runs in a row of one link, gap and language: in one tag with their notes after it, else each with its own."""
        if any(key):
            return _around(group) + _join(self._note(run) for run in group)
        return _join(_look(run) + self._note(run) for run in group)

    def _note(self, run: Run) -> Markup:
        look = '<span class="note" role="doc-footnote">{}</span>'
        return Markup(look).format(self.inline(run.note)) if run.note else Markup()

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                look = "" if block.role == "body" else Markup(' class="{}"').format(block.role)
                return Markup("<p{}>{}</p>").format(look, self.inline(block.text))
            case List():
                tag = "ol" if block.ordered else "ul"
                return Markup("<{0}>{1}</{0}>").format(tag, _join(self._item(item) for item in block.items))
            case Table():
                return self._table(block)
            case Facts():
                row = "<div><dt>{}</dt> <dd>{}</dd></div>"
                cells = (Markup(row).format(self.inline(label), self.inline(value)) for label, value in block.rows)
                return Markup('<dl class="facts">{}</dl>').format(_join(cells))
            case Figure():
                return self._figure(block)
            case Quotation():
                source = Markup('<p class="source">{}</p>').format(self.inline(block.source)) if block.source else ""
                return Markup("<blockquote><p>{}</p>{}</blockquote>").format(self.inline(block.text), source)

    def _heading(self, heading: Heading) -> Markup:
        # The title of the document is h1, a heading of level 1 the next below it. No level is ever skipped (PDF/UA-1,
        # 7.4.2), whatever the levels that a text was written with.
        self._open = [*(level for level in self._open if level < heading.level), heading.level]
        tag = f"h{min(len(self._open) + 1, 6)}"
        anchor = Markup(' id="{}"').format(heading.anchor) if heading.anchor else ""
        number = Markup('<span class="number">{}</span> ').format(heading.number) if heading.number else ""
        return Markup("<{0}{1}>{2}{3}</{0}>").format(tag, anchor, number, self.inline(heading.text))

    def _item(self, item: Item) -> Markup:
        return Markup("<li>{}{}</li>").format(self.inline(item.text), self.blocks(item.children))

    def _table(self, table: Table) -> Markup:
        caption = Markup("<caption>{}</caption>").format(self.inline(table.caption)) if table.caption else ""
        header = _join(Markup('<th scope="col">{}</th>').format(self.inline(cell)) for cell in table.header)
        rows = _join(self._row(row, table.row_headers) for row in table.rows)
        look = "keep" if len(table.rows) <= KEPT_WHOLE else "long"
        return Markup('<div class="{}"><table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>').format(
            look, caption, header, rows
        )

    def _row(self, row: tuple[Inline, ...], headed: bool) -> Markup:
        cells = [Markup("<td>{}</td>").format(self.inline(cell)) for cell in row]
        if headed and row:
            cells[0] = Markup('<th scope="row">{}</th>').format(self.inline(row[0]))
        return Markup("<tr>{}</tr>").format(_join(cells))

    def _figure(self, figure: Figure) -> Markup:
        caption = Markup("<figcaption>{}</figcaption>").format(self.inline(figure.caption)) if figure.caption else ""
        source = self.picture(figure.image, figure.media)
        return Markup('<figure class="keep"><img src="{}" alt="{}">{}</figure>').format(source, figure.alt, caption)


def _around(group: list[Run]) -> Markup:
    first = group[0]
    html = _join(_look(run) for run in group)
    if first.lang:
        html = Markup('<span lang="{}">{}</span>').format(TAGS[first.lang], html)
    if first.gap:
        html = _gap(first.gap, html)
    if first.target:
        return Markup('<a href="#{}">{}</a>').format(first.target, html)
    if first.link.lower().startswith(SCHEMES):
        return Markup('<a href="{}">{}</a>').format(first.link, html)
    return html


def _look(run: Run) -> Markup:
    html = escape(run.text)
    if run.italic:
        html = Markup("<em>{}</em>").format(html)
    if run.bold:
        html = Markup("<strong>{}</strong>").format(html)
    return html


def _gap(gap: Gap, html: Markup) -> Markup:
    """The marked place. Where a text is shown, the label says after it what is still to be done (print.css)."""
    look = "missing" if gap.missing else "confirm"
    return Markup('<mark class="gap {}" data-label="{}" title="{}">{}</mark>').format(look, gap.label, gap.note, html)


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
