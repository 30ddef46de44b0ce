"""Input files replaced: all of them or none, each former version kept, so that nothing that people gave is ever lost."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from imprimatur.core.errors import NotWritten
from imprimatur.core.found_files import fault_of
from imprimatur.project import Project
from imprimatur.translation.messages import say

FORMER = "former"
"""The folder of the program's own where files are kept as they were."""
_SHOWN = 12
"""Hexadecimal digits of the hash in the name of a file that is kept."""


def replace_files(project: Project, contents: Mapping[str, bytes]) -> None:
    """Put contents in the place of input files, named below `inputs`. A file that did not exist is made.

    Raises NotWritten, every file then being what it was.
    """
    beside: dict[Path, Path] = {}
    done: list[tuple[Path, bytes | None]] = []
    try:
        for name, content in contents.items():
            path = _place(project, name)
            _keep(project, path)
            beside[path] = _written(path.with_name(f".{path.name}.new"), content)
        for path, new in beside.items():
            before = path.read_bytes() if path.exists() else None
            os.replace(new, path)
            done.append((path, before))
    except OSError as fault:
        for path, before in done:
            with suppress(OSError):
                _put_back(path, before)
        raise NotWritten(say("not_replaced", reason=fault.strerror or str(fault))) from fault
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _place(project: Project, name: str) -> Path:
    """The file of a name; a name that leads elsewhere, or to what is no file, is refused as the system would."""
    path = project.inputs / name
    outside = not path.parent.resolve().is_relative_to(project.inputs.resolve())
    if outside or path.is_symlink() or (path.exists() and fault_of(path, project.inputs)):
        raise PermissionError(1, str(name))
    return path


def _keep(project: Project, path: Path) -> None:
    """Keep a file as it is, once for each content."""
    if not path.exists():
        return
    content = path.read_bytes()
    folder = project.private / FORMER / path.parent.relative_to(project.inputs)
    project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{path.stem}.{hashlib.sha256(content).hexdigest()[:_SHOWN]}{path.suffix}"
    if not kept.exists():
        os.replace(_written(kept.with_name(f".{kept.name}.new"), content), kept)


def _written(path: Path, content: bytes) -> Path:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return path


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        os.replace(_written(path.with_name(f".{path.name}.old"), before), path)
