"""The history of a dossier: its versions, what changed from one to the next, and the drafts that are kept."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.core.edition import Edition, Move
from imprimatur.core.errors import ImprimaturError
from imprimatur.editions import EDITION, Unreadable, compare, loaded
from imprimatur.project import Project
from imprimatur.publishing.sets import locked
from imprimatur.publishing.versions.former import day_of_draft, former
from imprimatur.publishing.versions.kept_inputs import lost
from imprimatur.publishing.versions.publishing import settle
from imprimatur.publishing.versions.shelf import Fault, Shelf, bounded
from imprimatur.publishing.versions.version import Version


@dataclass(frozen=True, slots=True)
class Step:
    """A number, and its version where its record can be read.

    `passages` counts, by language, the passages that differ from the version before; None where that cannot be known.
    `inputs` and `templates` are the names of those that differ. `lost` are inputs whose content can no longer be had.
    """

    number: int
    version: Version | None
    faults: tuple[Fault, ...] = ()
    lost: tuple[str, ...] = ()
    passages: Mapping[Lang, int] | None = None
    inputs: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    program: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a dossier, the newest first; the day of its draft, and of the former ones that are kept."""

    kind: str
    slug: str
    steps: tuple[Step, ...] = ()
    draft: date | None = None
    former: tuple[date, ...] = field(default=())


def history_of(project: Project, kind: str, slug: str) -> History:
    """The history of a dossier, once what a killed build had begun is completed, where it may be written."""
    home = project.outputs / kind / slug
    if home.is_dir():
        with suppress(ImprimaturError, OSError), locked(home):
            settle(project, kind, slug)
    shelf = Shelf(home)
    days = tuple(day for day, _ in former(home))
    steps = tuple(_step(shelf, number) for number in reversed(shelf.numbers()))
    return History(kind, slug, steps, day_of_draft(home), days)


def _step(shelf: Shelf, number: int) -> Step:
    version, faults = shelf.version(number), shelf.faults(number)
    if version is None:
        return Step(number, None, faults)
    missing = lost(shelf, version)
    before = shelf.version(version.previous) if version.previous else None
    if before is None:
        return Step(number, version, faults, missing)
    return Step(
        number,
        version,
        faults,
        missing,
        _passages(shelf.place(before.number), shelf.place(number)),
        _differing(before.inputs, version.inputs),
        _differing(before.templates, version.templates),
        (before.program, before.code) != (version.program, version.code),
    )


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in {*before, *now} if before.get(name) != now.get(name)))


def _passages(before: Path, now: Path) -> Mapping[Lang, int] | None:
    """How many passages of each language differ between two sets; None where one does not tell what it said."""
    former, present = _editions(before), _editions(now)
    if not former or not present:
        return None
    return {
        lang: sum(one.move is not Move.KEPT for one in compare(former.get(lang), edition))
        for lang, edition in present.items()
    }


def _editions(folder: Path) -> Mapping[Lang, Edition]:
    content = bounded(folder / EDITION)
    if content is None:
        return {}
    try:
        return {one.lang: one for one in loaded(content)}
    except Unreadable:
        return {}
