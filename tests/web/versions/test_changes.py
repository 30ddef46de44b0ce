"""What changed since the last version: by section, before and after, to the cell."""

import re

import pytest

from flows.access.account import Role
from imprimatur.project import Project
from tests.flows.projects import COMPLETE
from tests.web.conftest import Enter
from tests.web.versions.conftest import HOME, KIND, UNFINISHED, even, made


@pytest.fixture
def changed(project: Project) -> Project:
    file = next(project.inputs.glob(f"{KIND}/{COMPLETE}/*.yaml"))
    text = file.read_text(encoding="utf-8")
    assert "deux quartiers à écouter" in text
    file.write_text(text.replace("deux quartiers à écouter", "trois quartiers à écouter"), encoding="utf-8")
    made(project)
    return project


def test_nothing_changed(enter: Enter) -> None:
    client = enter(Role.STAFF)
    assert "disent la même chose" in even(client.get(f"{HOME}/changes").text)
    assert "dit la même chose que la dernière version" in even(client.get(f"{HOME}/versions").text)


def test_the_page_of_the_versions_follows_what_is_made(enter: Enter, project: Project) -> None:
    client, part = enter(Role.STAFF), {"HX-Request": "true"}
    page = client.get(f"{HOME}/versions").text
    look = re.findall(r'id="kept" hx-get="([^"]+)"', page)[0]
    assert client.get(look, headers=part).status_code == 204
    assert client.get(look).text == page  # the whole page, whatever its address says
    file = next(project.inputs.glob(f"{KIND}/{COMPLETE}/*.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("deux quartiers", "trois quartiers"), encoding="utf-8")
    anew = client.get(look, headers=part)
    assert anew.status_code == 200 and 'id="kept"' in anew.text
    assert "Changé depuis : " in even(anew.text) and "Changé depuis : " not in even(page)
    (again,) = re.findall(r'id="kept" hx-get="([^"]+)"', anew.text)
    assert client.get(again, headers=part).status_code == 204


def test_without_a_version_there_is_nothing_to_compare(enter: Enter) -> None:
    assert "Rien à comparer" in enter(Role.STAFF).get(f"{UNFINISHED}/changes").text


def test_each_passage_is_shown_before_and_after(enter: Enter, changed: Project) -> None:
    client = enter(Role.STAFF)
    page = even(client.get(f"{HOME}/changes").text)
    assert "Ce que le projet change depuis la version n° 1" in page
    assert "<del>deux</del>" in page and "<ins>trois</ins>" in page
    assert "ligne 13 d’offre.yaml" in page
    assert "1 passage" in page and "inchangé" in page
    page = even(client.get(f"{HOME}/changes?show=nl").text)
    assert "disent la même chose" in page
    assert even(client.get(f"{HOME}/changes?show=xx").text).count("<del>") == 1
    for asked in ("", "?show=fr"):  # who reads in Dutch, of which nothing changed, sees what did
        dutch = even(enter(Role.STAFF, lang="nl").get(f"{HOME}/changes{asked}").text)
        assert "Gewijzigd" in dutch and "<ins>trois</ins>" in dutch and 'lang="fr-BE"' in dutch


def test_the_redline_is_handed_out(enter: Enter, changed: Project) -> None:
    client = enter(Role.STAFF)
    page = client.get(f"{HOME}/versions").text
    word, shown = (f"{HOME}/redline/{COMPLETE}.redline.fr.{ending}" for ending in ("docx", "html"))
    assert word in page and shown in page
    answer = client.get(word)
    assert answer.headers["content-disposition"].startswith("attachment") and answer.content.startswith(b"PK")
    assert "sandbox" in client.get(shown).headers["content-security-policy"]
    file = changed.outputs / KIND / COMPLETE / "redline" / f"{COMPLETE}.redline.fr.html"
    file.write_bytes(b"<script>")
    assert client.get(shown).status_code == 404


@pytest.mark.parametrize("number", [1, 2])
def test_a_version_without_one_before_it_is_compared_with_none(enter: Enter, number: int) -> None:
    assert enter(Role.STAFF).get(f"{HOME}/versions/{number}/changes").status_code == 404
