"""A real server and worker, started once for all tests that need one; what is left afterwards is looked at too."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from flows.embedded import processes
from flows.embedded.server import Server, running_server
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project

STRAY = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server; what a killed predecessor left behind must be gone by then, and all of it afterwards."""
    project = copy_project(tmp_path_factory.mktemp("project"), COMPLETE, INCOMPLETE)
    root = str(project.root.resolve())
    with subprocess.Popen(STRAY, env={**os.environ, processes.MARK: root}, start_new_session=True) as stray:
        with running_server(project) as running:
            assert stray.poll() is not None
            yield running
        assert processes.marked(root) == []
