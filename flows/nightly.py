"""The night: every draft that would say something else today is made anew, and a digest waits in the morning.

Its steps are tasks. Those that only tell of the night (the digest, its letters, the lists in the forms) cannot fail it:
what they could not do stands in its sentence, and is done the next time.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.utilities.annotations import quote

from flows import digest
from flows.clock import today
from flows.delivering import delivered
from flows.drop_folder import Dossier
from flows.embedded.environment import OUTPUTS
from flows.events import night_failed
from flows.forms.schema import refresh
from flows.mail import outbox
from flows.mail.people import people_of
from flows.mail.settings import mail_settings
from flows.mail.telling import summary
from flows.messages import both, say
from flows.project_lookup import find_project
from flows.runner import Outcome
from flows.spread import rebuild as spread
from flows.states import failed
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import Change, Comparison
from imprimatur.publishing.sets import CHECK
from imprimatur.publishing.versions.publishing import tidy

COMPARE_SECONDS = 3600
REBUILD_SECONDS = 20 * 3600
"""A federation's ten thousand drafts made anew, after a new version, on two processors: the next night waits for it."""
TELL_SECONDS = 900


def _step(name: str, seconds: int, **more: Any) -> Callable[[Callable[..., Any]], Any]:
    """A step of the night as a task that keeps nothing on disk."""
    return task(name=name, timeout_seconds=seconds, persist_result=False, cache_policy=NO_CACHE, **more)


@_step("compare", COMPARE_SECONDS, retries=2, retry_delay_seconds=10)
def compare(project: Project, day: date) -> dict[Dossier, Change]:
    """The dossiers whose draft no longer says what their files say on a day, and why. What killed builds left of the
    others is swept away."""
    comparison = Comparison(project, day)
    dossiers = list(comparison.project.dossiers())
    for dossier in dossiers:
        tidy(project, *dossier)
    return {dossier: change for dossier in dossiers if (change := _change(comparison, dossier))}


def _change(comparison: Comparison, dossier: Dossier) -> Change:
    """Why a draft is made anew: what it no longer says, or what was found of it that has vanished."""
    try:
        return comparison.changed(*dossier) or Change(outputs=comparison.spoilt(*dossier, CHECK))
    except (ImprimaturError, OSError):
        return Change(never_built=True)  # its own build will say what is wrong


@_step("rebuild", REBUILD_SECONDS)
def rebuild(project: Project, wanted: Sequence[Parameters]) -> list[Outcome]:
    """Make the drafts, spread as the settings say; a dossier that fails is told by its outcome."""
    return spread(project, wanted)


@_step("summarise", TELL_SECONDS)
def summarise(project: Project, changes: dict[Dossier, Change], outcomes: list[Outcome], day: date) -> None:
    """Leave the digest as a page and on the server, its letters in the outbox; then only is it told."""
    told = digest.gathered(project, changes, outcomes, day)
    digest.publish(project, told)
    create_markdown_artifact(markdown=digest.markdown(told, os.environ.get(OUTPUTS, "")), key="nightly")
    settings = mail_settings(project)
    letters = digest.letters(project, told, people_of(project, settings)) if settings else ()
    outbox.put(project, letters)
    digest.remember(project, told, letters)


@_step("deliver", TELL_SECONDS)
def deliver(project: Project) -> State:
    """Send what waits in the outbox. What cannot be sent now goes on waiting: that is no failure of the night."""
    return Completed(message=" · ".join(map(both, summary(delivered(project)))))


@_step("lists", TELL_SECONDS)
def renew_lists(project: Project) -> None:
    """Bring the dossiers to choose from up to date, titles included."""
    with get_client(sync_client=True) as client:
        refresh(client, project)


def run_name() -> str:
    """What a night is called among the runs."""
    return both(say("night_run", day=today().isoformat()))


@flow(name="nightly", flow_run_name=run_name, persist_result=False)
def nightly() -> State:
    """Make the drafts anew that would say something else today; one failure does not stop the rest."""
    day = today()
    project: Any = quote(find_project())  # quoted, a value reaches a task as it is, not searched for futures
    changes = compare(project, day)
    wanted = [Parameters(kind=kind, slug=slug, today=day) for kind, slug in changes]
    outcomes = rebuild(project, quote(wanted)) if wanted else []
    telling = (
        summarise(project, quote(changes), quote(outcomes), day, return_state=True),
        deliver(project, return_state=True),
        renew_lists(project, return_state=True),
    )
    return _ended(outcomes, all(state.is_completed() for state in telling))


def _ended(outcomes: Sequence[Outcome], told: bool) -> State:
    """How the night ends: failed where a person must mend something in the machine, named after what was made else."""
    broken = [outcome.dossier for outcome in outcomes if outcome.broken]
    made = sum(outcome.folder is not None for outcome in outcomes)
    parts = [say("night_nothing") if not outcomes else say("night_done", count=made)]
    if broken:
        parts = [say("night_failed", count=len(broken), total=len(outcomes), names=", ".join(broken))]
    if not told:
        parts.append(say("night_untold"))
    message = " ".join(both(one) for one in parts)
    if broken:
        night_failed(broken)
        return failed(message)
    return Completed(name=both(_name(outcomes)), message=message)


def _name(outcomes: Sequence[Outcome]) -> Bilingual:
    return say["night_made"] if outcomes else say["night_quiet"]
