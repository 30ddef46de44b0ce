"""Files that go to translators and come back, made and read in a copy of a process: what changes is shown first."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flows.approving import version_of
from flows.drop_folder.copies import Announce
from flows.project_lookup import resolve
from flows.translating import Import, back_in, brought_by, job_of, parcel_of
from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.errors import ImprimaturError, UnknownDossier
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.translation.exchange.formats import FORMATS, sent
from imprimatur.translation.exchange.interface import Returned
from imprimatur.translation.exchange.marks import pieces_of
from imprimatur.translation.exchange.word.changes import changed
from imprimatur.translation.reasons import reason_said
from imprimatur.translation.receiving import Taken, Turned
from imprimatur.translation.sending import alone_in, where
from imprimatur.translation.unit import Unit
from web.forms.working import Failed
from web.translating.messages import say
from web.translating.stating import Bits, bits_of, told_bits

BESIDE = {"tmx": ".tmx", "tbx": ".tbx", "terms": ".csv"}
"""What goes along for the tools of translators, by the name it is asked for under: its ending."""
KINDS = (*FORMATS, *BESIDE)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file for a translator, with how many texts are in it."""

    name: str
    content: bytes
    count: int
    version: str


@dataclass(frozen=True, slots=True)
class Change:
    """A text that would change: where it stands and in which file, what it said (where that is another text) and would
    say. `unsure` marks one to be revised by a person."""

    where: Bilingual
    file: str
    bits: Bits
    former: Bits
    unsure: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A text that is refused: where it stands, why, what came back."""

    where: Bilingual
    why: Bilingual
    said: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file that came back would change, or has changed. `mark` tells this outcome from any other."""

    changes: tuple[Change, ...]
    turned: tuple[Turn, ...]
    same: int
    empty: int
    files: int
    mark: str
    version: str


def send(announce: Announce, root: Path, kind: str, slug: str, to: Lang, what: str, everything: bool) -> Sent | Failed:
    """A file for a translator; why there is none."""
    announce(f"{kind}/{slug}")
    project = Project(root)
    try:
        version = version_of(project, kind, slug)
        made = parcel_of(job_of(project, f"{kind}/{slug}"), to, everything=everything)
    except ImprimaturError as fault:
        return Failed(fault.message)
    if not made.segments:
        return Failed(say("nothing_to_send"))
    ending = BESIDE.get(what) or FORMATS[what][0]
    files = sent(made, what if what in FORMATS else "xliff")
    found = next(((name, content) for name, content in files if PurePosixPath(name).suffix == ending), None)
    return Sent(*found, len(made.segments), version) if found else Failed(say(f"none_{what}"))


def look(announce: Announce, root: Path, kind: str, slug: str, to: Lang, file: Path) -> Brought | Failed:
    """What a file that came back would change."""
    announce(file.name)
    project = Project(root)
    try:
        version = version_of(project, kind, slug)
        return _told(_brought(project, kind, slug, to, file), version)
    except ImprimaturError as fault:
        return Failed(fault.message)


def take(
    announce: Announce, root: Path, kind: str, slug: str, to: Lang, file: Path, mark: str
) -> tuple[Brought, bool] | Failed:
    """Put what came back into the dossier, where it changes just what was shown; whether it was."""
    announce(file.name)
    project = Project(root)
    try:
        version = version_of(project, kind, slug)
        brought = _brought(project, kind, slug, to, file)
        told = _told(brought, version)
        is_as_shown = told.mark == mark
        if is_as_shown and brought.files:
            brought.carry_out(project)
        return told, is_as_shown
    except ImprimaturError as fault:
        return Failed(fault.message)


def _brought(project: Project, kind: str, slug: str, to: Lang, file: Path) -> Import:
    """Raises ImprimaturError for a file of another dossier or language: none is looked at but the one that is open."""
    back: Returned = back_in(file)
    try:
        here = resolve(project, back.dossier) == (kind, slug)
    except UnknownDossier:
        here = False
    if not here:
        raise ImprimaturError(say("other_dossier"))
    if back.target != to:
        raise ImprimaturError(say("other_language"))
    return brought_by(project, back)


def _told(brought: Import, version: str) -> Brought:
    alone = alone_in(brought.job.standing)
    changes = tuple(_change(brought, file, one, alone) for file, one in brought.taken)
    turned = tuple(_turn(brought.job, one, alone) for one in brought.refused)
    return Brought(changes, turned, brought.same, brought.empty, len(brought.files), _mark(brought), version)


def _change(brought: Import, file: str, one: Taken, alone: frozenset[str]) -> Change:
    unit = one.stood.unit
    now = pieces_of(unit.translation.inline) if unit.translation else ()
    after = pieces_of(one.edit.text)
    told = changed(now, after) if now else None
    bits, former = (told_bits(told), ()) if told is not None else (bits_of(after), bits_of(now))
    unsure = one.answer.id in brought.unsure
    return Change(_where(brought.job, unit, alone), file.rpartition("/")[2], bits, former, unsure)


def _turn(job: Job, one: Turned, alone: frozenset[str]) -> Turn:
    key = one.answer.id.partition("~")[0]
    place = _where(job, one.unit, alone) if one.unit else job.labels.field(key).both
    said = "".join(run.text for run in one.answer.target or ())
    return Turn(place, reason_said(one.reason, one.detail or one.answer.mark), said)


def _where(job: Job, unit: Unit, alone: frozenset[str]) -> Bilingual:
    return Bilingual(*(where(unit, job.labels, lang, alone=unit.path in alone) for lang in LANGS))


def _mark(brought: Import) -> str:
    """What tells these changes of these files from any others."""
    made = hashlib.sha256()
    for piece in _pieces(brought):
        made.update(hashlib.sha256(piece).digest())
    return made.hexdigest()[:16]


def _pieces(brought: Import) -> Iterator[bytes]:
    for one in brought.files:
        yield from (one.name.encode(), one.before or b"", one.after)
    yield from (f"{one.answer.id} {one.reason}".encode() for one in brought.refused)
