"""`imprimatur translate`: texts sent to a translator, and put back into the files of the dossier."""

from collections.abc import Sequence
from pathlib import Path

from flows.cli.exit_codes import USAGE
from flows.cli.handing_out import put_all
from flows.cli.output import console
from flows.messages import Words
from flows.translating import Import, filled, job_of, parcel_of, prepared
from flows.what_changes import changes_said, left_said, refusals_said
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import GateRefused
from imprimatur.documents.schema.document import languages_of
from imprimatur.project import Project
from imprimatur.translation.exchange.formats import sent


def export(
    project: Project, words: Words, name: str, to: Lang, formats: Sequence[str], everything: bool, out: Path | None
) -> int:
    """Make the files that go to a translator."""
    job = job_of(project, name)
    if to not in languages_of(job.document):
        console(error=True).print(words("approve_no_language", name=name), soft_wrap=True)
        return USAGE
    made = parcel_of(job, to, everything=everything)
    if not made.segments:
        is_source = any(job.units) and not any(one.target == to for one in job.units)
        key = f"export_source_{to}" if is_source else "export_nothing"
        console(error=is_source).print(words(key, name=job.dossier.name), soft_wrap=True)
        return USAGE if is_source else 0
    folder = out or project.outputs / job.dossier.kind / job.dossier.slug / "translation"
    if folder.resolve().is_relative_to(project.inputs.resolve()):
        console(error=True).print(words("export_in_inputs"), soft_wrap=True)
        return USAGE
    files = {file: content for format_ in formats for file, content in sent(made, format_)}
    for path, kept in put_all(folder, files):
        if kept:
            console().print(words("export_kept", path=_shown_path(project, kept)), soft_wrap=True)
        console().print(words("exported", path=_shown_path(project, path)), soft_wrap=True)
    count = len(made.segments)
    told = "exported_all" if everything else "exported_many"
    console().print(words(f"{told}_one" if count == 1 else told, count=count), soft_wrap=True)
    return 0


def bring_back(project: Project, words: Words, file: Path, *, dry_run: bool) -> int:
    """Put what came back into the dossier; what is refused is told text by text, and the rest is taken."""
    brought = prepared(project, file)
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
    for line in changes_said(words, brought):
        console().print(line, soft_wrap=True)
    for line in refusals_said(words, brought):
        console(error=True).print(line, soft_wrap=True)
    for line in left_said(words, brought):
        console().print(line, soft_wrap=True)


def _shown_path(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else str(path)
