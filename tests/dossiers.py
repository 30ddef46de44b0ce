"""Dossiers made in memory, for tests: file names and contents in, a document and its findings out."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from openpyxl import load_workbook

from imprimatur import pipeline
from imprimatur.core.dossier import Dossier, Reading
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble, assemble_registers
from imprimatur.documents.job_offer import JobOffer
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.registers import Registers
from imprimatur.job import Job
from imprimatur.kit.table_sheet import HEAD
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.sources import read_all, read_any
from imprimatur.sources.pictures import ENDINGS
from validators import check

ROOT = Path(__file__).parent.parent


def source(name: str, content: str | bytes) -> Source:
    """A source made from a text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Source(name, data, hashlib.sha256(data).hexdigest())


@cache
def reading(one: Source) -> Reading:
    """What a source says. Dossiers that differ by one file share the readings of the others: nothing changes them."""
    return read_any(one)


@cache
def labels(kind: str = "job_offer") -> Labels:
    """The labels of a kind, as committed."""
    return load_labels(ROOT / "templates", kind)


@cache
def registers() -> Registers:
    """The registers, as committed."""
    shared = {one.name: one for one in Project(ROOT).shared()}
    readings = [read_any(one) for one in shared.values() if one.name.count("/") == 1]
    found, findings = assemble_registers(readings, labels(), shared)
    assert not findings
    return found


def register_cell(register: str, column: str, code: str) -> str:
    """The cell of a committed register, as a place is written: of the column of that name, in the row of that code."""
    book = load_workbook(ROOT / "inputs" / "_shared" / f"{register}.xlsx")
    sheet = book.worksheets[-1]
    head, *lines = sheet.iter_rows(min_row=HEAD)
    names = [cell.value for cell in head]
    (row,) = [line for line in lines if line[names.index("Code")].value == code]
    return f"_shared/{register}.xlsx!{sheet.title}!{row[names.index(column)].coordinate}"


def assembled(kind: str, files: Mapping[str, str | bytes], slug: str = "test") -> Job:
    """The job of a dossier of files, assembled and not yet written: its document, its provenance, what was met."""
    sources = tuple(source(f"{kind}/{slug}/{name}", content) for name, content in sorted(files.items()))
    pictured = any(one.suffix in ENDINGS for one in sources)
    readings = tuple(read_all(sources)) if pictured else tuple(reading(one) for one in sources)
    dossier = Dossier(kind, slug, sources, readings)
    found = assemble(load_kind(kind), dossier, labels(kind), registers())
    about = (found.document, found.provenance, found.findings)
    return Job(Parameters(kind=kind, slug=slug), dossier, {}, registers(), labels(kind), *about)


def examined(kind: str, files: Mapping[str, str | bytes], slug: str = "test") -> Job:
    """The same, written and checked."""
    return pipeline.examine(pipeline.write(assembled(kind, files, slug)), check)


def told(kind: str, files: Mapping[str, str | bytes], slug: str = "test") -> tuple[Finding, ...]:
    """Everything found about a dossier, in order and each once. The same files are examined once."""
    return _told(kind, tuple(sorted(files.items())), slug)


@cache
def _told(kind: str, files: tuple[tuple[str, str | bytes], ...], slug: str) -> tuple[Finding, ...]:
    return examined(kind, dict(files), slug).findings


def offer(files: Mapping[str, str | bytes]) -> tuple[JobOffer, tuple[Finding, ...]]:
    """The offer that files make, and the findings of assembling it."""
    job = assembled("job_offer", files)
    return cast(JobOffer, job.document), job.findings
