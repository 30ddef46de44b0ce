"""Every step of every guide, in order, by the hands of a reader, on a project of its own."""

import shutil
from pathlib import Path

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.project import Project
from tests.guides.hands import Hands, begin
from tests.guides.reading import IDS, PAIRS, Guide


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return begin(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize(("lang", "guide"), PAIRS, ids=IDS)
def test_a_reader_sees_what_the_guide_says(lang: Lang, guide: Guide, project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.root, tmp_path / "project")
    reader = Hands(Project(tmp_path / "project"), lang)
    for step in guide.steps:
        reader.do(step)
