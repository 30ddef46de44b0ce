"""What a build records of itself: the manifest, and what the PDF carries along."""

import hashlib
from importlib.metadata import version

from imprimatur import __version__
from imprimatur.core.artefact import Artefact, Manifest, hashes
from imprimatur.findings.record import records
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.rendering.interface import Attachment

_LIBRARIES = ("python-docx", "docxtpl", "weasyprint", "pikepdf", "pandas", "babel")
"""The libraries whose version shows in the bytes produced."""
_MEDIA = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".csv": "text/csv",
    ".json": "application/json",
}


def templates_of(project: Project, kind: str) -> dict[str, str]:
    """The hash of every template that the kind may use, by its path below the templates folder."""
    folders = (project.templates / "_shared", project.templates / kind)
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(project.templates).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def manifest(job: Job, artefacts: tuple[Artefact, ...], templates: dict[str, str]) -> Manifest:
    """The manifest of a set. Without artefacts it is the part known before rendering, which the PDF carries."""
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
        versions={"imprimatur": __version__, **{name: version(name) for name in _LIBRARIES}},
    )


def inputs_of(job: Job) -> dict[str, str]:
    """The hash of every file that a job was made from, by its name."""
    return {**job.shared, **{source.name: source.sha256 for source in job.dossier.sources}}


def attachments(job: Job, templates: dict[str, str]) -> tuple[Attachment, ...]:
    """What a PDF carries: the dossier's own files, and the manifest as known before rendering."""
    record = manifest(job, (), templates).to_json()
    files = [
        Attachment(source.name.split("/", 1)[1], source.content, _MEDIA[source.suffix], "Source")
        for source in job.dossier.sources
        if source.suffix in _MEDIA
    ]
    return (*files, Attachment("manifest.json", record, _MEDIA[".json"], "Manifest", "Data"))
