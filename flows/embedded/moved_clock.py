"""A clock that is set while the server runs: what was scheduled by it is scheduled anew.

Prefect plans the next three runs of a schedule. Of a clock that was ahead these are of a day far off; once it is right,
Prefect finds its three runs there and plans none: no night would come until that day.
"""

import time
from collections.abc import Callable

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType

_STEP = 60.0
"""Seconds by which a clock is moved at a time that is set; one that is kept in step moves by less."""


class Clock:
    """The clock of the machine, held against the one that nobody can set."""

    def __init__(self, clock: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        """Begin now."""
        self._clock, self._steady = clock, steady
        self._apart = clock() - steady()

    def moved(self) -> float:
        """By how many seconds it was set since the last time this was asked, backwards below zero; 0 if it was not."""
        before, self._apart = self._apart, self._clock() - self._steady()
        by = self._apart - before
        return by if abs(by) > _STEP else 0.0


def schedule_anew() -> None:
    """Take away the runs that the schedules have planned: the server plans them again within a minute."""
    wanted = FlowRunFilter.model_validate({"state": {"type": {"any_": [StateType.SCHEDULED]}}})
    with get_client(sync_client=True) as client:
        place = 0
        while runs := client.read_flow_runs(flow_run_filter=wanted, offset=place):
            planned = [run for run in runs if run.auto_scheduled]
            for run in planned:
                client.delete_flow_run(run.id)
            place += len(runs) - len(planned)
