import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.cli.main import main
from imprimatur import pipeline
from imprimatur.core.blocks import Heading
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.documents.annual_report import AnnualReport
from imprimatur.kit.next_year import succeed
from imprimatur.kit.next_year_entries import renewed
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from tests.flows.projects import ROOT, contents
from tests.sources.making import saved, workbook
from validators import check

LABELS = load_labels(ROOT / "templates", "annual_report")


def make(folder: Path) -> Project:
    for part in ("inputs/_shared", "inputs/annual_report/cbcs-2024"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "templates").symlink_to(ROOT / "templates")
    return Project(folder)


def report(project: Project, slug: str) -> pipeline.Job:
    return pipeline.read(project, Parameters(kind="annual_report", slug=slug))


def test_a_report_gives_the_next_its_skeleton(tmp_path: Path) -> None:
    project = make(tmp_path)
    before = contents(project.inputs)
    folder = succeed(project, "cbcs-2024", 2025)
    assert folder == project.inputs / "annual_report" / "cbcs-2025"
    assert before.items() <= contents(project.inputs).items()
    old, new = (
        report(project, "cbcs-2024").document,
        pipeline.examine(pipeline.write(report(project, "cbcs-2025")), check),
    )
    made = new.document
    assert isinstance(old, AnnualReport) and isinstance(made, AnnualReport)
    assert made.year == 2025
    assert [one.title.plain("fr") for one in made.sections] == [one.title.plain("fr") for one in old.sections]
    assert len(made.sections) == 9
    assert made.sections[0].due and str(made.sections[0].due.value) == "2026-02-14"
    bodies = [one.body.blocks(lang) for one in made.sections for lang in ("fr", "nl")]
    assert all(isinstance(block, Heading) for body in bodies for block in body)
    assert not (made.sessions or made.meetings or made.publications or made.talks)
    assert [one.person for one in made.staff] == [one.person for one in old.staff]
    assert all(one.fte is None for one in made.staff)
    assert 0 < len(made.research) < len(old.research)
    assert made.headcount_stated is None and made.event.attendance is None and made.network.founded == 2002
    assert [one.mission for one in made.missions] and all(one.number for one in made.missions)
    assert not [one for one in new.findings if one.code.startswith("R")]
    unwritten = {(one.path, one.lang) for one in new.findings if one.code == "A28" and one.path.endswith(".body")}
    assert unwritten >= {(f"sections.{place}.body", lang) for place in range(9) for lang in ("fr", "nl")}
    missing = {one.path for one in new.findings if one.code in ("C01", "C09")}
    assert {"staff.fte", "missions.fulfilled"} <= missing


def test_last_years_figures_stand_beside_what_is_empty(tmp_path: Path) -> None:
    folder = succeed(make(tmp_path), "cbcs-2024", 2025)
    sheet = load_workbook(folder / "equipe-et-instances.xlsx")["Équipe"]
    assert sheet["B3"].value is None and sheet["A3"].value == "Stéphanie Devlésaver"
    assert sheet["B3"].comment.text == "FR: 2024\u00a0: 0,8 / NL: 2024: 0,8"
    assert "  participants à la journée: # 2024 : 300\n" in (folder / "report.yaml").read_text(encoding="utf-8")


def test_the_same_dossier_gives_the_same_files(tmp_path: Path) -> None:
    one, two = (contents(succeed(make(tmp_path / name), "cbcs-2024", 2025)) for name in ("a", "b"))
    assert one == two


@pytest.mark.parametrize("form", ["report.yaml", "accord.xlsx", "constats-acceptes.csv"])
def test_what_was_accepted_one_year_is_not_the_next(tmp_path: Path, form: str) -> None:
    project = make(tmp_path)
    path = project.inputs / "annual_report" / "cbcs-2024" / form
    head, row = ["Référence", "Raison", "Accepté par", "Accepté le"], ["A04-30HTT", "Convenu", "Ada Lova", "20/11/2025"]
    if path.suffix == ".yaml":
        given = ", ".join(f"{name.lower()}: {value}" for name, value in zip(head, row, strict=True))
        path.write_text(f"{path.read_text(encoding='utf-8')}\nconstats acceptés:\n  - {{{given}}}\n", encoding="utf-8")
    elif path.suffix == ".csv":
        path.write_text("\n".join(";".join(one) for one in (head, row)) + "\n", encoding="utf-8")
    else:
        path.write_bytes(saved(workbook(**{"Constats acceptés": [head, row]})))
    succeed(project, "cbcs-2024", 2025)
    assert [one.reference for one in report(project, "cbcs-2024").document.accepted] == ["A04-30HTT"]
    assert not report(project, "cbcs-2025").document.accepted


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    project = make(tmp_path)
    succeed(project, "cbcs-2024", 2025)
    before = contents(project.inputs)
    for old, year in (("cbcs-2024", 2024), ("cbcs-2024", 2025), (".", 2025), ("cbcs-2023", 2025)):
        with pytest.raises(ImprimaturError):
            succeed(project, old, year)
    assert contents(project.inputs) == before


def test_comments_and_inline_mappings_are_kept() -> None:
    text = (
        'année: 2024\nlieu: x\nETP annoncés: "8 # 9"  # à vérifier\n'
        "journée annuelle: {date de la journée: 2024, participants à la journée: 3}\n"
    )
    assert renewed(text, LABELS, 2024, 2025).splitlines() == [
        "année: 2025",
        "lieu: x",
        "ETP annoncés:   # à vérifier ; 2024 : 8 # 9",
        "journée annuelle: {date de la journée: , participants à la journée: } # 2024 : 2024 ; 2024 : 3",
    ]


def test_the_command_says_where_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path)
    command = ["--lang", "fr", "--project", str(tmp_path), "new", "annual-report"]
    codes = []
    for rest in (["--from", "cbcs-2024", "--year", "2025"], ["--from", "cbcs-2024"], []):
        with pytest.raises(SystemExit) as left:
            main([*command, *rest])
        codes.append(left.value.code)
    assert codes == [0, 2, 2]
    assert "inputs/annual_report/cbcs-2025" in capsys.readouterr().out
