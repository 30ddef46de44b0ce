"""These run in processes of their own, as the night does; what they import there takes some seconds."""

import os
from pathlib import Path

import pytest

from flows import parallel
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
