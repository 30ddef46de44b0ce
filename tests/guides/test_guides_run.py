"""Every step of every guide, in order, by the hands of a reader, on a project of its own."""

import shutil
from pathlib import Path

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project
from tests.guides.hands import Hands, begin
from tests.guides.reading import Guide, ways

WAYS = [(lang, way) for lang in LANGS for way in ways(lang)]
IDS = [f"{lang}-{'-'.join(one.number for one in way)}" for lang, way in WAYS]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return begin(tmp_path_factory.mktemp("project"))


@pytest.mark.long
@pytest.mark.parametrize(("lang", "way"), WAYS, ids=IDS)
def test_a_reader_sees_what_the_guides_say(lang: Lang, way: list[Guide], project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.root, tmp_path / "project")
    reader = Hands(Project(tmp_path / "project"), lang)
    for guide in way:
        for step in guide.steps:
            reader.do(step)
