"""The embedded default: a Prefect server on SQLite inside the project, its work pool, its deployments and a worker."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener
from uuid import uuid4

from flows.embedded import processes
from flows.embedded.environment import CODE, ServerFault, environment, free_port, only_one
from flows.project_lookup import PRIVATE
from imprimatur.project import Project

POOL = "imprimatur"
_START_SECONDS = 180
_ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
_LOCAL = build_opener(ProxyHandler({}))
"""The server is on this machine: no proxy has any business in between."""


@dataclass
class Server:
    """A running server. `url` is its page for people, `api` its door for programs, `environment` what clients need."""

    project: Project
    url: str
    environment: Mapping[str, str]
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def api(self) -> str:
        """The address of the server's API."""
        return f"{self.url}/api"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.project.root / PRIVATE / "log"

    def start(self, name: str, *arguments: str) -> None:
        """Start one of the processes that live as long as the server: `python -m` with these arguments."""
        command = [sys.executable, "-m", *arguments]
        log = self.logs / f"{name}.log"
        log.unlink(missing_ok=True)
        self.children[name] = processes.start(command, log, self.environment, CODE)

    def check(self) -> None:
        """Raise ServerFault when one of the processes has stopped."""
        for name, child in self.children.items():
            if child.poll() is not None:
                log = (self.logs / f"{name}.log").relative_to(self.project.root)
                raise ServerFault(
                    f"« {name} » s’est arrêté de lui-même ; la raison figure dans {log}.",
                    f"‘{name}’ is vanzelf gestopt; de reden staat in {log}.",
                    f"“{name}” has stopped by itself; the reason is in {log}.",
                )

    def call(self, path: str, payload: Any = None) -> Any:
        """Ask the API: a GET, or a POST of a payload. Raises URLError when it does not answer so."""
        body = None if payload is None else json.dumps(payload).encode()
        request = Request(self.api + path, body, {"Content-Type": "application/json"})
        for patience in (1, 2, 4, 8, 0):
            try:
                with _LOCAL.open(request, timeout=60) as answer:
                    return json.loads(answer.read() or b"null")
            except HTTPError as fault:
                # SQLite takes one writer at a time: on a busy machine the server asks to come back.
                if fault.code != HTTPStatus.SERVICE_UNAVAILABLE or not patience:
                    raise
                time.sleep(patience)
        raise AssertionError("unreachable")

    def run(self, deployment: str, parameters: Mapping[str, Any], seconds: float = 300) -> dict[str, Any]:
        """Run a deployment, `flow/deployment`, and return the state it ends in. Raises ServerFault past `seconds`."""
        known = self.call(f"/deployments/name/{deployment}")
        # With its key, a run that is asked for twice is made once.
        wanted = {"parameters": parameters, "idempotency_key": uuid4().hex}
        run = self.call(f"/deployments/{known['id']}/create_flow_run", wanted)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.check()
            state: dict[str, Any] = self.call(f"/flow_runs/{run['id']}")["state"]
            if state["type"] in _ENDED:
                return {**state, "flow_run_id": run["id"]}
            time.sleep(0.3)
        raise ServerFault(
            f"« {deployment} » n’a pas abouti en {seconds:.0f} secondes.",
            f"‘{deployment}’ is na {seconds:.0f} seconden niet afgerond.",
            f"“{deployment}” has not ended within {seconds:.0f} seconds.",
        )

    def answers(self, path: str) -> bool:
        """Whether the API answers a GET."""
        with suppress(URLError, OSError, ValueError):
            self.call(path)
            return True
        return False


@contextmanager
def running_server(project: Project, port: int | None = None, *, at_a_time: int = 2) -> Iterator[Server]:
    """A server with its worker, ready to take runs, `at_a_time` together; nothing of it is left afterwards.

    What a killed predecessor left running is ended first. Raises ServerFault when it cannot start, or when another
    one is running for this project.
    """
    root = str(project.root.resolve())
    with only_one(project):
        _end_all(root)
        address = f"http://127.0.0.1:{free_port(port)}"
        server = Server(project, address, environment(project, address))
        try:
            _launch(server, at_a_time)
            yield server
        finally:
            _stop(server, root)


def _launch(server: Server, at_a_time: int) -> None:
    port = server.url.rpartition(":")[2]
    server.start("server", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port)
    _wait(server, "/health")
    _close_interrupted(server)
    # The worker makes the work pool where there is none yet, from what it knows itself; `work-pool create` would ask
    # a host outside.
    server.start("worker", *f"prefect worker start --pool {POOL} --type process --limit {at_a_time}".split())
    _wait(server, f"/work_pools/{POOL}")
    _deploy(server)


def _wait(server: Server, path: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not server.answers(path):
        server.check()
        if time.monotonic() > deadline:
            raise ServerFault(
                f"Le serveur ne répond pas ; voyez les journaux dans {PRIVATE}/log.",
                f"De server antwoordt niet; zie de logbestanden in {PRIVATE}/log.",
                f"The server does not answer; see the log files in {PRIVATE}/log.",
            )
        time.sleep(0.1)


def _close_interrupted(server: Server) -> None:
    """Runs that a killed predecessor left under way will never end by themselves: say so in their state."""
    under_way = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}}}
    crashed = {
        "type": "CRASHED",
        "message": "Interrompu : le serveur a été arrêté / Onderbroken: de server werd gestopt",
    }
    for run in server.call("/flow_runs/filter", under_way):
        server.call(f"/flow_runs/{run['id']}/set_state", {"state": crashed, "force": True})


def _deploy(server: Server) -> None:
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"]
    done = subprocess.run(command, env=dict(server.environment), cwd=CODE, capture_output=True, text=True, check=False)
    if done.returncode:
        (server.logs / "deploy.log").write_text(done.stdout + done.stderr, encoding="utf-8")
        raise ServerFault(
            f"Les déploiements de prefect.yaml sont refusés ; voyez {PRIVATE}/log/deploy.log.",
            f"De deployments van prefect.yaml worden geweigerd; zie {PRIVATE}/log/deploy.log.",
            f"The deployments of prefect.yaml are refused; see {PRIVATE}/log/deploy.log.",
        )


def _stop(server: Server, root: str) -> None:
    """End everything, the server last: what is still running can so report its end."""
    main = server.children.get("server")
    spared = {main.pid} if main else set()
    processes.end(lambda: [pid for pid in _alive(server, root) if pid not in spared])
    processes.end(lambda: _alive(server, root))


def _alive(server: Server, root: str) -> list[int]:
    for child in server.children.values():
        child.poll()  # a child that has ended stays listed until somebody asks
    own = {child.pid for child in server.children.values() if child.returncode is None}
    return sorted(own.union(processes.marked(root)))


def _end_all(root: str) -> None:
    processes.end(lambda: processes.marked(root))
