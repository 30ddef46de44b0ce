"""Sections of a Word document: a page on its side for a table that is too wide for an upright one."""

from copy import deepcopy
from typing import Any

from lxml import etree

from imprimatur.rendering.docx_xml import NS, name, paragraph, w

IN_FORCE: Any = etree.XPath("following::w:sectPr[1]", namespaces=NS)
ONCE = ("titlePg", "pgNumType", "type")
"""What holds for the first of the sections that one is cut into: a first page of its own, where the numbers of the pages
begin, and that it begins in the middle of a page."""


def section_mark(kind: str) -> Any:
    """The mark of the end of a section: `portrait` for the one before the wide table, `landscape` for its own."""
    return w("sectionEnd", val=kind)


def turn_sections(body: Any, filler: str) -> None:
    """Put section ends in the place of their marks; `filler` is the style of the paragraphs that hold them."""
    for mark in list(body.iter(name("sectionEnd"))):
        (in_force,) = IN_FORCE(mark)
        section = deepcopy(in_force)
        if mark.get(name("val")) == "landscape":
            _turn(section)
        _only_once(in_force)
        end = paragraph(filler, section=section)
        mark.getparent().replace(mark, end)


def turned_width(section: Any) -> int:
    """The width of the text on a page of that section laid on its side, in twips."""
    turned = deepcopy(section)
    _turn(turned)
    size, margins = turned.find(name("pgSz")), turned.find(name("pgMar"))
    return int(size.get(name("w"))) - int(margins.get(name("left"))) - int(margins.get(name("right")))


def _turn(section: Any) -> None:
    """Lay the page on its side: the narrower margin stands on both sides, head and foot stay where they are."""
    size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    width, height = size.get(name("w")), size.get(name("h"))
    size.set(name("w"), height)
    size.set(name("h"), width)
    size.set(name("orient"), "landscape")
    narrow = min(margins.get(name("left")), margins.get(name("right")), key=int)
    margins.set(name("left"), narrow)
    margins.set(name("right"), narrow)


def _only_once(section: Any) -> None:
    for tag in ONCE:
        for element in section.findall(name(tag)):
            section.remove(element)
