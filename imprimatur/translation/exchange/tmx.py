"""TMX 1.4b, level 2: the pairs that somebody approved, for the memory of a translator's tool.

Specification: LISA OSCAR, TMX 1.4b, 26 April 2005. Every tool reads it; it is only written.
"""

from typing import Any

from lxml import etree

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.translation.exchange.codes import Part, Sort
from imprimatur.translation.exchange.interface import Parcel
from imprimatur.translation.exchange.marks import Mark, Pieces, pieces_of
from imprimatur.translation.exchange.xml import XML, append, clean, spread, written

_TYPES = {Sort.BOLD: "bold", Sort.ITALIC: "italic", Sort.LINK: "link"}


def write(parcel: Parcel) -> bytes:
    """The memory of a parcel as a file of TMX."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "Imprimatur",
            "creationtoolversion": "1",
            "segtype": "paragraph",
            "o-tmf": "Imprimatur",
            "adminlang": "en",
            "srclang": TAGS[parcel.source],
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for ours, theirs in parcel.memory:
        source = pieces_of(ours)
        unit = etree.SubElement(body, "tu")
        prop = etree.SubElement(unit, "prop", type="x-dossier")
        prop.text = clean(parcel.dossier)
        _variant(unit, parcel.source, source)
        _variant(unit, parcel.target, pieces_of(theirs, source))
    spread(root, ("seg",))
    return written(root)


def _variant(unit: Any, lang: Lang, pieces: Pieces) -> None:
    variant = etree.SubElement(unit, "tuv")
    variant.set(f"{XML}lang", TAGS[lang])
    segment = etree.SubElement(variant, "seg")
    for piece in pieces:
        append(segment if isinstance(piece, str) else _code(segment, piece), _said(piece))


def _said(piece: str | Mark) -> str:
    return piece if isinstance(piece, str) else piece.code


def _code(segment: Any, mark: Mark) -> Any:
    """The element of a mark: `i` joins a pair, `x` the marks of both languages."""
    number = str(mark.number)
    if mark.part is Part.CLOSE:
        return etree.SubElement(segment, "ept", i=number)
    kind = _TYPES.get(mark.look.sort, f"x-{mark.look.sort.value}")
    if mark.part is Part.OPEN:
        return etree.SubElement(segment, "bpt", i=number, x=number, type=kind)
    return etree.SubElement(segment, "ph", x=number, type=kind)
