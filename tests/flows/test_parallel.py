"""These run in processes of their own, as the night does; what they import there takes some seconds."""

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import capacity, parallel
from flows.parallel import run_all
from flows.runner import Outcome
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from scripts.kills import in_session
from tests.dossiers import ROOT


def deadly(_project: Project, parameters: Parameters) -> Outcome:
    """What a renderer does that the system kills for its memory."""
    if parameters.slug == "fatal":
        os.kill(os.getpid(), 9)
    return Outcome(f"job_offer/{parameters.slug}", parameters.stage)


def wanted(*slugs: str) -> list[Parameters]:
    return [Parameters(kind="job_offer", slug=slug) for slug in slugs]


def test_a_process_that_dies_fails_its_own_dossier_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "run", deadly)
    outcomes = run_all(Project(tmp_path), wanted("a", "fatal", "b", "c"), processes=2)
    assert [(one.dossier, one.exit_code) for one in outcomes] == [
        ("job_offer/a", 0),
        ("job_offer/fatal", 1),
        ("job_offer/b", 0),
        ("job_offer/c", 0),
    ]
    assert outcomes[1].fault
    assert "brutalement" in outcomes[1].fault.fr


def test_processes_make_room_for_others_after_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What libraries keep would grow all night."""
    pools: list[list[str]] = []

    def together(_: Project, some: list[Parameters], at_once: int) -> list[tuple[Parameters, Outcome]]:
        pools.append([one.slug for one in some])
        assert at_once == 2
        return [(one, Outcome(one.slug, one.stage)) for one in some]

    monkeypatch.setattr(parallel, "_together", together)
    monkeypatch.setattr(parallel, "PER_PROCESS", 2)
    every = wanted(*(f"a{number}" for number in range(9)))
    assert [one.dossier for one in run_all(Project(tmp_path), every, 2)] == [one.slug for one in every]
    assert pools == [["a0", "a1", "a2", "a3"], ["a4", "a5", "a6", "a7"], ["a8"]]


def test_nothing_to_do_is_nothing_done(tmp_path: Path) -> None:
    assert run_all(Project(tmp_path), []) == []


def test_several_that_die_fail_alone_and_hold_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each death the others go on side by side: a night of a thousand does not end one by one."""
    pools: list[tuple[int, int]] = []

    def together(_: Project, asked: list[Parameters], at_once: int) -> dict[Parameters, Outcome]:
        """A pool that breaks at the first deadly one: what comes after it was not begun, but for its neighbour."""
        pools.append((len(asked), at_once))
        alive = list(itertools.takewhile(lambda one: one.slug != "fatal", asked))
        return {one: Outcome(f"job_offer/{one.slug}", one.stage) for one in alive}

    monkeypatch.setattr(parallel, "_together", together)
    names = ["a", *(f"b{number}" for number in range(20)), "c"]
    asked = wanted(*names)
    asked.insert(5, fatal := Parameters(kind="job_offer", slug="fatal"))
    asked.insert(15, other := Parameters(kind="feasibility_report", slug="fatal"))
    outcomes = run_all(Project(tmp_path), asked, processes=2)
    assert [one.dossier for one in outcomes if one.broken] == [f"{one.kind}/fatal" for one in (fatal, other)]
    assert len(outcomes) == len(asked)
    assert pools == [(24, 2), (1, 1), (1, 1), (17, 2), (1, 1), (1, 1), (7, 2)]


@pytest.mark.parametrize(
    ("wanted", "processors", "limit", "free", "expected"),
    [(9, 4, 64, 64, 4), (3, 8, 64, 64, 3), (9, 8, 4, 64, 4), (9, 8, 64, 2, 2), (9, 8, 1, 64, 1), (9, 1, 64, 64, 1)],
)
def test_there_are_as_many_as_the_machine_has_room_for(
    monkeypatch: pytest.MonkeyPatch, wanted: int, processors: int, limit: int, free: int, expected: int
) -> None:
    """By its processors and by its memory, in gigabytes here: that of a container, and what is free of it."""
    monkeypatch.setattr("dask.system.cpu_count", lambda: processors)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(16)))
    monkeypatch.setattr("distributed.system.memory_limit", lambda: limit * 2**30)
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=free * 2**30))
    assert capacity.processes(wanted) == expected


WORKING = """
import os, sys, time
from pathlib import Path
from flows import parallel
from flows.runner import Outcome
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.dossiers import ROOT

def long(project, parameters):
    (project.root / parameters.slug).write_text(str(os.getpid()))
    time.sleep(600)

if __name__ == "__main__":
    parallel.run = long
    parallel.run_all(Project(Path(sys.argv[1])), [Parameters(kind="job_offer", slug=one) for one in "ab"], processes=2)
"""


def test_nobody_works_on_once_the_night_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "working.py"
    script.write_text(WORKING, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=environ) as night:
        told = [tmp_path / "a", tmp_path / "b"]
        while not all(path.exists() and path.read_text() for path in told):
            assert night.poll() is None
            time.sleep(0.05)
        night.kill()
    for path in told:
        pid = int(path.read_text())
        deadline = time.monotonic() + 1800
        while _is_alive(pid):
            assert time.monotonic() < deadline, pid
            time.sleep(0.05)


def test_nobody_begins_to_work_once_the_night_was_killed(tmp_path: Path) -> None:
    """A process takes a second to load what it needs: no signal comes for a parent that died meanwhile."""
    script = tmp_path / "working.py"
    script.write_text(WORKING, encoding="utf-8")
    command, environ = [sys.executable, str(script), str(tmp_path)], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, start_new_session=True) as night:
        while len(in_session(night.pid)) < 4:  # itself, who tracks what processes share, and two who work
            assert night.poll() is None
            time.sleep(0.005)
        night.kill()
    deadline = time.monotonic() + 1800
    while left := in_session(night.pid):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


@pytest.mark.parametrize(("parent", "signal"), [("os.getppid()", 0), ("os.getpid()", -9)])
def test_a_process_whose_parent_has_gone_ends_at_once(parent: str, signal: int) -> None:
    script = f"import os; from flows.parentage import end_with_parent; end_with_parent({parent})"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == signal


def _is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
