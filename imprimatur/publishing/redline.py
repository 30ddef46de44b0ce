"""A draft as a redline against the last version that was approved: a set of its own, made when the two differ."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from imprimatur import __version__
from imprimatur.core.artefact import Artefact, hashes
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.edition import Difference, Edition, Move
from imprimatur.core.identity import Identity, digest_of
from imprimatur.editions import EDITION, Unreadable, compare, loaded
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.publishing.sets import MANIFEST, PATIENCE, REDLINE, locked, publish_set
from imprimatur.publishing.versions.shelf import bounded
from imprimatur.publishing.versions.version import number_of
from imprimatur.rendering.docx.identity import identified
from imprimatur.rendering.docx.renderer import MEDIA
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.redline.page import name_of, page
from imprimatur.rendering.redline.word import NotComparable, redlined

VERSIONS = "versions"
LARGEST = 250 * 1024 * 1024
"""Bytes of the largest file of a set that is read back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A set as it stands in the outputs: its folder, and what its manifest says of its files."""

    folder: Path
    manifest: bytes
    outputs: Mapping[str, str]

    def content(self, name: str) -> bytes | None:
        """A file of the set; None for one that it has not, or that is not as it was published."""
        path = self.folder / name
        if name not in self.outputs or path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        content = path.read_bytes()
        return content if hashlib.sha256(content).hexdigest() == self.outputs[name] else None

    def editions(self) -> dict[Lang, Edition]:
        """What the set says, by language; nothing where that is not known."""
        content = self.content(EDITION)
        try:
            return {one.lang: one for one in loaded(content)} if content is not None else {}
        except Unreadable:
            return {}


def approved(home: Path) -> Path | None:
    """Where the last approved version of a dossier stands: the highest number, else the final; None without any."""
    shelf = home / VERSIONS
    numbered = [one for path in shelf.iterdir() if (one := number_of(path.name))] if shelf.is_dir() else []
    places = [*(shelf / str(one) for one in sorted(numbered, reverse=True)), home / Stage.FINAL.value]
    return next((one for one in places if (one / MANIFEST).is_file() and not one.is_symlink()), None)


def redline(project: Project, kind: str, slug: str) -> Path | None:
    """Put the redline of a dossier in its place below `outputs/`, and return its folder.

    None without a draft or a version, or where they say the same: a redline that stood there is then taken away. One
    that was made from the same two sets is left as it is. Raises Busy, NotWritten, TemplateFault, UnsafeOutput.
    """
    home = project.outputs / kind / slug
    folder, place = home / REDLINE, approved(home)
    before = None if place is None else kept_in(place)
    after = kept_in(home / Stage.DRAFT.value)
    if before is None or after is None:
        _take_away(home, folder)
        return None
    about = _about(before, after)
    if _told(folder) == about:
        return folder
    files = tuple(_files(before, after, load_labels(project.templates, kind), Templates(project.templates)))
    if not files:
        _take_away(home, folder)
        return None
    content = {"kind": kind, "slug": slug, "stage": REDLINE, **about, "outputs": hashes(files)}
    manifest = (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    with locked(home, PATIENCE):
        if _is_still(after):  # else a newer draft is there, whose build makes its own
            publish_set(folder, files, manifest)
    return folder


def differences_of(before: Kept, after: Kept) -> dict[Lang, tuple[Difference, ...]]:
    """What differs between two sets, by language; a language that says the same, or that one has not, is left out."""
    former, present = before.editions(), after.editions()
    every = {lang: compare(former[lang], one) for lang, one in present.items() if lang in former}
    return {lang: found for lang, found in every.items() if any(one.move is not Move.KEPT for one in found)}


def _files(before: Kept, after: Kept, labels: Labels, templates: Templates) -> Iterator[Artefact]:
    found, editions = differences_of(before, after), after.editions()
    number = before.folder.name if before.folder.parent.name == VERSIONS else ""
    for lang, differences in found.items():
        edition = editions[lang]
        word = _word(before, after, edition)
        yield page(differences, edition, labels, templates, number, len(found) > 1, word is not None)
        if word is not None:
            yield word


def _word(before: Kept, after: Kept, edition: Edition) -> Artefact | None:
    """The Word file, where both sets have one; a version that was altered since is compared by its words alone."""
    name = f"{edition.slug}.{edition.lang}.docx"
    former, present = before.content(name), after.content(name)
    if former is None or present is None:
        return None
    try:
        made = Artefact(name_of(edition.slug, edition.lang, ".docx"), redlined(former, present), MEDIA)
    except NotComparable:
        return None
    # Not what the file that it was made from says: it is not final, whatever that one is.
    inputs = digest_of(map(str, dict(json.loads(after.manifest).get("inputs", {})).values()))
    return identified(made, Identity(edition.kind, edition.slug, edition.lang, REDLINE, inputs))


def kept_in(folder: Path) -> Kept | None:
    """A set that stands in a folder, whatever its stage; None where there is none that can be read."""
    try:
        manifest = bounded(folder / MANIFEST) or b""
        told = json.loads(manifest)
        outputs, inputs = told["outputs"], told.get("inputs", {})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    # What stands there may have been written by anybody.
    named = isinstance(outputs, dict) and all(isinstance(one, str) for one in outputs.values())
    named = named and isinstance(inputs, dict)
    return Kept(folder, manifest, outputs) if named else None


def _about(before: Kept, after: Kept) -> dict[str, Any]:
    """What a redline is made from: enough to know whether it is still that of the two sets."""
    sets = {"before": before, "after": after}
    told = {key: hashlib.sha256(one.manifest).hexdigest() for key, one in sets.items()}
    return {**told, "version": before.folder.name, "imprimatur": __version__}


def _is_still(one: Kept) -> bool:
    """Whether a set that was read still stands in its place."""
    now = kept_in(one.folder)
    return now is not None and now.manifest == one.manifest


def _told(folder: Path) -> dict[str, Any] | None:
    """What the redline that stands there was made from; None where it is not whole."""
    kept = kept_in(folder)
    if kept is None or any(kept.content(name) is None for name in kept.outputs):
        return None
    content = json.loads(kept.manifest)
    return {key: content.get(key) for key in ("before", "after", "version", "imprimatur")}


def _take_away(home: Path, folder: Path) -> None:
    """Take away the redline of two sets that are no more, or say the same."""
    if folder.is_dir():
        with locked(home, PATIENCE):
            shutil.rmtree(folder)
