"""`imprimatur list`: the dossiers, what was made of them, whether it is out of date and what they still wait for."""

from collections.abc import Mapping
from typing import Any

from flows.cli.output import console, table
from flows.messages import Words
from flows.versions.told import short
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from imprimatur.publishing.changes import changed, recorded
from imprimatur.publishing.versions.shelf import Shelf
from imprimatur.translation.waiting import APPROVED, STEPS


def show(project: Project, words: Words) -> int:
    """Show every dossier with the state of its last builds."""
    for stray in project.strays():
        console(error=True).print(words.of(stray.message), soft_wrap=True)
    rows = [_row(project, words, kind, slug) for kind, slug in project.dossiers()]
    if not rows:
        console(error=True).print(words("no_dossier"))
        return 0
    table(console(), [words(f"col_{name}") for name in ("dossier", "draft", "final", "blocking", "texts")], rows)
    return 0


def _row(project: Project, words: Words, kind: str, slug: str) -> list[str]:
    states = [_state(project, kind, slug, stage) for stage in Stage]
    # A draft out of date says no more than what held the dossier back then: a final made since is nearer the truth.
    stages = sorted(zip(states, Stage, strict=True), key=lambda pair: pair[0] != "current")
    manifest = next(filter(None, (recorded(project, kind, slug, stage) for _, stage in stages)), None)
    shown = ["–", "–"] if manifest is None else [str(manifest["blocking"]), _texts(manifest.get("waiting"), words)]
    said = [words(f"state_{state}") for state in states]
    newest = next(Shelf(project.outputs / kind / slug).versions(), None)
    if newest and states[-1] != "never":
        said[-1] = f"{short(newest, words)}\n{said[-1]}"
    return [f"{kind}/{slug}", *said, *shown]


def _texts(waiting: Any, words: Words) -> str:
    """Where the texts of each language stand, as a build recorded it: what they wait for, or that they are approved."""
    lines = [
        words("texts_of", language=lang.upper(), said=said)
        for lang in LANGS
        if isinstance(waiting, Mapping) and (said := _said(waiting.get(lang), words))
    ]
    return "\n".join(lines) or "–"


def _said(counts: Any, words: Words) -> str:
    """What waits in one language; nothing where nothing waits and nobody approved anything."""
    if not isinstance(counts, Mapping):
        return ""
    steps = [(step, counts.get(step)) for step in STEPS]
    said = [words(f"texts_{step}{'_one' if count == 1 else ''}", count=count) for step, count in steps if count]
    return ", ".join(said) or (words("texts_approved") if counts.get(APPROVED) else "")


def _state(project: Project, kind: str, slug: str, stage: Stage) -> str:
    try:
        change = changed(project, kind, slug, stage)
    except ImprimaturError:
        return "stopped"
    if change.never_built:
        return "never"
    return "stale" if change else "current"
