"""A final published with its number: the version first, then the final, so that no final ever stands without one."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from imprimatur.core.artefact import Artefact, hashes
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.writing import beside
from imprimatur.project import Project
from imprimatur.publishing.changes import recorded
from imprimatur.publishing.sets import MANIFEST, left_behind, locked, put_in_place, staged, sync, write_synced
from imprimatur.publishing.versions.kept_inputs import Contents, contents_of, store, sweep
from imprimatur.publishing.versions.shelf import STAGING, Shelf, bounded, hash_of
from imprimatur.publishing.versions.version import RECORD, Version, documents_of

_READ_ONLY = 0o444


def publish_final(
    home: Path, artefacts: Iterable[Artefact], manifest: bytes, about: Version, contents: Contents
) -> tuple[int, bool]:
    """Publish a final in `home` and return its number, and whether it is a new one. Raises OSError.

    `about` says all of the version but its number and files. A final whose documents are, to the byte, those of the
    newest version is that version: it takes no new number. Killed at any moment, the next `settle` completes what was
    begun or sweeps it away. For whoever holds the dossier (`sets.locked`).
    """
    shelf, final, files = Shelf(home), home / Stage.FINAL.value, tuple(artefacts)
    newest = next(shelf.versions(), None)
    documents = documents_of(about.slug, hashes(files))
    # One that somebody altered is never taken for the same.
    if newest and _holds(newest, documents) and not shelf.faults(newest.number) and newest.number == shelf.next() - 1:
        put_in_place(staged(final, files, manifest), final)
        return newest.number, False
    number = shelf.next()
    told = {**hashes(files), MANIFEST: hashlib.sha256(manifest).hexdigest()}
    previous = number - 1 or None
    version = about.model_copy(update={"number": number, "previous": previous, "files": told})
    store(shelf, contents)
    staging = staged(final, files, manifest)
    put(shelf, version, staging)
    put_in_place(staging, final)
    sweep(shelf)
    return number, True


def _holds(version: Version, documents: Mapping[str, str]) -> bool:
    return bool(documents) and documents.items() <= version.documents.items()


def put(shelf: Shelf, version: Version, files: Path) -> None:
    """Put a version on the shelf, a copy of the set in `files`: whole or not at all, in one rename. Raises OSError.

    Copies, not links: who opens a document of the final and saves it in its place must not change the version.
    """
    staging = shelf.folder / STAGING
    shelf.folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
        for name in version.files:
            target = staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_synced(target, (files / name).read_bytes())
        write_synced(staging / RECORD, version.to_json())
        for path in staging.rglob("*"):
            if path.is_file():
                with suppress(OSError):
                    path.chmod(_READ_ONLY)  # nobody changes it by mistake; some shares know no rights
        sync(staging)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    staging.rename(shelf.place(version.number))
    sync(shelf.folder)
    shelf.note()


def settle(project: Project, kind: str, slug: str) -> None:
    """Complete what a killed build had begun, and give its number to a final made before there were versions.

    For whoever holds the dossier (`sets.locked`). Raises OSError.
    """
    home = project.outputs / kind / slug
    shelf, final = Shelf(home), home / Stage.FINAL.value
    shutil.rmtree(shelf.folder / STAGING, ignore_errors=True)
    if shelf.folder.is_dir():
        shelf.note()
    newest = next(shelf.versions(), None)
    if newest is None:
        _adopt(project, kind, slug, shelf, final)
    elif _awaits(newest, beside(final)) and not _is_of(newest, final):
        put_in_place(beside(final), final)
    shutil.rmtree(beside(final), ignore_errors=True)


def tidy(project: Project, kind: str, slug: str) -> None:
    """Complete, or sweep away, what a killed build left of a dossier whose sets say what they should: no build comes to
    do it. One that somebody holds, or where nothing may be written, is left as it is.
    """
    home = project.outputs / kind / slug
    if left_behind(home):
        with suppress(ImprimaturError, OSError), locked(home):
            settle(project, kind, slug)


def _awaits(version: Version, staging: Path) -> bool:
    """Whether the whole set of a version still waits beside the final's place."""
    return all(hash_of(staging / name) == sha256 for name, sha256 in version.files.items())


def _is_of(version: Version, final: Path) -> bool:
    """Whether the final in its place has documents of a version: it was published since, once more perhaps."""
    content = bounded(final / MANIFEST)
    try:
        outputs = json.loads(content or b"{}").get("outputs", {})
        return _holds(version, documents_of(version.slug, outputs))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return False


def _adopt(project: Project, kind: str, slug: str, shelf: Shelf, final: Path) -> None:
    """Give number 1 to a final made before there were versions: who asked for it, and when, is not known."""
    manifest, content = recorded(project, kind, slug, Stage.FINAL), bounded(final / MANIFEST)
    if manifest is None or content is None or shelf.numbers():
        return
    version = _of_manifest(kind, slug, manifest, content)
    if version is None or any(hash_of(final / name) == "" for name in version.files):
        return
    contents = contents_of(project, kind, slug, version.inputs, version.texts)
    unkept = tuple(sorted(name for name, sha256 in version.inputs.items() if sha256 not in contents))
    store(shelf, contents)
    put(shelf, version.model_copy(update={"unkept": unkept}), final)


def _of_manifest(kind: str, slug: str, manifest: Mapping[str, Any], content: bytes) -> Version | None:
    files = {**manifest.get("outputs", {}), MANIFEST: hashlib.sha256(content).hexdigest()}
    parameters = manifest.get("parameters", {})
    about = {name: manifest.get(name) for name in ("inputs", "templates")} | {"texts": manifest.get("texts", "")}
    about |= {
        "kind": kind,
        "slug": slug,
        "files": files,
        "program": manifest.get("versions"),
        "code": manifest.get("program", ""),
    }
    try:
        return Version.model_validate({**about, "number": 1, "languages": tuple(parameters.get("languages", ()))})
    except (ValidationError, AttributeError, TypeError):
        return None
