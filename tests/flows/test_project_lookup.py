import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

import flows
import validators
from flows.project_lookup import find_project, resolve
from imprimatur.core.errors import UnknownDossier
from imprimatur.project import Project
from tests.flows.projects import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "templates").mkdir()
    (tmp_path / "inputs" / "job_offer" / "chercheuse-2027").mkdir(parents=True)
    (tmp_path / "inputs" / "job_offer" / "chercheuse-2027" / "offre.yaml").write_text("titre: x")
    (tmp_path / "inputs" / "job_offer" / "accueil.xlsx").write_bytes(b"")
    return Project(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "chercheuse-2027",
        "job_offer/chercheuse-2027",
        "job-offer/chercheuse-2027",
        "job_offer/chercheuse-2027/",
        "inputs/job_offer/chercheuse-2027",
        "inputs/job_offer/chercheuse-2027/offre.yaml",
        "./inputs/job_offer/chercheuse-2027/",
    ],
)
def test_a_dossier_answers_to_all_its_names(project: Project, name: str) -> None:
    assert resolve(project, name) == ("job_offer", "chercheuse-2027")


def test_a_path_counts_from_where_the_person_is(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.inputs / "job_offer")
    assert resolve(project, "./accueil.xlsx") == ("job_offer", "accueil")
    assert resolve(project, str(project.inputs / "job_offer" / "accueil.xlsx")) == ("job_offer", "accueil")
    assert resolve(project, "accueil.xlsx") == ("job_offer", "accueil")


@pytest.mark.parametrize(
    "name", ["inconnu", "job_offer/inconnu", "job_offer", "../x", "", "/etc/passwd", "autre/accueil"]
)
def test_what_names_no_dossier_is_said_in_both_languages(project: Project, name: str) -> None:
    with pytest.raises(UnknownDossier) as fault:
        resolve(project, name)
    assert fault.value.message.nl


def test_the_project_is_the_nearest_folder_upwards(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IMPRIMATUR_PROJECT", raising=False)
    monkeypatch.chdir(project.inputs / "job_offer")
    assert find_project() == project
    monkeypatch.setenv("IMPRIMATUR_PROJECT", str(ROOT))
    assert find_project() == Project(ROOT)
    assert find_project(project.root) == project


def test_flows_and_validators_are_ours() -> None:
    assert Path(str(flows.__file__)).parent == ROOT / "flows"
    assert Path(str(validators.__file__)).parent == ROOT / "validators"


def test_no_file_of_flows_shadows_a_library() -> None:
    """Prefect puts the folder of a flow first on the path, where its names would win over any other."""
    ours = {path.stem for path in (ROOT / "flows").glob("*.py")} - {"__init__"}
    tops = {str(file).split("/")[0].removesuffix(".py") for one in distributions() for file in one.files or ()}
    assert not ours & (set(sys.stdlib_module_names) | tops)
