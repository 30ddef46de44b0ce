"""Whether a file is one of ours, unaltered: found by its hash in what was published, else by what it says it is."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.identity import Identity, digest_of
from imprimatur.core.office_identity import application_of
from imprimatur.core.opening import content_of
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.changes import Change, since
from imprimatur.publishing.sets import MANIFEST
from imprimatur.publishing.versions.former import FOLDER as FORMER
from imprimatur.publishing.versions.former import day_of_draft, former
from imprimatur.publishing.versions.identification import identity_of_file
from imprimatur.publishing.versions.shelf import FOLDER as VERSIONS
from imprimatur.publishing.versions.shelf import Fault, FaultSort, Shelf, bounded
from imprimatur.publishing.versions.version import RECORD, Version, documents_of

MAX_BYTES = 200 * 1024 * 1024
"""The largest file that is looked at: our own stay below a fifth."""
REDLINE = "redline"
"""The stage of a document that shows changes, and the folder of those."""
CHECK = "check"
"""The folder of what somebody is told who dropped a file."""
_BESIDE = (Stage.FINAL.value, Stage.DRAFT.value, REDLINE, CHECK)
"""The folders of what was published beside the versions and the former drafts."""


class Verdict(StrEnum):
    """What a file is. Ours and unaltered are those before ALTERED."""

    VERSION = "version"
    FINAL = "final"
    """Of a final that has no number yet."""
    DRAFT = "draft"
    FORMER = "former"
    """Of a draft that was replaced."""
    REDLINE = "redline"
    MARKED = "marked"
    """A page of findings, or a copy of an input in which they are marked."""
    ALTERED = "altered"
    """It says that it is a version that stands here, and is not what was published."""
    UNKNOWN_DRAFT = "unknown_draft"
    """It says that it is a draft of ours that is no longer kept: altered or not, nobody can know."""
    UNKNOWN_REDLINE = "unknown_redline"
    """It says that it shows the changes of one of ours, and is not the file that does so today."""
    UNKNOWN_VERSION = "unknown_version"
    """It says that it is a final of ours of which no version stands here."""
    FOREIGN = "foreign"
    TOO_LARGE = "too_large"

    @property
    def is_ours(self) -> bool:
        """Whether it is one of ours, as it was published."""
        return self in list(Verdict)[: list(Verdict).index(Verdict.ALTERED)]


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a file.

    `identity` is what it says that it is, `name` its name in its set. `versions` are those that it is of, the newest
    first, or those that it pretends to be of. `day` is that of its draft. `change` is what changed since, None where
    that cannot be known. `faults` are those of the newest of its versions. `saved_by` is the program that saved it.
    """

    verdict: Verdict
    sha256: str = ""
    identity: Identity | None = None
    kind: str = ""
    slug: str = ""
    name: str = ""
    versions: tuple[Version, ...] = ()
    day: date | None = None
    change: Change | None = None
    faults: tuple[Fault, ...] = ()
    saved_by: str = ""


@dataclass(frozen=True, slots=True)
class _Set:
    """A set that was published in a home, or still says what it held."""

    verdict: Verdict
    outputs: Mapping[str, Any]
    manifest: Mapping[str, Any]
    version: Version | None = None
    day: date | None = None


def verified(project: Project, path: Path) -> Verification:
    """What a file is. Raises OSError where it cannot be read."""
    content = content_of(path, MAX_BYTES)
    if len(content) > MAX_BYTES:
        return Verification(Verdict.TOO_LARGE)
    sha256, identity = hashlib.sha256(content).hexdigest(), identity_of_file(content)
    for kind, slug, home in _homes(project, identity):
        if not _speak_of(home, sha256):
            continue
        sets = [one for one in _sets(kind, slug, home) if sha256 in one.outputs.values()]
        if sets:
            return _known(project, kind, slug, sha256, sets, identity)
    return _pretending(project, sha256, identity, application_of(content))


def _homes(project: Project, identity: Identity | None) -> Iterator[tuple[str, str, Path]]:
    """Where outputs stand, those of the dossier that a file names first: it is there that it is most often found."""
    named = (identity.kind, identity.slug) if identity else None
    found = [(kind, home.name, home) for kind in KINDS for home in _folders(project.outputs / kind)]
    yield from sorted(found, key=lambda one: one[:2] != named)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())


def _speak_of(home: Path, sha256: str) -> bool:
    """Whether any record in a home holds a hash at all: those alone are read as what they are. Among a thousand
    dossiers there are tens of thousands, each looked into in one opening, whatever it is."""
    return any(sha256.encode() in (bounded(path) or b"") for path in _records(str(home)))


def _records(home: str) -> Iterator[str]:
    yield from (f"{home}/{name}/{MANIFEST}" for name in _BESIDE)
    for folder, record in ((VERSIONS, RECORD), (FORMER, MANIFEST)):
        with suppress(OSError):
            yield from (f"{home}/{folder}/{name}/{record}" for name in os.listdir(f"{home}/{folder}"))


def _sets(kind: str, slug: str, home: Path) -> Iterator[_Set]:
    """The sets of a dossier: versions first, the newest before the others; then what stands beside them."""
    for version in Shelf(home).versions():
        yield _Set(Verdict.VERSION, version.files, version.model_dump(include={"inputs", "templates"}), version)
    beside = [
        (Verdict.FINAL, home / Stage.FINAL.value, None),
        (Verdict.DRAFT, home / Stage.DRAFT.value, day_of_draft(home)),
        *((Verdict.FORMER, path, day) for day, path in reversed(former(home))),
        (Verdict.REDLINE, home / REDLINE, None),
        (Verdict.MARKED, home / CHECK, None),
    ]
    for verdict, folder, day in beside:
        manifest = _manifest(folder / MANIFEST)
        outputs = manifest.get("outputs")
        if isinstance(outputs, dict):
            yield _Set(verdict, outputs, manifest, day=day)


def _manifest(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(bounded(path) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _known(
    project: Project, kind: str, slug: str, sha256: str, sets: list[_Set], identity: Identity | None
) -> Verification:
    """What is said of a file whose hash is that of one that was published."""
    first = sets[0]
    name = next(name for name, one in first.outputs.items() if one == sha256)
    is_document = bool(documents_of(slug, {name: sha256})) or first.verdict is Verdict.REDLINE
    versions = tuple(one.version for one in sets if one.version)
    shelf = Shelf(project.outputs / kind / slug)
    return Verification(
        first.verdict if is_document else Verdict.MARKED,
        sha256,
        identity,
        kind,
        slug,
        name,
        versions,
        first.day,
        _change(project, kind, slug, first),
        shelf.faults(versions[0].number) if versions else (),
    )


def _change(project: Project, kind: str, slug: str, one: _Set) -> Change | None:
    """What changed in the inputs since a set was made; None where the dossier is gone or the set does not say."""
    about = dict(one.manifest)
    if one.version:
        about |= {"versions": one.version.program, "program": one.version.code, "texts": one.version.texts}
    if not all(isinstance(about.get(part), Mapping) for part in ("inputs", "templates", "versions")):
        return None
    try:
        return since(project, kind, slug, about)
    except UnknownDossier:
        return None


def _pretending(project: Project, sha256: str, identity: Identity | None, saved_by: str) -> Verification:
    """What is said of a file that was never published as it is."""
    if identity is None or identity.kind not in KINDS:
        return Verification(Verdict.FOREIGN, sha256, saved_by=saved_by)
    about = (sha256, identity, identity.kind, identity.slug)
    homes = [home for kind, slug, home in _homes(project, identity) if (kind, slug) == (identity.kind, identity.slug)]
    if identity.stage == REDLINE:
        return Verification(Verdict.UNKNOWN_REDLINE, *about, saved_by=saved_by)
    if identity.stage != Stage.FINAL:
        day = next((day for home in homes for day in _days_of(home, identity)), None)
        verdict = Verdict.ALTERED if day else Verdict.UNKNOWN_DRAFT
        return Verification(verdict, *about, day=day, saved_by=saved_by)
    versions = tuple(one for home in homes for one in Shelf(home).versions() if one.digest == identity.inputs)
    verdict = Verdict.ALTERED if versions else Verdict.UNKNOWN_VERSION
    faults = Shelf(homes[0]).faults(versions[0].number) if versions else ()
    return Verification(verdict, *about, versions=versions, faults=faults, saved_by=saved_by)


def _days_of(home: Path, identity: Identity) -> Iterator[date]:
    """The days of the drafts kept that were made from what a file says it was made from."""
    kept = [*reversed(former(home)), *((day, home / Stage.DRAFT.value) for day in [day_of_draft(home)] if day)]
    for day, folder in kept:
        inputs = _manifest(folder / MANIFEST).get("inputs")
        if isinstance(inputs, dict) and digest_of(map(str, inputs.values())) == identity.inputs:
            yield day


def is_trusted(verification: Verification) -> bool:
    """Whether a file may be relied upon: it is ours, and the record that says so is the one that was written."""
    record = any(one.sort in (FaultSort.RECORD, FaultSort.GONE) for one in verification.faults)
    return verification.verdict.is_ours and not record
