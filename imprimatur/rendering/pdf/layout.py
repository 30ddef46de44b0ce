"""A document laid out on its pages, to be measured and to be written.

Laying out is most of what a PDF costs. The pages of a kind that is measured before it is written (its composition
chooses between sizes of type) are therefore kept for a while: the layout that was measured is the one that is written,
and Word, which asks for the same measure, finds it made.

This leans on the box tree of WeasyPrint 70, which pyproject.toml pins.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import weasyprint

from imprimatur.core.composition import Composition
from imprimatur.rendering.html.page import BODY, SHARED, Page, render_html
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.endings import ended
from imprimatur.rendering.pdf.fetch import Fetcher
from imprimatur.rendering.pdf.floating import floated
from imprimatur.rendering.pdf.fonts import ProjectFonts

VARIANT = "pdf/a-3a"
KEPT = 4
"""How many layouts are kept: the sizes that one document may be tried in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of HTML with its style sheets: its text says which it is, for its pictures are named by their bytes."""

    html: str
    kind: str
    root: Path
    styles: tuple[bytes, ...]
    page: Page = field(compare=False)


def sheet_of(composition: Composition, templates: Templates) -> Sheet:
    """What a composition is laid out from, by which a measure of it may be kept. Raises TemplateFault, UnsafeInput."""
    page = render_html(composition, templates)
    kind, root = composition.kind, templates.root
    styles = tuple(sheet.read_bytes() for folder in (SHARED, kind) for sheet in sorted((root / folder).glob("*.css")))
    return Sheet(page.html, kind, root, styles, page)


def laid_out(composition: Composition, templates: Templates) -> weasyprint.Document:
    """The pages of a composition, figures floated past holes. Raises TemplateFault, UnsafeInput.

    The document may be one that was handed out before, and is not to be changed: a copy of it is written.
    """
    sheet = sheet_of(composition, templates)
    return _kept(sheet) if composition.sizes else lay_out(sheet, ends=True)


def lay_out(sheet: Sheet, *, ends: bool = False) -> weasyprint.Document:
    """The pages of a sheet, figures floated past holes, and what `ends` it held together. Raises TemplateFault."""
    fetcher = Fetcher(sheet.root, sheet.page.pictures)
    with fetcher.faults():
        source = weasyprint.HTML(string=sheet.html, base_url=f"file:///{sheet.kind}/{BODY}", url_fetcher=fetcher)
        fonts = ProjectFonts()

        def render() -> weasyprint.Document:
            return source.render(font_config=fonts, pdf_variant=VARIANT)

        document = floated(source.etree_element, render)
        return ended(document, render) if ends else document


_kept = lru_cache(maxsize=KEPT)(lay_out)
