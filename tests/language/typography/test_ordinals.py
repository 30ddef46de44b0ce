"""French ordinals with their endings above the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Run, plain, runs
from imprimatur.language.typography import typeset_inline
from imprimatur.language.typography.ordinals import raised


def above(text: str, lang: str = "fr") -> list[str]:
    return [run.text for run in raised(runs(text), lang) if run.raised == "super"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("le 1er mars et le 2e jour", ["er", "e"]),
        ("la 1re fois, les 1ers et les 2es", ["re", "ers", "es"]),
        ("du XXe siècle au Ier", ["e", "er"]),
        ("le 1er", ["er"]),
        ("15h, 3et4, 2e-lijn, A1e, 0418.480e, 1erx", []),
        ("Élise et Xe", ["e"]),
    ],
)
def test_the_endings_of_french_ordinals_are_raised(text: str, endings: list[str]) -> None:
    assert above(text) == endings


def test_dutch_verbatim_and_raised_runs_stay_as_they_are() -> None:
    assert above("de 2e keer", "nl") == []
    kept = (Run("le 1er", verbatim=True), Run("1er", raised="super"), Run("2e", lang="nl"))
    assert raised(kept, "fr") == kept


def test_a_note_stays_behind_the_last_piece() -> None:
    run = Run("le 1er", bold=True, note=runs("note"))
    assert raised((run,), "fr") == (Run("le 1", bold=True), Run("er", bold=True, raised="super", note=runs("note")))
    assert raised((Run("", note=runs("note")),), "fr") == (Run("", note=runs("note")),)


@given(st.text("1e r2XIVs.,-n", max_size=30))
def test_no_character_is_lost_and_setting_twice_changes_nothing(text: str) -> None:
    once = raised(runs(text), "fr")
    assert plain(once) == text
    assert raised(once, "fr") == once
    assert typeset_inline(typeset_inline(runs(text), "fr"), "fr") == typeset_inline(runs(text), "fr")
