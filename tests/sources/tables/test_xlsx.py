from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from imprimatur.core.dossier import Cell
from imprimatur.sources import read_any
from tests.sources.making import changed_package, codes, outline, saved, source, values, workbook, xlsx

OFFER: list[list[Any]] = [
    ["Offre d’emploi 2027"],
    [],
    ["Rempli par", "Anne"],
    ["NL", "Statut", " CHAMP : ", "Français ", "Remarque", "Responsable"],
    ["Medewerker", "à confirmer", "Titre ", "  Chargé·e de projets\u00a0", "à relire", "Anne"],
    [None, None, "Début", date(2027, 10, 1)],
    [],
    [None, None, "Montant", "20.000€"],
    [None, None, "Échéance", "10/01/2027"],
    [None, None, "Heures", 19.5],
]


def test_an_entries_sheet_is_read_below_its_titles_whatever_the_order_of_its_columns() -> None:
    book = workbook(Offre=OFFER)
    book["Offre"].merge_cells("A1:F1")
    reading = read_any(source("a/offre.xlsx", saved(book)))
    assert values(reading) == {
        "Titre": {
            "fr": ("Chargé·e de projets", "a/offre.xlsx!Offre!D5"),
            "nl": ("Medewerker", "a/offre.xlsx!Offre!A5"),
        },
        "Début": {"fr": (date(2027, 10, 1), "a/offre.xlsx!Offre!D6"), "nl": (None, "a/offre.xlsx!Offre!A6")},
        "Montant": {"fr": ("20.000€", "a/offre.xlsx!Offre!D8"), "nl": (None, "a/offre.xlsx!Offre!A8")},
        "Échéance": {"fr": ("10/01/2027", "a/offre.xlsx!Offre!D9"), "nl": (None, "a/offre.xlsx!Offre!A9")},
        "Heures": {"fr": (19.5, "a/offre.xlsx!Offre!D10"), "nl": (None, "a/offre.xlsx!Offre!A10")},
    }
    first = reading.entries[0]
    assert (first.state, first.owner, str(first.location)) == ("à confirmer", "Anne", "a/offre.xlsx!Offre!C5")
    assert reading.tables == ()
    assert [(f.code, str(f.location), f.values["value"]) for f in reading.findings] == [
        ("T26", "a/offre.xlsx!Offre!A1", "Offre d’emploi 2027 · Rempli par · Anne"),
        ("T23", "a/offre.xlsx!Offre!E4", "à relire"),
    ]


@pytest.mark.parametrize(
    ("headers", "langs"),
    [
        (["Champ", "Valeur"], [""]),
        (["VELD", "Waarde"], [""]),
        (["Rubriek", "Waarde FR", "Waarde (NL)"], ["fr", "nl"]),
        (["Information", "texte fr", "Néerlandais", "Réponse"], ["", "fr", "nl"]),
    ],
)
def test_headers_of_entries_are_known_in_both_languages(headers: list[str], langs: list[str]) -> None:
    reading = read_any(xlsx(Offre=[headers, ["Titre", *("x" for _ in headers[1:])]]))
    assert [list(entry.values) for entry in reading.entries] == [langs]


def test_languages_with_states_of_their_own_make_an_entry_each() -> None:
    rows: list[list[Any]] = [["Champ", "FR", "NL", "Statut NL"], ["Titre", "a", "b", "à confirmer"]]
    reading = read_any(xlsx(Offre=rows))
    assert [(e.name, list(e.values), e.state, e.state_at and e.state_at.cell) for e in reading.entries] == [
        ("Titre", ["fr"], "", None),
        ("Titre", ["nl"], "à confirmer", "D2"),
    ]


def test_what_has_no_name_is_a_finding_at_its_cell() -> None:
    reading = read_any(xlsx(Offre=[["Champ", "Valeur", "Couleur"], ["Titre", "a", "bleu"], [None, "b"]]))
    assert codes(reading) == [("T01", "offre.xlsx!Offre!C1"), ("R10", "offre.xlsx!Offre!B3")]


def test_a_table_sheet_skips_empty_rows_and_places_every_cell() -> None:
    rows: list[list[Any]] = [
        ["Livrables prévus"],
        ["Titre FR", "Titre NL ", "Échéance"],
        ["a", "b", "2027"],
        [],
        ["c", None, 3],
        [],
    ]
    reading = read_any(xlsx(Livrables=rows))
    (table,) = reading.tables
    assert table.name == "Livrables"
    assert table.frame.to_dict("split")["data"] == [["a", "b", "2027"], ["c", None, 3]]
    assert list(table.frame.columns) == ["Titre FR", "Titre NL", "Échéance"]
    assert str(table.at(1, "Titre NL")) == "offre.xlsx!Livrables!B5"
    assert str(table.headers["Échéance"]) == "offre.xlsx!Livrables!C2"


def test_an_introductory_line_of_two_cells_is_not_the_header() -> None:
    rows: list[list[Any]] = [["Rempli par", "Anne"], [], ["Nom", "Rôle", "Depuis"], ["A", "B", 2020], ["C", "D", 2021]]
    (table,) = read_any(xlsx(Equipe=rows)).tables
    assert list(table.frame.columns) == ["Nom", "Rôle", "Depuis"]


def test_a_repeated_or_absent_column_title_is_a_finding_and_its_column_is_left_out() -> None:
    rows: list[list[Any]] = [["Nom", "nom ", None], ["a", "b", "c"], ["d", "e", None]]
    reading = read_any(xlsx(Equipe=rows))
    assert list(reading.tables[0].frame.columns) == ["Nom"]
    assert codes(reading) == [("R10", "offre.xlsx!Equipe!B1"), ("R10", "offre.xlsx!Equipe!C2")]


def test_a_sheet_of_numbers_alone_has_no_header() -> None:
    assert codes(read_any(xlsx(Chiffres=[[1, 2], [3, 4]]))) == [("R04", "offre.xlsx!Chiffres")]


def test_an_empty_workbook_says_nothing() -> None:
    reading = read_any(xlsx(Vide=[]))
    assert (reading.entries, reading.tables, reading.findings) == ((), (), ())


def test_a_hidden_sheet_is_not_read() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"]], Ancien=[["Champ", "Valeur"], ["Titre", "b"]])
    book["Ancien"].sheet_state = "hidden"
    reading = read_any(source("offre.xlsx", saved(book)))
    assert values(reading) == {"Titre": {"": ("a", "offre.xlsx!Offre!B2")}}
    assert codes(reading) == [("R08", "offre.xlsx!Ancien")]


def test_a_formula_gives_the_value_that_was_stored_and_a_finding() -> None:
    made = saved(workbook(Offre=[["Champ", "Valeur"], ["Montant", "=2*21"], ["Autre", "=1/0"]]))
    with_value = {"xl/worksheets/sheet1.xml": b""}
    sheet = _member(made, "xl/worksheets/sheet1.xml")
    with_value["xl/worksheets/sheet1.xml"] = sheet.replace(b"<f>2*21</f><v />", b"<f>2*21</f><v>42</v>").replace(
        b"<f>2*21</f><v></v>", b"<f>2*21</f><v>42</v>"
    )
    reading = read_any(source("offre.xlsx", changed_package(made, with_value)))
    assert values(reading) == {
        "Montant": {"": (42, "offre.xlsx!Offre!B2")},
        "Autre": {"": (None, "offre.xlsx!Offre!B3")},
    }
    assert [(f.code, str(f.location), f.values["value"]) for f in reading.findings] == [
        ("R05", "offre.xlsx!Offre!B2", "42"),
        ("R35", "offre.xlsx!Offre!B3", "=1/0"),
    ]


def _member(content: bytes, name: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def test_an_error_of_excel_is_an_empty_cell_and_a_finding() -> None:
    reading = read_any(xlsx(Offre=[["Champ", "Valeur"], ["Montant", "#N/A"]]))
    assert values(reading) == {"Montant": {"": (None, "offre.xlsx!Offre!B2")}}
    assert codes(reading) == [("R11", "offre.xlsx!Offre!B2")]


def test_lines_with_bullets_become_nested_lists_at_the_cell() -> None:
    text = (
        "Vous allez :\n- planifier\n  • avec l’équipe\n     1. d’abord\n     2. ensuite\n- suivre\nEt aussi **écrire**."
    )
    (entry,) = read_any(xlsx(Offre=[["Champ", "FR"], ["Tâches", text]])).entries
    cell = entry.values["fr"]
    assert cell.value == text
    assert outline(cell.blocks) == [
        "Vous allez :",
        ("-", "planifier", [("-", "avec l’équipe", [("1.", "d’abord", []), ("1.", "ensuite", [])])]),
        ("-", "suivre", []),
        "Et aussi écrire.",
    ]
    assert {str(block.location) for block in cell.blocks} == {"offre.xlsx!Offre!B2"}


def test_a_table_holds_a_cell_where_its_text_has_blocks() -> None:
    (table,) = read_any(xlsx(Sections=[["Titre", "Texte"], ["a", "- x\n- y"]])).tables
    found = table.frame.loc[0, "Texte"]
    assert isinstance(found, Cell)
    assert outline(found.blocks) == [("-", "x", []), ("-", "y", [])]


def test_cells_that_are_only_formatted_far_away_do_no_harm() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"]])
    book["Offre"].cell(row=900_000, column=5).number_format = "0.00"
    assert values(read_any(source("offre.xlsx", saved(book)))) == {"Titre": {"": ("a", "offre.xlsx!Offre!B2")}}


def test_a_value_beyond_the_bounds_is_a_finding() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"]])
    book["Offre"].cell(row=900_000, column=5).value = "x"
    assert codes(read_any(source("offre.xlsx", saved(book)))) == [("R01", "offre.xlsx!Offre")]


WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=6)
VALUES = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.text("abcé \u00a0,;\"'-=#€", max_size=8), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=5, unique=True), st.data())
def test_any_grid_is_read_back_at_its_cells(headers: list[str], data: st.DataObject) -> None:
    row = st.lists(VALUES, min_size=len(headers), max_size=len(headers))
    rows = [
        [None if isinstance(v, str) and v.startswith(("=", "#")) else v for v in found]
        for found in data.draw(st.lists(row, min_size=1, max_size=6))
    ]
    content = saved(workbook(Table=[["Titre de la feuille"], [f"c{h}" for h in headers], *rows]))
    reading = read_any(source("t.xlsx", content))
    (table,) = reading.tables
    found = {}
    for at, record in enumerate(table.frame.to_dict("records")):
        for column, value in record.items():
            if value is not None:
                plain = value.value if isinstance(value, Cell) else value
                found[table.at(at, str(column)).cell] = plain
    sheet = load_workbook(BytesIO(content)).active
    expected = {}
    for (r, _), cell in sheet._cells.items():
        value = cell.value.strip() if isinstance(cell.value, str) else cell.value
        if (r > 2 and value not in (None, "")) or (value is False and r > 2):
            expected[cell.coordinate] = value
    assert found == expected
