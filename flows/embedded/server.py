"""The embedded default: a Prefect server, its work pool, its deployments and a worker.

It keeps its runs in a SQLite file inside the project, or in a PostgreSQL that the settings name.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.embedded import processes
from flows.embedded.database import database, settings
from flows.embedded.environment import CODE, HOST, RETRIES_WATCHED, environment, listening, only_one, server_environment
from flows.embedded.faults import ServerFault
from flows.embedded.secret import project_secret
from flows.messages import say
from flows.project_lookup import PRIVATE
from imprimatur.project import Project

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

_STILL_SECONDS = 180
"""Seconds after which a process is given up that is not ready and takes no more of the processor: on a busy machine it
starts slowly, and goes on taking some."""
_START_SECONDS = 3600
"""Seconds after which any process is given up that is not ready; no machine is as slow."""


@dataclass
class Server:
    """A running server: `url` is its page for people, `environment` what the processes that talk to it need."""

    project: Project
    url: str
    environment: Mapping[str, str] = field(repr=False)
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.project.root / PRIVATE / "log"

    def start(
        self, name: str, *arguments: str, environment: Mapping[str, str] | None = None, sockets: Sequence[int] = ()
    ) -> None:
        """Start one of the processes that live as long as the server: `python -m` with these arguments."""
        command = [sys.executable, "-m", *arguments]
        log = self.logs / f"{name}.log"
        for former in (log, self._ready(name)):
            former.unlink(missing_ok=True)
        told = {**(environment or self.environment), processes.READY: str(self._ready(name))}
        self.children[name] = processes.start(command, log, told, CODE, sockets)

    def wait(self, name: str) -> None:
        """Wait until a process says that it is ready. Raises ServerFault when one stops, or is at a standstill."""
        began = moved = time.monotonic()
        taken = 0.0
        while not self._ready(name).exists():
            self.check()
            now, spent = time.monotonic(), processes.seconds_of(self.children[name].pid)
            if spent > taken:
                taken, moved = spent, now
            if now - moved > _STILL_SECONDS or now - began > _START_SECONDS:
                raise ServerFault(say("server_silent"))
            time.sleep(0.1)

    def _ready(self, name: str) -> Path:
        return self.logs / f"{name}.ready"

    def check(self) -> None:
        """Raise ServerFault when one of the processes has stopped."""
        for name, child in self.children.items():
            if child.poll() is not None:
                log = (self.logs / f"{name}.log").relative_to(self.project.root)
                raise ServerFault(say("server_stopped", name=name, log=log.as_posix()))

    @contextmanager
    def client(self) -> Iterator["SyncPrefectClient"]:
        """Prefect's own client, for this process: it knows the secret, and tries again where the server is busy."""
        from prefect.client.orchestration import get_client
        from prefect.settings import (
            PREFECT_API_AUTH_STRING,
            PREFECT_API_URL,
            PREFECT_CLIENT_MAX_RETRIES,
            temporary_settings,
        )

        settings = {
            PREFECT_API_URL: self.environment["PREFECT_API_URL"],
            PREFECT_API_AUTH_STRING: self.environment["PREFECT_API_AUTH_STRING"],
            PREFECT_CLIENT_MAX_RETRIES: RETRIES_WATCHED,
        }
        with temporary_settings(settings), get_client({"trust_env": False}, sync_client=True) as client:
            yield client


@contextmanager
def running_server(project: Project, port: int | None = None, *, at_a_time: int = 2) -> Iterator[Server]:
    """A server with its worker, ready to take runs, `at_a_time` together; nothing of it is left afterwards.

    What a killed predecessor left running is ended first. Raises ServerFault when it cannot start, or when another
    one is running for this project.
    """
    root, kept = str(project.root.resolve()), settings(database(project))
    with only_one(project):
        _end_all(root)
        secret = project_secret(project)
        door = listening(port)
        address = f"http://{HOST}:{door.getsockname()[1]}"
        server = Server(project, address, environment(project, address, secret))
        try:
            _launch(server, door, at_a_time, kept)
            yield server
        finally:
            _stop(server, root)


def _launch(server: Server, door: socket.socket, at_a_time: int, kept: Mapping[str, str]) -> None:
    told, number = {**server_environment(server.environment), **kept}, door.fileno()
    with door:  # the server has it now: when it ends, nobody is left waiting before a door that nobody opens
        server.start("server", "flows.embedded", "server", str(number), environment=told, sockets=[number])
    server.start("worker", "flows.embedded", "worker", str(at_a_time))
    server.wait("worker")


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
