"""The night of a federation in each way it can be spread: `python -m bench ways FOLDER [WAY …]`.

FOLDER is made by `python -m bench many`. The ways: `processes`; `workers`, two of them, on the PostgreSQL whose address
is in IMPRIMATUR_DATABASE (else on SQLite); `dask`, a cluster of two started for the night. Each begins from nothing.
Told of each: seconds, processor seconds, the most memory at once (PSS), what failed, an unchanged night, and a hash
over every file made, which must be the same for all: the exit code says so. The stories of errors (`.imprimatur/log`)
are kept beside the federation, in a folder named after it and the way.
"""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from bench.night import compared, emptied
from flows import spread
from flows.embedded.environment import CODE
from flows.embedded.preparing import POOL
from flows.embedded.server import Server, running_server
from imprimatur.project import Project

WAYS = ("processes", "workers", "dask")
AT_ONCE = 2
SECOND = "second"


def main(folder: str, *ways: str) -> int:
    """Run the nights, print, and say whether all made the same."""
    project = Project(Path(folder).resolve())
    made = set()
    for way in ways or WAYS:
        emptied(project)
        (project.root / "imprimatur.toml").write_text(f'[night]\nspread = "{way}"\nprocesses = {AT_ONCE}\n')
        with nullcontext() if way == "processes" else _servers(project, way):
            _night(project, way)
        _kept(project, way)
        made.add(digest(project))
        print(f"{way}: outputs {sorted(made)[-1] if len(made) == 1 else made}", flush=True)
    return len(made) != 1


def _night(project: Project, way: str) -> None:
    began = time.monotonic()
    wanted = compared(project)
    compare = time.monotonic() - began
    spent, began = _processor_seconds(), time.monotonic()
    with _watched() as peak:
        outcomes = spread.rebuild(project, wanted)
    took = time.monotonic() - began
    broken = [f"{one.dossier}: {one.fault and one.fault.fr}" for one in outcomes if one.broken]
    loads = "/".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{way}: {len(wanted)} dossiers in {took:.0f} s, load {loads} (1, 5 and 15 minutes)")
    print(f"{way}: {_processor_seconds() - spent:.0f} s of processor, at most {peak[0] // 1024} MB at once")
    print(f"{way}: {sum(one.blocking > 0 for one in outcomes)} unfinished, {len(broken)} not made")
    print(*broken, sep="\n", end="\n" if broken else "")
    began = time.monotonic()
    left = compared(project)
    still = time.monotonic() - began
    print(f"{way}: compared before {compare:.1f} s, unchanged {still:.1f} s ({still / took:.2%}), left {len(left)}")
    sys.stdout.flush()


def _kept(project: Project, way: str) -> None:
    log, kept = project.private / "log", project.root.with_name(f"{project.root.name}-{way}-log")
    shutil.rmtree(kept, ignore_errors=True)
    if log.is_dir():
        shutil.copytree(log, kept)


@contextmanager
def _servers(project: Project, way: str) -> Iterator[None]:
    """The server with its worker, and a second worker where they share the night; this process talks to them."""
    former = dict(os.environ)
    with running_server(project) as server, server.client():
        os.environ.update(server.environment)
        try:
            with _second(server) if way == "workers" else nullcontext():
                yield
        finally:
            os.environ.clear()
            os.environ.update(former)


@contextmanager
def _second(server: Server) -> Iterator[None]:
    line = [sys.executable, "-m", "flows.cli.main", "--project", str(server.project.root), "worker"]
    with subprocess.Popen([*line, "--name", SECOND, "--server", server.url], cwd=CODE) as worker:
        try:
            with server.client() as client:
                while SECOND not in {one.name for one in client.read_workers_for_work_pool(POOL)}:
                    time.sleep(1)
            yield
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait()


def digest(project: Project) -> str:
    """A hash over the names and contents of everything in the outputs."""
    said = hashlib.sha256()
    for path in sorted(project.outputs.rglob("*")):
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).digest()
            said.update(path.relative_to(project.outputs).as_posix().encode() + b"\0" + content)
    return said.hexdigest()


@contextmanager
def _watched() -> Iterator[list[int]]:
    """The most memory, in KB, that this process and all that it started have held at once, looked at every 5 s."""
    peak, stop = [0], threading.Event()

    def watch() -> None:
        while not stop.wait(5):
            peak[0] = max(peak[0], sum(map(_held, _family())))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()


def _family() -> set[int]:
    """This process and its descendants (Linux)."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, grown = {os.getpid()}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


_TICKS = os.sysconf("SC_CLK_TCK")


def _processor_seconds() -> float:
    """What this process has used, its children that ended, and theirs that still run."""
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    total = own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
    for pid in _family() - {os.getpid()}:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15])) / _TICKS
    return total


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
