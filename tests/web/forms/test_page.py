"""The form on its page: what is typed is saved; what is refused says why beside its field; two people meet."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from flows.drop_folder.copies import Ended, How
from flows.runner import told
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.web.conftest import Doorkeeper, Enter
from web.forms.stating import now
from web.house import House

PAGE = "/dossiers/job_offer/accueil/form"
OFFER = """\
intitulé:
  fr: Chargé·e d’accueil  # vu
  nl: Onthaalmedewerker
contrat: {type: CDI}
soutiens:
  - organisation: COCOF
  - {organisation: Actiris, type de soutien: structurel}
"""


@pytest.fixture
def offer(project: Project) -> Path:
    folder = project.inputs / "job_offer" / "accueil"
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text(OFFER, encoding="utf-8")
    (folder / "recit.fr.md").write_text("# Contexte\n\nUn <b>texte</b>.\n", encoding="utf-8")
    return folder / "offre.yaml"


def fields(page: str) -> dict[str, str]:
    """Everything that a browser would send of a form that nobody typed in."""
    sent: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", page):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in found and (found.get("type") != "checkbox" or " checked" in tag):
            sent[found["name"]] = unescape(found.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)</textarea>', page, re.S):
        sent[name] = unescape(text).replace("\n", "\r\n")
    for name, inside in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = unescape(chosen[1]) if chosen else ""
    return sent


def send(client: TestClient, page: str, **typed: str):  # type: ignore[no-untyped-def]
    return client.post(PAGE, data={**fields(page), **typed}, follow_redirects=False)


def test_nothing_typed_changes_nothing(offer: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    answer = send(client, client.get(PAGE).text)
    assert answer.status_code == 303 and answer.headers["location"].endswith("/form?saved=0")
    assert offer.read_text(encoding="utf-8") == OFFER and not doors.acts


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_what_is_typed_is_saved_where_it_stands(offer: Path, enter: Enter, doors: Doorkeeper, lang: str) -> None:
    client = enter(Role.STAFF, lang=lang)
    page = client.get(PAGE).text
    typed = {
        "f.title:fr": "Accueillant·e",
        "f.tasks:fr": "- a\r\n- b",
        "f.funders.0.period:nl": "2027",
        "x.funders.1": "1",
        "f.funders.+0.organisation": "SMES",
        "section": "title",
    }
    answer = send(client, page, **typed)
    assert answer.headers["location"] == "/dossiers/job_offer/accueil/form?saved=3#title"
    said = offer.read_text(encoding="utf-8")
    assert "  fr: Accueillant·e  # vu\n" in said and "    - a\n    - b\n" in said
    assert "Actiris" not in said and "SMES" in said
    assert [one.did for one in doors.acts] == [Did.TYPED] and "title:fr" in doors.acts[0].detail
    page = client.get(answer.headers["location"]).text
    assert 'role="status"' in page and "Accueillant·e" in page


@pytest.mark.parametrize("unseen", ["\x0b", "\x85", "\u2028", "\u2029"])
def test_a_break_that_nobody_sees_in_a_field_of_one_line_is_a_space(
    offer: Path, enter: Enter, project: Project, unseen: str
) -> None:
    client = enter(Role.STAFF)
    typed = {"f.title:fr": f"Chargé·e{unseen}du projet", "f.tasks:fr": f"Un{unseen}Deux"}
    assert send(client, client.get(PAGE).text, **typed).status_code == 303
    stated = now(project, "job_offer", "accueil").stated
    assert (stated.text("title:fr"), stated.text("tasks:fr")) == ("Chargé·e du projet", "Un\nDeux")


def test_a_further_row_is_shown_with_what_was_typed_and_nothing_is_saved(offer: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    answer = send(client, client.get(PAGE).text, **{"f.title:nl": "Anders", "more": "funders"})
    assert answer.status_code == 200 and 'name="f.funders.+0.organisation"' in answer.text
    assert 'value="Anders"' in answer.text and answer.text.count("autofocus") == 1
    assert offer.read_text(encoding="utf-8") == OFFER
    answer = send(client, answer.text, **{"f.funders.+0.organisation": "SMES"})
    assert "nl: Anders" in offer.read_text(encoding="utf-8") and "SMES" in offer.read_text(encoding="utf-8")


def test_two_people_neither_overwrites_the_other_in_silence(offer: Path, enter: Enter, project: Project) -> None:
    first, second = enter(Role.STAFF), enter(Role.DIRECTION, name="Salomé Vandorenne", lang="nl")
    mine, theirs = first.get(PAGE).text, second.get(PAGE).text
    assert send(second, theirs, **{"f.title:fr": "Le leur", "f.reference": "R-1"}).status_code == 303
    answer = send(first, mine, **{"f.title:fr": "Le <mien>", "f.headline:fr": "Accroche"})
    assert answer.status_code == 409
    assert "Le leur" in answer.text and 'value="Le &lt;mien&gt;"' in answer.text
    assert "fr: Le leur" in offer.read_text(encoding="utf-8")
    assert send(first, answer.text).status_code == 303
    stated = now(project, "job_offer", "accueil").stated
    assert [stated.text(key) for key in ("title:fr", "reference", "headline:fr")] == ["Le <mien>", "R-1", "Accroche"]


def test_a_text_that_stands_in_a_text_is_shown_and_not_typed(offer: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    page = client.get(PAGE).text
    assert 'name="f.context:fr"' not in page and 'name="f.context:nl"' in page
    assert "Un &lt;b&gt;texte&lt;/b&gt;." in page and "recit.fr.md" in page
    answer = send(client, page, **{"f.context:fr": "forcé", "f.title:fr": "Autre"})
    assert answer.status_code == 409 and "recit.fr.md" in answer.text
    assert offer.read_text(encoding="utf-8") == OFFER


def test_findings_stand_beside_their_fields(offer: Path, enter: Enter, project: Project) -> None:
    client = enter(Role.STAFF)
    send(client, client.get(PAGE).text, **{"f.contract.start": "le 31 février 2027"})
    page = client.get(PAGE).text
    assert "31" in page and 'aria-invalid="true"' in page
    told(project, Parameters(kind="job_offer", slug="accueil"))
    page = client.get(PAGE).text
    assert re.search(r'id="field-employer".*?class="fault"', page, re.S)


def test_who_may_not_write_has_no_form(offer: Path, enter: Enter) -> None:
    assert enter(Role.TRANSLATOR).get(PAGE).status_code == 403
    assert enter(Role.STAFF, scope=("AUTRE",)).get(PAGE).status_code == 404


def test_names_of_no_field_are_left_aside(offer: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    page = client.get(PAGE).text
    odd = {"f.approvals.fr.by": "x", "f.../../x": "y", "f.funders.0.nothing": "z", "f.funders.99999.organisation": "w"}
    assert send(client, page, **odd, was="[").status_code == 303
    assert offer.read_text(encoding="utf-8") == OFFER


def test_without_the_mark_of_the_session_nothing_is_saved(offer: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    answer = send(client, client.get(PAGE).text, mark="0", **{"f.title:fr": "x"})
    assert answer.status_code == 403 and offer.read_text(encoding="utf-8") == OFFER


def test_a_copy_that_dies_over_a_file_says_so_and_saves_nothing(
    offer: Path, enter: Enter, house: House, doors: Doorkeeper
) -> None:
    client = enter(Role.STAFF)
    page = client.get(PAGE).text
    died = replace(house, doing=lambda bounds, function, *given: Ended(How.DIED, at="offre.yaml"))
    client.app.state.house = died  # type: ignore[attr-defined]
    for answer in (client.get(PAGE), send(client, page, **{"f.title:fr": "x"}), send(client, page, more="funders")):
        assert answer.status_code == 503 and 'role="alert"' in answer.text
    assert offer.read_text(encoding="utf-8") == OFFER and not doors.acts


@pytest.mark.parametrize("words", ["Deux mots", '\nà la ligne <b>&amp;</b> "\n'])
def test_what_was_typed_while_a_file_could_not_be_read_is_saved_once_it_can(
    offer: Path, enter: Enter, house: House, words: str
) -> None:
    client = enter(Role.STAFF)
    typed = {**fields(client.get(PAGE).text), "f.title:fr": words}
    died = replace(house, doing=lambda bounds, function, *given: Ended(How.DIED, at="offre.yaml"))
    client.app.state.house = died  # type: ignore[attr-defined]
    failed = client.post(PAGE, data=typed)
    assert "n’est pas perdu" in failed.text and "Enregistrer à nouveau" in failed.text
    kept = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', failed.text, re.DOTALL)
    again = {unescape(name): unescape(value) for name, value in kept}
    assert {**again, "mark": typed["mark"]} == typed
    client.app.state.house = house  # type: ignore[attr-defined]
    saved = client.post(PAGE, data={**again, "mark": fields(failed.text)["mark"]}, follow_redirects=False)
    assert saved.headers["location"].endswith("/form?saved=1")


ATTACKS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "</textarea>")


@pytest.mark.parametrize("text", ATTACKS)
def test_what_is_typed_is_shown_as_text(offer: Path, enter: Enter, text: str) -> None:
    client = enter(Role.STAFF)
    typed = {"f.title:fr": text, "f.tasks:fr": text, "f.contract.kind": text, "f.funders.0.organisation": text}
    assert send(client, client.get(PAGE).text, **typed).status_code == 303
    page = client.get(PAGE).text
    assert "<script>alert" not in page and "<img src=x" not in page and "</textarea></textarea>" not in page
    assert fields(page)["f.title:fr"] == text and fields(page)["f.tasks:fr"] == text
    assert ">49<" not in page
