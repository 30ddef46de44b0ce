"""The draft of one dossier, then its first final version (ADR 26): a run on the server, or the library alone."""

import os
from collections.abc import Callable
from dataclasses import replace

import click

from flows.drop_folder.copies import Announce, Bounds, Doing, How
from flows.drop_folder.dossiers import Dossier, may_be_final
from flows.drop_folder.messages import Words, say
from flows.runner import Outcome, run
from flows.side_by_side import at_once
from imprimatur.core.asked import Asked
from imprimatur.core.asked import How as Asking
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

BOUNDS = Bounds(cpu=1800, hang=4 * 3600)
"""What a draft may take, its turn on the server waited for included. What it reads was read by the check before."""

Make = Callable[[Dossier, Stage, bool], None]
"""How a document is made; whether it is caught up with: then nobody waits for it, and it lets other work go first."""


def has_server() -> bool:
    """Whether this process was told of a server."""
    return bool(os.environ.get("PREFECT_API_URL"))


def draft(make: Make, project: Project, dossier: Dossier, late: bool = False) -> None:
    """The draft of a dossier, then its first final version where nothing is missing."""
    make(dossier, Stage.DRAFT, late)
    if may_be_final(project, dossier):
        make(dossier, Stage.FINAL, late)


def alone(doing: Doing, project: Project, words: Words) -> Make:
    """How a document is made by the library alone."""

    def make(dossier: Dossier, stage: Stage, late: bool) -> None:
        parameters = Parameters(kind=dossier[0], slug=dossier[1], stage=stage, asked=Asked(how=Asking.DROP_FOLDER))
        ended = doing(replace(BOUNDS, gentle=late), make_one, project, parameters)
        if ended.how is How.DONE:
            click.echo(_line(ended.value, words))
        elif ended.how is not How.STOPPED:
            click.echo(words.of(say("draft_ended", name="/".join(dossier))), err=True)

    return make


def make_one(_announce: Announce, project: Project, parameters: Parameters) -> Outcome:
    """The making itself, in whatever process."""
    with at_once():
        return replace(run(project, parameters), findings=())


def recorded(otherwise: Make, words: Words, check: Callable[[], None]) -> Make:
    """How a document is made by a run on the server, or `otherwise` where it cannot be.

    `check` is called while a run is waited for, and raises ServerFault to end the waiting.
    """

    def make(dossier: Dossier, stage: Stage, late: bool) -> None:
        from prefect.client.orchestration import get_client

        from flows.embedded.faults import ServerFault
        from flows.embedded.runs import of_dossier, run_all
        from flows.who_asks import DROP_FOLDER

        name = "/".join(dossier)
        with get_client(sync_client=True) as client:
            asked = [of_dossier(*dossier, stage)]
            ((_, ended),) = run_all(client, asked, check, BOUNDS.hang, [DROP_FOLDER])
        if isinstance(ended, ServerFault):
            # The server may be restarting: the draft matters more than its record.
            click.echo(words.of(say("stopped", name=name, reason=ended.message)), err=True)
            otherwise(dossier, stage, late)
        else:
            said = ended.message or ended.name or ""
            click.echo(said if said.startswith(name) else f"{name}: {said}")

    return make


def _line(outcome: Outcome, words: Words) -> str:
    if outcome.fault:
        return words.of(say("stopped", name=outcome.dossier, reason=outcome.fault))
    if outcome.stage is Stage.FINAL:
        return words.of(say("final", name=outcome.dossier, number=outcome.number or ""))
    return words.of(say("drafted", name=outcome.dossier, count=outcome.blocking))
