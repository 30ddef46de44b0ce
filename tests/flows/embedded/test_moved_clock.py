"""A clock that is set while the server runs: the nights come all the same."""

import sqlite3
from contextlib import closing

import pytest

from flows.deployments import named
from flows.embedded.moved_clock import Clock, schedule_anew
from flows.embedded.server import Server
from flows.project_lookup import PRIVATE
from tests.flows.embedded.running import until

DAY = 86_400.0


def test_what_is_set_is_noticed_once_and_what_goes_by_is_not() -> None:
    now = [0.0, 0.0]
    clock = Clock(lambda: now[0], lambda: now[1])
    told = []
    for set_, goes_by in ((0.0, 30.0), (DAY, 0.0), (0.0, 30.0), (-DAY, 15.0), (59.0, 30.0), (-61.0, 30.0), (0.0, 1.0)):
        now[0] += set_ + goes_by
        now[1] += goes_by
        told.append(clock.moved())
    assert told == [0.0, DAY, 0.0, -DAY, 0.0, -61.0, 0.0]


@pytest.mark.server
@pytest.mark.long
@pytest.mark.xdist_group("server")
def test_the_nights_planned_by_a_clock_that_was_ahead_are_planned_anew(server: Server) -> None:
    night = named("nightly").partition("/")[2]
    database = server.project.root / PRIVATE / "prefect" / "prefect.db"

    def planned() -> set[str]:
        """The days for which nights are planned."""
        query = """select next_scheduled_start_time from flow_run join deployment on deployment.id = deployment_id
                   where deployment.name = ? and auto_scheduled and flow_run.state_type = 'SCHEDULED'"""
        with closing(sqlite3.connect(database, timeout=60)) as held:
            return {str(day)[:10] for (day,) in held.execute(query, [night])}

    until(lambda: len(planned()) >= 3, 900)
    with closing(sqlite3.connect(database, timeout=60)) as held, held:
        held.execute(
            """update flow_run set next_scheduled_start_time = replace(next_scheduled_start_time, '202', '209')
               where auto_scheduled and state_type = 'SCHEDULED'"""
        )
    assert {day[:3] for day in planned()} == {"209"}
    with server.client():  # its settings are those that a worker has
        schedule_anew()
    until(lambda: {day[:3] for day in planned()} == {"202"}, 900)
