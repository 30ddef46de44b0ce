"""The federation that the benches measure: a thousand dossiers of the stated mix, no two alike, the same each time."""

from collections import Counter
from pathlib import Path

import pytest

from bench.many import SHARES, federation, planned
from imprimatur.core.parameters import Parameters
from imprimatur.pipeline import examined
from imprimatur.project import Project
from tests.flows.projects import contents
from validators import check


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return federation(tmp_path_factory.mktemp("many") / "federation", 40)


def test_a_thousand_are_of_the_stated_mix(made: Project) -> None:
    samples = Counter(kind for kind, slug in made.dossiers() if not slug[-5:].isdigit())
    beyond = Counter(kind for kind, *_ in planned(1000, 1))
    assert samples + beyond == Counter(SHARES)


def test_same_number_and_seed_same_bytes_and_no_two_dossiers_alike(made: Project, tmp_path: Path) -> None:
    again = federation(tmp_path / "again", 40)
    files = contents(made.inputs)
    assert contents(again.inputs) == files
    offers = [name for name in files if name.endswith("/offre.yaml")]
    assert len({files[name] for name in offers}) == len(offers) > 10


def test_a_copy_of_a_complete_sample_lacks_nothing_but_an_approval_at_most(made: Project) -> None:
    """So that the mix of complete and unfinished ones is the stated one, and no copy is broken in the making."""
    copies = [slug for kind, slug in made.dossiers() if kind == "job_offer" and slug.startswith(("tiss", "limp"))]
    found = {slug: _stopping(made, slug) for slug in copies}
    assert len(copies) > 10
    assert {code for codes in found.values() for code in codes} <= {"C04"}
    assert any(found.values())
    assert not all(found.values())


def _stopping(project: Project, slug: str) -> set[str]:
    return {one.code for one in examined(project, Parameters(kind="job_offer", slug=slug), check).blocking}
