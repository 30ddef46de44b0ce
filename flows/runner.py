"""One dossier through the pipeline, whatever happens: what the command line, the night and the drop folder share.

Nothing here knows Prefect; what is heavy (pandas, Great Expectations, WeasyPrint) is imported when first needed.
"""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.clock import on_this_day
from flows.messages import say
from flows.redlining import is_redlined, redlined
from flows.side_by_side import sides
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import (
    Busy,
    EmptyDossier,
    GateRefused,
    ImprimaturError,
    UnknownDossier,
    UnknownLanguage,
    UnsafeInput,
)
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

if TYPE_CHECKING:
    from imprimatur.pipeline import Build
    from imprimatur.sources import Each

STEPS = 5
"""The number of times that `run` says it has advanced: read, written, checked, rendered, published."""


class End(StrEnum):
    """How the run of a dossier ends. A broken one alone is for those who look after the machine; see ADR 32."""

    COMPLETE = "complete"
    """Its draft was made, and lacks nothing."""
    UNFINISHED = "unfinished"
    """Its draft was made, and shows what is missing: the normal state."""
    FINAL = "final"
    """Its final version was made."""
    REFUSED = "refused"
    """Its final version was asked for and refused; the draft that shows why was made instead."""
    NOTHING = "nothing"
    """Nothing can be made of it yet: it is empty, or nothing in it could be read."""
    ABSENT = "absent"
    """What was asked for is not there: no such dossier, or not in that language."""
    BUSY = "busy"
    """Another build of it is under way."""
    BROKEN = "broken"
    """A template, the disk or the program is at fault: nobody who writes can mend it."""


_OF_FAULT: tuple[tuple[type[ImprimaturError], End], ...] = (
    (EmptyDossier, End.NOTHING),
    (UnsafeInput, End.NOTHING),
    (UnknownDossier, End.ABSENT),
    (UnknownLanguage, End.ABSENT),
    (Busy, End.BUSY),
)


def end_of_fault(fault: ImprimaturError) -> End:
    """How a run ends that this stopped."""
    return next((end for kind, end in _OF_FAULT if isinstance(fault, kind)), End.BROKEN)


def end_of(build: "Build") -> End:
    """How a run ends that came through to its gate."""
    if build.refusal:
        return End.REFUSED if build.folder else End.NOTHING
    if build.job.parameters.stage is Stage.FINAL:
        return End.FINAL
    return End.UNFINISHED if build.job.blocking else End.COMPLETE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier. `fault` says what stopped it, `exit_code` what the command line returns for it.

    `end` sets apart what a dossier still lacks from what is broken. `blocking` is the number of points to settle before
    the final version, as it is told everywhere. `folder` holds the set that was made: of a refused final, the draft
    that shows why. `number` is that of a final, `again` whether that version had been made before. It travels between
    processes and machines, pickled or as JSON (pydantic's TypeAdapter).
    """

    dossier: str
    stage: Stage
    exit_code: int = 0
    fault: Bilingual | None = None
    findings: tuple[Finding, ...] = ()
    blocking: int = 0
    folder: Path | None = None
    files: tuple[str, ...] = ()
    end: End = End.COMPLETE
    number: int | None = None
    again: bool = False

    @property
    def broken(self) -> bool:
        """Whether a person must mend something in the machine."""
        return self.end is End.BROKEN

    @property
    def refused(self) -> bool:
        """Whether the gate refused it."""
        return self.exit_code == GateRefused.exit_code


def run(project: Project, parameters: Parameters, advance: Callable[[], None] = lambda: None) -> Outcome:
    """Build one dossier. What stops it, even a fault of our own, is told by the outcome and never raised."""

    def build() -> Outcome:
        from imprimatur import pipeline
        from validators import check

        made = pipeline.run(project, on_this_day(parameters), check, _advancing(advance), sides())
        job, refusal = made.job, made.refusal
        if is_redlined(project, made):
            redlined(project, job.dossier.kind, job.dossier.slug)
        return Outcome(
            job.dossier.name,
            parameters.stage,
            refusal.exit_code if refusal else 0,
            refusal.message if refusal else None,
            job.reported,
            len(job.blocking),
            made.folder,
            tuple(artefact.name for artefact in made.artefacts),
            end_of(made),
            made.number,
            made.again,
        )

    return _guarded(project, parameters, build)


def of_nobody(project: Project, kind: str, outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """The faults of the registers that none of these dossiers was told of: nobody draws on those records yet."""
    from imprimatur import reading

    told = {(one.code, one.location) for outcome in outcomes for one in outcome.findings}
    try:
        faults = reading.faults_of_registers(project, kind)
    except ImprimaturError:
        return ()  # what stops the templates was told of each dossier
    return tuple(one for one in faults if (one.code, one.location) not in told)


def examined(project: Project, parameters: Parameters, advance: Callable[[], None] = lambda: None) -> Outcome:
    """Check one dossier without building it: refused when its final version would be."""

    def check_it() -> Outcome:
        from imprimatur import pipeline
        from validators import check

        job = pipeline.examined(project, on_this_day(parameters), check, _advancing(advance))
        refused = GateRefused.exit_code if job.stopped else 0
        end = End.UNFINISHED if job.blocking else End.COMPLETE
        return Outcome(job.dossier.name, parameters.stage, refused, None, job.reported, len(job.blocking), end=end)

    return _guarded(project, parameters, check_it)


def told(project: Project, parameters: Parameters, each: "Each" = map) -> Outcome:
    """Check one dossier and publish what was found: what people who drop a file wait for, its files read by `each`."""

    def check_it() -> Outcome:
        from imprimatur import pipeline
        from validators import check

        job = pipeline.feedback(project, on_this_day(parameters), check, each)
        return Outcome(job.dossier.name, parameters.stage, 0, None, job.reported, len(job.blocking))

    return _guarded(project, parameters, check_it)


def _advancing(advance: Callable[[], None]) -> Callable[..., Any]:
    """How a step is run where somebody watches."""

    def step(function: Callable[..., Any], *given: Any) -> Any:
        made = function(*given)
        advance()
        return made

    return step


def _guarded(project: Project, parameters: Parameters, work: Callable[[], Outcome]) -> Outcome:
    name = f"{parameters.kind}/{parameters.slug}"
    try:
        return work()
    except ImprimaturError as fault:
        return Outcome(name, parameters.stage, fault.exit_code, fault.message, end=end_of_fault(fault))
    except Exception as fault:
        about = say("run_unexpected", name=name, log=write_log(project, fault))
        return Outcome(name, parameters.stage, ImprimaturError.exit_code, about, end=End.BROKEN)


def write_log(project: Project, fault: BaseException) -> str:
    """Keep the whole story of an unexpected error for those who will mend it; a person is given the file's place.

    Where it cannot be kept (a full disk is itself unexpected), the place given is the error itself, in a line.
    """
    path = project.private / "log" / f"error-{datetime.now():%Y%m%d-%H%M%S-%f}.log"
    try:
        project.private.mkdir(mode=0o700, parents=True, exist_ok=True)  # it may tell what a dossier says
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        return " ".join(traceback.format_exception_only(fault)[-1].split())
    return path.relative_to(project.root).as_posix()
