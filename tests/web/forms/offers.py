"""A project with one offer or none, and what is typed in its form."""

import shutil
from pathlib import Path

from imprimatur.project import Project
from tests.flows.projects import ROOT
from web.forms.saving import Typed, TypedRow, marks_of
from web.forms.stating import now

KIND = "job_offer"


def project(folder: Path, slug: str = "", kind: str = KIND) -> Project:
    """A project with the registers and, where one is named, a sample; without, an empty folder `neuf`."""
    shutil.copytree(ROOT / "inputs/_shared", folder / "inputs/_shared")
    (folder / "templates").symlink_to(ROOT / "templates")
    home = folder / "inputs" / kind
    home.mkdir()
    if not slug:
        (home / "neuf").mkdir()
    for path in (ROOT / "inputs" / kind).glob(f"{slug}*") if slug else ():
        shutil.copytree(path, home / path.name) if path.is_dir() else shutil.copy(path, home)
    return Project(folder)


def typed(
    made: Project, slug: str, fields: dict[str, str], rows: dict[str, tuple[TypedRow, ...]] | None = None
) -> Typed:
    """What somebody types who opens the form now."""
    return Typed(fields, rows or {}, marks_of(KIND, now(made, KIND, slug).stated))
