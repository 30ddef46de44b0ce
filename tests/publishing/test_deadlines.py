"""The days by which a document must be finished, as its set records them."""

import pytest

from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import value_at
from imprimatur.kinds import KINDS
from imprimatur.publishing.manifest import manifest
from tests.dossiers import examined


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er décembre 2026", "2026-12-01"),
        ("décembre 2026", "2026-12-31"),
        ("au plus tard le 15/12/2026", "2026-12-15"),
        ("bientôt", None),
    ],
)
def test_the_last_day_that_a_date_may_mean_is_the_deadline(typed: str, day: str | None) -> None:
    job = examined("job_offer", {"offre.yaml": f"date de publication: {typed}\n"})
    assert manifest(job, (), {}).deadlines == ({"publication_date": day} if day else {})


def test_both_days_of_an_offer_are_recorded() -> None:
    text = "date de publication: 01/12/2026\ncandidature: {date limite: 15/01/2027}\n"
    assert manifest(examined("job_offer", {"offre.yaml": text}), (), {}).deadlines == {
        "publication_date": "2026-12-01",
        "application.deadline": "2027-01-15",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_by_when_it_is_needed(kind: str) -> None:
    found = load_kind(kind)
    assert found.deadlines
    assert [value_at(found.model(), path) for path in found.deadlines] == [None] * len(found.deadlines)
