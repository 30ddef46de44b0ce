"""The parts of a Word document beside its body: footnotes, endnotes and comments."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn


def notes_of(part: Any, sort: str) -> dict[tuple[str, str], Any]:
    """The notes of a part (`footnote`, `endnote`) by sort and id, separators left out."""
    root = parse_xml(part.blob)
    notes = root.iterchildren(qn(f"w:{sort}"))
    return {(sort, str(note.get(qn("w:id")))): note for note in notes if note.get(qn("w:type")) in (None, "normal")}


def comments_of(part: Any) -> dict[str, str]:
    """The texts of the comments by id."""
    root = parse_xml(part.blob)
    return {str(comment.get(qn("w:id"))): characters(comment) for comment in root.iterchildren(qn("w:comment"))}


def characters(element: Any) -> str:
    """The characters below an element, deleted ones included, its paragraphs apart by spaces."""
    texts = (qn("w:t"), qn("w:delText"), qn("m:t"))
    return " ".join(
        "".join(node.text or "" for node in part.iter(*texts)) for part in (list(element.iter(qn("w:p"))) or [element])
    )
