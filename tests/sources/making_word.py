"""Word documents made in memory."""

from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from imprimatur.core.dossier import Reading
from imprimatur.sources import read_any
from tests.sources.making import saved, source

W = nsdecls("w")


def read(document: Any, name: str = "recit.fr.docx") -> Reading:
    return read_any(source(name, saved(document)))


def blocks_of(document: Any) -> Any:
    (narrative,) = read(document).narratives
    return narrative.blocks


def add(document: Any, xml: str, text: str = "") -> Any:
    """A paragraph with some XML after its text."""
    paragraph = document.add_paragraph(text)
    for node in parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>"):
        paragraph._p.append(node)
    return paragraph


def picture() -> BytesIO:
    stream = BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG")
    stream.seek(0)
    return stream


def numbered(document: Any, number: int, formats: list[str]) -> None:
    """Define a list of Word with a format for each level."""
    levels = "".join(f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{f}"/></w:lvl>' for i, f in enumerate(formats))
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{900 + number}">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{900 + number}"/></w:num>'))


def item(document: Any, text: str, number: int, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def table(document: Any, rows: list[list[str]]) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made.cell(r, c).text = text
    return made
