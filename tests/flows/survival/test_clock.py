"""A clock that is wrong, and set right: days that go back, files of tomorrow."""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.drop_folder.settling import _is_recent
from flows.mail.outbox import Delivered, deliver, put
from flows.runner import run
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import changed
from scripts.killed.left import faults_of, left_over
from tests.flows.mail.conftest import Post, certified, project, serve, settle  # noqa: F401  (fixtures)
from tests.flows.mail.test_outbox import letter
from tests.flows.projects import COMPLETE, copy_project

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
