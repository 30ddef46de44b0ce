"""Several dossiers at once, on processes: on one machine nothing is faster, and one that dies harms no other."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from flows.messages import say
from flows.runner import End, Outcome, run
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project


def run_all(project: Project, wanted: Sequence[Parameters], processes: int | None = None) -> list[Outcome]:
    """Build dossiers side by side; the outcomes come in the order asked for.

    A process that dies takes its whole pool with it: what it left undone is then built one by one, each in a process
    of its own, so that only the guilty one fails.
    """
    at_once = min(processes or os.cpu_count() or 1, max(1, len(wanted)))
    outcomes = dict(_together(project, wanted, at_once))
    for parameters in wanted:
        if parameters not in outcomes:
            outcomes.update(_together(project, [parameters], 1))
    return [outcomes.get(parameters) or _died(parameters) for parameters in wanted]


def _together(project: Project, wanted: Iterable[Parameters], at_once: int) -> Iterable[tuple[Parameters, Outcome]]:
    # Not forked: the process that runs a flow has threads, whose locks a copy would inherit as they happen to stand.
    with ProcessPoolExecutor(at_once, mp_context=get_context("spawn")) as pool:
        futures = {parameters: pool.submit(run, project, parameters) for parameters in wanted}
        for parameters, future in futures.items():
            try:
                yield parameters, future.result()
            except BrokenProcessPool:
                continue


def _died(parameters: Parameters) -> Outcome:
    name = f"{parameters.kind}/{parameters.slug}"
    return Outcome(name, parameters.stage, ImprimaturError.exit_code, say("run_died", name=name), end=End.BROKEN)
