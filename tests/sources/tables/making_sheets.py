"""Workbooks made in memory for the tests of their reader, and short ways to say what was found in them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

from imprimatur.core.dossier import Cell, DataTable, Reading
from imprimatur.sources import read_any
from tests.sources.making import changed_package, saved, source, workbook

HEADER: list[Any] = ["Poste", "Montant", "Certitude"]
ROWS: list[list[Any]] = [["Loyer", 100, "certain"], ["Salaires", 250, "estimé"], ["Papier", 50, "certain"]]


def costs() -> Workbook:
    return workbook(Coûts=[HEADER, *ROWS])


def read(book: Workbook, name: str = "d.xlsx") -> Reading:
    return read_any(source(name, saved(book)))


def one_cell(value: Any, code: str = "General") -> Cell:
    book = workbook(Offre=[["Champ", "Valeur"], ["Titre", value]])
    book["Offre"]["B2"].number_format = code
    (entry,) = read(book).entries
    return entry.values[""]


def told(reading: Reading) -> list[tuple[str, str, str]]:
    return [(f.code, f.location.cell, f.values.get("excerpt") or f.values.get("value", "")) for f in reading.findings]


def rows_of(table: DataTable) -> list[list[object]]:
    return [[one.value if isinstance(one, Cell) else one for one in row] for row in table.frame.to_numpy().tolist()]


def member(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def stored(content: bytes, formula: bytes, value: bytes) -> bytes:
    """The same workbook with the value that Excel would have stored for a formula."""
    sheet = member(content, "xl/worksheets/sheet1.xml")
    for empty in (b"<v />", b"<v></v>", b"<v/>"):
        sheet = sheet.replace(b"<f>" + formula + b"</f>" + empty, b"<f>" + formula + b"</f><v>" + value + b"</v>")
    return changed_package(content, {"xl/worksheets/sheet1.xml": sheet})


def strict(content: bytes) -> bytes:
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006": b"http://purl.oclc.org/ooxml/officeDocument",
    }
    parts = {}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            for usual, other in names.items():
                part = part.replace(usual, other)
            parts[name] = part
    return changed_package(content, parts)


def without(content: bytes, absent: str) -> bytes:
    """The same archive without a member."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != absent:
                new.writestr(name, old.read(name))
    return stream.getvalue()
