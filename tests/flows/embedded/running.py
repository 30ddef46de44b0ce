"""Runs on a server, for the tests: asked for, waited for, and what they left there."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from prefect.client.schemas.filters import ArtifactCollectionFilter, LogFilter

from flows.embedded.runs import run_all
from flows.embedded.server import Server


def until(condition: Callable[[], Any], seconds: float = 1800) -> Any:
    """What a condition becomes, once it is something."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "in vain"
        time.sleep(0.1)
    return found


def run(server: Server, deployment: str, parameters: Mapping[str, Any]) -> Any:
    """The state that a run of a deployment ends in."""
    with server.client() as client:
        ((_, ended),) = run_all(client, [(deployment, parameters)], server.check, 300)
    return ended


def artifact(server: Server, key: str) -> Any:
    """The last artifact of this key."""
    with server.client() as client:
        (found,) = client.read_latest_artifacts(
            artifact_filter=ArtifactCollectionFilter.model_validate({"key": {"any_": [key]}})
        )
    return found


def logs(server: Server, run_id: Any) -> str:
    """What a run logged."""
    with server.client() as client:
        lines = client.read_logs(LogFilter.model_validate({"flow_run_id": {"any_": [run_id]}}))
    return "\n".join(line.message for line in lines)
