"""The processes of an embedded server: each is marked with its project, so that none is left behind or mistaken.

Prefect runs each flow in a session of its own, out of reach of its parent's process group. What they all inherit is
the environment: a mark there finds every one of them, also after the process that started them was killed.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import psutil

MARK = "IMPRIMATUR_SERVER"
"""The variable that names, in the environment of each process, the project it works for."""
READY = "IMPRIMATUR_READY"
"""The variable that names, in the environment of a process, the file it makes once it is ready for work."""
_PROC = Path("/proc")


def start(
    arguments: list[str], log: Path, environment: Mapping[str, str], folder: Path, sockets: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start a process in a group of its own, so that Ctrl-C reaches it through us only; its output goes to `log`.

    It inherits the sockets of these numbers.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
            pass_fds=sockets,
        )


def announce(*_: object) -> None:
    """Say that this process is ready for work, where its parent looks for it."""
    if named := os.environ.get(READY):
        Path(named).touch()


def seconds_of(pid: int) -> float:
    """The seconds of the processor that a process and those it started have taken; nothing of one that has gone."""
    try:
        process = psutil.Process(pid)
        return sum(_seconds(one) for one in (process, *process.children(recursive=True)))
    except psutil.Error:
        return 0.0


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0  # ended meanwhile
    return float(times.user + times.system)


def marked(value: str) -> list[int]:
    """The processes of this user, apart from ourselves, that carry the mark with this value (Linux)."""
    wanted = f"{MARK}={value}".encode()
    found = []
    for entry in _PROC.glob("[0-9]*"):
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0") and int(entry.name) != os.getpid():
                found.append(int(entry.name))
        except OSError:
            continue  # gone meanwhile, or somebody else's
    return found


def end(processes: Callable[[], Iterable[int]], seconds: float = 8) -> None:
    """Ask processes to stop, then end those that have not within `seconds`. `processes` lists those still there."""
    for sign, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 5.0)):
        for pid in processes():
            _send(pid, sign)
        deadline = time.monotonic() + patience
        while list(processes()) and time.monotonic() < deadline:
            time.sleep(0.05)


def _send(pid: int, sign: signal.Signals) -> None:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return  # ended by itself meanwhile
