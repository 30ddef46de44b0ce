"""The two lanes together: a slow draft delays no feedback, and the first final comes by itself."""

import threading
from pathlib import Path
from typing import Any

import pytest

from flows.access.acts import Did, record
from flows.access.store import Store
from flows.drop_folder import kits, working
from flows.drop_folder.checking import Feedback
from flows.drop_folder.copies import Bounds, Ended, How, here
from flows.drop_folder.dossiers import Dossier, may_be_final, stale
from flows.drop_folder.drafting import alone, draft
from flows.drop_folder.working import Lanes, rebuilder
from flows.messages import Words
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import TemplateFault, UnsafeInput
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project
from tests.flows.waiting import until


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dossiers that were checked, in order, without checking them."""
    names: list[str] = []

    def feedback(_doing: object, _project: Project, dossier: Dossier, _words: Words) -> Feedback:
        if dossier[1] == "broken":
            raise RuntimeError("a fault of our own")
        names.append(dossier[1])
        return Feedback((), is_sound=dossier[1] != "unsound")

    monkeypatch.setattr(working.checking, "feedback", feedback)
    return names


def test_slow_drafts_delay_no_feedback_and_what_was_dropped_last_is_drafted_first(
    tmp_path: Path, checked: list[str]
) -> None:
    begun: list[str] = []
    go_on = threading.Semaphore(0)

    def make(dossier: Dossier, _stage: Stage, _late: bool) -> None:
        begun.append(dossier[1])
        assert go_on.acquire(timeout=1800)

    lanes = Lanes(Project(tmp_path), Words("fr"), here, make)
    lanes.start()
    try:
        for number, name in enumerate(("a", "b", "c", "d"), 1):
            lanes.feedback.ask([("job_offer", name)])
            until(lambda number=number: len(checked) == number)
            until(lambda number=number: len(begun) == min(number, 2))  # both hands are busy with drafts from then on
        assert checked == ["a", "b", "c", "d"]
        lanes.feedback.ask([("job_offer", "a")])  # dropped again while it is drafted
        until(lambda: len(checked) == 5 and lanes.feedback.is_idle)
        for number in (3, 4, 5):  # one hand at a time: the order in which two begin is nobody's to say
            go_on.release()
            until(lambda number=number: len(begun) == number)
        go_on.release(2)
        until(lambda: lanes.are_idle)
    finally:
        go_on.release(5)
        lanes.stop()
    assert begun[:2] == ["a", "b"]
    assert sorted(begun[2:]) == ["a", "c", "d"]
    assert begun.index("d") < begun.index("c")


def test_only_what_is_caught_up_with_lets_other_work_go_first(tmp_path: Path, checked: list[str]) -> None:
    gentle: dict[str, bool] = {}

    def doing(bounds: Bounds, _function: Any, _project: Project, parameters: Parameters) -> Ended:
        gentle[parameters.slug] = bounds.gentle
        return Ended(How.STOPPED)

    lanes = Lanes(Project(tmp_path), Words("fr"), here, alone(doing, Project(tmp_path), Words("fr")))
    lanes.feedback.ask([("job_offer", "caught-up")], late=True)
    lanes.feedback.ask([("job_offer", "dropped")])
    lanes.start()
    try:
        until(lambda: lanes.are_idle)
    finally:
        lanes.stop()
    assert gentle == {"caught-up": True, "dropped": False}


def test_one_dossier_harms_no_other(tmp_path: Path, checked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    drafted: list[str] = []

    def make(dossier: Dossier, _stage: Stage, _late: bool) -> None:
        drafted.append(dossier[1])

    lanes = Lanes(Project(tmp_path), Words("fr"), here, make)
    lanes.feedback.ask([("job_offer", name) for name in ("sound", "unsound", "broken")])
    lanes.start()
    try:
        until(lambda: lanes.are_idle)
    finally:
        lanes.stop()
    assert sorted(checked) == ["sound", "unsound"]
    assert drafted == ["sound"]
    said = capsys.readouterr().err
    assert "job_offer/broken\u00a0: erreur imprévue (détail\u00a0: .imprimatur/log/error-" in said
    lanes.forget(frozenset({("job_offer", "sound")}))


def test_a_dossier_that_lacks_nothing_becomes_final_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    rebuild = rebuilder(project, Words("fr"))
    rebuild(("job_offer", INCOMPLETE))
    assert not (project.outputs / "job_offer" / INCOMPLETE / "final").exists()
    rebuild(("job_offer", COMPLETE))
    final = project.outputs / "job_offer" / COMPLETE / "final" / "manifest.json"
    assert not (project.private / "web").exists(), "nobody ever came in"
    before = final.read_bytes()
    assert capsys.readouterr().out.splitlines()[-3:] == [
        f"job_offer/{COMPLETE}\u00a0: vérifié, rien ne manque",
        f"job_offer/{COMPLETE}\u00a0: projet produit, points bloquants\u00a0: 0",
        f"job_offer/{COMPLETE}\u00a0: version définitive n°\u00a01 produite",
    ]
    path = project.inputs / "job_offer" / COMPLETE / "recit.fr.md"
    path.write_text(path.read_text(encoding="utf-8").replace("une oreille", "une autre oreille"), encoding="utf-8")
    assert stale(project) == [("job_offer", COMPLETE)]
    rebuild(("job_offer", COMPLETE))
    assert stale(project) == []
    assert final.read_bytes() == before
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"job_offer/{COMPLETE}\u00a0: projet produit")


def test_who_approves_on_a_page_makes_the_final_there(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    store = Store(project)
    record(store, Did.APPROVED, None, f"job_offer/{INCOMPLETE}")
    record(store, Did.TYPED, None, f"job_offer/{COMPLETE}")
    make = alone(here, project, Words("fr"))
    dossier = ("job_offer", COMPLETE)
    make(dossier, Stage.DRAFT, False)
    assert may_be_final(project, dossier), "approved in its files"
    record(store, Did.APPROVED, None, f"job_offer/{COMPLETE}")
    assert not may_be_final(project, dossier)
    draft(make, project, dossier)
    assert not (project.outputs / "job_offer" / COMPLETE / "final").exists()
    store.path.write_bytes(b"damaged")
    assert not may_be_final(project, dossier), "whether anybody did is not known"


def test_an_empty_dossier_says_what_to_do_and_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy_project(tmp_path)
    (project.inputs / "job_offer" / "nouvelle").mkdir()
    rebuilder(project, Words("fr"))(("job_offer", "nouvelle"))
    assert capsys.readouterr().out.splitlines() == [
        "job_offer/nouvelle\u00a0: le dossier inputs/job_offer/nouvelle est encore vide."
        " Copiez-y un kit, ou vos fichiers."
    ]


def test_the_kits_are_renewed_and_what_stands_in_the_way_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def left(_: Project) -> tuple[UnsafeInput, ...]:
        return (UnsafeInput("_kits/x.xlsx", Bilingual("laissé", "gelaten")),)

    def full(_: Project) -> tuple[UnsafeInput, ...]:
        raise OSError("disque plein")

    def broken(_: Project) -> tuple[UnsafeInput, ...]:
        raise TemplateFault(Bilingual("modèle cassé", "kapot sjabloon"))

    for renew in (left, full, broken):
        monkeypatch.setattr(kits, "renew_kits", renew)
        kits.renew(here, Project(tmp_path), Words("fr"))
    assert capsys.readouterr().err.splitlines() == [
        "_kits/x.xlsx\u00a0: laissé",
        "_kits: disque plein",
        "modèle cassé",
    ]
