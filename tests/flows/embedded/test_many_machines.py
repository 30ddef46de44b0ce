"""A server on PostgreSQL, two workers, a Dask cluster, for real: a night makes the same on each, to the byte."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prefect.client.orchestration import SyncPrefectClient
from prefect.states import Running, Scheduled

from flows import spread
from flows.deployments import named
from flows.embedded.abandoned import close_abandoned, worker_of
from flows.embedded.database import VARIABLE
from flows.embedded.environment import CODE
from flows.embedded.faults import ServerFault
from flows.embedded.joining import join
from flows.embedded.preparing import POOL
from flows.embedded.server import Server, running_server
from flows.spread.workers import waiting
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.flows.embedded.databases import postgresql
from tests.flows.embedded.running import until
from tests.flows.projects import COMPLETE, INCOMPLETE, contents, copy_project

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]
SECOND = "second"
CLAIMED = {"prefect.worker.name": SECOND}


@contextmanager
def second_worker(server: Server) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "flows.cli.main", "--project", str(server.project.root), "worker"]
    command += ["--name", SECOND, "--server", server.url]
    with subprocess.Popen(command, cwd=CODE) as worker:
        try:
            with server.client() as client:
                until(lambda: SECOND in {one.name for one in client.read_workers_for_work_pool(POOL)}, 1800)
            yield worker
        finally:
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=1800) == 0


@pytest.mark.long
def test_a_night_is_the_same_on_processes_on_two_workers_and_on_a_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE, "forum-crebis-2019")
    with postgresql() as address:
        monkeypatch.setenv(VARIABLE, address)
        with running_server(project) as server, server.client() as client, second_worker(server):
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            alone = night(project, "processes")
            assert sum(name.endswith("draft/manifest.json") for name in alone) == 3
            assert night(project, "workers") == alone
            assert taken(client) == {"imprimatur", SECOND}
            assert night(project, "dask") == alone
    assert not (project.private / "prefect" / "prefect.db").exists()


def night(project: Project, way: str) -> dict[str, bytes]:
    """What a night makes from nothing, file by file; everybody's outcomes are looked at on the way."""
    for folder in (project.outputs, project.private / "rendered"):
        shutil.rmtree(folder, ignore_errors=True)
    settings = f'[night]\nspread = "{way}"\nbatch = 1\nprocesses = 2\n'
    (project.root / "imprimatur.toml").write_text(settings, encoding="utf-8")
    wanted = [Parameters(kind=kind, slug=slug) for kind, slug in project.dossiers()]
    outcomes = spread.rebuild(project, wanted)
    assert [one.dossier for one in outcomes] == [f"{one.kind}/{one.slug}" for one in wanted]
    assert not any(one.broken for one in outcomes)
    assert {one.dossier for one in outcomes if not one.blocking} == {f"job_offer/{COMPLETE}"}
    return contents(project.outputs)


def taken(client: SyncPrefectClient) -> set[str | None]:
    """The workers that took batches."""
    return {worker_of(run) for run in client.read_flow_runs() if run.state and run.state.is_completed()}


@pytest.mark.long
def test_what_a_worker_was_busy_with_when_it_was_killed_is_closed_when_it_comes_back(server: Server) -> None:
    """One that does not come back is dealt with below: its silence lasts a minute and a half."""
    with server.client() as client:
        left = client.create_flow_run_from_deployment(
            client.read_deployment_by_name(named("job-offer")).id,
            state=Scheduled(scheduled_time=datetime.now(UTC) + timedelta(days=1)),
        )
        claim(client, left.id)
        with second_worker(server):
            until(lambda: client.read_flow_run(left.id).state.is_crashed())


def claim(client: SyncPrefectClient, run: object) -> None:
    client.request("PATCH", f"/flow_runs/{run}/labels", json=CLAIMED)
    client.set_flow_run_state(run, Running(), force=True)  # type: ignore[arg-type]


def test_the_runs_of_a_worker_that_is_heard_no_more_are_closed_and_those_of_others_go_on(server: Server) -> None:
    with server.client() as client:
        job = client.read_deployment_by_name(named("job-offer")).id
        ahead = Scheduled(scheduled_time=datetime.now(UTC) + timedelta(days=1))
        dead, alive = (client.create_flow_run_from_deployment(job, state=ahead) for _ in range(2))
        heartbeat = {"name": SECOND, "heartbeat_interval_seconds": 1}
        client.request("POST", f"/work_pools/{POOL}/workers/heartbeat", json=heartbeat)
        claim(client, dead.id)
        client.request("PATCH", f"/flow_runs/{alive.id}/labels", json={"prefect.worker.name": "imprimatur"})
        client.set_flow_run_state(alive.id, Running(), force=True)
        close_abandoned()
        assert client.read_flow_run(dead.id).state.is_running()

        def closed() -> bool:
            close_abandoned()
            return client.read_flow_run(dead.id).state.is_crashed()

        until(closed)
        assert "second" in client.read_flow_run(dead.id).state.message
        assert client.read_flow_run(alive.id).state.is_running()
        client.delete_flow_run(alive.id)


def test_batches_that_no_worker_takes_are_waited_for_only_so_long(server: Server) -> None:
    with server.client() as client:
        with pytest.raises(ServerFault):
            until(waiting(client, patience=0.0, look=0.0))
        # Nothing is asked of a server before it is time to look.
        waiting(client, patience=0.0, look=3600)()
        with pytest.raises(AssertionError):
            until(waiting(client, patience=3600, look=0.0), 0.3)


def test_the_worker_of_another_server_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_AUTH_STRING", raising=False)
    with pytest.raises(ServerFault) as fault:
        join(Project(tmp_path), SECOND, 1, lambda *_: None, "http://127.0.0.1:9")
    assert "PREFECT_API_AUTH_STRING" in fault.value.message.fr
