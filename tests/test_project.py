"""The project's folders: what is refused there names itself and harms no dossier."""

import shutil

import pytest

from imprimatur.core.errors import UnknownDossier
from imprimatur.core.parameters import Parameters
from imprimatur.pipeline import read
from imprimatur.project import Project
from tests.dossiers import ROOT


def test_a_link_out_of_the_inputs_beside_the_registers_is_a_finding_and_stops_no_dossier(tmp_path):
    """The registers are read without it, and so is every dossier."""
    shutil.copytree(ROOT / "inputs" / "_shared", tmp_path / "inputs" / "_shared")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "secret.yaml").write_text("organisations: []\n", encoding="utf-8")
    (tmp_path / "inputs" / "_shared" / "ailleurs.yaml").symlink_to(tmp_path / "secret.yaml")
    folder = tmp_path / "inputs" / "job_offer" / "essai"
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text("employeur: Smes\n", encoding="utf-8")
    case = read(Project(tmp_path), Parameters(kind="job_offer", slug="essai"))
    assert case.document.employer.acronym == "Smes"
    assert [(f.code, str(f.location)) for f in case.findings] == [("R02", "_shared/ailleurs.yaml")]


@pytest.mark.parametrize(
    ("slug", "fr", "nl"),
    [
        ("vide", "Le dossier inputs/job_offer/vide est vide", "De map inputs/job_offer/vide is leeg"),
        ("absent", "Aucun dossier « absent » dans inputs/job_offer.", "Geen dossier ‘absent’ in inputs/job_offer."),
        ("../x", "Aucun dossier « ../x » dans inputs/job_offer.", "Geen dossier ‘../x’ in inputs/job_offer."),
    ],
)
def test_a_folder_without_files_is_not_said_to_be_missing(tmp_path, slug, fr, nl):
    """A folder where Word left a lock, and one that is not there."""
    folder = tmp_path / "inputs" / "job_offer" / "vide"
    folder.mkdir(parents=True)
    (folder / "~$offre.docx").write_bytes(b"")
    with pytest.raises(UnknownDossier) as fault:
        Project(tmp_path).sources("job_offer", slug)
    assert fault.value.message.fr.startswith(fr)
    assert fault.value.message.nl.startswith(nl)


def test_dossiers_are_folders_and_single_workbooks():
    """Every kind has its samples; leftovers of office programs are none."""
    found = list(Project(ROOT).dossiers())
    assert ("job_offer", "smes-connect-2022") in found
    assert ("annual_report", "cbcs-2024") in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "slug",
    ["", ".", "..", "../job_offer", "essai/annexe", "../../autre", "{root}/autre", "/etc", "a\0b", "x" * 300, "\ud800"],
)
def test_a_slug_is_a_name_and_never_a_path(tmp_path, slug):
    """A flow's parameter, or a cell that names another dossier, gives it: nothing else is read, nothing breaks."""
    annexe = tmp_path / "inputs" / "job_offer" / "essai" / "annexe"
    annexe.mkdir(parents=True)
    (annexe / "offre.yaml").write_text("employeur: Smes\n", encoding="utf-8")
    (tmp_path / "autre.xlsx").write_bytes(b"")
    project = Project(tmp_path)
    assert [path.name for path in project.files("job_offer", "essai")] == ["offre.yaml"]
    with pytest.raises(UnknownDossier):
        project.files("job_offer", slug.format(root=tmp_path))
