"""DOCX: a Composition set into the Word template of its kind."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS
from imprimatur.core.composition import Composition, Stage
from imprimatur.rendering.docx.blanks import absorb
from imprimatur.rendering.docx.blocks import BlockWriter
from imprimatur.rendering.docx.comments import lift_comments
from imprimatur.rendering.docx.inline import Inlines, Place, Story
from imprimatur.rendering.docx.numbering import Numbering, list_of
from imprimatur.rendering.docx.openers import openers
from imprimatur.rendering.docx.outline import number_headings
from imprimatur.rendering.docx.parts import (
    add_notes,
    footnotes_part,
    note_ids,
    quiet_settings,
    related,
    set_comments,
    set_properties,
)
from imprimatur.rendering.docx.pictures import Pictures
from imprimatur.rendering.docx.placing import add_styles
from imprimatur.rendering.docx.references import resolve, settle_sequences
from imprimatur.rendering.docx.running import name_chapters
from imprimatur.rendering.docx.sections import close_columns, end_sections, page_at
from imprimatur.rendering.docx.sizing import resize
from imprimatur.rendering.docx.tails import hold_tails
from imprimatur.rendering.docx.template import Slot, Template, marks
from imprimatur.rendering.docx.theme import paint, paint_palette, palette, place_wordmark, set_language
from imprimatur.rendering.docx.tidy import tidy
from imprimatur.rendering.docx.xml import NS
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.messages import say
from imprimatur.rendering.package import pack, parts_of
from imprimatur.rendering.sandbox import UnusableTemplate, fault

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CELL_WIDTH: Any = etree.XPath("ancestor::w:tc[1]/w:tcPr/w:tcW/@w:w", namespaces=NS)


@dataclass(frozen=True, slots=True)
class DocxRenderer:
    """Word documents, from `<kind>/template.docx`."""

    suffix: str = ".docx"

    def __call__(self, composition: Composition, templates: Templates) -> Artefact:
        """Render the composition. Raises TemplateFault when the template cannot be used."""
        composition = _settled(composition, templates)
        path = templates.root / composition.kind / "template.docx"
        try:
            template = Template.read(path.read_bytes())
            template.render(_context(composition, template))
        except Exception as error:  # whatever an untrusted template or a broken file makes the libraries raise
            raise fault(path, error) from error
        try:
            writer = _writer(composition, template, templates)
            content = _finished(composition, template, writer)
        except UnusableTemplate as error:
            raise fault(path, error) from error
        return Artefact(f"{composition.slug}.{composition.lang}{self.suffix}", content, MEDIA)


DOCX = DocxRenderer()


def _settled(composition: Composition, templates: Templates) -> Composition:
    """The composition in its size, with its chapters opened, as a layout of the PDF decides both."""
    if len(composition.sizes) < 2 and not composition.chaptered:
        return composition
    # Imported where a length is to be measured: other documents need no layout engine to be written in Word.
    from imprimatur.rendering.pdf.chapters import paginated
    from imprimatur.rendering.pdf.sizing import sized

    return paginated(sized(composition, templates), templates)


def _context(composition: Composition, template: Template) -> dict[str, Any]:
    """What a template may name: the same names as in the HTML templates."""
    slots = template.slots
    return {
        "line": SimpleNamespace(**{key: Slot(slots, inline=line) for key, line in composition.lines.items()}),
        "part": SimpleNamespace(**{key: Slot(slots, blocks=part) for key, part in composition.parts.items()}),
        "label": SimpleNamespace(**composition.labels),
        "flag": SimpleNamespace(**composition.flags),
        "lang": composition.lang,
        "tag": TAGS[composition.lang],
        "properties": composition.properties,
    }


def _finished(composition: Composition, template: Template, writer: BlockWriter) -> bytes:
    """Write the texts at their marks, then everything that depends on the composition and not on the template."""
    document = template.document
    main, styles = document.part, document.styles.element
    _fill(template, writer)
    end_sections(document.element.body, writer.styles["spacer"], openers(main))
    settle_sequences(document.element.body)
    numbered = number_headings(document.element.body, writer.styles, styles, writer.numbering)
    name_chapters(main, document.element.body, writer.styles, styles)
    for part in template.stories():
        place_wordmark(part, composition.theme)
    stories = [part.element for part in template.stories()]
    for root in (*stories, *writer.inlines.notes):
        resolve(root, writer.inlines.known_bookmarks(), numbered)
    tidy(stories, writer.styles["spacer"])
    absorb(document.element.body, styles)
    close_columns(document.element.body, writer.styles["spacer"])
    hold_tails(document.element.body, styles)
    lift_comments(document.element.body, styles)
    add_notes(writer.inlines.notes_part, writer.inlines.notes)
    set_comments(main, writer.inlines.comments)
    _dress(composition, template)
    for size in composition.sizes:
        resize(styles, size)
    set_language(styles, document.settings.element, TAGS[composition.lang])
    quiet_settings(main)
    set_properties(main.package, composition.properties, TAGS[composition.lang])
    return pack(parts_of(main.package))


def _fill(template: Template, writer: BlockWriter) -> None:
    """Put the texts in the place of their marks, in reading order. Raises UnusableTemplate when a mark was lost."""
    body, filled = template.document.element.body, 0
    for part in template.stories():
        story = Story.BODY if part is template.document.part else Story.EDGE
        for mark, slot in marks(part.element, template.slots):
            cell, page = CELL_WIDTH(mark), page_at(mark, body)
            width = int(cell[0]) if cell else page.text
            _replace(mark, slot, writer, Place(part, width, page, story, bool(cell), slot.facts, slot.aside, slot.look))
            filled += 1
    if filled < len(template.slots.asked):
        raise UnusableTemplate(say("no_place"))


def _writer(composition: Composition, template: Template, templates: Templates) -> BlockWriter:
    document = template.document
    add_styles(document.styles.element)
    styles = template.styles()
    notes = footnotes_part(document.part, document.settings.element)
    inlines = Inlines(styles, notes, first_note=max([0, *note_ids(notes)]) + 1)
    lists = [list_of(document.styles.element, styles[style]) for style in ("list bullet", "list number")]
    numbering = Numbering(document.part.numbering_part.element, *lists)
    fonts = templates.root / "_shared" / "fonts"
    pictures = Pictures(composition.theme, composition.lang, fonts, composition.stage is Stage.DRAFT)
    return BlockWriter(styles, composition.labels, inlines, numbering, pictures)


def _replace(mark: Any, slot: Slot, writer: BlockWriter, place: Place) -> None:
    inline = slot.inline and writer.inlines.write(slot.inline, place)
    holder, at = mark.getparent(), mark.getparent().index(mark)
    holder[at : at + 1] = inline or writer.write(slot.blocks, place)


def _dress(composition: Composition, template: Template) -> None:
    """Give the document the colours of the theme, wherever the template names one of Word's palette."""
    document, colours = template.document, palette(composition.theme)
    for part in template.stories():
        paint(part.element, colours)
    paint(document.styles.element, colours)
    paint(document.part.numbering_part.element, colours)
    theme = related(document.part, RELATIONSHIP_TYPE.THEME)
    if theme is not None:
        paint_palette(theme, colours)
