"""Last year's report, and what people write in the new one that begins from it.

The sample is the report that the guide comes to; the one that it begins from is the same sample, made a year older.
"""

import re
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook

_YEAR = re.compile(r"\b20(?:2[3-9])\b")
_WEEKDAY = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:maan|dins|woens|donder|vrij|zater|zon)dag) (?=\d)"
)
_APPROVALS = ("Français approuvé", "Néerlandais approuvé")
_LATER = ("Constats acceptés", *_APPROVALS)
"""The sheet and the rows that nobody fills in before the report has been read."""


def age(sample: Path, former: Path) -> None:
    """The dossier of a report as it would have been a year before; it keeps no record of approvals."""
    former.mkdir(parents=True)
    for path in sample.glob("[!_]*"):
        if path.suffix == ".xlsx":
            book = load_workbook(path, rich_text=True)
            for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
                if cell.value is not None and "→" not in str(cell.value):
                    cell.value = _earlier(cell.value)
            book.save(former / path.name)
        else:
            _write(path, former / path.name, _a_year_before)


def write_year(sample: Path, new: Path, untold: Collection[str] = ()) -> None:
    """Fill in a file that was begun from last year's, as the sample says. What is `untold` is left for another day."""
    if new.suffix == ".xlsx":
        _workbook(sample, new, untold)
    else:
        _write(sample, new, lambda text: "" if text in untold else text)


def _workbook(sample: Path, new: Path, untold: Collection[str]) -> None:
    """What every cell of the sample says that is not a word of the kit, in the sheets of the new workbook."""
    told, book = load_workbook(sample), load_workbook(new, rich_text=True)
    for sheet in (one for one in told if one.title not in _LATER):
        for row in (row for row in sheet.iter_rows() if not str(row[0].value).startswith(_LATER)):
            for cell in (one for one in row if one.value is not None and str(one.value) not in untold):
                place = book[sheet.title][cell.coordinate]
                if str(place.value) != str(cell.value) and not str(cell.value).startswith("="):
                    place.value = cell.value
    book.save(new)


def _earlier(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(year=value.year - 1)
    if isinstance(value, int) and not isinstance(value, bool) and _YEAR.fullmatch(str(value)):
        return value - 1
    return _a_year_before(value) if isinstance(value, str) else value


def _a_year_before(text: str) -> str:
    """Every year in a text a year earlier, without the names of weekdays, which were other ones."""
    return _YEAR.sub(lambda found: str(int(found[0]) - 1), _WEEKDAY.sub("", text))


def _write(source: Path, target: Path, changed: Callable[[str], str]) -> None:
    """The paragraphs of a Word text, each changed."""
    document: Any = Document(str(source))
    for paragraph in document.paragraphs:
        if paragraph.text and not changed(paragraph.text):
            paragraph._p.getparent().remove(paragraph._p)
        for run in (one for one in paragraph.runs if changed(one.text) != one.text):
            run.text = changed(run.text)
    document.save(str(target))
