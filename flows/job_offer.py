"""The flow of job and mission offers."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.asking import by_form
from flows.steps import produce
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Format, Parameters


@flow(name="job-offer", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def job_offer(
    slug: str,
    languages: tuple[Lang, ...] | None = None,
    formats: tuple[Format, ...] = FORMATS,
    stage: Stage = Stage.DRAFT,
    asked_by: str = "",
) -> State:
    """Build one offer: `inputs/job_offer/<slug>` in the languages asked for, else in its own."""
    return produce(
        Parameters(
            kind="job_offer", slug=slug, languages=languages, formats=formats, stage=stage, asked=by_form(asked_by)
        )
    )
