"""After a draft: what it changes since the last version, for whoever reads it next."""

from pathlib import Path
from typing import TYPE_CHECKING

from imprimatur.core.composition import Stage
from imprimatur.core.errors import Busy
from imprimatur.project import Project

if TYPE_CHECKING:
    from imprimatur.pipeline import Build


def is_redlined(project: Project, build: "Build") -> bool:
    """Whether a build left a draft of a dossier that has a version: without one nothing is loaded, nothing waits."""
    home = project.outputs / build.job.dossier.kind / build.job.dossier.slug
    places = (home / Stage.FINAL.value, home / "versions")
    return build.folder == home / Stage.DRAFT.value and any(map(Path.is_dir, places))


def redlined(project: Project, kind: str, slug: str) -> Path | None:
    """Make the redline of a draft; another build under way will make its own. Raises NotWritten, TemplateFault."""
    from imprimatur.publishing.redline import redline

    try:
        return redline(project, kind, slug)
    except Busy:
        return None
