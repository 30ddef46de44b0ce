"""The flow of job and mission offers."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.steps import produce
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Format, Parameters


@flow(name="job-offer", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def job_offer(
    slug: str,
    languages: tuple[Lang, ...] = LANGS,
    formats: tuple[Format, ...] = FORMATS,
    stage: Stage = Stage.DRAFT,
) -> State:
    """Build one offer: `inputs/job_offer/<slug>` in the languages and formats asked for, as a draft or final."""
    return produce(Parameters(kind="job_offer", slug=slug, languages=languages, formats=formats, stage=stage))
