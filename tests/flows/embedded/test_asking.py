"""Asking for documents on the server's pages, and what the server does by itself."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from prefect.client.schemas.filters import FlowFilter
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed, Scheduled

from flows.deployments import declared, named
from flows.embedded.automations import NIGHT, TAG, automate
from flows.embedded.preparing import POOL, deploy
from flows.embedded.server import Server
from flows.forms.schema import refresh
from flows.runner import End
from flows.states import ended
from tests.flows.embedded.running import run, until
from tests.flows.projects import COMPLETE

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]
NIGHTLY = "flows/nightly.py:nightly"
MAIL = """[mail]
host = "127.0.0.1"
port = 9
security = "none"
from = "imprimatur@association.example"
operators = [{ address = "it@association.example", language = "nl" }]
"""


def test_a_document_is_asked_for_in_words(server: Server) -> None:
    said = {
        "slug": f"{COMPLETE} · Son titre / Zijn titel",
        "stage": "Projet / Ontwerp",
        "languages": ["Français / Frans"],
        "formats": ["Page pour l’écran / Pagina voor het scherm"],
        "asked_by": "Salomé Vandorenne",
    }
    state = run(server, named("job-offer"), said)
    assert state.type == "COMPLETED"
    assert ended(state) in (End.COMPLETE, End.UNFINISHED)
    draft = server.project.outputs / "job_offer" / COMPLETE / "draft"
    assert {path.suffix for path in draft.glob(f"{COMPLETE}.*")} == {".html"}
    shutil.rmtree(draft)
    state = run(server, named("job-offer"), {**said, "stage": "Brouillon"})
    assert ended(state) is End.ABSENT
    assert not draft.exists()


def test_the_list_follows_the_dossiers_and_one_that_is_not_in_it_yet_can_be_asked_for(server: Server) -> None:
    folder = server.project.inputs / "job_offer" / "nouvelle"
    folder.mkdir()
    (folder / "offre.yaml").write_text("titre: Nouvelle\n", encoding="utf-8")

    def listed() -> list[str]:
        with server.client() as client:
            asks = client.read_deployment_by_name(named("job-offer")).parameter_openapi_schema
        return [one.partition(" · ")[0] for one in asks["properties"]["slug"]["enum"]]

    assert "nouvelle" not in listed()
    assert ended(run(server, named("job-offer"), {"slug": "nouvelle"})) is End.UNFINISHED
    with server.client() as client:
        assert refresh(client, server.project) >= 1
        assert refresh(client, server.project) == 0
    assert "nouvelle" in listed()
    shutil.rmtree(folder)
    with server.client() as client:
        refresh(client, server.project)
    assert "nouvelle" not in listed()


def test_the_operators_are_warned_of_a_night_that_breaks_off(server: Server) -> None:
    """A night that was killed tells nothing: the server sees its state, and asks for the run that writes to them."""
    settings = server.project.root / "imprimatur.toml"
    settings.write_text(MAIL, encoding="utf-8")
    waiting = server.project.root / ".imprimatur" / "mail" / "waiting"
    with server.client() as client:
        night = client.read_deployment_by_name(NIGHT)
        tomorrow = Scheduled(scheduled_time=datetime.now(UTC) + timedelta(days=1))
        killed = client.create_flow_run_from_deployment(night.id, state=tomorrow)
        client.set_flow_run_state(killed.id, Crashed(message="Interrompu / Onderbroken"), force=True)
    (letter,) = until(lambda: list(waiting.glob("*.eml")))
    until(lambda: _are_over(server, "warn"))  # it asks for the next delivery yet
    settings.unlink()
    content = letter.read_text(encoding="utf-8")
    assert "it@association.example" in content
    assert "Interrompu" in content
    shutil.rmtree(waiting)


def _are_over(server: Server, flow: str) -> bool:
    with server.client() as client:
        wanted = FlowFilter.model_validate({"name": {"any_": [flow]}})
        runs = client.read_flow_runs(flow_filter=wanted)
    return bool(runs) and all(one.state is not None and one.state.is_final() for one in runs)


def test_the_deployment_of_a_former_version_goes_or_the_night_would_come_twice(server: Server) -> None:
    """Those that an operator made do not bear our tags, and stay."""
    with server.client() as client:
        flow = client.create_flow_from_name("nightly")
        former = client.create_deployment(flow, "nightly", work_pool_name=POOL, entrypoint=NIGHTLY, tags=["night"])
        theirs = client.create_deployment(flow, "à midi", work_pool_name=POOL, entrypoint=NIGHTLY)
        deploy(client)
        names = {one.name for one in client.read_deployments()}
        assert names >= {"à midi", *(one["name"] for one in declared())}
        with pytest.raises(ObjectNotFound):
            client.read_deployment(former)
        client.delete_deployment(theirs)


def test_what_an_operator_switched_off_stays_off_and_nothing_is_there_twice(server: Server) -> None:
    with server.client() as client:
        (ours,) = [one for one in client.read_automations() if TAG in one.tags]
        client.pause_automation(ours.id)
        automate(client)
        (same,) = [one for one in client.read_automations() if TAG in one.tags]
        assert (same.id, same.enabled) == (ours.id, False)
        client.resume_automation(ours.id)
        client.delete_automation(ours.id)
        automate(client)
        (made,) = [one for one in client.read_automations() if TAG in one.tags]
        assert made.enabled
