"""What is signed, in a copy of a process, since it reads files that people gave."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.approving import Approved, Refused, Signing, approve
from flows.drop_folder.copies import Announce
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.translation.unit import Unit, UnitState
from web.forms.working import Failed
from web.translating.stating import View, section_of, view


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be signed: the language whole, one part of it (`section`) or one text (`unit`); `seen` is the mark of
    what was read. Translations to be revised are signed with a language or a part only where they were `revised`."""

    lang: Lang
    by: str
    seen: str
    section: str = ""
    unit: str = ""
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended, and how the texts stand now, or why that cannot be read: what was signed is signed all the same."""

    outcome: Approved | Refused
    view: View | Failed


def sign(announce: Announce, root: Path, kind: str, slug: str, asked: Asked) -> Done | Failed:
    """Sign texts of a dossier."""
    announce(f"{kind}/{slug}")
    project = Project(root)
    try:
        wanted = Signing(asked.lang, asked.by, _choice(asked), called="–", seen=asked.seen)
        return Done(approve(project, f"{kind}/{slug}", wanted), _view(project, kind, slug))
    except ImprimaturError as fault:
        return Failed(fault.message)


def _view(project: Project, kind: str, slug: str) -> View | Failed:
    try:
        return view(project, kind, slug)
    except ImprimaturError as fault:
        return Failed(fault.message)


def _choice(asked: Asked) -> Callable[[Job, Unit], bool]:
    known: dict[str, UnitState] = {}

    def chosen(job: Job, unit: Unit) -> bool:
        if not known:
            known.update({one.unit.id: one.state for one in job.standing.units})
        if unit.origin is None:
            return False
        if asked.unit:
            return unit.id == asked.unit
        stale = unit.target == asked.lang and known[unit.id] is UnitState.TO_REVISE
        return (not stale or asked.revised) and (not asked.section or section_of(job, unit.path) == asked.section)

    return chosen
