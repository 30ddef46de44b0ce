"""Find the dates, amounts, numbers and initials that a line parts from their words, in PDF and in Word laid out.

Run through ``make conformance``. What a document says and holds together (`imprimatur.language.typography.whole`) must
stand whole on a line at least as often as its Word file says it: in the PDF beside it, and in LibreOffice's layout of
the Word file. Exit code 1 where something is parted.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from docx import Document

from imprimatur.language.typography.whole import whole_spans
from scripts.word_lines import OUTPUTS, laid_out, text_of

_RAISED = re.compile(r"(?<=\d) ?\n ?(?=(?:er|re|e|nd|nde)\b)")
"""A raised ending is a line of its own where text is taken from a layout."""
_HYPHENS = re.compile("[\u2010\u2011\u00ad\ufffe]")
"""The signs that a layout may give for a hyphen."""


def main(folders: list[str]) -> int:
    """Check every document and print what is parted; 1 where there is any."""
    files = sorted(file for folder in folders or [str(OUTPUTS)] for file in Path(folder).rglob("*.docx"))
    files = [file for file in files if "annotated" not in file.parts]
    if shutil.which("soffice") is None:
        print("Lines of Word files not checked: LibreOffice not found.")
    layouts = [(file, file.with_suffix(".pdf")) for file in files if file.with_suffix(".pdf").exists()]
    parted = sum(_told(file, pdf, "PDF") for file, pdf in layouts)
    if shutil.which("soffice"):
        parted += sum(_told(file, pdf, "Word") for file, pdf in laid_out(files))
    return 1 if parted else 0


def _told(file: Path, pdf: Path, form: str) -> int:
    paragraphs = Document(str(file)).element.body.iter("{*}p")
    said = "\n".join("".join(map(_written, one.iter("{*}t", "{*}noBreakHyphen"))) for one in paragraphs)
    shown = "\n".join(map(text_of, pypdfium2.PdfDocument(pdf)))
    found = list(parted_in(said, shown.replace("\r", "")))
    print(f"{file.stem} ({form}): {', '.join(found) or 'nothing parted'}")
    return len(found)


def _written(node: Any) -> str:
    """The characters that an element of Word stands for: those of a text, or its no-break hyphen."""
    return node.text or "" if node.tag.endswith("}t") else "-"


def parted_in(said: str, shown: str) -> Iterator[str]:
    """The pieces with a space that a text holds together and that its layout shows whole less often, in order."""
    said = _even(said)
    shown = _even(_RAISED.sub("", shown))
    held = {said[start:end].strip("()[].,;:!?«»‘’“”") for start, end in whole_spans(said)}
    yield from (one for one in sorted(held) if " " in one and _count(one, shown) < _count(one, said))


def _even(text: str) -> str:
    """A text with one sort of space and of hyphen; what a line, a field or a tab parts stays apart."""
    return re.sub("[ \u00a0\u202f]+", " ", _HYPHENS.sub("-", text))


def _count(piece: str, text: str) -> int:
    """How often a text has a piece on one line; text taken from a layout may lack spaces."""
    return len(re.findall(rf"(?<!\w){re.escape(piece).replace(chr(92) + ' ', ' ?')}(?!\w)", text))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
