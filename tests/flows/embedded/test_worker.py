"""Runs as processes of their own: cancelled, killed, at most so many together."""

import os
import re
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient
from prefect.states import Cancelling, Running, Scheduled

from flows.embedded.preparing import POOL, TEMPLATE, WORKER, close_interrupted, make_pool
from flows.embedded.server import Server
from tests.flows.embedded.running import until

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


@pytest.fixture
def client(server: Server) -> Iterator[SyncPrefectClient]:
    with server.client() as client:
        yield client


@pytest.fixture
def slow(client: SyncPrefectClient) -> UUID:
    """A deployment whose runs last longer than any test."""
    folder = {"prefect.deployments.steps.set_working_directory": {"directory": str(Path(__file__).parent)}}
    flow_id = client.create_flow_from_name("slow")
    return client.create_deployment(
        flow_id, "slow", entrypoint="slow.py:slow", work_pool_name=POOL, pull_steps=[folder]
    )


def state(client: SyncPrefectClient, run: Any) -> str:
    return client.read_flow_run(run.id).state.type.value


def test_runs_are_bounded_and_can_be_cancelled_and_one_that_dies_harms_no_other(
    client: SyncPrefectClient, slow: UUID
) -> None:
    first, second, third = [client.create_flow_run_from_deployment(slow) for _ in range(3)]
    until(lambda: [state(client, run) for run in (first, second)] == ["RUNNING", "RUNNING"])
    assert state(client, third) == "SCHEDULED"
    first_pid, second_pid = (int(client.read_flow_run(run.id).infrastructure_pid) for run in (first, second))
    os.kill(first_pid, signal.SIGKILL)
    until(lambda: state(client, first) == "CRASHED")
    assert state(client, second) == "RUNNING"
    until(lambda: state(client, third) == "RUNNING")
    client.set_flow_run_state(second.id, Cancelling())
    until(lambda: state(client, second) == "CANCELLED")
    assert not Path(f"/proc/{second_pid}").exists()
    third_pid = int(until(lambda: client.read_flow_run(third.id).infrastructure_pid))
    warm = Path(f"/proc/{parent(third_pid)}")
    assert "forkserver" in (warm / "cmdline").read_text()
    assert len(list((warm / "task").iterdir())) == 1  # a copy would have none of its threads, but all of their locks
    client.delete_flow_run(third.id)
    until(lambda: not Path(f"/proc/{third_pid}").exists())


def parent(pid: int) -> int:
    return int(re.search(r"^PPid:\s*(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)[1])


def test_what_a_killed_server_left_under_way_is_closed_as_crashed(client: SyncPrefectClient, slow: UUID) -> None:
    run = client.create_flow_run_from_deployment(
        slow, state=Scheduled(scheduled_time=datetime.now(UTC) + timedelta(days=1))
    )
    client.set_flow_run_state(run.id, Running(), force=True)
    close_interrupted(client)
    found = client.read_flow_run(run.id).state
    assert (found.type.value, found.message) == (
        "CRASHED",
        "Interrompu\u00a0: le serveur a été arrêté. / Onderbroken: de server werd gestopt.",
    )


class OtherPool:
    """The client of a server whose pool is of another type, made by a former version."""

    def __init__(self) -> None:
        self.type = "process"
        self.template: Any = {"variables": {"properties": {"command": {}}}}

    def read_work_pool(self, name: str) -> "OtherPool":
        assert name == POOL
        return self

    def delete_work_pool(self, name: str) -> None:
        self.type = self.template = None

    def create_work_pool(self, pool: Any) -> None:
        assert self.type is None
        self.type, self.template = pool.type, pool.base_job_template

    def update_work_pool(self, name: str, pool: Any) -> None:
        self.template = pool.base_job_template


def test_a_pool_that_lets_a_run_choose_its_command_is_replaced() -> None:
    client = OtherPool()
    make_pool(client)
    assert (client.type, client.template) == (WORKER, TEMPLATE)
    client.template = {}
    make_pool(client)
    assert client.template == TEMPLATE
