"""How runs end: what a dossier lacks is set apart from what is broken, and travels with the outcome."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from prefect.states import Completed, Crashed, Failed
from pydantic import TypeAdapter

from flows import events
from flows.messages import say
from flows.runner import End, Outcome, end_of_fault, run
from flows.states import completed, ended, name_of
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import (
    Busy,
    EmptyDossier,
    ImprimaturError,
    NotWritten,
    TemplateFault,
    UnknownDossier,
    UnknownLanguage,
    UnsafeInput,
    UnsafeOutput,
)
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project

SAID = Bilingual("fr", "nl")


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        (EmptyDossier(SAID), End.NOTHING),
        (UnsafeInput("x.xlsx", SAID), End.NOTHING),
        (UnknownDossier(SAID), End.ABSENT),
        (UnknownLanguage(SAID), End.ABSENT),
        (Busy(SAID), End.BUSY),
        (TemplateFault(SAID), End.BROKEN),
        (NotWritten(SAID), End.BROKEN),
        (UnsafeOutput(SAID), End.BROKEN),
        (ImprimaturError(SAID), End.BROKEN),
    ],
)
def test_what_stops_a_run_is_the_dossiers_or_the_machines(fault: ImprimaturError, end: End) -> None:
    assert end_of_fault(fault) is end


@pytest.mark.parametrize("end", End)
def test_a_state_says_how_its_run_ended(end: End) -> None:
    state = completed(end, SAID)
    assert (state.is_completed(), state.message, ended(state)) == (True, "fr / nl", end)
    assert len({name_of(one) for one in End}) == len(End)


def test_states_that_are_not_ours(tmp_path: Path) -> None:
    assert [ended(one) for one in (Failed(), Crashed(), Completed())] == [End.BROKEN, End.BROKEN, None]


def outcomes(project: Project) -> dict[str, Outcome]:
    wanted = ((COMPLETE, Stage.FINAL), (INCOMPLETE, Stage.FINAL), ("vide", Stage.DRAFT), ("blanc", Stage.DRAFT))
    made = {slug: run(project, Parameters(kind="job_offer", slug=slug, stage=stage)) for slug, stage in wanted}
    (project.templates / "job_offer" / "labels.yaml").write_text("fields: [", encoding="utf-8")
    return {**made, "broken": run(project, Parameters(kind="job_offer", slug=COMPLETE))}


def test_outcomes_tell_their_end_and_travel(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    for slug in ("vide", "blanc"):
        (project.inputs / "job_offer" / slug).mkdir()
    (project.inputs / "job_offer" / "blanc" / "recit.fr.md").write_text("\n", encoding="utf-8")
    made = outcomes(project)
    assert {slug: one.end for slug, one in made.items()} == {
        **{COMPLETE: End.FINAL, INCOMPLETE: End.REFUSED},
        **{"vide": End.NOTHING, "blanc": End.NOTHING, "broken": End.BROKEN},
    }
    assert [one.broken for one in made.values()] == [False] * 4 + [True]
    form = TypeAdapter(Outcome)
    for one in made.values():
        assert pickle.loads(pickle.dumps(one)) == one
        back = form.validate_json(form.dump_json(one))
        assert back == one
        assert [found.due for found in back.findings] == [found.due for found in one.findings]


def test_what_was_made_is_an_event_and_what_was_not_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, Any]] = []
    monkeypatch.setattr(events, "emit_event", lambda name, **about: told.append((name, about["payload"])))
    for end in End:
        events.told_of(end, "job_offer", "x", 3)
    events.night_failed(["job_offer/x"])
    about = {"kind": "job_offer", "slug": "x", "points": 3}
    names = ["draft.made", "draft.made", "final.made", "final.refused", "draft.made"]
    assert told == [
        *((f"imprimatur.{name}", about) for name in names),
        ("imprimatur.night.failed", {"dossiers": ["job_offer/x"]}),
    ]


def test_every_end_has_its_words() -> None:
    assert all(say[f"end_{end}"].fr for end in End)
