"""The versions of a dossier: listed, handed out as they were published and no otherwise."""

import re
from pathlib import Path

import pytest

from flows.access.account import Role
from flows.access.acts import Did
from imprimatur.project import Project
from imprimatur.publishing.versions.history import Step
from imprimatur.publishing.versions.version import Version
from tests.flows.projects import COMPLETE
from tests.web.conftest import Doorkeeper, Enter
from tests.web.versions.conftest import HOME, KIND, Asked, even
from web.versions.kept import shown

PDF = f"{HOME}/versions/1/{COMPLETE}.fr.pdf"


@pytest.fixture
def shelf(project: Project) -> Path:
    return project.outputs / KIND / COMPLETE / "versions" / "1"


def change(path: Path, content: bytes) -> None:
    """Somebody writes in what was published."""
    path.chmod(0o644)
    path.write_bytes(content)


def test_each_version_says_who_asked_and_from_what(enter: Enter) -> None:
    page = even(enter(Role.STAFF).get(f"{HOME}/versions").text)
    assert "Version définitive n° 1 du 27 novembre 2026" in page
    assert "Demandée par Salomé Vandorenne, sur la page du navigateur" in page
    assert "Telle qu’elle a été publiée" in page
    assert f"{KIND}/{COMPLETE}/" in page
    for lang in ("fr", "nl"):
        for ending in ("docx", "pdf", "html"):
            assert f"{HOME}/versions/1/{COMPLETE}.{lang}.{ending}" in page


@pytest.mark.parametrize(
    ("count", "said"), [(0, "FR inchangé"), (1, "FR 1 passage changé"), (2, "FR 2 passages changés")]
)
def test_a_later_version_says_what_it_changes(shelf: Path, count: int, said: str) -> None:
    version = Version.model_validate_json((shelf / "version.json").read_text(encoding="utf-8"))
    later = version.model_copy(update={"number": 2, "previous": 1})
    told = shown(Step(2, later, passages={"fr": count}, inputs=("offre.yaml",), program=True), "fr")
    assert even(told.changes[0]) == f"Depuis la n° 1 : {said}."
    assert "offre.yaml" in told.changes[1] and len(told.changes) == 3


def test_without_a_version(enter: Enter) -> None:
    page = enter(Role.STAFF, lang="nl").get("/dossiers/job_offer/forum-ets-2021/versions").text
    assert "Er is nog geen definitieve versie" in page


def test_its_documents_are_handed_out(enter: Enter, shelf: Path, doors: Doorkeeper) -> None:
    client = enter(Role.TRANSLATOR)
    answer = client.get(PDF)
    assert answer.content == (shelf / f"{COMPLETE}.fr.pdf").read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert [(act.did, act.version, act.detail) for act in doors.acts] == [(Did.TOOK, "1", f"{COMPLETE}.fr.pdf")]
    page = client.get(f"{HOME}/versions/1/{COMPLETE}.fr.html")
    assert "sandbox" in page.headers["content-security-policy"]
    assert "content-disposition" not in page.headers
    assert len(doors.acts) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"{HOME}/versions/2/{COMPLETE}.fr.pdf",
        f"{HOME}/versions/1/version.json",
        f"{HOME}/versions/1/manifest.json",
        f"{HOME}/versions/1/..%2f1%2f{COMPLETE}.fr.pdf",
        f"{HOME}/versions/1/%2e%2e",
        f"{HOME}/versions/former/2026-11-27/{COMPLETE}.fr.docx",
        f"{HOME}/versions/former/..%2fdraft/{COMPLETE}.fr.docx",
        f"{HOME}/redline/manifest.json",
        f"{HOME}/redline/..%2fdraft%2f{COMPLETE}.fr.docx",
    ],
)
def test_nothing_else_is(enter: Enter, address: str) -> None:
    assert enter(Role.DIRECTION).get(address).status_code == 404


def test_what_was_altered_is_not(enter: Enter, shelf: Path) -> None:
    client = enter(Role.STAFF)
    assert client.get(PDF).status_code == 200
    change(shelf / f"{COMPLETE}.fr.pdf", b"%PDF-1.7 other")
    answer = client.get(PDF)
    assert answer.status_code == 409
    assert "n’est plus tel qu’il a été publié" in answer.text
    page = client.get(f"{HOME}/versions").text
    assert f"{COMPLETE}.fr.pdf a été modifié" in page
    assert f'href="{PDF}"' not in page
    assert f'href="{HOME}/versions/1/{COMPLETE}.nl.pdf"' in page
    assert client.get(f"{HOME}/versions/1/{COMPLETE}.nl.pdf").status_code == 200


def test_of_a_version_whose_record_was_altered_nothing_is(enter: Enter, shelf: Path) -> None:
    record = shelf / "version.json"
    change(record, record.read_bytes().replace(b"Salom", b"Solom"))
    client = enter(Role.STAFF)
    assert client.get(PDF).status_code == 409
    assert "on ne peut pas s’y fier" in client.get(f"{HOME}/versions").text
    change(record, b"{")
    assert client.get(PDF).status_code == 404
    assert client.get(f"{HOME}/versions").status_code == 200


def test_a_link_in_the_place_of_a_document_leads_nowhere(enter: Enter, shelf: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    document = shelf / f"{COMPLETE}.fr.pdf"
    other.write_bytes(document.read_bytes())
    shelf.chmod(0o755)
    document.unlink()
    document.symlink_to(other)
    assert enter(Role.STAFF).get(PDF).status_code == 409


def test_another_associations_versions_are_not_there(enter: Enter) -> None:
    client = enter(Role.DIRECTION, scope=("FORUM",))
    for address in (f"{HOME}/versions", PDF, f"{HOME}/final", f"{HOME}/redline/x.html", f"{HOME}/changes"):
        assert client.get(address).status_code == 404


def test_a_run_under_way_is_linked(enter: Enter, runs: Asked) -> None:
    client = enter(Role.STAFF)
    mark = re.search(r'name="mark" value="([^"]*)"', client.get("/").text)
    assert mark
    client.post(f"{HOME}/draft", data={"mark": mark[1]}, follow_redirects=False)
    assert f'hx-get="{HOME}/runs"' in client.get(f"{HOME}/versions").text
    assert f"{HOME}/runs/run-0" in client.get(f"{HOME}/runs").text
    runs.is_down = True
    assert client.get(f"{HOME}/runs").text.strip() == ""
    assert enter(Role.STAFF, scope=("FORUM",)).get(f"{HOME}/runs").status_code == 404
