"""The server as a stranger meets it: without the secret, from another page, under another name. Nothing runs."""

import base64
import json
import os
import stat
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from prefect.client.schemas.actions import WorkPoolUpdate
from prefect.client.schemas.filters import FlowFilter
from prefect.exceptions import PrefectHTTPStatusError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from flows.deployments import named
from flows.embedded import processes
from flows.embedded.faults import ServerFault
from flows.embedded.preparing import POOL, TEMPLATE
from flows.embedded.secret import project_secret
from flows.embedded.server import Server
from imprimatur.project import Project
from tests.flows.embedded.running import until
from tests.flows.projects import COMPLETE

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]

FOREIGN = "https://elsewhere.example"
CLIENT = str(uuid4())


def basic(secret: str) -> str:
    return f"Basic {base64.b64encode(secret.encode()).decode()}"


@pytest.fixture(scope="module")
def door(server: Server) -> Iterator[httpx.Client]:
    """A client that knows nothing."""
    with httpx.Client(base_url=server.url, trust_env=False, timeout=600) as client:
        yield client


@pytest.fixture(scope="module")
def known(server: Server, door: httpx.Client) -> dict[str, str]:
    """The headers of somebody who knows everything."""
    secret = {"Authorization": basic(project_secret(server.project))}
    token = door.get("/api/csrf-token", params={"client": CLIENT}, headers=secret)
    return {**secret, "Prefect-Csrf-Client": CLIENT, "Prefect-Csrf-Token": token.json()["token"]}


@pytest.fixture(scope="module")
def attack(server: Server) -> tuple[str, bytes, Path]:
    """A run that would make a file if its command were run: where it is asked for, how, and the file."""
    made = server.project.root / "made-by-a-stranger"
    with server.client() as client:
        deployment = client.read_deployment_by_name(named("job-offer"))
    body = f'{{"parameters": {{"slug": "{COMPLETE}"}}, "job_variables": {{"command": "touch {made}"}}}}'
    return f"/api/deployments/{deployment.id}/create_flow_run", body.encode(), made


def runs(server: Server) -> int:
    """How many runs of offers there are; those of the night are planned by the server itself."""
    with server.client() as client:
        return len(client.read_flow_runs(flow_filter=FlowFilter.model_validate({"name": {"any_": ["job-offer"]}})))


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        pytest.param({"Authorization": None}, HTTPStatus.UNAUTHORIZED, id="no secret"),
        pytest.param({"Authorization": basic("imprimatur:guess")}, HTTPStatus.UNAUTHORIZED, id="a wrong secret"),
        pytest.param({"Prefect-Csrf-Token": None}, HTTPStatus.FORBIDDEN, id="no CSRF token"),
        pytest.param({"Origin": FOREIGN}, HTTPStatus.FORBIDDEN, id="a foreign Origin"),
        pytest.param({"Origin": "null"}, HTTPStatus.FORBIDDEN, id="a page without an origin"),
        pytest.param({"Host": "elsewhere.example"}, HTTPStatus.BAD_REQUEST, id="a foreign Host"),
        pytest.param({"Host": "elsewhere.example:4200"}, HTTPStatus.BAD_REQUEST, id="a foreign Host and our port"),
        pytest.param({"Content-Type": None}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, id="no Content-Type"),
        pytest.param({"Content-Type": "text/plain"}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, id="text/plain"),
        pytest.param({}, HTTPStatus.UNPROCESSABLE_ENTITY, id="a job variable, by somebody who knows everything"),
    ],
)
def test_what_a_stranger_may_send_is_refused_and_nothing_runs(
    server: Server,
    door: httpx.Client,
    known: dict[str, str],
    attack: tuple[str, bytes, Path],
    changes: dict[str, str | None],
    status: HTTPStatus,
) -> None:
    url, body, made = attack
    before = runs(server)
    headers = {name: value for name, value in {**known, **JSON, **changes}.items() if value is not None}
    assert door.post(url, content=body, headers=headers).status_code == status
    assert runs(server) == before
    assert not made.exists()


def test_a_foreign_origin_beside_our_own_is_refused(server: Server, door: httpx.Client, known: dict[str, str]) -> None:
    headers = [*known.items(), ("Origin", server.url), ("Origin", FOREIGN)]
    assert door.post("/api/flow_runs/filter", json={}, headers=headers).status_code == HTTPStatus.FORBIDDEN


def test_the_body_of_unknown_length_of_a_stranger_is_refused_too(
    door: httpx.Client, known: dict[str, str], attack: tuple[str, bytes, Path]
) -> None:
    url, body, _ = attack
    answer = door.post(url, content=iter([body]), headers={**known, "Content-Type": "text/plain"})
    assert answer.request.headers["transfer-encoding"] == "chunked"
    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE


@pytest.mark.parametrize("path", ["/api/flow_runs/filter", "/api/deployments/filter", "/api/admin/settings"])
def test_a_foreign_page_that_asks_first_is_refused(door: httpx.Client, path: str) -> None:
    asked = {
        "Origin": FOREIGN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = door.options(path, headers=asked)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not {name for name in answer.headers if name.startswith("access-control")}


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"])
def test_the_server_describes_itself_to_nobody(door: httpx.Client, path: str) -> None:
    assert door.get(path).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("path", ["/api/docs", "/api/openapi.json", "/api/admin/settings", "/api/csrf-token", "/api/x"])
def test_only_the_pulse_is_told_without_the_secret(door: httpx.Client, path: str) -> None:
    assert door.get(path).status_code == HTTPStatus.UNAUTHORIZED
    assert door.get("/api/health").json() is True


def test_the_page_stays_open_to_the_one_who_operates_it(
    server: Server, door: httpx.Client, known: dict[str, str]
) -> None:
    assert "<title>" in door.get("/dashboard", headers={"Accept": "text/html"}, follow_redirects=True).text
    told = door.get("/ui-settings").json()
    assert (told["auth"], told["csrf_enabled"], told["api_url"]) == ("BASIC", True, f"{server.url}/api")
    answer = door.post("/api/flow_runs/filter", json={}, headers={**known, "Origin": server.url})
    assert answer.status_code == HTTPStatus.OK


def test_the_worker_runs_the_flow_and_no_command_even_where_the_pool_allows_one(
    server: Server, attack: tuple[str, bytes, Path]
) -> None:
    _, _, made = attack
    open_template = {
        "job_configuration": {"command": "{{ command }}"},
        "variables": {"type": "object", "properties": {"command": {"type": "string"}}},
    }
    with server.client() as client:
        client.update_work_pool(POOL, WorkPoolUpdate(base_job_template=open_template))
        try:
            deployment = client.read_deployment_by_name(named("job-offer"))
            run = client.create_flow_run_from_deployment(
                deployment.id, parameters={"slug": COMPLETE}, job_variables={"command": f"touch {made}"}
            )

            def ended() -> Any:
                state = client.read_flow_run(run.id).state
                return state if state and state.is_final() else None

            assert until(ended).is_completed()
        finally:
            client.update_work_pool(POOL, WorkPoolUpdate(base_job_template=TEMPLATE))
        with pytest.raises(PrefectHTTPStatusError):
            client.create_flow_run_from_deployment(deployment.id, job_variables={"command": f"touch {made}"})
    assert not made.exists()


SOCKETS = ["/api/events/in", "/api/events/out", "/api/logs/out", f"/api/work_pools/{POOL}/workers/connect"]
PREFECT: dict[str, Any] = {"subprotocols": ["prefect"], "proxy": None, "open_timeout": 600}


@pytest.mark.parametrize("path", SOCKETS)
def test_a_socket_is_closed_to_foreign_pages_and_names(server: Server, path: str) -> None:
    address = server.url.replace("http:", "ws:") + path
    for changes, status in (
        ({"origin": FOREIGN}, HTTPStatus.FORBIDDEN),
        ({"additional_headers": {"Host": "elsewhere.example"}}, HTTPStatus.BAD_REQUEST),
    ):
        with (
            pytest.raises(InvalidStatus) as refused,
            connect(address, **PREFECT, **changes),
        ):
            pass
        assert refused.value.response.status_code == status


@pytest.mark.parametrize("path", SOCKETS)
@pytest.mark.parametrize("token", [None, "imprimatur:guess"])
def test_a_socket_is_closed_to_whoever_does_not_know_the_secret(server: Server, path: str, token: str | None) -> None:
    address = server.url.replace("http:", "ws:") + path
    with (
        pytest.raises(ConnectionClosed),
        connect(address, **PREFECT) as socket,
    ):
        socket.send(json.dumps({"type": "auth", "token": token}))
        socket.recv(timeout=600)


def test_the_secret_stands_in_its_file_alone(server: Server) -> None:
    private = server.project.root / ".imprimatur"
    secret = project_secret(server.project)
    assert len(secret) > 40
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert stat.S_IMODE((private / "secret").stat().st_mode) == 0o600
    for pid in processes.marked(str(server.project.root.resolve())):
        assert secret.encode() not in Path(f"/proc/{pid}/cmdline").read_bytes()
    for log in server.logs.iterdir():
        assert secret not in log.read_text(encoding="utf-8")


def test_each_project_has_a_secret_of_its_own_that_stays(tmp_path: Path) -> None:
    one, other = Project(tmp_path / "one"), Project(tmp_path / "other")
    secret = project_secret(one)
    assert project_secret(one) == secret != project_secret(other)


def test_a_secret_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    project = Project(tmp_path)
    secret = project_secret(project)
    path = tmp_path / ".imprimatur" / "secret"
    path.chmod(0o640)
    assert project_secret(project) != secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_others_could_enter_is_closed(tmp_path: Path) -> None:
    (tmp_path / ".imprimatur").mkdir(mode=0o755)
    project_secret(Project(tmp_path))
    assert stat.S_IMODE((tmp_path / ".imprimatur").stat().st_mode) == 0o700


@pytest.mark.parametrize("name", [".imprimatur/log", ".imprimatur/prefect", ".imprimatur/rendered"])
def test_nothing_of_the_private_folder_stands_behind_a_link(tmp_path: Path, name: str) -> None:
    project = Project(tmp_path / "project")
    project_secret(project)
    (project.root / name).symlink_to(tmp_path)
    with pytest.raises(ServerFault) as fault:
        project_secret(project)
    assert f"“{name}” is not yours" in fault.value.message.en


@pytest.mark.parametrize("name", [".imprimatur", ".imprimatur/secret"])
def test_a_secret_is_not_kept_behind_a_link(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    path = tmp_path / "project" / name
    path.parent.mkdir(parents=True)
    elsewhere.mkdir() if name == ".imprimatur" else elsewhere.write_text("imprimatur:theirs")
    path.symlink_to(elsewhere)
    with pytest.raises(ServerFault) as fault:
        project_secret(Project(tmp_path / "project"))
    assert f"“{name}” is not yours" in fault.value.message.en


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project_secret(Project(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    with pytest.raises(ServerFault):
        project_secret(Project(tmp_path))
