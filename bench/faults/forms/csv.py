"""CSV: its cells by line and column, and its rows."""

import csv
import io

from bench.faults.forms.languages import of_column
from bench.faults.spots import Edit, Place, Spot


def _read(content: bytes) -> tuple[str, list[list[str]]]:
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") >= first.count(",") else ","
    return mark, list(csv.reader(io.StringIO(text), delimiter=mark))


def _write(mark: str, rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def spots(name: str, content: bytes) -> list[Spot]:
    """The cells below the names of the columns; the names themselves are headings of row -1."""
    _, rows = _read(content)
    table = name.rpartition(".")[0]
    made = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            column, lang = of_column(rows[0][c])
            sort = "cell" if r else "header"
            place = Place(name, lines=(r + 1, r + 1))
            made.append(Spot(name, "csv", sort, lang, value, place, (r, c), column, table, r - 1))
    return made


def _replace(content: bytes, edit: Edit) -> bytes:
    mark, rows = _read(content)
    rows[int(edit.at[0])][int(edit.at[1])] = edit.text
    return _write(mark, rows)


def _row_after(content: bytes, edit: Edit) -> bytes:
    """A row after a row, its cells given with tabs between them; the row itself again without any."""
    mark, rows = _read(content)
    at = int(edit.at[0])
    rows.insert(at + 1, edit.text.split("\t") if edit.text else list(rows[at]))
    return _write(mark, rows)


def _row_removed(content: bytes, edit: Edit) -> bytes:
    mark, rows = _read(content)
    del rows[int(edit.at[0])]
    return _write(mark, rows)


def _column_removed(content: bytes, edit: Edit) -> bytes:
    mark, rows = _read(content)
    for row in rows:
        del row[int(edit.at[1])]
    return _write(mark, rows)


def _column_added(content: bytes, edit: Edit) -> bytes:
    """A column at the end: its name and what every cell holds, with a tab between them."""
    mark, rows = _read(content)
    name, _, value = edit.text.partition("\t")
    return _write(mark, [[*row, value if r else name] for r, row in enumerate(rows)])


def _columns_swapped(content: bytes, edit: Edit) -> bytes:
    """What stands below two names of columns is exchanged."""
    mark, rows = _read(content)
    one, other = int(edit.at[1]), int(edit.at[2])
    for row in rows[1:]:
        row[one], row[other] = row[other], row[one]
    return _write(mark, rows)


def _latin(content: bytes, edit: Edit) -> bytes:
    """The file read as Latin-1 and saved again: accents become two signs."""
    return content.decode("utf-8").encode("utf-8").decode("cp1252", "replace").encode()


CHANGES = {
    "replace": _replace,
    "row after": _row_after,
    "row removed": _row_removed,
    "column removed": _column_removed,
    "column added": _column_added,
    "columns swapped": _columns_swapped,
    "mojibake": _latin,
}
