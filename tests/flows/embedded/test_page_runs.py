"""Runs that a page asks for, on the real server: asked for, found under way, followed until they are over."""

import shutil

import pytest

from flows.embedded.server import Server
from flows.runner import End
from imprimatur.core.asked import How
from imprimatur.core.composition import Stage
from imprimatur.publishing.versions.shelf import Shelf
from tests.flows.embedded.running import until
from tests.flows.projects import COMPLETE, INCOMPLETE
from web import runs as pages
from web.run import Phase

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


@pytest.fixture
def runs(server: Server, monkeypatch: pytest.MonkeyPatch) -> pages.ServerRuns:
    """The runs as the process of the pages has them: its environment names the server."""
    monkeypatch.setattr(pages, "get_client", lambda sync_client: server.client())
    return pages.ServerRuns()


@pytest.fixture
def complete(server: Server) -> str:
    """A complete offer of which no other test makes a final."""
    slug = "asked-on-a-page"
    home = server.project.inputs / "job_offer"
    shutil.copytree(home / COMPLETE, home / slug)
    return slug


def test_a_final_asked_for_on_a_page(server: Server, runs: pages.ServerRuns, complete: str) -> None:
    asked = runs.ask("job_offer", complete, Stage.FINAL, "Yasmina Tellouch")
    assert [one.id for one in runs.under_way("job_offer", complete)] == [asked]
    assert runs.under_way("job_offer", INCOMPLETE) == []
    first = runs.state(asked)
    assert first and (first.dossier, first.stage) == (f"job_offer/{complete}", Stage.FINAL)
    over = until(lambda: (run := runs.state(asked)) and run.phase is Phase.OVER and run, 300)
    assert over.end is End.FINAL
    assert "version définitive n°" in over.said.replace("\u00a0", " ")
    assert runs.under_way("job_offer", complete) == []
    newest = next(Shelf(server.project.outputs / "job_offer" / complete).versions())
    assert (newest.asked.by, newest.asked.how) == ("Yasmina Tellouch", How.PAGE)


def test_a_refused_one_is_over_too(server: Server, runs: pages.ServerRuns) -> None:
    asked = runs.ask("job_offer", INCOMPLETE, Stage.FINAL, "Yasmina Tellouch")
    over = until(lambda: (run := runs.state(asked)) and run.phase is Phase.OVER and run, 300)
    assert over.end is End.REFUSED


@pytest.mark.parametrize("run", ["", "x", "../x", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_run_is_none(runs: pages.ServerRuns, run: str) -> None:
    assert runs.state(run) is None
