"""The flow of annual reports: the chapters and workbooks of a dozen people, read side by side."""

from collections.abc import Callable, Iterable
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.utilities.annotations import quote

from flows.messages import say
from flows.runner import End
from flows.states import completed
from flows.steps import answer
from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Reading
from imprimatur.core.source import Source


@task(name="read-section", task_run_name="{name}", timeout_seconds=120, persist_result=False, cache_policy=NO_CACHE)
def read_section(name: str, reader: Callable[[Source], Reading], source: Source) -> Reading:
    """Read one file of the report; each has its own run, so that the one that takes long or fails is seen."""
    return reader(source)


def side_by_side(reader: Callable[[Source], Reading], sources: Iterable[Source]) -> list[Reading]:
    """Every file at the same time, the readings in the order of the files."""
    quoted: Any = quote(reader)  # quoted, a value reaches a task as it is, not searched for futures
    runs = [read_section.submit(source.name, quoted, quote(source)) for source in sources]  # type: ignore[call-overload]
    return [run.result() for run in runs]


@flow(name="annual-report", flow_run_name="{slug}{organisation} ({stage})", timeout_seconds=1800, persist_result=False)
def annual_report(
    slug: str = "",
    organisation: str = "",
    year: int | None = None,
    languages: list[str] | None = None,
    formats: list[str] | None = None,
    stage: str = Stage.DRAFT.value,
    asked_by: str = "",
) -> State:
    """Build one annual report: `inputs/annual_report/<slug>`, or that of an organisation and a year."""
    wanted = slug or (f"{organisation}-{year}".lower() if organisation and year else "")
    if not wanted:
        return completed(End.ABSENT, say["run_which"])
    return answer("annual_report", wanted, stage, languages, formats, side_by_side)
