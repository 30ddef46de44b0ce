"""Reading a produced PDF back: its structure tree with the words of every element."""

import ctypes
import re
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Composition, Stage
from imprimatur.rendering.interface import Attachment, Templates
from imprimatur.rendering.pdf.attachments import attached
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.sample import TEMPLATES, sample

ATTACHMENTS = (
    Attachment("source.yaml", b"title: Essai\n", "application/yaml", "Données sources"),
    Attachment("manifest.json", b"{}\n", "application/json", "Manifeste", "Data"),
)


@cache
def artefact(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> Artefact:
    """The sample as PDF, with two attachments."""
    return printed(sample(lang, stage))


def rendered(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> bytes:
    """Its bytes."""
    return artefact(lang, stage).content


def printed(composition: Composition, templates: Path = TEMPLATES) -> Artefact:
    """A composition as PDF, with two attachments."""
    return attached(PDF(composition, Templates(templates)), ATTACHMENTS, composition.properties.date)


def opened(content: bytes) -> pikepdf.Pdf:
    """The PDF, opened."""
    return pikepdf.open(BytesIO(content))


@dataclass
class Element:
    """A structure element: its role, its own words, its entries and what is below it."""

    role: str
    entries: dict[str, Any]
    words: list[str] = field(default_factory=list)
    kids: list["Element"] = field(default_factory=list)
    objects: int = 0

    @property
    def text(self) -> str:
        """Every word of the element and of those below it, in reading order.

        PDFium adds a space between two pieces of a line, whichever of them holds one already.
        """
        return re.sub("  +", " ", "".join(self.words))

    def all(self, *roles: str) -> list["Element"]:
        """The elements of those roles below this one, in reading order."""
        found = [self] if self.role in roles else []
        return found + [element for kid in self.kids for element in kid.all(*roles)]

    def shape(self) -> list[Any]:
        """The roles alone, nested."""
        return [self.role, *(kid.shape() for kid in self.kids)]


def structure(content: bytes) -> Element:
    """The structure tree of a PDF."""
    pdf = opened(content)
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return _element(pdf.Root.StructTreeRoot.K[0], pages, marked_words(content), 0)


def _element(found: Any, pages: dict[Any, int], words: dict[tuple[int, int], str], page: int) -> Element:
    entries = {name: found[name] for name in ("/Alt", "/E", "/Lang", "/A", "/ID") if name in found}
    element = Element(str(found.S)[1:], entries)
    page = pages[found.Pg.objgen] if "/Pg" in found else page
    for kid in found.get("/K", []):
        if isinstance(kid, int):
            element.words.append(words.get((page, kid), ""))
        elif kid.get("/Type") == "/MCR":
            element.words.append(words.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
        elif kid.get("/Type") == "/OBJR":
            element.objects += 1
        else:
            below = _element(kid, pages, words, page)
            element.kids.append(below)
            element.words.append(below.text)
    return element


def marked_words(content: bytes) -> dict[tuple[int, int], str]:
    """The words of every marked content, by page number and mark."""
    words: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        text = page.get_textpage()
        for found in page.get_objects():
            mark = pdfium.FPDFPageObj_GetMarkedContentID(found.raw)
            if mark >= 0 and found.type == pdfium.FPDF_PAGEOBJ_TEXT:
                words[number, mark] = words.get((number, mark), "") + _words(found.raw, text.raw)
    return words


def _words(found: Any, text: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(found, text, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(found, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
