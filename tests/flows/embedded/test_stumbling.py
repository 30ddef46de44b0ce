"""A server that stumbles while runs are under way: its database locked, the server itself stopped for a while."""

import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from flows.deployments import named
from flows.embedded.server import Server
from flows.project_lookup import PRIVATE
from scripts.killed.left import faults_of
from tests.flows.embedded.running import run, until
from tests.flows.projects import COMPLETE

pytestmark = [pytest.mark.server, pytest.mark.long]
SECONDS = 8
"""How long the server is away: longer than a call takes."""
LOCKED_SECONDS = 30
"""How long its database is held: half of the minute that it waits for it."""


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Hold the server's database as another writer would, and let go of it after a while."""
    path = server.project.root / PRIVATE / "prefect" / "prefect.db"
    held, over = threading.Event(), threading.Event()

    def hold() -> None:
        with sqlite3.connect(path, timeout=60) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            over.wait(LOCKED_SECONDS)
            connection.rollback()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(1800)
    yield
    holder.join()


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    """A server that answers nobody for a while."""
    process = server.children["server"]

    def later() -> None:
        time.sleep(SECONDS)
        process.send_signal(signal.SIGCONT)

    sleeper = threading.Thread(target=later)
    process.send_signal(signal.SIGSTOP)
    sleeper.start()
    yield
    sleeper.join()


@pytest.mark.parametrize("stumble", [locked, stopped])
def test_a_run_completes_all_the_same(server: Server, stumble: Callable[[Server], object]) -> None:
    """Asked for before the server stumbles, under way while it does."""
    found: list[object] = []
    asking = threading.Thread(
        target=lambda: found.append(run(server, named("job-offer"), {"slug": COMPLETE, "stage": "draft"}))
    )
    draft = server.project.outputs / "job_offer" / COMPLETE / "draft" / "manifest.json"
    before = draft.stat().st_ino if draft.exists() else 0
    asking.start()
    time.sleep(1)
    with stumble(server):  # type: ignore[attr-defined]
        pass
    asking.join(1800)
    (state,) = found
    assert state.is_completed(), state  # type: ignore[attr-defined]
    assert until(lambda: draft.exists() and draft.stat().st_ino != before)
    assert list(faults_of(server.project)) == []
