"""Dossiers made in memory, for tests: file names and contents in, a document and its findings out."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble, assemble_registers
from imprimatur.documents.job_offer import JobOffer
from imprimatur.documents.schema.registers import Registers
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.sources import read_any

ROOT = Path(__file__).parent.parent


def source(name: str, content: str | bytes) -> Source:
    """A source made from a text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Source(name, data, hashlib.sha256(data).hexdigest())


@cache
def labels() -> Labels:
    """The labels of the offers, as committed."""
    return load_labels(ROOT / "templates", "job_offer")


@cache
def registers() -> Registers:
    """The registers, as committed."""
    shared = {one.name: one for one in Project(ROOT).shared()}
    readings = [read_any(one) for one in shared.values() if one.name.count("/") == 1]
    found, findings = assemble_registers(readings, labels(), shared)
    assert not findings
    return found


def offer(files: Mapping[str, str | bytes]) -> tuple[JobOffer, tuple[Finding, ...]]:
    """The offer that files make, and the findings of assembling it."""
    sources = tuple(source(f"job_offer/test/{name}", content) for name, content in sorted(files.items()))
    dossier = Dossier("job_offer", "test", sources, tuple(read_any(one) for one in sources))
    return assemble(JobOffer, dossier, labels(), registers())
