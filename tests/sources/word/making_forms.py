"""Word files in which every word stands in some form: the grammar of what Word can put around a text."""

from dataclasses import dataclass
from dataclasses import field as kept
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

from docx import Document

from imprimatur.core.dossier import Reading
from imprimatur.sources import read_any
from tests.sources.making import changed_package, outline, saved, source

WORD = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{WORD}/wordprocessingml/2006/main",
        "r": f"{WORD}/officeDocument/2006/relationships",
        "m": f"{WORD}/officeDocument/2006/math",
        "mc": f"{WORD}/markup-compatibility/2006",
        "a": f"{WORD}/drawingml/2006/main",
        "pic": f"{WORD}/drawingml/2006/picture",
        "c": f"{WORD}/drawingml/2006/chart",
        "dgm": f"{WORD}/drawingml/2006/diagram",
        "wp": f"{WORD}/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "x": "urn:nobody-thought-of-it",
    }.items()
)
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "footnotes": (f"{_WML}.footnotes+xml", "footnotes"),
    "endnotes": (f"{_WML}.endnotes+xml", "endnotes"),
    "header": (f"{_WML}.header+xml", "header"),
    "footer": (f"{_WML}.footer+xml", "footer"),
    "chart": ("application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart"),
    "diagramData": ("application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", "diagramData"),
    "aFChunk": ("text/html", "aFChunk"),
}


@dataclass
class Forms:
    """A Word file being made: XML by XML, each word another one. `styles` and `numbering` are added to Word's own."""

    styles: str = ""
    numbering: str = ""
    parts: dict[str, tuple[str, bytes, str]] = kept(default_factory=dict)
    notes: list[str] = kept(default_factory=list)
    _count: Any = kept(default_factory=count)

    def word(self) -> str:
        return f"mot{next(self._count)}z"

    def run(self, look: str = "", tag: str = "t") -> str:
        return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{self.word()} </w:{tag}></w:r>'

    def part(self, sort: str, content: str | bytes, media: str = "") -> str:
        """A part beside the document; gives the identifier of the relation to it."""
        identity = f"rIdX{len(self.parts)}"
        self.parts[identity] = (sort, content if isinstance(content, bytes) else content.encode(), media)
        return identity

    def document(self, body: str) -> bytes:
        """The bytes of a document with that body."""
        if self.notes:
            texts = "".join(
                f'<w:footnote w:id="{index}"><w:p>{note}</w:p></w:footnote>' for index, note in enumerate(self.notes, 1)
            )
            self.part("footnotes", f"<w:footnotes {NAMESPACES}>{texts}</w:footnotes>")
        plain = _plain()
        members = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()}
        types, relations = "", ""
        for index, (identity, (sort, content, own)) in enumerate(self.parts.items()):
            media, relation = _PARTS[sort]
            name = f"made{index}.{'html' if sort == 'aFChunk' else 'xml'}"
            members[f"word/{name}"] = content
            types += f'<Override PartName="/word/{name}" ContentType="{own or media}"/>'
            address = f"{WORD}/officeDocument/2006/relationships/{relation}"
            relations += f'<Relationship Id="{identity}" Type="{address}" Target="{name}"/>'
        members["[Content_Types].xml"] = _grown(plain, "[Content_Types].xml", "</Types>", types)
        rels = "word/_rels/document.xml.rels"
        members[rels] = _grown(plain, rels, "</Relationships>", relations)
        members["word/styles.xml"] = _grown(plain, "word/styles.xml", "</w:styles>", self.styles)
        members["word/numbering.xml"] = _grown(plain, "word/numbering.xml", "</w:numbering>", self.numbering)
        return changed_package(plain, members)


@cache
def _plain() -> bytes:
    return saved(Document())


def read_body(body: str, forms: Forms | None = None) -> Reading:
    """What is read of a document with that body."""
    return read_any(source("recit.fr.docx", (forms or Forms()).document(body)))


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, *result: str, data: str = "") -> str:
    """A complex field; without a result, nothing separates it."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{sort}"' for sort in ("begin", "separate", "end"))
    shown = f"{separate}/></w:r>{''.join(result)}" if result else ""
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{begin}>{data}</w:fldChar></w:r>{code}{shown}{end}/></w:r>"


def texts(reading: Reading) -> list[Any]:
    return [line for narrative in reading.narratives for line in outline(narrative.blocks)]


def told(reading: Reading) -> list[tuple[str, str]]:
    """The code of each finding, and what it quotes."""
    return [(one.code, str(one.values.get("excerpt", one.values.get("what", "")))) for one in reading.findings]


def _grown(content: bytes, member: str, end: str, more: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(member).decode().replace(end, f"{more}{end}").encode()
