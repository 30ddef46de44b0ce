"""One thing has one name: what several kinds ask for is understood under the name that it bears in another."""

from functools import cache

import pytest

from imprimatur.core.bilingual import LANGS
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kinds import KINDS
from tests.dossiers import labels

SAME = [
    {"annual_report": "organisation", "feasibility_report": "organisation", "research_synthesis": "institution"},
    {"job_offer": "application.contact", "research_synthesis": "contact"},
    {"annual_report": "key_figures", "research_synthesis": "key_figures"},
    {"feasibility_report": "summary", "research_synthesis": "summary"},
    {"annual_report": "staff", "feasibility_report": "people"},
    {"annual_report": "funding", "job_offer": "funders"},
    {"annual_report": "accounts", "feasibility_report": "finances"},
]
ONE_NAME = SAME[:2]


@cache
def names(kind: str) -> Vocabulary:
    return vocabulary(load_kind(kind).model, labels(kind))


@pytest.mark.parametrize("same", SAME, ids=lambda one: next(iter(one.values())))
def test_a_name_of_one_kind_is_understood_in_the_others(same: dict[str, str]) -> None:
    for kind, path in same.items():
        for other in same:
            for lang in LANGS:
                assert names(kind).resolve(labels(other).field(same[other]).of(lang)) == path, (kind, other)


@pytest.mark.parametrize("same", ONE_NAME, ids=lambda one: next(iter(one.values())))
def test_what_is_one_thing_bears_one_name(same: dict[str, str]) -> None:
    assert len({(labels(kind).field(path).fr, labels(kind).field(path).nl) for kind, path in same.items()}) == 1


def test_what_every_kind_asks_for_bears_the_same_name_in_all() -> None:
    shared = set.intersection(*({one.path for one in specs(load_kind(kind).model)} for kind in KINDS))
    assert {"owner", "title", "document_languages", "accepted", "added_sections", "approvals.fr.by"} <= shared
    for path in shared - {"title"}:
        assert len({(labels(kind).field(path).fr, labels(kind).field(path).nl) for kind in KINDS}) == 1, path
