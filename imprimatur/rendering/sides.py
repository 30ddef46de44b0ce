"""One language of a set: its documents in every format asked for, in a process of its own where somebody waits."""

from collections.abc import Iterator
from dataclasses import dataclass

from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Composition
from imprimatur.core.identity import Identity
from imprimatur.core.parameters import Format
from imprimatur.rendering import renderer
from imprimatur.rendering.cache import Cache
from imprimatur.rendering.interface import Attachment, Templates


@dataclass(frozen=True, slots=True)
class Side:
    """What one language of a set is rendered from.

    `embedded` is what its PDF carries along, `identity` what its other documents say of themselves; `cache` holds what
    was rendered before, where there is one.
    """

    composition: Composition
    formats: tuple[Format, ...]
    templates: Templates
    embedded: tuple[Attachment, ...] = ()
    cache: Cache | None = None
    identity: Identity | None = None


def rendered(side: Side) -> tuple[Artefact, ...]:
    """The documents of one language. Raises TemplateFault."""
    return tuple(_documents(side))


def _documents(side: Side) -> Iterator[Artefact]:
    for one in side.formats:
        document = _document(side, one)
        yield _complete(document, one, side)


def _complete(document: Artefact, format_: Format, side: Side) -> Artefact:
    # Imported when a file is made: a mere check loads nothing that writes Word or PDF.
    if format_ == "pdf":
        from imprimatur.rendering.pdf.attachments import attached

        return attached(document, side.embedded, side.composition.properties.date)
    if side.identity is None:
        return document
    if format_ == "docx":
        from imprimatur.rendering.docx.identity import identified

        return identified(document, side.identity)
    from imprimatur.rendering.screen.identity import identified as of_screen

    return of_screen(document, side.identity)


def _document(side: Side, format_: Format) -> Artefact:
    if side.cache is None:
        return renderer(format_)(side.composition, side.templates)
    key = side.cache.key(side.composition, format_)
    known = side.cache.get(key)
    if known is None:
        known = renderer(format_)(side.composition, side.templates)
        side.cache.put(key, known)
    return known
