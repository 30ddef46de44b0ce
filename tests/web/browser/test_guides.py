"""The guides of the pages, followed in a real browser to their end, in both languages, on one installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project
from tests.guides.reading import Guide, ways
from tests.guides.visitor import begun, visiting

pytestmark = pytest.mark.long
WAYS = [(lang, way) for lang in LANGS for way in ways(lang, in_browser=True)]
IDS = [f"{lang}-{'-'.join(one.number for one in way)}" for lang, way in WAYS]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with begun(tmp_path_factory.mktemp("guides") / "project") as project:
        yield project


@pytest.mark.parametrize(("lang", "way"), WAYS, ids=IDS)
def test_a_visitor_does_and_sees_what_the_guides_say(
    lang: Lang, way: list[Guide], chromium: Browser, installation: Project, tmp_path: Path
) -> None:
    with visiting(chromium, installation, tmp_path / "desk", lang) as visitor:
        for guide in way:
            for step in guide.steps:
                visitor.do(step)
