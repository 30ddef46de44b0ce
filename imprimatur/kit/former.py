"""A former dossier that another follows: its files, and the document that they make."""

from dataclasses import dataclass

from imprimatur.core.dossier import Dossier
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.source import Source
from imprimatur.documents.assembly import Assembled, assemble, assemble_registers
from imprimatur.documents.kind import load_kind
from imprimatur.kit.messages import say
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from imprimatur.sources import read_all, read_any


@dataclass(frozen=True, slots=True)
class Former:
    """The files of a former dossier, and the document that was found in them."""

    sources: tuple[Source, ...]
    found: Assembled


def former_of(project: Project, kind: str, old: str) -> Former:
    """A former dossier. Raises UnknownDossier, and UnsafeInput for a file that is refused."""
    if (kind, old) not in set(project.dossiers()):
        raise UnknownDossier(say("nothing_to_follow", slug=old, kind=kind))
    sources, refused = project.sources(kind, old)
    if refused:
        raise refused[0]
    labels = load_labels(project.templates, kind)
    shared = {one.name: one for one in project.shared()}
    readings = [read_any(one) for one in shared.values() if one.name.count("/") == 1]
    registers, _ = assemble_registers(readings, labels, shared)
    dossier = Dossier(kind, old, tuple(sources), tuple(read_all(sources)))
    return Former(tuple(sources), assemble(load_kind(kind), dossier, labels, registers))
