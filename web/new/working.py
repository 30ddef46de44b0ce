"""What is done in a copy of a process to begin a dossier, since it reads files that people gave."""

from collections.abc import Mapping
from pathlib import Path

from flows.drop_folder.copies import Announce
from flows.runner import told
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.reading import registers_of
from web.forms import beginning
from web.forms.saving import Outcome
from web.forms.working import Failed


def begin(
    announce: Announce, root: Path, kind: str, slug: str, fields: Mapping[str, str], lang: Lang, at_once: bool
) -> Outcome | Failed:
    """Begin a dossier with the first fields typed.

    `at_once` has it checked before anything else: what may be seen of it depends on whose it is.
    """
    announce(f"{kind}/{slug}")
    try:
        outcome = beginning.from_form(Project(root), kind, slug, fields, lang)
        if at_once and outcome.is_saved:
            told(Project(root), Parameters(kind=kind, slug=slug))
    except ImprimaturError as fault:
        return Failed(fault.message)
    return outcome


def follow(
    announce: Announce, root: Path, kind: str, old: str, slug: str, year: int | None, at_once: bool
) -> tuple[str, ...] | Failed:
    """Begin a dossier as a former one; what was not taken over. `at_once` as for `begin`."""
    announce(f"{kind}/{old}")
    try:
        left = beginning.from_former(Project(root), kind, old, slug, year)
        if at_once:
            told(Project(root), Parameters(kind=kind, slug=slug))
    except ImprimaturError as fault:
        return Failed(fault.message)
    return left


def organisations(announce: Announce, root: Path, codes: tuple[str, ...]) -> tuple[str, ...] | Failed:
    """The names of the organisations that the register knows, or of those with some codes."""
    announce("_shared")
    try:
        known = registers_of(Project(root), KINDS[0]).organisations
    except ImprimaturError as fault:
        return Failed(fault.message)
    return tuple(sorted({one.short for one in known if not codes or one.code in codes}, key=str.casefold))
