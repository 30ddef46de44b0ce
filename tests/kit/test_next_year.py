import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from flows.cli.main import main
from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Heading
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.documents.annual_report import AnnualReport
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.next_year import succeed
from imprimatur.kit.next_year_entries import renewed
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from tests.flows.projects import ROOT, contents
from tests.kit import filling
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
    folder, left = succeed(project, "cbcs-2024", 2025)
    assert left == ()
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
    folder, _ = succeed(make(tmp_path), "cbcs-2024", 2025)
    sheet = load_workbook(folder / "equipe-et-instances.xlsx")["Équipe"]
    assert sheet["B3"].value is None and sheet["A3"].value == "Stéphanie Devlésaver"
    assert sheet["B3"].comment.text == "FR: 2024\u00a0: 0,8 / NL: 2024: 0,8"
    assert "  participants à la journée: # 2024 : 300\n" in (folder / "report.yaml").read_text(encoding="utf-8")


def test_the_same_dossier_gives_the_same_files(tmp_path: Path) -> None:
    one, two = (contents(succeed(make(tmp_path / name), "cbcs-2024", 2025)[0]) for name in ("a", "b"))
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


def kit_of_the_year(project: Project) -> None:
    """Last year's report as a kit that was filled in: chapters in Word, a picture, figures, people, a research."""
    made = filling.opened(new_dossier(project.templates, "annual_report", "fr", LANGS)["donnees.xlsx"])
    sheet = made.worksheets[1]
    rows = {name: row for row, name in filling.rows(sheet)}
    for name, value in (
        ("Titre", "Rapport"),
        ("Année", 2025),
        ("Statut du rapport", "adopté"),
        ("Organisation", "CBCS"),
    ):
        sheet.cell(rows[name], 3, value)
    sheet.cell(rows["Date de référence de l’équipe"], 3, "31/12/2025")
    made["Équipe"].cell(6, 1, "Nicolas De Kuyssche")
    made["Équipe"].cell(6, 2, 0.8)
    research = {str(cell.value): cell.column for cell in made["Recherches"][4]}
    for row, (title, end) in enumerate((("Close", "31/12/2025"), ("En cours", "30/06/2027")), start=6):
        made["Recherches"].cell(row, research["Titre FR"], title)
        made["Recherches"].cell(row, research["Fin"], end)
    folder = project.inputs / "annual_report" / "kit-2025"
    folder.mkdir(parents=True)
    (folder / "donnees.xlsx").write_bytes(filling.bytes_of(made))
    (folder / "photo.png").write_bytes(b"picture")
    texts = Document()
    for text, level in (("Chapitres", 1), ("Nos activités", 2), ("Une année de plus.", 0)):
        texts.add_heading(text, level) if level else texts.add_paragraph(text)
    texts.save(str(folder / "textes.fr.docx"))


def test_a_kit_gives_the_next_in_its_own_form(tmp_path: Path) -> None:
    project = make(tmp_path)
    kit_of_the_year(project)
    folder, left = succeed(project, "kit-2025", 2026)
    assert (folder.name, left) == ("kit-2026", ("photo.png",))
    assert sorted(path.name for path in folder.iterdir()) == ["donnees.xlsx", "textes.fr.docx"]
    made: Any = report(project, "kit-2026").document
    assert (made.year, made.status, made.title.plain("fr"), made.staff_date) == (2026, "writing", "Rapport", None)
    assert made.organisation and made.organisation.acronym == "CBCS"
    assert [(one.person.full_name, one.fte) for one in made.staff] == [("Nicolas De Kuyssche", None)]
    assert [one.title.plain("fr") for one in made.research] == ["En cours"]
    book = filling.opened((folder / "donnees.xlsx").read_bytes())
    assert str(book["Équipe"].cell(5, 1).value).startswith("ex. → ")
    assert book["Équipe"].cell(6, 2).comment.text.startswith("FR: 2025\u00a0: 0,8 / NL: 2025: 0,8")
    lines = [one.text for one in Document(str(folder / "textes.fr.docx")).paragraphs]
    assert [one for one in lines if one] == ["Chapitres", "Nos activités"]
    assert not [one for one in report(project, "kit-2026").findings if one.code[0] in "RGN"]


def test_a_report_may_be_named(tmp_path: Path) -> None:
    folder, _ = succeed(make(tmp_path), "cbcs-2024", 2025, "rapport-nouveau")
    assert folder.name == "rapport-nouveau"
    with pytest.raises(ImprimaturError):
        succeed(Project(tmp_path), "cbcs-2024", 2025, "rapport-nouveau")
