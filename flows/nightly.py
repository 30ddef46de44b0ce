"""The night: the drafts of every dossier whose inputs changed are made anew, and a summary waits in the morning."""

from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.utilities.annotations import quote

from flows import digest
from flows.clock import today
from flows.drop_folder import Dossier
from flows.messages import Words
from flows.parallel import run_all
from flows.project_lookup import find_project
from flows.runner import Outcome
from flows.states import failed
from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import Change, changed


@task(
    name="compare", timeout_seconds=900, retries=2, retry_delay_seconds=10, persist_result=False, cache_policy=NO_CACHE
)
def compare(project: Project) -> dict[Dossier, Change]:
    """The dossiers whose draft no longer says what their files say, and why."""
    return {dossier: change for dossier in project.dossiers() if (change := _change(project, dossier))}


def _change(project: Project, dossier: Dossier) -> Change:
    try:
        return changed(project, *dossier)
    except ImprimaturError:
        return Change(never_built=True)  # its own build will say what is wrong


@task(name="rebuild", timeout_seconds=6 * 3600, persist_result=False, cache_policy=NO_CACHE)
def rebuild(project: Project, dossiers: list[Dossier]) -> list[Outcome]:
    """Make the drafts, side by side; a dossier that fails is told by its outcome."""
    return run_all(project, [Parameters(kind=kind, slug=slug) for kind, slug in dossiers])


@task(name="summarise", timeout_seconds=300, persist_result=False, cache_policy=NO_CACHE)
def summarise(project: Project, changes: dict[Dossier, Change], outcomes: list[Outcome]) -> None:
    """Leave the summary: what changed, what became of it, what is still missing and from whom."""
    told = digest.gathered(project, changes, outcomes, today())
    digest.publish(project, told)
    create_markdown_artifact(markdown=digest.markdown(told), key="nightly")
    digest.remember(project, told)


@flow(name="nightly", persist_result=False)
def nightly() -> State:
    """Make the drafts of every dossier whose inputs changed anew; one failure does not stop the rest."""
    project: Any = quote(find_project())  # quoted, a value reaches a task as it is, not searched for futures
    changes = compare(project)
    outcomes = rebuild(project, list(changes))
    summarise(project, quote(changes), quote(outcomes))  # type: ignore[call-overload]
    broken = [outcome.dossier for outcome in outcomes if outcome.broken]
    values = {"count": len(broken or outcomes), "total": len(outcomes), "names": ", ".join(broken)}
    said = " / ".join(Words(lang)("night_failed" if broken else "night_done", **values) for lang in LANGS)
    return failed(said) if broken else Completed(message=said)
