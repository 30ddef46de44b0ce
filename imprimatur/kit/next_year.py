"""Next year's annual report: what last year's dossier gives it, and what it must be given anew.

Structure and registers stay; the figures, dates and words of the year are emptied, last year's beside them to compare.
"""

import re
from pathlib import Path

from imprimatur.core.blocks import Heading, plain
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.core.writing import write_folder
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.assembly import Assembled
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit import emptying
from imprimatur.kit.former import former_of
from imprimatur.kit.messages import say
from imprimatur.kit.next_year_entries import YEARLY, renewed
from imprimatur.kit.next_year_workbook import is_of_year, workbook
from imprimatur.kit.word_texts import headings
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.sources import read_any
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.characters import decoded

KIND = "annual_report"
_MARKED = re.compile(r"([\\*_\[\]<>`#])")


def succeed(project: Project, old: str, year: int, new: str = "") -> tuple[Path, tuple[str, ...]]:
    """Write next year's dossier after the dossier `old`; returns its folder, and the files that nothing is taken of.

    Without a name (`new`) it bears that of the old one with the new year. Nothing that exists is touched. Raises
    UnknownDossier, UnsafeInput, NotWritten, and ImprimaturError where there is no year to follow or the name is taken.
    """
    labels = load_labels(project.templates, KIND)
    former = former_of(project, KIND, old)
    for source in former.sources:
        if source.suffix == ".xlsx" and refusal(source):
            raise UnsafeInput(source.name, say("workbook_unsafe"))
    past = getattr(former.found.document, "year", None)
    if past is None:
        raise ImprimaturError(say("no_year", name=f"{KIND}/{old}"))
    if year <= past:
        raise ImprimaturError(say("year_past", name=f"{KIND}/{old}", year=past))
    new = new or (old.replace(str(past), str(year)) if str(past) in old else f"{old}-{year}")
    home = project.inputs / KIND
    if (KIND, new) in set(project.dossiers()) or (home / new).exists():
        raise ImprimaturError(say("exists", name=f"{KIND}/{new}"))
    made: dict[Path, bytes] = {}
    left = []
    for source in former.sources:
        path = (project.inputs / source.name).relative_to(home)
        inner = path.relative_to(old) if path.parts[0] == old else path
        name, content = _followed(source, inner, labels, former.found, year)
        if content:
            made.setdefault(name, content)
        else:
            left.append(inner.as_posix())
    write_folder(home / new, made)
    return home / new, tuple(left)


def _followed(source: Source, path: Path, labels: Labels, found: Assembled, year: int) -> tuple[Path, bytes]:
    """The name and content of a file's successor; without content there is none: pictures, works of the year."""
    names, past = vocabulary(AnnualReport, labels), getattr(found.document, "year", 0)
    match source.suffix:
        case ".yaml" | ".yml":
            return path, renewed(decoded(source.content), labels, past, year).encode()
        case ".xlsx":
            return path, workbook(source, labels, found.provenance.places, past, year)
        case ".csv" if names.resolve(stem_of(source.name)) in YEARLY:
            return path, source.content.splitlines(keepends=True)[0]
        case ".csv":
            places = {place: spec for place, spec in _figures(found) if place.file == source.name}
            return path, emptying.table(source, places, load_kind(KIND), labels)[0] if places else source.content
        case ".md" if language_of(source.name):
            return path, _headings(source)
        case ".docx" if lang := language_of(source.name):
            return path, headings([(one.level, plain(one.text).strip()) for one in _found(source)], lang)
    return path, b""


def _figures(found: Assembled) -> list[tuple[Location, Spec]]:
    """Where the figures of the year stand in tables whose rows stay."""
    known = []
    for table in specs(AnnualReport):
        for column in specs(table.type) if table.is_table and table.path not in YEARLY else ():
            for row in range(len(value_at(found.document, table.path))):
                place = found.provenance.places.get(f"{table.path}.{row}.{column.path}")
                if place and is_of_year(table.path, column):
                    known.append((place, column))
    return known


def _found(source: Source) -> list[Heading]:
    blocks = [block for narrative in read_any(source).narratives for block in narrative.blocks]
    return [block for block in blocks if isinstance(block, Heading)]


def _headings(source: Source) -> bytes:
    """The headings of a text at their levels, with nothing below them."""
    lines = ["#" * one.level + " " + _MARKED.sub(r"\\\1", plain(one.text).strip()) + "\n\n" for one in _found(source)]
    return "".join(lines or ["\n"]).encode()
