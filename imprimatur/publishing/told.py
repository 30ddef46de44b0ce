"""What was found of a dossier, published as soon as it is known: the set that people wait for (ADR 31)."""

from dataclasses import replace

from imprimatur.core.artefact import Artefact
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.parameters import Parameters
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.manifest import manifest, templates_of
from imprimatur.publishing.news import fresh
from imprimatur.publishing.sets import CHECK, PATIENCE, is_there, locked, publish_set
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Templates


def tell(project: Project, job: Job) -> tuple[Artefact, ...]:
    """Publish what was found below `outputs/<kind>/<slug>/check/`, whole, before any document is made; returns it.

    Whatever was asked for, it tells of the dossier in all its languages, as a draft does. A job whose files have
    changed since they were read was overtaken: a newer one is coming, or there already, and is not written over. Raises
    Busy, NotWritten, UnsafeOutput, TemplateFault.
    """
    home = project.outputs / job.dossier.kind / job.dossier.slug
    whole = replace(job, parameters=Parameters(kind=job.dossier.kind, slug=job.dossier.slug))
    templates = Templates(project.templates)
    artefacts = report(whole.reported, whole.labels, whole.dossier, templates, fresh(project, whole))
    said = replace(manifest(whole, artefacts, templates_of(project, whole.dossier.kind)), stage=CHECK).to_json()
    with locked(home, PATIENCE):
        if not is_there(home / CHECK, said) and _is_as_read(project, job):
            publish_set(home / CHECK, artefacts, said)
    return artefacts


def _is_as_read(project: Project, job: Job) -> bool:
    try:
        sources, _ = project.sources(job.dossier.kind, job.dossier.slug)
    except UnknownDossier:
        return False
    return {one.name: one.sha256 for one in sources} == {one.name: one.sha256 for one in job.dossier.sources}
