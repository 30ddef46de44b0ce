"""The inputs of the versions of a dossier, each content once, by its hash: `versions/_inputs/<sha256>`.

They are what people wrote, registers among it: as private as `inputs/`, and open to the program's account alone.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from imprimatur.core.errors import UnknownDossier
from imprimatur.core.source import Source
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.changes import neighbours_of
from imprimatur.publishing.sets import sync, write_synced
from imprimatur.publishing.versions.shelf import Shelf, hash_of
from imprimatur.publishing.versions.version import Version

FOLDER = "_inputs"
MAX_BYTES = 500 * 1024 * 1024
"""Bytes that the inputs of one version may take together; what is beyond is named in its record, and not kept."""
Contents = Mapping[str, bytes]
"""Contents by their hashes."""


def contents_of(project: Project, kind: str, slug: str, inputs: Mapping[str, str], texts: str = "") -> Contents:
    """The contents of a version's inputs, and of its record of texts, as they are today, those that are still the same.

    In the order of their names, up to `MAX_BYTES`.
    """
    found: dict[str, bytes] = {}
    size = 0
    wanted = {*inputs.values(), texts}
    for one in sorted(_present(project, kind, slug, inputs), key=lambda source: source.name):
        if one.sha256 in wanted and one.sha256 not in found and size + len(one.content) <= MAX_BYTES:
            found[one.sha256] = one.content
            size += len(one.content)
    return found


def _present(project: Project, kind: str, slug: str, inputs: Mapping[str, str]) -> Iterator[Source]:
    yield from project.shared()
    for one in ((kind, slug), *neighbours_of(inputs, kind, slug)):
        with suppress(UnknownDossier):
            yield from project.sources(*one)[0]
    kept = project.read_record(kind, slug) if kind in KINDS else None
    if kept:
        yield Source(project.record(kind, slug).name, kept, hashlib.sha256(kept).hexdigest())


def store(shelf: Shelf, contents: Contents) -> None:
    """Keep contents that are not kept yet, each whole or not at all. Raises OSError."""
    folder = shelf.folder / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for sha256, content in contents.items():
        path = folder / sha256
        if path.is_symlink() or hash_of(path) != sha256:
            beside = folder / f".{sha256}"
            beside.unlink(missing_ok=True)
            write_synced(beside, content)
            beside.replace(path)
    sync(folder)


def content_of(shelf: Shelf, sha256: str) -> bytes | None:
    """The content of a kept input; None where it was not kept, was taken away or is no longer itself."""
    path = shelf.folder / FOLDER / sha256
    if len(sha256) != len(hashlib.sha256().hexdigest()) or path.is_symlink() or hash_of(path) != sha256:
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None


def lost(shelf: Shelf, version: Version) -> tuple[str, ...]:
    """The inputs of a version whose content cannot be had again."""
    folder = shelf.folder / FOLDER
    kept = {sha256 for sha256 in set(version.inputs.values()) if hash_of(folder / sha256) == sha256}
    return tuple(sorted(name for name, sha256 in version.inputs.items() if sha256 not in kept))


def sweep(shelf: Shelf) -> None:
    """Let go of contents that no version was made from: those that a killed build left."""
    versions = [shelf.version(number) for number in shelf.numbers()]
    if not all(versions):
        return  # what a record that cannot be read was made from is not known
    wanted = {sha256 for one in versions if one for sha256 in (*one.inputs.values(), one.texts)}
    for path in _kept(shelf.folder / FOLDER):
        if path.name not in wanted:
            with suppress(OSError):
                path.unlink()


def _kept(folder: Path) -> Iterable[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()
