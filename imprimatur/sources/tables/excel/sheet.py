"""One sheet as it is stored: its filled cells, what is hidden, merged, linked, and which parts stand beside it.

The XML is read as a stream and nothing is expanded: a merged range, a range of columns, a dimension are pairs of
corners, whatever they span.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from imprimatur.sources.tables.excel.package import Package, is_on, local, relation
from imprimatur.sources.tables.excel.strings import Piece, Pieces, pieces_of

MAX_ROWS, MAX_COLUMNS = 20_000, 200
"""The part of a sheet that is read; anything filled beyond it is a finding."""
MAX_CELLS = 200_000
"""Filled cells of all the sheets of a workbook together: every one of them is looked at, kept and printed."""
MAX_MERGED = 20_000
"""Merged ranges that a sheet may have."""

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")

Place = tuple[int, int]
Area = tuple[int, int, int, int]
"""Top, left, bottom, right, counted from 0, all within."""


class TooLarge(Exception):
    """The sheet has values beyond the part that is read, or more merged ranges than anybody makes."""


@dataclass(slots=True)
class RawCell:
    """A filled cell as stored: its sort (`n`, `s`, `str`, `b`, `e`, `d`), its value, its style and its formula.

    `text` is None where no value was stored. `pieces` are those of a text.
    """

    sort: str
    text: str | None
    style: int
    pieces: Pieces = ()
    formula: str | None = None


@dataclass(slots=True)
class RawSheet:
    """What a sheet holds. Rows and columns count from 0."""

    cells: dict[Place, RawCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    links: list[tuple[Area, str]] = field(default_factory=list)
    code_name: str = ""
    margins: list[str] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Rows up to the last filled one."""
        return max((row + 1 for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        """Columns up to the last filled one."""
        return max((column + 1 for _, column in self.cells), default=0)

    def is_hidden(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def place_of(address: str) -> Place | None:
    """The row and column of `C7`; None for what is no address."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def area_of(reference: str) -> Area | None:
    """The corners of `A5:C9` or of a single cell; None for what is neither."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    return (*start, *end) if start and end else None


def read_sheet(package: Package, part: str, strings: Sequence[Pieces]) -> RawSheet:
    """A sheet as stored.

    Raises TooLarge where it, or the workbook with it, is filled beyond the bounds, KeyError where the part is absent,
    and IndexError for a text that the workbook does not hold.
    """
    if not package.has(part):
        raise KeyError(part)
    sheet = RawSheet()
    targets = {key: one.target for key, one in package.relations(part).items() if one.sort == "hyperlink"}
    formulas: dict[str, str] = {}
    row = column = -1
    for event, name, node in package.elements(part):
        if event == "start":
            if name == "row":
                row = int(node.get("r") or row + 2) - 1
                column = -1
                if is_on(node, "hidden") or node.get("ht") in ("0", "0.0"):
                    sheet.hidden_rows.add(row)
            continue
        match name:
            case "c":
                row, column = place_of(node.get("r", "")) or (row, column + 1)
                cell = _cell(node, strings, formulas)
                if cell is not None:
                    package.met += 1
                    if row >= MAX_ROWS or column >= MAX_COLUMNS or package.met > MAX_CELLS:
                        raise TooLarge
                    sheet.cells[row, column] = cell
            case "row":
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]
            case "v" | "f" | "is" | "t" | "r":
                pass
            case _:
                _about(sheet, name, node, targets)
    return sheet


def _about(sheet: RawSheet, name: str, node: Any, targets: Mapping[str, str]) -> None:
    """What an element beside the cells says of them."""
    match name:
        case "sheetPr":
            sheet.code_name = node.get("codeName", "")
        case "col":
            if is_on(node, "hidden") or node.get("width") in ("0", "0.0"):
                sheet.hidden_columns.append((int(node.get("min")) - 1, int(node.get("max")) - 1))
        case "mergeCell":
            if len(sheet.merged) == MAX_MERGED:
                raise TooLarge
            if area := area_of(node.get("ref", "")):
                sheet.merged.append(area)
        case "hyperlink":
            area, target = area_of(node.get("ref", "")), targets.get(relation(node), "")
            if area and target:
                sheet.links.append((area, target))
        case "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter":
            sheet.margins.append(node.text or "")


def _cell(node: Any, strings: Sequence[Pieces], formulas: dict[str, str]) -> RawCell | None:
    """A cell; None where nothing stands in it. The formula that cells share is told by the first of them."""
    sort = node.get("t", "n")
    text: str | None = None
    formula: str | None = None
    pieces: Pieces = ()
    for child in node:
        match local(child):
            case "v":
                text = child.text
            case "f":
                shared = child.get("si", "")
                formula = child.text or formulas.get(shared, "")
                if shared and child.text:
                    formulas[shared] = child.text
            case "is":
                pieces = pieces_of(child)
    if sort == "s" and text is not None:
        number = int(text)
        pieces = strings[number if number >= 0 else len(strings)]
    elif sort == "str" and text:
        pieces = (Piece(text),)
    if sort in ("s", "inlineStr", "str"):
        sort, text = "str", "".join(piece.text for piece in pieces) if pieces or text is not None else text
    if formula is None and not text:
        return None
    return RawCell(sort, text, int(node.get("s", 0)), pieces, formula)
