"""The whole run, written once: read, write, check, gate, render, publish.

Whoever runs it gives the checks, and how a step is run: directly, with a progress bar, or as a Prefect task.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from imprimatur.account import unaccounted
from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Stage
from imprimatur.core.errors import GateRefused
from imprimatur.core.finding import Finding, Waiver
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import ACCEPTED, languages_of
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.editions import edition_of_set
from imprimatur.findings.blocking import blocking
from imprimatur.findings.headings import under_headings
from imprimatur.findings.waivers import accepting
from imprimatur.job import Job
from imprimatur.messages import say
from imprimatur.project import Project
from imprimatur.publishing.manifest import attachments, identity_of, templates_of
from imprimatur.publishing.news import fresh
from imprimatur.publishing.publish import Published, publish_job
from imprimatur.publishing.told import tell
from imprimatur.reading import read as read
from imprimatur.remembering import remember, standing_of_job
from imprimatur.rendering.cache import Cache
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.sides import Side, rendered
from imprimatur.sources import Each

Check = Callable[[Job], Iterable[Finding]]
"""The checks: they yield findings about a job whose manuscripts are written."""


class Step(Protocol):
    """How one step of the run is run: it returns what `function(*given)` returns, and lets its errors pass."""

    def __call__(self, function: Callable[..., Any], *given: Any) -> Any:
        """Run the step; the function's name is that of the step."""
        ...


def direct(function: Callable[..., Any], *given: Any) -> Any:
    """Run a step as it is."""
    return function(*given)


@dataclass(frozen=True, slots=True)
class Build:
    """What a run made: its job, and the set published in `folder`.

    Where the gate refused, `refusal` says so: of a refused final the set is the draft that shows why, made at once; of
    a refused draft there is none. `number` is that of a final, `again` whether that version had been made before.
    """

    job: Job
    folder: Path | None = None
    artefacts: tuple[Artefact, ...] = ()
    refusal: GateRefused | None = None
    number: int | None = None
    again: bool = False


def run(
    project: Project, parameters: Parameters, check: Check, step: Step = direct, sides: Callable[..., Any] = map
) -> Build:
    """The whole run of one dossier. Raises UnknownDossier, UnknownLanguage, TemplateFault, UnsafeInput, Busy.

    `sides` applies a function to each language, in order: `map`, or the `map` of a pool of processes.
    """
    job = examined(project, parameters, check, step)
    told = tell(project, job)
    refusal = gate(job)
    if refusal:
        asked = {"today": job.parameters.today, "asked": job.parameters.asked}
        job = replace(job, parameters=Parameters(kind=job.dossier.kind, slug=job.dossier.slug, **asked))
        if job.stopped:
            return Build(job, refusal=refusal)
    artefacts = step(render, project, job, sides, told if job.languages == languages_of(job.document) else ())
    published = step(publish, project, job, artefacts)
    return Build(job, published.folder, artefacts, refusal, published.number, published.again)


def examined(project: Project, parameters: Parameters, check: Check, step: Step = direct) -> Job:
    """The part of the run that makes no document: the job with all its findings; what its texts say is remembered.

    Raises UnknownDossier, UnknownLanguage, Busy, NotWritten.
    """
    job: Job = step(examine, step(write, step(read, project, parameters)), check)
    remember(project, job)
    return job


def feedback(project: Project, parameters: Parameters, check: Check, each: Each = map) -> Job:
    """The part of the run that somebody who dropped a file waits for: the job with all its findings, told (ADR 31).

    Every file, of whatever it draws on, is read as `each` does it. Raises UnknownDossier, UnknownLanguage, Busy,
    NotWritten, UnsafeOutput, TemplateFault.
    """

    def step(function: Callable[..., Any], *given: Any) -> Any:
        return function(*given, each, each) if function is read else function(*given)

    job = examined(project, parameters, check, step)
    tell(project, job)
    return job


def write(job: Job) -> Job:
    """The job with what each language says, as a final version would print it."""
    kind = load_kind(job.dossier.kind)
    manuscripts = {lang: kind.write(job.document, job.provenance, job.labels, lang, None) for lang in LANGS}
    return replace(job, manuscripts=manuscripts, standing=standing_of_job(job, job.record))


def examine(job: Job, check: Check) -> Job:
    """The job with the findings of its checks added, and of the account of what was given, in order, each once.

    A check may tell again what was met while reading, with the field, the part and the owner that it concerns.
    """
    checked = tuple(check(job))
    told = {_said(one) for one in checked}
    found = dict.fromkeys((*(one for one in job.findings if _said(one) not in told), *checked))
    placed = under_headings({**found, **dict.fromkeys(unaccounted(job, found))}, job.dossier)
    every = accepting(placed, _waivers(job))
    return replace(job, findings=tuple(sorted(every, key=lambda one: one.order)))


def _said(one: Finding) -> tuple[object, ...]:
    """What a finding says, and where, whomever it concerns."""
    return (one.code, one.location, one.message)


def _waivers(job: Job) -> Iterator[Waiver]:
    """The findings that the dossier accepts, each with its place."""
    for row, one in enumerate(job.document.accepted):
        path = f"{ACCEPTED}.{row}"
        cells = (job.provenance.places.get(f"{path}.{name}") for name in type(one).model_fields)
        place = next(filter(None, cells), job.provenance.place(path))
        yield Waiver(one.reference or "", one.reason or "", one.by or "", one.on, place, path)


def gate(job: Job) -> GateRefused | None:
    """Let the job through, or say why not, with the number of points that the draft left in its place shows."""
    if not job.stopped:
        return None
    # That draft is in all languages of the dossier, whatever was asked for.
    name, count = job.dossier.name, len(blocking(job.findings, langs=languages_of(job.document)))
    if blocking(job.findings, Stage.DRAFT):
        return GateRefused(say("impossible", name=name))
    return GateRefused(say("refused_one" if count == 1 else "refused", name=name, count=count))


def render(
    project: Project, job: Job, sides: Callable[..., Any] = map, told: tuple[Artefact, ...] = ()
) -> tuple[Artefact, ...]:
    """Every file of the set but the manifest: documents, what they say, what was found (`told` once written).

    Raises TemplateFault.
    """
    kind, gaps = load_kind(job.dossier.kind), Gaps(job.blocking, job.languages)
    templates, hashes = Templates(project.templates), templates_of(project, kind.stem)
    cache = Cache(project.private / "rendered", hashes)
    compositions = [
        # A final prints what the checks read; a draft is written once more, with its gaps.
        job.manuscripts[lang].composition
        if job.parameters.stage is Stage.FINAL
        else kind.write(job.document, job.provenance, job.labels, lang, gaps).composition
        for lang in job.languages
    ]
    wanted = [
        Side(one, job.parameters.formats, templates, attachments(job, hashes, lang), cache, identity_of(job, lang))
        for lang, one in zip(job.languages, compositions, strict=True)
    ]
    files = [artefact for documents in sides(rendered, wanted) for artefact in documents]
    cache.prune()
    files.append(edition_of_set(job, compositions, templates))
    return (*files, *(told or report(job.reported, job.labels, job.dossier, templates, fresh(project, job))))


def publish(project: Project, job: Job, artefacts: tuple[Artefact, ...]) -> Published:
    """Put the set in its place below `outputs/`, whole, its manifest last; a final with its number. Raises Busy."""
    return publish_job(project, job, artefacts)
