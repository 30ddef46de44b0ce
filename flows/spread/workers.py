"""The night over the workers of the pool: batches are runs of a deployment, and whichever worker has room takes one."""

import time
from collections.abc import Callable, Iterator, Sequence

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import ArtifactFilter, DeploymentFilter, FlowRunFilter
from prefect.exceptions import PrefectException

from flows.batch import OUTCOMES
from flows.deployments import named
from flows.embedded.faults import ServerFault
from flows.embedded.runs import Ended, run_all
from flows.parallel import run_all as on_processes
from flows.runner import Outcome
from flows.spread.batches import Batch, asked, rebuilt, unpacked
from flows.spread.messages import say
from flows.spread.night import Night
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

DEPLOYMENT = named("batch")
_SECONDS = 6 * 3600
"""How long the batches of a night may take in all."""
_PATIENCE = 300.0
"""Seconds that batches wait while no worker takes any, before they are built here."""
_LOOK = 15.0
"""Seconds between two looks whether some are taken."""


def rebuild(project: Project, wanted: Sequence[Parameters], night: Night) -> list[Outcome]:
    """Build dossiers on the workers; what none of them takes is built on processes of this machine."""
    with get_client(sync_client=True) as client:

        def spread(batches: list[Batch]) -> Iterator[tuple[Batch, Sequence[Outcome] | None]]:
            untaken: list[Batch] = []
            runs = [(DEPLOYMENT, {"wanted": asked(batch)}) for batch in batches]
            for position, ended in run_all(client, runs, waiting(client), _SECONDS):
                if isinstance(ended, ServerFault):
                    untaken.append(batches[position])
                else:
                    yield batches[position], _outcomes(client, ended)
            _withdraw(client)
            for batch in untaken:
                yield batch, on_processes(project, batch, night.processes)

        return rebuilt(wanted, night.batch, spread)


def waiting(client: SyncPrefectClient, patience: float = _PATIENCE, look: float = _LOOK) -> Callable[[], None]:
    """What raises ServerFault once batches have waited for long while no worker is busy with any."""
    since = looked = time.monotonic()

    def check() -> None:
        nonlocal since, looked
        now = time.monotonic()
        if now - looked < look:
            return
        looked = now
        if _under_way(client):
            since = now
        elif now - since > patience:
            raise ServerFault(say("batch_untaken", seconds=f"{patience:.0f}"))

    return check


def _under_way(client: SyncPrefectClient) -> bool:
    """Whether a worker has taken a batch; what cannot be asked is taken for yes: the server may be restarting."""
    try:
        return bool(_runs(client, "PENDING", "RUNNING"))
    except (httpx.HTTPError, PrefectException):
        return True


def _runs(client: SyncPrefectClient, *states: str) -> list[object]:
    ours = DeploymentFilter.model_validate({"name": {"any_": [DEPLOYMENT.partition("/")[2]]}})
    wanted = FlowRunFilter.model_validate({"state": {"type": {"any_": list(states)}}})
    return list(client.read_flow_runs(deployment_filter=ours, flow_run_filter=wanted))


def _withdraw(client: SyncPrefectClient) -> None:
    """Take back the batches that nobody took: they are built here, and a worker that comes late must not do it too."""
    for run in _runs(client, "SCHEDULED"):
        client.delete_flow_run(run.id)  # type: ignore[attr-defined]


def _outcomes(client: SyncPrefectClient, ended: Ended) -> Sequence[Outcome] | None:
    """What a run told of its batch; nothing where it died, or its words are lost."""
    if isinstance(ended, ServerFault) or not ended.is_completed():
        return None
    about = {"flow_run_id": {"any_": [ended.state_details.flow_run_id]}, "type": {"any_": [OUTCOMES]}}
    found = client.read_artifacts(artifact_filter=ArtifactFilter.model_validate(about))
    return unpacked(found[0].data) if found else None
