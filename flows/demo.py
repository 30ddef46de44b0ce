"""`make demo`: the sample dossiers of every kind through the deployed flows, on a server that it starts and stops.

Every dossier is asked for in its final version; where the gate refuses, its draft is made. The table at the end says
what was made of each, and where it is.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from flows.cli.exit_codes import INTERRUPTED
from flows.cli.output import console, progress, table
from flows.embedded.faults import ServerFault
from flows.embedded.server import Server, running_server
from flows.messages import Words, locale_language
from flows.project_lookup import find_project
from flows.runner import End
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import FORMATS
from imprimatur.project import Project
from imprimatur.publishing.changes import changed, recorded, set_folder

if TYPE_CHECKING:
    from flows.embedded.runs import Ended

_SECONDS = 1800
"""How long the runs may take in all."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one dossier: the stage reached, or None, and what its run said."""

    kind: str
    slug: str
    stage: Stage | None
    message: str


def main() -> int:
    """Run the demonstration; the exit code is not zero when one of the files is missing."""
    project, words = find_project(), Words(locale_language(os.environ))
    dossiers = list(project.dossiers())
    error = console(error=True)
    error.print(words("demo_starting"))
    try:
        with running_server(project, at_a_time=max(2, os.cpu_count() or 2)) as server:
            made = _make_all(server, words, dossiers)
    except ServerFault as fault:
        error.print(words.fault(fault))
        return fault.exit_code
    except KeyboardInterrupt:
        error.print(words("interrupted"))
        return INTERRUPTED
    return _report(project, words, made)


def _make_all(server: Server, words: Words, dossiers: list[tuple[str, str]]) -> list[Made]:
    """Every dossier, by runs of the deployed flows: the worker takes as many together as the machine has room for."""
    made: dict[tuple[str, str], Made] = {}
    with progress(len(dossiers)) as bar:
        bar.begin(words("demo_running"), 0)
        for dossier, ended in _runs(server, dossiers):
            made[dossier] = one = became(server.project, words, *dossier, ended)
            bar.advance()
            console(error=True).print(f"  {one.message}", soft_wrap=True)
    return [made[dossier] for dossier in dossiers]


def _runs(server: Server, dossiers: list[tuple[str, str]]) -> "Iterator[tuple[tuple[str, str], Ended]]":
    from flows.embedded.runs import of_dossier, run_all

    asked = [of_dossier(*dossier, Stage.FINAL) for dossier in dossiers]
    with server.client() as client:
        for position, ended in run_all(client, asked, server.check, _SECONDS):
            yield dossiers[position], ended


def became(project: Project, words: Words, kind: str, slug: str, ended: "Ended") -> Made:
    """What became of the final version of a dossier: made, or refused and its draft made instead, or neither."""
    if isinstance(ended, ServerFault):
        said = words("demo_stopped", name=f"{kind}/{slug}", reason=words.fault(ended))
    elif ended.is_crashed():
        said = words("demo_crashed", name=f"{kind}/{slug}")
    else:
        said = str(ended.message or f"{kind}/{slug}")
        from flows.states import ended as end_of

        if end_of(ended) is End.FINAL:
            return Made(kind, slug, Stage.FINAL, said)
    drafted = _is_drafted(project, kind, slug)
    return Made(kind, slug, Stage.DRAFT if drafted else None, said)


def _is_drafted(project: Project, kind: str, slug: str) -> bool:
    try:
        return not changed(project, kind, slug, Stage.DRAFT)
    except (ImprimaturError, OSError):
        return False


def _report(project: Project, words: Words, made: list[Made]) -> int:
    out = console()
    rows: list[list[str]] = []
    missing = 0
    for one in made:
        folder = set_folder(project, one.kind, one.slug, one.stage or Stage.DRAFT)
        rows.append([f"{folder.relative_to(project.root).as_posix()}/", "", "", ""])
        for lang, name in product(LANGS, FORMATS):
            file = folder / f"{one.slug}.{lang}.{name}"
            made_it = one.stage is not None and file.is_file()
            missing += not made_it
            state = _state(project, words, one, lang) if made_it else words("demo_missing")
            rows.append([f"  {file.name}", lang, name, state])
    table(out, [words(f"col_{name}") for name in ("place", "language", "format", "state")], rows, words("demo_title"))
    if missing or not rows:
        console(error=True).print(words("demo_incomplete", count=missing))
        return ImprimaturError.exit_code
    out.print(f"\n{words('demo_findings')}")
    return 0


def _state(project: Project, words: Words, made: Made, lang: Lang) -> str:
    if made.stage is Stage.FINAL:
        return words("demo_final")
    count = (recorded(project, made.kind, made.slug, Stage.DRAFT) or {}).get("blocking", 0)
    return words("demo_draft_one" if count == 1 else "demo_draft", count=count)


if __name__ == "__main__":
    sys.exit(main())
