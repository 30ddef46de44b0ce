"""The document around the table: its page, its styles, its running head and foot; the same bytes for the same words."""

from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.shared import Mm, Pt, RGBColor

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.composition import Properties
from imprimatur.core.exchanged import NAMESPACE
from imprimatur.rendering.docx.parts import quiet_settings, set_properties
from imprimatur.rendering.docx.theme import set_language
from imprimatur.rendering.docx.xml import W, field, paragraph, text_run, w
from imprimatur.rendering.package import pack, parts_of

DARK, GREY, RULE, TINT, FILL = "1F3A4D", "5A5A57", "C9C9C4", "E4EBF0", "FFF9E5"
"""The ink of headings and of what helps, the rules, the ground of headers, the ground of what is to be filled in."""
GONE, NEW, AMBER = "9B1C1C", "1B5E20", "7A5C00"
"""The ink of what went, of what is new, of what is to be revised: each 4.5 or more on its ground."""
TEXT = "Calibri"
"""The letters of the Word texts of the kit: those who write have no others for sure."""
MARGIN = 15
WIDTH = 15_138
"""The width of the text in twips: A4 lying, less its margins."""

SOURCE, TARGET, ASIDE, PLACE, HEAD = "ImpSource", "ImpTarget", "ImpAside", "ImpPlace", "ImpHead"
SOURCE_HEADING, TARGET_HEADING, SOURCE_ITEM, TARGET_ITEM = (
    "ImpSourceHeading",
    "ImpTargetHeading",
    "ImpSourceItem",
    "ImpTargetItem",
)
SIGN, STEP, LINK = "ImpMark", "ImpStep", "ImpLink"
SOURCES = frozenset([SOURCE, SOURCE_HEADING, SOURCE_ITEM])
"""The styles of the paragraphs that say the source, former words and helps aside."""

_BULLETS = 90
"""The number of the list of items: none that python-docx brings."""
_PROPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{{6F1C2B54-3D0E-4B7A-9A51-7C1E5F0D2A96}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/'
    '2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{}"/></ds:schemaRefs></ds:datastoreItem>'
)
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def empty(lang: Lang) -> Any:
    """An empty document on A4 lying, in the looks of what the product prints."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance, section.footer_distance = Mm(9), Mm(8)
    section.different_first_page_header_footer = True
    _styles(document.styles)
    _bullets(document.part.numbering_part.element)
    set_language(document.styles.element, document.settings.element, TAGS[lang])
    return document


def item(style: str, *content: Any, **properties: Any) -> Any:
    """A paragraph that is an item of a list."""
    return paragraph(style, *content, list=w("numPr", w("ilvl", val=0), w("numId", val=_BULLETS)), **properties)


def saved(document: Any, title: str, lang: Lang, held: bytes) -> bytes:
    """The bytes of a document, with what it holds hidden."""
    main = document.part
    package: Package = main.package
    for identity, rel in list(main.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML:
            del main.rels[identity]
    part = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, held, package)
    props = Part(PackURI("/customXml/itemProps1.xml"), _PROPS_TYPE, _PROPS.format(NAMESPACE).encode(), package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    part.relate_to(props, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    quiet_settings(main)
    set_properties(package, Properties(title, "Imprimatur"), TAGS[lang])
    return pack(parts_of(package))


def run_on(document: Any, head: str, foot: str, page: str) -> None:
    """The running head, from the second page on, and the foot with the number of the page."""
    section = document.sections[0]
    _edge(section.header, [text_run(head)])
    for edge in (section.footer, section.first_page_footer):
        number = [text_run(f"\t{page} "), field("PAGE", "1"), text_run(" / "), field("NUMPAGES", "1")]
        _edge(edge, [text_run(foot), *number])
    section.first_page_header.is_linked_to_previous = False


def _edge(edge: Any, content: list[Any]) -> None:
    edge.is_linked_to_previous = False
    element = edge._element
    for one in list(element):
        element.remove(one)
    tabs = w("tabs", w("tab", val="right", pos=WIDTH))
    element.append(paragraph(ASIDE, *content, tabs=tabs))


def _styles(styles: Any) -> None:
    normal = styles["Normal"]
    _letters(normal, TEXT, 10, "1D1D1B")
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.1
    for name, size in (("Title", 22), ("Heading 1", 14), ("Heading 2", 12)):
        _letters(styles[name], TEXT, size, DARK)
        styles[name].font.bold = True
        styles[name].paragraph_format.space_before = Pt(0 if name == "Title" else 14)
        styles[name].paragraph_format.space_after = Pt(4)
        for border in list(styles[name].element.iter(f"{{{W}}}pBdr")):
            border.getparent().remove(border)
    made = {name: styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in (SOURCE, TARGET, ASIDE, PLACE, HEAD)}
    for name, style in made.items():
        style.base_style = normal
        style.paragraph_format.space_after = Pt(2)
        if name in (ASIDE, PLACE):
            _letters(style, TEXT, 8, GREY)
    _letters(made[HEAD], TEXT, 8.5, DARK)
    made[HEAD].paragraph_format.keep_with_next = True
    for base, heading, item in ((SOURCE, SOURCE_HEADING, SOURCE_ITEM), (TARGET, TARGET_HEADING, TARGET_ITEM)):
        larger = styles.add_style(heading, WD_STYLE_TYPE.PARAGRAPH)
        larger.base_style = made[base]
        _letters(larger, TEXT, 12, DARK)
        listed = styles.add_style(item, WD_STYLE_TYPE.PARAGRAPH)
        listed.base_style = made[base]
        listed.paragraph_format.left_indent, listed.paragraph_format.first_line_indent = Mm(4), Mm(-4)
    step = styles.add_style(STEP, WD_STYLE_TYPE.PARAGRAPH)
    step.base_style = normal
    step.paragraph_format.left_indent, step.paragraph_format.first_line_indent = Mm(5), Mm(-5)
    step.paragraph_format.space_after = Pt(2)
    mark = styles.add_style(SIGN, WD_STYLE_TYPE.CHARACTER)
    mark.font.color.rgb = RGBColor.from_string("0B5394")
    link = styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(DARK), True


def _bullets(numbering: Any) -> None:
    """The list of items: a bullet, the words behind it in line."""
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=227, hanging=227)),
        ilvl=0,
    )
    abstract = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), level, abstractNumId=_BULLETS)
    # The schema wants every abstract list before the lists.
    next(numbering.iterchildren(f"{{{W}}}num")).addprevious(abstract)
    numbering.append(w("num", w("abstractNumId", val=_BULLETS), numId=_BULLETS))


def _letters(style: Any, name: str, size: float, colour: str) -> None:
    font = style.font
    font.name, font.size, font.color.rgb = name, Pt(size), RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(f"{{{W}}}{script}", name)
