import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from flows.deployments import named
from flows.embedded import processes
from flows.embedded.secret import project_secret
from flows.forms.schema import BETWEEN
from imprimatur.project import Project
from tests.flows.projects import INCOMPLETE, ROOT, copy_project
from tests.flows.waiting import until

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


@contextmanager
def stopped(up: subprocess.Popen[str]) -> Iterator[None]:
    """Stop what was started when an assertion fails, which would wait for it for ever otherwise."""
    try:
        yield
    finally:
        if up.poll() is None:
            up.send_signal(signal.SIGINT)


def listed(project: Project, said: str) -> list[str]:
    """The offers that the form of the server's page lets people choose from."""
    address = re.findall(r"http://127\.0\.0\.1:\d+", said)[-1]
    settings = {PREFECT_API_URL: f"{address}/api", PREFECT_API_AUTH_STRING: project_secret(project)}
    with temporary_settings(settings), get_client(sync_client=True) as client:
        asks = client.read_deployment_by_name(named("job-offer")).parameter_openapi_schema
    return [one.partition(BETWEEN)[0] for one in asks["properties"]["slug"]["enum"]]


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
        link = re.search(r"http://127\.0\.0\.1:\d+/enter/open/", said)
        again = subprocess.run(
            [*command[:-1], "open"], env=environ, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert link and link[0] in again.stdout, "the same pages, by another link"
        secret = project.root / ".imprimatur" / "secret"
        assert str(secret) in said
        assert secret.read_text().strip() not in said
        log = project.root / ".imprimatur" / "log" / "drop_folder.log"
        recorded = f"job_offer/{INCOMPLETE}: ontwerp gemaakt (documenten: 6)"  # the message of a recorded run
        until(lambda: up.poll() is not None or (log.exists() and recorded in log.read_text()))
        assert up.poll() is None
        assert (project.outputs / "job_offer" / INCOMPLETE / "draft" / "findings.fr.html").exists()
        assert len(processes.marked(root)) >= 3
        (project.inputs / "job_offer" / "nouvelle").mkdir()
        until(lambda: "nouvelle" in listed(project, said))
        up.send_signal(signal.SIGINT)
        rest = up.stdout.read()
        assert up.wait(timeout=1800) == 0
    assert "Stopped. Nothing is left running." in rest
    assert processes.marked(root) == []
    assert "Traceback" not in log.read_text()
