"""How a flow runs the steps of the pipeline: each as a Prefect task, with its record, its time limit and its retries.

A fault that a person must mend is not tried again: only what passes by itself is (another build of the same dossier
under way, a disk or a network folder that stumbles).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Failed
from prefect.task_engine import TaskRunTimeoutError
from prefect.utilities.annotations import quote

from flows.artifacts import record_completeness, record_files, record_findings, record_suites
from flows.clock import on_this_day
from flows.events import told_of
from flows.forms.choices import asked
from flows.messages import both, say
from flows.project_lookup import find_project
from flows.redlining import is_redlined, redlined
from flows.runner import End, end_of, end_of_fault
from flows.side_by_side import sides
from flows.states import completed, failed
from flows.who_asks import by_form
from imprimatur import pipeline
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import Busy, ImprimaturError, NotWritten
from imprimatur.core.parameters import Parameters
from imprimatur.findings.blocking import blocking
from imprimatur.sources import Each
from validators import check


@dataclass(frozen=True, slots=True)
class Limits:
    """The name of a step's task, the seconds it may take, and how often it is tried again."""

    name: str
    seconds: int
    retries: int = 2


LIMITS: dict[Callable[..., Any], Limits] = {
    pipeline.read: Limits("read", 120),
    pipeline.write: Limits("write", 120),
    pipeline.examine: Limits("check", 120),
    pipeline.render: Limits("render", 300),
    pipeline.publish: Limits("publish", 120, retries=5),
    redlined: Limits("redline", 120),
    record_suites: Limits("second opinion", 120),
}


def _may_pass(_task: Any, _run: Any, state: State) -> bool:
    """Whether trying again may help. A task that ran out of time would only do so again."""
    fault = state.result(raise_on_failure=False)
    return isinstance(fault, (Busy, NotWritten, OSError)) and not isinstance(fault, TimeoutError)


@cache
def _task(function: Callable[..., Any]) -> Any:
    """The task of a step: it keeps nothing on disk, and fails in a sentence where a person must act on the machine."""

    def run(*given: Any) -> Any:
        try:
            made = function(*given)
        except ImprimaturError as fault:
            return _stopped(fault)
        _record(function, given, made)
        return made

    limits = LIMITS[function]
    return task(
        name=limits.name,
        timeout_seconds=limits.seconds,
        retries=limits.retries,
        retry_delay_seconds=2,
        retry_condition_fn=_may_pass,
        persist_result=False,
        cache_policy=NO_CACHE,
    )(run)


def _stopped(fault: ImprimaturError) -> State:
    """The state of a task that a fault stopped. One that is busy has failed for now: it is tried again."""
    end = end_of_fault(fault)
    if end in (End.BROKEN, End.BUSY):
        return Failed(message=sentence(fault), data=fault)
    return completed(end, fault.message, fault)


def _record(function: Callable[..., Any], given: tuple[Any, ...], made: Any) -> None:
    """Leave on Prefect's pages what a step made that people look for."""
    if function is pipeline.examine:
        record_findings(made)
        record_completeness(made)
    elif function is pipeline.publish:
        project, job, artefacts = given
        record_files(project, job, made.folder, artefacts)


def sentence(fault: ImprimaturError) -> str:
    """What stopped a build, in French then Dutch."""
    return both(fault.message)


def as_tasks(each: Each) -> pipeline.Step:
    """A way to run steps: as tasks, the files of the dossier read as `each` does it."""

    def step(function: Callable[..., Any], *given: Any) -> Any:
        more = (each,) if function is pipeline.read else ()
        # Quoted, a value reaches a task as it is, not searched for futures.
        outcome = _task(function)(*map(quote, (*given, *more)))
        if isinstance(outcome, State):
            raise outcome.result()  # the fault itself where the task completed; where it failed, raised already
        return outcome

    return step


def answer(
    kind: str,
    dossier: str,
    stage: str,
    languages: Iterable[str] | None,
    formats: Iterable[str] | None,
    asked_by: str,
    each: Each = map,
) -> State:
    """The run of what somebody asks for, in the words of a form or of the machine."""
    try:
        parameters = asked(find_project(), kind, dossier, stage, languages, formats)
    except ImprimaturError as fault:
        return completed(end_of_fault(fault), fault.message)
    return produce(parameters.model_copy(update={"asked": by_form(asked_by)}), each)


def produce(parameters: Parameters, each: Each = map) -> State:
    """The run of one dossier, inside a flow: Completed however unfinished the dossier, in a state named after its end.

    Failed is what a person must mend in the machine (ADR 32).
    """
    step = as_tasks(each)
    try:
        build = pipeline.run(find_project(), on_this_day(parameters), check, step, sides())
        # Last: the documents are there, and nobody waits for it.
        step(record_suites, build.job)
        if is_redlined(find_project(), build):
            step(redlined, find_project(), build.job.dossier.kind, build.job.dossier.slug)
    except ImprimaturError as fault:
        end = end_of_fault(fault)
        return failed(sentence(fault)) if end is End.BROKEN else completed(end, fault.message)
    except TaskRunTimeoutError:
        return failed(both(say("run_step_too_long")))
    end = end_of(build)
    told_of(end, build.job.dossier.kind, build.job.dossier.slug, len(build.job.blocking))
    return completed(end, _said(build, end))


def _said(build: pipeline.Build, end: End) -> Bilingual:
    """What a run says that came through to its gate: what there is now, and what is still missing."""
    name, count = build.job.dossier.name, len(build.job.blocking)
    if end is End.REFUSED and build.refusal:
        return build.refusal.message
    if end is End.NOTHING:
        first = blocking(build.job.findings, Stage.DRAFT, build.job.languages)[0]
        return say("run_nothing", name=name, found=first.message, remedy=first.remedy)
    if end is End.FINAL:
        return say("run_final", name=name, documents=_documents(build), number=build.number or "")
    return say(f"run_{end}", name=name, documents=_documents(build), count=count)


def _documents(build: pipeline.Build) -> int:
    return len(build.job.languages) * len(build.job.parameters.formats)
