"""What an embedded server stands on: its environment, its port, and the project that it has for itself."""

import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from flows.embedded import processes
from flows.embedded.database import VARIABLE
from flows.embedded.faults import ServerFault
from flows.embedded.secret import private_folder
from flows.messages import say
from flows.project_lookup import PRIVATE
from flows.this_machine import host_of
from imprimatur.project import Project

CODE = Path(__file__).resolve().parents[2]
"""The checkout: where `prefect.yaml` and the flows stand."""
HOST = "127.0.0.1"
USUAL_PORT = 4200
OUTPUTS = "IMPRIMATUR_OUTPUTS"
"""Where the server shows the finished files, for the pages that link to them; another server shows none."""
RETRIES = 6
"""How often a run tries again to reach the server, waiting twice as long each time: four minutes in all."""
RETRIES_WATCHED = 3
"""The same where somebody waits, and looks meanwhile whether the server still runs: half a minute in all."""


def environment(project: Project, url: str, secret: str) -> dict[str, str]:
    """The environment of every process that talks to the server; settings meant for other servers are left out.

    The secret travels there and nowhere else: unlike a command line, the environment of a process is its user's alone.
    """
    # The address of the database may hold a password: it is for the server alone.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", VARIABLE))}
    scripts = str(Path(sys.executable).parent)
    direct = dict.fromkeys([HOST] if url.lower().startswith("https://") else [HOST, host_of(url) or HOST])
    return {
        **kept,
        "PATH": os.pathsep.join([scripts, kept.get("PATH", "")]),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(CODE), kept.get("PYTHONPATH")])),
        # No proxy has any business between this machine and itself, or on a way that is said to be closed.
        "NO_PROXY": ",".join(filter(None, [*direct, kept.get("NO_PROXY")])),
        "no_proxy": ",".join(filter(None, [*direct, kept.get("no_proxy")])),
        processes.MARK: str(project.root.resolve()),
        "IMPRIMATUR_PROJECT": str(project.root.resolve()),
        "DO_NOT_TRACK": "1",
        "GX_ANALYTICS_ENABLED": "false",
        # A library with threads of its own cannot be forked (worker.py); two runs at once fill two cores anyway.
        "OPENBLAS_NUM_THREADS": "1",
        "PREFECT_HOME": str(project.root.resolve() / PRIVATE / "prefect"),
        "PREFECT_API_URL": f"{url}/api",
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_CLIENT_MAX_RETRIES": str(RETRIES),
        "PREFECT_UI_URL": url,
        OUTPUTS: "/outputs/",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        # Somebody waits for a draft: what the worker's look costs is a fraction of it, and two questions a second.
        "PREFECT_WORKER_QUERY_SECONDS": "0.5",
    }


def server_environment(client: Mapping[str, str]) -> dict[str, str]:
    """The environment of the server itself, from that of its clients: what closes it, and what it can do without."""
    url = client["PREFECT_UI_URL"]
    return {
        **client,
        "PREFECT_SERVER_API_AUTH_STRING": client["PREFECT_API_AUTH_STRING"],
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": url,
        "PREFECT_SERVER_CORS_ALLOWED_METHODS": "GET,POST,PUT,PATCH,DELETE",
        "PREFECT_SERVER_CORS_ALLOWED_HEADERS": "Authorization,Content-Type,Prefect-Csrf-Client,Prefect-Csrf-Token",
        "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
        "PREFECT_SERVER_DATABASE_CONNECTION_TIMEOUT": "60",
        # No run of ours uses a block, a pause or a history of events, and none waits to be called late.
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
        # Automations: a night that breaks off is told by the server (docs/adr/0032).
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "true",
    }


@contextmanager
def only_one(project: Project) -> Iterator[None]:
    """Hold the project for one server. Raises ServerFault when another one holds it."""
    try:
        held = FileLock(private_folder(project) / "server.lock", timeout=0).acquire()
    except Timeout as fault:
        raise ServerFault(say("server_running")) from fault
    with held:
        yield


def listening(asked: int | None, usual: int = USUAL_PORT) -> socket.socket:
    """A socket on the port asked for; without one, on the usual one or any that is free. Raises ServerFault.

    It listens from now on: a port that were only found free would be anybody's while the server starts, and whoever
    took it would be sent the secret by our own processes.
    """
    for port in (asked,) if asked else (usual, 0):
        door = socket.socket()
        with suppress(OSError):
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((HOST, port))
            door.listen()
            return door
        door.close()
    raise ServerFault(say("server_port", port=str(asked)))
