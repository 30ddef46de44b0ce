"""`imprimatur open`: another link to the pages of a running `imprimatur up`, and to no other process."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.access import served
from flows.access.faults import NotLetIn
from flows.access.one_time import opened
from flows.access.settings import web_settings
from flows.access.store import Store
from flows.cli import up
from flows.cli.main import run
from flows.embedded import processes
from flows.messages import Words
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, copy_project

PORT = 4321
LINK = re.compile(rf"http://127\.0\.0\.1:{PORT}/enter/open/(\S+)")
Serving = Callable[[str], int]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(up.webbrowser, "open", lambda _: pytest.fail("nobody sits before this screen"))
    return copy_project(tmp_path, COMPLETE)


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Processes that stand for those of the pages, each marked as the server's are with the root of a project."""
    made: list[subprocess.Popen[bytes]] = []

    def serve(root: str) -> int:
        command = [sys.executable, "-c", "print(flush=True); input()"]
        environ = {**os.environ, processes.MARK: root}
        made.append(subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        stdout = made[-1].stdout
        assert stdout
        stdout.readline()
        return made[-1].pid

    yield serve
    for one in made:
        one.communicate()


def asked(project: Project, lang: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(Words(lang), ["--project", str(project.root), "open"])
    said = capsys.readouterr()
    return code, (said.out + said.err).replace("\u00a0", " ")


@pytest.mark.parametrize(("lang", "says"), [("fr", "une seule fois"), ("nl", "één keer")])
def test_another_link_opens_the_pages_that_run_and_ends_the_former(
    project: Project, serving: Serving, capsys: pytest.CaptureFixture[str], lang: str, says: str
) -> None:
    served.note(project, serving(str(project.root.resolve())), PORT)
    store, settings, secrets = Store(project), web_settings(project), []
    for _ in range(2):
        code, said = asked(project, lang, capsys)
        found = LINK.search(said)
        assert code == 0 and found and says in said, said
        secrets.append(found[1])
    with pytest.raises(NotLetIn):
        opened(store, settings, secrets[0])
    assert opened(store, settings, secrets[1]).lang == lang


@pytest.mark.parametrize(
    ("lang", "says"), [("fr", "n’est pas en marche"), ("nl", "draait niet"), ("en", "not running")]
)
def test_without_anything_running_it_says_what_to_do(
    project: Project, capsys: pytest.CaptureFixture[str], lang: str, says: str
) -> None:
    code, said = asked(project, lang, capsys)
    assert code == 8
    assert says in said and "imprimatur up" in said
    assert "enter/open" not in said


def test_no_link_is_made_for_the_port_of_a_process_that_has_gone_or_is_another_project_s(
    project: Project, serving: Serving, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever listens on that port by now would be given what opens everything."""
    other = serving(str(project.root / "other"))
    for said in (f"{other} {PORT}", f"{2**22 + 1} {PORT}", f"{os.getpid()} {PORT}", "", "deux", "1 2 3", "\u00e9"):
        served.note(project, 1, PORT)
        (project.private / "web" / "served").write_text(said, encoding="utf-8")
        assert asked(project, "fr", capsys)[0] == 8, said


def test_what_is_served_no_more_is_not_opened(project: Project, serving: Serving) -> None:
    served.note(project, serving(str(project.root.resolve())), PORT)
    assert served.port_served(project) == PORT
    served.forget(project)
    served.forget(project)
    assert served.port_served(project) is None


def test_an_office_is_told_its_address(project: Project, serving: Serving, capsys: pytest.CaptureFixture[str]) -> None:
    settings = '[web]\naccounts = "local"\npublic = "https://documents.asso.example"\n'
    (project.root / "imprimatur.toml").write_text(settings, encoding="utf-8")
    served.note(project, serving(str(project.root.resolve())), PORT)
    code, said = asked(project, "fr", capsys)
    assert code == 0
    assert "https://documents.asso.example" in said and "connectez-vous" in said and "/enter/" not in said
