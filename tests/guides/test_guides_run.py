"""Every step of every guide, in order, by the hands of a reader, on a project of its own."""

from pathlib import Path

import pytest

from imprimatur.core.bilingual import Lang
from tests.guides.hands import Hands
from tests.guides.reading import IDS, PAIRS, Guide


@pytest.mark.parametrize(("lang", "guide"), PAIRS, ids=IDS)
def test_a_reader_sees_what_the_guide_says(lang: Lang, guide: Guide, tmp_path: Path) -> None:
    reader = Hands(tmp_path, lang)
    for step in guide.steps:
        reader.do(step)
