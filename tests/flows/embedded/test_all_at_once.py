"""One dossier under every hand at once: somebody's build, the drop folder, the night, and a run that is cancelled."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from prefect.states import Cancelling

from flows.deployments import named
from flows.embedded.environment import CODE
from flows.embedded.server import Server
from flows.runner import End
from flows.states import ended
from imprimatur.core.composition import Stage
from imprimatur.project import Project
from imprimatur.publishing.changes import changed, set_folder
from imprimatur.publishing.sets import CHECK, MANIFEST
from scripts.killed.left import faults_of, left_over
from tests.flows.embedded.running import run, until
from tests.flows.projects import COMPLETE, add, contents
from tests.flows.waiting import until as at_rest

pytestmark = [
    pytest.mark.server,
    pytest.mark.long,
    pytest.mark.xdist_group("server"),
    pytest.mark.skipif(sys.platform != "linux", reason="asks for /proc"),
]
KIND, ROUNDS = "job_offer", 3
LEFT_BEHIND = 40_000
"""Files of a set that a killed build left half-written: sweeping them away lasts long enough to be met on any machine,
while a set itself is written in a few milliseconds."""


@contextmanager
def drop_folder(server: Server) -> Iterator[None]:
    """The process of the drop folder beside a server, as `imprimatur up` starts it."""
    server.start("drop_folder", "flows.drop_folder", "fr")
    try:
        server.wait("drop_folder")
        yield
    finally:
        child = server.children.pop("drop_folder")
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=1800) == 0


def whole(project: Project) -> bool:
    """Whether every set and every input is as it should be, and nothing is left that was being written."""
    return list(faults_of(project)) == list(left_over(project)) == []


def is_told(project: Project) -> bool:
    """Whether the drop folder has said, and made, what the present files ask for."""
    return not any(changed(project, KIND, COMPLETE, stage) for stage in (Stage.DRAFT, "check"))


def test_a_build_the_drop_folder_and_the_night_at_once_leave_whole_sets_and_lose_nothing(server: Server) -> None:
    project = server.project
    story = project.inputs / KIND / COMPLETE / "recit.fr.md"
    before = contents(project.inputs / KIND / COMPLETE)
    command = [sys.executable, "-m", "flows.cli.main", "--project", str(project.root), "build", COMPLETE]
    try:
        with drop_folder(server):
            at_rest(lambda: is_told(project))
            for number in range(ROUNDS):
                story.write_bytes(before[story.name] + f"\nUne phrase de plus, numéro {number}.\n".encode())
                with subprocess.Popen(command, cwd=CODE) as build:
                    night = run(server, named("nightly"), {})
                    assert build.wait(timeout=600) in (0, 7)
                assert night.type == "COMPLETED", night.message
                # Whoever was last may have read the files before they changed; the next run completes.
                assert ended(run(server, named("job-offer"), {"slug": COMPLETE})) in (End.COMPLETE, End.UNFINISHED)
                at_rest(lambda: is_told(project))
                assert whole(project)
        edition = set_folder(project, KIND, COMPLETE, Stage.DRAFT) / "edition.json"
        assert f"numéro {ROUNDS - 1}" in edition.read_text(encoding="utf-8")
        now = contents(project.inputs / KIND / COMPLETE)
        assert {name for name, content in before.items() if now.get(name) != content} <= {story.name, *_records(now)}
    finally:
        story.write_bytes(before[story.name])


def _records(names: dict[str, bytes]) -> set[str]:
    return {name for name in names if name.startswith("_")}


def test_the_list_of_the_form_follows_what_is_dropped(server: Server) -> None:
    def listed() -> set[str]:
        with server.client() as client:
            asks = client.read_deployment_by_name(named("job-offer")).parameter_openapi_schema
        return {one.partition(" · ")[0] for one in asks["properties"]["slug"].get("enum", [])}

    slug = "limpide-accueil-2027"
    folder = server.project.inputs / KIND / slug
    try:
        with drop_folder(server):
            assert slug not in listed()
            add(server.project, slug)
            at_rest(lambda: slug in listed())
            folder.rename(folder.with_name("limpide-autrement"))
            at_rest(lambda: listed() >= {"limpide-autrement"} and slug not in listed())
            shutil.rmtree(folder.with_name("limpide-autrement"))
            at_rest(lambda: "limpide-autrement" not in listed())
    finally:
        for one in (folder, folder.with_name("limpide-autrement")):
            shutil.rmtree(one, ignore_errors=True)


def test_a_run_cancelled_while_it_publishes_leaves_the_former_set_and_holds_nobody_up(server: Server) -> None:
    project = server.project
    story = project.inputs / KIND / COMPLETE / "recit.fr.md"
    kept = story.read_bytes()
    try:
        with server.client() as client:
            asked, stopped, former = _stopped_while_publishing(server, client, story)
            client.set_flow_run_state(asked, Cancelling())

            def told() -> tuple[str, str | None] | None:
                state = client.read_flow_run(asked).state
                return (state.type.value, state.message) if state and state.is_final() else None

            assert until(told, 1800) == ("CANCELLED", "Annulé. / Geannuleerd.")
        assert not Path(f"/proc/{stopped}").exists()
        draft = set_folder(project, KIND, COMPLETE, Stage.DRAFT)
        assert contents(draft) == former
        assert ended(run(server, named("job-offer"), {"slug": COMPLETE})) in (End.COMPLETE, End.UNFINISHED)
        assert whole(project)
        assert not changed(project, KIND, COMPLETE)
        assert contents(draft) != former
    finally:
        story.write_bytes(kept)


def _stopped_while_publishing(server: Server, client: Any, story: Path) -> tuple[Any, int, dict[str, bytes]]:
    """Ask for a draft, and stop the process that puts it up in the middle of it: run, process, former set.

    It is asked for again where the moment was missed.
    """
    draft = set_folder(server.project, KIND, COMPLETE, Stage.DRAFT)
    check = draft.with_name(CHECK) / MANIFEST
    deployment = client.read_deployment_by_name(named("job-offer"))
    while True:
        assert ended(run(server, named("job-offer"), {"slug": COMPLETE})) in (End.COMPLETE, End.UNFINISHED)
        said, former, left = check.read_bytes(), contents(draft), server.project.root / "left"
        _leave_behind(left)
        story.write_bytes(story.read_bytes() + "\nUne phrase de plus, que personne n’a lue.\n".encode())
        asked = client.create_flow_run_from_deployment(deployment.id, parameters={"slug": COMPLETE})
        at_rest(lambda: check.read_bytes() != said and not _holder(draft.with_name(".lock")))  # noqa: B023
        left.rename(draft.with_name(".draft.new"))

        def is_over() -> bool:
            state = client.read_flow_run(asked.id).state  # noqa: B023
            return bool(state and state.is_final())

        stopped = _stopped(draft, former, is_over)
        if stopped:
            return asked.id, stopped, former


def _leave_behind(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number in range(LEFT_BEHIND):
        (folder / str(number)).touch()


def _stopped(draft: Path, former: dict[str, bytes], is_over: Callable[[], bool]) -> int | None:
    """Stop whoever puts up a draft before it is in its place; None where nobody was met before all was over."""
    lock, staging = draft.with_name(".lock"), draft.with_name(".draft.new")
    while True:
        for _ in range(100):
            holder = _holder(lock) if staging.exists() else None
            if holder:
                os.kill(holder, signal.SIGSTOP)
                if staging.exists() and _holder(lock) == holder and contents(draft) == former:
                    return holder
                os.kill(holder, signal.SIGCONT)
            time.sleep(0.001)
        if is_over():
            return None


def _holder(lock: Path) -> int | None:
    """The process that holds a lock, as the system lists them (proc(5): `1: FLOCK ADVISORY WRITE PID DEV:INODE …`)."""
    number = f":{lock.stat().st_ino}"
    lines = (line.split() for line in Path("/proc/locks").read_text().splitlines() if "->" not in line)
    return next((int(line[4]) for line in lines if line[5].endswith(number)), None)
