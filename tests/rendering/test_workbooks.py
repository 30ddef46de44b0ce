"""Workbooks opened to be written again: what openpyxl cannot bear is mended first, the rest is as it was."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from imprimatur.rendering.findings.marked_workbook import annotated
from imprimatur.rendering.workbooks import MAX_MERGED, opened
from tests.dossiers import labels, source

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006": b"http://purl.oclc.org/ooxml/officeDocument",
}


def workbook(merged: str, *others: str) -> bytes:
    book = Workbook()
    book.active["A1"] = "Titre"
    stream = BytesIO()
    book.save(stream)
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in (merged, *others))
    return changed(stream.getvalue(), {b"</sheetData>": f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()})


def changed(content: bytes, words: dict[bytes, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in words.items():
                part = part.replace(before, after)
            new.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("merged", "kept"),
    [
        (("A2:B3", "D1:D2"), ["A2:B3", "D1:D2"]),
        ((f"A2:A{MAX_MERGED + 1}",), [f"A2:A{MAX_MERGED + 1}"]),
        ((f"A2:A{MAX_MERGED + 2}",), []),
        (("A5:XFD1048576", "B1:C1"), []),
    ],
)
def test_merged_ranges_are_kept_up_to_what_people_make(merged: tuple[str, ...], kept: list[str]) -> None:
    sheet = opened(workbook(*merged)).active
    assert sorted(map(str, sheet.merged_cells.ranges)) == kept
    assert sheet["A1"].value == "Titre"


def test_the_strict_dialect_is_opened() -> None:
    assert opened(changed(workbook("A2:B2"), STRICT)).active["A1"].value == "Titre"


def test_a_workbook_that_cannot_be_written_again_has_no_marked_copy() -> None:
    content = changed(workbook("A2:B2"), {b'ref="A2:B2"': b'ref="nowhere"'})
    assert annotated(source("x.xlsx", content), [], labels(), "fr") == b""
    assert annotated(source("x.xlsx", workbook("A2:B2")), [], labels(), "fr") != b""
