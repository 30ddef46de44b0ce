"""The whole run: read, assemble, check, gate, compose, render, publish."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from imprimatur.core.artefact import Artefact
from imprimatur.core.blocks import Contents
from imprimatur.core.composition import Composition
from imprimatur.core.dossier import Dossier, Reading
from imprimatur.core.errors import GateRefused, UnknownDossier, UnsafeInput
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.parameters import Format, Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble, assemble_registers
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.registers import Registers
from imprimatur.findings.catalogue import Values, finding
from imprimatur.job import Job
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.publishing.manifest import attachments, manifest, templates_of
from imprimatur.publishing.sets import locked, publish_set, recover
from imprimatur.rendering import renderer
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Attachment, Templates
from imprimatur.sources import Each, read_all

Check = Callable[[Document, Registers, Labels, tuple[Finding, ...]], Iterable[Finding]]
"""The checks of a kind: they yield findings, given those met while reading."""


@dataclass(frozen=True, slots=True)
class Build:
    """A published set: its job, its folder and its files."""

    job: Job
    folder: Path
    artefacts: tuple[Artefact, ...]


def read(project: Project, parameters: Parameters, each: Each = map) -> Job:
    """Read one dossier, its files one after the other or as `each` does it, and assemble it. Raises UnknownDossier."""
    kind = load_kind(parameters.kind)
    parameters = parameters.model_copy(update={"kind": kind.stem})
    labels = load_labels(project.templates, kind.stem)
    beside, unsafe = project.read_shared()
    shared = {source.name: source for source in beside}
    registers, register_findings = assemble_registers(
        read_all(source for source in shared.values() if source.name.count("/") == 1), labels, shared
    )
    dossier, document, findings = _assembled(project, kind.stem, parameters.slug, labels, registers, each)
    neighbours, document, more = _related(project, document, registers)
    hashes = {source.name: source.sha256 for source in (*shared.values(), *neighbours)}
    found = (*register_findings, *map(_refusal, unsafe), *findings, *more)
    return Job(parameters, dossier, hashes, registers, labels, document, found)


def _assembled(
    project: Project, kind: str, slug: str, labels: Labels, registers: Registers, each: Each = map
) -> tuple[Dossier, Document, tuple[Finding, ...]]:
    sources, refused = project.sources(kind, slug)
    readings = [*read_all(sources, each), Reading(findings=tuple(map(_refusal, refused)))]
    dossier = Dossier(kind, slug, tuple(sources), tuple(readings))
    return dossier, *assemble(load_kind(kind).model, dossier, labels, registers)


def _related(
    project: Project, document: Document, registers: Registers
) -> tuple[list[Source], Document, tuple[Finding, ...]]:
    """The dossiers that a document shares facts with: a fact has one home, and what is told twice is compared."""
    sources: list[Source] = []
    findings: list[Finding] = []
    related: dict[str, Document] = {}
    for kind, slug, path in document.dossiers():
        try:
            labels = load_labels(project.templates, kind)
            dossier, other, _ = _assembled(project, kind, slug, labels, registers)
        except UnknownDossier:
            findings.append(finding("G03", document.place(path), {"value": f"{kind}/{slug}"}, path=path))
            continue
        sources.extend(dossier.sources)
        related[dossier.name] = other
    return sources, document.model_copy(update={"related": related}).with_related(), tuple(findings)


def _refusal(fault: UnsafeInput) -> Finding:
    about: Values = {"file": fault.file, "reason": fault.reason}
    return finding("R02", Location(fault.file), about)


def examine(job: Job, check: Check) -> Job:
    """The case with the findings of its checks added, in order, each once."""
    found = [*job.findings, *check(job.document, job.registers, job.labels, job.findings)]
    ordered = sorted(dict.fromkeys(found), key=lambda one: one.order)
    return replace(job, findings=tuple(ordered))


def gate(job: Job) -> None:
    """Let the case through, or raise GateRefused."""
    if job.blocking:
        count = len(job.blocking)
        raise GateRefused(
            f"{job.dossier.name} : version définitive refusée, {count} point(s) à régler.",
            f"{job.dossier.name}: definitieve versie geweigerd, nog {count} punt(en) op te lossen.",
        )


def render(project: Project, job: Job) -> tuple[Artefact, ...]:
    """Every file of the set but the manifest: the documents, and the report of findings."""
    kind = load_kind(job.dossier.kind)
    templates = Templates(project.templates)
    embedded = attachments(project, job)
    made: list[Artefact] = []
    for lang in job.parameters.languages:
        composition = kind.compose(job.document, job.findings, job.labels, lang, job.parameters.stage)
        made.extend(_files(composition, job.parameters.formats, templates, embedded))
    return (*made, *report(job.findings, job.labels, job.dossier, templates))


def _files(
    composition: Composition, formats: tuple[Format, ...], templates: Templates, embedded: tuple[Attachment, ...]
) -> Iterable[Artefact]:
    """The files of one language. The PDF comes first: its pages are those of the contents list in Word."""
    has_contents = any(isinstance(block, Contents) for part in composition.parts.values() for block in part)
    pages: Mapping[str, int] = {}
    if "pdf" in formats or has_contents:
        pdf = renderer("pdf")(composition, templates, embedded)
        pages = pdf.pages
        if "pdf" in formats:
            yield pdf
    if "docx" in formats:
        yield renderer("docx")(composition, templates, embedded, pages)


def publish(project: Project, job: Job, artefacts: tuple[Artefact, ...]) -> Build:
    """Put the set in its place below `outputs/`, whole, its manifest last."""
    home = project.outputs / job.dossier.kind / job.dossier.slug
    folder = home / job.parameters.stage.value
    with locked(home):
        recover(folder)
        publish_set(folder, artefacts, manifest(job, artefacts, templates_of(project, job.dossier.kind)).to_json())
    return Build(job, folder, artefacts)


def build(project: Project, parameters: Parameters, check: Check) -> Build:
    """The whole run. Raises UnknownDossier, GateRefused, TemplateFault, Busy."""
    job = examine(read(project, parameters), check)
    gate(job)
    return publish(project, job, render(project, job))


__all__ = ["Build", "Check", "Job", "build", "examine", "gate", "publish", "read", "render"]
