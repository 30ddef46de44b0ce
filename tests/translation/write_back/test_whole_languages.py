"""A language taken out of a sample whole (its files, cells, keys and columns) comes back as it was, unit by unit."""

from pathlib import Path

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from tests.translation.write_back.stripped import copied, proof

SMALL = (
    "job_offer/ama-recherche-action-2023",  # a workbook, Markdown
    pytest.param("job_offer/smes-connect-2022", marks=pytest.mark.long),  # one workbook
    "job_offer/forum-crebis-2019",  # YAML, Word
    pytest.param("job_offer/forum-ets-2021", marks=pytest.mark.long),  # YAML, CSV, Markdown
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SMALL)
def test_a_language_comes_back_as_it_was(name: str, lang: Lang, tmp_path: Path) -> None:
    kind, slug = name.split("/")
    copied(tmp_path, kind, slug)
    done = proof(tmp_path, kind, slug, lang)
    assert done.units > 30
    assert (done.missing, done.other, done.refused) == ((), (), ())


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["job_offer/forum-crebis-2019", "job_offer/tisselande-accueil-2027"])
def test_every_second_passage_comes_back_as_it_was(name: str, lang: Lang, tmp_path: Path) -> None:
    kind, slug = name.split("/")
    copied(tmp_path, kind, slug)
    done = proof(tmp_path, kind, slug, lang, half=True)
    assert done.units > 50
    assert (done.missing, done.other, done.refused) == ((), (), ())
