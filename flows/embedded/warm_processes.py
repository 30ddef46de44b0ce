"""Processes that are copies of a warm one: started in milliseconds, and as separate as any other process."""

import multiprocessing
import os
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from uuid import UUID


def warm_context() -> ForkServerContext:
    """A way to start copies of a warm process, which begins to warm up at once, beside whatever follows."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.embedded.warm"])
    forkserver.ensure_running()
    return context


def run_flow_run(run_id: str) -> None:
    """Run one flow run in this process, as `python -m prefect.engine` does in one of its own."""
    os.environ["PREFECT__FLOW_RUN_ID"] = run_id
    from prefect.engine import handle_engine_signals
    from prefect.flow_engine import load_flow, load_flow_run, run_flow

    from flows.side_by_side import at_once

    # The processes of the two languages are copied while this one has no thread but its own.
    with at_once(), handle_engine_signals(UUID(run_id)):
        flow_run = load_flow_run(UUID(run_id))
        run_flow(load_flow(flow_run), flow_run=flow_run)
