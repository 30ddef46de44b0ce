"""The marked copy of a workbook: failing cells coloured and commented, and a first sheet that lists the findings.

The list begins with those of the workbook itself; those of the other files of the dossier follow.

The rest of the workbook is kept as openpyxl keeps it: values, formulas (never computed), looks, sheets. Same inputs,
same bytes.
"""

import io
import re
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from imprimatur.core.bilingual import Lang
from imprimatur.core.finding import LIST_SHEET, Severity
from imprimatur.core.own_marks import AUTHOR, NOTE_MARK
from imprimatur.core.source import Source
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset
from imprimatur.rendering.findings.lines import Line
from imprimatur.rendering.package import members, pack
from imprimatur.rendering.workbooks import opened

_GROUNDS = {Severity.FATAL: "F8D0CC", Severity.ERROR: "FBE3E0", Severity.WARNING: "FFF1C9", Severity.INFO: "E6EEF8"}
_EDGES = {Severity.FATAL: "8E1B10", Severity.ERROR: "B3261E", Severity.WARNING: "946200", Severity.INFO: "2F5D9B"}
_LINE_POINTS = 15
"""Height of a line of the list, in points."""
_FACE = "Calibri"
_HEAD = "1F2A44"
_WIDTHS = (20, 34, 22, 54, 54, 22, 14, 13)
_HEADS = ("severity", "where", "section", "what", "do", "who", "due", "reference")
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_UNKNOWN_TIME = b"2000-01-01T00:00:00Z"
_LETTERS_A_LINE = 44
"""Characters of a note's line at the width given to notes."""


def annotated(source: Source, lines: list[Line], labels: Labels, lang: Lang) -> bytes:
    """The marked copy of one workbook in one language. `lines` are all the findings of the dossier.

    Empty for a workbook that openpyxl, which knows less than the reader, does not open.
    """
    try:
        workbook = opened(source.content, rich=True)
    except Exception:  # openpyxl raises anything on what it does not know (pivot tables, absent parts).
        return b""
    _unmark(workbook)
    here = [line for line in lines if line.place.file == source.name]
    for (sheet, cell), marks in _by_cell(here).items():
        if sheet in workbook.sheetnames:
            _mark(workbook[sheet], cell, marks, labels, lang)
    _list(workbook, here, [line for line in lines if line.place.file != source.name], labels, lang)
    written = io.BytesIO()
    workbook.save(written)
    return _timeless(written.getvalue(), source.content)


def _by_cell(lines: Iterable[Line]) -> dict[tuple[str, str], list[Line]]:
    """The lines of each cell; those of a sheet without a cell stand together under an empty one."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        for place in line.places:
            if place.sheet:
                found.setdefault((place.sheet, place.cell), []).append(line)
    return found


def _mark(sheet: Any, address: str, marks: list[Line], labels: Labels, lang: Lang) -> None:
    """Colour and comment one cell, or comment the sheet's first filled cell about what has none."""
    cell = _writable(sheet, address) if address else _first(sheet)
    if address:
        gravest = min((line.severity for line in marks), key=list(Severity).index)
        side = Side(style="medium", color=_EDGES[gravest])
        cell.fill = PatternFill("solid", start_color=_GROUNDS[gravest])
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    before = cell.comment
    ours = "\n\n".join(_note(line, labels, lang) for line in marks)
    text = (f"{before.text}\n\n" if before else "") + f"{NOTE_MARK}\n{ours}"
    rows = sum(1 + len(part) // _LETTERS_A_LINE for part in text.split("\n"))
    author = before.author if before else AUTHOR
    cell.comment = Comment(text, author, width=320, height=min(24 + 17 * rows, 480))


def _note(line: Line, labels: Labels, lang: Lang) -> str:
    """What is wrong, what to do, and by whom."""
    owner = [typeset(f"{labels.word('findings_who', lang)}: {line.owner}", lang)] if line.owner else []
    return "\n".join([f"{line.what} [{line.code}]", f"→ {line.remedy}", *owner])


def _unmark(workbook: Workbook) -> None:
    """Take off the marks of an earlier copy that came back: its list, its notes, the looks of the cells noted."""
    for sheet in list(workbook.worksheets):
        if sheet.sheet_properties.codeName == LIST_SHEET:
            workbook.remove(sheet)
            continue
        for cell in [cell for row in sheet.iter_rows() for cell in row if cell.comment]:
            kept, found, _ = cell.comment.text.partition(NOTE_MARK)
            if found:
                author = cell.comment.author
                cell.comment = Comment(kept.strip(), author) if kept.strip() else None
                if cell.fill.start_color.rgb in {f"00{ground}" for ground in _GROUNDS.values()}:
                    cell.fill, cell.border = PatternFill(), Border()


def _writable(sheet: Any, address: str) -> Cell:
    """The cell of an address; of a merged range, the one that shows."""
    cell = sheet[address]
    if not isinstance(cell, MergedCell):
        return cell
    inside = (area for area in sheet.merged_cells.ranges if address in area)
    area = next(inside)
    return sheet.cell(area.min_row, area.min_col)


def _first(sheet: Any) -> Cell:
    """The first filled cell of a sheet, in reading order."""
    filled = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return next(filled, sheet["A1"])


def _list(workbook: Workbook, here: list[Line], elsewhere: list[Line], labels: Labels, lang: Lang) -> None:
    """The first sheet: the findings of the workbook, each with a link to its cell, then those of the other files."""
    name = labels.word("findings_sheet", lang)
    names = [name, *(f"{name} ({number})" for number in range(2, len(workbook.sheetnames) + 2))]
    sheet = workbook.create_sheet(next(name for name in names if name not in workbook.sheetnames), 0)
    sheet.sheet_properties.codeName = LIST_SHEET
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet
    workbook.active = 0
    sheet.append([labels.word("findings_title", lang)])
    sheet["A1"].font = Font(name=_FACE, bold=True, size=14, color=_HEAD)
    sheet.append([labels.word(f"findings_{head}", lang) for head in _HEADS])
    for cell in sheet[2]:
        cell.font = Font(name=_FACE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEAD)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for position, line in enumerate(here, 3):
        _row(sheet, position, line)
        if line.place.sheet in workbook.sheetnames:
            _link(sheet.cell(position, 2), f"{quote_sheetname(line.place.sheet)}!{line.place.cell or 'A1'}")
    if elsewhere:
        title = sheet.cell(len(here) + 4, 1, labels.word("findings_other_files", lang))
        title.font = Font(name=_FACE, bold=True, size=12, color=_HEAD)
        for position, line in enumerate(elsewhere, len(here) + 5):
            _row(sheet, position, line)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(_WIDTHS))}{max(2, len(here) + 2)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"


def _row(sheet: Any, position: int, line: Line) -> None:
    where = f"{line.column} {line.where}" if line.column else line.where
    told = (line.stops, where, line.section, line.what, line.remedy, line.owner, line.due)
    values = (*told, line.reference or line.code)
    for number, value in enumerate(values, 1):
        cell = sheet.cell(position, number, value)
        # What a person typed may begin like a formula: it is text, and stays text.
        cell.data_type = "s" if value else "n"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    # Without a height of their own, rows keep one line in some programs and hide the rest.
    needed = max(ceil(len(value) * 1.1 / width) for value, width in zip(values, _WIDTHS, strict=True))
    sheet.row_dimensions[position].height = _LINE_POINTS * max(needed, 1) + 3
    sheet.cell(position, 1).fill = PatternFill("solid", start_color=_GROUNDS[line.severity])


def _link(cell: Cell, target: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
    cell.font = Font(name=_FACE, underline="single", color="1F4E9E")


def _timeless(package: bytes, original: bytes) -> bytes:
    """The package with the times of the original, without any of this moment."""
    content = members(package)
    before = dict(_times(members(original).get(_CORE, b"")))
    stamped = content[_CORE]
    content[_CORE] = _STAMP.sub(lambda m: m[1] + before.get(m[2], _UNKNOWN_TIME) + m[3], stamped)
    return pack(content)


def _times(core: bytes) -> Iterator[tuple[bytes, bytes]]:
    for match in _STAMP.finditer(core):
        yield match[2], match[0][len(match[1]) : -len(match[3])]
