"""What the pipeline finds about a dossier in memory, up to the findings, with all that can be kept warm."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from bench.faults.hosts import ROOT, Host, host
from bench.faults.spots import Files
from bench.fidelity.cases import labels
from imprimatur import pipeline, reading
from imprimatur.core.dossier import Dossier, Reading
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble, assemble_registers
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.registers import Registers
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.sources import read_any
from validators import check

TODAY = date(2027, 5, 1)
"""The day on which every dossier is checked: after the last approval of those that are complete."""


@cache
def registers() -> Registers:
    """The registers, as committed, read once."""
    shared = {one.name: one for one in Project(ROOT).shared()}
    readings = [read_any(one) for one in shared.values() if one.name.count("/") == 1]
    return assemble_registers(readings, labels("job_offer"), shared)[0]


@lru_cache(maxsize=400)
def _reading(source: Source) -> Reading:
    return read_any(source)


def examined(host: Host, files: Files) -> tuple[Finding, ...]:
    """Everything found about a dossier of files: read, assembled, written, checked."""
    return job_of(host, files).findings


def job_of(host: Host, files: Files) -> Job:
    """The job of a dossier of files, written and checked."""
    sources = tuple(
        Source(f"{host.kind}/{host.slug}/{name}", content, hashlib.sha256(content).hexdigest())
        for name, content in sorted(files.items())
    )
    dossier = Dossier(host.kind, host.slug, sources, tuple(map(_reading, sources)))
    made = assemble(load_kind(host.kind), dossier, labels(host.kind), registers())
    _, made = reading._related(Project(ROOT), made, registers())
    about = (made.document, made.provenance, made.findings)
    parameters = Parameters(kind=host.kind, slug=host.slug, today=TODAY)
    job = Job(parameters, dossier, {}, registers(), labels(host.kind), *about)
    return pipeline.examine(pipeline.write(job), check)


@cache
def untouched(name: str) -> tuple[Finding, ...]:
    """What is found about a host as it is."""
    one = host(name)
    return examined(one, one.files)


def places(findings: Iterable[Finding]) -> list[str]:
    """Findings as they are listed: code, place, message in French."""
    return [f"{one.code} {one.location} {one.message.fr}" for one in findings]
