"""`imprimatur history`: the versions of a dossier, what changed from one to the next, the drafts that are kept."""

import json
from collections.abc import Iterator
from typing import Any

from flows.cli.exit_codes import ALTERED
from flows.cli.output import console
from flows.messages import Words
from flows.project_lookup import resolve
from flows.versions.told import approvals, as_data, asked, day, faults, names, title, worded
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.found_files import key
from imprimatur.project import Project
from imprimatur.publishing.versions.history import History, Step, history_of


def history(project: Project, words: Words, dossier: str, *, as_json: bool = False) -> int:
    """Show the history of a dossier. The exit code is ALTERED where a version is not as it was published."""
    words = worded(words)
    found = history_of(project, *_dossier(project, dossier))
    if as_json:
        print(json.dumps(_data(found), ensure_ascii=False, indent=2))
    else:
        for line, style in _lines(found, words):
            console().print(line, style=style, soft_wrap=True)
    return ALTERED if any(step.faults for step in found.steps) else 0


def _dossier(project: Project, name: str) -> tuple[str, str]:
    """The dossier of a name; one whose inputs are gone, by the name of its outputs. Raises UnknownDossier."""
    try:
        return resolve(project, name)
    except UnknownDossier:
        kind, _, slug = name.strip("/").removeprefix("outputs/").partition("/")
        kind = kind.replace("-", "_")
        for folder in (project.outputs / kind).iterdir() if (project.outputs / kind).is_dir() and slug else ():
            if key(folder.name) == key(slug) and folder.is_dir():
                return kind, folder.name
        raise


def _lines(found: History, words: Words) -> Iterator[tuple[str, str]]:
    yield f"\n{found.kind}/{found.slug}", "bold"
    if not found.steps:
        yield f"  {words('no_version')}", ""
    for step in found.steps:
        yield "", ""
        yield from _step(step, words)
    yield "", ""
    if found.draft:
        yield words("draft_stands", day=day(found.draft, words)), ""
    if found.former:
        days = ", ".join(day(one, words) for one in reversed(found.former))
        yield words("drafts_kept", count=len(found.former), days=days), ""


def _step(step: Step, words: Words) -> Iterator[tuple[str, str]]:
    version = step.version
    said = title(version, words) if version else words("version_undated", number=step.number)
    yield said[:1].upper() + said[1:], "bold"
    for line in faults(step.faults, words):
        yield f"  ! {line}", "red"
    if version is None:
        return
    yield f"  {asked(version, words)}", ""
    for line in approvals(version, words):
        yield f"  {line}", ""
    yield f"  {words('files', names=', '.join(version.documents))}", ""
    for line in _changes(step, words):
        yield f"  {line}", ""
    missing = sorted({*step.lost, *version.unkept})
    if missing:
        yield f"  {words('lost', names=names(missing, words))}", "dim"


def _changes(step: Step, words: Words) -> Iterator[str]:
    """What changed from the version before to this one."""
    if step.version is None or step.version.previous is None:
        return
    said = []
    for lang, count in (step.passages or {}).items():
        key_of = "passages_none" if count == 0 else "passages_one" if count == 1 else "passages"
        said.append(words(key_of, language=lang.upper(), count=count))
    if said:
        yield words("changed_passages", previous=step.version.previous, said=", ".join(said))
    if step.inputs:
        yield words("changed_inputs", previous=step.version.previous, names=names(step.inputs, words))
    if step.templates:
        yield words("changed_templates", previous=step.version.previous, names=names(step.templates, words))
    if step.program:
        yield words("changed_program", previous=step.version.previous)


def _data(found: History) -> dict[str, Any]:
    return {
        "dossier": f"{found.kind}/{found.slug}",
        "versions": [_step_data(step) for step in found.steps],
        "draft": found.draft.isoformat() if found.draft else None,
        "former": [one.isoformat() for one in found.former],
    }


def _step_data(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "version": as_data(step.version) if step.version else None,
        "faults": [{"sort": one.sort.value, "file": one.name} for one in step.faults],
        "lost_inputs": list(step.lost),
        "passages_changed": dict(step.passages) if step.passages is not None else None,
        "inputs_changed": list(step.inputs),
        "templates_changed": list(step.templates),
        "program_changed": step.program,
    }
