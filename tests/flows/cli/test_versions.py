"""`build --by`, `list`, `verify` and `history`: what a person reads, and the exit codes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from flows import who_asks as asking
from flows.cli.exit_codes import ALTERED, FOREIGN, USAGE
from flows.cli.main import run
from flows.messages import TONGUES, Words
from imprimatur.core.asked import Asked, How
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, copy_project

DAY = r"\d{1,2} \w+ 20\d\d"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with one final."""
    made = copy_project(tmp_path_factory.mktemp("versions"), COMPLETE)
    assert (
        run(Words("fr"), ["--project", str(made.root), "build", COMPLETE, "--stage", "final", "--by", "Ana\u202e B"])
        == 0
    )
    return made


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, lang: str = "fr") -> tuple[int, str]:
    capsys.readouterr()
    words = Words(next(tongue for tongue in TONGUES if tongue == lang))
    code = run(words, ["--project", str(project.root), *arguments])
    return code, re.sub("[\u00a0\u202f]", " ", capsys.readouterr().out)


def final(project: Project, ending: str = "fr.docx") -> Path:
    return project.outputs / "job_offer" / COMPLETE / "final" / f"{COMPLETE}.{ending}"


def test_a_final_made_again_says_which_it_is_and_list_shows_its_number(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = said(capsys, project, "build", COMPLETE, "--stage", "final")
    assert code == 0
    assert f"{COMPLETE}   Définitif n° 1, le même qu’avant   produit" in out
    assert re.search(rf"n° 1 du {DAY}", said(capsys, project, "list")[1])
    assert re.search(r"no\. 1 of 20\d\d-\d\d-\d\d", said(capsys, project, "list", lang="en")[1])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", rf"n’a pas été modifié : version définitive n° 1 du {DAY} de job_offer/{COMPLETE}\."),
        ("nl", rf"is niet gewijzigd: definitieve versie nr\. 1 van {DAY} van job_offer/{COMPLETE}\."),
        ("en", rf"has not been altered: final version no\. 1 of 20\d\d-\d\d-\d\d of job_offer/{COMPLETE}\."),
    ],
)
def test_verify_says_of_a_document_which_version_it_is(
    project: Project, capsys: pytest.CaptureFixture[str], lang: str, told: str
) -> None:
    code, out = said(capsys, project, "verify", str(final(project)), lang=lang)
    assert code == 0
    assert re.search(told, out)
    assert "Ana B" in out, "who asked, without characters that show nothing"
    assert "Salomé Vandorenne" in out
    assert "Bram Oosterwijck" in out


def test_verify_tells_an_altered_file_from_a_stranger_s(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    altered, other = tmp_path / "offre.pdf", tmp_path / "lettre.docx"
    altered.write_bytes(final(project, "nl.pdf").read_bytes() + b"\n")
    other.write_bytes(b"PK")
    code, out = said(capsys, project, "verify", str(altered))
    assert (code, "se donne pour la version définitive n° 1" in out) == (ALTERED, True)
    code, out = said(capsys, project, "verify", str(other))
    assert (code, "n’est aucun des documents produits ici" in out) == (FOREIGN, True)
    assert said(capsys, project, "verify", str(tmp_path / "nowhere"))[0] == USAGE
    code, out = said(capsys, project, "verify", str(altered), "--json")
    told = json.loads(out)
    assert (code, told["verdict"], told["trusted"], told["versions"][0]["number"]) == (ALTERED, "altered", False, 1)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "Changé depuis : les textes ou leurs approbations."),
        ("nl", "Sindsdien veranderd: de teksten of de goedkeuringen ervan."),
        ("en", "Changed since: the texts or their approvals."),
    ],
)
def test_the_record_of_the_texts_is_told_by_what_it_stands_for(
    lang: str, told: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    record = project.record("job_offer", COMPLETE)
    before = record.read_bytes()
    try:
        record.write_bytes(before + b"\n")
        code, out = said(capsys, project, "verify", str(final(project)), lang=lang)
    finally:
        record.write_bytes(before)
    assert code == 0
    assert told in out.splitlines()
    assert record.name not in out


def test_history_shows_versions_and_what_was_done_to_them(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out = said(capsys, project, "history", COMPLETE)
    assert code == 0
    assert re.search(rf"Version définitive n° 1 du {DAY}\n", out)
    assert re.search(
        rf"Demandée par Ana B, par la ligne de commande, le {DAY} à \d+ h \d\d \(heure de Bruxelles\)", out
    )
    shutil.copytree(project.root, tmp_path / "copy")
    copy = Project(tmp_path / "copy")
    home = copy.outputs / "job_offer" / COMPLETE
    (home / "versions" / "1" / f"{COMPLETE}.fr.pdf").unlink()
    shutil.rmtree(copy.inputs / "job_offer" / COMPLETE)
    code, out = said(capsys, copy, "history", f"job-offer/{COMPLETE}", lang="nl")
    assert code == ALTERED
    assert f"! {COMPLETE}.fr.pdf ontbreekt." in out
    code, out = said(capsys, copy, "history", f"job-offer/{COMPLETE}", "--json")
    told = json.loads(out)
    assert told["versions"][0]["faults"] == [{"sort": "missing", "file": f"{COMPLETE}.fr.pdf"}]
    assert told["versions"][0]["version"]["asked"]["how"] == "command_line"
    assert said(capsys, copy, "history", "job_offer/inconnu")[0] == 4


def test_without_a_name_it_is_the_account_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "salome")
    assert asking.at_keyboard() == Asked("salome", how=How.COMMAND_LINE)
    assert asking.at_keyboard(" Ana\n B ").by == "Ana B"
    assert len(asking.at_keyboard("a" * 1000).by) == asking.MAX_NAME


def test_a_run_that_the_drop_folder_asked_for_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prefect.runtime.flow_run.tags", [asking.DROP_FOLDER], raising=False)
    assert asking.by_form("") == Asked(how=How.DROP_FOLDER)
    monkeypatch.setattr("prefect.runtime.flow_run.tags", [], raising=False)
    assert asking.by_form("Ana") == Asked("Ana", how=How.FORM)
    monkeypatch.setattr("prefect.runtime.flow_run.tags", ["offer", asking.PAGE], raising=False)
    assert asking.by_form("Ana") == Asked("Ana", how=How.PAGE)
