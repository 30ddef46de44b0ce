"""The worker of the embedded server: each run is a process of its own, copied from one that is warm.

Started as `python -m flows.embedded worker RUNS_AT_A_TIME`, or with a name to join a server that another machine keeps.
See docs/adr/0006 and 0035.
"""

import sys
import time
from contextlib import suppress
from functools import partial
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any
from uuid import UUID

import anyio
import anyio.abc
import anyio.to_thread
import httpx
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import ObjectNotFound, PrefectException
from prefect.states import Cancelled
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

from flows.embedded import processes
from flows.embedded.abandoned import POOL, close_abandoned
from flows.embedded.moved_clock import Clock, schedule_anew
from flows.embedded.preparing import OWN, WORKER, join, prepare
from flows.embedded.warm_processes import run_flow_run
from flows.messages import both, say

_LOOK = 0.1
"""Seconds between two looks at a run's process."""
_ASK = 5.0
"""Seconds between two questions whether a run has been cancelled."""
_GRACE = 10.0
"""Seconds that a cancelled run is given to put its things away."""
_SETTLE = 120.0
"""Seconds during which workers may come back to a server that was away, before any is taken for dead."""


class Unconfigurable(BaseVariables):
    """Nobody chooses the command, the environment or the folder of a run."""


class WarmWorker(BaseWorker[BaseJobConfiguration, Unconfigurable, BaseWorkerResult]):
    """Runs each flow run in a copy of a warm process, whatever its job variables say."""

    type = WORKER
    _description = "Runs the flows of Imprimatur, each in a copy of a process that has imported everything."

    def __init__(self, context: ForkServerContext, at_a_time: int, name: str = OWN) -> None:
        """Take runs from the project's pool, at most `at_a_time` together."""
        super().__init__(POOL, name=name, limit=at_a_time, create_pool_if_not_found=False)
        self._context = context
        self._since = time.monotonic()
        self._clock = Clock()
        self._is_behind = False

    async def sync_with_backend(self) -> None:
        """Tell the server that we live, as Prefect's worker does; and close what workers left that live no more.

        Where the clock was set back, what was scheduled by it is scheduled anew.
        """
        await super().sync_with_backend()
        if moved := self._clock.moved():
            self._since = time.monotonic()  # by the clock of now, nobody has been heard of for long
            self._is_behind = self._is_behind or moved < 0
        if self._is_behind:
            with suppress(httpx.HTTPError, PrefectException):  # the next time
                await anyio.to_thread.run_sync(schedule_anew)
                self._is_behind = False
        if time.monotonic() - self._since > _SETTLE:
            with suppress(httpx.HTTPError, PrefectException):  # the next time
                await anyio.to_thread.run_sync(close_abandoned)

    async def run(
        self,
        flow_run: FlowRun,
        configuration: BaseJobConfiguration,
        task_status: anyio.abc.TaskStatus[int] | None = None,
    ) -> BaseWorkerResult:
        """Run one to its end. Prefect's worker records a run as crashed whose status is not zero."""
        process = self._context.Process(target=run_flow_run, args=(str(flow_run.id),), name=flow_run.name)
        process.start()
        if task_status and process.pid:
            task_status.started(process.pid)
        status = await self._ended(process, flow_run.id)
        return BaseWorkerResult(identifier=str(process.pid), status_code=status)

    async def _ended(self, process: ForkServerProcess, run_id: UUID) -> int:
        """Wait for a process, ending it when somebody cancels its run; its exit status, zero for a cancelled one."""
        asked = time.monotonic()
        while process.is_alive():
            await anyio.sleep(_LOOK)
            if time.monotonic() - asked < _ASK:
                continue
            asked = time.monotonic()
            if await self._is_cancelling(run_id):
                await _end(process)
                state: State[Any] = Cancelled(message=both(say["run_cancelled"]))
                await self.client.set_flow_run_state(run_id, state, force=True)
                return 0
        return process.exitcode or 0

    async def _is_cancelling(self, run_id: UUID) -> bool:
        try:
            state = (await self.client.read_flow_run(run_id)).state
        except ObjectNotFound:
            return True  # a run that somebody deleted is not wanted either
        return state is not None and state.is_cancelling()


async def _end(process: ForkServerProcess) -> None:
    process.terminate()
    with anyio.move_on_after(_GRACE):
        while process.is_alive():
            await anyio.sleep(_LOOK)
    process.kill()


def main(at_a_time: int, context: ForkServerContext, name: str = OWN) -> None:
    """Prepare the server and take runs until told to stop; the process ends with 1 when the server refuses.

    One that joins a server under a name of its own prepares nothing but its own place there.
    """
    preparation = context.Process(target=prepare if name == OWN else partial(join, name), name="prepare")
    preparation.start()
    preparation.join()
    if preparation.exitcode:
        sys.exit("The server could not be prepared.")
    anyio.run(partial(WarmWorker(context, at_a_time, name).start, printer=processes.announce))
