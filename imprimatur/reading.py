"""Reading a dossier: its files, the registers, the dossiers that it shares facts with, assembled as a job."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.dossier import Dossier, Reading
from imprimatur.core.errors import UnknownDossier, UnknownLanguage, UnsafeInput
from imprimatur.core.exchanged import exchanged
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly import Assembled, assemble, assemble_registers, brought, of_document
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Document, languages_of
from imprimatur.documents.schema.registers import Registers
from imprimatur.findings.catalogue import Values, finding
from imprimatur.job import Job
from imprimatur.language.labels import Labels, load_labels
from imprimatur.messages import say
from imprimatur.project import Project
from imprimatur.remembering import record_of
from imprimatur.rendering.signs import signs_of
from imprimatur.sources import Each, read_all
from imprimatur.sources.wordmarks import fitted

LANGUAGE: dict[Lang, Bilingual] = {"fr": say("language_fr"), "nl": say("language_nl")}


def read(project: Project, parameters: Parameters, each: Each = map, beside: Each = map) -> Job:
    """Read one dossier, its files one after the other or as `each` does it, and assemble it.

    The registers, and the dossiers that it shares facts with, are read as `beside` does it.
    Raises UnknownDossier, UnknownLanguage.
    """
    kind = load_kind(parameters.kind)
    parameters = parameters.model_copy(update={"kind": kind.stem})
    labels = load_labels(project.templates, kind.stem)
    shared, unsafe = _shared(project)
    dossier = _dossier(project, kind.stem, parameters.slug, each)
    # An organisation or a person first met in a dossier may be given there.
    own = brought(dossier.readings, labels)
    about = (*_about(*shared.values(), by=_By(beside)), *own)
    registers, faults = (
        assemble_registers(about, labels, shared) if own else _registers(labels, *shared.values(), by=_By(beside))
    )
    assembled = assemble(kind, dossier, labels, registers)
    _held(assembled, parameters)
    neighbours, assembled = _related(project, assembled, registers, beside)
    hashes = {source.name: source.sha256 for source in (*shared.values(), *neighbours)}
    register_findings = of_document(faults, about, registers, assembled.document)
    found = (*register_findings, *map(_refusal, unsafe), *assembled.findings)
    record, damaged = record_of(project, dossier, assembled.document)
    parts = (assembled.document, assembled.provenance, (*found, *damaged), signs_of(project.templates))
    return Job(parameters, dossier, hashes, registers, labels, *parts, record=record)


def registers_of(project: Project, kind: str) -> Registers:
    """The registers that every dossier shares, read with the labels of a kind. Raises TemplateFault."""
    shared, _ = _shared(project)
    return _registers(load_labels(project.templates, load_kind(kind).stem), *shared.values(), by=_By())[0]


def faults_of_registers(project: Project, kind: str) -> tuple[Finding, ...]:
    """Every fault of the registers, each once, whether a dossier draws on the record or not. Raises TemplateFault."""
    shared, unsafe = _shared(project)
    _, faults = _registers(load_labels(project.templates, load_kind(kind).stem), *shared.values(), by=_By())
    return tuple(dict.fromkeys((*faults, *map(_refusal, unsafe))))


def _shared(project: Project) -> tuple[dict[str, Source], list[UnsafeInput]]:
    beside, unsafe = project.read_shared()
    shared, unusable = fitted(beside)
    return {source.name: source for source in shared}, [*unsafe, *unusable]


@dataclass(frozen=True, slots=True)
class _By:
    """How files are read that are not kept yet: whoever reads them, they say the same."""

    each: Each = field(default=map, compare=False)


@lru_cache(maxsize=2)
def _about(*shared: Source, by: _By) -> tuple[Reading, ...]:
    """The registers as read: the files that lie in the shared folder itself.

    Kept, as what they say is below: reading those of a federation would be half the work of each of its offers.
    """
    return tuple(read_all((source for source in shared if source.name.count("/") == 1), by.each))


@lru_cache(maxsize=8)
def _registers(labels: Labels, *shared: Source, by: _By) -> tuple[Registers, tuple[Finding, ...]]:
    """What the registers say where a dossier brings nothing of its own to them."""
    return assemble_registers(_about(*shared, by=by), labels, {source.name: source for source in shared})


def _held(assembled: Assembled, parameters: Parameters) -> None:
    """Raises UnknownLanguage where a language is asked for in which the dossier does not appear."""
    held = languages_of(assembled.document)
    lacking = [lang for lang in parameters.languages or () if lang not in held]
    if lacking:
        name = assembled.provenance.name
        raise UnknownLanguage(say("language_not_held", name=name, asked=LANGUAGE[lacking[0]], held=LANGUAGE[held[0]]))


def _dossier(project: Project, kind: str, slug: str, each: Each = map) -> Dossier:
    sources, refused = project.sources(kind, slug)
    # What has no place of its own is told of the first file: of one that is the dossier's.
    sources.sort(key=lambda one: exchanged(one.name, one.content) is not None)
    readings = [*read_all(sources, each), Reading(findings=tuple(map(_refusal, refused)))]
    return Dossier(kind, slug, tuple(sources), tuple(readings))


def _related(
    project: Project, assembled: Assembled, registers: Registers, each: Each = map
) -> tuple[list[Source], Assembled]:
    """The dossiers that a document shares facts with: a fact has one home, and what is told twice is compared."""
    document, about = assembled.document, assembled.provenance
    hooks = load_kind(about.kind)
    sources: list[Source] = []
    findings: list[Finding] = []
    related: dict[str, Document] = {}
    for kind, slug, path in hooks.neighbours(document):
        try:
            labels = load_labels(project.templates, kind)
            dossier = _dossier(project, kind, slug, each)
            other = assemble(load_kind(kind), dossier, labels, registers)
        except UnknownDossier:
            findings.append(finding("G03", about.place(path), {"value": f"{kind}/{slug}"}, path=path))
            continue
        sources.extend(dossier.sources)
        related[dossier.name] = other.document
    document = document.model_copy(update=dict(hooks.from_neighbours(document, related)))
    return sources, Assembled(document, replace(about, related=related), (*assembled.findings, *findings))


def _refusal(fault: UnsafeInput) -> Finding:
    about: Values = {"file": fault.file, "reason": fault.reason}
    return finding(fault.code, Location(fault.file), about)
