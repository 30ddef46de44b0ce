"""The pages of sets as pictures: drawn beside, in copies of a process, kept, and shown once they are whole.

What is kept bears the name of what it was made from: the hashes that the manifest of its set says, so that a set that
was put in the place of another is drawn anew. Nothing of what stands in the outputs is read in this process but the
manifest.
"""

import hashlib
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flows.drop_folder.copies import Bounds, Doing, How
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.edition import Edition
from imprimatur.core.opening import content_of
from imprimatur.editions import EDITION, loaded
from imprimatur.editions.stored import LARGEST
from imprimatur.project import Project
from imprimatur.publishing.changes import recorded, set_folder
from imprimatur.sheets import stored
from imprimatur.sheets.book import BOOK, FINDINGS, make_book, pdf_name, picture_name

BOUNDS = Bounds(cpu=180, memory=2 << 30)
"""What drawing a set may take; the longest of the samples takes ten seconds. Somebody waits for it: it lets no other
work go first."""
MOST_KEPT = 2 << 30
"""Bytes of pictures that are kept: those shown longest ago go first."""
AT_ONCE = 2
"""Sets that are drawn at once."""
MOST_WAITING = 50
"""Sets that wait to be drawn; who asks for more is told to come back."""
_PASSING = ("died", "disk")
"""Faults that may have gone when somebody looks again."""
_NEW = ".new-"
_MARK = 24
"""Hexadecimal digits of each half of the name of what is kept: where its set stands, and what that was made from."""
_IS_MARK = re.compile(rf"[0-9a-f]{{{2 * _MARK}}}").fullmatch


@dataclass(frozen=True, slots=True)
class Asked:
    """A set whose pages are asked for: where it stands, in which languages it has a PDF, what it was made from."""

    kind: str
    slug: str
    stage: str
    langs: tuple[Lang, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages of a set: what it says, where that stands, and the folder of its pictures."""

    editions: Mapping[Lang, Edition]
    book: stored.Book
    folder: Path


class Drawings:
    """The pictures of a project; safe for several threads."""

    def __init__(self, project: Project, doing: Doing) -> None:
        """Begin with what is kept; `doing` is where sets are drawn."""
        self._project, self._doing = project, doing
        self._home = project.private / "web" / "pictures"
        self._pool = ThreadPoolExecutor(AT_ONCE, "drawing")
        self._looking = threading.Lock()
        self._under_way: dict[str, Future[str]] = {}
        self._failed: dict[str, str] = {}
        for left in self._home.glob(f"{_NEW}*"):
            shutil.rmtree(left, ignore_errors=True)  # by a process that was killed

    def asked(self, kind: str, slug: str, stage: str) -> Asked | None:
        """The set of a dossier at a stage; None where there is none with a PDF."""
        outputs = (recorded(self._project, kind, slug, stage) or {}).get("outputs", {})
        langs = tuple(lang for lang in LANGS if pdf_name(slug, lang) in outputs)
        made_from = [f"{name}:{outputs.get(name)}" for name in (EDITION, FINDINGS, *(pdf_name(slug, x) for x in langs))]
        mark = place_of(kind, slug, stage) + _digest(str(stored.FORM), *made_from)
        return Asked(kind, slug, stage, langs, mark) if langs else None

    def shown(self, mark: str) -> Shown | None:
        """What is kept of a set, by its mark; None where nothing is, or not yet.

        A set that another took the place of is kept for a while: somebody may be reading in it.
        """
        if not _IS_MARK(mark):
            return None
        folder = self._home / mark
        try:
            editions, book = _read(folder, (folder / BOOK).stat().st_mtime_ns)
            os.utime(folder)
        except (OSError, ValueError):
            return None
        return Shown(editions, book, folder)

    def draw(self, asked: Asked, anew: bool = False) -> str:
        """Have a set drawn, once; why it cannot be, or nothing while it is under way.

        What failed is tried again only where a person asks for it `anew`, and the fault is not in the set itself.
        """
        if self.shown(asked.mark):
            return ""
        with self._looking:
            fault = self._failed.get(asked.mark, "")
            if fault and not (anew and fault in _PASSING):
                return fault
            if asked.mark not in self._under_way:
                if len(self._under_way) >= MOST_WAITING:
                    return "busy"
                self._failed.pop(asked.mark, None)
                self._under_way[asked.mark] = self._pool.submit(self._draw, asked)
            return ""

    def settle(self) -> None:
        """Wait until nothing is under way."""
        while waiting := list(self._under_way.values()):
            for one in waiting:
                one.exception()

    def _draw(self, asked: Asked) -> str:
        fault = "died"
        try:
            fault = self._drawn(asked)
        finally:
            with self._looking:
                self._under_way.pop(asked.mark, None)
                if fault:
                    self._failed[asked.mark] = fault
                    while len(self._failed) > MOST_WAITING:
                        del self._failed[next(iter(self._failed))]
        return fault

    def _drawn(self, asked: Asked) -> str:
        """Draw a set beside where it is kept, then put it there whole; why it could not be, or nothing."""
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = Path(tempfile.mkdtemp(prefix=_NEW, dir=self._home))
        try:
            where = set_folder(self._project, asked.kind, asked.slug, asked.stage)
            ended = self._doing(BOUNDS, make_book, asked.slug, asked.langs, where, made)
            if ended.how is not How.DONE:
                return "" if ended.how is How.STOPPED else "died"
            if ended.value or self.asked(asked.kind, asked.slug, asked.stage) != asked:
                return str(ended.value)  # a set that was put in the place of this one meanwhile is drawn for itself
            kept = self._home / asked.mark
            shutil.rmtree(kept, ignore_errors=True)  # it could not be read
            made.rename(kept)
            self._prune(kept)
            return ""
        except OSError:
            return "disk"
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def _prune(self, newest: Path) -> None:
        """Let go of what was shown longest ago, until the rest is small enough."""
        found = [(one.stat().st_mtime_ns, one) for one in self._home.iterdir() if one.is_dir() and one.name[0] != "."]
        left = MOST_KEPT
        for _, folder in sorted(found, reverse=True):
            left -= sum(one.stat().st_size for one in folder.iterdir())
            if left < 0 and folder != newest:
                shutil.rmtree(folder, ignore_errors=True)


def picture_of(shown: Shown, lang: Lang, page: int) -> bytes | None:
    """The picture of a page; None where there is none."""
    try:
        return content_of(shown.folder / picture_name(lang, page), LARGEST)
    except OSError:
        return None


def _digest(*said: str) -> str:
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:_MARK]


def place_of(kind: str, slug: str, stage: str) -> str:
    """How the marks of all sets begin that ever stand in a place: who may see one of them may see the former ones."""
    return _digest(kind, slug, stage)


@lru_cache(maxsize=16)
def _read(folder: Path, _written: int) -> tuple[Mapping[Lang, Edition], stored.Book]:
    editions = {one.lang: one for one in loaded(content_of(folder / EDITION, LARGEST))}
    book = stored.loaded(content_of(folder / BOOK, stored.LARGEST))
    for lang, sheets in book.sheets.items():
        one = editions.get(lang)
        if one is None or (len(one.passages), len(one.blanks)) != (len(sheets.passages), len(sheets.blanks)):
            raise stored.Unreadable("another edition")
    return editions, book


def drawings_of(state: Any, project: Project, doing: Doing) -> Drawings:
    """The pictures of a running application, made at the first look."""
    with _MAKING:
        if not hasattr(state, "drawings"):
            state.drawings = Drawings(project, doing)
        found: Drawings = state.drawings
        return found


_MAKING = threading.Lock()
