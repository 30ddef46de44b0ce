"""The flow of job and mission offers."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.steps import answer
from imprimatur.core.composition import Stage


@flow(name="job-offer", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def job_offer(
    slug: str,
    languages: list[str] | None = None,
    formats: list[str] | None = None,
    stage: str = Stage.DRAFT.value,
    asked_by: str = "",
) -> State:
    """Build one offer: `inputs/job_offer/<slug>` in the languages asked for, else in its own."""
    return answer("job_offer", slug, stage, languages, formats)
