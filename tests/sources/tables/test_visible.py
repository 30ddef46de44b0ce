"""What a person does not see, sees struck through or over several cells: left out and told, or read for each."""

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from imprimatur.sources import read_any
from tests.sources.making import changed_package, codes, saved, source, values, workbook
from tests.sources.tables.making_sheets import HEADER, ROWS, costs, member, read, rows_of, told


def test_a_value_holds_for_all_the_cells_it_is_merged_over() -> None:
    book = workbook(Notes=[["Scénario", "Critère", "Note", "Motif"], ["A", "x", 1, "oui"], [None, "y", 2, None]])
    sheet = book["Notes"]
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("D2:D3")
    (table,) = read(book).tables
    assert rows_of(table) == [["A", "x", 1, "oui"], ["A", "y", 2, "oui"]]
    assert str(table.at(1, "Scénario")) == "d.xlsx!Notes!A3"


def test_a_name_merged_down_holds_and_a_fact_merged_across_stays_one() -> None:
    rows = [["Champ", "Français", "Nederlands"], ["Titre", "a", "b"], ["Début", 2027, None], ["Fin", None, None]]
    book = workbook(Offre=rows)
    book["Offre"].merge_cells("B3:C3")
    assert {name: {lang: v for lang, (v, _) in found.items()} for name, found in values(read(book)).items()} == {
        "Titre": {"fr": "a", "nl": "b"},
        "Début": {"fr": 2027, "nl": None},
        "Fin": {"fr": None, "nl": None},
    }
    down = workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"], ["Autre", None]])
    down["Offre"].merge_cells("B2:B3")
    assert {name: found[""][0] for name, found in values(read(down)).items()} == {"Titre": "a", "Autre": "a"}


def test_a_range_merged_over_the_whole_sheet_is_not_walked() -> None:
    content = saved(workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"]]))
    huge = b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    sheet = member(content, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", huge)
    reading = read_any(source("d.xlsx", changed_package(content, {"xl/worksheets/sheet1.xml": sheet})))
    assert values(reading) == {"Titre": {"": ("a", "d.xlsx!Offre!B2")}}
    assert reading.findings == ()


def test_more_merged_cells_than_anybody_makes_are_a_finding() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], *([f"n{row}", "a"] for row in range(10))])
    book["Offre"].cell(9_000, 120).value = "x"
    content = saved(book)
    huge = b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    sheet = member(content, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", huge)
    reading = read_any(source("d.xlsx", changed_package(content, {"xl/worksheets/sheet1.xml": sheet})))
    assert codes(reading) == [("R01", "d.xlsx!Offre")]


def test_a_struck_row_is_left_out_and_told() -> None:
    book = costs()
    for cell in book["Coûts"][3]:
        cell.font = Font(strike=True)
    reading = read(book)
    assert rows_of(reading.tables[0]) == [ROWS[0], ROWS[2]]
    assert told(reading) == [("R33", "A3", "Salaires · 250 · estimé")]


def test_a_struck_cell_and_struck_words_are_left_out_and_told() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", "ancien"], ["Autre", None]])
    book["Offre"]["B2"].font = Font(strike=True)
    book["Offre"]["B3"] = CellRichText(TextBlock(InlineFont(strike=True), "2026"), TextBlock(InlineFont(), " 2027"))
    reading = read(book)
    assert {name: found[""][0] for name, found in values(reading).items()} == {"Titre": None, "Autre": "2027"}
    assert sorted(told(reading)) == [("R33", "B2", "ancien"), ("R33", "B3", "2026")]


def test_hidden_rows_and_columns_are_left_out_and_told_once_a_run() -> None:
    book = workbook(Coûts=[HEADER, *ROWS, ["Divers", 10, "certain"]])
    sheet = book["Coûts"]
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    reading = read(book)
    assert rows_of(reading.tables[0]) == [["Loyer", 100], ["Divers", 10]]
    assert [(f.code, f.location.cell, f.values["what"], f.values["excerpt"]) for f in reading.findings] == [
        ("R32", "A3", "les lignes 3 à 4 sont masquées", "Salaires · 250 · estimé · Papier · 50 · certain"),
        ("R32", "C1", "la colonne C est masquée", "Certitude · certain · certain"),
    ]
    assert reading.findings[0].severity == "error"


def test_an_empty_hidden_row_or_column_says_nothing() -> None:
    book = costs()
    book["Coûts"].row_dimensions[9].hidden = True
    book["Coûts"].column_dimensions["H"].hidden = True
    assert read(book).findings == ()


def test_what_a_finding_repeats_has_an_end() -> None:
    book = workbook(Coûts=[HEADER, *ROWS, ["x" * 700, 1, "certain"]])
    book["Coûts"].row_dimensions[5].hidden = True
    (found,) = read(book).findings
    assert found.values["excerpt"] == "x" * 599 + "…"
