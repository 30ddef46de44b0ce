"""Former states of the files of a dossier: kept before a file is replaced or edited, listed, put back.

They stand in `.imprimatur/former`, by name and hash, beside what was kept when translations came back. Of each file the
`MOST` latest stay, and of those no more than `MOST_BYTES` together, the latest first.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from imprimatur.core.errors import ImprimaturError, NotWritten
from imprimatur.core.exchanged import exchanged_at
from imprimatur.core.found_files import key
from imprimatur.core.writing import reason_of
from imprimatur.project import Project
from imprimatur.translation.keeping import held
from imprimatur.translation.write_back import files
from imprimatur.translation.write_back.files import Prepared, write
from web.keeping.messages import say

MOST = 30
"""Former states of one file."""
MOST_BYTES = 200 * 1024 * 1024
"""Bytes of all the former states of one file."""
_NAME = re.compile(r"(?P<stem>.+)\.(?P<hash>[0-9a-f]{12})(?P<ending>\.[^.]+)")


@dataclass(frozen=True, slots=True)
class Former:
    """A former state of a file: its name below the inputs, the state's own (`id`), when it was last the state of the
    file or was kept (UTC), bytes."""

    name: str
    id: str
    until: datetime
    size: int


def keep(project: Project, kind: str, slug: str, name: str) -> None:
    """Keep the state that a file of a dossier is in, before it is replaced.

    Raises UnknownDossier, ImprimaturError for a name that is no file of the dossier, NotWritten.
    """
    path = _file(project, kind, slug, name)
    try:
        files.keep(project, name, path.read_bytes())
    except OSError as fault:
        raise NotWritten(say("not_kept", name=name, reason=reason_of(fault))) from fault
    _forget(project, name)


def formers(project: Project, kind: str, slug: str) -> tuple[Former, ...]:
    """The former states of the files of a dossier, the latest first; those of files that have gone since as well."""
    found = {one.id: one for _, one in _found(project, kind, slug)}
    current = {_id(name, path.read_bytes()) for name, path in _current(project, kind, slug).items()}
    left = [one for one in found.values() if one.id not in current]
    return tuple(sorted(left, key=lambda one: (one.until, one.name), reverse=True))


def restore(project: Project, kind: str, slug: str, former: str) -> str:
    """Put a former state (its `id`) back, and return the name of the file; the state of today is kept in its turn.

    Raises ImprimaturError for a state that is not there, Busy, and NotWritten where somebody changed the file at that
    moment: all stands as before.
    """
    with held(project, kind, slug):
        known = next(((path, one) for path, one in _found(project, kind, slug) if one.id == former), None)
        if known is None:
            raise ImprimaturError(say("no_former"))
        path, one = known
        target = project.inputs / one.name
        before = target.read_bytes() if target.is_file() else None
        write(project, [Prepared(one.name, before, path.read_bytes())])
        _forget(project, one.name)
        return one.name


def _current(project: Project, kind: str, slug: str) -> dict[str, Path]:
    with suppress(ImprimaturError):
        return {path.relative_to(project.inputs).as_posix(): path for path in project.files(kind, slug)}
    return {}


def _file(project: Project, kind: str, slug: str, name: str) -> Path:
    path = {one.relative_to(project.inputs).as_posix(): one for one in project.files(kind, slug)}.get(name)
    if path is None:
        raise ImprimaturError(say("no_file"))
    return path


def _found(project: Project, kind: str, slug: str) -> Iterator[tuple[Path, Former]]:
    """What is kept of a dossier: in the folder of its name, or beside it for one that is a file."""
    if (kind, slug) not in set(project.dossiers()):
        return
    home = project.private / "former" / kind
    inside = home / slug
    paths = [*(inside.rglob("*") if inside.is_dir() else ()), *(home.iterdir() if home.is_dir() else ())]
    for path in sorted(paths):
        found = _NAME.fullmatch(path.name)
        if not found or not path.is_file() or path.is_symlink() or exchanged_at(path):
            continue
        place = PurePosixPath(path.relative_to(project.private / "former").as_posix())
        name = place.with_name(found["stem"] + found["ending"])
        if place.parent.as_posix() == kind and not _is_of(project, kind, slug, name.name):
            continue
        stat = path.stat()
        until = datetime.fromtimestamp(stat.st_mtime, UTC)
        yield path, Former(name.as_posix(), f"{name}@{found['hash']}", until, stat.st_size)


def _is_of(project: Project, kind: str, slug: str, name: str) -> bool:
    """Whether a file that stands beside the folders of its kind is one of a dossier; its beginning mostly says no."""
    return key(name).startswith(key(slug)) and key(project.slug_of(kind, name)) == key(slug)


def _id(name: str, content: bytes) -> str:
    return f"{name}@{hashlib.sha256(content).hexdigest()[:12]}"


def _forget(project: Project, name: str) -> None:
    """Remove the states of a file beyond those that are kept."""
    place = PurePosixPath(name)
    folder = project.private / "former" / place.parent
    own = [
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if (found := _NAME.fullmatch(path.name)) and found["stem"] + found["ending"] == place.name
    ]
    size = 0
    for rank, path in enumerate(sorted(own, key=lambda one: one.stat().st_mtime, reverse=True)):
        size += path.stat().st_size
        if rank and (rank >= MOST or size > MOST_BYTES):
            with suppress(OSError):
                path.unlink()
