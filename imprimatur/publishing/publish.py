"""The set of a job put in its place: a draft, the former one kept; a final, with its number."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.artefact import Artefact, Manifest
from imprimatur.core.composition import Stage
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.manifest import manifest, templates_of
from imprimatur.publishing.sets import PATIENCE, locked, publish_set
from imprimatur.publishing.versions.approvals import approvals_of
from imprimatur.publishing.versions.former import keep_former, prune
from imprimatur.publishing.versions.kept_inputs import contents_of
from imprimatur.publishing.versions.publishing import publish_final, settle
from imprimatur.publishing.versions.shelf import Shelf
from imprimatur.publishing.versions.version import Version


@dataclass(frozen=True, slots=True)
class Published:
    """Where a set stands, and of a final its number; `again` tells that this version had been made before."""

    folder: Path
    number: int | None = None
    again: bool = False


def publish_job(project: Project, job: Job, artefacts: Sequence[Artefact]) -> Published:
    """Put the set of a job in its place below `outputs/`. Raises Busy, NotWritten, UnsafeOutput."""
    kind, slug, stage = job.dossier.kind, job.dossier.slug, job.parameters.stage
    home = project.outputs / kind / slug
    folder = home / stage.value
    made = manifest(job, tuple(artefacts), templates_of(project, kind))
    with locked(home, PATIENCE):
        settle(project, kind, slug)
        if stage is Stage.FINAL:
            about, contents = _version(project, job, made)
            number, is_new = publish_final(home, artefacts, made.to_json(), about, contents)
            return Published(folder, number, not is_new)
        _draft(home, job, artefacts, made.to_json())
    return Published(folder)


def _draft(home: Path, job: Job, artefacts: Sequence[Artefact], content: bytes) -> None:
    today = job.parameters.today
    if today:
        keep_former(home, content, today)
    publish_set(home / Stage.DRAFT.value, artefacts, content)
    if today:
        prune(home, today, (one.day for one in Shelf(home).versions() if one.day))


def _version(project: Project, job: Job, made: Manifest) -> tuple[Version, dict[str, bytes]]:
    """All that a version says but its number and its files, and the contents of its inputs."""
    kept = project.read_record(made.kind, made.slug)
    texts = hashlib.sha256(kept).hexdigest() if kept else ""
    found = {one.sha256: one.content for one in job.dossier.sources}
    found |= contents_of(project, made.kind, made.slug, made.inputs, texts)
    version = Version(
        kind=made.kind,
        slug=made.slug,
        number=1,
        asked=job.parameters.asked,
        languages=job.languages,
        inputs=made.inputs,
        unkept=tuple(sorted(name for name, sha256 in made.inputs.items() if sha256 not in found)),
        templates=made.templates,
        texts=made.texts,
        approvals=tuple(approvals_of(job)),
        files={},
        program=made.versions,
        code=made.program,
    )
    return version, found
