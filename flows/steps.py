"""The tasks that every kind's flow is made of, and the run that strings them together.

Each task is one step of `imprimatur.pipeline`; Prefect adds the record, the time limit and the second try. A fault
that a person must mend is not tried again: only what passes by itself is (another build of the same dossier under
way, a disk or a network folder that stumbles).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from flows.artifacts import record_completeness, record_files, record_findings
from flows.project_lookup import find_project
from flows.states import failed
from imprimatur import pipeline
from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Stage
from imprimatur.core.errors import Busy, GateRefused, ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.sources import Each
from validators import check as checks


def _may_pass(_task: Any, _run: Any, state: State) -> bool:
    """Whether trying again may help. A task that ran out of time would only do so again."""
    fault = state.result(raise_on_failure=False)
    return isinstance(fault, (Busy, OSError)) and not isinstance(fault, TimeoutError)


def step(name: str, *, seconds: int, retries: int = 2) -> Callable[[Callable], Any]:
    """A task that keeps nothing on disk, and that fails in a sentence where a person must act."""

    def decorate(function: Callable) -> Any:
        @wraps(function)
        def run(*given: Any) -> Any:
            try:
                return function(*given)
            except ImprimaturError as fault:
                return Failed(message=sentence(fault), data=fault)

        return task(
            name=name,
            timeout_seconds=seconds,
            retries=retries,
            retry_delay_seconds=2,
            retry_condition_fn=_may_pass,
            persist_result=False,
            cache_policy=NO_CACHE,
        )(run)

    return decorate


def sentence(fault: ImprimaturError) -> str:
    """What stopped a build, in French then Dutch."""
    return " / ".join(fault.messages.values())


@step("read", seconds=120)
def read(project: Project, parameters: Parameters, each: Each) -> Job:
    """Read the dossier and assemble its document."""
    return pipeline.read(project, parameters, each)


@step("check", seconds=120)
def check(job: Job) -> Job:
    """Find what is missing, wrong or doubtful, and record it as a table."""
    job = pipeline.examine(job, checks)
    record_findings(job)
    record_completeness(job)
    return job


@step("render", seconds=300)
def render(project: Project, job: Job) -> tuple[Artefact, ...]:
    """Make every file of the set."""
    return pipeline.render(project, job)


@step("publish", seconds=120, retries=5)
def publish(project: Project, job: Job, artefacts: tuple[Artefact, ...]) -> pipeline.Build:
    """Put the set in its place, whole, and record where its files are."""
    build = pipeline.publish(project, job, artefacts)
    record_files(build, project)
    return build


def produce(parameters: Parameters, each: Each = map) -> State:
    """The run of one dossier, inside a flow: Completed with its files, or Failed with the reason in a sentence.

    `each` reads the dossier's files, one after the other unless a kind does it side by side. Where the gate refuses a
    final version, the draft is made instead: whoever asked sees there what is missing.
    """
    try:
        job: Job = _done(check(quote(_done(read(quote(find_project()), quote(parameters), quote(each))))))
        try:
            pipeline.gate(job)
        except GateRefused as refusal:
            return failed(_refused(job, refusal))
        _finish(job)
    except ImprimaturError as fault:
        return failed(sentence(fault))
    count = len(parameters.languages) * len(parameters.formats)
    return Completed(message=f"{job.dossier.name} ({parameters.stage}) : {count} documents / {count} documenten")


def _refused(job: Job, refusal: GateRefused) -> str:
    """What to say of a refusal, once the draft of a refused final version is made, whole."""
    if job.parameters.stage is Stage.DRAFT:
        return sentence(refusal)
    draft = replace(job, parameters=Parameters(kind=job.dossier.kind, slug=job.dossier.slug))
    pipeline.gate(draft)
    _finish(draft)
    fr, nl = refusal.messages["fr"], refusal.messages["nl"]
    return f"{fr} Le projet montre lesquels. / {nl} Het ontwerp toont welke."


def _finish(job: Job) -> None:
    project = quote(find_project())
    artefacts = _done(render(project, quote(job)))
    _done(publish(project, quote(job), quote(artefacts)))


def _done(outcome: Any) -> Any:
    """What a task returned; the fault it returned instead is raised again."""
    if isinstance(outcome, State):
        outcome.result()  # raises the fault
    return outcome
