"""What a server is told before it takes runs: its work pool, the deployments of prefect.yaml, what was cut short."""

import time
from collections.abc import Mapping
from typing import Any

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate, WorkPoolUpdate
from prefect.client.schemas.filters import WorkPoolFilter
from prefect.client.schemas.schedules import CronSchedule
from prefect.exceptions import ObjectNotFound, PrefectException
from prefect.flows import load_flow_from_entrypoint
from prefect.utilities.callables import parameter_schema

from flows.deployments import declared
from flows.embedded.abandoned import POOL as POOL
from flows.embedded.abandoned import close, worker_of
from flows.embedded.automations import automate
from flows.embedded.environment import CODE
from flows.forms.schema import form
from flows.messages import say
from flows.project_lookup import find_project
from imprimatur.kinds import KINDS

OWN = "imprimatur"
"""The name of the worker that starts with the server."""
JOIN_SECONDS = 180
"""How long one that joins waits for the server."""
WORKER = "imprimatur"
"""The type of our own worker, and so of the pool that it takes runs from."""
FORMER_TAG = "night"
"""What those of the night were tagged with."""
TEMPLATE: dict[str, Any] = {
    "job_configuration": {"labels": {}},
    "variables": {"type": "object", "properties": {}, "additionalProperties": False},
}
"""The pool's template of a job: with no variable, a run that brings one is refused."""


def prepare() -> None:
    """Wait for the server, then tell it everything."""
    with get_client(sync_client=True) as client:
        while client.api_healthcheck():
            time.sleep(0.1)
        close_interrupted(client)
        make_pool(client)
        deploy(client)
        automate(client)


def join(name: str) -> None:
    """Wait for a server that somebody else prepares, and close what a worker of our name left there."""
    deadline = time.monotonic() + JOIN_SECONDS
    with get_client(sync_client=True) as client:
        while not _is_prepared(client):
            if time.monotonic() > deadline:
                raise SystemExit("The server does not answer.")
            time.sleep(1)
        close(client, lambda run: worker_of(run) == name, lambda _: say["run_cut_short"])


def _is_prepared(client: SyncPrefectClient) -> bool:
    try:
        return client.read_work_pool(POOL).type == WORKER
    except (httpx.HTTPError, PrefectException):
        return False


def close_interrupted(client: SyncPrefectClient) -> None:
    """Runs that a killed predecessor left under way will never end by themselves: say so in their state.

    Those of workers that joined from elsewhere may go on: whether those live is seen later.
    """
    close(client, lambda run: worker_of(run) in (None, OWN), lambda _: say["run_cut_short"])


def make_pool(client: SyncPrefectClient) -> None:
    """Have the pool of our own worker, in the place of any other of its name."""
    try:
        if client.read_work_pool(POOL).type == WORKER:
            client.update_work_pool(POOL, WorkPoolUpdate(base_job_template=TEMPLATE))
            return
        client.delete_work_pool(POOL)
    except ObjectNotFound:
        pass
    client.create_work_pool(WorkPoolCreate(name=POOL, type=WORKER, base_job_template=TEMPLATE))


def deploy(client: SyncPrefectClient) -> None:
    """Apply prefect.yaml, as `prefect deploy --all` does in a process of its own, seconds later.

    Raises ValueError for a deployment that says more than this understands.
    """
    for deployment in declared():
        _deploy(client, **deployment)
    _withdraw_former(client)


def _withdraw_former(client: SyncPrefectClient) -> None:
    """Remove what a former version declared under other names: the night would come twice.

    An operator's own deployments of our flows do not bear our tags, and stay.
    """
    names, flows = ({one[key] for one in declared()} for key in ("name", "entrypoint"))
    ours = {FORMER_TAG}.union(*(one["tags"] for one in declared()))
    in_pool = WorkPoolFilter.model_validate({"name": {"any_": [POOL]}})
    for found in client.read_deployments(work_pool_filter=in_pool):
        if found.entrypoint in flows and found.name not in names and ours.intersection(found.tags):
            client.delete_deployment(found.id)


def _deploy(
    client: SyncPrefectClient,
    *,
    name: str,
    entrypoint: str,
    description: str,
    tags: list[str],
    work_pool: Mapping[str, str],
    schedules: list[dict[str, Any]] | None = None,
    concurrency_limit: int | None = None,
) -> None:
    flow: Any = load_flow_from_entrypoint(str(CODE / entrypoint))
    kind = flow.name.replace("-", "_")
    asks = form(find_project(), kind) if kind in KINDS else parameter_schema(flow).model_dump(exclude_unset=True)
    client.create_deployment(
        client.create_flow_from_name(flow.name),
        name,
        entrypoint=entrypoint,
        description=description,
        tags=tags,
        work_pool_name=work_pool["name"],
        work_queue_name=work_pool["work_queue_name"],
        parameter_openapi_schema=asks,
        # The lists of a form help to choose; what is asked for in other words is judged by the flow (ADR 32).
        enforce_parameter_schema=kind not in KINDS,
        concurrency_limit=concurrency_limit,
        schedules=[_schedule(**schedule) for schedule in schedules or ()],
        # What `prefect deploy` adds: each run starts in the folder that the declaration stands in.
        pull_steps=[{"prefect.deployments.steps.set_working_directory": {"directory": str(CODE)}}],
    )


def _schedule(*, cron: str, timezone: str, active: bool) -> DeploymentScheduleCreate:
    return DeploymentScheduleCreate(schedule=CronSchedule(cron=cron, timezone=timezone), active=active)
