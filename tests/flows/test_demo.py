import os
from pathlib import Path
from typing import Any

import pytest
from prefect.states import Completed, Crashed, Failed

from flows import demo
from flows.demo import Made, became
from flows.embedded.faults import ServerFault
from flows.messages import Words
from flows.runner import End
from flows.states import name_of
from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS
from imprimatur.project import Project
from imprimatur.publishing.changes import set_folder
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project, pretend_built

KIND = "job_offer"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, COMPLETE, INCOMPLETE)


def test_what_became_of_a_dossier(project: Project) -> None:
    words = Words("nl")
    pretend_built(project, INCOMPLETE)
    stopped = ServerFault(Bilingual("arrêté", "gestopt", "stopped"))
    for slug, ended, made in (
        (COMPLETE, Completed(name=name_of(End.FINAL), message="klaar"), (Stage.FINAL, "klaar")),
        (INCOMPLETE, Completed(name=name_of(End.REFUSED), message="geweigerd"), (Stage.DRAFT, "geweigerd")),
        (COMPLETE, Failed(message="stuk"), (None, "stuk")),
        (COMPLETE, stopped, (None, f"job_offer/{COMPLETE}: gestopt")),
        (
            COMPLETE,
            Crashed(message="Process exited with status code -9"),
            (None, f"job_offer/{COMPLETE}: de productie is afgebroken; de reden staat in .imprimatur/log/worker.log."),
        ),
        ("verdwenen", Failed(message="onbekend"), (None, "onbekend")),
    ):
        assert became(project, words, KIND, slug, ended) == Made(KIND, slug, *made)


def run(project: Project, monkeypatch: pytest.MonkeyPatch, ended: list[Any]) -> int:
    """The demonstration, on a server that ends the runs so."""

    class Running:
        def __init__(self, *_: Any, **__: Any) -> None:
            self.project = project

        def __enter__(self) -> "Running":
            return self

        def __exit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(demo, "running_server", Running)
    monkeypatch.setattr(demo, "_runs", lambda _, dossiers: zip(dossiers, ended, strict=True))
    monkeypatch.setitem(os.environ, "IMPRIMATUR_PROJECT", str(project.root))
    monkeypatch.setitem(os.environ, "LC_ALL", "fr_BE.UTF-8")
    monkeypatch.setitem(os.environ, "COLUMNS", "160")
    return demo.main()


def test_a_missing_file_is_a_row_and_the_exit_code_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend_built(project, INCOMPLETE, blocking=12)
    for lang in LANGS:
        for name in FORMATS:
            (set_folder(project, KIND, INCOMPLETE, Stage.DRAFT) / f"{INCOMPLETE}.{lang}.{name}").touch()
    assert run(project, monkeypatch, [Failed(message="refusé"), Crashed()]) == 1
    said = capsys.readouterr()
    assert said.out.count("ABSENT") == 2 * len(FORMATS)
    assert said.out.replace("\u00a0", " ").count("projet : 12 points bloquants") == 2 * len(FORMATS)
    assert f"job_offer/{COMPLETE} : sa production s’est interrompue" in said.err.replace("\u00a0", " ")
    assert f"Fichiers qui manquent : {2 * len(FORMATS)}" in said.err.replace("\u00a0", " ")


def test_the_demonstration_may_be_interrupted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> Any:
        raise KeyboardInterrupt

    class Interrupted(list[Any]):
        def __iter__(self) -> Any:
            return interrupt()

    assert run(project, monkeypatch, Interrupted()) == 130
