"""What a build records of itself: the manifest, and what the PDF carries along."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version

from imprimatur import __version__
from imprimatur.core.artefact import Artefact, Manifest, hashes
from imprimatur.core.bilingual import Lang
from imprimatur.core.identity import Identity, digest_of
from imprimatur.core.values import FlexDate
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import value_at
from imprimatur.findings.record import records
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.data import data_of
from imprimatur.publishing.program import program
from imprimatur.publishing.sets import MANIFEST
from imprimatur.rendering.interface import Attachment
from imprimatur.translation.record import Record, dumped
from imprimatur.translation.waiting import waiting

_LIBRARIES = ("python-docx", "docxtpl", "weasyprint", "pikepdf", "pandas", "babel")
"""The libraries whose version shows in the bytes produced."""


def templates_of(project: Project, kind: str) -> dict[str, str]:
    """The hash of every template that the kind may use, by its path below the templates folder."""
    folders = (project.templates / "_shared", project.templates / kind)
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(project.templates).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def versions() -> dict[str, str]:
    """Our version, and those of the libraries whose version shows in what is produced."""
    return {"imprimatur": __version__, **{name: version(name) for name in _LIBRARIES}}


def manifest(job: Job, artefacts: tuple[Artefact, ...], templates: dict[str, str]) -> Manifest:
    """The manifest of a set. Without artefacts it is the part known before rendering."""
    publisher = load_kind(job.dossier.kind).publisher(job.document)
    return Manifest(
        kind=job.dossier.kind,
        slug=job.dossier.slug,
        stage=job.parameters.stage.value,
        parameters={**job.parameters.model_dump(mode="json"), "languages": job.languages},
        inputs=inputs_of(job),
        templates=templates,
        outputs=hashes(artefacts),
        findings=tuple(records(job.reported)),
        blocking=len(job.blocking),
        versions=versions(),
        texts=hashlib.sha256(dumped(job.standing.record)).hexdigest() if job.standing.record != Record() else "",
        waiting=waiting(job.standing, job.languages),
        program=program(),
        deadlines=dict(_deadlines(job)),
        titles={lang: one.composition.properties.title for lang, one in job.manuscripts.items()},
        publisher=publisher.code if publisher else "",
    )


def inputs_of(job: Job) -> dict[str, str]:
    """The hash of every file that a job was made from, by its name."""
    return {**job.shared, **{source.name: source.sha256 for source in job.dossier.sources}}


def identity_of(job: Job, lang: Lang) -> Identity:
    """What the documents of a language say of themselves."""
    stage, inputs = job.parameters.stage.value, digest_of(inputs_of(job).values())
    return Identity(job.dossier.kind, job.dossier.slug, lang, stage, inputs)


def _deadlines(job: Job) -> Iterator[tuple[str, str]]:
    """The last day that each deadline of a document may mean, where it means one."""
    for path in load_kind(job.dossier.kind).deadlines:
        asked: FlexDate | None = value_at(job.document, path)
        day = asked.last_day() if asked and asked.is_calendar else None
        if day:
            yield path, day.isoformat()


def carried(job: Job, templates: dict[str, str], lang: Lang) -> bytes:
    """The manifest that the PDF of a language carries, known before rendering, as canonical JSON.

    It goes wherever the PDF goes: it vouches for what went in without naming it. Files stand in it by their hashes
    alone, findings by their numbers; who owes what, and why somebody accepted something, stays in the set.
    """
    whole = manifest(job, (), templates)
    severities = Counter(one.severity.value for one in job.reported if not one.waiver)
    content = {
        **{name: getattr(whole, name) for name in ("kind", "slug", "stage", "templates", "versions", "blocking")},
        "parameters": {name: whole.parameters[name] for name in ("languages",)},
        "language": lang,
        "inputs": sorted(whole.inputs.values()),
        "findings": {**severities, "accepted": sum(one.waiver is not None for one in job.reported)},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def attachments(job: Job, templates: dict[str, str], lang: Lang) -> tuple[Attachment, ...]:
    """What the PDF of a language carries: the manifest, and the data where the dossier asks for it (ADR 20)."""
    said = job.labels.word("manifest", lang)
    record = Attachment(MANIFEST, carried(job, templates, lang), "application/json", said, "Data")
    return (*data_of(job, lang), record)
