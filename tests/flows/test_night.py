"""When the night runs: once each night, whatever the clocks of Brussels do."""

import asyncio
import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from prefect.server.schemas.schedules import CronSchedule
from ruamel.yaml import YAML

from flows.embedded.environment import CODE
from flows.nightly import compare
from imprimatur.publishing.changes import Change, set_folder
from imprimatur.publishing.sets import CHECK
from tests.flows.projects import COMPLETE, copy_project, pretend_built

BRUSSELS = ZoneInfo("Europe/Brussels")
CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26)]
"""Last Sundays of March and of October."""


def schedule() -> CronSchedule:
    """The night's, as declared."""
    declared = YAML(typ="safe", pure=True).load((CODE / "prefect.yaml").read_text(encoding="utf-8"))
    (night,) = (one for one in declared["deployments"] if one["entrypoint"].endswith(":nightly"))
    (told,) = night["schedules"]
    return CronSchedule(cron=told["cron"], timezone=told["timezone"])


def moments(day: date) -> Iterator[datetime]:
    """Every twenty minutes around a day: the server may plan at any of them, and asks again and again."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    yield from (start + timedelta(minutes=20 * step) for step in range(4 * 72))


@pytest.mark.parametrize("sunday", CHANGES, ids=str)
def test_there_is_one_run_each_night_when_the_clocks_change(sunday: date) -> None:
    night = schedule()
    planned: defaultdict[date, set[datetime]] = defaultdict(set)
    for moment in moments(sunday):
        for found in asyncio.run(night.get_dates(n=3, start=moment)):
            planned[found.astimezone(BRUSSELS).date()].add(found.astimezone(UTC))
    days = [sunday + timedelta(days=step) for step in range(-1, 3)]
    assert [len(planned[day]) for day in days] == [1] * 4
    for day in days:
        (run,) = planned[day]
        local = run.astimezone(BRUSSELS)
        # In March there is no two o'clock that Sunday: it runs at one.
        skipped = day == sunday and sunday.month == 3
        assert (local.hour, local.minute) == (1 if skipped else 2, 0)


def test_what_was_found_of_a_dossier_is_repaired_where_it_vanished_or_was_damaged(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE)
    pretend_built(project, COMPLETE, CHECK, outputs={"page.html": hashlib.sha256(b"whole").hexdigest()})
    page = set_folder(project, "job_offer", COMPLETE, CHECK) / "page.html"
    page.write_bytes(b"whole")
    assert compare.fn(project, date(2026, 11, 27)) == {}
    page.write_bytes(b"whol")
    assert compare.fn(project, date(2026, 11, 27)) == {("job_offer", COMPLETE): Change(outputs=("page.html",))}
    shutil.rmtree(page.parent)
    assert compare.fn(project, date(2026, 11, 27)) == {("job_offer", COMPLETE): Change(outputs=("manifest.json",))}


def test_what_a_killed_build_left_of_a_dossier_that_changed_in_nothing_is_swept_away(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE)
    pretend_built(project, COMPLETE, CHECK)
    former = set_folder(project, "job_offer", COMPLETE, CHECK).with_name(".check.new")
    former.mkdir()
    assert compare.fn(project, date(2026, 11, 27)) == {}
    assert not former.exists()
