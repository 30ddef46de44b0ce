"""Where the project stands, and which dossier a person means by what they type."""

import os
from pathlib import Path

from flows.messages import say
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.found_files import key
from imprimatur.kinds import KINDS
from imprimatur.project import Project

PRIVATE = ".imprimatur"
"""The folder below the project where server, logs and locks are kept."""


def find_project(start: Path | None = None) -> Project:
    """The project that a folder stands in: the nearest folder upwards with `inputs/` and `templates/`.

    `IMPRIMATUR_PROJECT` in the environment names it outright; failing all, it is the checkout this file belongs to.
    """
    named = os.environ.get("IMPRIMATUR_PROJECT")
    if named and start is None:
        return Project(Path(named).resolve())
    return project_above(start or Path.cwd()) or Project(Path(__file__).resolve().parents[1])


def project_above(start: Path) -> Project | None:
    """The nearest folder upwards with `inputs/` and `templates/`; none where a folder stands in no project."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "inputs").is_dir() and (folder / "templates").is_dir():
            return Project(folder)
    return None


def resolve(project: Project, name: str) -> tuple[str, str]:
    """The kind and slug of a dossier, from any way of naming it. Raises UnknownDossier.

    Accepted: `job_offer/ama-2023`, `job-offer/ama-2023`, `ama-2023` where only one kind has it, or the path of the
    dossier, of its workbook or of a file inside it.
    """
    known = list(project.dossiers())
    below = _below_inputs(project, name)
    parts = (below or name).strip("/").split("/")
    kind, slug = parts[0].replace("-", "_"), parts[1] if len(parts) > 1 else ""
    if kind in KINDS and slug:
        for candidate in known:
            if candidate[0] == kind and key(candidate[1]) in (key(slug), key(project.slug_of(kind, slug))):
                return candidate
    same = [one for one in known if len(parts) == 1 and key(one[1]) in (key(name), key(project.slug_of(one[0], name)))]
    if len(same) == 1:
        return same[0]
    raise _unknown(name, same)


def _below_inputs(project: Project, name: str) -> str | None:
    """The part of a path below `inputs/`, for a path relative to the current folder, to the project, or absolute."""
    for base in (Path.cwd(), project.root):
        path = Path(os.path.abspath(base / name))
        for inputs in (project.inputs, project.inputs.resolve()):
            if path.is_relative_to(inputs) and path != inputs:
                return path.relative_to(inputs).as_posix()
    return None


def _unknown(name: str, several: list[tuple[str, str]]) -> UnknownDossier:
    if several:
        names = ", ".join(f"{kind}/{slug}" for kind, slug in several)
        return UnknownDossier(say("dossier_several", name=name, names=names))
    return UnknownDossier(say("dossier_none", name=name))
