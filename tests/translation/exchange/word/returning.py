"""What happens to a Word file on its way: targets typed, rows lost, parts dropped, another program."""

import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.package import members, pack

DOCUMENT = "word/document.xml"
soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def body_of(content: bytes) -> Any:
    """The XML of the document."""
    return etree.fromstring(members(content)[DOCUMENT])


def changed(content: bytes, change: Callable[[Any], object]) -> bytes:
    """The file once its document has been changed."""
    parts = members(content)
    root = etree.fromstring(parts[DOCUMENT])
    change(root)
    parts[DOCUMENT] = etree.tostring(root)
    return pack(parts)


def without(content: bytes, *parts: str) -> bytes:
    """The file once a program has dropped parts of it, and the relations to them."""
    kept = {key: one for key, one in members(content).items() if not key.startswith(parts)}
    relations = etree.fromstring(kept["word/_rels/document.xml.rels"])
    for one in [one for one in relations if any(part in one.get("Target") for part in parts)]:
        relations.remove(one)
    kept["word/_rels/document.xml.rels"] = etree.tostring(relations)
    return pack(kept)


def rows(root: Any) -> list[Any]:
    """The rows of texts, headers and terms aside."""
    return [row for row in root.iter(name("tr")) if row.find(f".//{name('sdt')}") is not None]


def cell(root: Any, row: int, column: int = 2) -> Any:
    """A cell of a row of texts."""
    return rows(root)[row].findall(name("tc"))[column]


def type_in(root: Any, row: int, *content: Any, column: int = 2) -> None:
    """Put runs into the content control of a cell in the place of what stands there."""
    inside = cell(root, row, column).find(f".//{name('sdtContent')}")
    inside[:] = content


def copy_over(root: Any, row: int = 0) -> None:
    """Copy the source into the target, as one does who changes the words afterwards."""
    paragraphs = cell(root, row, 1).iter(name("p"))
    source = next(one for one in paragraphs if one.find(f".//{name('pStyle')}").get(name("val")) != "ImpAside")
    type_in(root, row, *deepcopy(list(source.find(f".//{name('sdtContent')}"))))


def run(text: str, *looks: Any) -> Any:
    """A run as a word processor writes it."""
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", w("rPr", *looks) if looks else None, words)


def saved_again(content: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "file.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), "in/file.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "file.docx").read_bytes()


def text_of(element: Any) -> str:
    """The words of an element."""
    return "".join(one.text or "" for one in element.iter(name("t")))
