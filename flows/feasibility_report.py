"""The flow of feasibility reports."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.asking import by_form
from flows.steps import produce
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Format, Parameters


@flow(name="feasibility-report", flow_run_name="{slug} ({stage})", timeout_seconds=900, persist_result=False)
def feasibility_report(
    slug: str,
    languages: tuple[Lang, ...] | None = None,
    formats: tuple[Format, ...] = FORMATS,
    stage: Stage = Stage.DRAFT,
    asked_by: str = "",
) -> State:
    """Build one feasibility report: `inputs/feasibility_report/<slug>` in the languages and formats asked for."""
    return produce(
        Parameters(
            kind="feasibility_report",
            slug=slug,
            languages=languages,
            formats=formats,
            stage=stage,
            asked=by_form(asked_by),
        )
    )
