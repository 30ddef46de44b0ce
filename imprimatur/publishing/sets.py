"""Publishing: the set of a build replaces the former one whole, or not at all."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from imprimatur.core.artefact import Artefact
from imprimatur.core.errors import Busy
from imprimatur.messages import say

MANIFEST = "manifest.json"
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2), Linux 3.15."""
_AT_FDCWD = -100


def publish_set(folder: Path, artefacts: Iterable[Artefact], manifest: bytes) -> None:
    """Write a set beside `folder`, the manifest last, then put it in the place of the former one in a single rename.

    A process killed at any moment leaves either the former set or the new one; what it was writing is swept away by
    the next build.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    for artefact in (*artefacts, Artefact(MANIFEST, manifest)):
        target = staging / artefact.name
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, artefact.content)
    _sync(staging)
    if folder.exists():
        _exchange(staging, folder)
        shutil.rmtree(staging, ignore_errors=True)
    else:
        staging.rename(folder)
    _sync(folder.parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
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
    former = two.with_name(f".{two.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    two.rename(former)
    one.rename(two)
    former.rename(one)


def recover(folder: Path) -> None:
    """Put back a former set that a killed build left aside (only where folders cannot be swapped atomically)."""
    former = folder.with_name(f".{folder.name}.former")
    if former.exists() and not folder.exists():
        former.rename(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the dossier's outputs for one build. Raises Busy when another build holds them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Busy(say("busy")) from fault
        yield
