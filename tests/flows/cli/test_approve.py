"""An approval given by command: what it signs, who may give it, and the file that keeps it."""

import shutil
from pathlib import Path

import pytest

from imprimatur.project import RECORD, Project
from tests.flows.projects import COMPLETE, ROOT, contents, copy_project
from tests.flows.translations import offer, remembered, replace_in, said, told

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("COLUMNS", "200")
    return copy_project(tmp_path, COMPLETE)


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (
            ["--by", "Bram Oosterwijk"],
            "Personne ne s’appelle Bram Oosterwijk dans le registre des personnes. Est-ce Bram Oosterwijck ?",
            2,
        ),
        (["--by", "Bram Oosterwijck", "--on", "hier"], "« hier » n’est pas un jour. Écrivez-le comme 26/11/2026.", 2),
        (
            ["--by", "Bram Oosterwijck", "--section", "nulle part"],
            "Il n’y a là aucun texte à approuver (nulle part).",
            2,
        ),
    ],
)
def test_what_is_no_approval_signs_nothing(
    project: Project, capsys: Shown, arguments: list[str], message: str, code: int
) -> None:
    remembered(project)
    before = contents(project.inputs)
    assert said(project, "approve", COMPLETE, "--language", "nl", *arguments) == code
    assert told(capsys)[1] == [message]
    assert contents(project.inputs) == before


def test_a_section_is_approved_and_the_rest_waits(project: Project, capsys: Shown) -> None:
    remembered(project)
    replace_in(offer(project), "Een open deur", "Een heel open deur")
    replace_in(offer(project), "Je maakt van het onthaal", "Je maakt altijd van het onthaal")
    by = ("approve", COMPLETE, "--language", "nl", "--by", "Bram Oosterwijck")
    assert said(project, *by, "--section", "Blikvanger") == 0
    assert told(capsys)[0][0].startswith("1 texte approuvé par Bram Oosterwijck, le ")
    assert said(project, "check", COMPLETE) == 3
    assert len([line for line in told(capsys)[0] if line.startswith("    C11 ")]) == 1
    assert said(project, *by) == 0
    assert said(project, "check", COMPLETE) == 0


def test_the_record_of_a_dossier_of_one_file_is_no_dossier_and_no_stray(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    name = "smes-connect-2022"
    shutil.copy(ROOT / "inputs" / "job_offer" / f"{name}.xlsx", project.inputs / "job_offer")
    remembered(project, name)
    record = project.inputs / "job_offer" / f"_{name}{RECORD}"
    before = record.read_bytes()
    assert list(project.dossiers()) == [("job_offer", name)]
    assert list(project.strays()) == []
    assert [one.name for one in project.sources("job_offer", name)[0]] == [f"job_offer/{name}.xlsx"]
    remembered(project, name)
    assert record.read_bytes() == before


def test_next_years_dossier_does_not_take_the_record_over(project: Project) -> None:
    remembered(project)
    assert said(project, "new", "job-offer", "suite-2028", "--from", COMPLETE) == 0
    made = project.inputs / "job_offer" / "suite-2028"
    assert made.is_dir() and not list(made.rglob(f"*{RECORD}"))
