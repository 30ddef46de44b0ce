"""The record of a dossier on the disk: read, and written whole beside the inputs, by one process at a time."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from imprimatur.core.errors import Busy, NotWritten
from imprimatur.core.writing import reason_of
from imprimatur.project import Project
from imprimatur.translation.messages import say
from imprimatur.translation.record import Record, dumped, loaded

_WAIT_SECONDS = 30
"""How long one process waits for another that writes the same record: each takes a blink of an eye."""


def recorded(project: Project, kind: str, slug: str) -> Record:
    """The record of a dossier; an empty one where there is none. Raises Unreadable."""
    content = project.read_record(kind, slug)
    return loaded(content) if content is not None else Record()


@contextmanager
def held(project: Project, kind: str, slug: str) -> Iterator[None]:
    """Hold the record of a dossier for one thread, which may hold it again within. Raises Busy, NotWritten."""
    folder = project.private / "texts" / kind
    try:
        project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{slug}.lock", timeout=_WAIT_SECONDS, is_singleton=True).acquire()
    except Timeout as fault:
        raise Busy(say("record_busy")) from fault
    except OSError as fault:
        raise _not_written(folder.relative_to(project.root).as_posix(), fault) from fault
    with lock:
        yield


def keep(project: Project, kind: str, slug: str, made: Callable[[Record], Record]) -> None:
    """Keep what becomes of the record as it is at that moment. A record that says nothing makes no file.

    Raises Unreadable, Busy, NotWritten: what stood there then stands there still.
    """
    with held(project, kind, slug):
        before = recorded(project, kind, slug)
        after = made(before)
        if after == before:
            return
        path = project.record(kind, slug)
        beside = path.with_name(f".{path.name}.new")
        try:
            with beside.open("wb") as stream:
                stream.write(dumped(after))
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(beside, path)
        except OSError as fault:
            beside.unlink(missing_ok=True)
            raise _not_written(path.name, fault) from fault


def _not_written(name: str, fault: OSError) -> NotWritten:
    return NotWritten(say("record_not_written", name=name, reason=reason_of(fault)))
