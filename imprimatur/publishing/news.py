"""What a draft says that the one before it did not: read from the `findings.json` that it left."""

import json
from typing import Any

from imprimatur.core.composition import Stage
from imprimatur.findings.grouping import grouped
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.changes import recorded, set_folder
from imprimatur.publishing.manifest import inputs_of
from imprimatur.rendering.findings.page import DATA


def fresh(project: Project, job: Job) -> frozenset[str]:
    """The marks of a job's findings that the last draft of other inputs did not have; none where there was no draft.

    A draft of the same inputs says what it said before, however often it is made: its own news are kept.
    """
    kind, slug = job.dossier.kind, job.dossier.slug
    manifest = recorded(project, kind, slug, Stage.DRAFT)
    try:
        content = json.loads((set_folder(project, kind, slug, Stage.DRAFT) / DATA).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    before = _marks(content)
    if manifest is None or before is None:
        return frozenset()
    marks = frozenset(mark for group in grouped(job.reported) for mark in group.marks)
    if manifest["inputs"] == inputs_of(job):
        return frozenset(mark for mark, was_new in before.items() if was_new) & marks
    return marks - before.keys()


def _marks(content: Any) -> dict[str, bool] | None:
    """The marks of a former draft, and whether each was new in it; None where it has not the form that is read here."""
    told = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        return None
    return {str(one.get("mark")): one.get("new") is True for one in told}
