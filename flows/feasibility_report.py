"""The flow of feasibility reports."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.steps import answer
from imprimatur.core.composition import Stage


@flow(name="feasibility-report", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def feasibility_report(
    slug: str,
    languages: list[str] | None = None,
    formats: list[str] | None = None,
    stage: str = Stage.DRAFT.value,
    asked_by: str = "",
) -> State:
    """Build one feasibility report: `inputs/feasibility_report/<slug>` in the languages and formats asked for."""
    return answer("feasibility_report", slug, stage, languages, formats)
