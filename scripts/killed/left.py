"""What must hold in a project at any moment, whatever was killed; and what it says once work is done."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from imprimatur.project import RECORD, Project
from imprimatur.publishing.sets import MANIFEST
from imprimatur.translation.record import Unreadable, loaded

_OURS_BESIDE = re.compile(r"\..*\.(?:new|former|\d+)")
"""Names of what is written beside a file or a set before it takes its place."""


_OF_HISTORY = re.compile(r"\.|_digest$|findings\.|manifest\.json$|version|former$|redline$")
"""Names of what depends on the sets that there were before."""


def faults_of(project: Project) -> Iterator[str]:
    """What is torn: a set that is not as its manifest says, a record or a file of the inputs that cannot be read."""
    for folder in sets_of(project):
        yield from _faults_of_set(project, folder)
    for path in sorted(project.inputs.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield from _faults_of_input(project, path)


def sets_of(project: Project) -> list[Path]:
    """The folders in which sets stand: below a dossier's outputs, those whose name does not begin with a point."""
    dossiers = [path for path in project.outputs.glob("*/*") if path.is_dir()]
    found = [path for one in dossiers for path in one.iterdir() if path.is_dir() and not path.name.startswith(".")]
    numbered = [path for one in found if one.name in ("versions", "former") for path in one.iterdir() if path.is_dir()]
    numbered = [one for one in numbered if one.name[0] not in "._"]  # versions/_inputs keeps files by their hashes
    others = ("versions", "former", "translation")
    return sorted([one for one in found if one.name not in others] + numbered)


def _faults_of_set(project: Project, folder: Path) -> Iterator[str]:
    name = folder.relative_to(project.root).as_posix()
    try:
        hashes = json.loads((folder / MANIFEST).read_bytes())["outputs"]
    except (OSError, ValueError, KeyError) as fault:
        yield f"{name}: its manifest: {fault!r}"
        return
    there = {path.relative_to(folder).as_posix(): hash_of(path) for path in folder.rglob("*") if path.is_file()}
    for one in sorted({*there, *hashes} - {MANIFEST, "version.json", "edition.json"}):
        if there.get(one) != hashes.get(one):
            yield f"{name}/{one}: not as the manifest says"


def _faults_of_input(project: Project, path: Path) -> Iterator[str]:
    name = path.relative_to(project.root).as_posix()
    try:
        if path.name.endswith(RECORD):
            loaded(path.read_bytes())
        elif path.suffix in (".xlsx", ".docx"):
            with ZipFile(path) as archive:
                if archive.testzip():
                    yield f"{name}: damaged"
        elif not path.stat().st_size:
            yield f"{name}: empty"
    except (OSError, Unreadable, BadZipFile) as fault:
        yield f"{name}: {fault!r}"


def left_over(project: Project) -> Iterator[str]:
    """What was being written when a process was killed, and that the work done again did not sweep away."""
    for place in (project.outputs, project.inputs, project.private):
        for path in sorted(place.rglob(".*")):
            if _OURS_BESIDE.fullmatch(path.name):
                yield f"left over: {path.relative_to(project.root).as_posix()}"


def state_of(project: Project) -> dict[str, str]:
    """The hash of every input and document, by its name.

    What tells of former sets is left out (findings say what is new, a manifest which version), and what begins with a
    point.
    """
    return {
        path.relative_to(project.root).as_posix(): hash_of(path)
        for place in (project.inputs, project.outputs)
        for path in sorted(place.rglob("*"))
        if path.is_file() and not any(_OF_HISTORY.match(part) for part in path.relative_to(project.root).parts)
    }


def hash_of(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
