"""Whether what was produced still says what the inputs say: the manifest of a set against the files of today."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from imprimatur import __version__
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.source import Source
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.manifest import templates_of
from imprimatur.publishing.sets import MANIFEST


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a set and today's files: names of inputs and templates, or the program itself."""

    inputs: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    never_built: bool = False
    program: bool = False

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.inputs or self.templates or self.never_built or self.program)


def set_folder(project: Project, kind: str, slug: str, stage: Stage) -> Path:
    """Where the set of a dossier stands at a stage."""
    return project.outputs / kind / slug / stage.value


def recorded(project: Project, kind: str, slug: str, stage: Stage) -> Mapping[str, Any] | None:
    """The manifest of the last build of a dossier; None without one that can be read and has its form."""
    try:
        content = json.loads((set_folder(project, kind, slug, stage) / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if _is_manifest(content) else None


def _is_manifest(content: Any) -> bool:
    """Whether what stands in the outputs, where anybody may have written, has the parts that are read here."""
    parts = [content.get(part) for part in ("inputs", "templates", "versions")] if isinstance(content, dict) else [None]
    return all(
        isinstance(part, dict) and all(name and isinstance(value, str) for name, value in part.items())
        for part in parts
    )


def changed(project: Project, kind: str, slug: str, stage: Stage = Stage.DRAFT) -> Change:
    """What changed since the last build of a dossier. Raises UnknownDossier when its inputs are gone."""
    manifest = recorded(project, kind, slug, stage)
    return since(project, kind, slug, manifest)


def since(project: Project, kind: str, slug: str, manifest: Mapping[str, Any] | None) -> Change:
    """What changed since the set, or the version, of a manifest was made. Raises UnknownDossier."""
    sources, _ = project.sources(kind, slug)
    if manifest is None:
        return Change(never_built=True)
    inputs = manifest.get("inputs", {})
    neighbours = [source for other in neighbours_of(inputs, kind, slug) for source in _sources(project, *other)]
    present = {source.name: source.sha256 for source in (*project.shared(), *sources, *neighbours)}
    kept = project.read_record(kind, slug)
    if "texts" in manifest:  # Sets made before there was a record are not out of date for that.
        record = project.record(kind, slug).name
        inputs = {**inputs, record: manifest["texts"]}
        present[record] = hashlib.sha256(kept).hexdigest() if kept is not None else ""
    return Change(
        _differing(inputs, present),
        _differing(manifest.get("templates", {}), templates_of(project, kind)),
        program=manifest.get("versions", {}).get("imprimatur") != __version__,
    )


def awaits_final(project: Project, kind: str, slug: str) -> bool:
    """Whether a dossier's draft says what its files say, lacks nothing, its approvals included, and has no final yet.

    Raises UnknownDossier when its inputs are gone.
    """
    draft = recorded(project, kind, slug, Stage.DRAFT)
    if draft is None or draft.get("blocking") != 0 or set_folder(project, kind, slug, Stage.FINAL).exists():
        return False
    return not changed(project, kind, slug)


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
