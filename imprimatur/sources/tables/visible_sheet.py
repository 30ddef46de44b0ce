"""One visible sheet, from what is stored to what is read: what a person does not see is taken out and told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from openpyxl.utils import get_column_letter

from imprimatur.core.dossier import Cell, Reading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.own_marks import EXAMPLES, OWN_LINE, is_help, is_signed, is_untouched
from imprimatur.findings.catalogue import finding
from imprimatur.language.parsing import fold
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.tables.excel.cells import Understanding, struck
from imprimatur.sources.tables.excel.sheet import Area, Place, RawSheet, TooLarge
from imprimatur.sources.tables.grid import Grid, listed, role
from imprimatur.sources.tables.reading import read_grid

HELPS = ("aide", "hulp")
"""The heads of the column of help on the sheet of fields of the kit, folded."""
FEW = 3
"""Coloured cells are marks of review where they are at most one in so many of the cells of their sheet."""
MAX_SPREAD = 1_000_000
"""Cells that the merged and linked ranges of a sheet may cover together, within what is filled."""


@dataclass(slots=True)
class Sheet:
    """A visible sheet on its way to a grid."""

    raw: RawSheet
    location: Location
    understanding: Understanding
    totals: frozenset[int] = frozenset()

    def read(self, name: str, ours: set[str]) -> Reading:
        """The entries or the table of the sheet, with what is not carried."""
        raw = self.raw
        guided = self._clear()
        spread = _spread(((area, "") for area in raw.merged), raw)
        findings = [*guided, *self._hide(), *self._strike()]
        cells = self._cells()
        covered = {at: origin for at, (origin, _) in spread.items() if at not in cells and origin in cells}
        width = raw.width
        rows: list[list[object]] = [[None] * width for _ in range(raw.height)]
        for (row, column), cell in cells.items():
            rows[row][column] = cell.value
        place = partial(_place, self.location)
        grid = Grid(
            name,
            rows,
            place,
            self.location,
            lambda row, column: cells.get((row, column)) or Cell(None, place(row, column)),
            covered=covered,
            bold=frozenset(at for at, cell in raw.cells.items() if self.understanding.look(cell).bold),
            sums=frozenset(at for at, cell in raw.cells.items() if _is_sum(cell.formula)),
            totals=self.totals,
        )
        reading = read_grid(grid)
        coloured = self._coloured(reading, ours)
        return replace(reading, findings=(*reading.findings, *self.understanding.findings, *findings, *coloured))

    def _cells(self) -> dict[Place, Cell]:
        links = _spread(self.raw.links, self.raw)
        return {
            at: self.understanding.cell(raw, _place(self.location, *at), links[at][1] if at in links else "")
            for at, raw in sorted(self.raw.cells.items())
        }

    def _clear(self) -> list[Finding]:
        """Take out what the kit wrote to guide: whole lines, of which the first cell says so, and single examples.

        An example whose words a person changed may be an answer, and is told; so is what stands over help.
        """
        texts = {at: "".join(piece.text for piece in cell.pieces) for at, cell in self.raw.cells.items()}
        firsts = {row: (row, column) for row, column in sorted(texts, reverse=True)}
        lines = {row for row, at in firsts.items() if texts[at].startswith(OWN_LINE)}
        signed = any(map(is_signed, texts.values()))
        changed = []
        for at, text in texts.items():
            if at[0] in lines or text.startswith(EXAMPLES):
                del self.raw.cells[at]
                if signed and at[0] not in lines and not is_untouched(text):
                    changed.append(finding("R60", _place(self.location, *at), {"value": tidy(text)}))
        return [*changed, *(self._over_help(texts, lines) if signed else ())]

    def _over_help(self, texts: Mapping[Place, str], lines: Collection[int]) -> Iterable[Finding]:
        """What a person typed over the help that the kit gives beside its fields, in a row that has no value.

        Every help ends in an example, that of former kits beside a value that they gave excepted.
        """
        heads = {column: row for (row, column), text in texts.items() if fold(text) in HELPS}
        if not heads:
            return
        values = {at for at, text in texts.items() if (found := role(text)) and found[0] == "value"}
        columns = {column for row, column in values if row in heads.values()}
        given = {
            row
            for (row, column), cell in self.raw.cells.items()
            if column in columns and (texts[row, column].strip() or cell.text is not None)
        }
        for (row, column), text in texts.items():
            over = heads.get(column, row) < row and row not in lines and row not in given and bool(text.strip())
            if over and not is_help(text):
                yield finding("R61", _place(self.location, row, column), {"value": tidy(text)})

    def _hide(self) -> list[Finding]:
        """Take out the cells of hidden rows and columns; each run of them is told once."""
        rows: dict[int, list[Place]] = {}
        columns: dict[int, list[Place]] = {}
        for row, column in sorted(self.raw.cells):
            if row in self.raw.hidden_rows:
                rows.setdefault(row, []).append((row, column))
            elif self.raw.is_hidden(column):
                columns.setdefault(column, []).append((row, column))
        return [*self._hidden("row", rows), *self._hidden("column", columns)]

    def _hidden(self, sort: str, lines: dict[int, list[Place]]) -> Iterable[Finding]:
        for run in _runs(sorted(lines)):
            first, last = (str(n + 1) if sort == "row" else get_column_letter(n + 1) for n in (run[0], run[-1]))
            what = say(f"excel_{sort}", first=first) if len(run) == 1 else say(f"excel_{sort}s", first=first, last=last)
            places = [place for line in run for place in lines[line]]
            at = _place(self.location, *places[0])
            yield finding("R32", at, {"what": what, "excerpt": self._take(places)})

    def _strike(self) -> list[Finding]:
        """Take out the cells that are struck through; a row of them is told once."""
        rows: dict[int, list[Place]] = {}
        for at, raw in sorted(self.raw.cells.items()):
            if struck(raw, self.understanding.look(raw)):
                rows.setdefault(at[0], []).append(at)
        return [
            finding("R33", _place(self.location, *places[0]), {"value": self._take(places)}) for places in rows.values()
        ]

    def _take(self, places: list[Place]) -> str:
        """Remove cells and give what they show."""
        shown = []
        quiet = Understanding(self.understanding.looks, self.understanding.lang, self.understanding.since_1904)
        for at in places:
            raw = self.raw.cells.pop(at)
            unstruck = replace(raw, pieces=tuple(replace(piece, struck=False) for piece in raw.pieces))
            cell = quiet.cell(unstruck, self.location)
            shown.append(cell.shown or tidy(str("" if cell.value is None else cell.value)))
        return listed(shown)

    def _coloured(self, reading: Reading, ours: set[str]) -> list[Finding]:
        """The few cells of the data that have a ground of their own, told by colour."""
        data = {place.cell for table in reading.tables for place in table.cells.values()}
        data |= {found.location.cell for entry in reading.entries for found in entry.values.values()}
        filled = {at: _place(self.location, *at).cell for at in sorted(self.raw.cells)}
        filled = {at: cell for at, cell in filled.items() if cell in data and cell not in ours}
        colours: dict[str, list[Place]] = {}
        for at in filled:
            if ground := self.understanding.look(self.raw.cells[at]).ground:
                colours.setdefault(ground, []).append(at)
        return [
            finding("R31", _place(self.location, *places[0]), {"value": listed(filled[at] for at in places)})
            for places in colours.values()
            if len(places) * FEW <= len(filled) and not _is_banding(places, filled)
        ]


def _is_banding(places: Collection[Place], filled: Collection[Place]) -> bool:
    """Whether coloured cells are every other row of the data, from one end to the other: a way to read along."""
    coloured = {row for row, _ in places}
    rows = sorted({row for row, _ in filled})
    cells = sum(row in coloured for row, _ in filled)
    return cells == len(places) and coloured in ({*rows[::2]}, {*rows[1::2]})


def _is_sum(formula: str | None) -> bool:
    return bool(formula) and str(formula).upper().lstrip("+ ").startswith(("SUM(", "SUBTOTAL(", "AGGREGATE("))


def _spread(areas: Iterable[tuple[Area, str]], raw: RawSheet) -> dict[Place, tuple[Place, str]]:
    """The cells of ranges within what is filled, each with the first cell of its range and what goes with it.

    Raises TooLarge before a range is walked that would take more than the bound.
    """
    found: dict[Place, tuple[Place, str]] = {}
    left_over = MAX_SPREAD
    height, width = raw.height, raw.width
    for (top, left, bottom, right), what in areas:
        rows, columns = range(top, min(bottom + 1, height)), range(left, min(right + 1, width))
        left_over -= len(rows) * len(columns)
        if left_over < 0:
            raise TooLarge
        found.update(((row, column), ((top, left), what)) for row in rows for column in columns)
    return found


def _runs(numbers: list[int]) -> list[list[int]]:
    """Numbers that follow each other, together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _place(sheet: Location, row: int, column: int) -> Location:
    return Location(sheet.file, sheet.sheet, f"{get_column_letter(column + 1)}{row + 1}")
