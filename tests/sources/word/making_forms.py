"""Word files in which every word stands in some form: the grammar of what Word can put around a text."""

from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

from docx import Document

from tests.sources.making import changed_package, saved

WORD = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{WORD}/wordprocessingml/2006/main",
        "r": f"{WORD}/officeDocument/2006/relationships",
        "m": f"{WORD}/officeDocument/2006/math",
        "mc": f"{WORD}/markup-compatibility/2006",
        "a": f"{WORD}/drawingml/2006/main",
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
    """A Word file being made: XML by XML, each word another one."""

    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _count: Any = field(default_factory=count)

    def word(self) -> str:
        return f"mot{next(self._count)}z"

    def run(self, look: str = "", tag: str = "t") -> str:
        return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{self.word()} </w:{tag}></w:r>'

    def part(self, sort: str, content: str) -> str:
        """A part beside the document; gives the identifier of the relation to it."""
        identity = f"rIdX{len(self.parts)}"
        self.parts[identity] = (sort, content)
        return identity

    def document(self, body: str) -> bytes:
        """The bytes of a document with that body."""
        if self.notes:
            texts = "".join(
                f'<w:footnote w:id="{index}"><w:p>{note}</w:p></w:footnote>' for index, note in enumerate(self.notes, 1)
            )
            self.part("footnotes", f"<w:footnotes {NAMESPACES}>{texts}</w:footnotes>")
        plain = saved(Document())
        members = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()}
        types, relations = "", ""
        for index, (identity, (sort, content)) in enumerate(self.parts.items()):
            media, relation = _PARTS[sort]
            name = f"made{index}.{'html' if sort == 'aFChunk' else 'xml'}"
            members[f"word/{name}"] = content.encode()
            types += f'<Override PartName="/word/{name}" ContentType="{media}"/>'
            address = f"{WORD}/officeDocument/2006/relationships/{relation}"
            relations += f'<Relationship Id="{identity}" Type="{address}" Target="{name}"/>'
        members["[Content_Types].xml"] = _grown(plain, "[Content_Types].xml", "</Types>", types)
        rels = "word/_rels/document.xml.rels"
        members[rels] = _grown(plain, rels, "</Relationships>", relations)
        return changed_package(plain, members)


def _grown(content: bytes, member: str, end: str, more: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(member).decode().replace(end, f"{more}{end}").encode()
