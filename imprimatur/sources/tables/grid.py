"""Rows and columns to entries or a table: what a sheet of a workbook, a CSV file and a Word table have in common.

The header row is found by its content, so that titles and introductory lines above it do no harm. A header that names
a column of fields and a column of values makes entries, one a row; any other makes a table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from imprimatur.core.dossier import Cell, DataTable, Entry, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.language.folding import fold_words
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import clean, tidy
from imprimatur.sources.plain_text.inline import cell

NAMES = frozenset({"champ", "veld", "rubrique", "rubriek", "field", "information", "informatie"})
STATES = frozenset({"statut", "status", "etat", "state"})
OWNERS = frozenset({"responsable", "verantwoordelijke", "owner"})
NEUTRAL = frozenset({"valeur", "waarde", "value", "reponse", "antwoord"})
_TEXTS = ("", *sorted(NEUTRAL), "texte", "tekst", "text")
_LANGUAGES = {"fr": ("fr", "francais", "frans", "french"), "nl": ("nl", "neerlandais", "nederlands", "dutch")}
IGNORED = frozenset(
    "remarque remarques opmerking opmerkingen aide hulp uitleg exemple exemples voorbeeld voorbeelden explication "
    "toelichting obligatoire verplicht".split()
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Values by row and column, None where nothing stands. `place` gives the location of a row and column.

    `rich`, where given, makes the cell of an entry; by default typed text is read for paragraphs and lists.
    """

    name: str
    rows: Sequence[Sequence[object]]
    place: Callable[[int, int], Location]
    location: Location
    rich: Callable[[int, int], Cell] | None = None

    def value(self, row: int, column: int) -> object:
        """The value at a place, text trimmed; None outside the grid."""
        found = self.rows[row][column] if column < len(self.rows[row]) else None
        return (clean(found).strip() or None) if isinstance(found, str) else found

    def cell(self, row: int, column: int) -> Cell:
        """The value at a place as a cell."""
        if self.rich:
            return self.rich(row, column)
        found = self.rows[row][column] if column < len(self.rows[row]) else None
        return cell(found, self.place(row, column))

    def name_at(self, row: int, column: int) -> str:
        """The value at a place as a name."""
        found = self.value(row, column)
        return "" if found is None else tidy(str(found))

    def filled(self, row: int) -> set[int]:
        """The columns where a row has something."""
        return {column for column, value in enumerate(self.rows[row]) if not _empty(value)}


def in_frame(found: Cell) -> object:
    """What the frame of a table holds for a cell: its value, or the cell itself where the text carries blocks."""
    return found if found.blocks else found.value


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def role(header: str) -> tuple[str, str] | None:
    """What a column of entries holds (name, value, state, owner, ignored) and in which language; None if unknown."""
    folded = fold_words(header)
    for sort, words in (
        ("name", NAMES),
        ("state", STATES),
        ("owner", OWNERS),
        ("value", NEUTRAL),
        ("ignored", IGNORED),
    ):
        if folded in words:
            return sort, ""
    for lang, words_of in _LANGUAGES.items():
        for word in words_of:
            if folded in {f"{text} {word}".strip() for text in _TEXTS}:
                return "value", lang
            if folded in {f"{text} {word}" for text in STATES}:
                return "state", lang
    return None


def read_grid(grid: Grid) -> Reading:
    """The entries or the table of a grid; nothing for an empty one."""
    filled = [row for row in range(len(grid.rows)) if grid.filled(row)]
    if not filled:
        return Reading()
    for row in filled:
        if is_entries_header([grid.name_at(row, column) for column in sorted(grid.filled(row))]):
            return _entries(grid, row, [other for other in filled if other > row])
    header = _header_row(grid, filled)
    if header is None:
        return Reading(findings=(finding("R04", grid.location),))
    return _table(grid, header, [row for row in filled if row > header])


def is_entries_header(names: Sequence[str]) -> bool:
    """Whether a row of names heads entries: a column of fields and a column of values."""
    roles = {found[0] for name in names if (found := role(name))}
    return {"name", "value"} <= roles


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
            return row
    return next((row for row in filled if texts[row]), None)


def _headers(grid: Grid, header: int, below: Sequence[int]) -> tuple[dict[int, str], list[Finding]]:
    """The usable columns by position, and what is wrong with the others."""
    columns: dict[int, str] = {}
    findings = []
    for column in range(max(len(grid.rows[row]) for row in (header, *below))):
        name = grid.name_at(header, column)
        if name and fold_words(name) not in {fold_words(other) for other in columns.values()}:
            columns[column] = name
        elif name:
            findings.append(finding("R10", grid.place(header, column), {"reason": say("repeated"), "value": name}))
        elif stray := next((row for row in below if grid.value(row, column) is not None), None):
            value = str(grid.value(stray, column))
            findings.append(finding("R10", grid.place(stray, column), {"reason": say("untitled"), "value": value}))
    return columns, findings


def _table(grid: Grid, header: int, below: Sequence[int]) -> Reading:
    columns, findings = _headers(grid, header, below)
    rows = [row for row in below if any(grid.value(row, column) is not None for column in columns)]
    frame = pd.DataFrame(
        [[in_frame(grid.cell(row, column)) for column in columns] for row in rows],
        columns=list(columns.values()),
        dtype=object,
    )
    cells = {(at, name): grid.place(row, column) for at, row in enumerate(rows) for column, name in columns.items()}
    headers = {name: grid.place(header, column) for column, name in columns.items()}
    table = DataTable(grid.name, frame, cells, headers, grid.location, language_of(grid.location.file))
    return Reading(tables=(table,), findings=tuple(findings))


def _entries(grid: Grid, header: int, below: Sequence[int]) -> Reading:
    columns, findings = _headers(grid, header, below)
    roles = {column: role(name) for column, name in columns.items()}
    for column, found in roles.items():
        if found is None and any(grid.value(row, column) is not None for row in below):
            findings.append(finding("T01", grid.place(header, column), {"value": columns[column], "hint": ""}))
    by_role = {found: column for column, found in reversed(roles.items()) if found}
    entries: list[Entry] = []
    for row in below:
        name = grid.name_at(row, by_role["name", ""])
        found_values = [column for (sort, _), column in by_role.items() if sort == "value"]
        if name:
            entries.extend(_row_entries(grid, row, name, by_role))
        elif stray := next((column for column in sorted(found_values) if grid.value(row, column) is not None), None):
            value = str(grid.value(row, stray))
            findings.append(finding("R10", grid.place(row, stray), {"reason": say("unnamed"), "value": value}))
    return Reading(entries=tuple(entries), findings=tuple(findings))


def _row_entries(grid: Grid, row: int, name: str, columns: Mapping[tuple[str, str], int]) -> list[Entry]:
    """The entry of a row; one for each language where the languages have states of their own."""
    place = grid.place(row, columns["name", ""])

    def text(sort: str, lang: str = "") -> str:
        return grid.name_at(row, columns[sort, lang]) if (sort, lang) in columns else ""

    values = {lang: grid.cell(row, columns["value", lang]) for lang in ("", "fr", "nl") if ("value", lang) in columns}
    groups: dict[tuple[str, int | None], dict[str, Cell]] = {}
    for lang, found in values.items():
        own = lang if text("state", lang) else ""
        groups.setdefault((text("state", own), columns.get(("state", own))), {})[lang] = found
    return [
        Entry(name, group, place, state, text("owner"), None if at is None else grid.place(row, at))
        for (state, at), group in groups.items()
    ]
