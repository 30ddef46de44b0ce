"""A project with a final, and runs that nobody makes: asked for, and as far as a test says they are."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.embedded.faults import ServerFault
from flows.messages import say
from flows.runner import run, told
from imprimatur.core.asked import Asked as By
from imprimatur.core.asked import How
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project
from web.house import House
from web.run import Phase, Run

KIND = "job_offer"
HOME = f"/dossiers/{KIND}/{COMPLETE}"
UNFINISHED = f"/dossiers/{KIND}/{INCOMPLETE}"
DAY = date(2026, 11, 27)


@dataclass
class Asked:
    """The runs of a server that is none."""

    runs: dict[str, Run] = field(default_factory=dict)
    by: list[str] = field(default_factory=list)
    is_down: bool = False

    def ask(self, kind: str, slug: str, stage: Stage, by: str) -> str:
        self._answer()
        name = f"run-{len(self.runs)}"
        self.runs[name] = Run(name, f"{kind}/{slug}", stage, Phase.WAITING)
        self.by.append(by)
        return name

    def state(self, run: str) -> Run | None:
        self._answer()
        return self.runs.get(run)

    def under_way(self, kind: str, slug: str) -> list[Run]:
        self._answer()
        return [one for one in self.runs.values() if one.dossier == f"{kind}/{slug}" and one.phase is not Phase.OVER]

    def become(self, run: str, **other: object) -> None:
        self.runs[run] = replace(self.runs[run], **other)  # type: ignore[arg-type]

    def _answer(self) -> None:
        if self.is_down:
            raise ServerFault(say("run_not_taken", reason="…"))


def even(page: str) -> str:
    """A page with plain spaces alone."""
    return page.replace("\u00a0", " ").replace("\u202f", " ")


def made(project: Project, slug: str = COMPLETE, stage: Stage = Stage.DRAFT) -> None:
    """Make a document, as a run does."""
    asked = By("Salomé Vandorenne", datetime(2026, 11, 27, 9, 5, tzinfo=UTC), How.PAGE)
    outcome = run(project, Parameters(kind=KIND, slug=slug, stage=stage, today=DAY, asked=asked))
    assert outcome.folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with an offer in its first version and one that is unfinished; nobody writes in it."""
    project = copy_project(tmp_path_factory.mktemp("published"), COMPLETE, INCOMPLETE)
    for slug in (COMPLETE, INCOMPLETE):
        told(project, Parameters(kind=KIND, slug=slug, today=DAY))
    made(project)
    made(project, stage=Stage.FINAL)
    return project


@pytest.fixture
def project(published: Project, tmp_path: Path) -> Iterator[Project]:
    home = tmp_path / "project"
    shutil.copytree(published.root, home, symlinks=True)
    yield Project(home)


@pytest.fixture
def runs() -> Asked:
    return Asked()


@pytest.fixture
def house(house: House, runs: Asked) -> House:
    return replace(house, runs=runs)
