"""What a person sees who looks into a project: names of files, cells, notes, headings, pages, comments, as words."""

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook


class _Words(HTMLParser):
    """The words of a page, and nothing of its style."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        self.words.append(" " if tag not in ("b", "i", "em", "strong", "span", "sup", "bdi", "a", "wbr") else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def plain(text: str) -> str:
    """Words as they are compared: every space alike, our own mark left out."""
    return re.sub(r"\s+", " ", text.replace("▹", "").replace("\u2060", "").replace("\u00ad", "")).strip()


def words_of(path: Path) -> str:
    """What a file shows to who opens it."""
    content = path.read_bytes()
    reader = {".xlsx": _of_workbook, ".docx": _of_word, ".html": _of_page}.get(path.suffix)
    return plain(reader(content) if reader else "")


def _of_workbook(content: bytes) -> str:
    said: list[str] = []
    for sheet in load_workbook(BytesIO(content)):
        said.append(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                said += [str(cell.value)] if cell.value is not None else []
                said += [cell.comment.text] if cell.comment else []
    return "\n".join(said)


def _of_word(content: bytes) -> str:
    document = Document(BytesIO(content))
    said = ["".join(one.itertext()) for one in document.element.body.iterchildren()]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name in ("word/comments.xml", "word/footnotes.xml"):
                text = archive.read(name).decode()
                said.append(re.sub(r"<[^>]+>", "", text.replace("</w:p>", " ")))
    return "\n".join(said)


def _of_page(content: bytes) -> str:
    parser = _Words()
    parser.feed(content.decode())
    return "".join(parser.words)
