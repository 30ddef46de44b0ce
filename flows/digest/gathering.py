"""What a digest tells, gathered from the sets as they stand and from what the last digest told."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from flows.digest import memory
from flows.digest.deadlines import deadline_of
from flows.digest.model import Deadline, Digest, Dossier, Memory, News, Told
from flows.digest.points import findings_of, marks_of, points_of
from flows.digest.wordings import read, titles, wordings
from flows.runner import End, Outcome
from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.finding import Finding
from imprimatur.core.opening import content_of
from imprimatur.editions import EDITION
from imprimatur.findings.blocking import blocking
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.publishing.changes import MOST_BYTES, Change, recorded, set_folder
from imprimatur.publishing.sets import MANIFEST

_UNREAD = ("R01", "R02")
"""Findings of files that were refused or could not be read."""


def gathered(
    project: Project, changes: Mapping[tuple[str, str], Change], outcomes: Sequence[Outcome], today: date
) -> Digest:
    """The digest of a morning. `outcomes` are those of the drafts made anew in the night, by any order.

    What is damaged in the memory or in the outputs is left out; nothing of it stops a digest.
    """
    former, letters = memory.last(project, today)
    became = {one.dossier: one for one in outcomes}
    labels: dict[str, Labels | None] = {}
    found = [
        _Found(project, kind, slug, today, former, became.get(f"{kind}/{slug}"), changes.get((kind, slug)), labels)
        for kind, slug in project.dossiers()
    ]
    told = {one.name: one.told for one in found}
    return Digest(
        today,
        former.on if former else None,
        (*(one.dossier for one in found), *_gone(former, told, project)),
        Memory(today, told),
        former,
        {sha256: content for one in found for sha256, content in one.editions.items()},
        letters,
    )


def _gone(former: Memory | None, told: Mapping[str, Told], project: Project) -> Iterator[Dossier]:
    """The documents that the last digest told of and that are there no more: they are told this once."""
    for name, before in sorted(former.told.items()) if former else ():
        if name not in told:
            kind, _, slug = name.partition("/")
            labels = _labels(project, kind, {})
            yield Dossier(kind, slug, before.title, _sort(labels), (News.GONE,))


def _labels(project: Project, kind: str, known: dict[str, Labels | None]) -> Labels | None:
    """The labels of a kind; None where its file is broken, which the drafts of that kind tell."""
    if kind not in known:
        try:
            known[kind] = load_labels(project.templates, kind)
        except ImprimaturError:
            known[kind] = None
    return known[kind]


def _sort(labels: Labels | None) -> Bilingual:
    return labels.words["kind"].both if labels and "kind" in labels.words else NOTHING


class _Found:
    """One document as it stands this morning, beside what was told of it."""

    def __init__(
        self,
        project: Project,
        kind: str,
        slug: str,
        today: date,
        former: Memory | None,
        outcome: Outcome | None,
        change: Change | None,
        labels: dict[str, Labels | None],
    ) -> None:
        """Keep what is known of it."""
        self.project, self.kind, self.slug, self.today, self.former = project, kind, slug, today, former
        self.outcome, self.change = outcome, change
        self.labels = _labels(project, kind, labels)
        self.name = f"{kind}/{slug}"
        self.before = former.told.get(self.name) if former else None
        self.draft: Mapping[str, Any] = recorded(project, kind, slug, Stage.DRAFT) or {}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Those of tonight, which a draft that was refused could not keep; else those of the draft."""
        if self.outcome and self.outcome.findings:
            return tuple(one for one in self.outcome.findings if not one.waiver)
        return findings_of(self.draft)

    @cached_property
    def is_known(self) -> bool:
        """Whether anything can be said of its findings this morning."""
        return bool(self.draft) or bool(self.outcome and self.outcome.findings)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all of it was read: a file that cannot be read empties the draft, and settles nothing."""
        return self.is_known and not any(one.code in _UNREAD for one in self.findings)

    @cached_property
    def marks(self) -> Mapping[str, date]:
        """The marks of what holds it back, each with the day on which it was first told."""
        before = self.before.points if self.before else {}
        now = {mark: before.get(mark, self.today) for mark in sorted(marks_of(self.findings))}
        return now if self.is_whole else {**before, **now}

    @cached_property
    def edition(self) -> str:
        """The hash of what its draft says; of what was told where no draft says anything."""
        outputs = self.draft.get("outputs") if self.is_whole or not self.before else None
        sha256 = outputs.get(EDITION) if isinstance(outputs, dict) else None
        return sha256 if isinstance(sha256, str) else (self.before.edition if self.before else "")

    @cached_property
    def editions(self) -> Mapping[str, bytes]:
        """What its draft says, where that was not told before."""
        if not self.edition or (self.before and self.edition == self.before.edition):
            return {}
        try:
            content = content_of(set_folder(self.project, self.kind, self.slug, Stage.DRAFT) / EDITION, MOST_BYTES)
        except OSError:
            return {}
        return {self.edition: content} if hashlib.sha256(content).hexdigest() == self.edition else {}

    @cached_property
    def final(self) -> str:
        """The hash of the manifest of its final version; empty where there is none."""
        try:
            content = content_of(set_folder(self.project, self.kind, self.slug, Stage.FINAL) / MANIFEST, MOST_BYTES)
        except OSError:
            return ""
        return hashlib.sha256(content).hexdigest()

    @cached_property
    def title(self) -> Bilingual:
        """The title that its draft prints; its slug where nothing does yet."""
        now = read(self.editions.get(self.edition))
        known = self.before.title if self.before else NOTHING
        return titles(now) or (known if known != NOTHING else Bilingual(self.slug, self.slug))

    @property
    def stopped(self) -> Bilingual | None:
        """What stopped its draft tonight; another build of it, which was under way, is nobody's concern."""
        return self.outcome.fault if self.outcome and self.outcome.end is not End.BUSY else None

    @cached_property
    def fault(self) -> Mapping[str, date]:
        """What stopped its draft tonight, and since when it does."""
        said = self.stopped.fr if self.stopped else ""
        before = self.before.fault if self.before else {}
        return {said: before.get(said, self.today)} if said else {}

    @property
    def told(self) -> Told:
        """What is remembered of it."""
        return Told(self.title, self.edition, self.final, self.fault, self.marks)

    @property
    def news(self) -> tuple[News, ...]:
        """What became of it as a whole; the first digest of all tells no news."""
        if self.former is None:
            return ()
        before = self.before or Told(NOTHING)
        published = bool(self.final) and self.final != before.final
        ready = self.is_known and not self.marks and not self.final and (self.before is None or before.points)
        held = ((News.PUBLISHED, published), (News.READY, ready), (News.NEW, self.before is None))
        return tuple(news for news, is_so in held if is_so)

    @property
    def dossier(self) -> Dossier:
        """What is told of it."""
        before = dict(self.before.points) if self.before else {}
        now = self.editions.get(self.edition)
        former = memory.edition(self.project, self.before.edition) if self.before and now else None
        fault = self.stopped
        return Dossier(
            self.kind,
            self.slug,
            self.title,
            _sort(self.labels),
            self.news,
            bool(self.final),
            _version(self.project, self.kind, self.slug) if self.final else "",
            fault,
            next((min(since, self.today) for since in self.fault.values()), None),
            fault is not None and self.outcome is not None and self.outcome.broken,
            wordings(read(former), read(now)),
            _files(self.change, self.kind, self.slug),
            points_of(self.findings, self.labels, before, self.today, self.before is not None),
            len(blocking(self.findings)),
            len(before.keys() - self.marks.keys()),
            self._deadline,
            f"{self.name}/{Stage.DRAFT.value}/findings" if self.draft else "",
        )

    @property
    def _deadline(self) -> Deadline | None:
        """The deadline of what is still to be finished."""
        return None if self.final else deadline_of(self.draft, self.labels, self.today)


def _files(change: Change | None, kind: str, slug: str) -> tuple[str, ...]:
    """The names of the inputs that changed, without the folder of their dossier."""
    if change is None or change.never_built:
        return ()
    return tuple(name.removeprefix(f"{kind}/").removeprefix(f"{slug}/") for name in change.inputs)


def _version(project: Project, kind: str, slug: str) -> str:
    """The number of the newest final version; empty where versions are not counted."""
    try:
        names = [one.name for one in (project.outputs / kind / slug / "versions").iterdir() if one.name.isdecimal()]
    except OSError:
        return ""
    return max(names, key=int, default="")
