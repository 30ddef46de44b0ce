"""A file that somebody drops: what it is, what it asks; looked at, told of to those who may know, and not kept."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.drop_folder.copies import Ended, How
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE
from tests.reviewing.board import Board
from tests.web.conftest import Doorkeeper, Enter
from tests.web.versions.conftest import HOME, KIND, UNFINISHED, even
from web.app import application
from web.house import House
from web.marks import FIELD

PDF = f"{COMPLETE}.fr.pdf"


@pytest.fixture
def final(project: Project) -> Path:
    return project.outputs / KIND / COMPLETE / "final"


def drop(client: TestClient, address: str, name: str, content: bytes) -> str:
    mark = re.search(r'name="mark" value="([^"]*)"', client.get("/verify").text)
    assert mark
    answer = client.post(address, data={FIELD: mark[1]}, files={"file": (name, content)})
    assert answer.status_code == 200
    return even(answer.text)


def test_a_document_of_ours_is_recognised(enter: Enter, final: Path) -> None:
    page = drop(enter(Role.STAFF), "/verify", "reçu.pdf", (final / PDF).read_bytes())
    assert 'class="answer is-ours"' in page
    assert "reçu.pdf a été produit ici et n’a pas été modifié : version définitive n° 1" in page
    assert (
        re.search("version définitive n° 1 du [^.]* de « [^»]+ »", page)
        and "job_offer/" not in page.split("<main")[1].split("href")[0]
    )
    assert f"Publié sous le nom {PDF}" in page
    assert "Rien de ce dont il est fait n’a changé depuis" in page
    assert f'href="{HOME}/versions"' in page
    assert "is hier gemaakt en is niet gewijzigd" in drop(
        enter(Role.STAFF, lang="nl"), "/verify", PDF, (final / PDF).read_bytes()
    )


def test_one_that_was_altered_is_told(enter: Enter, final: Path) -> None:
    page = drop(enter(Role.STAFF), "/verify", PDF, (final / PDF).read_bytes() + b"\n")
    assert 'class="answer is-altered"' in page
    assert "a été modifié" in page and "Il se donne pour la version définitive n° 1" in page


def test_what_changed_since_is_told(enter: Enter, final: Path, project: Project) -> None:
    file = next(project.inputs.glob(f"{KIND}/{COMPLETE}/*.yaml"))
    file.write_bytes(file.read_bytes() + b"\n")
    assert f"Changé depuis : {KIND}/{COMPLETE}/" in drop(enter(Role.STAFF), "/verify", PDF, (final / PDF).read_bytes())


def test_other_files_are_not_recognised(enter: Enter) -> None:
    client = enter(Role.STAFF)
    for name, content in (("<b>.pdf", b"%PDF-1.7"), ("x.docx", b"PK\x03\x04"), ("../../x", b""), ("\x00", b"x")):
        page = drop(client, "/verify", name, content)
        assert 'class="answer is-unknown"' in page
        assert "<b>" not in page


def test_of_other_dossiers_nothing_is_told_not_even_that_they_are_there(enter: Enter, final: Path) -> None:
    client = enter(Role.DIRECTION, scope=("FORUM",))
    whole = (final / PDF).read_bytes()
    said = {drop(client, "/verify", PDF, content).split('id="answer"')[1] for content in (whole, whole + b"\n", b"x")}
    assert len(said) == 1
    assert "que votre compte peut voir" in said.pop()


def test_nothing_is_kept(enter: Enter, final: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = sorted(final.parent.rglob("*"))
    here = sorted(tmp_path.iterdir())
    client = enter(Role.STAFF)
    drop(client, "/verify", PDF, (final / PDF).read_bytes())
    drop(client, f"{HOME}/review", f"{COMPLETE}.fr.docx", (final / f"{COMPLETE}.fr.docx").read_bytes())
    assert sorted(tmp_path.iterdir()) == here
    assert sorted(final.parent.rglob("*")) == before


@pytest.mark.parametrize("how", [How.DIED, How.SLOW, How.MEMORY])
def test_a_file_that_breaks_what_reads_it_is_said(enter: Enter, house: House, how: How) -> None:
    client = enter(Role.STAFF)
    broken = replace(house, doing=lambda *_: Ended(how))
    client.app = application(broken)
    client._transport.app = client.app  # type: ignore[attr-defined]
    assert "n’a pas pu être lu" in drop(client, "/verify", "x.pdf", b"x")
    assert "n’a pas pu être lu" in drop(client, f"{HOME}/review", "x.docx", b"x")


def test_who_drops_very_many_waits(enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    doors.is_full = True
    for address in ("/verify", f"{HOME}/review"):
        assert "beaucoup de fichiers" in drop(client, address, "x.pdf", b"x")


def test_without_a_file_nothing_happens(enter: Enter) -> None:
    client = enter(Role.STAFF)
    mark = re.search(r'name="mark" value="([^"]*)"', client.get("/verify").text)
    assert mark
    for address in ("/verify", f"{HOME}/review"):
        assert client.post(address, data={FIELD: mark[1]}).status_code == 200
        assert client.post(address, files={"file": ("x.pdf", b"x")}).status_code == 403


def test_what_a_board_asks_is_shown_with_where_it_comes_from(enter: Enter, final: Path, project: Project) -> None:
    board = Board((final / f"{COMPLETE}.fr.docx").read_bytes())
    board.replace("existe", "<travaille>")
    before = {path: path.read_bytes() for path in project.inputs.rglob("*") if path.is_file()}
    page = drop(enter(Role.STAFF), f"{HOME}/review", "conseil.docx", board.saved())
    assert "Propositions : 1" in page and "version définitive n° 1" in page
    assert "Tisselande &lt;travaille&gt; depuis 2009." in page
    assert "ligne 5 de recit.fr.md" in page
    assert "Rien n’a été écrit dans vos fichiers" in page
    assert before == {path: path.read_bytes() for path in project.inputs.rglob("*") if path.is_file()}


def test_a_file_of_another_document_is_sent_there_or_is_none_of_ours(enter: Enter, final: Path) -> None:
    content = (final / f"{COMPLETE}.fr.docx").read_bytes()
    page = drop(enter(Role.STAFF), f"{UNFINISHED}/review", "conseil.docx", content)
    assert "vient d’un autre document" in page and f'href="{HOME}/review"' in page
    page = drop(enter(Role.STAFF, scope=(f"{KIND}/{INCOMPLETE}",)), f"{UNFINISHED}/review", "conseil.docx", content)
    assert "n’est pas un document produit ici" in page
    assert COMPLETE not in page.split('id="answer"')[1]
