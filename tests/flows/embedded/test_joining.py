"""Where a worker may send the secret of a server: to this machine, by https, or where somebody says it is safe."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from flows.cli.main import run
from flows.embedded import joining
from flows.embedded.faults import ServerFault
from flows.embedded.joining import join
from flows.messages import Words
from imprimatur.project import Project
from tests.flows.projects import copy_project


class Started(Exception):
    """A process was to be started, with this environment."""


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_command: list[str], **told: Any) -> None:
        raise Started(told["env"]["PREFECT_API_URL"])

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(joining.processes, "end", lambda _: None)
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "imprimatur:x")
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def joins(tmp_path: Path, url: str | None, *, tunnel: bool = False) -> str:
    with pytest.raises(Started) as begun:
        join(Project(tmp_path), "second", 1, lambda *_: None, url, tunnel=tunnel)
    return str(begun.value)


@pytest.mark.parametrize(
    "url",
    [
        *("http://10.0.0.5:4200", "http://runs.example:4200/api", "http://0.0.0.0:4200", "runs.example:4200"),
        *("http://127.0.0.1.example", "http://127.0.0.1@runs.example", "http://[::2]", "http://[", "httpss://x"),
    ],
)
def test_the_secret_goes_to_no_other_machine_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    for given in (url, None):
        with pytest.raises(ServerFault) as fault:
            join(Project(tmp_path), "second", 1, lambda *_: None, given)
        said = fault.value.message
        assert all("--tunnel" in one and "https" in one for one in (said.fr, said.nl, said.en))
        monkeypatch.setenv("PREFECT_API_URL", url)  # the environment is heard as the option is


def test_it_goes_to_this_machine_by_https_or_where_the_way_is_said_to_be_closed(tmp_path: Path) -> None:
    assert joins(tmp_path, None) == "http://127.0.0.1:4200/api"
    for url in ("http://localhost:4201", "http://[::1]:4200", "https://runs.example", "HTTPS://runs.example"):
        assert joins(tmp_path, url) == f"{url}/api"
    assert joins(tmp_path, "http://10.8.0.1:4200/api/", tunnel=True) == "http://10.8.0.1:4200/api"


def test_the_command_line_says_so_and_takes_the_word_of_whoever_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_project(tmp_path)
    asked = ["--project", str(tmp_path), "worker", "--server", "http://10.8.0.1:4200"]
    assert run(Words("nl"), asked) == 8
    assert "--tunnel" in capsys.readouterr().err
    assert run(Words("nl"), [*asked, "--tunnel"]) == 1
