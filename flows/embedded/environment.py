"""What an embedded server stands on: its environment, its port, and the project that it has for itself."""

import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.embedded import processes
from flows.project_lookup import PRIVATE
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project

CODE = Path(__file__).resolve().parents[2]
"""The checkout: where `prefect.yaml` and the flows stand."""
USUAL_PORT = 4200


class ServerFault(ImprimaturError):
    """The embedded server cannot start, or one of its processes stopped by itself."""

    exit_code = 8

    def __init__(self, fr: str, nl: str, en: str) -> None:
        """Keep the message in the three languages of the command line."""
        super().__init__(fr, nl)
        self.messages["en"] = en


def environment(project: Project, url: str) -> dict[str, str]:
    """The environment of every process that talks to the server; settings meant for other servers are left out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    scripts = str(Path(sys.executable).parent)
    return {
        **kept,
        "PATH": os.pathsep.join([scripts, kept.get("PATH", "")]),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(CODE), kept.get("PYTHONPATH")])),
        processes.MARK: str(project.root.resolve()),
        "IMPRIMATUR_PROJECT": str(project.root.resolve()),
        "DO_NOT_TRACK": "1",
        "GX_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(project.root.resolve() / PRIVATE / "prefect"),
        "PREFECT_API_URL": f"{url}/api",
        "PREFECT_UI_URL": url,
        "PREFECT_API_DATABASE_TIMEOUT": "60",
        "PREFECT_API_DATABASE_CONNECTION_TIMEOUT": "60",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_SERVICES_LATE_RUNS_AFTER_SECONDS": "600",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
    }


@contextmanager
def only_one(project: Project) -> Iterator[None]:
    """Hold the project for one server. Raises ServerFault when another one holds it."""
    folder = project.root / PRIVATE
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "server.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise ServerFault(
                "Le serveur de ce projet tourne déjà. Arrêtez-le d’abord (Ctrl-C dans sa fenêtre).",
                "De server van dit project draait al. Stop hem eerst (Ctrl-C in zijn venster).",
                "The server of this project is running already. Stop it first (Ctrl-C in its window).",
            ) from fault
        yield


def free_port(asked: int | None) -> int:
    """The port asked for; without one, the usual one or any that is free."""
    for port in (asked,) if asked else (USUAL_PORT, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise ServerFault(
        f"Le port {asked} est déjà pris. Choisissez-en un autre.",
        f"Poort {asked} is al bezet. Kies een andere.",
        f"Port {asked} is taken already. Choose another one.",
    )
