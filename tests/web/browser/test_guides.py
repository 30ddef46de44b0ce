"""The guides of the pages, followed in a real browser to their end, in both languages, on an installation for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project
from tests.guides.reading import ways
from tests.guides.visitor import begun, visiting

pytestmark = pytest.mark.long
IDS = ["-".join(one.number for one in way) for way in ways("fr", in_browser=True)]


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    found: Lang = request.param
    return found


@pytest.fixture(scope="module")
def installation(lang: Lang, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with begun(tmp_path_factory.mktemp("guides") / "project") as project:
        yield project


@pytest.mark.parametrize("way", range(len(IDS)), ids=IDS)
def test_a_visitor_does_and_sees_what_the_guides_say(
    lang: Lang, way: int, chromium: Browser, installation: Project, tmp_path: Path
) -> None:
    with visiting(chromium, installation, tmp_path / "desk", lang) as visitor:
        for step in (step for guide in ways(lang, in_browser=True)[way] for step in guide.steps):
            visitor.do(step)
