"""What a file is, and what it asks: found out in a copy of a process, since anybody may have made it."""

from dataclasses import dataclass
from pathlib import Path

from flows.drop_folder.copies import Announce
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.review import Review
from imprimatur.project import Project
from imprimatur.publishing.versions.verifying import Verification, verified
from imprimatur.reviewing import reviewed


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file was not read, in words; empty where it broke what reads it."""

    why: Bilingual | None = None


def verify(announce: Announce, root: Path, path: Path) -> Verification | Unread:
    """What a file is."""
    announce(path.name)
    try:
        return verified(Project(root), path)
    except (ImprimaturError, OSError):
        return Unread()


def review(announce: Announce, root: Path, path: Path) -> Review | Unread:
    """What a Word file asks of the document that it was made from."""
    announce(path.name)
    try:
        return reviewed(Project(root), path)
    except ImprimaturError as fault:
        return Unread(fault.message)
