"""Tables and blocks as rows of a model, and tables as nested lists."""

import re
from collections.abc import Iterator

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Item, List, Paragraph, Run, Table, plain, runs
from imprimatur.core.dossier import Cell, DataTable
from imprimatur.core.location import Location
from imprimatur.documents.assembly.material import Found, RawRow
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, split_language
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold

Unknown = list[tuple[str, Location]]


def _text_fields(names: Vocabulary, spec_of: dict[str, Spec]) -> list[str]:
    return [path for path in names.paths if spec_of[path].is_text]


def records_from_table(table: DataTable, names: Vocabulary) -> tuple[list[RawRow], Unknown]:
    """The rows of a table found in a workbook, a CSV or a YAML list; columns that mean nothing are returned apart."""
    columns: dict[str, tuple[str, str]] = {}
    unknown: Unknown = []
    for header, place in table.headers.items():
        path = names.resolve(header)
        lang: str = ""
        if path is None:
            base, side = split_language(header)
            path, lang = names.resolve(base), str(side or "")
        if path is None:
            unknown.append((header, place))
        else:
            columns[header] = (path, lang or table.lang or "")
    records: list[RawRow] = []
    for position, row in enumerate(table.frame.to_dict("records")):
        found = {key: _cell(row.get(header), table.at(position, header)) for header, key in columns.items()}
        records.append({key: Found(cell) for key, cell in found.items()})
    return records, unknown


def _cell(value: object, place: Location) -> Cell:
    if isinstance(value, Cell):
        return value
    return Cell(None if value is None or value != value else value, place)  # NaN differs from itself


def list_from_table(table: DataTable, labels: Labels) -> tuple[dict[Lang, Blocks], Unknown]:
    """A nested list kept as a table: columns group, level and text, the last two per language."""
    roles = {fold(name): role for role in ("group", "level", "text") for name in labels.field(f"list.{role}").spellings}
    columns: dict[tuple[str, Lang | None], str] = {}
    unknown: Unknown = []
    for header, place in table.headers.items():
        base, lang = split_language(header)
        role = roles.get(fold(base)) or ("text" if fold(base) in (fold(table.name), "") else None)
        if role is None:
            unknown.append((header, place))
        else:
            columns[role, None if role == "level" else lang or table.lang or "fr"] = header
    sides: dict[Lang, Blocks] = {}
    for lang in LANGS:
        texts = columns.get(("text", lang))
        if texts:
            sides[lang] = tuple(_nested(table, texts, columns.get(("group", lang)), columns.get(("level", None))))
    return {lang: blocks for lang, blocks in sides.items() if blocks}, unknown


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
            pending.append((int(float(depth)) if depth[:1].isdigit() else 1, runs(value), table.at(position, text)))
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


def records_from_blocks(
    blocks: Blocks, spec: Spec, names: Vocabulary, lang: str, labels: Labels
) -> tuple[list[RawRow], Unknown]:
    """The rows that a passage gives: one per table row, else per subheading, else per list item or paragraph.

    The first bilingual text of the row takes the heading or the item, the second what stands below.
    """
    spec_of = {inner.path: inner for inner in specs(spec.type)}
    texts = _text_fields(names, spec_of)
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table:
        return _from_table(table, names, lang)
    pairs: list[tuple[Inline, Blocks, Location]] = list(_titled(blocks)) or list(_listed(blocks))
    records: list[RawRow] = []
    for title, body, location in pairs:
        title, asset = _asset(title, labels) if "asset" in spec_of else (title, False)
        paragraph: Blocks = (Paragraph(title, location=location),)
        record: RawRow = {(texts[0], lang): Found(Cell(plain(title), location, paragraph))}
        if body and len(texts) > 1:
            record[texts[1], lang] = Found(Cell(None, location, body))
        if asset:
            record["asset", ""] = Found(Cell(True, location))
        records.append(record)
    return records, []


def _titled(blocks: Blocks) -> Iterator[tuple[Inline, Blocks, Location]]:
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    starts = [place for place in starts if getattr(blocks[place], "level", 0) == top]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield heading.text, blocks[start + 1 : end], heading.location


def _listed(blocks: Blocks) -> Iterator[tuple[Inline, Blocks, Location]]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield item.text, item.children, item.location
        elif isinstance(block, Paragraph):
            yield block.text, (), block.location


def _asset(title: Inline, labels: Labels) -> tuple[Inline, bool]:
    """The text without a final "(atout)", and whether it stood there."""
    if not title:
        return title, False
    found = re.search(r"\s*\(([^()]*)\)\s*$", title[-1].text)
    marks = {fold(mark) for mark in labels.words["asset"].spellings}
    if not found or fold(found[1]) not in marks:
        return title, False
    last = title[-1]
    kept = Run(last.text[: found.start()], last.bold, last.italic, last.link, last.lang)
    return (*title[:-1], kept), True


def _from_table(table: Table, names: Vocabulary, lang: str) -> tuple[list[RawRow], Unknown]:
    headers = [plain(cell).strip() for cell in table.header]
    paths = [names.resolve(header) or names.resolve(split_language(header)[0]) for header in headers]
    unknown = [(header, table.location) for header, path in zip(headers, paths, strict=True) if path is None]
    records: list[RawRow] = []
    for row in table.rows:
        record: RawRow = {}
        for path, cell in zip(paths, row, strict=False):
            if path:
                blocks: Blocks = (Paragraph(cell, location=table.location),) if cell else ()
                record[path, lang] = Found(Cell(plain(cell) or None, table.location, blocks))
        records.append(record)
    return records, unknown
