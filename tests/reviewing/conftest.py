"""A project whose offer has a final version, to be read back."""

from pathlib import Path

import pytest

from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, copy_project

KIND = "job_offer"


@pytest.fixture(scope="package")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = copy_project(tmp_path_factory.mktemp("review"), COMPLETE)
    pipeline.run(made, Parameters(kind=KIND, slug=COMPLETE, formats=("docx",), stage=Stage.FINAL), lambda job: ())
    return made


@pytest.fixture(scope="package")
def final(project: Project) -> Path:
    return project.outputs / KIND / COMPLETE / "final"


@pytest.fixture(scope="package")
def draft(project: Project, final: Path) -> Path:
    """A draft that says the same as the final version, word for word, below a notice of its own."""
    pipeline.run(project, Parameters(kind=KIND, slug=COMPLETE, formats=("docx",)), lambda job: ())
    return final.with_name("draft")
