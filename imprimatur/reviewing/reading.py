"""A file that comes back, from its bytes to the set that tells what it asks."""

import json
from collections.abc import Iterator
from pathlib import Path

from imprimatur.core.artefact import Artefact, hashes
from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.review import Review
from imprimatur.core.source import Source
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.publishing.sets import locked, publish_set, recover
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
MOST = 50 * 1024 * 1024
"""Bytes of the largest file that is opened."""


def reviewed(project: Project, path: Path) -> Review:
    """What a Word file asks. Raises NotReviewed for one that is not opened, NotOurs for one that was not made here."""
    content = _content(path)
    lines = _lines(path.name, content)
    made = made_from(project, path.name, content, lines)
    printed = [text for text in texts_of(_lines(made.word.name, made.word.read_bytes())) if text.strip()]
    found = proposals(lines, printed, made.edition)
    told = with_origins(found, _inputs(project, made))
    return Review(made.edition.kind, made.edition.slug, made.edition.lang, made.name, path.name, told)


def published(project: Project, review: Review) -> Path:
    """Put what a file asks in its place, `outputs/<kind>/<slug>/review/<file>/`, and return the folder.

    Raises Busy, NotWritten, TemplateFault, UnsafeOutput.
    """
    home = project.outputs / review.kind / review.slug
    folder = home / REVIEW / Path(review.file).stem
    files = tuple(_files(review, load_labels(project.templates, review.kind), Templates(project.templates)))
    about = {"kind": review.kind, "slug": review.slug, "stage": REVIEW, "outputs": hashes(files)}
    with locked(home):
        recover(folder)
        publish_set(folder, files, (json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    return folder


def _files(review: Review, labels: Labels, templates: Templates) -> Iterator[Artefact]:
    yield from (page(review, lang, labels, templates) for lang in LANGS)
    content = json.dumps(record(review), ensure_ascii=False, indent=2) + "\n"
    yield Artefact("review.json", content.encode(), "application/json")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST:
            raise NotReviewed(say("too_large", file=path.name, size=MOST // 1024 // 1024))
        return path.read_bytes()
    except OSError as fault:
        raise NotReviewed(say("not_word", file=path.name)) from fault


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
