"""Which input a proposal comes from, and what became of its file since; how large a file is opened."""

from pathlib import Path
from typing import Any

import pytest

from imprimatur.core.location import Location
from imprimatur.core.review import Asked, Origin, Proposal
from imprimatur.project import Project
from imprimatur.reviewing import NotReviewed, origins, reviewed
from imprimatur.reviewing.origins import Inputs, with_origins
from imprimatur.sources import read_all
from tests.dossiers import source

FIRST, SECOND = Location("a/b.xlsx", "Budget", "C7"), Location("a/c.md", line=5)


def stood(then: dict[str, str], now: dict[str, str]) -> str:
    return Inputs(then, now).standing(FIRST)


def test_what_became_of_a_file_since() -> None:
    assert stood({"a/b.xlsx": "1"}, {"a/b.xlsx": "1"}) == "same"
    assert stood({"a/b.xlsx": "1"}, {"a/b.xlsx": "2"}) == "changed"
    assert stood({"a/b.xlsx": "1"}, {}) == "gone"
    assert stood({}, {"a/b.xlsx": "1"}) == "changed"


@pytest.mark.parametrize(
    ("before", "places"),
    [
        ("Loyer", [FIRST]),  # the first of those that say it
        ("12 000 €", [SECOND]),
        ("Loyer | 12\u00a0000 €", [SECOND]),  # of a row, the last cell that an input says
        ("Poste | Loyer | rien", [FIRST]),
        ("rien", []),
    ],
)
def test_a_passage_made_of_fields_comes_from_the_input_that_says_its_words(
    monkeypatch: pytest.MonkeyPatch, before: str, places: list[Location]
) -> None:
    said = {"Loyer": [FIRST, SECOND], "12 000 €": [SECOND]}
    monkeypatch.setattr(origins, "_said", lambda _: said)
    (found,) = with_origins([Proposal(Asked.CHANGED, (), before)], Inputs({}, {}))
    assert [one.place for one in found.origins] == places


def test_the_places_of_a_passage_go_before_and_are_told_once() -> None:
    held = (Origin(FIRST, "same"), Origin(SECOND, "same"), Origin(FIRST, "same"))
    (found,) = with_origins([Proposal(Asked.CHANGED, (), "Loyer", origins=held)], Inputs({}, {"a/c.md": "1"}))
    assert [(one.place, one.standing) for one in found.origins] == [(FIRST, "gone"), (SECOND, "changed")]


def test_what_the_inputs_say_is_looked_for_in_their_tables_and_their_texts() -> None:
    held = [source("a/lieux.csv", "Nom,Ville\nLa Cour,\n"), source("a/recit.md", "# Tête\n\nUne phrase de trop.\n")]
    inputs = Inputs({}, {one.name: one.sha256 for one in held}, tuple(read_all(held)))
    asked = [Proposal(Asked.CHANGED, (), text) for text in ("La\u00a0Cour", "Une phrase de trop.", "", "Ailleurs.")]
    found = [[origin.place.file for origin in one.origins] for one in with_origins(asked, inputs)]
    assert found == [["a/lieux.csv"], ["a/recit.md"], [], []]


@pytest.mark.parametrize(("more", "is_told"), [(0, False), (1, True)])
def test_a_file_of_fifty_megabytes_is_opened_and_a_larger_one_is_told(tmp_path: Path, more: int, is_told: bool) -> None:
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(50 * 1024 * 1024 + more)
    with pytest.raises(NotReviewed) as refused:
        reviewed(Project(tmp_path), tmp_path / "a.docx")
    message: Any = refused.value.message
    assert ("50" in message.fr) is ("50" in message.nl) is is_told
