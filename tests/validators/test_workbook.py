"""A workbook broken in ten ways gives ten findings at the ten cells, through the pipeline itself."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.job import Job
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.validators.job_offer.complete_workbook import cell, complete, saved
from validators import check


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of its own, with the templates and the registers as committed."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "inputs" / "_shared", root / "inputs" / "_shared")
    (root / "inputs" / "job_offer").mkdir()
    return Project(root)


def examined(project: Project, book: Workbook) -> Job:
    """The case of a workbook dropped into the project."""
    Path(project.inputs / "job_offer" / "test.xlsx").write_bytes(saved(book))
    job = pipeline.read(project, Parameters(kind="job_offer", slug="test"))
    return pipeline.examine(pipeline.write(job), check)


def test_complete_workbook_gives_no_finding(project):
    """The ground is clean."""
    assert examined(project, complete()).findings == ()


def test_ten_faults_give_ten_findings_at_ten_cells(project):
    """Each at its own cell, and nothing else."""
    book = complete()
    faults = {
        ("V01", "Offre", cell("Entrée en fonction")): "un de ces jours",
        ("V02", "Offre", cell("Date limite")): "lundi 15 janvier 2027",
        ("V04", "Offre", cell("Commission paritaire")): "CCT 332",
        ("G02", "Offre", cell("Personne de contact")): "Yasmina Telouch",
        ("C03", "Offre", cell("Intitulé de la fonction", "nl")): None,
        ("J03", "Offre", cell("Heures par semaine")): 30,
        ("J08", "Offre", cell("Brut mensuel maximum")): "2 200 €",
        ("L04", "Offre", cell("Contexte")): "Le projet (3 ans commence.",
        ("T03", "Langues", "B3"): None,
        ("L02", "Tâches", "E3"): "er 6 van uitschrijven",
    }
    for (_, sheet, address), value in faults.items():
        book[sheet][address] = value
    findings = examined(project, book).findings
    assert {(one.code, one.location.sheet, one.location.cell) for one in findings} == set(faults)
    assert len(findings) == 10
    assert {one.location.file for one in findings} == {"job_offer/test.xlsx"}


def test_moved_and_renamed_columns_and_empty_rows_change_nothing(project):
    """What people do to a sheet without meaning harm."""
    book = complete()
    sheet = book["Compétences"]
    sheet.insert_rows(3)
    sheet.insert_cols(1)
    sheet["B1"], sheet["C1"] = "Compétence (FR)", "Vaardigheid NL"
    book["Offre"]["A3"] = "FUNCTIETITEL "
    assert examined(project, book).findings == ()


def test_a_slip_in_a_column_title_is_one_finding(project):
    """Not one more for each cell that the column holds."""
    book = complete()
    book["Langues"]["B1"] = "Nivo du candidat"
    findings = examined(project, book).findings
    assert [(one.code, str(one.location)) for one in findings] == [("T01", "job_offer/test.xlsx!Langues!B1")]


def test_a_finding_names_its_section_and_who_mends_it(project):
    """The person named in the row, in the words of both languages."""
    book = complete()
    book["Offre"][cell("Entrée en fonction")] = None
    (one,) = examined(project, book).findings
    assert (one.code, one.path, one.owner) == ("C01", "contract.start", "Salomé Vandorenne")
    assert (one.section.fr, one.section.nl) == ("Contrat", "Contract")
    assert one.message.nl == "Ontbreekt: Indiensttreding, omdat het om betaald werk gaat."


def test_a_table_without_its_other_language_is_one_finding_for_that_language(project):
    """Not one for each of its cells."""
    book = complete()
    book["Compétences"]["B2"] = book["Compétences"]["B3"] = None
    (one,) = examined(project, book).findings
    assert (one.code, one.lang, one.path) == ("C03", "nl", "profile.skills")
    assert str(one.location) == "job_offer/test.xlsx!Compétences"


def test_what_to_confirm_stands_at_its_row(project):
    """Per language, since each is printed in a document of its own."""
    book = complete()
    book["Offre"]["D3"] = "à confirmer"
    assert [(one.code, one.lang, one.location.cell) for one in examined(project, book).findings] == [
        ("C05", "fr", "B3"),
        ("C05", "nl", "C3"),
    ]
