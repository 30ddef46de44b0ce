"""The files of a dossier, as somebody at the page sees them, takes them and puts them there."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePath

from flows.clock import ZONE
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import EmptyDossier, ImprimaturError, NotWritten, UnknownDossier, UnsafeInput
from imprimatur.core.found_files import MAX_BYTES, fault_of, is_leftover, key
from imprimatur.core.opening import content_of
from imprimatur.core.writing import write_file
from imprimatur.project import RECORD, Project
from web.dossier.messages import say
from web.keeping.formers import keep

MAX_NAME = 150
"""Characters of the name of a file: what a system takes, with what is added to those of its copies."""
_FORBIDDEN = frozenset('/\\:*?"<>|')
"""What Windows allows in no name: a folder that is shared with it could not be copied there."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dossier: its name below the folder of its kind's dossiers, its bytes, when it was written."""

    name: str
    path: Path
    size: int
    moment: datetime

    @property
    def inside(self) -> str:
        """Its name without the folder of its dossier."""
        return self.name.partition("/")[2] if "/" in self.name else self.name


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why."""

    name: str
    why: Bilingual


def files_of(project: Project, kind: str, slug: str) -> list[File]:
    """The files of a dossier, in the order of their names; none where there are none."""
    try:
        paths = project.files(kind, slug)
    except (UnknownDossier, EmptyDossier):
        return []
    return list(_files(paths, project.inputs / kind))


def _files(paths: list[Path], home: Path) -> Iterator[File]:
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            continue  # gone meanwhile
        moment = datetime.fromtimestamp(about.st_mtime, ZONE)
        yield File(path.relative_to(home).as_posix(), path, about.st_size, moment)


def content(project: Project, kind: str, slug: str, name: str) -> bytes | None:
    """What a file of a dossier holds; None where it is none of its files, or too large to be one.

    The name is looked for among those that are there: it is never taken for a path.
    """
    found = next((one for one in files_of(project, kind, slug) if one.name == name), None)
    if found is None or fault_of(found.path, project.inputs):
        return None
    try:
        return content_of(found.path, MAX_BYTES)
    except OSError:
        return None


def hashes(project: Project, kind: str, slug: str) -> dict[str, str]:
    """The hash of each file of a dossier, by the name that a manifest gives it."""
    found: dict[str, str] = {}
    for one in files_of(project, kind, slug):
        try:
            about = one.path.stat()
            found[f"{kind}/{one.name}"] = _hash(one.path, about.st_ino, about.st_mtime_ns, about.st_size)
        except OSError:
            continue
    return found


@lru_cache(maxsize=20_000)
def _hash(path: Path, _inode: int, _written: int, _size: int) -> str:
    return hashlib.sha256(content_of(path, MAX_BYTES)).hexdigest()


def fault_of_name(name: str) -> Bilingual | None:
    """Why a file of that name is not taken; None for one that is."""
    if not name or name in (".", "..") or any(char in _FORBIDDEN or not char.isprintable() for char in name):
        return say("name_signs")
    if len(name) > MAX_NAME or len(name.encode()) > 240:
        return say("name_long", count=MAX_NAME)
    if name == RECORD or name.endswith(RECORD) or name.startswith(("_", ".")):
        return say("name_ours")
    if is_leftover(name):
        return say("name_leftover")
    return None


def plain_name(given: str) -> str:
    """The name of a file as a browser gives it, without the folders that some of them send along."""
    return unicodedata.normalize("NFC", PurePath(given.replace("\\", "/")).name).strip()


def put(project: Project, kind: str, slug: str, name: str, given: bytes, instead: str = "") -> Bilingual | None:
    """Put a file in a dossier; why it was not, or None.

    `instead` names the file of the dossier that it takes the place of, wherever that stands. Without it the file goes
    to the folder of the dossier, in the place of one of the same name.
    """
    found = files_of(project, kind, slug)
    former = next((one for one in found if one.name == instead), None) if instead else None
    if instead and former is None:
        return say("gone", name=instead)
    if former is None:
        fault = fault_of_name(name)
        if fault:
            return fault
        former = next((one for one in found if key(PurePath(one.name).name) == key(name) and _is_high(one)), None)
    elif PurePath(name).suffix.lower() != former.path.suffix.lower():
        return say("other_ending", name=former.path.name)
    if len(given) > MAX_BYTES:
        return say("too_large", count=MAX_BYTES // 1024 // 1024)
    if not given:
        return say("empty")
    if former and (fault := _kept(project, kind, slug, former)):
        return fault
    path = former.path if former else project.inputs / kind / slug / name
    return _written(project, path, given)


def _kept(project: Project, kind: str, slug: str, former: File) -> Bilingual | None:
    """Keep what a file says before it goes; why that cannot be, or None."""
    try:
        keep(project, kind, slug, f"{kind}/{former.name}")
    except ImprimaturError as fault:
        return fault.message
    return None


def _is_high(one: File) -> bool:
    """Whether a file stands in the folder of its dossier, or is one by itself."""
    return one.name.count("/") <= 1


def _written(project: Project, path: Path, given: bytes) -> Bilingual | None:
    home = path.parent
    if home.is_symlink() or not home.resolve().is_relative_to(project.inputs.resolve()):
        return say("elsewhere")
    try:
        home.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            return say("elsewhere")
        write_file(path, given)
    except NotWritten as fault:
        return fault.message
    except (OSError, UnsafeInput):
        return say("unwritable")
    return None


def remove(project: Project, kind: str, slug: str, name: str) -> bool:
    """Remove a file of a dossier; whether it was there."""
    found = next((one for one in files_of(project, kind, slug) if one.name == name), None)
    if found is None or _kept(project, kind, slug, found):
        return False
    try:
        os.unlink(found.path)
    except FileNotFoundError:
        return False
    return True
