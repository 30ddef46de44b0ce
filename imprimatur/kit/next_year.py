"""Next year's annual report: what last year's dossier gives it, and what it must be given anew.

Structure and registers stay; the figures, dates and words of the year are emptied, last year's beside them to compare.
"""

import re
from pathlib import Path
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from imprimatur.core.blocks import Heading, plain
from imprimatur.core.errors import ImprimaturError, UnknownDossier, UnsafeInput
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.own_marks import AUTHOR, CONDITIONAL_FILL
from imprimatur.core.source import Source
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import split_language, vocabulary
from imprimatur.kit.messages import say
from imprimatur.kit.next_year_entries import YEARLY, renewed, year_of
from imprimatur.kit.saved import saved
from imprimatur.kit.typed import as_typed
from imprimatur.language.labels import Labels, load_labels
from imprimatur.language.parsing import Unreadable, parse_date
from imprimatur.project import Project
from imprimatur.rendering.workbooks import opened
from imprimatur.sources import read_any
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.characters import decoded

KIND = "annual_report"
STANDING = set(
    "staff board federations working_groups academic_partners channels missions legal_basis funding "
    "activities audiences volunteers members org_chart assembly bodies partners".split()
)
"""The tables whose rows stay from year to year; of these only the figures are emptied."""
_LASTING = set(
    "missions.number legal_basis.date legal_basis.published funding.since partners.since org_chart.fte".split()
) | {f"{table}.{name}" for table in ("staff", "board", "assembly") for name in ("entry", "exit", "start", "end")}
"""Columns of numbers and dates that hold longer than a year."""
_TOLD = {"missions.fulfilled"}
"""Columns of words that tell the year."""
_EMPTY = PatternFill("solid", fgColor=CONDITIONAL_FILL)
_MARKED = re.compile(r"([\\*_\[\]<>`#])")


def succeed(project: Project, old: str, year: int) -> Path:
    """Write next year's dossier after the dossier `old`, and return its folder; nothing that exists is touched.

    Raises UnknownDossier, UnsafeInput, and ImprimaturError where there is no year to follow or the name is taken.
    """
    if (KIND, old) not in set(project.dossiers()):
        raise UnknownDossier(say("nothing_to_follow", slug=old, kind=KIND))
    labels = load_labels(project.templates, KIND)
    sources, refused = project.sources(KIND, old)
    refused += [
        UnsafeInput(one.name, say("workbook_unsafe")) for one in sources if one.suffix == ".xlsx" and refusal(one)
    ]
    if refused:
        raise refused[0]
    names = vocabulary(AnnualReport, labels)
    texts = {one.name: decoded(one.content) for one in sources if one.suffix in (".yaml", ".yml")}
    past = next((found for text in texts.values() if (found := year_of(text, names))), None)
    if past is None:
        raise ImprimaturError(say("no_year", name=f"{KIND}/{old}"))
    if year <= past:
        raise ImprimaturError(say("year_past", name=f"{KIND}/{old}", year=past))
    new = old.replace(str(past), str(year)) if str(past) in old else f"{old}-{year}"
    if (KIND, new) in set(project.dossiers()):
        raise ImprimaturError(say("exists", name=f"{KIND}/{new}"))
    home = project.inputs / KIND
    made: dict[Path, bytes] = {}
    for source in sources:
        path = (project.inputs / source.name).relative_to(home)
        inner = path.relative_to(old) if path.parts[0] == old else path
        name, content = _followed(source, inner, labels, past, year)
        if content:
            made.setdefault(name, content)
    for name, content in made.items():
        target = home / new / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    return home / new


def _followed(source: Source, path: Path, labels: Labels, past: int, year: int) -> tuple[Path, bytes]:
    """The name and content of a file's successor; without content there is none: pictures, works of the year."""
    names = vocabulary(AnnualReport, labels)
    match source.suffix:
        case ".yaml" | ".yml":
            return path, renewed(decoded(source.content), labels, past, year).encode()
        case ".xlsx":
            return path, _workbook(source, labels, past, year)
        case ".csv" if names.resolve(stem_of(source.name)) in YEARLY:
            return path, source.content.splitlines(keepends=True)[0]
        case ".csv":
            return path, source.content
        case ".md" | ".docx" if language_of(source.name):
            return path.with_suffix(".md"), _headings(source)
    return path, b""


def _headings(source: Source) -> bytes:
    """The headings of a text at their levels, with nothing below them."""
    blocks = [block for narrative in read_any(source).narratives for block in narrative.blocks]
    found = [block for block in blocks if isinstance(block, Heading)]
    lines = ["#" * one.level + " " + _MARKED.sub(r"\\\1", plain(one.text).strip()) + "\n\n" for one in found]
    return "".join(lines or ["\n"]).encode()


def _workbook(source: Source, labels: Labels, past: int, year: int) -> bytes:
    """The same workbook, its sheets followed one by one. Sheets that are no table of the report stay as they are."""
    book = opened(source.content, rich=True)
    names = vocabulary(AnnualReport, labels)
    tables = {spec.path: spec for spec in specs(AnnualReport) if spec.is_table}
    for sheet in book.worksheets:
        table = tables.get(names.resolve(sheet.title) or "")
        if table is None:
            continue
        inner = vocabulary(table.type, labels, f"{table.path}.")
        columns = {spec.path: spec for spec in specs(table.type)}
        found = {cell.column: inner.resolve(split_language(str(cell.value or ""))[0]) for cell in sheet[1]}
        known = {place: columns[path] for place, path in found.items() if path in columns}
        if table.path in YEARLY:
            _cut(sheet, table.path, known, year)
        elif table.path in STANDING:
            _empty(sheet, {place: spec for place, spec in known.items() if _of_year(table.path, spec)}, past)
    return saved(book)


def _of_year(table: str, spec: Spec) -> bool:
    path = f"{table}.{spec.path}"
    counted = spec.reads is not None and (spec.reads.is_figure or spec.reads.sort == "year")
    return path in _TOLD or (counted and path not in _LASTING)


def _cut(sheet: Any, table: str, columns: dict[int, Spec], year: int) -> None:
    """Take out the rows of the year; research that goes on into the new year stays."""
    ends = [place for place, spec in columns.items() if table == "research" and spec.path == "end"]
    for row in range(sheet.max_row, 1, -1):
        if not any(_last_year(sheet.cell(row, place).value) >= year for place in ends):
            sheet.delete_rows(row)
            # The heights of rows do not move with them.
            sheet.row_dimensions.pop(row, None)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = sheet.dimensions


def _last_year(value: object) -> int:
    try:
        last = parse_date(value).last_day()
    except Unreadable:
        return 0
    return last.year if last else 0


def _empty(sheet: Any, columns: dict[int, Spec], past: int) -> None:
    for row in range(2, sheet.max_row + 1):
        for place in columns:
            cell = sheet.cell(row, place)
            if cell.value is None:
                continue
            fr, nl = as_typed(cell.value, "fr"), as_typed(cell.value, "nl")
            cell.comment = Comment(f"FR: {past}\u00a0: {fr} / NL: {past}: {nl}", AUTHOR)
            cell.value, cell.fill = None, _EMPTY
