"""Rows under a header make a table. What is no row of data is told and left out, so that nothing counts twice.

Rows that are none: a total, a heading over a group of rows, the header once more, the notes around a table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd

from imprimatur.core.dossier import DataTable, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import finding
from imprimatur.language.folding import fold_words
from imprimatur.language.totals import amount, begins_as_total, is_partial, is_sum, is_total, written
from imprimatur.sources.tables.grid import Grid, headers, in_frame, remarks, role

_NOTE = re.compile(
    r"(?:\*|\(|(?:sources?|bron(?:nen)?|notes?|nb|n\.b\.|noot|remarques?|opmerking(?:en)?)\b)", re.IGNORECASE
)
"""How a line under a table begins that is no row of it."""


NEAR = 50
"""Rows above a header by which it is seen that its words stand among numbers."""


def read_table(grid: Grid, header: int, below: Sequence[int]) -> Reading:
    """The table under a header; `below` are the filled rows under it."""
    columns, findings = headers(grid, header, below)
    for column, name in list(columns.items()):
        if (role(name) or ("",))[0] == "remark" and len(columns) > 1:
            findings.extend(remarks(grid, header, column, below))
            del columns[column]
    sorted_out = _Rows(grid, header, columns, findings)
    for index, row in enumerate(below):
        sorted_out.take(row, below[index + 1 :])
    rows = sorted_out.data
    frame = pd.DataFrame(
        [[in_frame(grid.spread(row, column, header + 1)) for column in columns] for row in rows],
        columns=list(columns.values()),
        dtype=object,
    )
    cells = {(at, name): grid.place(row, column) for at, row in enumerate(rows) for column, name in columns.items()}
    names = {name: grid.place(header, column) for column, name in columns.items()}
    table = DataTable(grid.name, frame, cells, names, grid.location, language_of(grid.location.file))
    return Reading(tables=(table,), findings=tuple(findings))


@dataclass(slots=True)
class _Rows:
    """The rows of data, as they are told from the others; `since` is where the group of a partial total begins."""

    grid: Grid
    header: int
    columns: Mapping[int, str]
    findings: list[Finding]
    data: list[int] = field(default_factory=list)
    since: int = 0
    _added: dict[int, list[tuple[Decimal, int, int]]] = field(default_factory=dict)
    """By column: the sum, the numbers and the words of the first rows of data, for each count of rows."""

    def take(self, row: int, after: Sequence[int]) -> None:
        """Keep a row of data, or tell what it is."""
        own = {column for column in self.grid.filled(row) if column in self.columns}
        if not own:
            return
        if self._repeats_header(row, own):
            self._tell("T25", row)
        elif self._is_total(row, own):
            self._total(row, own)
        elif len(own) == 1 and self._is_note(row, min(own), after):
            self._tell("T26", row)
        elif len(own) == 1 and self._is_heading(row, min(own), after):
            self._tell("T22", row)
            self.since = len(self.data)
        else:
            self.data.append(row)

    def _tell(self, code: str, row: int) -> None:
        place = self.grid.place(row, min(self.grid.filled(row)))
        self.findings.append(finding(code, place, {"value": self.grid.words([row])}))

    def _repeats_header(self, row: int, own: set[int]) -> bool:
        return len(own) > 1 and all(
            fold_words(self.grid.name_at(row, column)) == fold_words(self.columns[column]) for column in own
        )

    def _label(self, row: int) -> str:
        """The first text of a row."""
        texts = (self.grid.value(row, column) for column in sorted(self.grid.filled(row)))
        return next((text for text in texts if isinstance(text, str)), "")

    def _is_total(self, row: int, own: set[int]) -> bool:
        """Whether a row is one of totals: by the workbook's own word, by its label, or by formulas that sum.

        A label that only begins as one ("Total des heures") needs numbers that are the sum of those above.
        """
        grid, label = self.grid, self._label(row)
        if row in grid.totals or is_total(label):
            return True
        begins, bold = begins_as_total(label), any((row, column) in grid.bold for column in own)
        if not self.data or not (begins or (bold and any((row, column) in grid.sums for column in own))):
            return False
        numbers = {column for column in own if amount(grid.value(row, column)) is not None}
        if numbers and all((row, column) in grid.sums for column in numbers):
            return True
        return bool(begins and numbers) and all(self._sum_is(row, column, 0) for column in numbers)

    def _sum_is(self, row: int, column: int, start: int) -> bool:
        stated, found = amount(self.grid.value(row, column)), self._sum(column, start)
        return stated is not None and found is not None and is_sum(stated, found, len(self.data) - start)

    def _sum(self, column: int, start: int) -> Decimal | None:
        """The sum of a column of the data so far; None where one of its values is no number, or none is there.

        What was added once is kept: rows of totals may be many.
        """
        added = self._added.setdefault(column, [(Decimal(0), 0, 0)])
        for row in self.data[len(added) - 1 :]:
            value = self.grid.value(row, column)
            number = amount(value)
            total, numbers, words = added[-1]
            word = number is None and value is not None
            added.append((total + (number or 0), numbers + (number is not None), words + word))
        (before, *counted), (total, *now) = added[start], added[-1]
        return total - before if now[0] > counted[0] and now[1] == counted[1] else None

    def _total(self, row: int, own: set[int]) -> None:
        """Tell a row of totals, by its cells where an amount is not the sum of what stands above."""
        before = len(self.findings)
        partial = is_partial(self._label(row))
        starts = [self.since] if partial else [0, self.since]
        for column in sorted(own):
            stated, sums = amount(self.grid.value(row, column)), [self._sum(column, start) for start in starts]
            if stated is None or sums[0] is None:
                continue
            if not any(self._sum_is(row, column, start) for start in starts):
                about = {"field": self.columns[column], "value": self.grid.shown(row, column), "sum": written(sums[0])}
                self.findings.append(finding("T21", self.grid.place(row, column), about))
        if len(self.findings) == before:
            self._tell("T20", row)
        self.since = len(self.data)

    def _is_note(self, row: int, column: int, after: Sequence[int]) -> bool:
        """A line under the table, an empty row between, that begins as a note does."""
        text = self.grid.value(row, column)
        gap = row - 1 not in (self.header, *self.data[-1:])
        return gap and not after and isinstance(text, str) and bool(_NOTE.match(text))

    def _is_heading(self, row: int, column: int, after: Sequence[int]) -> bool:
        """A lone text that heads the rows after it: merged over them, in bold where they are not, or with a colon."""
        text = self.grid.value(row, column)
        if not isinstance(text, str) or len(self.columns) < 2 or not after:
            return False
        grid = self.grid
        wide = sum(grid.covered.get((row, other)) == (row, column) for other in self.columns)
        followed = len(grid.filled(after[0])) > 1
        stands_out = (row, column) in grid.bold and not any((after[0], other) in grid.bold for other in self.columns)
        return 2 * (wide + 1) > len(self.columns) or (followed and (stands_out or text.rstrip().endswith(":")))


def second_header(grid: Grid, header: int, below: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Where another table begins under the first, an empty row between: the row of its header and its title."""
    names = {fold_words(grid.name_at(header, column)) for column in grid.filled(header)}
    start = 0
    for index, row in enumerate(below):
        before = below[index - 1] if index else header
        title = ""
        at = index
        if row - before < 2:
            continue
        if len(grid.filled(row)) == 1 and index + 1 < len(below) and below[index + 1] - row <= 2:
            title, at = grid.words([row]), index + 1
        if _heads(grid, below, at, start, names, titled=bool(title)):
            yield row, title
            start = at + 1


def _heads(grid: Grid, below: Sequence[int], at: int, start: int, names: set[str], *, titled: bool) -> bool:
    """Whether a row is the header of another table: two names or more over rows of their own.

    Either it stands under a title, or in bold over rows that are not, or over values of another sort than its own, or
    it has a name of the first header. Right under that header, with an empty row between (the example of a kit that was
    taken out), it is a row of the first table, whatever the sorts of values below.
    """
    row = below[at]
    filled = grid.filled(row)
    if len(filled) < 2 or at + 1 >= len(below) or below[at + 1] != row + 1:
        return False
    if any(sort_of(grid.value(row, column)) != "words" for column in filled):
        return False
    own = {fold_words(grid.name_at(row, column)) for column in filled}
    bold = all((row, column) in grid.bold for column in filled) and not any(
        (below[at + 1], column) in grid.bold for column in filled
    )
    end = next((index for index in range(at + 1, len(below)) if below[index] - below[index - 1] > 1), len(below))
    beside = (below[max(start, at - NEAR) : at], below[at + 1 : end])
    over_numbers = at > 0 and any(
        {sort_of(grid.value(other, column)) for other in rows} == {"number"} for rows in beside for column in filled
    )
    return titled or bold or over_numbers or bool(own & names)


def sort_of(value: object) -> str:
    """Whether a value is `nothing`, a `number` (an amount, a date: what has digits) or `words`."""
    if value is None:
        return "nothing"
    return "words" if isinstance(value, str) and not any(letter.isdigit() for letter in value) else "number"
