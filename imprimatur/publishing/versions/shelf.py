"""The shelf of a dossier, `outputs/<kind>/<slug>/versions/`: its versions by number, and what was altered there."""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from imprimatur.publishing.sets import sync, write_synced
from imprimatur.publishing.versions.version import MAX_RECORD, RECORD, Version, loaded, number_of

FOLDER = "versions"
NUMBERS = "_numbers.json"
"""Every number ever given, with the hash of its record: a number whose folder is gone is not given again."""
STAGING = ".new"


class FaultSort(StrEnum):
    """What is wrong with a version that stands on the shelf, or stood there."""

    GONE = "gone"
    """Its folder is gone."""
    RECORD = "record"
    """Its record is not the one that was written, or cannot be read."""
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that somebody did to a version, and to which file of it."""

    sort: FaultSort
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions of a dossier whose outputs stand in `home`."""

    home: Path

    @property
    def folder(self) -> Path:
        """Where the versions stand."""
        return self.home / FOLDER

    def place(self, number: int) -> Path:
        """Where a version stands."""
        return self.folder / str(number)

    def numbers(self) -> list[int]:
        """Every number that was given, whether its version is still there or not, in order."""
        return sorted({*self._standing(), *self.noted()})

    def next(self) -> int:
        """The number of the next version: none is given twice."""
        return max(self.numbers(), default=0) + 1

    def version(self, number: int) -> Version | None:
        """A version by what its record says, if it can be read and speaks of that number."""
        content = self._record(number)
        found = loaded(content) if content is not None else None
        return found if found and found.number == number else None

    def versions(self) -> Iterator[Version]:
        """The versions that can be read, the newest first."""
        yield from filter(None, map(self.version, reversed(self.numbers())))

    def faults(self, number: int) -> tuple[Fault, ...]:
        """What is wrong with a version; nothing where it stands as it was published."""
        content, noted = self._record(number), self.noted().get(number)
        if content is None:
            return (Fault(FaultSort.GONE if not self.place(number).is_dir() else FaultSort.RECORD, RECORD),)
        version = self.version(number)
        if version is None or (noted and hashlib.sha256(content).hexdigest() != noted):
            return (Fault(FaultSort.RECORD, RECORD),)
        return tuple(self._faults(version))

    def _faults(self, version: Version) -> Iterator[Fault]:
        place = self.place(version.number)
        for name, sha256 in version.files.items():
            path = place / name
            if path.is_symlink() or not path.is_file():
                yield Fault(FaultSort.MISSING, name)
            elif hash_of(path) != sha256:
                yield Fault(FaultSort.CHANGED, name)
        found = {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir()}
        yield from (Fault(FaultSort.ADDED, name) for name in sorted(found - {*version.files, RECORD}))

    def noted(self) -> Mapping[int, str]:
        """The numbers given, each with the hash of its record; nothing where that list cannot be read."""
        content = bounded(self.folder / NUMBERS)
        try:
            told = json.loads(content or b"{}")
        except (ValueError, RecursionError):
            return {}
        pairs = told.items() if isinstance(told, dict) else ()
        return {int(one): sha256 for one, sha256 in pairs if number_of(one) and isinstance(sha256, str)}

    def note(self) -> None:
        """Take down the numbers of the versions that stand here and are not noted yet. Raises OSError."""
        noted = dict(self.noted())
        for number in self._standing():
            content = self._record(number)
            if number not in noted and content is not None:
                noted[number] = hashlib.sha256(content).hexdigest()
        if noted != self.noted():
            told = {str(number): noted[number] for number in sorted(noted)}
            beside = self.folder / f".{NUMBERS}"
            write_synced(beside, (json.dumps(told, indent=1) + "\n").encode())
            beside.replace(self.folder / NUMBERS)
            sync(self.folder)

    def _standing(self) -> list[int]:
        if not self.folder.is_dir() or self.folder.is_symlink():
            return []
        return [number for path in self.folder.iterdir() if (number := number_of(path.name)) and not path.is_symlink()]

    def _record(self, number: int) -> bytes | None:
        return bounded(self.place(number) / RECORD)


def bounded(path: Path | str, most: int = MAX_RECORD) -> bytes | None:
    """What a file of ours says; None where there is none, where it cannot be read, or where it is no file of ours."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)  # a pipe is not waited for
    except OSError:
        return None
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            return None
        with open(opened, "rb", closefd=False) as stream:
            return stream.read(most)
    except OSError:
        return None
    finally:
        os.close(opened)


def hash_of(path: Path) -> str:
    """The hash of a file, empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
