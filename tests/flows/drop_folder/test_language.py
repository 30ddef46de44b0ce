"""The drop folder speaks the language that its starter chose, whatever the locale."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.cli import up
from flows.embedded.faults import ServerFault
from flows.messages import TONGUES, Words, say
from imprimatur.core.bilingual import Tongue
from imprimatur.project import Project
from tests.flows.projects import ROOT


def test_it_speaks_the_language_it_is_given(tmp_path: Path) -> None:
    for name in ("inputs", "templates"):
        (tmp_path / name).mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "IMPRIMATUR_"))}
    environ = {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "nl_BE.UTF-8", "IMPRIMATUR_PROJECT": str(tmp_path)}
    command = [sys.executable, "-m", "flows.drop_folder", "fr"]
    with subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline().startswith("Dossier surveillé")
        finally:
            running.send_signal(signal.SIGINT)


@pytest.mark.parametrize("tongue", TONGUES)
def test_up_starts_it_in_the_language_of_the_command_line(
    tongue: Tongue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, ...]] = []

    def wait(_name: str) -> None:
        raise ServerFault(say["server_silent"])

    @contextmanager
    def server(*_: Any) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(start=lambda *given: started.append(given), wait=wait)

    monkeypatch.setattr(up, "running_server", server)
    monkeypatch.setattr(up, "_pages", lambda *_: ("", 0))
    with pytest.raises(ServerFault):
        up.up(Project(tmp_path), Words(tongue), None)
    assert started == [("drop_folder", "flows.drop_folder", tongue)]
