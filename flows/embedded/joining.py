"""A worker that joins the server of another machine, or of this one, under a name of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from flows.embedded import processes
from flows.embedded.environment import CODE, HOST, USUAL_PORT, environment
from flows.embedded.faults import ServerFault
from flows.embedded.messages import say
from flows.embedded.secret import SECRET, private_folder
from flows.project_lookup import PRIVATE
from flows.this_machine import host_of, is_here
from imprimatur.project import Project

SERVER = f"http://{HOST}:{USUAL_PORT}"
"""Where the server answers; that of another machine through a tunnel, for it listens to its own machine alone."""
_SECRET = "PREFECT_API_AUTH_STRING"
_URL = "PREFECT_API_URL"


def join(
    project: Project,
    name: str | None,
    at_a_time: int,
    ready: Callable[[str, str], None],
    url: str | None = None,
    *,
    tunnel: bool = False,
) -> int:
    """Take runs from a server until told to stop; the exit code of the worker.

    The server is the one named, else that of PREFECT_API_URL, else the one of this machine. Its secret is that of
    PREFECT_API_AUTH_STRING, else the one in the folder of the project. It travels with every call: to another machine
    only by https, or where somebody says that the way is encrypted already (`tunnel`). Raises ServerFault.
    """
    address = (url or os.environ.get(_URL, SERVER)).rstrip("/").removesuffix("/api")
    if not (tunnel or address.lower().startswith("https://") or is_here(host_of(address) or "")):
        raise ServerFault(say("worker_open", url=address))
    called = name or socket.gethostname()
    told = _environment(project, address, called)
    processes.end(lambda: processes.marked(told[processes.MARK]))
    command = [sys.executable, "-m", "flows.embedded", "worker", str(at_a_time), called]
    former = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    with subprocess.Popen(command, env=told, cwd=CODE, stdin=subprocess.DEVNULL, start_new_session=True) as child:
        for sign in former:
            signal.signal(sign, lambda *_: child.terminate())
        try:
            ready(called, address)
            code = child.wait()
        finally:
            processes.end(lambda: processes.marked(told[processes.MARK]))
            for sign, handler in former.items():
                signal.signal(sign, handler)
    if code > 0:
        raise ServerFault(say("worker_silent", url=address))
    return 0


def _environment(project: Project, address: str, name: str) -> dict[str, str]:
    told = environment(project, address, _secret(project))
    root = str(project.root.resolve())
    # Marked apart from the server's own processes: when that one starts again, this one goes on.
    return {**told, processes.MARK: f"{root}#{name}", "PREFECT_HOME": f"{root}/{PRIVATE}/prefect-{name}"}


def _secret(project: Project) -> str:
    if given := os.environ.get(_SECRET):
        return given
    path: Path = private_folder(project) / SECRET
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise ServerFault(say("worker_no_secret")) from fault
