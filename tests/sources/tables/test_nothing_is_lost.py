"""Whatever stands in a workbook or a CSV file is in the reading, or in a finding that repeats it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from imprimatur.core.blocks import plain
from imprimatur.core.dossier import Cell, Reading
from imprimatur.core.walking import inlines
from imprimatur.sources import read_any
from tests.sources.making import saved, source

WORDS = ("Total", "Remarques", "Poste", "Champ", "Français", "Valeur", "Montant", "Source :", "Nom")
"""What gives rows and columns a meaning of their own; only the markers among them are looked for."""
ENTRIES = ["Champ", "Français", "Nederlands", "Statut", "Remarques"]
SORTS = st.sampled_from("text text text number percent date word empty empty rich struck lines".split())


def said(reading: Reading) -> Iterator[str]:
    """All that a reading says, in its values, in what they show and in its findings."""
    for entry in reading.entries:
        yield from (entry.name, entry.state, entry.owner)
        for cell in entry.values.values():
            yield from of_cell(cell)
    for table in reading.tables:
        yield table.name
        yield from table.headers
        for value in table.frame.to_numpy().ravel():
            yield from of_cell(value)
    yield from (found.message.fr for found in reading.findings)


def of_cell(value: object) -> Iterator[str]:
    if isinstance(value, Cell):
        yield from (str(value.value), value.shown, *(plain(inline) for inline, _ in inlines(value.blocks)))
    else:
        yield str(value)


def lost(reading: Reading, markers: list[str]) -> list[str]:
    whole = "\n".join(said(reading))
    return [marker for marker in markers if marker not in whole]


def fill(sheet: Any, row: int, column: int, sort: str, marker: str, word: str) -> str:
    """Put a value of a sort in a cell; what must be found again."""
    cell = sheet.cell(row, column)
    match sort:
        case "number" | "percent":
            cell.value = int(marker[1:])
            cell.number_format = "0" if sort == "number" else "0%"
            return marker[1:]
        case "date":
            cell.value, cell.number_format = int(marker[1:]), '0" jours"'
            return marker[1:]
        case "word":
            cell.value = word
            return ""
        case "rich":
            cell.value = CellRichText(
                "a ", TextBlock(InlineFont(b=True), marker), TextBlock(InlineFont(strike=True), "z")
            )
        case "struck":
            cell.value, cell.font = marker, Font(strike=True)
        case "lines":
            cell.value = f"a\n- {marker}\n  - b"
        case "text":
            cell.value = marker
        case _:
            return ""
    return marker


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_word_of_a_workbook_is_found_again(data: st.DataObject) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    width, height = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 8))
    markers: list[str] = []
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            marker = f"m{1000 + row * 10 + column}"
            found = fill(sheet, row, column, data.draw(SORTS), marker, data.draw(st.sampled_from(WORDS)))
            markers.extend([found] if found else [])
    if data.draw(st.booleans()):
        for column, name in enumerate(ENTRIES[:width], 1):
            sheet.cell(1, column).value = name
            sheet.cell(1, column).font = Font()
        markers = [marker for marker in markers if not marker.startswith("101") and not marker.startswith("m101")]
    for row in data.draw(st.sets(st.integers(1, height), max_size=2)):
        sheet.row_dimensions[row].hidden = True
    for column in data.draw(st.sets(st.sampled_from("ABCDE"), max_size=1)):
        sheet.column_dimensions[column].hidden = True
    top, left = data.draw(st.integers(1, height)), data.draw(st.integers(1, width))
    if data.draw(st.booleans()):
        bottom, right = data.draw(st.integers(top, height)), data.draw(st.integers(left, width))
        covered = [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)][1:]
        for r, c in covered:
            found = str(sheet.cell(r, c).value or "")
            markers = [marker for marker in markers if marker not in found or not found]
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    else:
        sheet.cell(top, left).comment = Comment("note9999", "Anne")
        sheet.cell(top, left).fill = PatternFill("solid", fgColor="FFFF00")
        markers.append("note9999")
    reading = read_any(source("d.xlsx", saved(book)))
    assert lost(reading, markers) == []


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([";", ",", "\t"]), st.sampled_from(["utf-8", "cp1252", "mac_roman", "utf-16"]))
def test_every_word_of_a_csv_file_is_found_again(data: st.DataObject, delimiter: str, encoding: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    markers: list[str] = []
    for row in range(data.draw(st.integers(1, 8))):
        cells = []
        for column in range(data.draw(st.integers(0, 5))):
            marker = f"é{100 + row * 10 + column}"
            cells.append(data.draw(st.sampled_from([marker, marker, "", f"a\n{marker}", f'"{marker}"', *WORDS])))
            markers.extend([marker] if marker in cells[-1] else [])
        writer.writerow(cells)
    text = stream.getvalue()
    if data.draw(st.booleans()) and '"' not in text:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + ('"' if text[at - 1 : at] in ("", delimiter, "\n") else "") + text[at:]
    reading = read_any(source("d.csv", text.encode(encoding)))
    assert lost(reading, markers) == []


@pytest.mark.parametrize("rows", [40, 4_000])
def test_a_table_is_read_to_its_last_row(rows: int) -> None:
    text = "Poste;Montant\n" + "".join(f"poste {row};{row}\n" for row in range(rows))
    (table,) = read_any(source("d.csv", text)).tables
    assert (len(table.frame), table.frame.iloc[-1, 0]) == (rows, f"poste {rows - 1}")
