"""The history of a dossier, in words and as data."""

from collections.abc import Iterator
from typing import Any

from flows.versions.messages import Words, worded
from flows.versions.told import approvals, as_data, asked, day, faults, lost, names, title, untitled
from imprimatur.publishing.versions.history import History, Step


def lines(found: History, words: Words) -> Iterator[tuple[str, str]]:
    """The history line by line, each with its style."""
    words = worded(words)
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
    said = title(version, words) if version else untitled(step.number, words)
    yield said[:1].upper() + said[1:], "bold"
    for line in faults(step.faults, words):
        yield f"  ! {line}", "red"
    if version is None:
        return
    yield f"  {asked(version, words)}", ""
    for line in approvals(version, words):
        yield f"  {line}", ""
    yield f"  {words('files', names=', '.join(version.documents))}", ""
    for line in changes(step, words):
        yield f"  {line}", ""
    for line in lost((*step.lost, *version.unkept), words):
        yield f"  {line}", "dim"


def changes(step: Step, words: Words) -> Iterator[str]:
    """What changed from the version before to this one, a sentence a line."""
    words = worded(words)
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


def data(found: History) -> dict[str, Any]:
    """The same for a program: stable names, the records of the versions whole."""
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
