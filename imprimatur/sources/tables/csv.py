"""CSV files, as Excel in Belgium writes them or as other programs do: entries or a table, every value with its line."""

import csv
import io
from collections import Counter
from dataclasses import replace

from imprimatur.core.dossier import Reading
from imprimatur.core.file_names import stem_of
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.plain_text.characters import decoded
from imprimatur.sources.tables.grid import Grid, read_grid

MAX_ROWS, MAX_COLUMNS = 20_000, 200
DELIMITERS = (";", "\t", ",")
SAMPLE = 30
"""Records by which the delimiter is recognised."""


def read(source: Source) -> Reading:
    """The entries or the table of a CSV file. The table is named after the file."""
    text = decoded(source.content)
    delimiter = _delimiter(text)
    rows: list[list[object]] = []
    lines: list[int] = []
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for record in records:
        if len(rows) >= MAX_ROWS or len(record) > MAX_COLUMNS:
            return Reading(findings=(unreadable(source, say("csv_too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)),))
        if not (start == 1 and _announces(record, delimiter)):
            rows.append(list(record))
            lines.append(start)
        start = records.line_num + 1
    location = Location(source.name)
    return read_grid(Grid(stem_of(source.name), rows, lambda row, _: replace(location, line=lines[row]), location))


def _announces(record: list[str], delimiter: str) -> bool:
    """Whether a first record is Excel's `sep=;`."""
    return delimiter.join(record).strip().lower() == f"sep={delimiter}".strip()


def _delimiter(text: str) -> str:
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
