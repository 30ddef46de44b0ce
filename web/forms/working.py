"""What is done in a copy of a process, since it reads files that people gave: what it gives back says how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.drop_folder.copies import Announce
from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from web.forms import beginning, formers, saving, stating
from web.forms.saving import Outcome, Typed


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


def begin(
    announce: Announce, root: Path, kind: str, slug: str, fields: Mapping[str, str], lang: Lang
) -> Outcome | Failed:
    """Begin a dossier with the first fields typed."""
    announce(f"{kind}/{slug}")
    try:
        return beginning.from_form(Project(root), kind, slug, fields, lang)
    except ImprimaturError as fault:
        return Failed(fault.message)


def follow(
    announce: Announce, root: Path, kind: str, old: str, slug: str, year: int | None
) -> tuple[str, ...] | Failed:
    """Begin a dossier as a former one."""
    announce(f"{kind}/{old}")
    try:
        return beginning.from_former(Project(root), kind, old, slug, year)
    except ImprimaturError as fault:
        return Failed(fault.message)


def restore(announce: Announce, root: Path, kind: str, slug: str, former: str) -> str | Failed:
    """Put a former state of a file back."""
    announce(f"{kind}/{slug}")
    try:
        return formers.restore(Project(root), kind, slug, former)
    except ImprimaturError as fault:
        return Failed(fault.message)
