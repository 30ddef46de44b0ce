"""What the embedded server runs: deployments, refusals, the night."""

import importlib.util
import os
import re
import shutil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter

from flows.deployments import declared, flow_of, named, of_kind
from flows.embedded import server as embedded
from flows.embedded.environment import CODE, environment, listening
from flows.embedded.faults import ServerFault
from flows.embedded.server import Server, running_server
from flows.runner import End
from flows.states import ended
from imprimatur.core.asked import How
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.versions.shelf import Shelf
from tests.flows.embedded.running import artifact, logs, run, until
from tests.flows.projects import COMPLETE, INCOMPLETE, contents

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


def test_the_deployment_makes_the_four_files(server: Server) -> None:
    state = run(server, named("job-offer"), {"slug": COMPLETE, "stage": "final", "asked_by": "Salomé"})
    assert (state.type, state.name, state.message) == (
        "COMPLETED",
        "Version définitive produite / Definitieve versie gemaakt",
        f"job_offer/{COMPLETE}\u00a0: version définitive n°\u00a01 produite (documents\u00a0: 6) / "
        f"job_offer/{COMPLETE}: definitieve versie nr.\u00a01 gemaakt (documenten: 6)",
    )
    made = contents(server.project.outputs / "job_offer" / COMPLETE / "final")
    for name in (f"{COMPLETE}.{lang}.{suffix}" for lang in ("fr", "nl") for suffix in ("docx", "pdf")):
        assert made[name][:4] == (b"PK\x03\x04" if name.endswith("docx") else b"%PDF")
    version = Shelf(server.project.outputs / "job_offer" / COMPLETE).version(1)
    assert version and version.asked.moment
    assert (version.asked.by, version.asked.how) == ("Salomé", How.FORM)
    files = artifact(server, f"job-offer-{COMPLETE}-files")
    assert f"outputs/job_offer/{COMPLETE}/final/{COMPLETE}.nl.pdf" in files.data
    findings = artifact(server, f"job-offer-{COMPLETE}-findings")
    assert findings.type == "table"


def test_a_refused_final_is_no_failure_and_says_why(server: Server) -> None:
    state = run(server, named("job-offer"), {"slug": INCOMPLETE, "stage": "final", "languages": ["fr"]})
    assert (state.type, ended(state)) == ("COMPLETED", End.REFUSED)
    assert state.message.startswith(f"job_offer/{INCOMPLETE}\u00a0: version définitive refusée, ")
    assert f" / job_offer/{INCOMPLETE}: definitieve versie geweigerd" in state.message
    outputs = server.project.outputs / "job_offer" / INCOMPLETE
    assert not (outputs / "final").exists()
    draft = {path.name for path in (outputs / "draft").iterdir()}
    assert {f"{INCOMPLETE}.fr.docx", f"{INCOMPLETE}.nl.pdf", "findings.fr.html", "findings.nl.html"} <= draft
    findings = artifact(server, f"job-offer-{INCOMPLETE}-findings")
    assert "Date limite" in findings.data
    assert "Traceback" not in logs(server, state.state_details.flow_run_id)
    assert "Traceback" not in (server.logs / "worker.log").read_text()


@pytest.mark.parametrize(
    ("slug", "file", "end", "said"),
    [
        ("inconnu", None, End.ABSENT, "Aucun dossier «\u00a0inconnu\u00a0»"),
        ("vide", "", End.NOTHING, "Le dossier inputs/job_offer/vide est vide"),
        ("blanc", "recit.fr.md", End.NOTHING, "job_offer/blanc\u00a0: Rien n’a pu être lu dans ce dossier"),
        ("debut", "offre.yaml", End.UNFINISHED, "points à régler avant la version définitive\u00a0: "),
    ],
)
def test_what_is_unfinished_is_the_normal_state(
    server: Server, slug: str, file: str | None, end: End, said: str
) -> None:
    """And nobody who asked for a draft is told of a final that was refused."""
    folder = server.project.inputs / "job_offer" / slug
    if file is not None:
        folder.mkdir()
    if file:
        (folder / file).write_text("titre: Début\n" if file.endswith("yaml") else "\n", encoding="utf-8")
    state = run(server, named("job-offer"), {"slug": slug})
    assert (state.type, ended(state)) == ("COMPLETED", end)
    assert said in state.message
    assert "refusé" not in state.message
    shutil.rmtree(folder, ignore_errors=True)


def test_what_a_person_must_mend_in_the_machine_is_a_failure(server: Server) -> None:
    labels = server.project.templates / "job_offer" / "labels.yaml"
    kept = labels.read_bytes()
    labels.write_text("fields: [", encoding="utf-8")
    try:
        state = run(server, named("job-offer"), {"slug": COMPLETE})
    finally:
        labels.write_bytes(kept)
    assert (state.type, ended(state)) == ("FAILED", End.BROKEN)
    assert "labels.yaml" in state.message


def test_the_night_is_scheduled_at_two_in_brussels(server: Server) -> None:
    with server.client() as client:
        deployment = client.read_deployment_by_name(named("nightly"))
        (schedule,) = deployment.schedules
        assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 2 * * *", "Europe/Brussels")
        ours = DeploymentFilter.model_validate({"id": {"any_": [deployment.id]}})
        ahead = FlowRunFilter.model_validate({"state": {"type": {"any_": ["SCHEDULED"]}}})
        planned = until(lambda: client.read_flow_runs(deployment_filter=ours, flow_run_filter=ahead))
    times = {one.expected_start_time.astimezone(ZoneInfo("Europe/Brussels")) for one in planned}
    assert {(one.hour, one.minute) for one in times} == {(2, 0)}


def test_a_second_server_for_the_same_project_is_refused(server: Server) -> None:
    with pytest.raises(ServerFault) as fault, running_server(server.project):
        pass
    assert all((fault.value.message.fr, fault.value.message.nl, fault.value.message.en))
    server.check()


def test_every_deployment_can_be_imported_and_names_our_pool() -> None:
    assert {of_kind(kind) for kind in KINDS} < {f"{flow_of(one)}/{one['name']}" for one in declared()}
    for deployment in declared():
        file, _, name = deployment["entrypoint"].partition(":")
        spec = importlib.util.spec_from_file_location(f"entrypoint_{name}", CODE / file)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert getattr(module, name).name == flow_of(deployment)
        assert re.fullmatch(r"[^/%&<>–]+ – [^/%&<>–]+", deployment["name"]), "in French, then in Dutch"
        assert deployment["work_pool"]["name"] == "imprimatur"


def test_a_process_that_stops_by_itself_is_noticed(tmp_path: Path) -> None:
    server = Server(Project(tmp_path), "http://127.0.0.1:9", dict(os.environ))
    server.start("short", "this")
    server.children["short"].wait(timeout=1800)
    with pytest.raises(ServerFault) as fault:
        server.check()
    assert "short" in fault.value.message.en
    assert ".imprimatur/log/short.log" in fault.value.message.fr
    assert "Beautiful" in (tmp_path / ".imprimatur" / "log" / "short.log").read_text()


def test_the_door_is_the_servers_alone_once_it_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Left open here, it would keep clients waiting for a server that has ended."""
    started: list[tuple[str, bool]] = []
    with listening(None) as door:
        number = door.fileno()

        def start(_: Server, name: str, *told: str, **more: Any) -> None:
            started.append((name, door.fileno() == number))
            if name == "server":
                assert told[-1] == str(number)
                assert more["sockets"] == [number]

        monkeypatch.setattr(Server, "start", start)
        monkeypatch.setattr(Server, "wait", lambda *_: None)
        url = "http://127.0.0.1:4711"
        embedded._launch(
            Server(Project(tmp_path), url, environment(Project(tmp_path), url, "imprimatur:x")), door, 2, {}
        )
    assert started == [("server", True), ("worker", False)]
