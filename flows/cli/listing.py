"""`imprimatur list`: the dossiers, what was made of them, whether it is out of date and what still holds them back."""

from flows.cli.output import console, table
from flows.messages import Words
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from imprimatur.publishing.changes import changed, recorded


def show(project: Project, words: Words) -> int:
    """Show every dossier with the state of its last builds."""
    for stray in project.strays():
        console(error=True).print(words.of(stray.message), soft_wrap=True)
    rows = [_row(project, words, kind, slug) for kind, slug in project.dossiers()]
    if not rows:
        console(error=True).print(words("no_dossier"))
        return 0
    table(console(), [words(f"col_{name}") for name in ("dossier", "draft", "final", "blocking")], rows)
    return 0


def _row(project: Project, words: Words, kind: str, slug: str) -> list[str]:
    states = [_state(project, kind, slug, stage) for stage in Stage]
    # A draft out of date says no more than what held the dossier back then: a final made since is nearer the truth.
    stages = sorted(zip(states, Stage, strict=True), key=lambda pair: pair[0] != "current")
    manifest = next(filter(None, (recorded(project, kind, slug, stage) for _, stage in stages)), None)
    blocking = "–"
    if manifest is not None:
        blocking = str(manifest["blocking"])
    return [f"{kind}/{slug}", *(words(f"state_{state}") for state in states), blocking]


def _state(project: Project, kind: str, slug: str, stage: Stage) -> str:
    try:
        change = changed(project, kind, slug, stage)
    except ImprimaturError:
        return "stopped"
    if change.never_built:
        return "never"
    return "stale" if change else "current"
