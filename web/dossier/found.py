"""What was found of a dossier, as its page tells it: by person, file and column, from the set that was published."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from flows.digest.points import findings_of
from imprimatur.core.bilingual import Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.opening import content_of
from imprimatur.core.source import Source
from imprimatur.findings.grouping import grouped
from imprimatur.language.labels import Labels
from imprimatur.project import Project
from imprimatur.publishing.changes import MOST_BYTES, recorded, set_folder
from imprimatur.publishing.sets import CHECK, MANIFEST
from imprimatur.rendering.findings.page import DATA, told_to
from web.dossier import files
from web.standings import Standing

STEPS = {
    **dict.fromkeys(("C03", "C12", "C19"), "translate"),
    **dict.fromkeys(("C04", "C11", "C13", "C14", "C15", "C16", "C18"), "approve"),
}
"""The page of a dossier on which a finding is settled, where that is not its form."""


def mark_of(project: Project, kind: str, slug: str) -> str:
    """What tells what was found last from what was found before; empty where nothing was yet."""
    try:
        about = (set_folder(project, kind, slug, CHECK) / MANIFEST).stat()
    except OSError:
        return ""
    return f"{about.st_ino:x}-{about.st_mtime_ns:x}"


def checked(project: Project, kind: str, slug: str) -> Mapping[str, Any] | None:
    """The record of what was found last; None where nothing was yet, or where it speaks of another dossier."""
    said = recorded(project, kind, slug, CHECK)
    return said if said and (said.get("kind"), said.get("slug")) == (kind, slug) else None


def is_of_now(project: Project, standing: Standing, manifest: Mapping[str, Any]) -> bool:
    """Whether the record of a set speaks of the files of its dossier as they stand, and knows the texts approved."""
    read = {name: sha256 for name, sha256 in manifest.get("inputs", {}).items() if standing.is_own(name)}
    texts = project.read_record(standing.kind, standing.slug) or b""
    now = hashlib.sha256(texts).hexdigest()
    known = not texts or manifest.get("texts", now) == now  # what was signed a moment ago is no point any more
    return known and read == files.hashes(project, standing.kind, standing.slug)


def told(project: Project, manifest: Mapping[str, Any], labels: Labels, lang: Lang) -> dict[str, Any]:
    """What a page tells of the findings (imprimatur.rendering.findings.page.told_to)."""
    kind, slug = str(manifest["kind"]), str(manifest["slug"])
    sources = tuple(Source(name, b"", sha256) for name, sha256 in manifest["inputs"].items())
    names = frozenset(manifest.get("outputs", {}))
    fresh = _fresh(project, kind, slug)
    return told_to(
        grouped(findings_of(manifest, with_accepted=True)), labels, Dossier(kind, slug, sources), lang, fresh, names
    )


def _fresh(project: Project, kind: str, slug: str) -> frozenset[str]:
    """The marks of what the check before had not found."""
    try:
        said = json.loads(content_of(set_folder(project, kind, slug, CHECK) / DATA, MOST_BYTES))
        return frozenset(str(one["mark"]) for one in said["findings"] if one["new"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return frozenset()
