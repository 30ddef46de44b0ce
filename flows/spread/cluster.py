"""The night over a Dask cluster: batches are Prefect tasks that its workers run, on this machine or on others."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.runner import Outcome
from flows.spread.batches import Batch, asked, build, rebuilt, unpacked
from flows.spread.messages import say
from flows.spread.night import Night
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

_WARM = "flows.embedded.warm"
"""What a worker imports before its first batch."""


class NoCluster(ImprimaturError):
    """The Dask cluster of the settings cannot be reached, or what it needs is not installed."""

    exit_code = 8


@task(name="batch", timeout_seconds=6 * 3600, persist_result=False, cache_policy=NO_CACHE)
def together(root: Path, wanted: str) -> str:
    """Build a batch on a worker of the cluster; its outcomes, packed."""
    return build(Project(root), json.loads(wanted))


def rebuild(project: Project, wanted: Sequence[Parameters], night: Night) -> list[Outcome]:
    """Build dossiers on the cluster. Raises NoCluster."""
    runner = _runner(night)

    @flow(name="spread", task_runner=runner, persist_result=False)
    def spread_them() -> list[Outcome]:
        return rebuilt(wanted, night.batch, lambda batches: _spread(project, batches))

    try:
        return spread_them()
    except OSError as fault:  # distributed's own errors of connection are such
        raise NoCluster(say("no_cluster", reason=" ".join(str(fault).split()))) from fault


def _spread(project: Project, batches: list[Batch]) -> Iterator[tuple[Batch, Sequence[Outcome] | None]]:
    # As one text: this runner searches lists for futures, and takes them apart.
    runs = [together.submit(project.root, json.dumps(asked(batch))) for batch in batches]
    for batch, run in zip(batches, runs, strict=True):
        try:
            content = run.result(raise_on_failure=False)
        except Exception:  # whatever a cluster says of a worker that died: the batch did not come back
            content = None
        yield batch, unpacked(content)


def _runner(night: Night) -> Any:
    try:
        import dask
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as fault:
        raise NoCluster(say("no_dask")) from fault
    # A batch that kills its worker is not given to the next one: its dossiers are tried one by one.
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
    if night.scheduler:
        return DaskTaskRunner(address=night.scheduler)
    cluster = {
        "n_workers": night.processes or os.cpu_count() or 1,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": None,
        "preload": [_WARM],
        # Whoever reaches a scheduler runs what they like: it listens on this machine alone, and asks for a certificate.
        "host": "127.0.0.1",
        "security": True,
    }
    return DaskTaskRunner(cluster_kwargs=cluster)
