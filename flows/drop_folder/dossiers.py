"""The dossiers as the drop folder sees them: whose a path is, which have come or gone, what is no longer up to date."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from flows.access.acts import Did, is_done
from flows.access.store import Store, has_store
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.found_files import is_leftover, key
from imprimatur.kinds import KINDS
from imprimatur.project import SHARED, Project
from imprimatur.publishing.changes import awaits_final, changed
from imprimatur.publishing.sets import CHECK

Dossier = tuple[str, str]
"""A kind and a slug."""
REGISTERS: Dossier = (SHARED, "")
"""What stands for the registers, which are no dossier and concern them all."""


def whose(project: Project, path: Path, known: Collection[Dossier]) -> Dossier | None:
    """The dossier that a path below the inputs belongs to, REGISTERS for a shared one; None for any other."""
    parts = path.relative_to(project.inputs).parts
    if parts and parts[0] == SHARED:
        return REGISTERS
    if len(parts) < 2 or parts[0] not in KINDS or is_leftover(parts[1]):
        return None
    kind, name = parts[0], parts[1]
    if (kind, name) in known:
        return kind, name
    meant = {key(name), key(project.slug_of(kind, name))}
    return next((one for one in known if one[0] == kind and key(one[1]) in meant), None)


@dataclass
class Roll:
    """The dossiers that stand in the inputs, called anew."""

    project: Project
    known: frozenset[Dossier] = field(init=False)

    def __post_init__(self) -> None:
        """Call them a first time."""
        self.known = frozenset(self.project.dossiers())

    def called(self) -> tuple[frozenset[Dossier], frozenset[Dossier]]:
        """Those that have come, and those that have gone, since the last time."""
        before, self.known = self.known, frozenset(self.project.dossiers())
        return self.known - before, before - self.known


def newest_first(project: Project, dossiers: Collection[Dossier]) -> list[Dossier]:
    """The dossiers, the one that was changed last first, as far as a look at its folder tells."""
    return sorted(sorted(dossiers), key=lambda dossier: _time(project.inputs.joinpath(*dossier)), reverse=True)


def _time(folder: Path) -> float:
    try:
        inside = [entry.stat().st_mtime for entry in folder.iterdir()] if folder.is_dir() else []
        return max([folder.stat().st_mtime, *inside])
    except OSError:
        return 0.0  # a dossier of a single file is not called as it


def is_empty(project: Project, dossier: Dossier) -> bool:
    """Whether a dossier is a folder with nothing in it: how most of them begin."""
    folder = project.inputs.joinpath(*dossier)
    return _asked(lambda: folder.is_dir() and not project.files(*dossier), otherwise=folder.is_dir())


def stale(project: Project) -> list[Dossier]:
    """The dossiers whose draft does not exist or no longer says what their files say."""
    return [dossier for dossier in project.dossiers() if lacks_draft(project, dossier)]


def lacks_draft(project: Project, dossier: Dossier) -> bool:
    """Whether the draft of a dossier does not exist or no longer says what its files say."""
    return _asked(lambda: bool(changed(project, *dossier, Stage.DRAFT)), otherwise=True)


def lacks_check(project: Project, dossier: Dossier) -> bool:
    """The same of what was found of it."""
    return _asked(lambda: bool(changed(project, *dossier, CHECK)), otherwise=True)


def may_be_final(project: Project, dossier: Dossier) -> bool:
    """Whether its first final version may be made by itself (ADR 26)."""
    return _asked(
        lambda: awaits_final(project, *dossier) and not _is_approved_on_a_page(project, dossier), otherwise=False
    )


def _is_approved_on_a_page(project: Project, dossier: Dossier) -> bool:
    """Whether anybody approved on a page in the browser: there is the button that makes the final, in their name."""
    return has_store(project) and is_done(Store(project), Did.APPROVED, "/".join(dossier))


def _asked(question: Callable[[], bool], *, otherwise: bool) -> bool:
    try:
        return question()
    except (ImprimaturError, OSError):
        return otherwise  # let the work itself say what is wrong
