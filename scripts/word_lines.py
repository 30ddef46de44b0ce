"""Lay every Word file below outputs/ out with LibreOffice and count the words of its tables, and addresses anywhere,
that a line breaks in two.

Run through ``make conformance``. Each word of a table's cell and each address must stand whole in the laid-out text
at least as often as the file says it. Exit code 0 when nothing is broken or LibreOffice is missing, 1 otherwise.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw
from docx import Document
from docx.table import Table

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ROOT / "outputs"
_WORD = re.compile(r"[^\W\d_]{2,}|\d+(?:[.,\u00a0]\d+)+")
"""Words of two letters or more, and numbers with groups of digits or decimals."""
_ADDRESS = re.compile(r"[\w.]+@[\w.]+\w(?!-)|www\.[\w.]+\w")
"""Addresses without a sign that a line may end after."""
_LONGEST = 40
"""Characters of an address beyond which it may be broken anywhere, as in `rendering.fitting`."""
_RUNNING = 0.06
"""The share of a page's height, above and below, in which its running head and foot stand: the addresses that they
repeat on every page would hide one that is broken once."""
_SECONDS = 300
_STEP = 0.8
"""The step to another line that parts two letters between which there is no space, of the height of the letters."""


def main(folders: list[str]) -> int:
    """Check every Word file and print what is broken; 1 where there is any."""
    if shutil.which("soffice") is None:
        print("Words of Word tables not checked: LibreOffice not found.")
        return 0
    files = sorted(file for folder in folders or [str(OUTPUTS)] for file in Path(folder).rglob("*.docx"))
    broken = 0
    for file, pdf in laid_out([file for file in files if "annotated" not in file.parts]):
        found = list(broken_words(file, pdf))
        broken += len(found)
        print(f"{file.name}: {', '.join(found) or 'every word whole'}")
    return 1 if broken else 0


def broken_words(file: Path, pdf: Path) -> Iterator[str]:
    """The words of a file's tables, and its addresses, that its layout shows whole less often than it says them."""
    document = Document(str(file))
    wanted = {word for table in document.tables for text in _texts(table) for word in _WORD.findall(_even(text))}
    paragraphs = ("".join(node.text or "" for node in one.iter("{*}t")) for one in document.element.body.iter("{*}p"))
    said = _even("\n".join(paragraphs))
    addresses = {address for address in _ADDRESS.findall(said) if len(address) <= _LONGEST}
    for words, edge in ((wanted, 0.0), (addresses, _RUNNING)):
        shown = _even("\n".join(text_of(page, edge) for page in pypdfium2.PdfDocument(pdf)))
        yield from (word for word in sorted(words) if _count(word, shown) < _count(word, said))


def text_of(page: pypdfium2.PdfPage, edge: float = 0.0) -> str:
    """The text of a page in which the cells of a table stay apart: taken as it comes, one may run into the next.

    The share `edge` of its height is left out above and below.
    """
    text, pieces = page.get_textpage(), []
    lowest, highest = page.get_height() * edge, page.get_height() * (1 - edge)
    foot, high, is_apart = 0.0, 0.0, True
    for place in range(text.count_chars()):
        letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text, place))
        _, bottom, _, top = text.get_charbox(place, loose=True)
        if not letter.isspace() and not lowest <= (bottom + top) / 2 <= highest:
            is_apart = False
            continue
        if not is_apart and not letter.isspace() and abs(bottom - foot) > _STEP * max(top - bottom, high):
            pieces.append("\n")
        pieces.append(letter)
        foot, high, is_apart = bottom, top - bottom, letter.isspace()
    return "".join(pieces)


def _even(text: str) -> str:
    """A text with one sort of space; what a field or a tab parts stays apart."""
    return re.sub("[ \u00a0\u202f]+", "\u00a0", text)


def _count(word: str, text: str) -> int:
    """How often a text has a word whole; a number may touch it, for text taken from a layout may lack spaces."""
    before = r"(?<!\w)" if word[0].isdigit() else r"(?<![^\W\d_])"
    return len(re.findall(rf"{before}{re.escape(word)}(?![^\W\d_])", text))


def _texts(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield from (paragraph.text for paragraph in cell.paragraphs)
            for inner in cell.tables:
                yield from _texts(inner)


def laid_out(files: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Each file with the PDF that LibreOffice makes of it."""
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            yield file, Path(folder) / f"{file.stem}.pdf"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
