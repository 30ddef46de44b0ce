"""The deployments that prefect.yaml declares. Their names are words for people; here they are found by their flows."""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

DECLARED = Path(__file__).resolve().parents[1] / "prefect.yaml"


@cache
def declared() -> tuple[dict[str, Any], ...]:
    """What is declared, in its order."""
    return tuple(YAML(typ="safe", pure=True).load(DECLARED.read_text(encoding="utf-8"))["deployments"])


def flow_of(deployment: dict[str, Any]) -> str:
    """The name of the flow that a deployment runs: that of its function, as Prefect writes it."""
    return str(deployment["entrypoint"]).partition(":")[2].replace("_", "-")


def named(flow: str) -> str:
    """What a flow's deployment is called on the server, `flow/deployment`. Raises KeyError for a flow without any."""
    names = {flow_of(one): one["name"] for one in declared()}
    return f"{flow}/{names[flow]}"


def of_kind(kind: str) -> str:
    """What the deployment of a kind is called on the server. Raises KeyError."""
    return named(kind.replace("_", "-"))
