"""CSV files: one field of a record is written anew; separators, quotation marks and line ends of all others stay."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.blocks import Inline
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.sources.tables.csv import delimiter_of
from imprimatur.sources.tables.grid import role
from imprimatur.translation.write_back.columns_of import twin_of
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.held import Change
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.typed import plain_line, texts_of, translated, with_text


def changed(name: str, content: bytes, changes: Sequence[Change]) -> tuple[bytes, list[tuple[Change, str]]]:
    """The file with its changes made, and those that it has no place for."""
    file = Text.of(content)
    delimiter = delimiter_of(file.text)
    work = _Work(records_of(file.text, delimiter), delimiter)
    left = [(change, why) for change in changes if (why := work.make(change))]
    left += work.finish()
    return file.encoded("".join(record.text(delimiter) for record in work.records)), left


@dataclass(slots=True)
class Record:
    """One record as it stands: the line where it starts, from 1, its fields as written, and what ends it."""

    line: int
    fields: list[str]
    end: str

    def text(self, delimiter: str) -> str:
        """The record as it is written."""
        return delimiter.join(self.fields) + self.end

    def value(self, column: int) -> str:
        """What a field says."""
        written = self.fields[column] if column < len(self.fields) else ""
        quoted = len(written) > 1 and written[0] == written[-1] == '"'
        return written[1:-1].replace('""', '"') if quoted else written


def records_of(text: str, delimiter: str) -> list[Record]:
    """The records of a text; put together they are that text again."""
    records: list[Record] = []
    fields: list[str] = []
    line = start = at = 0
    quoted = False
    first = 1
    while at < len(text):
        letter = text[at]
        if letter == '"' and (quoted or at == start):
            quoted = not quoted
        elif letter == delimiter and not quoted:
            fields.append(text[start:at])
            start = at + 1
        elif letter in "\r\n" and not quoted:
            end = "\r\n" if text.startswith("\r\n", at) else letter
            records.append(Record(first, [*fields, text[start:at]], end))
            at += len(end) - 1
            fields, start, line = [], at + 1, line + 1
            first = line + 1
        elif letter == "\n":
            line += 1
        at += 1
    if start < len(text) or fields:
        records.append(Record(first, [*fields, text[start:]], ""))
    return records


@dataclass(slots=True)
class _Work:
    """The records of a file on their way."""

    records: list[Record]
    delimiter: str
    taken: set[tuple[int, int]] = field(default_factory=set)
    new: dict[tuple[int, int], tuple[int, list[Change]]] = field(default_factory=dict)

    def make(self, change: Change) -> str:
        """Take one change; why it cannot be made, empty where it can."""
        edit, held = change.edit, change.held
        place = held.location if held else edit.at or edit.beside
        at = next((n for n, one in enumerate(self.records) if place and one.line == place.line), None)
        if at is None:
            return "no_place"
        if held is not None:
            return self._replace(at, held.lang, held.inline, change.text)
        columns = self._columns(at, other(edit.lang), edit.said)
        for column in columns:
            target = self._target(column, edit.lang)
            if target is not None and not self.records[at].value(target).strip():
                self.new.setdefault((at, target), (column, []))[1].append(change)
                return ""
        return "no_place"

    def finish(self) -> list[tuple[Change, str]]:
        """Write what is new: in the form that the other language has, else one text a line."""
        left: list[tuple[Change, str]] = []
        for (at, target), (column, changes) in self.new.items():
            said = [(one.edit.said, one.text) for one in changes]
            whole = translated(self.records[at].value(column), said)
            lines = [plain_line(one.text) for one in changes]
            if whole is None and None not in lines:
                whole = "\n".join(map(str, lines))
            if whole is None:
                left += [(one, "marks_not_held") for one in changes]
            else:
                self._write(at, target, whole)
        return left

    def _replace(self, at: int, lang: str, was: Inline, text: Inline) -> str:
        for column in self._columns(at, lang, was):
            if (at, column) in self.taken and len(texts_of(self.records[at].value(column))) < 2:
                continue
            made = with_text(self.records[at].value(column), was, text)
            if made is not None:
                self._write(at, column, made)
                return ""
        return "marks_not_held"

    def _header(self) -> int:
        """The record that names the columns: the first that has as many names as any."""
        most = max((sum(map(bool, one.fields)) for one in self.records), default=0)
        found = (
            n for n, one in enumerate(self.records) if 2 * sum(map(bool, one.fields)) > most and len(one.fields) > 1
        )
        return next(found, 0)

    def _columns(self, at: int, lang: str, said: Inline) -> list[int]:
        """The columns of a record that say a text, those in its language first, then those of none."""
        record, header = self.records[at], self.records[self._header()]
        here = [
            column
            for column in range(len(record.fields))
            if any(same(one.side.inline, said) for one in texts_of(record.value(column)))
        ]

        def language(column: int) -> str:
            name = header.value(column)
            found = role(name)
            return (found[1] if found else split_language(name)[1]) or ""

        fits = [column for column in here if language(column) in (lang, "")]
        return sorted(fits, key=lambda column: language(column) != lang)

    def _target(self, column: int, lang: Lang) -> int | None:
        """The column of a language beside that of the other, made at the end where there is none."""
        header = self.records[self._header()]
        names = {place: header.value(place) for place in range(len(header.fields))}
        found, name = twin_of(names, column, lang)
        if found is None and name:
            found = len(header.fields)
            for number, record in enumerate(self.records):
                if number >= self._header() and len(record.fields) > 1:
                    record.fields += [""] * (found + 1 - len(record.fields))
            header.fields[found] = self._quoted(name)
        return found

    def _write(self, at: int, column: int, text: str) -> None:
        record = self.records[at]
        record.fields += [""] * (column + 1 - len(record.fields))
        was = record.fields[column]
        record.fields[column] = f'"{text.replace(chr(34), chr(34) * 2)}"' if was[:1] == '"' else self._quoted(text)
        self.taken.add((at, column))

    def _quoted(self, text: str) -> str:
        needed = any(sign in text for sign in (self.delimiter, '"', "\n", "\r")) or text != text.strip()
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if needed else text
