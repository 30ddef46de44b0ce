"""What people write in a new report: the figures and the texts of the former one, a year later."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook

_YEAR = re.compile(r"\b20(?:2[3-9])\b")


def write_year(last: Path, new: Path) -> None:
    """Fill in a file that was begun from last year's."""
    if new.suffix == ".xlsx":
        _workbook(last, new)
    else:
        _text(last, new)


def _workbook(last: Path, new: Path) -> None:
    """Every cell that the new workbook left empty says what the former one said, a year later."""
    former, book = load_workbook(last), load_workbook(new, rich_text=True)
    for sheet in former:
        if sheet.title not in book.sheetnames or sheet.title in _LEFT:
            continue
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            place = book[sheet.title][cell.coordinate]
            if place.value is None and not str(cell.value).startswith("="):
                place.value = _later(cell.value)
    book.save(new)


_LEFT = ("Constats acceptés", "Aanvaarde bevindingen")
"""What was accepted last year is not accepted this year."""


def _later(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(year=value.year + 1)
    if isinstance(value, int) and not isinstance(value, bool) and _YEAR.fullmatch(str(value)):
        return value + 1
    return _years(value) if isinstance(value, str) else value


def _years(text: str) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), text)


def _text(last: Path, new: Path) -> None:
    """The chapters of the former text, each year in them a year later; headings stay as the new one has them."""
    document: Any = Document(str(last))
    said = (one for one in document.paragraphs if not one.style.name.startswith("Heading"))
    for run in (run for one in said for run in one.runs if _YEAR.search(run.text)):
        run.text = _years(run.text)
    document.save(str(new))
