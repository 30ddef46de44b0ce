"""Workbooks: single cells of the stored sheets are written; formulas, looks, pictures and all other parts stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl.utils import get_column_letter

from imprimatur.core.blocks import Inline
from imprimatur.core.dossier import Reading
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources import read_any
from imprimatur.sources.tables.excel.package import Package, local, opened
from imprimatur.sources.tables.excel.sheet import Place, RawSheet, area_of, place_of, read_sheet
from imprimatur.sources.tables.excel.strings import Pieces, shared_strings
from imprimatur.sources.tables.grid import role
from imprimatur.translation.write_back.columns_of import header_of, twin_of
from imprimatur.translation.write_back.held import Change
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.sheet_cells import base_look, cell_at, has_formula, write_runs, write_text
from imprimatur.translation.write_back.typed import plain_line, translated, with_text


def changed(name: str, content: bytes, changes: Sequence[Change]) -> tuple[bytes, list[tuple[Change, str]]]:
    """The workbook with its changes made, and those that it has no place for."""
    package = opened(content)
    work = _Work(package, shared_strings(package), read_any(Source(name, content, "")))
    left = [(change, why) for change in changes if (why := work.make(change))]
    left += work.finish()
    with ZipFile(BytesIO(content)) as archive:
        names = {one.lower(): one for one in archive.namelist()}
    parts = {names[part.lower()]: xml_bytes(tab.root) for part, tab in work.tabs.items()}
    return with_members(content, parts), left


@dataclass(slots=True)
class _Tab:
    """A sheet that is being written: its part, its XML, what was stored in it, and what its cells say by now."""

    part: str
    root: Any
    raw: RawSheet
    texts: dict[Place, str] = field(default_factory=dict)

    def text(self, place: Place) -> str:
        """What a cell says by now."""
        if place in self.texts:
            return self.texts[place]
        raw = self.raw.cells.get(place)
        return (raw.text or "") if raw else ""


@dataclass(slots=True)
class _Work:
    """A workbook on its way."""

    package: Package
    strings: Sequence[Pieces]
    reading: Reading
    tabs: dict[str, _Tab] = field(default_factory=dict)
    new: dict[tuple[str, Place], tuple[_Tab, Place, list[Change]]] = field(default_factory=dict)

    def make(self, change: Change) -> str:
        """Take one change; why it cannot be made, empty where it can."""
        edit = change.edit
        place = change.held.location if change.held else edit.at or edit.beside
        tab = self._tab(place.sheet) if place else None
        at = place_of(place.cell) if place else None
        if tab is None or at is None or place is None:
            return "no_place"
        if change.held is not None:
            return self._replace(tab, self._origin(tab, at), change.held.inline, change.text)
        target = at if edit.at else self._target(tab, at, change)
        if target is None:
            return "no_place"
        origin = place_of(edit.beside.cell) if edit.beside and edit.beside.sheet == place.sheet else None
        self.new.setdefault((tab.part, target), (tab, origin or target, []))[2].append(change)
        return ""

    def finish(self) -> list[tuple[Change, str]]:
        """Write what is new: in the form that the other language has, else one text a line."""
        left: list[tuple[Change, str]] = []
        for (_, target), (tab, origin, changes) in self.new.items():
            before = tab.text(target)
            whole = translated(tab.text(origin), [(one.edit.said, one.text) for one in changes]) if not before else None
            lines = [plain_line(one.text) for one in changes]
            if whole is None and None not in lines:
                whole = "\n".join([*([before] if before else []), *map(str, lines)])
            why = "marks_not_held" if whole is None else self._write(tab, target, whole)
            left += [(one, why) for one in changes if why]
        return left

    def _tab(self, title: str) -> _Tab | None:
        tab = next((one for one in self.package.tabs if one.title == title and one.sort == "worksheet"), None)
        if tab is None:
            return None
        if tab.part not in self.tabs:
            self.tabs[tab.part] = _Tab(
                tab.part, self.package.tree(tab.part), read_sheet(self.package, tab.part, self.strings)
            )
        return self.tabs[tab.part]

    @staticmethod
    def _origin(tab: _Tab, at: Place) -> Place:
        """The cell that shows at a place: the first of its merged range."""
        for top, left, bottom, right in tab.raw.merged:
            if top <= at[0] <= bottom and left <= at[1] <= right and at not in tab.raw.cells:
                return top, left
        return at

    def _replace(self, tab: _Tab, at: Place, was: Inline, text: Inline) -> str:
        raw = tab.raw.cells.get(at)
        if raw is None:
            return "place_changed"
        links = {run.link for run in was if run.text.strip()}
        if len(links) == 1 and links == {run.link for run in text if run.text.strip()} and "](" not in tab.text(at):
            was, text = (tuple(replace(run, link="") for run in one) for one in (was, text))
        rich = len({(piece.bold, piece.italic, piece.raised) for piece in raw.pieces}) > 1
        looks = {(run.bold, run.italic, run.raised) for run in text if run.text.strip()}
        if rich or any(run.raised for run in text):
            if "\n" in tab.text(at).strip() or at in tab.texts:
                return "marks_not_held"
            if len(looks) > 1 and not any(run.link for run in text):
                return self._write(tab, at, text)
            # A single look is that of the cell and marks nothing; a link in a part of a cell is typed.
            line = plain_line(text)
            return "marks_not_held" if line is None else self._write(tab, at, line)
        former = tab.text(at)
        made = with_text(former, was, text)
        if made is None and raw.sort != "str":
            made = plain_line(text)
        return "marks_not_held" if made is None else self._write(tab, at, made)

    def _write(self, tab: _Tab, at: Place, text: str | Inline) -> str:
        cell = cell_at(tab.root, at, make=True)
        if has_formula(cell):
            return "formula"
        if isinstance(text, str):
            write_text(cell, text)
            tab.texts[at] = text
        else:
            rich = next(
                (one for node in cell.iter() if local(node) == "r" for one in node if local(one) == "rPr"), None
            )
            write_runs(cell, text, base_look(self.package, cell, rich))
            tab.texts[at] = "".join(run.text for run in text)
        return ""

    def _target(self, tab: _Tab, at: Place, change: Change) -> Place | None:
        """The cell of a language beside that of the other; a column is made where there is none."""
        place = change.edit.beside
        assert place is not None
        header = self._header(tab, at, place)
        if header is None:
            return None
        headers = {column: tab.text((row, column)) for row, column in tab.raw.cells if row == header}
        headers |= {column: text for (row, column), text in tab.texts.items() if row == header}
        column, name = twin_of(headers, at[1], change.edit.lang)
        if column is None and name:
            column = max(tab.raw.width, *(one + 1 for one in headers))
            self._write(tab, (header, column), name)
            self._look_as(tab, (header, at[1]), (header, column))
        if column is None:
            return None
        self._look_as(tab, at, (at[0], column))
        return at[0], column

    def _header(self, tab: _Tab, at: Place, place: Location) -> int | None:
        """The row of the names of the columns above a cell."""
        named = header_of(self.reading, place)
        if named is not None:
            found = place_of(named.cell)
            return found[0] if found else None
        rows = range(at[0] - 1, -1, -1)
        return next((row for row in rows if (said := role(tab.text((row, at[1])))) and said[0] == "value"), None)

    @staticmethod
    def _look_as(tab: _Tab, model: Place, at: Place) -> None:
        """A new cell gets the style of the one beside which it stands."""
        shown = cell_at(tab.root, model)
        made = cell_at(tab.root, at, make=True)
        if made.get("s") is None and shown is not None and shown.get("s") is not None:
            made.set("s", shown.get("s"))
        dimension = next((one for one in tab.root if local(one) == "dimension"), None)
        area = area_of(dimension.get("ref", "")) if dimension is not None else None
        if dimension is not None and area:
            top, left, bottom, right = area
            bottom, right = max(bottom, at[0]), max(right, at[1])
            first, last = (f"{get_column_letter(c + 1)}{r + 1}" for r, c in ((top, left), (bottom, right)))
            dimension.set("ref", f"{first}:{last}")
