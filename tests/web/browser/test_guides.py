"""The guides of the pages, followed in a real browser to their end, in both languages, each on a project of its own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imprimatur.core.bilingual import LANGS, Lang
from tests.guides.reading import Guide, ways
from tests.guides.visitor import visiting

WAYS = [(lang, way) for lang in LANGS for way in ways(lang, in_browser=True)]
IDS = [f"{lang}-{'-'.join(one.number for one in way)}" for lang, way in WAYS]


@pytest.mark.parametrize(("lang", "way"), WAYS, ids=IDS)
def test_a_visitor_does_and_sees_what_the_guides_say(
    lang: Lang, way: list[Guide], chromium: Browser, tmp_path: Path
) -> None:
    with visiting(chromium, tmp_path, lang) as visitor:
        for guide in way:
            for step in guide.steps:
                visitor.do(step)
