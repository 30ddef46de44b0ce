"""How every dossier stands, from what was published of it: kept in memory, and read anew only where that changed."""

import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flows.digest.deadlines import deadline_of
from flows.digest.points import findings_of
from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.composition import Stage
from imprimatur.findings.blocking import blocking
from imprimatur.findings.grouping import Group, grouped
from imprimatur.project import Project
from imprimatur.publishing.changes import recorded, set_folder
from imprimatur.publishing.sets import CHECK, MANIFEST
from imprimatur.publishing.versions.shelf import FOLDER, NUMBERS, Shelf

Deadlines = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Final:
    """The newest final version: its number, the day it was asked for, and the inputs that it was made from."""

    number: int
    day: date | None
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one person has to settle in a dossier: how many points, and the first day by which any is asked for."""

    count: int
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One dossier as it stands.

    `is_read` says whether anything was found of it yet, `draft` whether one was made. `owed` is what holds its final
    back by who can settle it, nobody under an empty name. `waiting` counts the texts of each language by what they
    wait for (imprimatur/translation/waiting.py). `deadlines` are the days that the document says, by their fields.
    """

    kind: str
    slug: str
    title: Bilingual
    publisher: str = ""
    is_read: bool = False
    blocking: int = 0
    owed: Mapping[str, Owed] = field(default_factory=dict)
    waiting: Mapping[Lang, Mapping[str, int]] = field(default_factory=dict)
    languages: tuple[Lang, ...] = LANGS
    deadlines: Deadlines = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    final: Final | None = None

    @property
    def name(self) -> str:
        """`kind/slug`."""
        return f"{self.kind}/{self.slug}"

    def deadline(self, today: date) -> date | None:
        """The next of its deadlines, or one that has just passed; none once its final is made."""
        found = deadline_of({"deadlines": self.deadlines}, None, today)
        return found.day if found and not self.final else None

    @property
    def is_since(self) -> bool:
        """Whether its own inputs say otherwise than those that its final was made from."""
        return self.final is not None and self.is_read and self._own(self.inputs) != self._own(self.final.inputs)

    def _own(self, inputs: Mapping[str, str]) -> dict[str, str]:
        return {name: sha256 for name, sha256 in inputs.items() if self.is_own(name)}

    def is_own(self, name: str) -> bool:
        """Whether an input, by the name that manifests give it, is a file of the dossier itself."""
        return name.startswith((f"{self.name}/", f"{self.name}."))


_Marks = tuple[tuple[int, int, int] | None, ...]


class Standings:
    """How the dossiers of a project stand; safe for several threads."""

    def __init__(self, project: Project) -> None:
        """Begin with nothing known."""
        self._project = project
        self._known: dict[tuple[str, str], tuple[_Marks, Standing]] = {}
        self._looking = threading.Lock()

    def all(self) -> list[Standing]:
        """Every dossier, in the order of their kinds and names; what has gone is forgotten."""
        listed = list(self._project.dossiers())
        with self._looking:
            found = [self._of(kind, slug) for kind, slug in listed]
            for gone in self._known.keys() - set(listed):
                del self._known[gone]
        return found

    def of(self, kind: str, slug: str) -> Standing | None:
        """One dossier; None where there is none of that name."""
        if not any(one == (kind, slug) for one in self._project.dossiers()):
            return None
        with self._looking:
            return self._of(kind, slug)

    def _of(self, kind: str, slug: str) -> Standing:
        """Read where a published set has come, gone or been put in the place of another since the last look."""
        marks = tuple(map(_mark, self._places(kind, slug)))
        known = self._known.get((kind, slug))
        if known is None or known[0] != marks:
            known = (marks, self._read(kind, slug))
            self._known[kind, slug] = known
        return known[1]

    def _places(self, kind: str, slug: str) -> Iterator[Path]:
        for stage in (CHECK, Stage.DRAFT.value):
            yield set_folder(self._project, kind, slug, stage) / MANIFEST
        yield self._project.outputs / kind / slug / FOLDER / NUMBERS

    def _read(self, kind: str, slug: str) -> Standing:
        draft = recorded(self._project, kind, slug, Stage.DRAFT)
        said = recorded(self._project, kind, slug, CHECK) or draft
        final = self._final(kind, slug)
        if said is None:
            return Standing(kind, slug, Bilingual(slug, slug), final=final)
        owed = dict(_owed(said))
        return Standing(
            kind,
            slug,
            _title(said.get("titles"), slug),
            _text(said.get("publisher")),
            True,
            _count(said.get("blocking")),
            owed,
            {lang: counts for lang in LANGS if (counts := _counts(said.get("waiting"), lang))},
            tuple(lang for lang in LANGS if lang in _listed(said.get("parameters"))) or LANGS,
            said["deadlines"] if isinstance(said.get("deadlines"), dict) else {},
            said["inputs"],
            draft is not None,
            final,
        )

    def _final(self, kind: str, slug: str) -> Final | None:
        newest = next(Shelf(self._project.outputs / kind / slug).versions(), None)
        return Final(newest.number, newest.day, newest.inputs) if newest else None


def _mark(path: Path) -> tuple[int, int, int] | None:
    """What tells a published file from the one before it: sets are exchanged whole, never written into."""
    try:
        about = os.stat(path)
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns, about.st_size


def _owed(manifest: Mapping[str, Any]) -> Iterator[tuple[str, Owed]]:
    found: dict[str, list[Group]] = {}
    for group in grouped(blocking(findings_of(manifest))):
        found.setdefault(group.first.owner, []).append(group)
    for owner, groups in found.items():
        dues = [one.due.last_day() for group in groups for one in group.findings if one.due]
        yield owner, Owed(sum(len(group.marks) for group in groups), min(filter(None, dues), default=None))


# What stands in the outputs may have been written by anybody: whatever has not its form is left out.


def _title(titles: Any, slug: str) -> Bilingual:
    said = {lang: _text(titles.get(lang)) for lang in LANGS} if isinstance(titles, dict) else {}
    one = next(filter(None, said.values()), slug)
    return Bilingual(*(said.get(lang) or one for lang in LANGS))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _counts(waiting: Any, lang: Lang) -> dict[str, int]:
    counts = waiting.get(lang) if isinstance(waiting, dict) else None
    return {step: _count(count) for step, count in counts.items()} if isinstance(counts, dict) else {}


def _listed(parameters: Any) -> list[Any]:
    languages = parameters.get("languages") if isinstance(parameters, dict) else None
    return languages if isinstance(languages, list) else []
