"""Runs whose worker is gone: they will never end by themselves, and their state must say so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType, WorkerStatus
from prefect.states import Crashed

from flows.embedded.telling import gone
from flows.messages import both
from imprimatur.core.bilingual import Bilingual

POOL = "imprimatur"
"""The work pool that prefect.yaml names."""
_NAME = "prefect.worker.name"
"""The label by which Prefect's worker marks the runs that it takes."""
_TAKEN = timedelta(minutes=10)
"""The age beyond which a run that somebody took, and nobody marked, is given up."""


def worker_of(run: FlowRun) -> str | None:
    """The name of the worker that took a run; None where none says so."""
    name = run.labels.get(_NAME)
    return str(name) if name else None


def close(
    client: SyncPrefectClient, is_gone: Callable[[FlowRun], bool], message: Callable[[FlowRun], Bilingual]
) -> None:
    """Record as crashed the runs under way of which that holds."""
    under_way = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
    wanted = FlowRunFilter.model_validate({"state": {"type": {"any_": under_way}}})
    while gone := [run for run in client.read_flow_runs(flow_run_filter=wanted) if is_gone(run)]:
        for run in gone:
            client.set_flow_run_state(run.id, Crashed(message=both(message(run))), force=True)


def close_abandoned() -> None:
    """Close the runs of workers that the server has heard nothing of for three heartbeats, a minute and a half."""
    with get_client(sync_client=True) as client:
        workers = client.read_workers_for_work_pool(POOL)
        dead = {worker.name for worker in workers if worker.status is WorkerStatus.OFFLINE}
        before = datetime.now(UTC) - _TAKEN

        def is_gone(run: FlowRun) -> bool:
            name, state = worker_of(run), run.state
            stuck = name is None and state is not None and state.is_pending() and state.timestamp < before
            return name in dead or stuck

        close(client, is_gone, lambda run: gone(worker_of(run) or "?"))
