"""The cells of a workbook in which values are typed; formulas, looks and all else stay."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from imprimatur.sources.tables.excel.package import opened
from imprimatur.sources.tables.excel.sheet import place_of
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.sheet_cells import cell_at, has_formula, write_text


def with_texts(content: bytes, texts: Mapping[tuple[str, str], str]) -> tuple[bytes, Sequence[tuple[str, str]]]:
    """The workbook with texts in cells, by sheet and name of the cell; and the computed ones, left as they are."""
    package = opened(content)
    parts = {tab.title: tab.part for tab in package.tabs if tab.sort == "worksheet"}
    trees: dict[str, Any] = {}
    left: list[tuple[str, str]] = []
    for (sheet, name), text in texts.items():
        place, part = place_of(name), parts.get(sheet)
        if place is None or part is None:
            left.append((sheet, name))
            continue
        root = trees.setdefault(part, package.tree(part))
        cell = cell_at(root, place, make=True)
        if has_formula(cell):
            left.append((sheet, name))
        elif text:
            write_text(cell, text)
        else:
            cell.attrib.pop("t", "")
            for inside in list(cell):
                cell.remove(inside)
    with ZipFile(BytesIO(content)) as archive:
        names = {one.lower(): one for one in archive.namelist()}
    return with_members(content, {names[part.lower()]: xml_bytes(root) for part, root in trees.items()}), left
