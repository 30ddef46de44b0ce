"""The flow of research syntheses."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.steps import answer
from imprimatur.core.composition import Stage


@flow(name="research-synthesis", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def research_synthesis(
    slug: str,
    languages: list[str] | None = None,
    formats: list[str] | None = None,
    stage: str = Stage.DRAFT.value,
    asked_by: str = "",
) -> State:
    """Build one research synthesis: `inputs/research_synthesis/<slug>` in the languages and formats asked for."""
    return answer("research_synthesis", slug, stage, languages, formats)
