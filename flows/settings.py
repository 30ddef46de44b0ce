"""What the operator of a project decides, in `imprimatur.toml` at its root: mail, the night. Without it, the defaults.

Each section is a model of its own, frozen, in the module that uses it; this one reads the file.
"""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.messages import say
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project

FILE = "imprimatur.toml"


class Section(BaseModel):
    """One section of the file: a name it does not know is a fault, for it would be a wish that nobody grants."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BadSettings(ImprimaturError):
    """The file says what cannot be carried out."""

    exit_code = 2


S = TypeVar("S", bound=Section)


def section(project: Project, name: str, model: type[S]) -> S | None:
    """A section of the project's settings; None where the file or the section is not there. Raises BadSettings."""
    content = _content(project.root / FILE)
    if name not in content:
        return None
    try:
        return model.model_validate(content[name])
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join([name, *map(str, first["loc"])])
        raise BadSettings(say("settings_bad", file=FILE, key=key, reason=first["msg"])) from fault


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise BadSettings(say("settings_unreadable", file=FILE, reason=str(fault))) from fault
