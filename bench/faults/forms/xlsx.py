"""Workbooks: cells below the names of columns, and what Excel lets people do to cells."""

from collections.abc import Callable
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bench.faults.forms.languages import of_column
from bench.faults.spots import Edit, Place, Spot

_FIELD = {"champ", "champs", "veld"}


def spots(name: str, content: bytes) -> list[Spot]:
    """The cells below the names of columns; the names themselves are of the sort `header`."""
    made: list[Spot] = []
    for sheet in load_workbook(BytesIO(content)):
        head = _header(sheet)
        if not head:
            continue
        names = {cell.column: str(cell.value) for cell in sheet[head] if cell.value is not None}
        is_fields = names.get(1, "").casefold() in _FIELD
        for row in sheet.iter_rows(min_row=head):
            for cell in row:
                if cell.column not in names:
                    continue
                column, lang = of_column(names[cell.column])
                if is_fields and cell.row > head:
                    column = str(sheet.cell(cell.row, 1).value or "")
                    lang = lang or ("" if cell.column < 4 else "-")
                place = Place(name, sheet=sheet.title, cells=(cell.coordinate,))
                value = "" if cell.value is None else _shown(cell.value)
                sort = "cell" if cell.row > head else "header"
                if sort == "cell" and is_fields and (cell.column == 1 or cell.column > 3):
                    sort = "aside"
                at = (sheet.title, cell.row, cell.column)
                table = "" if is_fields else sheet.title
                made.append(Spot(name, "xlsx", sort, lang, value, place, at, column, table, cell.row - head - 1))
    return made


def _header(sheet: Any) -> int:
    """The first row in which two cells or more hold something."""
    for row in sheet.iter_rows(max_row=12):
        if sum(cell.value is not None for cell in row) > 1:
            return int(row[0].row)
    return 0


def _shown(value: Any) -> str:
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else str(value)


def _cell(work: Callable[[Any, Any, Edit], None]) -> Callable[[bytes, Edit], bytes]:
    """A change of one cell."""

    def change(content: bytes, edit: Edit) -> bytes:
        book = load_workbook(BytesIO(content))
        sheet = book[str(edit.at[0])]
        work(sheet, sheet.cell(int(edit.at[1]), int(edit.at[2])), edit)
        return saved(book)

    return change


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _replace(sheet: Any, cell: Any, edit: Edit) -> None:
    """Another value: a number where a number stood and another is given, a text otherwise."""
    was_number = isinstance(cell.value, int | float)
    digits = edit.text.replace(",", ".").replace(" ", "")
    try:
        cell.value = (float(digits) if "." in digits else int(digits)) if was_number else edit.text or None
    except ValueError:
        cell.value = edit.text or None
    if isinstance(cell.value, str) and cell.is_date:
        cell.number_format = "@"


def _comment(sheet: Any, cell: Any, edit: Edit) -> None:
    cell.comment = Comment(edit.text, "Fatima")


def _fill(sheet: Any, cell: Any, edit: Edit) -> None:
    cell.fill = PatternFill("solid", fgColor=edit.text or "FFFF00")


def _strike(sheet: Any, cell: Any, edit: Edit) -> None:
    font = copy(cell.font)
    cell.font = Font(name=font.name, size=font.size, strike=True)


def _hide_row(sheet: Any, cell: Any, edit: Edit) -> None:
    sheet.row_dimensions[cell.row].hidden = True


def _hide_column(sheet: Any, cell: Any, edit: Edit) -> None:
    sheet.column_dimensions[get_column_letter(cell.column)].hidden = True


def _hide_sheet(sheet: Any, cell: Any, edit: Edit) -> None:
    sheet.sheet_state = "hidden"


def _formula(sheet: Any, cell: Any, edit: Edit) -> None:
    cell.value = edit.text


def _row_after(sheet: Any, cell: Any, edit: Edit) -> None:
    """A row after a row, its cells given with tabs between them; the row itself again without any."""
    width = sheet.max_column
    values = edit.text.split("\t") if edit.text else [sheet.cell(cell.row, c).value for c in range(1, width + 1)]
    sheet.insert_rows(cell.row + 1)
    for column, value in enumerate(values, 1):
        number = str(value).replace(",", ".")
        is_number = isinstance(value, str) and number.replace(".", "", 1).isdigit()
        sheet.cell(cell.row + 1, column).value = (float(number) if is_number else value) or None


def _row_removed(sheet: Any, cell: Any, edit: Edit) -> None:
    sheet.delete_rows(cell.row)


def _column_removed(sheet: Any, cell: Any, edit: Edit) -> None:
    sheet.delete_cols(cell.column)


def _column_added(sheet: Any, cell: Any, edit: Edit) -> None:
    """A column at the end: its name, and what every cell below holds, with a tab between them."""
    name, _, value = edit.text.partition("\t")
    column = sheet.max_column + 1
    for row in range(cell.row, sheet.max_row + 1):
        sheet.cell(row, column).value = name if row == cell.row else value


def _columns_swapped(sheet: Any, cell: Any, edit: Edit) -> None:
    """What stands below two names of columns is exchanged."""
    other = int(edit.at[3])
    for row in range(cell.row + 1, sheet.max_row + 1):
        one, two = sheet.cell(row, cell.column), sheet.cell(row, other)
        one.value, two.value = two.value, one.value


CHANGES = {
    name: _cell(work)
    for name, work in {
        "replace": _replace,
        "comment": _comment,
        "fill": _fill,
        "strike": _strike,
        "hide row": _hide_row,
        "hide column": _hide_column,
        "hide sheet": _hide_sheet,
        "formula": _formula,
        "row after": _row_after,
        "row removed": _row_removed,
        "column removed": _column_removed,
        "column added": _column_added,
        "columns swapped": _columns_swapped,
    }.items()
}
