"""The two languages at once, in processes of their own."""

import os
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from flows.side_by_side import at_once, sides
from tests.dossiers import ROOT


def where(lang: str) -> tuple[str, int]:
    return lang, os.getpid()


def deadly(lang: str) -> str:
    """What a renderer does that the system kills for its memory."""
    os.kill(os.getpid(), 9)
    return lang


def test_one_after_the_other_unless_asked() -> None:
    assert list(sides()(where, ["fr", "nl"])) == [("fr", os.getpid()), ("nl", os.getpid())]


def test_at_once_means_other_processes_and_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with at_once():
        made = list(sides()(where, ["fr", "nl"]))
        assert [lang for lang, _ in made] == ["fr", "nl"]
        assert os.getpid() not in {pid for _, pid in made}
    assert sides() is map


def test_a_process_that_dies_fails_its_dossier_and_not_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with at_once():
        with pytest.raises(BrokenProcessPool):
            sides()(deadly, ["fr", "nl"])
        assert [lang for lang, _ in sides()(where, ["fr", "nl"])] == ["fr", "nl"]


def test_a_single_processor_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with at_once():
        assert sides() is map


ORPHANS = """
import os, signal, time
from flows.side_by_side import at_once, sides
from tests.flows.test_side_by_side import where
with at_once():
    print(*{pid for _, pid in sides()(where, ["fr", "nl"] * 20)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


INTERRUPTED = """
import os, signal, time
from flows.side_by_side import at_once, sides
from tests.flows.test_side_by_side import where
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores Ctrl-C for what it starts in the background
try:
    with at_once():
        sides()(where, ["fr", "nl"])  # both processes are ready, and wait
        os.killpg(0, signal.SIGINT)
        time.sleep(60)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="asks for two processors")
def test_the_processes_of_an_interrupted_build_say_nothing() -> None:
    """Ctrl-C reaches every process of the terminal: the one that the person started speaks alone."""
    command = [sys.executable, "-c", INTERRUPTED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, start_new_session=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "interrupted\n", "")


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="asks for prctl(2)")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="asks for two processors")
def test_nothing_is_left_of_a_build_that_was_killed() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHANS], cwd=ROOT, capture_output=True, text=True, check=False)
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids
    deadline = time.monotonic() + 1800
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < deadline, pids
        time.sleep(0.05)
