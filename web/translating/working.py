"""What is done in a copy of a process, since it reads files that people gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.drop_folder.copies import Announce
from flows.typed_translations import Saved, Typed
from flows.typed_translations import save as save_typed
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from web.forms.working import Failed
from web.translating import stating


@dataclass(frozen=True, slots=True)
class Done:
    """What became of what was typed, and what the dossier says now."""

    saved: Saved
    view: stating.View


def look(announce: Announce, root: Path, kind: str, slug: str) -> stating.View | Failed:
    """Every text of a dossier."""
    announce(f"{kind}/{slug}")
    try:
        return stating.view(Project(root), kind, slug)
    except ImprimaturError as fault:
        return Failed(fault.message)


def save(announce: Announce, root: Path, kind: str, slug: str, to: Lang, typed: Sequence[Typed]) -> Done | Failed:
    """Put translations that were typed into the dossier."""
    announce(f"{kind}/{slug}")
    project = Project(root)
    try:
        saved = save_typed(project, f"{kind}/{slug}", to, typed)
        return Done(saved, stating.view(project, kind, slug))
    except ImprimaturError as fault:
        return Failed(fault.message)
