"""`imprimatur translate`: texts sent to a translator, and put back into the files of the dossier."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.clock import on_this_day
from flows.messages import Words, say
from flows.project_lookup import resolve
from flows.translating import Import, filled, prepared
from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import GateRefused, ImprimaturError
from imprimatur.core.found_files import MAX_BYTES
from imprimatur.core.parameters import Parameters
from imprimatur.documents.schema.document import languages_of
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.translation.exchange.formats import sent
from imprimatur.translation.reasons import reason_said
from imprimatur.translation.receiving import Turned
from imprimatur.translation.sending import parcel, where

_SHOWN = 72
"""Characters of a text that are shown of each change."""


def job_of(project: Project, name: str) -> Job:
    """The job of a dossier, its texts held against what was kept of them; what they say is remembered."""
    kind, slug = resolve(project, name)
    job = pipeline.write(pipeline.read(project, on_this_day(Parameters(kind=kind, slug=slug))))
    pipeline.remember(project, job)
    return job


def export(
    project: Project, words: Words, name: str, to: Lang, formats: Sequence[str], everything: bool, out: Path | None
) -> int:
    """Make the files that go to a translator."""
    job = job_of(project, name)
    if to not in languages_of(job.document):
        console(error=True).print(words("approve_no_language", name=name), soft_wrap=True)
        return USAGE
    made = parcel(
        job.dossier.name, job.document, job.labels, job.registers.terms, job.standing, to, everything=everything
    )
    if not made.segments:
        console().print(words("export_nothing", name=job.dossier.name), soft_wrap=True)
        return 0
    folder = out or project.outputs / job.dossier.kind / job.dossier.slug / "translation"
    folder.mkdir(parents=True, exist_ok=True)
    for format_ in dict.fromkeys(formats):
        for file, content in sent(made, format_):
            (folder / file).write_bytes(content)
            console().print(words("exported", path=_shown_path(project, folder / file)), soft_wrap=True)
    count = len(made.segments)
    console().print(words("exported_one" if count == 1 else "exported_many", count=count), soft_wrap=True)
    return 0


def bring_back(project: Project, words: Words, file: Path, *, dry_run: bool) -> int:
    """Put what came back into the dossier; what is refused is told text by text, and the rest is taken."""
    if file.stat().st_size > MAX_BYTES:
        raise ImprimaturError(say("import_too_large", name=file.name))
    brought = prepared(project, file.read_bytes(), file.name, lambda name: job_of(project, name))
    _tell(words, brought)
    if brought.files and not dry_run:
        brought.carry_out(project)
    taken = len(brought.taken)
    key = "import_would" if dry_run else "imported"
    console().print(words(f"{key}_one" if taken == 1 else key, count=taken, files=len(brought.files)), soft_wrap=True)
    return GateRefused.exit_code if brought.refused else 0


def fill(project: Project, words: Words, name: str, to: Lang, command: str) -> int:
    """Have a command propose translations of what has none; each is marked as a machine's, to be revised."""
    job = job_of(project, name)
    brought = filled(project, job, to, command)
    _tell(words, brought)
    if brought.files:
        brought.carry_out(project)
    count = len(brought.taken)
    console().print(words("filled_one" if count == 1 else "filled", count=count), soft_wrap=True)
    return GateRefused.exit_code if brought.refused else 0


def _tell(words: Words, brought: Import) -> None:
    """What will change, by file, and what is refused, with why."""
    out = console()
    by_file: dict[str, list[str]] = defaultdict(list)
    for file, one in brought.taken:
        said = where(one.stood.unit, brought.job.labels, words.lang)
        text = "".join(run.text for run in one.edit.text)
        by_file[file].append(f"  {said}: {text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}")
    for file, lines in by_file.items():
        out.print(f"{file.rpartition('/')[2]}", soft_wrap=True)
        for line in lines:
            out.print(line, soft_wrap=True)
    for turned in brought.refused:
        console(error=True).print(words("import_refused", **_refusal(words, brought, turned)), soft_wrap=True)
    for key, count in (("import_same", brought.same), ("import_empty", brought.empty)):
        if count:
            out.print(words(f"{key}_one" if count == 1 else key, count=count), soft_wrap=True)


def _refusal(words: Words, brought: Import, one: Turned) -> dict[str, str]:
    labels = brought.job.labels
    place = where(one.unit, labels, words.lang) if one.unit else one.answer.id.partition("~")[0]
    if not one.unit and place in labels.fields:
        place = labels.field(place).of(words.lang)
    reason = reason_said(one.reason, one.detail or one.answer.mark)
    at = f" ({one.answer.place})" if one.answer.place else ""
    return {"where": f"{place}{at}", "reason": words.of(reason)}


def _shown_path(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else str(path)
