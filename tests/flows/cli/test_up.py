import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.embedded import processes
from tests.flows.projects import INCOMPLETE, ROOT, copy_project

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


@contextmanager
def stopped(up: subprocess.Popen[str]) -> Iterator[None]:
    """Stop what was started when an assertion fails, which would wait for it for ever otherwise."""
    try:
        yield
    finally:
        if up.poll() is None:
            up.send_signal(signal.SIGINT)


def test_up_starts_everything_drafts_what_is_there_and_leaves_nothing_behind(tmp_path: Path) -> None:
    project = copy_project(tmp_path, INCOMPLETE)
    root = str(project.root.resolve())
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "flows.cli.main", "--project", root, "--lang", "en", "up"]
    with subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) as up, stopped(up):
        assert up.stdout
        said = ""
        while "Ctrl-C" not in said:
            line = up.stdout.readline()
            assert line, said
            said += line
        assert str(project.inputs) in said
        assert str(project.outputs) in said
        assert re.search(r"http://127\.0\.0\.1:\d+", said)
        secret = project.root / ".imprimatur" / "secret"
        assert str(secret) in said
        assert secret.read_text().strip() not in said
        log = project.root / ".imprimatur" / "log" / "drop_folder.log"
        recorded = f"job_offer/{INCOMPLETE} (draft), documents produits\u00a0: 6"  # the message of a recorded run
        deadline = time.monotonic() + 120
        while not (log.exists() and recorded in log.read_text()):
            assert up.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert (project.outputs / "job_offer" / INCOMPLETE / "draft" / "findings.fr.html").exists()
        assert len(processes.marked(root)) >= 3
        up.send_signal(signal.SIGINT)
        rest = up.stdout.read()
        assert up.wait(timeout=60) == 0
    assert "Stopped. Nothing is left running." in rest
    assert processes.marked(root) == []
    assert "Traceback" not in log.read_text()
