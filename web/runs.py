"""Documents are made by runs of the deployed flows, on the server beside: each is recorded there."""

from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import TERMINAL_STATES, FlowRun
from prefect.exceptions import ObjectNotFound, PrefectException

from flows.embedded.faults import ServerFault
from flows.embedded.runs import ask, of_dossier, stumbled
from flows.states import ended
from flows.who_asks import PAGE
from imprimatur.core.composition import Stage
from web.run import Phase, Run

_STAGES = {f"stage:{stage}": stage for stage in Stage}
"""The stages by the tags that say them."""
_DOSSIER = "dossier:"
"""The beginning of the tag that says whose run it is."""


class ServerRuns:
    """The runs of the server that the environment of this process names."""

    def ask(self, kind: str, slug: str, stage: Stage, by: str) -> str:
        """Ask for a run; its identifier. Raises ServerFault."""
        deployment, parameters = of_dossier(kind, slug, stage)
        with get_client(sync_client=True) as client:
            made = ask(client, deployment, {**parameters, "asked_by": by}, _tags(f"{kind}/{slug}", stage))
        if isinstance(made, ServerFault):
            raise made
        return str(made)

    def state(self, run: str) -> Run | None:
        """What became of a run of the pages so far; None for what is none. Raises ServerFault."""
        try:
            identifier = UUID(run)
            with get_client(sync_client=True) as client:
                return _told(client.read_flow_run(identifier))
        except (ValueError, ObjectNotFound):
            return None
        except (httpx.HTTPError, PrefectException) as fault:
            raise stumbled(fault) from fault

    def under_way(self, kind: str, slug: str) -> list[Run]:
        """The runs of a dossier that were asked for on a page and have not ended. Raises ServerFault."""
        wanted: dict[str, Any] = {
            "tags": {"all_": [PAGE, f"{_DOSSIER}{kind}/{slug}"]},
            "state": {"type": {"not_any_": sorted(TERMINAL_STATES)}},
        }
        try:
            with get_client(sync_client=True) as client:
                found = client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted))
        except (httpx.HTTPError, PrefectException) as fault:
            raise stumbled(fault) from fault
        return [told for run in found if (told := _told(run))]


def _tags(dossier: str, stage: Stage) -> list[str]:
    return [PAGE, f"{_DOSSIER}{dossier}", f"stage:{stage}"]


def _told(run: FlowRun) -> Run | None:
    """A run as a page follows it; None for one that no page asked for."""
    tags, state = run.tags or [], run.state
    dossier = next((tag.removeprefix(_DOSSIER) for tag in tags if tag.startswith(_DOSSIER)), None)
    stage = next((_STAGES[tag] for tag in tags if tag in _STAGES), None)
    if PAGE not in tags or dossier is None or stage is None:
        return None
    about = (str(run.id), dossier, stage)
    if state is None or state.is_scheduled() or state.is_pending():
        return Run(*about, Phase.WAITING)
    if not state.is_final():
        return Run(*about, Phase.RUNNING)
    return Run(*about, Phase.OVER, None if state.is_cancelled() else ended(state), state.message or "")
