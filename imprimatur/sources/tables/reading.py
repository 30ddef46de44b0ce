"""From rows and columns to what they say: entries or a table, or several tables one above the other.

The header row is found by its content, so that titles and introductory lines above it do no harm: they are told. A
header that names a column of fields and a column of values makes entries, one a row; any other makes a table.
"""

from collections.abc import Sequence
from dataclasses import replace

from imprimatur.core.dossier import Reading
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import finding
from imprimatur.language.folding import fold
from imprimatur.sources.tables.entries import read_entries
from imprimatur.sources.tables.grid import Grid, is_entries_header
from imprimatur.sources.tables.rows import read_table, second_header, sort_of


def read_grid(grid: Grid) -> Reading:
    """The entries or the table of a grid; nothing for an empty one."""
    return _read(grid, [row for row in range(len(grid.rows)) if grid.filled(row)])


def _read(grid: Grid, filled: Sequence[int]) -> Reading:
    if not filled:
        return Reading()
    for row in filled:
        if is_entries_header([grid.name_at(row, column) for column in sorted(grid.filled(row))]):
            reading = read_entries(grid, row, [other for other in filled if other > row])
            return replace(reading, findings=(*_above(grid, filled, row, reading), *reading.findings))
    header = _header_row(grid, filled)
    if header is None:
        return Reading(findings=(finding("R04", grid.location, {"value": grid.words(filled)}),))
    below = [row for row in filled if row > header]
    starts = list(second_header(grid, header, below))
    ends = [row for row, _ in starts]
    reading = read_table(grid, header, [row for row in below if row < (ends or [len(grid.rows)])[0]])
    findings = [*_above(grid, filled, header, reading), *reading.findings]
    tables = [*reading.tables]
    for (start, title), end in zip(starts, [*ends, len(grid.rows)][1:], strict=True):
        rows = [row for row in below if start <= row < end]
        if title:
            other = _read(replace(grid, name=title), rows[1:])
            tables.extend(other.tables)
            findings.extend(other.findings)
        else:
            place = grid.place(start, min(grid.filled(start)))
            findings.append(finding("T24", place, {"value": grid.words(rows)}))
    return replace(reading, tables=tuple(tables), findings=tuple(findings))


def _above(grid: Grid, filled: Sequence[int], header: int, reading: Reading) -> list[Finding]:
    """That the lines above a header are not printed; a title that the fields or the table's name say is not lost."""
    given = {fold(str(cell.value)) for entry in reading.entries for cell in entry.values.values()}
    rows = [row for row in filled if row < header and not _is_title(grid, row, given)]
    if not rows:
        return []
    place = grid.place(rows[0], min(grid.filled(rows[0])))
    return [finding("T26", place, {"value": grid.words(rows)})]


def _is_title(grid: Grid, row: int, given: set[str]) -> bool:
    """Whether a line says but the name of the table, in one language or more (`Tâches / Taken`), or what is given."""
    words = [grid.name_at(row, column) for column in grid.filled(row)]
    names = {fold(part) for word in words for part in word.split("/")}
    return len(words) == 1 and (fold(grid.name) in names or fold(words[0]) in given)


def _is_words(grid: Grid, row: int) -> bool:
    """Whether a row has words alone, without any number or date."""
    return {sort_of(grid.value(row, column)) for column in grid.filled(row)} == {"words"}


def _header_row(grid: Grid, filled: Sequence[int]) -> int | None:
    """The first row of two texts or more under which most of what follows is aligned, else the first row of text."""
    columns = {row: grid.filled(row) for row in filled}
    texts = {row: sum(isinstance(grid.rows[row][column], str) for column in columns[row]) for row in filled}
    widest = max(map(len, columns.values()))
    candidates = [row for row in filled if texts[row] >= min(2, widest)]
    for row in candidates:
        under = [columns[other] for other in filled if other > row]
        inside = sum(len(found & columns[row]) for found in under)
        outside = sum(len(found - columns[row]) for found in under)
        if not under or inside > 2 * outside:
            # Rows that have more cells than their header has would make a header of the first of them.
            above = row - 1 in candidates and _is_words(grid, row - 1) and not _is_words(grid, row)
            return row - 1 if above else row
    return next((row for row in filled if texts[row]), None)
