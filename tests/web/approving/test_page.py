"""The page of approvals: who signed what, what lapsed; a language, a part or a text is signed by a person who may."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project
from tests.flows.projects import COMPLETE
from tests.flows.translations import FORMER_FR, FORMER_NL, NEW_FR, NEW_NL, replace_in
from tests.web.conftest import Doorkeeper, Enter
from tests.web.translating.conftest import HERE, changed, offer, plain
from web.approving import working
from web.translating.stating import View

__all__ = ("changed", "offer")
NL, FR = f"{HERE}/approve/nl", f"{HERE}/approve/fr"
WHO = "Bram Oosterwijck"


def fields(page: str) -> dict[str, str]:
    """Every hidden field of the form of a page."""
    form = page[page.index('class="signing"') :]
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}


def sign(client: TestClient, sent: Mapping[str, str], where: str = NL, **more: str):  # type: ignore[no-untyped-def]
    return client.post(where, data={**sent, **more}, follow_redirects=False)


def unit_of(sent: Mapping[str, str]) -> str:
    """The id of the only text that a page offers to sign."""
    (name,) = (name for name in sent if name.startswith("seen.") and "~" in name)
    return name.removeprefix("seen.")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "60 textes approuvés par Bram Oosterwijck le",
                "1 traduction est à revoir d’abord",
                "l’original a changé depuis",
            ],
        ),
        (
            "nl",
            ["60 teksten goedgekeurd door Bram Oosterwijck op", "1 vertaling moet eerst herzien worden", "vervallen"],
        ),
    ],
)
def test_what_is_approved_by_whom_and_what_lapsed(changed: Path, enter: Enter, lang: str, words: list[str]) -> None:
    client = enter(Role.DIRECTION, lang=lang, name=WHO)
    page = client.get(NL).text
    said = plain(page)
    assert page.count("<article") == 1 and [one for one in words if one not in said] == []
    french = client.get(FR).text
    assert re.search(r"<del>.*?deux</del>", french) and re.search(r"<ins>.*?3</ins>", french)


def test_a_text_is_signed_by_whoever_came_in(changed: Path, enter: Enter, doors: Doorkeeper, project: Project) -> None:
    client = enter(Role.TRANSLATOR, name=WHO)
    sent = fields(client.get(FR).text)
    answer = client.post(FR, data={**sent, "unit": unit_of(sent), "by": "Somebody Else"}, headers={"HX-Request": "1"})
    assert answer.text.lstrip().startswith("<article") and "Approuvé par Bram Oosterwijck le" in plain(answer.text)
    (act,) = doors.acts
    assert (act.did, act.who, act.detail) == (Did.APPROVED, WHO, f"fr {unit_of(sent)}") and act.version
    assert "Tout est approuvé dans cette langue" in plain(client.get(FR).text)


def test_what_is_signed_is_recorded_though_it_cannot_be_shown(
    changed: Path, enter: Enter, doors: Doorkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = enter(Role.TRANSLATOR, name=WHO)
    sent = fields(client.get(FR).text)

    def lost(*_: object) -> View:
        raise ImprimaturError(Bilingual("Le disque est parti.", "De schijf is weg."))

    with monkeypatch.context() as patched:
        patched.setattr(working, "view", lost)
        answer = client.post(FR, data={**sent, "unit": unit_of(sent)})
    assert "Le disque est parti." in plain(answer.text)
    assert [(act.did, act.detail) for act in doors.acts] == [(Did.APPROVED, f"fr {unit_of(sent)}")]
    assert "Tout est approuvé dans cette langue" in plain(client.get(FR).text)


def test_a_language_is_signed_without_what_is_to_be_revised_unless_it_was_read_again(
    changed: Path, enter: Enter, doors: Doorkeeper
) -> None:
    replace_in(changed, "Je maakt van het onthaal", "Je maakt altijd van het onthaal")
    client = enter(Role.DIRECTION, name=WHO)
    sent = fields(client.get(NL).text)
    answer = sign(client, sent, part="")
    assert answer.status_code == 303 and answer.headers["location"].endswith("approved=1")
    page = client.get(answer.headers["location"]).text
    assert "1 texte approuvé." in plain(page) and "1 traduction est à revoir d’abord" in plain(page)
    answer = sign(client, fields(page), part="", revised="1")
    assert answer.headers["location"].endswith("approved=1")
    assert "Tout est approuvé dans cette langue" in plain(client.get(NL).text)
    assert [one.detail for one in doors.acts] == ["nl", "nl"]


def test_a_part_is_signed_alone(changed: Path, enter: Enter) -> None:
    replace_in(changed, FORMER_NL, NEW_NL)
    replace_in(changed, "Je maakt van het onthaal", "Je maakt altijd van het onthaal")
    client = enter(Role.DIRECTION, name=WHO)
    sent = fields(client.get(NL).text)
    assert sign(client, sent, part="headline").headers["location"].endswith("approved=1")
    assert "1 texte peut être approuvé" in plain(client.get(NL).text)


def test_texts_that_changed_since_they_were_read_are_not_signed(changed: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.DIRECTION, name=WHO)
    sent = fields(client.get(FR).text)
    replace_in(changed, NEW_FR, FORMER_FR.replace("deux", "trois"))
    answer = sign(client, sent, FR, part="")
    assert answer.status_code == 409 and "Les textes ont changé depuis que vous avez ouvert la page" in plain(
        answer.text
    )
    assert sign(client, {**sent, "seen.": ""}, FR, part="").status_code == 409
    assert not doors.acts


def test_an_account_that_the_register_does_not_know_signs_nothing(
    changed: Path, enter: Enter, doors: Doorkeeper
) -> None:
    client = enter(Role.DIRECTION, name="Bram <b>Oosterwijk</b>")
    page = client.get(NL).text
    assert "que le registre des personnes ne connaît pas" in plain(page) and 'name="part"' not in page
    answer = sign(client, {**fields(page), "seen.": "x", "by": WHO}, part="")
    assert answer.status_code == 409 and "<b>Oosterwijk" not in answer.text
    assert "dans le registre des personnes" in plain(answer.text) and not doors.acts


@pytest.mark.parametrize(("role", "status"), [(Role.STAFF, 403), (Role.OPERATOR, 403), (Role.TRANSLATOR, 200)])
def test_who_may_approve(changed: Path, enter: Enter, doors: Doorkeeper, role: Role, status: int) -> None:
    client = enter(role, name=WHO)
    assert client.get(NL).status_code == client.get(f"{HERE}/approve").status_code == status
    assert (f"{HERE}/approve" in client.get(HERE).text) is (status == 200)
    if status == 403:
        mark = re.search(r'name="mark" value="(\w+)"', client.get("/").text)
        assert mark and sign(client, {"mark": mark[1]}, part="").status_code == 403 and not doors.acts
    assert client.post(NL, data={"part": ""}).status_code == 403
    assert enter(Role.DIRECTION, scope=("annual_report/x",)).get(NL).status_code == 404


def test_a_damaged_record_is_left_and_said(changed: Path, enter: Enter, project: Project, doors: Doorkeeper) -> None:
    client = enter(Role.DIRECTION, name=WHO)
    record = project.record("job_offer", COMPLETE)
    record.write_text("{", encoding="utf-8")
    page = client.get(FR).text
    assert "ne peut pas être lu" in plain(page)
    answer = sign(client, {**fields(page), "unit": "tasks~0"}, FR)
    assert answer.status_code == 409
    assert record.read_text(encoding="utf-8") == "{" and not doors.acts
