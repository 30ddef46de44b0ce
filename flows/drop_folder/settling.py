"""When what was dropped has come to rest: the rule, and those it is applied to.

A file that was copied whole is still at the second look, a fraction of a second later. One that is being written is
not, or does not end as files of its sort do: for it, the pauses of a slow network are waited out.
"""

import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from flows.drop_folder.dossiers import REGISTERS, Dossier
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.found_files import MAX_FILES, is_leftover, shown
from imprimatur.project import SHARED, Project

SHORT_SECONDS = 0.3
"""How long the files of a dossier must have been still that were never seen growing and end as they should."""
BRIEF_SECONDS = 0.05
"""The same for one that came whole, in one rename: only what comes with it is waited for."""
LONG_SECONDS = 2.0
"""The same for others: a large file copied over a network pauses less than that."""
LARGE = 16 * 1024 * 1024
"""Bytes beyond which a file is waited for as if it had been seen growing."""
OPEN_HOURS = 12
"""The age beyond which the mark of an open file is taken for one that a crash left behind."""
LOOK_SECONDS = 0.05
"""Seconds between two looks at what was touched."""

_MARKS = ("~${0}", "~${1}", ".~lock.{0}#")
"""The marks that Word, Excel and LibreOffice leave beside a file they hold: its name, or its name cut short."""
_TAIL = 1024
"""Bytes at the end of a file in which its last mark stands."""
_ZIPPED = frozenset(".xlsx .xlsm .xltx .docx .docm .dotx .odt .ods .pptx".split())
_ENDS: Mapping[str, bytes] = {
    ".pdf": b"%%EOF",
    ".png": b"IEND",
    ".jpg": b"\xff\xd9",
    ".jpeg": b"\xff\xd9",
}
"""How files of some sorts end: one that was cut short, or only given its size beforehand, does not."""

Sight = Mapping[Path, tuple[int, int]]
"""Files with their size and the time of their last change, in nanoseconds."""


@dataclass
class _Moving:
    """One dossier that was touched: the paths, what was last seen there, since when nothing moved, how long to wait."""

    since: float
    patience: float
    paths: set[Path] = field(default_factory=set)
    seen: Sight = field(default_factory=dict)

    def look(self, now: float, long: float) -> None:
        """Look again; what moved is waited for anew, and longer where a file had grown or was written again."""
        present = dict(_files(self.paths))
        if any(self.seen.get(path, sight) != sight for path, sight in present.items()):
            self.patience = long
        if present != self.seen:
            self.seen, self.since = present, now


class Settling:
    """The dossiers that were touched, each until its files have been still for a while and none is open any more."""

    def __init__(
        self,
        project: Project,
        short: float = SHORT_SECONDS,
        long: float = LONG_SECONDS,
        held: Callable[[Dossier, str], None] = lambda *_: None,
    ) -> None:
        """Begin with nothing touched. `held` is told, once, which open file a dossier waits for."""
        self.project, self.short, self.long = project, short, long
        self._brief = min(short, BRIEF_SECONDS)
        self._held = held
        self._told: set[tuple[Dossier, str]] = set()
        self._moving: dict[Dossier, _Moving] = {}

    def touch(self, dossier: Dossier, paths: Iterable[Path], now: float, came_whole: bool = False) -> None:
        """Note that files or folders of a dossier were made, changed or removed; or that all of them came whole."""
        patience = self._brief if came_whole else self.short
        moving = self._moving.setdefault(dossier, _Moving(now, patience))
        moving.patience = max(moving.patience, patience)
        moving.paths.update(paths)
        moving.look(now, self.long)
        moving.since = now

    def settled(self, now: float) -> list[Dossier]:
        """The dossiers that have come to rest, each named once, the one that was touched last at the end."""
        ready = []
        for dossier, moving in list(self._moving.items()):
            moving.look(now, self.long)
            if now - moving.since < min(moving.patience, self.short):
                continue
            if mark := self._open(dossier):
                moving.since = now
                self._tell(dossier, mark)
            elif now - moving.since >= (moving.patience if all(map(is_whole, moving.seen)) else self.long):
                del self._moving[dossier]
                self._told = {one for one in self._told if one[0] != dossier}
                ready.append((moving.since, dossier))
        return [dossier for _, dossier in sorted(ready)]

    def _tell(self, dossier: Dossier, mark: Path) -> None:
        name = mark.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        if (dossier, name) not in self._told:
            self._told.add((dossier, name))
            self._held(dossier, shown(name))

    def _open(self, dossier: Dossier) -> Path | None:
        """The mark of a file that Word, Excel or LibreOffice holds open: each leaves one beside it meanwhile."""
        return next((mark for mark in self._marks(dossier) if _is_recent(mark)), None)

    def _marks(self, dossier: Dossier) -> Iterator[Path]:
        folder = self.project.inputs / SHARED if dossier == REGISTERS else self.project.inputs.joinpath(*dossier)
        if folder.is_dir():
            yield from folder.rglob("~$*")
            yield from folder.rglob(".~lock.*#")
        else:
            yield from _beside(self.project, dossier)


def _beside(project: Project, dossier: Dossier) -> list[Path]:
    """Where the marks of the files of a dossier without a folder would stand."""
    try:
        files = project.files(*dossier)
    except (ImprimaturError, OSError):
        return []
    return [file.with_name(name.format(file.name, file.name[2:])) for file in files for name in _MARKS]


def _is_recent(mark: Path) -> bool:
    try:
        # Of a clock that was ahead: no newer than one that is old.
        return abs(time.time() - mark.stat().st_mtime) < OPEN_HOURS * 3600
    except OSError:
        return False


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The files at these places, and below them where they are folders; what has gone is nowhere."""
    for path in paths:
        try:
            inside = islice(path.rglob("*"), MAX_FILES) if path.is_dir() and not path.is_symlink() else [path]
            for file in inside:
                about = file.stat()
                if file.is_file() and not is_leftover(file.name):
                    yield file, (about.st_size, about.st_mtime_ns)
        except OSError:
            continue


def is_whole(path: Path) -> bool:
    """Whether a file is of an ordinary size and ends as files of its sort do; one that has gone is."""
    try:
        size = path.stat().st_size
        if not 0 < size <= LARGE:
            return False
        if path.suffix.lower() in _ZIPPED:
            return zipfile.is_zipfile(path)
        mark = _ENDS.get(path.suffix.lower(), b"")
        with path.open("rb") as stream:
            stream.seek(max(0, size - _TAIL))
            return mark in stream.read(_TAIL)
    except FileNotFoundError:
        return True
    except OSError:
        return False
