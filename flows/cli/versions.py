"""`imprimatur verify` and `imprimatur history`: what a file is, and which versions a dossier has."""

import json
from pathlib import Path

from flows.cli.exit_codes import ALTERED, FOREIGN, USAGE
from flows.cli.output import console
from flows.messages import Words
from flows.project_lookup import resolve
from flows.versions import of_file, of_history
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.found_files import key, shown
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.versions.history import history_of
from imprimatur.publishing.versions.verifying import Verdict, is_trusted, verified

_NOT_OURS = (Verdict.FOREIGN, Verdict.TOO_LARGE)


def verify(project: Project, words: Words, file: Path, *, as_json: bool = False) -> int:
    """Say what a file is. 0: one of ours, as it was published; else ALTERED, or FOREIGN."""
    try:
        found = verified(project, file)
    except OSError as fault:
        console(error=True).print(of_file.not_read(shown(file.name), fault.strerror or "", words), soft_wrap=True)
        return USAGE
    if as_json:
        print(json.dumps(of_file.data(found), ensure_ascii=False, indent=2))
    else:
        for line in of_file.lines(found, shown(file.name), words):
            console().print(line, soft_wrap=True)
    if is_trusted(found):
        return 0
    return FOREIGN if found.verdict in _NOT_OURS else ALTERED


def history(project: Project, words: Words, dossier: str, *, as_json: bool = False) -> int:
    """Show the history of a dossier. The exit code is ALTERED where a version is not as it was published."""
    found = history_of(project, *_dossier(project, dossier))
    if as_json:
        print(json.dumps(of_history.data(found), ensure_ascii=False, indent=2))
    else:
        for line, style in of_history.lines(found, words):
            console().print(line, style=style, soft_wrap=True)
    return ALTERED if any(step.faults for step in found.steps) else 0


def _dossier(project: Project, name: str) -> tuple[str, str]:
    """The dossier of a name; one whose inputs are gone, by the name of its outputs. Raises UnknownDossier."""
    try:
        return resolve(project, name)
    except UnknownDossier:
        kind, _, slug = name.strip("/").removeprefix("outputs/").partition("/")
        folder = project.outputs / kind.replace("-", "_")
        known = slug and folder.name in KINDS and folder.parent == project.outputs
        for one in folder.iterdir() if known and folder.is_dir() else ():
            if key(one.name) == key(slug) and one.is_dir() and not one.is_symlink():
                return folder.name, one.name
        raise
