"""Which set of which dossier a file was made from: by what it says, for programs rewrite all the rest.

Sets may say the same word for word, such as a version and the draft beside it, which has marks of its own: there the
identity in the file tells which one is meant. It may have been written by anybody, and opens no set by itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.blocks import plain
from imprimatur.core.composition import Stage
from imprimatur.core.edition import Edition
from imprimatur.core.identity import Identity, digest_of
from imprimatur.core.office_identity import identity_in
from imprimatur.editions import EDITION, Unreadable, loaded
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.sets import MANIFEST
from imprimatur.publishing.versions.shelf import bounded
from imprimatur.publishing.versions.verifying import REDLINE
from imprimatur.publishing.versions.version import number_of
from imprimatur.reviewing.matching import even
from imprimatur.reviewing.messages import NotOurs, say
from imprimatur.sources.word.reviewed import Line, texts_of

PLACES = ("versions/*", Stage.FINAL.value, Stage.DRAFT.value, "former/*")
"""Where sets stand below the outputs of a dossier; of several that say the same, the first one is meant."""
DRAFTS = (Stage.DRAFT.value, "former/")
"""How the names of those begin that are drafts."""
LEAST = 0.5
"""The share of the passages of a set that a file must say, word for word, to have been made from it."""
LONG = 12
"""Characters from which a passage tells one document from another."""


@dataclass(frozen=True, slots=True)
class Made:
    """A set, one of its languages, and the Word file that it has in it. `name` is its place below its dossier."""

    name: str
    edition: Edition
    word: Path
    inputs: Mapping[str, str]


def made_from(project: Project, name: str, content: bytes, lines: Iterable[Line]) -> Made:
    """The set that a file was made from. Raises NotOurs.

    The dossier that the file says it is of is looked at first, then those that its name begins with, then the others.
    """
    said, identity = {even(text) for text in texts_of(lines)}, identity_in(content)
    dossiers = list(_dossiers(project))
    meant = [one for one in dossiers if identity and (one.parent.name, one.name) == (identity.kind, identity.slug)]
    named = [one for one in dossiers if name.lower().startswith(f"{one.name.lower()}.")]
    for group in (meant, named, dossiers):
        scored = [(_share(one.edition, said), one) for home in group for one in _sets(home)]
        likely = [(*_fit(one, identity, share), one) for share, one in scored if share >= LEAST]
        if likely:
            return max(likely, key=lambda each: each[:3])[3]  # of equals, the first one
    raise NotOurs(say("not_ours", file=name))


def _fit(made: Made, identity: Identity | None, share: float) -> tuple[bool, float, bool]:
    """How well a set fits: whether it is the one that the file says, then by its words, then whether its stage is.

    A redline says what it shows, and not at which stage that was.
    """
    if identity is None:
        return False, share, False
    stage = Stage.DRAFT if made.name.startswith(DRAFTS) else Stage.FINAL
    is_stage = identity.stage == stage
    edition = made.edition
    of = (identity.kind, identity.slug, identity.lang) == (edition.kind, edition.slug, edition.lang)
    is_made = of and identity.inputs == digest_of(map(str, made.inputs.values()))
    return is_made and (is_stage or identity.stage == REDLINE), share, is_stage


def _dossiers(project: Project) -> Iterator[Path]:
    for kind in KINDS:
        folder = project.outputs / kind
        yield from (
            sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
            if folder.is_dir()
            else ()
        )


def _sets(home: Path) -> Iterator[Made]:
    for pattern in PLACES:
        for folder in sorted(home.glob(pattern), key=_order, reverse=True):
            yield from _made(folder, home)


def _order(path: Path) -> tuple[int, str]:
    return (number_of(path.name) or 0, path.name)


def _made(folder: Path, home: Path) -> Iterator[Made]:
    if folder.is_symlink():
        return
    try:
        editions = loaded(bounded(folder / EDITION) or b"")
        inputs = json.loads(bounded(folder / MANIFEST) or b"").get("inputs", {})
    except (OSError, Unreadable, ValueError, AttributeError, RecursionError):
        return
    for edition in editions:
        word = folder / f"{edition.slug}.{edition.lang}.docx"
        # What stands there may have been written by anybody: it speaks of the dossier that it stands in, or is none.
        here = (edition.kind, edition.slug) == (home.parent.name, home.name)
        if here and word.is_file() and not word.is_symlink() and isinstance(inputs, dict):
            yield Made(folder.relative_to(home).as_posix(), edition, word, inputs)


def _share(edition: Edition, said: set[str]) -> float:
    """How much of what an edition says a file says, word for word."""
    texts = {text for one in edition.passages for cell in one.cells if len(text := even(plain(cell))) >= LONG}
    return len(texts & said) / len(texts) if texts else 0.0
