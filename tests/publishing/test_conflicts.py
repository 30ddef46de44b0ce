"""Two versions that a program for sharing files kept: no final leaves before somebody has compared them."""

from pathlib import Path

from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from tests.flows.projects import COMPLETE, copy_project
from validators import check


def test_a_final_waits_until_somebody_has_compared_the_two_versions(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    file = project.inputs / "job_offer" / COMPLETE / "recit.fr.md"
    copy = file.with_name("recit.fr (copie en conflit de Marie 2026-11-20).md")
    copy.write_bytes(file.read_bytes() + "\n\nCe que Marie a écrit de plus.\n".encode())
    asked = Parameters(kind="job_offer", slug=COMPLETE, languages=("fr",), formats=("html",), stage=Stage.FINAL)
    refused = pipeline.run(project, asked, check)
    assert refused.refusal and [one.code for one in refused.job.blocking] == ["R48"]
    copy.unlink()
    assert pipeline.run(project, asked, check).refusal is None
