"""Rows of fields: a column of names, columns of values, of states and of owners make entries, one a row."""

from collections.abc import Mapping, Sequence

from imprimatur.core.dossier import Cell, Entry, Reading
from imprimatur.core.finding import Severity
from imprimatur.findings.catalogue import Values, finding
from imprimatur.sources.messages import say
from imprimatur.sources.tables.grid import Grid, headers, listed, remarks, role


def read_entries(grid: Grid, header: int, below: Sequence[int]) -> Reading:
    """The entries under a header."""
    columns, findings = headers(grid, header, below)
    roles = {column: role(name) for column, name in columns.items()}
    for column, found in roles.items():
        if found is None:
            # The values under an unknown title are lost; a title alone loses nothing.
            empty = all(grid.value(row, column) is None for row in below)
            words = listed([columns[column], *(grid.shown(row, column) for row in below)])
            severity = Severity.INFO if empty else None
            place = grid.place(header, column)
            findings.append(finding("T01", place, {"value": words, "hint": ""}, severity=severity))
        elif found and found[0] == "remark":
            findings.extend(remarks(grid, header, column, below))
    by_role = {found: column for column, found in reversed(roles.items()) if found}
    entries: list[Entry] = []
    for row in below:
        name = grid.name_at(*_above(grid, row, by_role["name", ""], header))
        if name:
            entries.extend(_row_entries(grid, row, header, name, by_role))
        elif strays := sorted(set(by_role.values()) & grid.filled(row)):
            about: Values = {"reason": say("unnamed"), "value": listed(grid.shown(row, column) for column in strays)}
            findings.append(finding("R10", grid.place(row, strays[0]), about))
    return Reading(entries=tuple(entries), findings=tuple(findings))


def _above(grid: Grid, row: int, column: int, header: int) -> tuple[int, int]:
    """The place that shows for a cell merged with those above it. One merged across languages is a fact: it stays."""
    origin = grid.covered.get((row, column), (row, column))
    return origin if origin[1] == column and origin[0] > header else (row, column)


def _row_entries(grid: Grid, row: int, header: int, name: str, columns: Mapping[tuple[str, str], int]) -> list[Entry]:
    """The entry of a row; one for each language where the languages have states of their own."""
    place = grid.place(row, columns["name", ""])

    def at(sort: str, lang: str) -> tuple[int, int]:
        return _above(grid, row, columns[sort, lang], header)

    def text(sort: str, lang: str = "") -> str:
        return grid.name_at(*at(sort, lang)) if (sort, lang) in columns else ""

    values = {lang: grid.cell(*at("value", lang)) for lang in ("", "fr", "nl") if ("value", lang) in columns}
    groups: dict[tuple[str, int | None], dict[str, Cell]] = {}
    for lang, found in values.items():
        own = lang if text("state", lang) else ""
        groups.setdefault((text("state", own), columns.get(("state", own))), {})[lang] = found
    return [
        Entry(name, group, place, state, text("owner"), None if column is None else grid.place(row, column))
        for (state, column), group in groups.items()
    ]
