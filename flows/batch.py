"""The flow of a batch of dossiers, which the night asks for where it is spread over several workers."""

from typing import Any
from uuid import UUID

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from flows.messages import both
from flows.project_lookup import find_project
from flows.spread.batches import build
from flows.spread.telling import gone_through

OUTCOMES = "outcomes"
"""The type of the artifact that brings back what became of a batch."""


@flow(name="batch", persist_result=False)
def batch(wanted: list[dict[str, Any]]) -> State:
    """Build the drafts of several dossiers, one after the other; what became of each is told to who asked."""
    content = build(find_project(), wanted)
    with get_client(sync_client=True) as client:
        # Without a key it is on no page.
        told = ArtifactCreate(type=OUTCOMES, data=content, flow_run_id=UUID(str(flow_run.id)))
        client.create_artifact(told)
    return Completed(message=both(gone_through(len(wanted))))
