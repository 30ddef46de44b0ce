"""What is done in a copy of a process, since it reads files that people gave: what it gives back says how it ended."""

from dataclasses import dataclass
from pathlib import Path

from flows.drop_folder.copies import Announce
from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from web.forms import saving, stating
from web.forms.saving import Outcome, Typed
from web.keeping import formers


@dataclass(frozen=True, slots=True)
class Failed:
    """Why something was not done, in words."""

    why: Bilingual


def now(announce: Announce, root: Path, kind: str, slug: str) -> stating.Now | Failed:
    """What a dossier says now."""
    announce(f"{kind}/{slug}")
    try:
        return stating.now(Project(root), kind, slug)
    except ImprimaturError as fault:
        return Failed(fault.message)


def save(announce: Announce, root: Path, kind: str, slug: str, typed: Typed, lang: Lang) -> Outcome | Failed:
    """Put what is typed into the inputs."""
    announce(f"{kind}/{slug}")
    try:
        return saving.save(Project(root), kind, slug, typed, lang)
    except ImprimaturError as fault:
        return Failed(fault.message)


def restore(announce: Announce, root: Path, kind: str, slug: str, former: str) -> str | Failed:
    """Put a former state of a file back."""
    announce(f"{kind}/{slug}")
    try:
        return formers.restore(Project(root), kind, slug, former)
    except ImprimaturError as fault:
        return Failed(fault.message)
