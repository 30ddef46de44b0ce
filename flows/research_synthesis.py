"""The flow of research syntheses."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.asking import by_form
from flows.steps import produce
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Format, Parameters


@flow(name="research-synthesis", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def research_synthesis(
    slug: str,
    languages: tuple[Lang, ...] | None = None,
    formats: tuple[Format, ...] = FORMATS,
    stage: Stage = Stage.DRAFT,
    asked_by: str = "",
) -> State:
    """Build one research synthesis: `inputs/research_synthesis/<slug>` in the languages and formats asked for."""
    return produce(
        Parameters(
            kind="research_synthesis",
            slug=slug,
            languages=languages,
            formats=formats,
            stage=stage,
            asked=by_form(asked_by),
        )
    )
