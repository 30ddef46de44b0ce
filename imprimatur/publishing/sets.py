"""Publishing: the set of a build replaces the former one whole, or not at all."""

import ctypes
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Stage
from imprimatur.core.errors import Busy, NotWritten, UnsafeOutput
from imprimatur.core.writing import beside, is_being_written
from imprimatur.messages import say

MANIFEST = "manifest.json"
CHECK = "check"
"""The folder of a dossier's outputs that tells what was found, beside those of its stages (ADR 31)."""
REDLINE = "redline"
"""The folder beside those that shows what a draft changes (ADR 34)."""
PATIENCE = 60.0
"""Seconds that one set waits for another of the same dossier to be in its place: a check, a draft and its final.

Each is put there in a fraction of a second on a quiet machine; on one that is very busy, or has a slow disk, nobody who
asks for a final is sent away because the drop folder drafts the same dossier.
"""
_FORMER = ".former"
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2), Linux 3.15."""
_AT_FDCWD = -100
_REASONS = dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "disk_full") | dict.fromkeys(
    (errno.EROFS, errno.EACCES, errno.EPERM), "folder_closed"
)


def publish_set(folder: Path, artefacts: Iterable[Artefact], manifest: bytes) -> None:
    """Write a set beside `folder`, the manifest last, then put it in the place of the former one in a single rename.

    A process killed at any moment leaves either the former set or the new one; what else it left is swept away by
    whoever holds the dossier next (`locked`).
    """
    put_in_place(staged(folder, artefacts, manifest), folder)


def staged(folder: Path, artefacts: Iterable[Artefact], manifest: bytes) -> Path:
    """Write a set beside `folder`, the manifest last, and return where it stands. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = beside(folder)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        _stage(staging, (*artefacts, Artefact(MANIFEST, manifest)))
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)  # a disk that is full needs the room
        raise
    return staging


def put_in_place(staging: Path, folder: Path) -> None:
    """Put what was written beside `folder` in its place, in a single rename; what stood there goes."""
    if folder.exists():
        _exchange(staging, folder)
        shutil.rmtree(staging, ignore_errors=True)
    else:
        staging.rename(folder)
    sync(folder.parent)


def is_there(folder: Path, manifest: bytes) -> bool:
    """Whether the set of this manifest stands in its place, every file of it as it was made."""
    try:
        if (folder / MANIFEST).read_bytes() != manifest:
            return False
        made: dict[str, str] = json.loads(manifest)["outputs"]
        return all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == made[name] for name in made)
    except OSError:
        return False


def _stage(staging: Path, artefacts: Iterable[Artefact]) -> None:
    staging.mkdir()
    for artefact in artefacts:
        target = staging / artefact.name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_synced(target, artefact.content)
    sync(staging)


def write_synced(path: Path, content: bytes) -> None:
    """Write a file, and wait until it is on the disk."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def sync(folder: Path) -> None:
    """Wait until the names of a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(one: Path, two: Path) -> None:
    """Swap two folders atomically; where the file system cannot, by two renames through a name of its own."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        if libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _EXCHANGE) == 0:
            return
        if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(two))
    former = two.with_name(f".{two.name}{_FORMER}")
    shutil.rmtree(former, ignore_errors=True)
    two.rename(former)
    one.rename(two)
    former.rename(one)


def left_behind(home: Path) -> list[Path]:
    """What killed builds left of a dossier, beside its sets or in a folder of sets (`review`, `former`, `versions`):
    what they were writing or about to remove, and what they had put aside.
    """
    found = [path for folder in (home, *_inside(home)) for path in _inside(folder)]
    return [path for path in found if is_being_written(path.name) or _is_aside(path)]


def _is_aside(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(_FORMER)


def _tidied(home: Path) -> None:
    """Put back the sets that a killed build left aside (only where folders cannot be swapped atomically), and sweep
    away the rest of what it left.

    The set of a final waits for whoever knows whether its version is on the shelf (`versions.publishing.settle`).
    """
    for path in left_behind(home):
        place = path.parent / path.name[1:].removesuffix(_FORMER)
        if _is_aside(path) and not place.exists():
            path.rename(place)
        elif path != beside(home / Stage.FINAL.value):
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def locked(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the outputs of a dossier, `outputs/<kind>/<slug>`, for one build; wait `patience` seconds for another.

    What a killed build left there is put right first, whichever set it was at.

    Raises Busy when another build holds them, UnsafeOutput when what stands there leads elsewhere, NotWritten when the
    system lets nothing be written there.
    """
    refuse_links(folder)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(folder / ".lock", timeout=patience).acquire()
        except Timeout as fault:
            raise Busy(say("busy")) from fault
        with held:
            _tidied(folder)
            yield


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Say in a sentence what the system refuses to write in `outputs/<kind>/<slug>`. Raises NotWritten."""
    try:
        yield
    except TimeoutError:
        raise  # a limit of whoever runs us, which happens to be an OSError
    except OSError as fault:
        reason = say(_REASONS.get(fault.errno or 0, "system_says"), text=fault.strerror or str(fault))
        raise NotWritten(say("not_written", name="/".join(folder.parts[-3:]), reason=reason)) from fault


def refuse_links(folder: Path) -> None:
    """Raise UnsafeOutput when a set below `outputs/<kind>/<slug>` would be written, or swept away, somewhere else.

    No folder on the way may be a link, nor a set, nor what a build leaves beside it. `outputs` alone may be one, to
    another folder of the same project.
    """
    kind, outputs = folder.parent, folder.parent.parent
    if not outputs.resolve().is_relative_to(outputs.parent.resolve()):
        raise _leads_elsewhere(outputs, outputs)
    for path in (kind, folder, *_inside(folder), *_inside(folder / "versions"), *_inside(folder / "former")):
        if path.is_symlink():
            raise _leads_elsewhere(path, outputs)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _leads_elsewhere(path: Path, outputs: Path) -> UnsafeOutput:
    return UnsafeOutput(say("link_of_outputs", name=path.relative_to(outputs.parent).as_posix()))
