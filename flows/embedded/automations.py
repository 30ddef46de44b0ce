"""What the server does by itself: a night that failed or broke off is told to the operators by e-mail.

A night that was killed cannot tell of its own end; the server sees it in its state (docs/adr/0032).
"""

from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.events.actions import RunDeployment
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from flows.deployments import named
from flows.messages import both, say

NIGHT, WARNING = named("nightly"), named("warn")
TAG = "imprimatur"
"""Marks the automations that are ours: those of an operator are left alone."""


def automate(client: SyncPrefectClient) -> None:
    """Have our automations as they are declared here, each once; what an operator switched off stays off."""
    night, warning = (client.read_deployment_by_name(name).id for name in (NIGHT, WARNING))
    wanted = warned_of_nights(night, warning)
    ours = [one for one in client.read_automations() if TAG in one.tags]
    kept = [one for one in ours if one.name == wanted.name][:1]
    for one in ours:
        if one not in kept:
            client.delete_automation(one.id)
    if kept:
        client.update_automation(kept[0].id, wanted.model_copy(update={"enabled": kept[0].enabled}))
    else:
        client.create_automation(wanted)


def warned_of_nights(night: UUID, warning: UUID) -> AutomationCore:
    """When a run of the night fails or breaks off, a run that warns the operators."""
    told: dict[str, Any] = {"state": "{{ flow_run.state.name }}", "message": "{{ flow_run.state.message }}"}
    of_night = {"prefect.resource.role": "deployment", "prefect.resource.id": f"prefect.deployment.{night}"}
    return AutomationCore(
        name=both(say["night_watch"]),
        description=both(say["night_watch_about"]),
        tags=[TAG],
        trigger=EventTrigger(
            expect={"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"},
            match_related=of_night,
            posture=Posture.Reactive,
            threshold=1,
        ),
        actions=[RunDeployment(source="selected", deployment_id=warning, parameters=told)],
    )
