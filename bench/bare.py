"""The bare renderers on the same content: one WeasyPrint call and one python-docx save."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import weasyprint

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
    Quotation,
    Table,
)
from imprimatur.core.composition import Composition
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.html.page import BODY, render_html
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.fetch import Fetcher


def bare_pdf(composition: Composition, templates: Templates) -> bytes:
    """The same HTML, style sheets and fonts in one call of WeasyPrint, as PDF/A-3a: tags of its own, nothing mended."""
    page = render_html(composition, templates)
    fetcher = Fetcher(templates.root, page.pictures)
    address = f"file:///{composition.kind}/{BODY}"
    content: bytes = weasyprint.HTML(string=page.html, base_url=address, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/a-3a"
    )
    return content


def bare_docx(composition: Composition, templates: Templates) -> bytes:
    """The same blocks written one after the other with python-docx into its own default template."""
    document, fonts = docx.Document(), templates.root / "_shared" / "fonts"
    for line in composition.lines.values():
        _runs(document.add_paragraph(), line)
    for part in composition.parts.values():
        _blocks(document, part, composition, fonts)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _blocks(document: Any, blocks: Blocks, composition: Composition, fonts: Path) -> None:
    for block in blocks:
        _block(document, block, composition, fonts)


def _block(document: Any, block: Block, composition: Composition, fonts: Path) -> None:
    match block:
        case Heading():
            _runs(document.add_heading(level=min(block.level, 9)), block.text)
        case List():
            for item in block.items:
                _runs(document.add_paragraph(style="List Number" if block.ordered else "List Bullet"), item.text)
                _blocks(document, item.children, composition, fonts)
        case Table():
            _table(document, (block.header, *block.rows))
        case Facts():
            _table(document, block.rows)
        case Figure():
            document.add_picture(BytesIO(block.image))
        case Chart():
            document.add_picture(BytesIO(draw(block, composition.theme, composition.lang).png(fonts)))
            if block.data:
                _table(document, (block.data.header, *block.data.rows))
        case Contents():
            for entry in block.entries:
                _runs(document.add_paragraph(), entry.text)
        case Quotation() | _:
            _runs(document.add_paragraph(), block.text)


def _table(document: Any, rows: tuple[tuple[Inline, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, inline in zip(cells.cells, row, strict=False):  # a row that heads others is a single cell
            _runs(cell.paragraphs[0], inline)


def _runs(paragraph: Any, inline: Inline) -> None:
    for run in inline:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold, run.italic
