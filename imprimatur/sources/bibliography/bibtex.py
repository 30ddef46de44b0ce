"""BibTeX and BibLaTeX files: one table of publications, every value with its line. LaTeX accents become letters.

bibtexparser splits the file, pylatexenc decodes LaTeX; neither runs a command nor opens another file.
"""

import logging
import re
from dataclasses import dataclass, field, replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, Field, ParsingFailedBlock

from imprimatur.core.dossier import Reading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.bibliography.latex import Latex, TooLong, address_in
from imprimatur.sources.bibliography.publication_rows import Row, address, persons, table_of, times
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.plain_text.characters import clean, decoded

MAX_CHARACTERS = 1_000_000
MAX_RECORDS = 2_000
MAX_VALUE = 4_000
"""Characters of one value; abstracts, which are longer, are not read."""
MAX_BRACES = 40
"""Braces open at once in one value."""
KINDS = {
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "inproceedings", "conference"), "chapter"),
    **dict.fromkeys(("report", "techreport"), "report"),
    "article": "article-journal",
}
"""The kind of publication that a type of entry counts as; others keep their name."""
SOURCES = {
    "title": ("title",),
    "container": ("journaltitle", "journal", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "publisher": ("publisher", "institution", "organization", "school"),
    "place": ("location", "address"),
}
"""The fields that a column is taken from, the first that has a value."""
SUBTITLES = {"title": "subtitle", "journaltitle": "journalsubtitle", "booktitle": "booksubtitle"}

_BRACE = re.compile(r"(?<!\\)[{}]")

# What the library complains of becomes findings.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)


class _Unusable(Exception):
    """A value that is not read, at a line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def read(source: Source) -> Reading:
    """The publications of a BibTeX file. What is not understood of it is a finding at its line."""
    text = clean(decoded(source.content))
    if len(text) > MAX_CHARACTERS or text.count("@") > 4 * MAX_RECORDS:
        return Reading(findings=(unreadable(source, say("too_many_records", records=MAX_RECORDS)),))
    location = Location(source.name)
    library = parse_string(text)
    if len(library.blocks) > MAX_RECORDS:
        return Reading(findings=(unreadable(source, say("too_many_records", records=MAX_RECORDS)),))
    rows: list[Row] = []
    findings: list[Finding] = [_failed(block, location) for block in library.failed_blocks]
    latex = Latex()
    for entry in library.entries:
        try:
            rows.append(_Record(entry, location, latex).row())
        except _Unusable as fault:
            findings.append(finding("R13", replace(location, line=fault.line), {"reason": say("value_unusable")}))
        except TooLong:
            return Reading(findings=(unreadable(source, say("too_many_records", records=MAX_RECORDS)),))
    if not rows and not findings and text.strip():
        return Reading(findings=(unreadable(source, say("no_bibtex")),))
    findings.sort(key=lambda found: found.location.order)
    return Reading(tables=(table_of(rows, location),) if rows else (), findings=tuple(findings))


def _failed(block: ParsingFailedBlock, location: Location) -> Finding:
    match block:
        case DuplicateBlockKeyBlock():
            reason = say("same_key")
        case DuplicateFieldKeyBlock():
            reason = say("same_field")
        case _:
            reason = say("bibtex_syntax")
    return finding("R13", replace(location, line=_line(block.start_line)), {"reason": reason})


def _line(start: int | None) -> int:
    """The line as a person counts it; the library counts from 0."""
    return (start or 0) + 1


@dataclass(slots=True)
class _Record:
    """One entry, with the lines of the values that were taken from it."""

    entry: Entry
    location: Location
    latex: Latex
    places: dict[str, Location] = field(default_factory=dict)

    def row(self) -> Row:
        """The publication that the entry describes."""
        kind = KINDS.get(self.entry.entry_type, self.entry.entry_type)
        if self._raw("", "entrysubtype").lower() in ("magazine", "newspaper"):
            kind = "article-magazine"
        url = address(*(address_in(self._raw("url", name)) for name in ("doi", "url")))
        authors = self._names("authors", "author")
        values: dict[str, object] = {
            "kind": kind,
            "authors": persons([name for name in authors if name != "others"]),
            "others": "others" in authors,
            "editors": persons(self._names("editors", "editor")),
            "url": url,
            **{column: self._text(column, *names) for column, names in SOURCES.items()},
            **times(self._text("year", "date", "year"), kind, url, self._raw("", "pubstate")),
        }
        if not kind.startswith("article"):
            # The number of a book is its rank in a series.
            values["issue"] = ""
        if "year" in self.places:
            self.places["online"] = self.places["year"]
        return Row(values, replace(self.location, line=_line(self.entry.start_line)), self.places)

    def _raw(self, column: str, *names: str) -> str:
        """The first of some fields that has a value, as typed; its line is remembered for the column."""
        found = self._field(*names)
        if found is None:
            return ""
        if column:
            self.places[column] = replace(self.location, line=_line(found.start_line))
        return str(found.value)

    def _field(self, *names: str) -> Field | None:
        known = {one.key.lower(): one for one in reversed(self.entry.fields)}
        found = next((known[name] for name in names if name in known and str(known[name].value).strip()), None)
        if found is not None and not _usable(found):
            raise _Unusable(_line(found.start_line))
        return found

    def _text(self, column: str, *names: str) -> str:
        """The same in letters, followed by its subtitle."""
        text = self._letters(column, *names)
        found = self._field(*names)
        subtitle = self._letters("", SUBTITLES[found.key.lower()]) if found and found.key.lower() in SUBTITLES else ""
        if not subtitle:
            return text
        return f"{text} {subtitle}" if text.endswith((".", "?", "!", "…", ":")) else f"{text}. {subtitle}"

    def _names(self, column: str, name: str) -> list[str]:
        """The persons of a field as `Given van Family`. Braces keep the name of an organisation whole."""
        people = split_multiple_persons_names(self._raw(column, name))
        parts = [parse_single_name_into_parts(one, strict=False).merge_first_name_first for one in people]
        return [self._decoded(one, self.places.get(column, self.location).line) for one in parts]

    def _letters(self, column: str, *names: str) -> str:
        found = self._field(*names)
        return self._decoded(self._raw(column, *names), _line(found.start_line)) if found else ""

    def _decoded(self, text: str, line: int) -> str:
        try:
            return self.latex.letters(text)
        except TooLong:
            raise
        except Exception as fault:  # The decoder raises anything on LaTeX that is none.
            raise _Unusable(line) from fault


def _usable(found: Field) -> bool:
    value = str(found.value)
    if len(value) > MAX_VALUE or (found.enclosing == "no-enclosing" and "#" in value):
        return False
    depth = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        if depth > MAX_BRACES:
            return False
    return True
