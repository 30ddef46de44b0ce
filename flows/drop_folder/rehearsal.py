"""A first check that nobody waits for: it fills what is kept in memory from one check to the next.

Its dossier is an empty kit with a few words of prose, made here: what lies in the inputs might end the process that
reads it, and this is the one that all others are copies of.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from flows.project_lookup import find_project
from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.kinds import KINDS
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.registers import REGISTERS, register_workbook
from imprimatur.pipeline import feedback
from imprimatur.project import SHARED, Project
from validators import check

_NAME = "repetition"


@dataclass(frozen=True, slots=True)
class _Stage(Project):
    """A project of its own, with the templates of the real one: their words are kept in memory by what they say."""

    borrowed: Path = Path()

    @property
    def templates(self) -> Path:
        return self.borrowed


def rehearse(folder: Path) -> None:
    """Check an empty dossier of each kind in a folder of its own; what goes wrong, the first check will tell."""
    templates = find_project().templates
    project = _Stage(folder, templates)
    with contextlib.suppress(ImprimaturError, OSError):
        for register in REGISTERS:
            _put(project.inputs / SHARED / f"{register}.xlsx", register_workbook(templates, register, "fr"))
        for kind in KINDS:
            for name, content in new_dossier(templates, kind, "fr", LANGS).items():
                _put(project.inputs / kind / _NAME / name, content)
            feedback(project, Parameters(kind=kind, slug=_NAME), check)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
