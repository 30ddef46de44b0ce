"""A real server and worker, started once: deployments, refusals, the night, and what is left afterwards."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from flows.embedded import processes
from flows.embedded.environment import CODE, ServerFault
from flows.embedded.server import Server, running_server
from imprimatur.core.composition import Stage
from imprimatur.project import Project
from imprimatur.publishing.changes import changed
from tests.flows.projects import COMPLETE, INCOMPLETE, contents, copy_project, pretend_built

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]

STRAY = [sys.executable, "-c", "import time; time.sleep(600)"]


def until(condition: Callable[[], Any], seconds: float = 90) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "in vain"
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server; what a killed predecessor left behind must be gone by then, and all of it afterwards."""
    project = copy_project(tmp_path_factory.mktemp("project"), COMPLETE, INCOMPLETE)
    root = str(project.root.resolve())
    with subprocess.Popen(STRAY, env={**os.environ, processes.MARK: root}, start_new_session=True) as stray:
        with running_server(project) as running:
            assert stray.poll() is not None
            yield running
        assert processes.marked(root) == []


def artifacts(server: Server, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = server.call("/artifacts/filter", {"artifacts": {"key": {"any_": [key]}}})
    return found


def logs(server: Server, run_id: str) -> str:
    lines = server.call("/logs/filter", {"logs": {"flow_run_id": {"any_": [run_id]}}})
    return "\n".join(line["message"] for line in lines)


def test_the_deployment_makes_the_four_files(server: Server) -> None:
    state = server.run("job-offer/job-offer", {"slug": COMPLETE, "stage": "final"})
    assert (state["type"], state["message"]) == (
        "COMPLETED",
        f"job_offer/{COMPLETE} (final) : 4 documents / 4 documenten",
    )
    made = contents(server.project.outputs / "job_offer" / COMPLETE / "final")
    for name in (f"{COMPLETE}.{lang}.{suffix}" for lang in ("fr", "nl") for suffix in ("docx", "pdf")):
        assert made[name][:4] == (b"PK\x03\x04" if name.endswith("docx") else b"%PDF")
    (files,) = artifacts(server, f"job-offer-{COMPLETE}-files")
    assert f"outputs/job_offer/{COMPLETE}/final/{COMPLETE}.nl.pdf" in files["data"]
    (findings,) = artifacts(server, f"job-offer-{COMPLETE}-findings")
    assert findings["type"] == "table"


def test_a_refused_final_fails_with_its_reason_and_without_a_traceback(server: Server) -> None:
    state = server.run("job-offer/job-offer", {"slug": INCOMPLETE, "stage": "final", "languages": ["fr"]})
    assert state["type"] == "FAILED"
    assert state["message"].startswith(f"job_offer/{INCOMPLETE} : version définitive refusée, ")
    assert f" / job_offer/{INCOMPLETE}: definitieve versie geweigerd" in state["message"]
    outputs = server.project.outputs / "job_offer" / INCOMPLETE
    assert not (outputs / "final").exists()
    draft = {path.name for path in (outputs / "draft").iterdir()}
    assert {f"{INCOMPLETE}.fr.docx", f"{INCOMPLETE}.nl.pdf", "findings.fr.html", "findings.nl.html"} <= draft
    (findings,) = artifacts(server, f"job-offer-{INCOMPLETE}-findings")
    assert "Date limite" in findings["data"]
    assert "Traceback" not in logs(server, state["flow_run_id"])
    assert "Traceback" not in (server.logs / "worker.log").read_text()


def test_an_unknown_dossier_fails_with_its_reason(server: Server) -> None:
    state = server.run("job-offer/job-offer", {"slug": "inconnu"})
    assert state["type"] == "FAILED"
    assert "Aucun dossier « inconnu »" in state["message"]


def test_the_night_makes_what_changed_and_one_failure_does_not_stop_it(server: Server) -> None:
    project = server.project
    for slug in (COMPLETE, INCOMPLETE):
        shutil.rmtree(project.outputs / "job_offer" / slug / "draft", ignore_errors=True)
        pretend_built(project, slug)
    same = (project.outputs / "job_offer" / COMPLETE / "draft").stat().st_ino
    with (project.inputs / "job_offer" / INCOMPLETE / "recit.fr.md").open("a", encoding="utf-8") as text:
        text.write("\nUne phrase de plus.\n")
    (project.inputs / "job_offer" / "cassee").mkdir()
    (project.inputs / "job_offer" / "cassee" / "offre.yaml").write_text("titre: Cassée\n", encoding="utf-8")
    (project.outputs / "job_offer" / "cassee").write_text("a file where a folder must be")
    state = server.run("nightly/nightly", {})
    assert state["type"] == "FAILED"
    assert (
        state["message"]
        .replace("\u00a0", " ")
        .startswith("1 projet(s) sur 2 n’ont pas pu être refaits : job_offer/cassee /")
    )
    assert not changed(project, "job_offer", INCOMPLETE, Stage.DRAFT)
    assert (project.outputs / "job_offer" / COMPLETE / "draft").stat().st_ino == same
    (digest,) = artifacts(server, "nightly")
    assert f"| job_offer/{INCOMPLETE} | `job_offer/{INCOMPLETE}/recit.fr.md` |" in digest["data"]
    assert "# Cette nuit" in digest["data"]
    assert "# Vannacht" in digest["data"]
    assert "### Frédéric Aerden" in digest["data"]


def test_the_night_is_scheduled_at_two_in_brussels(server: Server) -> None:
    deployment = server.call("/deployments/name/nightly/nightly")
    (schedule,) = deployment["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("0 2 * * *", "Europe/Brussels")
    wanted = {
        "deployments": {"id": {"any_": [deployment["id"]]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    planned = until(lambda: server.call("/flow_runs/filter", wanted))
    times = {
        datetime.fromisoformat(run["expected_start_time"]).astimezone(ZoneInfo("Europe/Brussels")) for run in planned
    }
    assert {(one.hour, one.minute) for one in times} == {(2, 0)}


def test_a_second_server_for_the_same_project_is_refused(server: Server) -> None:
    with pytest.raises(ServerFault) as fault, running_server(server.project):
        pass
    assert set(fault.value.messages) == {"fr", "nl", "en"}
    server.check()


def test_every_deployment_can_be_imported_and_names_our_pool() -> None:
    declared = YAML(typ="safe", pure=True).load((CODE / "prefect.yaml").read_text(encoding="utf-8"))
    assert {deployment["name"] for deployment in declared["deployments"]} >= {"job-offer", "nightly"}
    for deployment in declared["deployments"]:
        file, _, name = deployment["entrypoint"].partition(":")
        spec = importlib.util.spec_from_file_location(f"entrypoint_{name}", CODE / file)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert getattr(module, name).name == deployment["name"]
        assert deployment["work_pool"]["name"] == "imprimatur"


def test_a_process_that_stops_by_itself_is_noticed(tmp_path: Path) -> None:
    server = Server(Project(tmp_path), "http://127.0.0.1:9", dict(os.environ))
    server.start("short", "this")
    server.children["short"].wait(timeout=60)
    with pytest.raises(ServerFault) as fault:
        server.check()
    assert "short" in fault.value.messages["en"]
    assert ".imprimatur/log/short.log" in fault.value.messages["fr"]
    assert "Beautiful" in (tmp_path / ".imprimatur" / "log" / "short.log").read_text()
