"""Runs of the deployed flows: asked for one after the other, followed together, each told as soon as it has ended."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import TERMINAL_STATES, State
from prefect.exceptions import PrefectException

from flows.deployments import of_kind
from flows.embedded.faults import ServerFault
from flows.forms.choices import stage_in_words
from flows.messages import say
from imprimatur.core.composition import Stage

Asked = tuple[str, Mapping[str, Any]]
"""A run to ask for: its deployment, `flow/deployment`, and its parameters."""
Ended = State[Any] | ServerFault
"""What became of a run: the state it ended in, or why that cannot be known."""
_LOOK = 1.0
"""Seconds between two looks at the runs under way."""


def of_dossier(kind: str, slug: str, stage: Stage) -> Asked:
    """The run that makes a dossier at a stage, named in words as one that a form asks for."""
    return of_kind(kind), {"slug": slug, "stage": stage_in_words(stage)}


def run_all(
    client: SyncPrefectClient,
    asked: Sequence[Asked],
    check: Callable[[], None],
    seconds: float,
    tags: Sequence[str] = (),
) -> Iterator[tuple[int, Ended]]:
    """Run what is asked; yield the position of each with what became of it, the first to end first.

    Nothing that happens to one, or to the server, keeps the others from being told. `check` raises ServerFault once
    there is nothing more to wait for; what takes longer than `seconds` in all is not waited for either. The runs bear
    the `tags` beside those of their deployments.
    """
    deadline = time.monotonic() + seconds
    untold = dict(enumerate(asked))
    under_way: dict[UUID, int] = {}
    try:
        for position, (deployment, parameters) in enumerate(asked):
            # One after the other: SQLite takes one writer at a time.
            check()
            made = ask(client, deployment, parameters, tags)
            if isinstance(made, ServerFault):
                del untold[position]
                yield position, made
            else:
                under_way[made] = position
        while under_way:
            check()
            if time.monotonic() > deadline:
                raise ServerFault(say("run_too_long", seconds=f"{seconds:.0f}"))
            for run, state in _ended(client, list(under_way)):
                position = under_way.pop(run)
                del untold[position]
                yield position, state
            time.sleep(_LOOK)
    except ServerFault as fault:
        yield from ((position, fault) for position in untold)


def ask(
    client: SyncPrefectClient, deployment: str, parameters: Mapping[str, Any], tags: Sequence[str]
) -> UUID | ServerFault:
    """Ask for a run; its identifier, or why the server did not take it."""
    try:
        known = client.read_deployment_by_name(deployment)
        # With its key, a run that is asked for twice, because the first answer was lost, is made once.
        key = uuid4().hex
        run = client.create_flow_run_from_deployment(
            known.id, parameters=dict(parameters), idempotency_key=key, tags=[*known.tags, *tags]
        )
    except (httpx.HTTPError, PrefectException) as fault:
        return stumbled(fault)
    return run.id


def _ended(client: SyncPrefectClient, runs: list[UUID]) -> list[tuple[UUID, State[Any]]]:
    """Those of the runs that have ended; none while the server does not answer."""
    wanted = {"id": {"any_": runs}, "state": {"type": {"any_": sorted(TERMINAL_STATES)}}}
    try:
        found = client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted))
    except (httpx.HTTPError, PrefectException):
        return []
    return [(run.id, run.state) for run in found if run.state]


def stumbled(fault: Exception) -> ServerFault:
    """Why the server did not take a run, or did not tell of one."""
    return ServerFault(say("run_not_taken", reason=str(fault).partition("\n")[0]))
