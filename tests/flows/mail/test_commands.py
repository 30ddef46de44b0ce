"""`imprimatur mail`, as an operator uses it."""

from collections.abc import Callable

import pytest

from flows.cli.main import run
from flows.mail.outbox import put
from flows.messages import Words
from imprimatur.project import Project
from tests.flows.mail.conftest import Post
from tests.flows.mail.test_outbox import letter
from tests.flows.projects import copy_project

Serve, Settle = Callable[..., Post], Callable[..., Project]


@pytest.fixture
def project(project: Project) -> Project:
    (project.root / "inputs").rmdir()
    return copy_project(project.root)


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, lang: str = "fr") -> tuple[int, str]:
    capsys.readouterr()
    code = run(Words("nl" if lang == "nl" else "fr"), ["--project", str(project.root), "mail", *arguments])
    out, err = capsys.readouterr()
    return code, (out + err).strip()


def test_an_operator_tries_the_settings(serve: Serve, settle: Settle, capsys: pytest.CaptureFixture[str]) -> None:
    post = serve()
    project = settle(post)
    code, text = said(capsys, project, "test", "moi@asso.example")
    assert (code, post.to) == (0, ["moi@asso.example"])
    assert text.startswith("localhost a pris le courriel pour moi@asso.example.")
    post.of_address = lambda to: "550 5.1.1 unknown"
    code, text = said(capsys, project, "test", "ik@asso.example", lang="nl")
    assert (code, text) == (
        12,
        "De e-mail voor ik@asso.example is niet aangenomen: de server antwoordde 550: 5.1.1 unknown.",
    )
    settle(post, ca_file="")
    code, text = said(capsys, project, "test", "moi@asso.example")
    assert code == 12 and "aucune autorité connue ne l’a signé" in text and "Traceback" not in text


def test_an_address_that_is_none_and_settings_that_are_not_there(
    project: Project, settle: Settle, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (("test", "moi@asso.example"), ("people",), ("deliver",)):
        code, text = said(capsys, project, *command)
        assert (code, text.startswith("imprimatur.toml n’a pas de section [mail]")) == (2, True)
    settle(Post(port=1))
    assert said(capsys, project, "test", "moi")[0] == 2
    settle(Post(port=1), hote="1")
    assert said(capsys, project, "people") == (
        2,
        "imprimatur.toml\u00a0: mail.hote n’est pas connu. Corrigez ce nom ou retirez la ligne.",
    )


def test_who_gets_letters_is_shown_with_what_stands_in_the_way(
    settle: Settle, capsys: pytest.CaptureFixture[str]
) -> None:
    more = '[mail.people."Nobody At All"]\nlanguage = "nl"\n[mail.people."Yasmina Tellouch"]\nlanguage = "nl"'
    direction = '[{ address = "dir@asso.example", language = "fr" }]'
    code, text = said(capsys, settle(Post(port=1), more=more, directions=direction), "people")
    assert code == 0
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "dir@asso.example dir@asso.example FR tout" in lines
    assert "Yasmina Tellouch emploi@tisselande.example NL sa propre liste" in lines
    assert lines[-1].startswith("imprimatur.toml nomme Nobody At All sous [mail.people]")


def test_what_waits_is_delivered(serve: Serve, settle: Settle, capsys: pytest.CaptureFixture[str]) -> None:
    post = serve()
    post.of_address = lambda to: "451 later" if to.startswith("bo") else "250 OK"
    project = settle(post)
    put(project, [letter("an"), letter("bo")])
    assert said(capsys, project, "deliver") == (
        0,
        "Courriels envoyés\u00a0: 1\u202f; en attente\u00a0: 1\u202f; refusés\u00a0: 0",
    )
    post.stop()
    code, text = said(capsys, project, "deliver", lang="nl")
    assert code == 12
    assert text.splitlines()[1].startswith("Er is geen e-mail vertrokken: niemand antwoordt op localhost")
    post.start()
