"""Projects of a few dossiers, copied from the samples, for the tests of the flows."""

import json
import shutil
from pathlib import Path

from imprimatur.core.composition import Stage
from imprimatur.project import RECORD, Project
from imprimatur.publishing.changes import set_folder
from imprimatur.publishing.manifest import templates_of, versions
from imprimatur.publishing.program import program

ROOT = Path(__file__).resolve().parents[2]
NO_RECORD = shutil.ignore_patterns(RECORD)
"""A sample without what was approved of it: what a test changes is then seen for the first time."""
COMPLETE, INCOMPLETE = "tisselande-accueil-2027", "forum-ets-2021"


def copy_project(folder: Path, *slugs: str) -> Project:
    """A project with the registers, the templates and these sample offers."""
    for part in ("inputs/_shared", "templates/_shared", "templates/_digest", "templates/job_offer"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "inputs" / "job_offer").mkdir()
    for slug in slugs:
        add(Project(folder), slug)
    return Project(folder)


def add(project: Project, slug: str) -> None:
    """Drop one of the sample offers into a project, at once: nobody who watches sees half of it."""
    beside = project.root / f".{slug}"
    shutil.copytree(ROOT / "inputs" / "job_offer" / slug, beside, ignore=NO_RECORD)
    beside.rename(project.inputs / "job_offer" / slug)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pretend_built(project: Project, slug: str, stage: str = Stage.DRAFT, **other: object) -> None:
    """Leave the manifest of a build of today's files, or of what was found of them (CHECK)."""
    sources, _ = project.sources("job_offer", slug)
    folder = set_folder(project, "job_offer", slug, stage)
    folder.mkdir(parents=True)
    manifest = {
        "inputs": {source.name: source.sha256 for source in (*project.shared(), *sources)},
        "templates": templates_of(project, "job_offer"),
        "versions": versions(),
        "program": program(),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest | other), encoding="utf-8")
