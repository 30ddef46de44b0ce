"""A process is waited for as long as it moves, however slow the machine; one at a standstill is given up."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.embedded import processes, server
from flows.embedded.faults import ServerFault
from flows.embedded.server import Server
from imprimatur.project import Project


class Clock:
    """A clock that goes on by a minute with each look, and what the process has taken by then."""

    def __init__(self, *taken: float) -> None:
        self.now, self.taken = 0.0, iter(taken)

    def monotonic(self) -> float:
        self.now += 60
        return self.now

    def sleep(self, _: float) -> None:
        pass


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Server]:
    made = Server(Project(tmp_path), "http://127.0.0.1:9", dict(os.environ))
    made.logs.mkdir(parents=True)
    made.children["slow"] = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    yield made
    made.children["slow"].kill()
    made.children["slow"].wait()


def waits(made: Server, monkeypatch: pytest.MonkeyPatch, *taken: float) -> float:
    """Wait for it; for how long it was waited before it was ready, or given up."""
    clock = Clock(*taken)

    def spent(_: int) -> float:
        found = next(clock.taken, None)
        if found is None:
            (made.logs / "slow.ready").touch()
            return 0.0
        return found

    monkeypatch.setattr(server, "time", clock)
    monkeypatch.setattr(processes, "seconds_of", spent)
    made.wait("slow")
    return clock.now


def test_a_process_that_moves_is_waited_for(waiting: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert waits(waiting, monkeypatch, *(float(number) for number in range(1, 30))) > 25 * 60


def test_one_that_stands_still_for_three_minutes_is_not(waiting: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert waits(waiting, monkeypatch, 1.0, 1.0, 1.0)
    (waiting.logs / "slow.ready").unlink()
    with pytest.raises(ServerFault):
        waits(waiting, monkeypatch, 1.0, 1.0, 1.0, 1.0, 1.0)


def test_none_is_waited_for_longer_than_an_hour(waiting: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServerFault):
        waits(waiting, monkeypatch, *(float(number) for number in range(1, 62)))


def test_what_a_process_and_its_children_take_is_counted() -> None:
    assert processes.seconds_of(os.getpid()) > 0
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    assert processes.seconds_of(done.pid) == 0
