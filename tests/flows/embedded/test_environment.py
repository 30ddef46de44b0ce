import socket
from pathlib import Path

import pytest

from flows.embedded.environment import environment, listening, only_one, server_environment
from flows.embedded.faults import ServerFault
from imprimatur.project import Project


def test_what_a_person_set_for_another_server_is_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "theirs")
    monkeypatch.setenv("PREFECT_API_URL", "https://elsewhere.example/api")
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    told = environment(Project(tmp_path), "http://127.0.0.1:4711", "imprimatur:x")
    assert "PREFECT_API_KEY" not in told
    assert told["PREFECT_API_URL"] == "http://127.0.0.1:4711/api"
    assert told["NO_PROXY"] == "127.0.0.1,intranet.example"
    assert float(told["PREFECT_WORKER_QUERY_SECONDS"]) <= 0.5  # of the three seconds from a drop to its draft
    assert told["PREFECT_HOME"] == str(tmp_path / ".imprimatur" / "prefect")


@pytest.mark.parametrize(
    ("url", "direct"),
    [
        ("http://10.8.0.1:4200", "127.0.0.1,10.8.0.1"),
        ("HTTP://localhost:4200", "127.0.0.1,localhost"),
        ("https://runs.example", "127.0.0.1"),
    ],
)
def test_no_proxy_hears_the_secret_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, direct: str
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    told = environment(Project(tmp_path), url, "imprimatur:x")
    assert told["NO_PROXY"] == told["no_proxy"] == direct


def test_the_server_is_told_to_ask_for_the_secret_and_to_answer_its_own_page(tmp_path: Path) -> None:
    client = environment(Project(tmp_path), "http://127.0.0.1:4711", "imprimatur:x")
    server = server_environment(client)
    assert client["PREFECT_API_AUTH_STRING"] == server["PREFECT_SERVER_API_AUTH_STRING"] == "imprimatur:x"
    assert "PREFECT_SERVER_API_AUTH_STRING" not in client
    assert server["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4711"
    assert server["PREFECT_SERVER_CSRF_PROTECTION_ENABLED"] == "true"


def test_a_project_has_one_server(tmp_path: Path) -> None:
    with only_one(Project(tmp_path)), pytest.raises(ServerFault) as fault, only_one(Project(tmp_path)):
        pass
    assert fault.value.message.en.startswith("The server of this project is running already.")
    with only_one(Project(tmp_path)):
        pass


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServerFault) as fault:
            listening(port)
        assert f"Port {port} is taken already." in fault.value.message.en
        with listening(None) as door:
            assert door.getsockname()[1] != port


def test_nobody_can_take_the_port_while_the_server_starts() -> None:
    """Linux lets two sockets that ask for it stand on one port, as long as neither listens."""
    with listening(None) as door, socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            thief.bind(door.getsockname())
