"""Several dossiers at once, on processes: on one machine nothing is faster, and one that dies harms no other."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from flows import capacity
from flows.messages import say
from flows.parentage import end_with_parent
from flows.runner import End, Outcome, run
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

PER_PROCESS = 200
"""Dossiers that a process builds, on average, before others take the place of all: what libraries keep grows by a
megabyte or two with each, and beginning anew costs as much as two of them."""


def run_all(project: Project, wanted: Sequence[Parameters], processes: int | None = None) -> list[Outcome]:
    """Build dossiers side by side; the outcomes come in the order asked for.

    A process that dies takes its whole pool with it. Those that were under way are then built one by one, each in a
    process of its own, so that only the guilty one fails; the others go on side by side.
    """
    at_once = processes or (capacity.processes(len(wanted)) if wanted else 1)
    outcomes: dict[Parameters, Outcome] = {}
    left = list(wanted)
    while left:
        some, left = left[: at_once * PER_PROCESS], left[at_once * PER_PROCESS :]
        outcomes.update(_together(project, some, at_once))
        some = [parameters for parameters in some if parameters not in outcomes]
        under_way, left = some[:at_once], some[at_once:] + left
        for parameters in under_way:
            outcomes.update(_together(project, [parameters], 1))
            outcomes.setdefault(parameters, _died(parameters))
    return [outcomes[parameters] for parameters in wanted]


def _together(project: Project, wanted: Iterable[Parameters], at_once: int) -> Iterable[tuple[Parameters, Outcome]]:
    # Not forked: the process that runs a flow has threads, whose locks a copy would inherit as they happen to stand.
    spawn, ourselves = get_context("spawn"), (os.getpid(),)
    with ProcessPoolExecutor(at_once, mp_context=spawn, initializer=end_with_parent, initargs=ourselves) as pool:
        futures = {parameters: pool.submit(run, project, parameters) for parameters in wanted}
        for parameters, future in futures.items():
            try:
                yield parameters, future.result()
            except BrokenProcessPool:
                continue


def _died(parameters: Parameters) -> Outcome:
    name = f"{parameters.kind}/{parameters.slug}"
    return Outcome(name, parameters.stage, ImprimaturError.exit_code, say("run_died", name=name), end=End.BROKEN)
