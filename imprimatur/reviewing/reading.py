"""A file that comes back, from its bytes to the set that tells what it asks."""

import json
from collections.abc import Iterator
from pathlib import Path

from imprimatur.core.artefact import Artefact, hashes
from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.found_files import MAX_NAME, shown
from imprimatur.core.opening import content_of
from imprimatur.core.review import Review
from imprimatur.core.source import Source
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.publishing.sets import PATIENCE, locked, publish_set
from imprimatur.publishing.versions.shelf import bounded
from imprimatur.rendering.interface import Templates
from imprimatur.reviewing.made import Made, made_from
from imprimatur.reviewing.messages import NotReviewed, say
from imprimatur.reviewing.origins import Inputs, hash_of, with_origins
from imprimatur.reviewing.page import page
from imprimatur.reviewing.proposals import proposals
from imprimatur.reviewing.record import record
from imprimatur.sources import read_all
from imprimatur.sources.word.reviewed import Line, NotReadable, lines_of, texts_of

REVIEW = "review"
UNNAMED = "document"
"""The folder of a file whose name is dots alone."""
LARGEST = 250 * 1024 * 1024
"""Bytes of the largest file of a set that is read back."""
MOST = 50 * 1024 * 1024
"""Bytes of the largest file that is opened."""


def reviewed(project: Project, path: Path) -> Review:
    """What a Word file asks. Raises NotReviewed for one that is not opened, NotOurs for one that was not made here."""
    content = _content(path)
    lines = _lines(shown(path.name), content)
    made = made_from(project, shown(path.name), content, lines)
    printed = [text for text in texts_of(_lines(made.word.name, bounded(made.word, LARGEST) or b"")) if text.strip()]
    found = proposals(lines, printed, made.edition)
    told = with_origins(found, _inputs(project, made))
    return Review(made.edition.kind, made.edition.slug, made.edition.lang, made.name, shown(path.name), told)


def published(project: Project, review: Review) -> Path:
    """Put what a file asks in its place, `outputs/<kind>/<slug>/review/<file>/`, and return the folder.

    Raises Busy, NotWritten, TemplateFault, UnsafeOutput.
    """
    home = project.outputs / review.kind / review.slug
    folder = home / REVIEW / folder_of(review.file)
    files = tuple(_files(review, load_labels(project.templates, review.kind), Templates(project.templates)))
    about = {"kind": review.kind, "slug": review.slug, "stage": REVIEW, "outputs": hashes(files)}
    with locked(home, PATIENCE):
        publish_set(folder, files, (json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    return folder


def folder_of(name: str) -> str:
    """The name of the folder of what a file asks, whatever the name of the file: one folder, and not a hidden one."""
    return Path(shown(name)).stem.strip(" .")[:MAX_NAME] or UNNAMED


def _files(review: Review, labels: Labels, templates: Templates) -> Iterator[Artefact]:
    yield from (page(review, lang, labels, templates) for lang in LANGS)
    content = json.dumps(record(review), ensure_ascii=False, indent=2) + "\n"
    yield Artefact("review.json", content.encode(), "application/json")


def _content(path: Path) -> bytes:
    try:
        content = content_of(path, MOST)
    except OSError as fault:
        raise NotReviewed(say("not_word", file=shown(path.name))) from fault
    if len(content) > MOST:
        raise NotReviewed(say("too_large", file=shown(path.name), size=MOST // 1024 // 1024))
    return content


def _lines(name: str, content: bytes) -> list[Line]:
    """The paragraphs of a file. Raises NotReviewed."""
    try:
        return lines_of(Source(name, content, hash_of(content)))
    except NotReadable as fault:
        told = fault.reason.message if fault.reason is not None else say("not_word", file=name)
        raise NotReviewed(told) from fault


def _inputs(project: Project, made: Made) -> Inputs:
    """The inputs of the dossier, then and now; nothing of today where the dossier is gone."""
    kind, slug = made.edition.kind, made.edition.slug
    try:
        sources = [*project.sources(kind, slug)[0], *project.shared()]
    except UnknownDossier:
        sources = list(project.shared())
    now = {source.name: source.sha256 for source in sources}
    return Inputs(made.inputs, now, tuple(read_all(sources)))
