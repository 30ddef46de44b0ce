"""These run in processes of their own, as the night does; what they import there takes some seconds."""

import itertools
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import capacity, parallel
from flows.parallel import run_all
from flows.runner import Outcome
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project


def deadly(_project: Project, parameters: Parameters) -> Outcome:
    """What a renderer does that the system kills for its memory."""
    if parameters.slug == "fatal":
        os.kill(os.getpid(), 9)
    return Outcome(f"job_offer/{parameters.slug}", parameters.stage)


def wanted(*slugs: str) -> list[Parameters]:
    return [Parameters(kind="job_offer", slug=slug) for slug in slugs]


def test_a_process_that_dies_fails_its_own_dossier_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "run", deadly)
    outcomes = run_all(Project(tmp_path), wanted("a", "fatal", "b", "c"), processes=2)
    assert [(one.dossier, one.exit_code) for one in outcomes] == [
        ("job_offer/a", 0),
        ("job_offer/fatal", 1),
        ("job_offer/b", 0),
        ("job_offer/c", 0),
    ]
    assert outcomes[1].fault
    assert "brutalement" in outcomes[1].fault.fr


def test_nothing_to_do_is_nothing_done(tmp_path: Path) -> None:
    assert run_all(Project(tmp_path), []) == []


def test_several_that_die_fail_alone_and_hold_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each death the others go on side by side: a night of a thousand does not end one by one."""
    pools: list[tuple[int, int]] = []

    def together(_: Project, asked: list[Parameters], at_once: int) -> dict[Parameters, Outcome]:
        """A pool that breaks at the first deadly one: what comes after it was not begun, but for its neighbour."""
        pools.append((len(asked), at_once))
        alive = list(itertools.takewhile(lambda one: one.slug != "fatal", asked))
        return {one: Outcome(f"job_offer/{one.slug}", one.stage) for one in alive}

    monkeypatch.setattr(parallel, "_together", together)
    names = ["a", *(f"b{number}" for number in range(20)), "c"]
    asked = wanted(*names)
    asked.insert(5, fatal := Parameters(kind="job_offer", slug="fatal"))
    asked.insert(15, other := Parameters(kind="feasibility_report", slug="fatal"))
    outcomes = run_all(Project(tmp_path), asked, processes=2)
    assert [one.dossier for one in outcomes if one.broken] == [f"{one.kind}/fatal" for one in (fatal, other)]
    assert len(outcomes) == len(asked)
    assert pools == [(24, 2), (1, 1), (1, 1), (17, 2), (1, 1), (1, 1), (7, 2)]


@pytest.mark.parametrize(
    ("wanted", "processors", "limit", "free", "expected"),
    [(9, 4, 64, 64, 4), (3, 8, 64, 64, 3), (9, 8, 4, 64, 4), (9, 8, 64, 2, 2), (9, 8, 1, 64, 1), (9, 1, 64, 64, 1)],
)
def test_there_are_as_many_as_the_machine_has_room_for(
    monkeypatch: pytest.MonkeyPatch, wanted: int, processors: int, limit: int, free: int, expected: int
) -> None:
    """By its processors and by its memory, in gigabytes here: that of a container, and what is free of it."""
    monkeypatch.setattr("dask.system.cpu_count", lambda: processors)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(16)))
    monkeypatch.setattr("distributed.system.memory_limit", lambda: limit * 2**30)
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=free * 2**30))
    assert capacity.processes(wanted) == expected
