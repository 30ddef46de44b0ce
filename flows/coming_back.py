"""Translations that somebody put into the folder of a dossier: taken into its texts, as `translate import` does."""

from collections.abc import Iterator
from pathlib import Path

from flows.messages import Words
from flows.translating import Import, prepared
from flows.what_changes import left_said, refusals_said
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from imprimatur.translation.write_back.files import put_away


def take_back(project: Project, kind: str, slug: str, words: Words) -> Iterator[str]:
    """Take what translations bring that lie in the folder of a dossier, whichever dossier they name; yields what is to
    be told of each.

    A file is put away once something of it was taken, or nothing of it is left to take; one that nothing could be taken
    of stays, for the findings to tell.
    """
    try:
        files = project.returned(kind, slug)
    except ImprimaturError:
        return
    for file in files:
        name = file.relative_to(project.inputs).as_posix()
        try:
            yield from (f"{name}: {line}" for line in _taken(project, file, words))
        except ImprimaturError as fault:
            yield words("back_refused", name=name, reason=words.of(fault.message))


def _taken(project: Project, file: Path, words: Words) -> Iterator[str]:
    brought = prepared(project, file)
    if brought.files:
        brought.carry_out(project)
    yield from refusals_said(words, brought)
    yield from left_said(words, brought)
    count = len(brought.taken)
    if count:
        yield words("imported_one" if count == 1 else "imported", count=count, files=len(brought.files))
    if _is_done(brought):
        kept = put_away(project, file)
        yield words("back_kept", path=kept.relative_to(project.root).as_posix())


def _is_done(brought: Import) -> bool:
    return bool(brought.taken) or not (brought.refused or brought.empty)
