"""The files of one import: all are prepared first, then all are replaced, or none; what stood there is kept."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from imprimatur.core.errors import NotWritten
from imprimatur.core.file_names import language_of, stem_of
from imprimatur.core.source import Source
from imprimatur.core.writing import reason_of, sweep
from imprimatur.project import Project
from imprimatur.translation.messages import say
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.beginning import NARRATIVES, Headed, begun, is_begun
from imprimatur.translation.write_back.held import Held, contents
from imprimatur.translation.write_back.interface import Edit, Refused
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.passages import with_passages
from imprimatur.translation.write_back.registry import apply_to

_LANGUAGE = re.compile(r"(?<=[._ -])(?:fr|nl)(?=\.[^.]+$)", re.I)
_SHOWN = 12
"""Hexadecimal digits of a hash in the name of a former version."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file as it shall be; `before` is what stands there now, None for a file that is new."""

    name: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import comes to: the files that change, and the edits that were refused."""

    files: tuple[Prepared, ...]
    refused: tuple[Refused, ...]


def prepare(sources: Sequence[Source], edits: Sequence[Edit], headed: Headed = lambda said, lang: "") -> Outcome:
    """What becomes of the files that the edits concern; nothing is written.

    `headed` names in a language the field that a heading means, for a text that is made as a copy.
    """
    by_name = {source.name: source for source in sources}
    homes: dict[str, list[Edit]] = {}
    writable = [edit for edit in edits if edit.sort is not Sort.ALT]
    made = list(_as_beside(writable, by_name))
    origin = {id(one): edit for one, edit in zip(made, writable, strict=True)}
    for edit in made:
        homes.setdefault(home(edit, list(by_name)), []).append(edit)
    files: list[Prepared] = []
    refused = [Refused(edit, "alt_by_hand") for edit in edits if edit.sort is Sort.ALT]
    for name, own in sorted(homes.items()):
        source = by_name.get(name)
        if source and is_begun(name, source.content):
            after, left = _changed(name, source.content, by_name, own, headed)
        else:
            after, left = begun(name, by_name, own, headed)
        refused += [Refused(origin[id(one.edit)], one.reason) for one in left]
        if after != (source.content if source else b""):
            files.append(Prepared(name, source.content if source else None, after))
    return Outcome(tuple(files), tuple(refused))


def _changed(
    name: str, content: bytes, sources: Mapping[str, Source], edits: Sequence[Edit], headed: Headed
) -> tuple[bytes, tuple[Refused, ...]]:
    """A file with its edits: whole passages that it lacks first, then text by text."""
    moves = [(edit, edit) for edit in edits]
    unfit: list[Refused] = []
    for beside in dict.fromkeys(edit.beside.file for edit in edits if edit.whole and edit.beside):
        if beside != name and beside in sources:
            now = {id(edit): asked for asked, edit in moves}
            content, left, unplaced = with_passages(
                name, content, sources[beside].content, [one for _, one in moves], headed
            )
            moves = [(now[id(before)], after) for before, after in left]
            unfit += [Refused(now[id(one.edit)], one.reason) for one in unplaced]
    content, refused = apply_to(name, content, [edit for _, edit in moves])
    asked_as = {id(edit): asked for asked, edit in moves}
    return content, (*unfit, *(Refused(asked_as[id(one.edit)], one.reason) for one in refused))


def _as_beside(edits: Sequence[Edit], sources: Mapping[str, Source]) -> Iterator[Edit]:
    """The edits, a new text of a narrative being the block that it is in the other language's file.

    A document counts the headings of a chapter from its own, and tells the rows of a list as texts of their own.
    """
    held: dict[str, Sequence[Held]] = {}
    for edit in edits:
        place = edit.beside
        if edit.at or place is None or PurePosixPath(place.file).suffix.lower() not in NARRATIVES:
            yield edit
            continue
        if place.file not in held:
            held[place.file] = contents(place.file, sources[place.file].content).texts
        here = (one for one in held[place.file] if one.location == place and same(one.inline, edit.said))
        model = next(here, None)
        is_block = model is not None and edit.sort in (Sort.HEADING, Sort.PARAGRAPH)
        yield replace(edit, sort=model.sort, level=model.level) if model and is_block else edit


def home(edit: Edit, names: Sequence[str]) -> str:
    """The file that an edit belongs in: that of its place, else that of its language beside the other language's."""
    if place := edit.at or edit.after:
        return place.file
    assert edit.beside is not None
    name = edit.beside.file
    path = PurePosixPath(name)
    lang = language_of(path.name)
    if lang == edit.lang or (lang is None and path.suffix.lower() not in NARRATIVES):
        return name
    for other in names:
        there = PurePosixPath(other)
        alike = there.parent == path.parent and stem_of(there.name) == stem_of(path.name)
        if alike and language_of(there.name) == edit.lang and there.suffix.lower() in NARRATIVES:
            return other
    if lang is None:
        return str(path.with_name(f"{path.stem}.{edit.lang}{path.suffix}"))
    return str(path.with_name(_LANGUAGE.sub(edit.lang, path.name)))


def write(project: Project, files: Sequence[Prepared]) -> None:
    """Replace the files, all or none. What stood there is kept under `.imprimatur/former`.

    Raises NotWritten where one cannot be written or was changed by somebody since it was read: all stand as before.
    """
    beside: dict[Path, Path] = {}
    done: list[Prepared] = []
    try:
        for one in files:
            path = project.inputs / one.name
            now = path.read_bytes() if path.exists() else None
            if now != one.before:
                raise NotWritten(say("file_changed", name=one.name))
            if now is not None:
                keep(project, one.name, now)
            beside[path] = _written(path.with_name(f".{path.name}.new"), one.after)
        for one in files:
            path = project.inputs / one.name
            done.append(one)
            os.replace(beside[path], path)
    except OSError as fault:
        _restore(project, done)
        name = done[-1].name if done else files[0].name
        raise NotWritten(say("file_not_written", name=name, reason=reason_of(fault))) from fault
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def put_away(project: Project, path: Path) -> Path:
    """Move a file of the inputs to where former versions are kept, and return its place there. Raises NotWritten."""
    name = path.relative_to(project.inputs).as_posix()
    try:
        kept = keep(project, name, path.read_bytes())
        path.unlink()
    except OSError as fault:
        raise NotWritten(say("file_not_put_away", name=name, reason=reason_of(fault))) from fault
    return kept


def keep(project: Project, name: str, content: bytes) -> Path:
    """Keep a former version, by its name and its hash; one that is there already is the same, and the latest again.

    Raises OSError.
    """
    shown = hashlib.sha256(content).hexdigest()[:_SHOWN]
    place = PurePosixPath(name)
    kept = project.private / "former" / place.with_name(f"{place.stem}.{shown}{place.suffix}")
    if kept.exists():
        os.utime(kept)
    else:
        project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(kept.parent)
        os.replace(_written(kept.with_name(f".{kept.name}.{os.getpid()}"), content), kept)
    return kept


def _restore(project: Project, done: Sequence[Prepared]) -> None:
    """Put back what stood there before the replacing failed."""
    for one in done:
        path = project.inputs / one.name
        if one.before is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != one.before:
            os.replace(_written(path.with_name(f".{path.name}.new"), one.before), path)
