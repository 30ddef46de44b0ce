"""Workbooks: every visible sheet is read as entries or as a table, every value keeps its cell.

The package is read as stored, by `excel/`, and not through openpyxl: that library expands merged ranges cell by cell,
reads the strict dialect as empty, refuses workbooks whose pivot tables or styles it does not know, and leaves aside
what a person sees (text boxes, discussions, what a number shows).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.dossier import Reading
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.finding import LIST_SHEET, Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing.marks import status_in
from imprimatur.sources.messages import say
from imprimatur.sources.package import refusal, unreadable
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.tables.excel.beside import Note, drawn, margin_words, notes_of, totals_of
from imprimatur.sources.tables.excel.cells import Understanding
from imprimatur.sources.tables.excel.looks import Look, looks_of
from imprimatur.sources.tables.excel.package import Package, Tab, opened
from imprimatur.sources.tables.excel.sheet import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawSheet, TooLarge, read_sheet
from imprimatur.sources.tables.excel.strings import Pieces, shared_strings
from imprimatur.sources.tables.grid import LONGEST, listed
from imprimatur.sources.tables.visible_sheet import Sheet

_UNNAMED = ("feuil", "sheet", "blad", "tabelle", "feuille")


def read(source: Source) -> Reading:
    """The entries and tables of a workbook.

    Formulas are not computed: the value that Excel stored is taken. What is hidden or struck through is not read, nor
    the list of findings in a marked copy that comes back.
    """
    refused = refusal(source)
    if refused:
        return Reading(findings=(refused,))
    package = opened(source.content)
    lang: Lang = language_of(source.name) or "fr"
    book = _Book(source, package, shared_strings(package), lang, tuple(looks_of(package)))
    readings = [book.sheet(tab) for tab in package.tabs]
    return Reading(
        tuple(entry for reading in readings for entry in reading.entries),
        tuple(table for reading in readings for table in reading.tables),
        findings=tuple(_once("R38", (found for reading in readings for found in reading.findings))),
    )


def _once(code: str, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings, those of one code but the first left out."""
    met = False
    for one in findings:
        if one.code != code or not met:
            yield one
        met = met or one.code == code


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook with what its sheets share."""

    source: Source
    package: Package
    strings: Sequence[Pieces]
    lang: Lang
    looks: tuple[Look, ...]

    def sheet(self, tab: Tab) -> Reading:
        """What one sheet says."""
        location = Location(self.source.name, tab.title)
        if tab.sort != "worksheet":
            return Reading(findings=(finding("R39", location, {"what": say("excel_chart"), "excerpt": tab.title}),))
        try:
            raw = read_sheet(self.package, tab.part, self.strings)
        except TooLarge:
            return self._too_large(location)
        if raw.code_name == LIST_SHEET:
            return Reading()
        if not tab.visible:
            return Reading(findings=(finding("R08", location),) if raw.cells else ())
        understanding = Understanding(self.looks, self.lang, self.package.since_1904)
        sheet = Sheet(raw, location, understanding, totals_of(self.package, tab.part))
        notes = notes_of(self.package, tab.part)
        beside = [*_notes(notes, location), *self._beside(tab, raw, location)]
        try:
            reading = sheet.read(self._name(tab), {note.cell for note in notes if note.ours})
        except TooLarge:
            return self._too_large(location)
        return replace(reading, findings=(*reading.findings, *beside))

    def _too_large(self, location: Location) -> Reading:
        reason = say("sheet_too_large", rows=MAX_ROWS, columns=MAX_COLUMNS, cells=MAX_CELLS)
        return Reading(findings=(replace(unreadable(self.source, reason), location=location),))

    def _name(self, tab: Tab) -> str:
        """The name of a sheet; that of the file where the only sheet has none but the one that Excel gave it."""
        title = tidy(tab.title)
        numbered = fold_words(title).rstrip("0123456789 ")
        return stem_of(self.source.name) if len(self.package.tabs) == 1 and numbered in _UNNAMED else title

    def _beside(self, tab: Tab, raw: RawSheet, location: Location) -> Iterable[Finding]:
        """What is drawn on a sheet or printed around it, told once for each sort."""
        met: dict[str, list[str]] = {}
        for sort, text in drawn(self.package, tab.part):
            met.setdefault(sort, []).append(text)
        if margins := margin_words(raw.margins):
            met["margin"] = [margins]
        for sort, texts in met.items():
            if mark := status_in(" ".join(texts), edge=True):
                yield finding("W03", location, {"what": say(f"excel_{sort}"), "value": mark})
                continue
            about: Values = {"what": say(f"excel_{sort}"), "excerpt": listed(texts) or str(len(texts))}
            severity = Severity.INFO if sort == "margin" else None
            yield finding("R39", location, about, severity=severity)


def _notes(notes: list[Note], location: Location) -> Iterable[Finding]:
    """The notes that people left; an open discussion stops the final, as a comment in Word does."""
    for note in notes:
        if note.text:
            severity = Severity.ERROR if note.open_ else None
            yield finding("R30", replace(location, cell=note.cell), {"excerpt": note.text[:LONGEST]}, severity=severity)
