"""What is kept of the texts of a dossier from one run to the next: read, held against today's, and kept again."""

from contextlib import suppress
from dataclasses import replace

from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.schema.document import Document
from imprimatur.findings.catalogue import finding
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.changes import recorded
from imprimatur.translation import keeping
from imprimatur.translation.dossier import cells_of, standing_of
from imprimatur.translation.pairing import NOTHING_KNOWN, Known
from imprimatur.translation.record import Record, Unreadable
from imprimatur.translation.standing import Standing


def record_of(project: Project, dossier: Dossier, document: Document) -> tuple[Record, tuple[Finding, ...]]:
    """What was kept of the texts of a dossier, or the finding that it cannot be read: nothing is then approved.

    A record that a set was made with and that is gone is no dossier seen for the first time: the approvals that stand
    in its cells are known already, and sign nothing new.
    """
    path = project.record(dossier.kind, dossier.slug)
    told = (finding("C17", Location(path.relative_to(project.inputs).as_posix()), {"file": path.name}),)
    try:
        record = keeping.recorded(project, dossier.kind, dossier.slug)
    except Unreadable:
        return Record(), told
    sets = (recorded(project, dossier.kind, dossier.slug, stage) for stage in Stage)
    if record == Record() and any(one and one.get("texts") for one in sets):
        return Record(dict(cells_of(document))), told
    return record, ()


def standing_of_job(job: Job, record: Record, known: Known = NOTHING_KNOWN) -> Standing:
    """Where the texts of a job stand, given a record of them, and what else is `known` to say the same.

    An empty record is none: that of the job says then what is known.
    """
    record = job.record if record == Record() else record
    files = frozenset(source.name for source in job.dossier.sources)
    return standing_of(job.document, job.labels, files, record, job.parameters.today, known)


def stood(job: Job) -> Job:
    """The job with where its texts stand, by what was kept of them; what it says is not written for it."""
    return replace(job, standing=standing_of_job(job, job.record))


def remember(project: Project, job: Job) -> None:
    """Keep where the texts of a job stand, its approvals that were seen for the first time among it.

    Raises Busy, NotWritten. A record that is damaged is left as it is, for a person to mend.
    """

    def made(record: Record) -> Record:
        # Somebody may have approved, or brought back a translation, since the job was read.
        is_as_read = record in (job.record, Record())
        return (job.standing if is_as_read else standing_of_job(job, record)).record

    with suppress(Unreadable):
        keeping.keep(project, job.dossier.kind, job.dossier.slug, made)
