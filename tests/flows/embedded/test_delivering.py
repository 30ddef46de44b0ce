"""Letters that wait, on a real server: the next delivery is asked for, and none where nothing waits."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.types._datetime import now

from flows.delivering import DEPLOYMENT, EVERY
from flows.embedded.server import Server
from flows.mail.outbox import put
from tests.flows.embedded.running import run
from tests.flows.mail.conftest import Post, certified, serve  # noqa: F401  (fixtures)
from tests.flows.mail.test_outbox import letter

pytestmark = pytest.mark.server


def planned(server: Server) -> list[Any]:
    with server.client() as client:
        wanted = DeploymentFilter.model_validate({"name": {"any_": [DEPLOYMENT.partition("/")[2]]}})
        scheduled = FlowRunFilter.model_validate({"state": {"type": {"any_": ["SCHEDULED"]}}})
        return client.read_flow_runs(flow_run_filter=scheduled, deployment_filter=wanted)


def withdraw(server: Server) -> None:
    """Take back the deliveries that others asked for: the server is shared, and what they left waiting is not ours."""
    with server.client() as client:
        for one in planned(server):
            client.delete_flow_run(one.id)


def test_what_waits_is_tried_again_by_itself_until_nothing_waits(
    server: Server,
    serve: Callable[..., Post],  # noqa: F811
) -> None:
    post = serve("none", login=False)
    post.of_address = lambda _: "451 4.7.1 later"
    settings = server.project.root / "imprimatur.toml"
    settings.write_text(
        f'[mail]\nhost = "localhost"\nport = {post.port}\nsecurity = "none"\nfrom = "imprimatur@asso.example"\n'
    )
    withdraw(server)
    try:
        ended = run(server, DEPLOYMENT, {})
        assert ended.is_completed() and planned(server) == [], "an empty outbox asks for nothing"
        put(server.project, [letter()])
        ended = run(server, DEPLOYMENT, {})
        assert ended.is_completed() and "wachtend: 1" in ended.message
        (next_,) = planned(server)
        assert EVERY - timedelta(minutes=2) < next_.state.state_details.scheduled_time - now("UTC") <= EVERY
        run(server, DEPLOYMENT, {})
        slots = [one.state.state_details.scheduled_time.timestamp() // EVERY.total_seconds() for one in planned(server)]
        assert len(set(slots)) == len(slots), "one next delivery a quarter of an hour, whoever asks"
        post.of_address = lambda _: "250 OK"
        assert "Verstuurde e-mails: 1; wachtend: 0" in run(server, DEPLOYMENT, {}).message
        assert post.to == ["an@asso.example"]
        settings.write_text("[mail]\n")
        ended = run(server, DEPLOYMENT, {})
        assert ended.is_failed() and "mail.host" in ended.message and "Traceback" not in ended.message
    finally:
        settings.unlink()
