"""Documents are made by runs of the deployed flows, on the server beside: each is recorded there."""

from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound, PrefectException

from flows.embedded.faults import ServerFault
from flows.embedded.runs import ask, of_dossier, stumbled
from flows.states import ended
from imprimatur.core.composition import Stage
from web.run import Phase, Run

PAGE = "page"
"""The tag of the runs that were asked for on a page."""


class ServerRuns:
    """The runs of the server that the environment of this process names."""

    def ask(self, kind: str, slug: str, stage: Stage, by: str) -> str:
        """Ask for a run; its identifier. Raises ServerFault."""
        deployment, parameters = of_dossier(kind, slug, stage)
        with get_client(sync_client=True) as client:
            made = ask(client, deployment, {**parameters, "asked_by": by}, [PAGE])
        if isinstance(made, ServerFault):
            raise made
        return str(made)

    def state(self, run: str) -> Run | None:
        """What became of a run so far; None for what is none. Raises ServerFault."""
        try:
            with get_client(sync_client=True) as client:
                state = client.read_flow_run(UUID(run)).state
        except (ValueError, ObjectNotFound):
            return None
        except (httpx.HTTPError, PrefectException) as fault:
            raise stumbled(fault) from fault
        if state is None or state.is_scheduled() or state.is_pending():
            return Run(run, Phase.WAITING)
        if not state.is_final():
            return Run(run, Phase.RUNNING)
        return Run(run, Phase.OVER, None if state.is_cancelled() else ended(state), state.message or "")
