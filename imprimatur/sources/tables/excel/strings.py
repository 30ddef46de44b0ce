"""The texts of a workbook: plain or of several looks (ECMA-376 part 1, 18.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from openpyxl.utils.escape import unescape

from imprimatur.sources.tables.excel.looks import flag
from imprimatur.sources.tables.excel.package import Package, local

_RAISED = {"superscript": "super", "subscript": "sub"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: Literal["", "super", "sub"] = ""


Pieces = tuple[Piece, ...]


def pieces_of(node: Any) -> Pieces:
    """The pieces of a text: of an `si`, an `is`, or the text of a note. Readings of Japanese signs are left out."""
    found: list[Piece] = []
    for child in node:
        match local(child):
            case "t":
                found.append(Piece(unescape(child.text or "")))
            case "r":
                look: dict[str, Any] = {}
                text = ""
                for part in child:
                    if local(part) == "rPr":
                        look = _look(part)
                    elif local(part) == "t":
                        text += unescape(part.text or "")
                found.append(Piece(text, **look))
    return tuple(piece for piece in found if piece.text)


def _look(properties: Any) -> dict[str, Any]:
    raised = next((_RAISED.get(node.get("val"), "") for node in properties if local(node) == "vertAlign"), "")
    return {
        "bold": flag(properties, "b"),
        "italic": flag(properties, "i"),
        "struck": flag(properties, "strike"),
        "raised": raised,
    }


def shared_strings(package: Package) -> Sequence[Pieces]:
    """The texts that the sheets of a workbook share, by number."""
    found: list[Pieces] = []
    for event, name, node in package.elements(package.shared("sharedStrings")):
        if event == "end" and name == "si":
            found.append(pieces_of(node))
            node.clear()
    return found
