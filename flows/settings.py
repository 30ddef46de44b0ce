"""What the operator of a project decides, in `imprimatur.toml` at its root: mail, the night. Without it, the defaults.

Each section is a model of its own, frozen, in the module that uses it; this one reads the file.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.messages import say
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.opening import content_of
from imprimatur.project import Project

FILE = "imprimatur.toml"
_LARGEST = 1_000_000
"""Bytes of the file; what is larger was not written by hand."""


class Section(BaseModel):
    """One section of the file: a name it does not know is a fault, for it would be a wish that nobody grants.

    A validator that refuses a value gives its reason as `said` (a Bilingual) in the context of a PydanticCustomError.
    The value itself stands in no error, for a log keeps those: it may be an address with a password in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


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
        raise BadSettings(_told(name, fault.errors()[0])) from fault


def _told(name: str, first: Mapping[str, Any]) -> Bilingual:
    """What is wrong with a value. The kinds of faults are those of pydantic (`pydantic_core.list_all_errors`)."""
    key, kind = ".".join([name, *map(str, first["loc"])]), str(first["type"])
    if kind == "missing":
        return say("settings_missing", file=FILE, key=key)
    if kind == "extra_forbidden":
        return say("settings_unknown", file=FILE, key=key)
    return say("settings_bad", file=FILE, key=key, reason=_reason(kind, first))


def _reason(kind: str, first: Mapping[str, Any]) -> Bilingual | str:
    about = first.get("ctx", {})
    if "said" in about:
        said: Bilingual = about["said"]
        return said
    if kind in ("literal_error", "enum"):
        return say("settings_choice", choices=", ".join(re.findall("'([^']*)'", about["expected"])))
    if kind in ("greater_than_equal", "less_than_equal"):
        return say(f"settings_{kind}", bound=str(about["ge" if "ge" in about else "le"]))
    if kind in ("int_type", "int_parsing", "string_type", "tuple_type", "model_type"):
        return say(f"settings_{kind.partition('_')[0]}")
    return str(first["msg"])


def _content(path: Path) -> dict[str, Any]:
    try:
        content = content_of(path, _LARGEST)
        text = content.decode()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise BadSettings(say("settings_unreadable", file=FILE, reason=str(fault))) from fault
    if len(content) > _LARGEST:
        raise BadSettings(say("settings_unreadable", file=FILE, reason=say("settings_large")))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # a number of thousands of digits, lists in lists without end
        # The parser says where in English words, and of the last line that it is the end.
        line = re.search(r"at line (\d+)", str(fault))
        number = line[1] if line else str(len(text.splitlines()))
        raise BadSettings(say("settings_unreadable", file=FILE, reason=say("settings_line", line=number))) from fault
