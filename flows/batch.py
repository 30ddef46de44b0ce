"""The flow of a batch of dossiers, which the night asks for where it is spread over several workers."""

from typing import Any

from prefect import flow
from prefect.artifacts import Artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.messages import both
from flows.project_lookup import find_project
from flows.spread.batches import build, packed
from flows.spread.messages import say
from imprimatur.core.parameters import Parameters

OUTCOMES = "outcomes"
"""The type of the artifact that brings back what became of a batch. Without a key it is on no page."""


@flow(name="batch", persist_result=False)
def batch(wanted: list[dict[str, Any]]) -> State:
    """Build the drafts of several dossiers, one after the other; what became of each is told to who asked."""
    outcomes = build(find_project(), [Parameters.model_validate(one) for one in wanted])
    Artifact(type=OUTCOMES, data=packed(outcomes)).create()
    return Completed(message=both(say("batch_done", count=len(outcomes))))
