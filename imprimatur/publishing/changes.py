"""Whether what was produced still says what the inputs say: the manifest of a set against the files of today."""

import hashlib
import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.opening import content_of
from imprimatur.core.source import Source
from imprimatur.kinds import KINDS
from imprimatur.project import Listed, Project
from imprimatur.publishing.manifest import templates_of, versions
from imprimatur.publishing.present import speaks_of_another_day
from imprimatur.publishing.program import program
from imprimatur.publishing.sets import MANIFEST, REDLINE


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a set and today: names of inputs, of templates and of its own files, lost or damaged; the
    program itself; the day, where a finding of the set speaks of the day it was made."""

    inputs: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    never_built: bool = False
    program: bool = False
    outputs: tuple[str, ...] = ()
    day: bool = False

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.inputs or self.templates or self.never_built or self.program or self.outputs or self.day)


def set_folder(project: Project, kind: str, slug: str, stage: Stage | str) -> Path:
    """Where the set of a dossier stands at a stage, or what was found of it (CHECK)."""
    return project.outputs / kind / slug / str(stage)


MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a file of a set that are read back; a manifest with thousands of findings has a tenth of it."""


def recorded(project: Project, kind: str, slug: str, stage: Stage | str) -> Mapping[str, Any] | None:
    """The manifest of the last build of a dossier; None without one that can be read and has its form."""
    try:
        said = content_of(set_folder(project, kind, slug, stage) / MANIFEST, MOST_BYTES)
        content = json.loads(said)
        if b"\\ud" in said.lower():  # half of a sign, which no page could show
            json.dumps(content, ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError):
        return None
    return content if _is_manifest(content) else None


def _is_manifest(content: Any) -> bool:
    """Whether what stands in the outputs, where anybody may have written, has the parts that are read here."""
    if not isinstance(content, dict):
        return False
    parts = [content.get(part) for part in ("inputs", "templates", "versions")] + [content.get("outputs", {})]
    return all(
        isinstance(part, dict) and all(name and isinstance(value, str) for name, value in part.items())
        for part in parts
    )


class Comparison:
    """The sets of a project held against its files of one moment: what all dossiers share is read once.

    Without `today`, what was said of the day of a build is taken for what it says now.
    """

    def __init__(self, project: Project, today: date | None = None) -> None:
        """Begin with nothing read."""
        self.project = Listed(project.root)
        self.today = today
        self._templates: dict[str, dict[str, str]] = {}

    def changed(self, kind: str, slug: str, stage: Stage | str = Stage.DRAFT) -> Change:
        """What changed since the last build of a dossier. Raises UnknownDossier when its inputs are gone."""
        manifest = recorded(self.project, kind, slug, stage)
        change = self.since(kind, slug, manifest)
        if manifest is None:
            return change
        folder = set_folder(self.project, kind, slug, stage)
        spoilt = _spoilt(folder, manifest.get("outputs", {}))
        return replace(change, outputs=(*spoilt, *(_former_redline(folder) if stage == Stage.DRAFT else ())))

    def spoilt(self, kind: str, slug: str, stage: Stage | str) -> tuple[str, ...]:
        """The files of a set that are gone or damaged, whatever the inputs say; its manifest where that has gone."""
        manifest = recorded(self.project, kind, slug, stage)
        if manifest is None:
            return (MANIFEST,)
        return _spoilt(set_folder(self.project, kind, slug, stage), manifest.get("outputs", {}))

    def since(self, kind: str, slug: str, manifest: Mapping[str, Any] | None) -> Change:
        """What changed since the set, or the version, of a manifest was made. Raises UnknownDossier."""
        sources, _ = self.project.sources(kind, slug)
        if manifest is None:
            return Change(never_built=True)
        return Change(
            self._inputs(manifest, kind, slug, sources),
            _differing(manifest["templates"], self._templates_of(kind)),
            program=manifest["versions"] != self._versions or manifest.get("program") != program(),
            day=self.today is not None and speaks_of_another_day(manifest.get("findings"), self.today),
        )

    @cached_property
    def _shared(self) -> dict[str, str]:
        return {source.name: source.sha256 for source in self.project.shared()}

    @cached_property
    def _versions(self) -> dict[str, str]:
        return versions()

    def _templates_of(self, kind: str) -> dict[str, str]:
        if kind not in self._templates:
            self._templates[kind] = templates_of(self.project, kind)
        return self._templates[kind]

    def _inputs(self, manifest: Mapping[str, Any], kind: str, slug: str, sources: list[Source]) -> tuple[str, ...]:
        inputs = manifest["inputs"]
        neighbours = [
            source for other in neighbours_of(inputs, kind, slug) for source in _sources(self.project, *other)
        ]
        present = {**self._shared, **{source.name: source.sha256 for source in (*sources, *neighbours)}}
        if "texts" in manifest:  # Sets made before there was a record are not out of date for that.
            kept = self.project.read_record(kind, slug)
            record = self.project.record(kind, slug).name
            inputs = {**inputs, record: manifest["texts"]}
            present[record] = hashlib.sha256(kept).hexdigest() if kept is not None else ""
        return _differing(inputs, present)


def changed(
    project: Project, kind: str, slug: str, stage: Stage | str = Stage.DRAFT, today: date | None = None
) -> Change:
    """What changed since the last build of one dossier. Raises UnknownDossier when its inputs are gone."""
    return Comparison(project, today).changed(kind, slug, stage)


def since(project: Project, kind: str, slug: str, manifest: Mapping[str, Any] | None) -> Change:
    """What changed since the set, or the version, of a manifest was made. Raises UnknownDossier."""
    return Comparison(project).since(kind, slug, manifest)


def awaits_final(project: Project, kind: str, slug: str) -> bool:
    """Whether a dossier's draft says what its files say, lacks nothing, its approvals included, and has no final yet.

    Raises UnknownDossier when its inputs are gone.
    """
    draft = recorded(project, kind, slug, Stage.DRAFT)
    if draft is None or draft.get("blocking") != 0 or set_folder(project, kind, slug, Stage.FINAL).exists():
        return False
    return not changed(project, kind, slug)


def _spoilt(folder: Path, outputs: Mapping[str, str]) -> tuple[str, ...]:
    """The files of a set that are gone, or no longer what was made."""
    return tuple(sorted(name for name, made in outputs.items() if _hash_inside(folder, name) != made))


def _former_redline(draft: Path) -> tuple[str, ...]:
    """The redline beside a draft, where it is that of a former one: a build was killed before it made its own."""
    try:
        redline = json.loads((draft.with_name(REDLINE) / MANIFEST).read_bytes())
        is_former = redline["after"] != hashlib.sha256((draft / MANIFEST).read_bytes()).hexdigest()
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    return (REDLINE,) if is_former else ()


def _hash_inside(folder: Path, name: str) -> str:
    """The hash of a plain file of a set; empty where there is none: a manifest may name anything, and so may a link."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or not stat.S_ISREG(path.lstat().st_mode):
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def neighbours_of(inputs: Mapping[str, str], kind: str, slug: str) -> list[tuple[str, str]]:
    """The other dossiers that a build drew on, by the names of their files."""
    places = [PurePosixPath(name) for name in inputs]
    found = {
        (place.parts[0], PurePosixPath(place.parts[1]).stem if len(place.parts) == 2 else place.parts[1])
        for place in places
        if place.parts[0] in KINDS
    }
    return sorted(found - {(kind, slug)})


def _sources(project: Project, kind: str, slug: str) -> list[Source]:
    try:
        return project.sources(kind, slug)[0]
    except UnknownDossier:
        return []


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in {*before, *now} if before.get(name) != now.get(name)))
