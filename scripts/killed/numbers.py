"""What must hold of versions: each whole, each number given once, none lost."""

import json
from collections.abc import Iterator
from pathlib import Path

from imprimatur.project import Project
from imprimatur.publishing.sets import MANIFEST
from imprimatur.publishing.versions.kept_inputs import lost
from imprimatur.publishing.versions.shelf import Shelf
from imprimatur.publishing.versions.version import RECORD
from scripts.killed.left import hash_of

SEEN = "seen.json"
"""The versions that were seen, with the hashes of their records, in the project's folder."""


def numbered(project: Project) -> Iterator[str]:
    """Versions are whole with their inputs, and none is lost or becomes another; those that are there are noted."""
    seen = project.root / SEEN
    before: dict[str, str] = json.loads(seen.read_text()) if seen.exists() else {}
    now: dict[str, str] = {}
    for shelf in _shelves(project):
        for number in shelf.numbers():
            now[f"{shelf.home.name} {number}"] = hash_of(shelf.place(number) / RECORD)
            version = shelf.version(number)
            if version is None or shelf.faults(number) or lost(shelf, version):
                yield f"version {number}: {shelf.faults(number) or 'its inputs'}"
        if shelf.numbers() != list(range(1, shelf.next())):
            yield f"numbers: {shelf.numbers()}"
    yield from (f"version {name}: gone, or another than it was" for name in before if before[name] != now.get(name))
    seen.write_text(json.dumps({**before, **now}))


def newest(project: Project) -> Iterator[str]:
    """The same; and the final in its place is the newest version."""
    yield from numbered(project)
    for shelf in _shelves(project):
        version = next(shelf.versions(), None)
        if version is None or hash_of(shelf.home / "final" / MANIFEST) != version.files[MANIFEST]:
            yield "final: not the newest version"


def _shelves(project: Project) -> list[Shelf]:
    homes: list[Path] = sorted(project.outputs.glob("*/*"))
    return [shelf for home in homes if (shelf := Shelf(home)).folder.is_dir()]
