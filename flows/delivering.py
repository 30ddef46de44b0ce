"""Delivering what waits in the outbox, in a run of its own where a server records it, until nothing waits.

No schedule: while letters wait, each delivery asks for the next one. An empty outbox makes no run at all.
"""

import os
from datetime import datetime, timedelta
from typing import Any

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Scheduled

from flows.deployments import named
from flows.mail.outbox import Delivered, deliver
from flows.mail.telling import ended_badly, sentence
from flows.messages import both
from flows.project_lookup import find_project
from flows.states import failed
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project

EVERY = timedelta(minutes=15)
"""How long a letter waits for the next delivery: longer than a server that greylists asks (RFC 6647: minutes)."""
DEPLOYMENT = named("deliver-mail")


@flow(name="deliver-mail", timeout_seconds=3600, persist_result=False)
def deliver_mail() -> State:
    """Give the mail server what waits; the state says what became of it."""
    try:
        done = delivered(find_project())
    except ImprimaturError as fault:
        return failed(both(fault.message))
    return failed(sentence(done)) if ended_badly(done) else Completed(message=sentence(done))


def delivered(project: Project, now: datetime | None = None) -> Delivered:
    """Deliver now, and ask for a next delivery where letters wait and a server is at hand.

    Raises BadSettings, NotWritten, ServerFault.
    """
    done = deliver(project, now)
    if done.waiting and os.environ.get("PREFECT_API_URL"):
        _ask(now or datetime.now().astimezone())
    return done


def _ask(now: datetime) -> None:
    """Ask for the next delivery: one for each quarter of an hour, whoever asks."""
    then = now + EVERY
    slot = int(then.timestamp() // EVERY.total_seconds())
    state: State[Any] = Scheduled(scheduled_time=then)
    with get_client(sync_client=True) as client:
        try:
            deployment = client.read_deployment_by_name(DEPLOYMENT)
        except ObjectNotFound:
            return  # a server of somebody else's, to which it was not given: the next night delivers
        client.create_flow_run_from_deployment(deployment.id, state=state, idempotency_key=f"deliver-{slot}")
