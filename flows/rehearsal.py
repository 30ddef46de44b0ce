"""A first check that nobody waits for: it fills what is kept in memory from one check to the next.

Its dossiers are made here: what lies in the inputs might end the process that reads it, and this is the one that all
others are copies of. The registers, which every check reads, are read in a copy first.
"""

import contextlib
import json
import os
import pkgutil
import resource
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from flows.messages import say
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.kinds import KINDS
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.language.labels import load_labels
from imprimatur.pipeline import feedback
from imprimatur.project import Project
from imprimatur.reading import faults_of_registers
from validators import check

_NAME = "repetition"
_CPU_SECONDS = 60
"""What reading the registers may take of the processor: those of a federation take a few."""


@dataclass(frozen=True, slots=True)
class _Stage(Project):
    """A project of its own, with the templates of the real one: their words are kept in memory by what they say."""

    borrowed: Path = Path()

    @property
    def templates(self) -> Path:
        return self.borrowed


def rehearse(real: Project, folder: Path) -> None:
    """Check a dossier of each kind in a folder of its own, and read the registers of the real project.

    What goes wrong, the first check will tell.
    """
    project = _Stage(folder, real.templates)
    with contextlib.suppress(ImprimaturError, OSError):
        # One as people begin it, in Word and Excel: what reads them is loaded.
        for name, content in new_dossier(real.templates, KINDS[0], LANGS[0], LANGS).items():
            _put(project.inputs / KINDS[0] / f"{_NAME}-kit" / name, content)
        feedback(project, Parameters(kind=KINDS[0], slug=f"{_NAME}-kit"), check)
        for kind in KINDS:
            for name, text in _written(real.templates, kind).items():
                _put(project.inputs / kind / _NAME / name, text.encode())
            feedback(project, Parameters(kind=kind, slug=_NAME), check)
    if _is_survived(real):
        _read_registers(real)


def load_whole(package: str) -> None:
    """Import every module of a package: what is imported when first needed is of the code that stands there then."""
    for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def _written(templates: Path, kind: str) -> dict[str, str]:
    """A dossier with something to check in every field and every text of its kind, whatever it says."""
    model, labels = load_kind(kind).model, load_labels(templates, kind)
    texts = [spec.path for spec in specs(model) if spec.is_text and spec.rich]
    fields = [spec.path for spec in specs(model) if not spec.is_table and spec.path not in texts]
    lang: Lang = LANGS[0]
    values = {labels.field(path).of(lang): say["rehearsed_value"].of(lang) for path in fields}
    chapters = {
        f"texte.{side}.md": "\n\n".join(
            part for path in texts for part in (f"# {labels.field(path).of(side)}", say["rehearsed_text"].of(side))
        )
        for side in LANGS
    }
    return {"donnees.yaml": json.dumps(values, ensure_ascii=False), **chapters}


def _read_registers(project: Project) -> None:
    with contextlib.suppress(ImprimaturError, OSError):
        for kind in KINDS:
            faults_of_registers(project, kind)


def _is_survived(project: Project) -> bool:
    """Whether a process outlives the reading of the registers; where it does not, each check will say so."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1] == 0
    status = 1
    with contextlib.suppress(BaseException):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS + 1))
        _read_registers(project)
        status = 0
    os._exit(status)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
