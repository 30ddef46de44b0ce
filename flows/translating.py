"""What a file from a translator, or a command that proposes translations, changes in a dossier: prepared, then done."""

import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.clock import on_this_day
from flows.messages import say as words
from flows.project_lookup import resolve
from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.exchanged import exchanged
from imprimatur.core.found_files import MAX_BYTES
from imprimatur.core.parameters import Parameters
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.remembering import remember, standing_of_job, stood
from imprimatur.translation import keeping
from imprimatur.translation.exchange.formats import returned
from imprimatur.translation.exchange.interface import Answer, Parcel, Returned
from imprimatur.translation.exchange.marks import as_text, from_text, pieces_of
from imprimatur.translation.exchange.rebuilding import rebuilt
from imprimatur.translation.receiving import Taken, Turned, receive
from imprimatur.translation.record import Record, Unreadable
from imprimatur.translation.sending import parcel
from imprimatur.translation.unit import UnitState, digest
from imprimatur.translation.write_back.files import Prepared, home, prepare, write
from validators.prose.numbers import addresses, differences

_COMMAND_SECONDS = 600
"""How long a command may take to propose translations of one dossier."""


@dataclass(frozen=True, slots=True)
class Import:
    """What will change: the files, the answers taken with the file of each, those refused.

    `unsure` are the ids of those to be revised by a person: a machine's, or that a translator marked as not finished.
    """

    job: Job
    files: tuple[Prepared, ...]
    taken: tuple[tuple[str, Taken], ...]
    refused: tuple[Turned, ...]
    same: int = 0
    empty: int = 0
    unsure: frozenset[str] = frozenset()

    def carry_out(self, project: Project) -> None:
        """Write the files, all or none, and remember what they say. Raises ImprimaturError: NotWritten, Busy."""
        parameters = self.job.parameters
        # Held throughout: nobody else writes between our last look at a file and our writing of it.
        with keeping.held(project, parameters.kind, parameters.slug):
            self._carry_out(project)

    def _carry_out(self, project: Project) -> None:
        parameters = self.job.parameters
        at = (project, parameters.kind, parameters.slug)
        try:
            # Marked before they are written: whatever happens in between, no machine's text passes for a person's.
            keeping.keep(*at, self._marked)
        except Unreadable as fault:
            name = project.record(*at[1:]).name
            raise ImprimaturError(words("approve_damaged", file=name)) from fault
        write(project, self.files)
        job = stood(pipeline.read(project, parameters))
        unsure = {(one.stood.unit.key, digest(one.edit.text)) for _, one in self.taken if one.answer.id in self.unsure}

        pairs = dict(_pair(one) for _, one in self.taken)

        def made(record: Record) -> Record:
            kept = standing_of_job(job, record, pairs).record
            target: Lang = next((one.edit.lang for _, one in self.taken), "nl")
            entries = tuple(
                replace(one, machine=True) if (one.key, one.digests.of(target)) in unsure else one
                for one in kept.entries
            )
            return replace(kept, entries=entries)

        keeping.keep(*at, made)

    def _marked(self, record: Record) -> Record:
        """The record of the job, with the texts of a machine that are about to be written where there was none."""
        kept = standing_of_job(self.job, record)
        new = {one.stood.unit.id: one.edit for _, one in self.taken if one.answer.id in self.unsure}
        entries = list(kept.record.entries)
        for place, one in enumerate(kept.units):
            edit = new.get(one.unit.id)
            if edit and one.unit.translation is None:
                digests = replace(entries[place].digests, **{edit.lang: digest(edit.text)})
                entries[place] = replace(entries[place], digests=digests, machine=True)
        return replace(kept.record, entries=tuple(entries))


def _pair(taken: Taken) -> tuple[tuple[str, str], tuple[str, str]]:
    """What a translator was given and what came back, French and Dutch, by their hashes: where only some texts of a
    list came back, they would not say themselves which of the others they translate."""
    given, back = taken.stood.unit.origin, taken.edit.text
    assert given is not None
    hashes, said = (given.digest, digest(back)), (given.text, _text(back))
    return (hashes, said) if taken.edit.lang == "nl" else (hashes[::-1], said[::-1])


def job_of(project: Project, name: str) -> Job:
    """The job of a dossier, its texts held against what was kept of them; what they say is remembered."""
    kind, slug = resolve(project, name)
    job = stood(pipeline.read(project, on_this_day(Parameters(kind=kind, slug=slug))))
    remember(project, job)
    return job


def prepared(project: Project, file: Path) -> Import:
    """What a file that came back changes. Raises ImprimaturError for one that is not ours, UnknownDossier."""
    return brought_by(project, back_in(file))


def back_in(file: Path) -> Returned:
    """What a file that came back says. Raises ImprimaturError for one that is not ours."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ImprimaturError(words("import_too_large", name=file.name))
        return returned(file.read_bytes(), file.name)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise ImprimaturError(words("import_unreadable", name=file.name, reason=why)) from fault


def brought_by(project: Project, back: Returned) -> Import:
    """What the answers of a file change in the dossier that it names. Raises UnknownDossier, Busy, NotWritten."""
    job = job_of(project, back.dossier)
    return imported(project, job, back, frozenset(one.id for one in back.answers if one.unsure))


def parcel_of(job: Job, to: Lang, *, everything: bool) -> Parcel:
    """What goes out to a translator of a language: the texts that wait, or every text."""
    document, terms = job.document, job.registers.terms
    return parcel(job.dossier.name, document, job.labels, terms, job.standing, to, everything=everything)


def filled(project: Project, job: Job, to: Lang, command: str) -> Import:
    """What a command proposes for the texts that have no translation yet. Raises ImprimaturError."""
    waiting = [one.unit for one in job.standing.units if one.unit.target == to and one.state is UnitState.TO_TRANSLATE]
    if not waiting:
        return Import(job, (), (), ())
    sources = [one.origin.inline if one.origin else () for one in waiting]
    lines = _proposed(command, [" ".join(as_text(pieces_of(one)).split()) for one in sources])
    answers = tuple(
        answer_of(unit.id, source, line, to) for unit, source, line in zip(waiting, sources, lines, strict=True)
    )
    back = Returned(job.dossier.name, waiting[0].source, to, answers)
    return imported(project, job, back, frozenset(one.id for one in answers))


def answer_of(id_: str, source: Inline, line: str, to: Lang) -> Answer:
    """What a line, its marks written as codes, answers to a source; a blank one has no target."""
    marks = pieces_of(source)
    made = rebuilt(marks, from_text(line, marks), to)
    return Answer(id_, source, made.inline if line.strip() else None, made.fault, mark=made.mark)


def _proposed(command: str, lines: Sequence[str]) -> list[str]:
    """What a command gives for some lines: as many."""
    try:
        done = subprocess.run(
            shlex.split(command),
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_COMMAND_SECONDS,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        reason = fault.stderr if isinstance(fault, subprocess.CalledProcessError) else str(fault)
        raise ImprimaturError(words("fill_failed", reason=" ".join(reason.split())[:300])) from fault
    given = done.stdout.removesuffix("\n").split("\n")
    if len(given) != len(lines):
        raise ImprimaturError(words("fill_lines", asked=len(lines), given=len(given)))
    return given


def imported(project: Project, job: Job, back: Returned, unsure: frozenset[str]) -> Import:
    """What answers change in the dossier of a job; `unsure` are the ids of those to be revised by a person."""
    receipt = receive(back, job.standing, job.provenance, faults, job.labels)
    sources = [source for source in job.dossier.sources if exchanged(source.name, source.content) is None]
    fields = vocabulary(type(job.document), job.labels)

    def headed(said: str, lang: Lang) -> str:
        path = fields.heading(said)
        return job.labels.field(path).of(lang) if path and path in job.labels.fields else ""

    outcome = prepare(sources, [one.edit for one in receipt.taken], headed)
    left = {id(one.edit): one.reason for one in outcome.refused}
    names = [source.name for source in sources]
    taken = tuple((home(one.edit, names), one) for one in receipt.taken if id(one.edit) not in left)
    refused = [_turned(one, left[id(one.edit)]) for one in receipt.taken if id(one.edit) in left]
    return Import(job, outcome.files, taken, (*receipt.turned, *refused), receipt.same, receipt.empty, unsure)


def _turned(taken: Taken, reason: str) -> Turned:
    return Turned(taken.answer, reason, taken.stood.unit)


def faults(source: Inline, target: Inline, to: Lang) -> tuple[str, str]:
    """What a translation lost of its source: figures, addresses. A key of the messages and what it is; nothing lost,
    nothing said."""
    french, dutch = (_text(source), _text(target)) if to == "nl" else (_text(target), _text(source))
    ours, theirs = differences(french, dutch)
    lost, more = (ours, theirs) if to == "nl" else (theirs, ours)
    if lost or more:
        return ("figure_lost", ", ".join(lost)) if lost else ("figure_added", ", ".join(more))
    before, after = addresses(_text(source)), addresses(_text(target))
    missing = sorted(before - after)
    return ("address_lost", ", ".join(missing)) if missing else ("", "")


def _text(inline: Inline) -> str:
    return "".join(run.text for run in inline)
