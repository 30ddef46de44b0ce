"""CSV files, as Excel in Belgium writes them or as other programs do: entries or a table, every value with its line."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from imprimatur.core.dossier import Reading
from imprimatur.core.file_names import stem_of
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.plain_text.characters import decoded, tidy
from imprimatur.sources.tables.grid import Grid
from imprimatur.sources.tables.reading import read_grid

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 200, 200_000
"""What is read of a file at most: rows, columns, and filled cells."""
MAX_UNCLOSED = 100
"""Lines with quotation marks that do not fit, after which no mark of the file is believed."""
DELIMITERS = (";", "\t", ",")
SAMPLE = 30
"""Records by which the delimiter is recognised."""


def read(source: Source) -> Reading:
    """The entries or the table of a CSV file. The table is named after the file."""
    text = decoded(source.content)
    delimiter = delimiter_of(text)
    location = Location(source.name)
    rows: list[list[object]] = []
    filled = 0
    lines: list[int] = []
    records = _Records(list(io.StringIO(text, newline="")), delimiter)
    for start, record in records:
        filled += sum(map(bool, record))
        if len(rows) >= MAX_ROWS or len(record) > MAX_COLUMNS or filled > MAX_CELLS:
            bounds = say("csv_too_large", rows=MAX_ROWS, columns=MAX_COLUMNS, cells=MAX_CELLS)
            return Reading(findings=(unreadable(source, bounds),))
        if not (start == 1 and _announces(record, delimiter)):
            rows.append(list(record))
            lines.append(start)
    reading = read_grid(Grid(stem_of(source.name), rows, lambda row, _: replace(location, line=lines[row]), location))
    unclosed = [
        finding("R37", replace(location, line=line), {"value": tidy(shown)}) for line, shown in records.unclosed
    ]
    return replace(reading, findings=(*reading.findings, *unclosed))


@dataclass(slots=True)
class _Records:
    """The records of a text with the line where each starts.

    A line whose quotation marks do not fit is read as it stands, without them, and the next line starts a record
    again: a mark that nobody closed swallows nothing.
    """

    lines: Sequence[str]
    delimiter: str
    unclosed: list[tuple[int, str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        start = 0
        while start < len(self.lines):
            quoting: Literal[0, 3] = csv.QUOTE_NONE if len(self.unclosed) >= MAX_UNCLOSED else csv.QUOTE_MINIMAL
            records = csv.reader(self.lines[start:], delimiter=self.delimiter, strict=True, quoting=quoting)
            at = start
            try:
                for record in records:
                    yield at + 1, record
                    at = start + records.line_num
                return
            except csv.Error:
                line = self.lines[at].rstrip("\r\n")
                self.unclosed.append((at + 1, line))
                yield at + 1, [value.replace('"', "") for value in line.split(self.delimiter)]
                start = at + 1


def _announces(record: list[str], delimiter: str) -> bool:
    """Whether a first record is Excel's `sep=;`."""
    return delimiter.join(record).strip().lower() == f"sep={delimiter}".strip()


def delimiter_of(text: str) -> str:
    """The delimiter that cuts most of the first records into one same number of columns."""
    first = text.lstrip()[:5].lower()
    if first[:4] == "sep=" and first[4:] in DELIMITERS:
        return first[4:]

    def score(delimiter: str) -> tuple[int, int]:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter(len(record) for record, _ in zip(records, range(SAMPLE), strict=False) if len(record) > 1)
        width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return count, width

    return max(DELIMITERS, key=score)
