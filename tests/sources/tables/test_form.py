"""What a cell shows and says by its form: carried, or a finding at its cell."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from imprimatur.core.blocks import Paragraph, Run
from tests.sources.making import outline, values, workbook
from tests.sources.tables.making_sheets import (
    one_cell,
    read,
    told,
)


@pytest.mark.parametrize(
    ("value", "code", "found", "shown"),
    [
        (0.57, "0%", 0.57, "57 %"),
        (1250.5, '#,##0.00\\ "€"', 1250.5, "1 250,50 €"),
        (2693.856, "#,##0.00", 2693.86, "2 693,86"),
        (0.8, "# ?/?", 0.8, "4/5"),
        (0.1 + 0.2, "General", 0.3, "0,3"),
        (38, '0" h"', 38, "38 h"),
        (3, "General", 3, ""),
        (46402, "General", 46402, ""),
        (date(2026, 5, 4), "d-mmm", date(2026, 5, 4), "4-mai"),
        (date(2027, 9, 1), "mmm-yy", "09/2027", "sept-27"),
        (date(2027, 9, 1), "mm/yyyy", "09/2027", "09/2027"),
        (date(2027, 9, 2), "mmm-yy", date(2027, 9, 2), "sept-27"),
        (date(2027, 1, 1), "yyyy", 2027, "2027"),
        (date(2027, 9, 1), "yyyy", date(2027, 9, 1), "2027"),
        (date(2027, 9, 1), "mmmm", date(2027, 9, 1), "septembre"),
        (datetime(2027, 1, 15, 12), "dd/mm/yyyy hh:mm", datetime(2027, 1, 15, 12), "15/01/2027 12:00"),
        (timedelta(hours=30, minutes=24), "[h]:mm", 30.4, "30:24"),
        (time(14, 30), "hh:mm", time(14, 30), "14:30"),
        (True, "General", True, "VRAI"),
        ("0472", "@", "0472", ""),
    ],
)
def test_a_cell_keeps_its_value_and_what_it_shows(value: Any, code: str, found: object, shown: str) -> None:
    cell = one_cell(value, code)
    assert (cell.value, cell.shown) == (found, shown)
    assert type(cell.value) is type(found)


def test_a_dutch_file_shows_dutch_months() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", date(2026, 5, 4)], ["Atout", False]])
    book["Offre"]["B2"].number_format = "d-mmm"
    shown = [entry.values[""].shown for entry in read(book, "offre_nl.xlsx").entries]
    assert shown == ["4-mei", "ONWAAR"]


@pytest.mark.parametrize(("value", "code", "shown"), [(0.8, "0", "1"), (12, ";;;", "rien"), (0.8, "# ?/3", "2/3")])
def test_a_format_that_says_something_else_is_told(value: float, code: str, shown: str) -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", value]])
    book["Offre"]["B2"].number_format = code
    (found,) = read(book).findings
    assert (found.code, found.location.cell, found.values["shown"]) == ("T27", "B2", shown)


def test_a_number_rounded_to_the_cent_says_nothing() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", 99.0], ["Autre", 100.99]])
    book["Offre"]["B3"].number_format = "0"
    assert read(book).findings == ()


def test_dates_since_1904_are_the_days_they_show() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", date(2027, 1, 15)]])
    book.epoch = datetime(1904, 1, 1)
    assert values(read(book))["Titre"][""][0] == date(2027, 1, 15)


def test_a_link_behind_a_text_is_carried() -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Formulaire", "Cliquez ici"], ["Site", "https://a.be"], ["Bad", "x"]])
    sheet = book["Offre"]
    sheet["B2"].hyperlink = "https://a.be/postuler"
    sheet["B3"].hyperlink = "https://a.be/"
    sheet["B4"].hyperlink = "file:///C:/Documents/budget.xlsx"
    reading = read(book)
    form, site, bad = (entry.values[""] for entry in reading.entries)
    assert form.blocks == (Paragraph((Run("Cliquez ici", link="https://a.be/postuler"),)),)
    assert (site.value, site.blocks) == ("https://a.be", ())
    assert (bad.value, bad.blocks) == ("x", ())
    assert told(reading) == [("R39", "B4", "file:///C:/Documents/budget.xlsx")]


def test_looks_inside_a_text_are_carried_with_its_lists() -> None:
    bold, raised = InlineFont(b=True), InlineFont(vertAlign="superscript")
    text = CellRichText("Budget\n- de 10", TextBlock(raised, "6"), " € ", TextBlock(bold, "net"), "\n- ", "deux")
    (entry,) = read(workbook(Offre=[["Champ", "Valeur"], ["Titre", text]])).entries
    cell = entry.values[""]
    assert cell.value == "Budget\n- de 10⁶ € net\n- deux"
    assert outline(cell.blocks) == ["Budget", ("-", "de 106 € net", []), ("-", "deux", [])]
    runs = cell.blocks[1].items[0].text  # type: ignore[union-attr]
    assert runs == (Run("de 10"), Run("6", raised="super"), Run(" € "), Run("net", bold=True))


def test_a_text_of_one_look_is_plain() -> None:
    text = CellRichText(TextBlock(InlineFont(b=True), "tout en gras"))
    (entry,) = read(workbook(Offre=[["Champ", "Valeur"], ["Titre", text]])).entries
    assert (entry.values[""].value, entry.values[""].blocks) == ("tout en gras", ())


@pytest.mark.parametrize(("value", "told_of"), [(1.01, False), (1.0102, True)])
def test_a_rounding_of_more_than_a_hundredth_is_told(value: float, told_of: bool) -> None:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", value]])
    book["Offre"]["B2"].number_format = "0"
    assert [code for code, *_ in told(read(book))] == (["T27"] if told_of else [])
