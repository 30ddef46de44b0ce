"""Following runs when the server stumbles: each is told, none harms the others."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from prefect.client.schemas.objects import State
from prefect.states import Completed, Crashed, Failed

from flows.deployments import named
from flows.embedded import runs
from flows.embedded.faults import ServerFault
from flows.embedded.runs import of_dossier, run_all
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage

REFUSED = httpx.HTTPStatusError(
    "Server error '500 Internal Server Error'\nFor more information…",
    request=httpx.Request("POST", "http://127.0.0.1"),
    response=httpx.Response(500),
)


class Client:
    """A server of which each deployment has its fate; every second question whether runs have ended is lost."""

    def __init__(self, fates: dict[str, State | Exception]) -> None:
        self.fates = fates
        self.names: dict[UUID, str] = {}
        self.order: list[str] = []
        self.questions = 0

    def read_deployment_by_name(self, name: str) -> Any:
        known = uuid4()
        self.names[known] = name
        return SimpleNamespace(id=known, tags=[])

    def create_flow_run_from_deployment(self, known: UUID, **_: Any) -> Any:
        fate = self.fates[self.names[known]]
        if isinstance(fate, Exception):
            raise fate
        self.order.append(self.names[known])
        return SimpleNamespace(id=known)

    def read_flow_runs(self, *, flow_run_filter: Any) -> list[Any]:
        self.questions += 1
        if self.questions % 2:
            raise httpx.ReadTimeout("too busy")
        run = flow_run_filter.id.any_[0]
        fate = self.fates[self.names[run]]
        return [SimpleNamespace(id=run, state=fate)] if fate.is_final() else []


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_LOOK", 0)


def follow(client: Any, check: Any = lambda: None, seconds: float = 60) -> dict[int, Any]:
    return dict(run_all(client, [(name, {}) for name in client.fates], check, seconds))


def test_each_run_is_told_whatever_happens_to_the_others() -> None:
    fates = {"a": Completed(message="a"), "b": REFUSED, "c": Crashed(message="c"), "d": Failed(message="d")}
    client = Client(fates)
    ended = follow(client)
    assert client.order == ["a", "c", "d"]
    assert [ended[position].message for position in (0, 2, 3)] == ["a", "c", "d"]
    assert isinstance(ended[1], ServerFault)
    assert ended[1].message == Bilingual(
        "le serveur n’a pas accepté la demande (Server error '500 Internal Server Error').",
        "de server heeft de aanvraag niet aangenomen (Server error '500 Internal Server Error').",
        "the server did not take the request (Server error '500 Internal Server Error').",
    )


def test_when_a_process_stops_what_has_not_ended_is_told_so() -> None:
    client = Client({"a": Completed(), "b": State(type="RUNNING"), "c": State(type="PENDING")})
    stopped = ServerFault(Bilingual("arrêté", "gestopt", "stopped"))

    def check() -> None:
        if client.questions == 2:
            raise stopped

    ended = follow(client, check)
    assert ended[0].is_completed()
    assert (ended[1], ended[2]) == (stopped, stopped)


def test_once_the_server_has_stopped_nothing_more_is_asked() -> None:
    client = Client({"a": REFUSED, "b": Completed(), "c": Completed()})
    stopped = ServerFault(Bilingual("arrêté", "gestopt", "stopped"))

    def check() -> None:
        if client.order == ["b"]:
            raise stopped

    ended = follow(client, check)
    assert (list(ended), client.order, client.questions) == ([0, 1, 2], ["b"], 0)
    assert (ended[1], ended[2]) == (stopped, stopped)
    assert "500" in ended[0].message.fr


def test_what_takes_too_long_is_not_waited_for() -> None:
    ended = follow(Client({"a": State(type="RUNNING")}), seconds=-1)
    assert ended[0].message.fr == "pas terminé après -1 secondes."


def test_the_run_of_a_dossier() -> None:
    assert of_dossier("job_offer", "x-2027", Stage.FINAL) == (
        named("job-offer"),
        {"slug": "x-2027", "stage": "Version définitive / Definitieve versie"},
    )
