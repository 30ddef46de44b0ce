"""Where a figure comes from is said by columns, and where a passage does as it is read."""

from imprimatur.core.location import Location
from web.sheets.panel import Addresses, _by_column, _places

CELLS = [Location("a/b/comptes.xlsx", "Comptes", f"{column}{row}") for row in (6, 7, 8) for column in "FG"]


def test_what_adds_up_is_said_column_by_column() -> None:
    (place,) = _places(CELLS, lambda _: Addresses(), _by_column)
    assert place.said.fr == "cellules F6 à F8, G6 à G8, feuille «\u00a0Comptes\u00a0», fichier comptes.xlsx"


def test_cells_lines_and_sheets_of_one_file_are_told_apart() -> None:
    others = [
        Location("a/b/comptes.xlsx", "Comptes"),
        Location("a/b/recit.md", line=3),
        Location("a/b/recit.md", line=9),
    ]
    said = [place.said.nl for place in _places([*CELLS, *others], lambda _: Addresses())]
    assert said == [
        "blad ‘Comptes’, bestand comptes.xlsx",
        "cellen F6, G6, F7, G7, F8, G8, blad ‘Comptes’, bestand comptes.xlsx",
        "regels 3, 9 van recit.md",
    ]
