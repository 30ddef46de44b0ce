"""The versions of a dossier as its page tells them: read anew only where something on its shelf has changed."""

import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.messages import Words
from flows.versions import of_file, of_history, told
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS
from imprimatur.project import Project
from imprimatur.publishing.sets import MANIFEST
from imprimatur.publishing.versions.former import FOLDER as FORMER
from imprimatur.publishing.versions.history import History, Step, history_of
from imprimatur.publishing.versions.shelf import FOLDER, FaultSort
from imprimatur.publishing.versions.verifying import Verification
from imprimatur.publishing.versions.version import Version
from web.versions.messages import say

MOST = 500
"""Dossiers whose history is held in memory."""
_Marks = tuple[tuple[str, int, int, int], ...]


class Histories:
    """The histories of the dossiers of a project; safe for several threads."""

    def __init__(self, project: Project) -> None:
        """Begin with nothing known."""
        self._project = project
        self._known: dict[tuple[str, str], tuple[_Marks, History]] = {}
        self._looking = threading.Lock()

    def of(self, kind: str, slug: str) -> History:
        """The history of a dossier, its files held against their records again where any was touched."""
        marks = tuple(_marks(self._project.outputs / kind / slug))
        with self._looking:
            known = self._known.get((kind, slug))
        if known is None or known[0] != marks:
            known = (marks, history_of(self._project, kind, slug))
            with self._looking:
                self._known[kind, slug] = known
                while len(self._known) > MOST:
                    del self._known[next(iter(self._known))]
        return known[1]


def histories_of(state: Any, project: Project) -> Histories:
    """Those of an application, made when first asked for."""
    if not hasattr(state, "histories"):
        state.histories = Histories(project)
    found: Histories = state.histories
    return found


def _marks(home: Path) -> Iterator[tuple[str, int, int, int]]:
    """What tells the shelf of a dossier from what it was: every file on it."""
    for folder in (home / FOLDER, home / FORMER):
        for place, _, names in os.walk(folder):
            for name in names:
                yield from _mark(os.path.join(place, name))
    yield from _mark(str(home / Stage.DRAFT.value / MANIFEST))


def _mark(path: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        about = os.lstat(path)
    except OSError:
        return
    yield path, about.st_ino, about.st_mtime_ns, about.st_size


@dataclass(frozen=True, slots=True)
class Shown:
    """One version in a language. `names` are its documents by language and ending, those of them that are as they were
    published in `whole`; `lines` say who asked and who approved, `changes` what differs from the version before."""

    number: int
    title: str
    lines: tuple[str, ...]
    faults: tuple[str, ...]
    names: Mapping[tuple[Lang, str], str]
    whole: frozenset[str]
    inputs: tuple[str, ...]
    changes: tuple[str, ...]
    lost: tuple[str, ...]
    previous: int | None

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages that it has documents in."""
        return tuple(lang for lang in LANGS if any(one == lang for one, _ in self.names))


def shown(step: Step, lang: Lang) -> Shown:
    """A version as a page tells it."""
    words, version = Words(lang), step.version
    title = told.title(version, words) if version else told.untitled(step.number, words)
    title, faults = title[:1].upper() + title[1:], tuple(told.faults(step.faults, words))
    if version is None:
        return Shown(step.number, title, (), faults, {}, frozenset(), (), (), (), None)
    names: dict[tuple[Lang, str], str] = {
        (one, ending): name
        for one in LANGS
        for ending in FORMATS
        if (name := f"{version.slug}.{one}.{ending}") in version.files
    }
    return Shown(
        step.number,
        title,
        (told.asked(version, words), *told.approvals(version, words)),
        faults,
        names,
        frozenset(name for name in names.values() if is_whole(step, name)),
        tuple(sorted(version.inputs)),
        tuple(of_history.changes(step, words)),
        tuple(told.lost((*step.lost, *version.unkept), words)),
        version.previous,
    )


def is_whole(step: Step, name: str) -> bool:
    """Whether a document of a version is as it was published, and its record the one that was written."""
    altered = {one.name for one in step.faults}
    closed = any(one.sort in (FaultSort.GONE, FaultSort.RECORD) for one in step.faults)
    return not closed and name not in altered


def step_of(history: History, number: int) -> tuple[Step, Version] | None:
    """A version of a dossier by its number; None where there is none, or its record cannot be read."""
    found = next((one for one in history.steps if one.number == number), None)
    return (found, found.version) if found and found.version else None


def what_it_is(found: Verification, name: str, lang: Lang, of: str) -> tuple[str, ...]:
    """What is known of a file of that name, a sentence each; `of` is the title of its document, where it is known."""
    return tuple(of_file.lines(found, name, Words(lang), of and say("quoted", title=of).of(lang)))
