"""Whoever publishes a set waits for another of the same dossier to be in its place, and not for ever."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.errors import Busy
from imprimatur.core.parameters import Parameters
from imprimatur.publishing.sets import PATIENCE, locked
from tests.flows.projects import COMPLETE, copy_project
from tests.publishing.other_build import Other
from validators import check

KIND = "job_offer"


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Other:
    return Other(monkeypatch)


def test_a_final_waits_its_turn_while_the_same_dossier_is_drafted(tmp_path: Path, other: Other) -> None:
    """What was found is published first, then the documents: each time the drop folder is at it, for half a minute."""
    project = copy_project(tmp_path, COMPLETE)
    home = project.outputs / KIND / COMPLETE

    def step(function: Callable[..., Any], *given: Any) -> Any:
        if function is pipeline.publish:
            other.hold(home, PATIENCE / 2)
        made = function(*given)
        if function is pipeline.examine:
            other.hold(home, PATIENCE / 2)
        return made

    asked = Parameters(kind=KIND, slug=COMPLETE, stage=Stage.FINAL, formats=("html",), today=date(2026, 11, 27))
    made = pipeline.run(project, asked, check, step)
    assert (made.number, made.refusal, other.waits) == (1, None, 2)


def test_the_patience_has_an_end(tmp_path: Path, other: Other) -> None:
    other.hold(tmp_path, PATIENCE * 100)
    with pytest.raises(Busy), locked(tmp_path, PATIENCE):
        pass
    assert PATIENCE <= other.now < PATIENCE + 1


def test_half_a_minute_is_within_it_and_more_than_a_step_may_take_is_not() -> None:
    assert 30 < PATIENCE < 120, "the step that publishes is given up after two minutes (flows/steps.py)"
