"""A clock that is wrong, and set right: days that go back, files of tomorrow."""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows import digest
from flows.digest.page import FOLDER, KEPT
from flows.drop_folder.settling import _is_recent
from flows.mail.outbox import Delivered, deliver, put
from flows.runner import run
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import changed
from imprimatur.publishing.versions.former import former, prune
from scripts.killed.left import faults_of, left_over
from tests.flows.digest.sets import missing, project_in
from tests.flows.digest.sets import put as add
from tests.flows.mail.conftest import Post, certified, project, serve, settle  # noqa: F401  (fixtures)
from tests.flows.mail.test_outbox import letter
from tests.flows.projects import COMPLETE, copy_project
from tests.publishing.versions.test_former import draft

AHEAD, BACK = date(2031, 5, 1), date(2026, 11, 27)


@pytest.mark.long
def test_a_build_of_a_day_to_come_harms_none_of_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    made = copy_project(tmp_path, COMPLETE)
    for path in made.inputs.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))  # of the year 2096
    for today in (BACK, AHEAD, BACK):
        outcome = run(made, Parameters(kind="job_offer", slug=COMPLETE, today=today))
        assert outcome.folder and not outcome.broken
        assert list(faults_of(made)) == list(left_over(made)) == []
    assert not changed(made, "job_offer", COMPLETE)
    assert outcome.blocking == 0, "what was late in 2031 is not late today"


def test_the_mark_of_an_open_file_that_is_of_tomorrow_is_a_leftover(tmp_path: Path) -> None:
    """A clock that was ahead when a program crashed must not keep a dossier waiting until that day."""
    mark = tmp_path / "~$donnees.xlsx"
    mark.touch()
    for hours, recent in ((0, True), (-11, True), (-13, False), (11, True), (13, False)):
        os.utime(mark, (time.time() + 3600 * hours,) * 2)
        assert _is_recent(mark) is recent, hours


def test_letters_leave_whatever_the_day(serve: Callable[..., Post], settle: Callable[..., Project]) -> None:  # noqa: F811
    post = serve()
    made = settle(post)
    ahead, back = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (AHEAD, BACK))
    put(made, [letter("an")], ahead)
    assert deliver(made, back) == Delivered(sent=1), "put by a clock that was ahead"
    put(made, [letter("bo")], back)
    assert deliver(made, ahead + timedelta(days=400)) == Delivered(sent=1)
    put(made, [letter("co")], back)
    post.stop()
    done = deliver(made, back - timedelta(days=400))
    assert (done.waiting, done.delayed) == (1, ()), "a letter of tomorrow is not late"
    post.start()
    assert deliver(made, back).sent == 1


@pytest.mark.parametrize("wrong", [BACK - timedelta(days=2), BACK - timedelta(days=365), AHEAD])
def test_a_morning_of_a_wrong_day_does_not_move_what_was_told_before(tmp_path: Path, wrong: date) -> None:
    made = project_in(tmp_path, "accueil")

    def morning(today: date, *points: Finding) -> list[tuple[date, bool]]:
        add(made, "accueil", *points)
        told = digest.gathered(made, {}, (), today)
        digest.remember(made, told)
        assert told.since is None or told.since < today
        return [(one.since, one.fresh) for one in told.dossiers[0].points]

    first, second, third = missing(), missing("Diplôme", "B15"), missing("Horaire", "B20")
    yesterday, tomorrow = BACK - timedelta(days=1), BACK + timedelta(days=1)
    assert morning(yesterday, first) == [(yesterday, False)]
    assert sorted(morning(wrong, first, second)) == sorted([(min(yesterday, wrong), False), (wrong, True)])
    # The clock is right again: what was met on the wrong day is not of a day to come.
    met = min(wrong, BACK)
    assert sorted(morning(BACK, first, second, third)) == sorted([(yesterday, False), (met, False), (BACK, True)])
    again = sorted([(yesterday, False), (met, False), (BACK, False)])
    assert sorted(morning(tomorrow, first, second, third)) == again
    assert sorted(morning(tomorrow + timedelta(days=1), first, second, third)) == again, "for good"


def test_a_clock_that_is_ahead_lets_go_of_no_draft(tmp_path: Path) -> None:
    for age in range(40, -1, -1):
        draft(tmp_path, str(age), BACK - timedelta(days=age))
    stood = former(tmp_path)
    draft(tmp_path, "of 2031", AHEAD)
    assert len(set(stood) - set(former(tmp_path))) <= 2, "as one more draft does on any day"
    draft(tmp_path, "of today", BACK + timedelta(days=1))
    stood = former(tmp_path)
    assert (AHEAD, tmp_path / "former" / AHEAD.isoformat()) in stood
    for day in (BACK + timedelta(days=2), BACK - timedelta(days=365), BACK + timedelta(days=2)):
        prune(tmp_path, day, [])
        assert former(tmp_path) == stood, day


def test_a_clock_that_is_ahead_makes_no_letter_leave_twice(
    serve: Callable[..., Post],  # noqa: F811
    settle: Callable[..., Project],  # noqa: F811
) -> None:
    made = settle(serve())
    ahead, back = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (AHEAD, BACK))
    for now, name in ((back, "an"), (ahead, "bo")):
        put(made, [letter(name)], now)
        assert deliver(made, now).sent == 1
    assert put(made, [letter("an")], back) == 0, "it left that day"


def test_the_page_of_a_day_before_all_others_stays(tmp_path: Path) -> None:
    made = project_in(tmp_path, "accueil")
    home = made.outputs / FOLDER
    home.mkdir(parents=True)
    for later in range(1, KEPT + 2):
        (home / f"{BACK + timedelta(days=later)}.fr.html").touch()
    left = home / ".2026-11-20.nl.html.new"
    left.touch()  # by a night that was killed
    page = digest.publish(made, digest.gathered(made, {}, (), BACK))
    assert page.name == f"{BACK}.fr.html" and page.is_file() and not left.exists()
    assert len(list(home.glob("2*.fr.html"))) == KEPT + 1
