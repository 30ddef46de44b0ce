"""What the two formats really say: units read from the XML of Word and from the structure tree of a PDF."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from bench.fidelity.units import Piece, Unit
from imprimatur.rendering.docx.xml import NS, W
from imprimatur.rendering.package import members

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LIST = re.compile(r"List(Bullet|Number)(\d?)$")
_HEADING = re.compile(r"Heading(\d)$")


def in_word(content: bytes) -> list[Unit]:
    """The paragraphs of a Word document, in order, tables and boxes included."""
    parts = members(content)
    return list(_Word(parts).units())


class _Word:
    """The body of a Word document, with the notes and addresses that it calls."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.body = etree.fromstring(parts["word/document.xml"])
        self.links = _addresses(parts, "document")
        self.links_of_notes = _addresses(parts, "footnotes")
        notes = etree.fromstring(parts["word/footnotes.xml"]) if "word/footnotes.xml" in parts else ()
        self.notes = {str(one.get(f"{{{W}}}id")): one for one in notes}

    def units(self) -> Iterator[Unit]:
        for paragraph in self.body.iter(f"{{{W}}}p"):
            named = paragraph.find("w:pPr/w:pStyle", NS)
            style = "" if named is None else str(named.get(f"{{{W}}}val"))
            unit = Unit("quote" if "Quot" in style else "paragraph")
            if found := _HEADING.match(style):
                unit = Unit("heading", level=int(found[1]))
            elif found := _LIST.match(style):
                depth = paragraph.find("w:pPr/w:numPr/w:ilvl", NS)
                level = int(found[2] or 1) - 1 if depth is None else int(str(depth.get(f"{{{W}}}val")))
                unit = Unit("item", level=level, ordered=found[1] == "Number")
            unit.pieces = list(self._pieces(paragraph, self.links))
            if not style.startswith("TOC"):
                yield unit

    def _pieces(self, paragraph: Any, links: Mapping[str, str]) -> Iterator[Piece]:
        for run in paragraph.xpath(".//w:r[not(ancestor::mc:Fallback)]", namespaces={**NS, "mc": _MC}):
            if next(run.iterancestors(f"{{{W}}}p")) is not paragraph:
                continue
            around = next(run.iterancestors(f"{{{W}}}hyperlink"), None)
            link = "" if around is None else links.get(str(around.get(f"{_R}id")), "")
            called = run.find(f"{{{W}}}footnoteReference")
            if called is not None:
                note = self.notes[str(called.get(f"{{{W}}}id"))]
                yield Piece("", note=tuple(self._pieces(note.find(f"{{{W}}}p"), self.links_of_notes)))
                continue
            text = "".join(_SAID[t.tag] or t.text or "" for t in run if t.tag in _SAID)
            bold, italic = (run.find(f"w:rPr/w:{name}", NS) is not None for name in ("b", "i"))
            yield Piece(text, bold, italic, link)


def _addresses(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """Where the links of a story lead, by their relation."""
    content = parts.get(f"word/_rels/{name}.xml.rels")
    return {} if content is None else {str(one.get("Id")): str(one.get("Target")) for one in etree.fromstring(content)}


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SAID = {f"{{{W}}}{name}": sign for name, sign in (("t", ""), ("tab", " "), ("br", " "), ("noBreakHyphen", "-"))}
"""What a run says, by its elements: a sign, or the text within."""


def in_pdf(content: bytes) -> list[Unit]:
    """The elements of a PDF's structure tree, in reading order."""
    pdf = pikepdf.open(BytesIO(content))
    tree = _Tree(pdf, _Pages(content))
    tree.walk(pdf.Root.StructTreeRoot.K[0], 0)
    return [unit for unit in tree.units if unit.pieces]


class _Pages:
    """The words of every marked content of a PDF, with their looks."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def marked(self) -> dict[tuple[int, int], list[Piece]]:
        found: dict[tuple[int, int], list[Piece]] = {}
        for number, page in enumerate(pypdfium2.PdfDocument(self.content)):
            text = page.get_textpage()
            for one in page.get_objects(textpage=text):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
                if mark >= 0 and one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    font = one.get_font().get_base_name().lower()
                    # The texts themselves are set in regular weight: anything heavier is bold.
                    bold = any(name in font for name in ("bold", "black", "heavy"))
                    piece = Piece(one.extract(), bold, "italic" in font or "oblique" in font)
                    found.setdefault((number, mark), []).append(piece)
        return found


class _Tree:
    """A walk of a structure tree that gathers units."""

    def __init__(self, pdf: Any, pages: _Pages) -> None:
        self.numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.pages = pages
        self.units: list[Unit] = []
        self.lists: list[bool | None] = []
        self.link = ""
        self.note: list[Piece] | None = None

    def walk(self, element: Any, page: int) -> None:
        role = str(element.S)[1:]
        page = self.numbers[element.Pg.objgen] if "/Pg" in element else page
        if role in ("Reference", "TOC") or (role == "Lbl" and self._is_mark()):
            return
        if role == "Note":
            self.note = []
            self._below(element, page)
            self.units[-1].pieces.append(Piece("", note=tuple(self.note)))
            self.note = None
        elif role == "L":
            numbering = _numbering(element)
            self.lists.append(None if numbering is None else numbering not in ("/Disc", "/Circle", "/Square"))
            self._below(element, page)
            self.lists.pop()
            self.units.append(Unit("paragraph"))
        elif role == "Link":
            self.link = next((_address(kid.Obj) for kid in element.K if _is_object(kid)), "")
            self._below(element, page)
            self.link = ""
        else:
            self._opened(role)
            self._below(element, page)

    def _opened(self, role: str) -> None:
        """Open the unit of an element that has one of its own; a paragraph opens none at the head of an item."""
        if self.note is not None:
            return
        if re.match(r"H[1-6]$", role):
            self.units.append(Unit("heading", level=int(role[1]) - 1))
        elif role == "LI" and self.lists[-1] is not None:
            self.units.append(Unit("item", level=len(self.lists) - 1, ordered=self.lists[-1]))
        elif role in ("P", "TD", "TH", "Lbl", "LBody", "Caption", "Sect", "Div", "BlockQuote") and not self._is_open():
            self.units.append(Unit("quote" if role == "BlockQuote" else "paragraph"))

    def _is_open(self) -> bool:
        """Whether an item or a quotation has just been opened and says nothing yet."""
        return bool(self.units) and self.units[-1].sort in ("item", "quote") and not self.units[-1].pieces

    def _is_mark(self) -> bool:
        """Whether a label is the number of a note or the mark of an item."""
        return self.note is not None or bool(self.lists and self.lists[-1] is not None)

    def _below(self, element: Any, page: int) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._said(page, kid)
            elif kid.get("/Type") == "/MCR":
                self._said(self.numbers[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID))
            elif not _is_object(kid):
                self.walk(kid, page)

    def _said(self, page: int, mark: int) -> None:
        said = [Piece(one.text, one.bold, one.italic, self.link) for one in self.pages.marked.get((page, mark), [])]
        if self.note is not None:
            self.note += said
            return
        if not self.units:
            self.units.append(Unit("paragraph"))
        self.units[-1].pieces += said


def _is_object(kid: Any) -> bool:
    return not isinstance(kid, int) and kid.get("/Type") == "/OBJR"


def _numbering(element: Any) -> str | None:
    """How a list is numbered; None for a list of names and values."""
    shape = element.get("/A")
    return str(shape.ListNumbering) if shape is not None and "/ListNumbering" in shape else None


def _address(annotation: Any) -> str:
    action = annotation.get("/A")
    return str(action.URI) if action is not None and "/URI" in action else ""
