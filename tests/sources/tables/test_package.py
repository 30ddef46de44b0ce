"""The package of a workbook: both dialects, parts that are absent, sheets, totals and formulas."""

from datetime import date

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

from imprimatur.core.blocks import Paragraph, Run
from imprimatur.sources import read_any
from imprimatur.sources.tables.excel import sheet
from tests.sources.making import changed_package, codes, saved, source, values, workbook, xlsx
from tests.sources.tables.making_sheets import HEADER, ROWS, costs, member, read, stored, strict, told, without


def test_the_total_of_a_table_of_excel_is_no_row() -> None:
    book = workbook(Coûts=[HEADER, *ROWS, ["Ensemble", 400, None]])
    table = Table(displayName="t", ref="A1:C5")
    table.totalsRowCount = 1
    book["Coûts"].add_table(table)
    reading = read(book)
    assert len(reading.tables[0].frame) == 3
    assert told(reading) == [("T20", "A5", "Ensemble · 400")]


def test_a_bold_row_of_sums_is_a_total_whatever_its_label() -> None:
    book = workbook(Coûts=[HEADER, *ROWS, ["À financer", "=SUM(B2:B4)", None]])
    book["Coûts"]["A5"].font = Font(bold=True)
    reading = read_any(source("d.xlsx", stored(saved(book), b"SUM(B2:B4)", b"400")))
    assert len(reading.tables[0].frame) == 3
    assert [code for code, *_ in told(reading)] == ["T20", "R05"]


def test_a_formula_without_a_stored_value_stops_and_says_what_to_do() -> None:
    (found,) = read(workbook(Offre=[["Champ", "Valeur"], ["Montant", "=2200*1.2"]])).findings
    assert (found.code, found.severity, found.location.cell) == ("R35", "error", "B2")
    assert found.remedy.fr == "Ouvrez le classeur dans Excel et enregistrez-le, ou écrivez la valeur elle-même."


def test_the_strict_dialect_is_read() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"], ["Début", date(2027, 1, 15)]])
    found = values(read_any(source("d.xlsx", strict(saved(book)))))
    assert {name: cell[""][0] for name, cell in found.items()} == {"Titre": "a", "Début": date(2027, 1, 15)}


@pytest.mark.parametrize("absent", ["xl/styles.xml", "docProps/core.xml", "xl/theme/theme1.xml"])
def test_a_workbook_that_lacks_a_part_is_read(absent: str) -> None:
    content = without(saved(workbook(Offre=[["Champ", "Valeur"], ["Titre", 7]])), absent)
    assert values(read_any(source("d.xlsx", content))) == {"Titre": {"": (7, "d.xlsx!Offre!B2")}}


def test_a_relation_to_what_is_not_read_does_no_harm() -> None:
    """Pivot tables, and a relation that does not say whether it leads inside or out."""
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://x/pivotTable" Target="../pivotTables/absent.xml"/><Relationship Id="r2" '
        'Type="http://x/hyperlink" Target="#Coûts!A1"/></Relationships>'
    )
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": related.encode()}
    reading = read_any(source("d.xlsx", changed_package(saved(costs()), parts)))
    assert (len(reading.tables[0].frame), reading.findings) == (3, ())


def sharing(title: bytes, number: int) -> bytes:
    """A workbook whose title is a text that its cells share."""
    content = saved(workbook(Offre=[["Champ", "Valeur"], ["Titre", "ICI"]]))
    sheet = member(content, "xl/worksheets/sheet1.xml")
    cell = b't="inlineStr"><is><t>ICI</t></is>'
    assert cell in sheet
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = member(content, "xl/_rels/workbook.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="s1" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    )
    parts = {
        "xl/worksheets/sheet1.xml": sheet.replace(cell, b't="s"><v>%d</v>' % number),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>un</t></si><si>'.encode() + title + b"</si></sst>",
        "xl/_rels/workbook.xml.rels": related,
    }
    return changed_package(content, parts)


def test_texts_that_cells_share_are_read_with_their_looks() -> None:
    title = (
        b'<r><rPr><b val="0"/></rPr><t xml:space="preserve">CO</t></r><r><rPr><vertAlign val="subscript"/></rPr>'
        b"<t>2</t></r><rPh><t>lu</t></rPh>"
    )
    (entry,) = read_any(source("d.xlsx", sharing(title, 1))).entries
    assert entry.values[""].value == "CO₂"
    assert entry.values[""].blocks == (Paragraph((Run("CO"), Run("2", raised="sub"))),)


def test_a_workbook_that_lost_what_it_says_is_damaged() -> None:
    shared = sharing(b"<t>deux</t>", 1)
    assert values(read_any(source("d.xlsx", shared)))["Titre"][""][0] == "deux"
    for content in (
        without(shared, "xl/sharedStrings.xml"),
        without(shared, "xl/worksheets/sheet1.xml"),
        sharing(b"<t>deux</t>", 2),
        sharing(b"<t>deux</t>", -1),
    ):
        assert codes(read_any(source("d.xlsx", content))) == [("R01", "d.xlsx")]


def test_a_sheet_that_is_a_chart_is_told() -> None:
    book = costs()
    book.create_chartsheet("Graphique")
    assert codes(read(book)) == [("R39", "d.xlsx!Graphique")]


@pytest.mark.parametrize(
    ("titles", "names"),
    [(["Feuil1"], ["couts"]), (["Sheet1"], ["couts"]), (["Blad2"], ["couts"]), (["Coûts"], ["Coûts"])],
)
def test_an_only_sheet_without_a_name_bears_that_of_the_file(titles: list[str], names: list[str]) -> None:
    book = workbook(**{title: [HEADER, *ROWS] for title in titles})
    assert [table.name for table in read(book, "a/couts_fr.xlsx").tables] == names
    book.create_sheet("Autre").append(["x", "y"])
    assert [table.name for table in read(book, "a/couts_fr.xlsx").tables] == [*titles, "Autre"]


def test_directional_marks_are_removed_and_told_once_at_the_first() -> None:
    rows = [["Champ", "Valeur"], ["Titre", "a\u200eb"], ["Autre", "\u2067c\u2069"]]
    reading = read(workbook(Offre=rows))
    assert {name: found[""][0] for name, found in values(reading).items()} == {"Titre": "ab", "Autre": "c"}
    assert told(reading) == [("R38", "B2", "")]


def test_decomposed_accents_are_composed() -> None:
    reading = read(workbook(**{"E\u0301quipe": [["Champ", "Valeur"], ["Titre", "e\u0301te\u0301"]]}))
    assert values(reading)["Titre"][""][0] == "été"


def test_the_cells_of_all_sheets_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheet.MAX_CELLS == 200_000
    monkeypatch.setattr(sheet, "MAX_CELLS", 8)
    rows = [["Nom", "Note"], ["Anne", "oui"]]
    assert "R01" not in [code for code, _ in codes(read_any(xlsx(Un=rows, Deux=rows)))]
    told = [one for one in read_any(xlsx(Un=rows, Deux=rows, Trois=[["a"]])).findings if one.code == "R01"]
    assert [str(one.location) for one in told] == ["offre.xlsx!Trois"]
    assert "20000 lignes ou 200 colonnes, ou le classeur 200000 cellules remplies" in told[0].message.fr


def test_two_sheets_that_are_one_part_are_damage() -> None:
    content = xlsx(Un=[["Nom", "Note"], ["a", "b"]], Deux=[["Nom", "Note"]]).content
    related = member(content, "xl/_rels/workbook.xml.rels").replace(b"sheet2.xml", b"sheet1.xml")
    changed = changed_package(content, {"xl/_rels/workbook.xml.rels": related})
    assert codes(read_any(source("offre.xlsx", changed))) == [("R01", "offre.xlsx")]


def test_a_sheet_that_declares_entities_is_refused_whatever_its_name() -> None:
    content = xlsx(Un=[["Nom", "Note"], ["a", "b"]]).content
    sheet = b'<!DOCTYPE d [<!ENTITY a "perdu">]>' + member(content, "xl/worksheets/sheet1.xml").split(b"?>", 1)[-1]
    related = member(content, "xl/_rels/workbook.xml.rels").replace(b"sheet1.xml", b"sheet1.bin")
    made = changed_package(content, {"xl/_rels/workbook.xml.rels": related, "xl/worksheets/sheet1.bin": sheet})
    assert codes(read_any(source("offre.xlsx", made))) == [("R01", "offre.xlsx")]
