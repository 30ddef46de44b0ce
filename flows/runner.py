"""One dossier through the library, whatever happens: what the command line, the night and the drop folder share.

Nothing here knows Prefect; what is heavy (pandas, Great Expectations, WeasyPrint) is imported when first needed.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.project_lookup import PRIVATE
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.errors import GateRefused, ImprimaturError
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

STEPS = 4
"""The number of times that `run` says it has advanced: read, checked, rendered, published."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier. `fault` says what stopped it, `exit_code` what the command line returns for it."""

    dossier: str
    stage: Stage
    exit_code: int = 0
    fault: Bilingual | None = None
    findings: tuple[Finding, ...] = ()
    folder: Path | None = None
    files: tuple[str, ...] = field(default=())

    @property
    def refused(self) -> bool:
        """Whether the gate refused it."""
        return self.exit_code == GateRefused.exit_code

    @property
    def blocking(self) -> int:
        """How many findings stand between the dossier and its final version."""
        return sum(finding.severity in (Severity.FATAL, Severity.ERROR) for finding in self.findings)


def run(project: Project, parameters: Parameters, advance: Callable[[], None] = lambda: None) -> Outcome:
    """Build one dossier. What stops it, even a fault of our own, is told by the outcome and never raised."""
    return _guarded(project, parameters, lambda: _build(project, parameters, advance))


def examined(project: Project, parameters: Parameters, advance: Callable[[], None] = lambda: None) -> Outcome:
    """Check one dossier without building it: refused when its final version would be."""
    return _guarded(project, parameters, lambda: _check(project, parameters, advance))


def _build(project: Project, parameters: Parameters, advance: Callable[[], None]) -> Outcome:
    from imprimatur import pipeline
    from validators import check

    job = pipeline.read(project, parameters)
    advance()
    job = pipeline.examine(job, check)
    advance()
    about = (job.dossier.name, parameters.stage)
    try:
        pipeline.gate(job)
    except GateRefused as refusal:
        return Outcome(*about, refusal.exit_code, _said(refusal), job.findings)
    artefacts = pipeline.render(project, job)
    advance()
    build = pipeline.publish(project, job, artefacts)
    advance()
    return Outcome(*about, 0, None, job.findings, build.folder, tuple(artefact.name for artefact in artefacts))


def _check(project: Project, parameters: Parameters, advance: Callable[[], None]) -> Outcome:
    from imprimatur import pipeline
    from validators import check

    job = pipeline.read(project, parameters)
    advance()
    job = pipeline.examine(job, check)
    advance()
    refused = GateRefused.exit_code if job.blocking else 0
    return Outcome(job.dossier.name, parameters.stage, refused, None, job.findings)


def _guarded(project: Project, parameters: Parameters, work: Callable[[], Outcome]) -> Outcome:
    name = f"{parameters.kind}/{parameters.slug}"
    try:
        return work()
    except ImprimaturError as fault:
        return Outcome(name, parameters.stage, fault.exit_code, _said(fault))
    except Exception as fault:
        log = write_log(project, fault).relative_to(project.root)
        about = Bilingual(
            f"{name} : erreur imprévue, notée dans {log}. Les autres dossiers ne sont pas touchés.",
            f"{name}: onverwachte fout, genoteerd in {log}. De andere dossiers zijn niet geraakt.",
        )
        return Outcome(name, parameters.stage, ImprimaturError.exit_code, about)


def _said(fault: ImprimaturError) -> Bilingual:
    return Bilingual(fault.messages["fr"], fault.messages["nl"])


def write_log(project: Project, fault: BaseException) -> Path:
    """Keep the whole story of an unexpected error for those who will mend it; a person is given the file's place."""
    folder = project.root / PRIVATE / "log"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"error-{datetime.now():%Y%m%d-%H%M%S-%f}.log"
    path.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    return path
