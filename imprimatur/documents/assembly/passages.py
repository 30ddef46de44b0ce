"""The rows that a passage of a text gives to a table: one per table row, else per subheading, else per list item."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.blocks import Blocks, Heading, Inline, List, Paragraph, Run, Table, plain
from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.said import Said
from imprimatur.core.walking import cell_place
from imprimatur.documents.assembly.material import Found, RawRow, keep
from imprimatur.documents.assembly.totals import totals_of
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, split_language
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold
from imprimatur.language.prose import is_prose

Understands = Callable[[Spec, Cell], bool]
"""Whether a field understands a cell."""
LONGEST_LINE = 200
"""Characters of a paragraph that may still be a row of its own; a longer one is prose."""
LONGEST_PIECE = 60
"""Characters of a value among others on one line (`Français : très bonne connaissance`)."""
_PIECES = re.compile(r"(?:(?<!\s)\s++)?[:;,()–—]\s*|(?<!\s)\s++-\s+")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a passage gives to its table: rows, and what its author said before and after them.

    `unknown` are columns that mean nothing, `settled` what no longer needs to be printed, `findings` what was told.
    """

    records: list[RawRow]
    before: Blocks = ()
    after: Blocks = ()
    unknown: list[tuple[str, Location]] = field(default_factory=list)
    settled: list[Said] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def rows_of(
    blocks: Blocks, spec: Spec, names: Vocabulary, lang: str, labels: Labels, takes: Understands
) -> Rows | None:
    """The rows of a passage; None where the table cannot hold all that the passage says."""
    reader = _Reader(specs(spec.type), names, lang, labels, takes)
    titled = any(isinstance(block, Heading) for block in blocks)
    if any(isinstance(block, Table) for block in blocks):
        rows = reader.tables(blocks)
        # A table under a title may be part of what a row says, such as the numbers of a finding.
        if rows or not (titled and reader.holds_tables):
            return rows
    if not (spec.says_all or reader.names_values):
        return None
    if titled:
        return reader.titled(blocks)
    return reader.listed(blocks)


@dataclass(slots=True)
class _Reader:
    """Reads the passages of one table in one language."""

    fields: Sequence[Spec]
    names: Vocabulary
    lang: str
    labels: Labels
    takes: Understands
    settled: list[Said] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The bilingual texts of a row: the first takes the title or the item, the second what stands below."""
        return [one.path for one in self.fields if one.is_text]

    @property
    def holds_tables(self) -> bool:
        """Whether what stands below the title of a row may be a table."""
        return any(one.rich for one in self.fields if one.path in self.texts[1:2])

    @property
    def names_values(self) -> bool:
        """Whether a row is nothing but values that can be told apart: a language, its level."""
        kinds = (one.type is not str or (one.reads is not None and one.reads.sort == "language") for one in self.fields)
        return not self.texts and all(kinds)

    def tables(self, blocks: Blocks) -> Rows | None:
        places = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
        inside = blocks[places[0] : places[-1] + 1]
        made = [self._table(block) for block in inside if isinstance(block, Table)]
        if len(made) < len(inside) or not all(rows for rows, _ in made):
            return None
        records = [record for rows, _ in made for record in rows]
        unknown = [column for _, columns in made for column in columns]
        return Rows(records, blocks[: places[0]], blocks[places[-1] + 1 :], unknown, self.settled, self.findings)

    def _table(self, table: Table) -> tuple[list[RawRow], list[tuple[str, Location]]]:
        """The rows of a table and its unknown columns; no row where no column is known."""
        headers = [plain(cell).strip() for cell in table.header]
        known: list[tuple[str, str] | None] = []
        for header in headers:
            base, side = split_language(header)
            path = self.names.resolve(header) or self.names.resolve(base)
            known.append((path, str(side or self.lang)) if path else None)
        if not any(known):
            return [], []
        unknown: list[tuple[str, Location]] = []
        for column, (header, key) in enumerate(zip(headers, known, strict=True)):
            rows = [row for row in range(len(table.rows)) if plain(table.rows[row][column]).strip()]
            self.settled.append((cell_place(table, 0, column), plain(table.header[column])))
            if key is None and (header or rows):
                unknown.append((header or plain(table.rows[rows[0]][column]), cell_place(table, 0, column)))
                told = ((cell_place(table, row + 1, column), plain(table.rows[row][column])) for row in rows)
                self.settled.extend(told)
        records: list[RawRow] = []
        totals = totals_of(table)
        self.findings.extend(totals.findings)
        for number, cells in enumerate(table.rows, 1):
            if number in totals.rows:
                self.settled.extend((cell_place(table, number, at), plain(cell)) for at, cell in enumerate(cells))
                continue
            record: RawRow = {}
            for column, (key, cell) in enumerate(zip(known, cells, strict=True)):
                place = cell_place(table, number, column)
                if key:
                    shown: Blocks = (Paragraph(cell, location=place),) if cell else ()
                    keep(record, key, Found(Cell(plain(cell).strip() or None, place, shown)))
            records.append(record)
        return records, unknown

    def titled(self, blocks: Blocks) -> Rows | None:
        top = min(block.level for block in blocks if isinstance(block, Heading))
        starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == top]
        records: list[RawRow] = []
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
            heading = blocks[start]
            assert isinstance(heading, Heading)
            record = self._row(heading.text, self._below(blocks[start + 1 : end], top), heading.location)
            if record is None:
                return None
            records.append(record)
        return Rows(records, blocks[: starts[0]], settled=self.settled)

    def _below(self, blocks: Blocks, top: int) -> Blocks:
        """What stands under the title of a row. The headings of a narrative begin at level 1, as in its own file."""
        if not any(one.named_by for one in self.fields if one.path in self.texts[1:2]):
            return blocks
        return tuple(replace(one, level=one.level - top) if isinstance(one, Heading) else one for one in blocks)

    def listed(self, blocks: Blocks) -> Rows | None:
        lists = [place for place, block in enumerate(blocks) if isinstance(block, List)]
        if not lists:
            return self._paragraphs(blocks)
        inside = blocks[lists[0] : lists[-1] + 1]
        items = [item for block in inside if isinstance(block, List) for item in block.items]
        records = [self._row(item.text, item.children, item.location) for item in items]
        if not all(isinstance(block, List) for block in inside) or any(record is None for record in records):
            return None
        kept = [record for record in records if record]
        return Rows(kept, blocks[: lists[0]], blocks[lists[-1] + 1 :], settled=self.settled)

    def _paragraphs(self, blocks: Blocks) -> Rows | None:
        """Paragraphs as rows, where each is a line and the row asks for nothing else; one that announces is before."""
        lines = [block for block in blocks if isinstance(block, Paragraph)]
        announces = len(lines) > 1 and plain(lines[0].text).rstrip().endswith(":")
        first = int(announces)
        short = all(len(text := plain(line.text)) <= LONGEST_LINE and not is_prose(text) for line in lines[first:])
        if len(lines) < len(blocks) or not short or len(self.texts) > 1:
            return None
        records = [self._row(line.text, (), line.location) for line in lines[first:]]
        if any(record is None for record in records):
            return None
        return Rows([record for record in records if record], blocks[:first], settled=self.settled)

    def _row(self, title: Inline, body: Blocks, location: Location) -> RawRow | None:
        """A row of a title and what stands below it; None where it has no room for all of it."""
        if not self.texts:
            return None if body else self._values(title, location)
        if body and len(self.texts) < 2:
            return None
        record: RawRow = {}
        if any(one.path == "asset" for one in self.fields):
            title, mark = _asset(title, self.labels)
            if mark:
                record["asset", ""] = Found(Cell(True, location))
                self.settled.append((location, mark))
        if title:
            paragraph: Blocks = (Paragraph(title, location=location),)
            record[self.texts[0], self.lang] = Found(Cell(plain(title), location, paragraph))
        if body:
            record[self.texts[1], self.lang] = Found(Cell(None, location, body))
        return record

    def _values(self, line: Inline, location: Location) -> RawRow | None:
        """A row of values on one line (`Anglais : notions`), in the order of the columns, where all are understood."""
        record: RawRow = {}
        line, mark = _asset(line, self.labels)
        pieces = [piece for piece in _PIECES.split(plain(line)) if piece]
        if not pieces or len(pieces) > len(self.fields) or any(len(piece) > LONGEST_PIECE for piece in pieces):
            return None
        for one, piece in zip(self.fields, pieces, strict=False):
            cell = Cell(piece, location)
            if not self.takes(one, cell):
                return None
            record[one.path, ""] = Found(cell)
        if mark:
            record["asset", ""] = Found(Cell(True, location))
        return record


def _asset(title: Inline, labels: Labels) -> tuple[Inline, str]:
    """The text without a final "(atout)", and that mark where it stood there."""
    if not title:
        return title, ""
    found = re.search(r"(?:(?<!\s)\s++)?\(([^()]*)\)\s*$", title[-1].text)
    marks = {fold(mark) for mark in labels.words["asset"].spellings}
    if not found or fold(found[1]) not in marks:
        return title, ""
    last = title[-1]
    kept = Run(last.text[: found.start()], last.bold, last.italic, last.link, last.lang)
    return (*title[:-1], kept), found[1]
