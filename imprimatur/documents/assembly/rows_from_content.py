"""Tables as rows of a model, and as nested lists."""

import re
from collections.abc import Iterator, Mapping

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Item, List, runs
from imprimatur.core.dossier import Cell, DataTable
from imprimatur.core.location import Location
from imprimatur.documents.assembly.material import Found, RawRow, is_empty, keep
from imprimatur.documents.schema.vocabulary import Vocabulary, split_language
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold

DEPTH = re.compile(r"\s*(?P<depth>[1-9][0-9]?)(?:[.,]0+)?\s*")
"""The depth of an item in its list: `2`, `2.0`."""

_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}(?:\.0)?\s*")
"""A column named by a year."""

Unknown = list[tuple[str, Location]]


def columns_of(table: DataTable, names: Vocabulary) -> dict[str, tuple[str, str]]:
    """The columns of a table that mean something: the path and the language of each, by its header."""
    columns: dict[str, tuple[str, str]] = {}
    for header in table.headers:
        path = names.resolve(header)
        lang: str = ""
        if path is None:
            base, side = split_language(header)
            path, lang = names.resolve(base), str(side or "")
        if path is not None:
            columns[header] = (path, lang or table.lang or "")
    return columns


def records_from_table(
    table: DataTable, names: Vocabulary, across: tuple[str, str] | None = None
) -> tuple[list[RawRow], Unknown]:
    """The rows of a table found in a workbook, a CSV or a YAML list; columns that mean nothing are returned apart.

    `across` are the paths of a year and of its value, in a table that may have a column for each year instead: a row
    of it is then a row for each of its values.
    """
    columns = columns_of(table, names)
    years = {name: place for name, place in table.headers.items() if across and name not in columns and _is_year(name)}
    known = columns.keys() | years.keys()
    unknown: Unknown = [(header, place) for header, place in table.headers.items() if header not in known]
    records: list[RawRow] = []
    for position, row in enumerate(table.frame.to_dict("records")):
        record: RawRow = {}
        for header, key in columns.items():
            keep(record, key, Found(_cell(row.get(header), table.at(position, header))))
        spread = list(_spread(record, years, across, table, position)) if across and years else []
        records += spread or [record]
    return records, unknown


def _is_year(header: str) -> bool:
    return bool(_YEAR.fullmatch(header))


def _spread(
    record: RawRow, years: Mapping[str, Location], across: tuple[str, str], table: DataTable, position: int
) -> Iterator[RawRow]:
    """A row for each year that has a value, with what the others share; the row itself first where it tells a year."""
    own = [key for key in record if key[0] in across]
    if any(not is_empty(record[key].cell) for key in own):
        yield record
    shared = {key: found for key, found in record.items() if key not in own}
    year, value = across
    for header, place in years.items():
        cell = _cell(table.frame[header].iloc[position], table.at(position, header))
        if not is_empty(cell):
            yield {
                **shared,
                (year, ""): Found(Cell(header.strip().removesuffix(".0"), place)),
                (value, ""): Found(cell),
            }


def _cell(value: object, place: Location) -> Cell:
    if isinstance(value, Cell):
        return value
    return Cell(None if value is None or value != value else value, place)  # NaN differs from itself


def list_from_table(
    table: DataTable, labels: Labels, home: Lang = "fr"
) -> tuple[dict[Lang, Blocks], Unknown, list[str]]:
    """A nested list kept as a table: columns group, level and text, the first and the last per language.

    What says no language is in `home`. Columns that mean nothing are returned apart, and so are the headers of levels,
    which are not to be printed.
    """
    roles = {fold(name): role for role in ("group", "level", "text") for name in labels.field(f"list.{role}").spellings}
    columns: dict[tuple[str, Lang | None], str] = {}
    unknown: Unknown = []
    for header, place in table.headers.items():
        base, lang = split_language(header)
        role = roles.get(fold(base)) or ("text" if fold(base) in (fold(table.name), "") else None)
        if role is None:
            unknown.append((header, place))
        else:
            columns[role, None if role == "level" else lang or table.lang or home] = header
    sides: dict[Lang, Blocks] = {}
    for lang in LANGS:
        texts = columns.get(("text", lang))
        if texts:
            sides[lang] = tuple(_nested(table, texts, columns.get(("group", lang)), columns.get(("level", None))))
    levels = [header for (role, _), header in columns.items() if role == "level"]
    return {lang: blocks for lang, blocks in sides.items() if blocks}, unknown, levels


def _nested(table: DataTable, text: str, group: str | None, level: str | None) -> Iterator[Block]:
    pending: list[tuple[int, Inline, Location]] = []
    for position, row in enumerate(table.frame.to_dict("records")):
        heading = _clean(row.get(group)) if group else ""
        if heading:
            yield from _lists(pending)
            pending = []
            yield Heading(3, runs(heading), location=table.at(position, group or text))
        value = _clean(row.get(text))
        if value:
            depth = _clean(row.get(level)) if level else ""
            known = DEPTH.fullmatch(depth)
            pending.append((int(known["depth"]) if known else 1, runs(value), table.at(position, text)))
    yield from _lists(pending)


def _clean(value: object) -> str:
    if isinstance(value, Cell):
        value = value.value
    return "" if value is None or value != value else str(value).strip()


def _lists(rows: list[tuple[int, Inline, Location]]) -> Iterator[List]:
    if rows:
        yield List(tuple(_items(rows, min(depth for depth, _, _ in rows))))


def _items(rows: list[tuple[int, Inline, Location]], depth: int) -> Iterator[Item]:
    starts = [place for place, row in enumerate(rows) if row[0] <= depth or place == 0]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        _, text, location = rows[start]
        inner = rows[start + 1 : end]
        children = (List(tuple(_items(inner, min(row[0] for row in inner)))),) if inner else ()
        yield Item(text, children, location)
