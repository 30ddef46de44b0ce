"""Dossiers begun on the pages: in a form, with the kit, as a former one; names proposed, taken, refused."""

import html
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from flows.runner import told
from imprimatur.core.parameters import Parameters
from imprimatur.pipeline import read
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.web.conftest import TODAY, Doorkeeper, Enter
from web.forms.beginning import LONGEST, cases, free, proposed, refusal
from web.forms.stating import now
from web.new.messages import say


def begin(client: TestClient, kind: str = "job_offer", **answer: str):  # type: ignore[no-untyped-def]
    page = client.get(f"/new/{kind}").text
    mark = page.split('name="mark" value="')[1].split('"')[0]
    return client.post(f"/new/{kind}", data={"mark": mark, **answer}, follow_redirects=False)


@pytest.mark.parametrize(
    ("title", "year", "name"),
    [
        ("Chargé·e d’accueil (H/F/X)", None, "chargee-d-accueil-h-f-x"),
        ("L’Œuvre : été", 2027, "l-oeuvre-ete-2027"),
        ("Rapport 2027", 2027, "rapport-2027"),
        ("../../etc/passwd", None, "etc-passwd"),
        ("مرحبا", None, ""),
        ("", 2027, ""),
        ("mot " * 40, None, "-".join(["mot"] * 15)),
        ("x" * 200, None, "x" * LONGEST),
    ],
)
def test_names_proposed_from_titles(title: str, year: int | None, name: str) -> None:
    assert proposed(title, year) == name


def test_a_name_that_is_taken_in_other_capitals_is_refused(project: Project) -> None:
    (project.inputs / "job_offer" / "Accueil").mkdir(parents=True)
    (project.inputs / "job_offer" / "accueil-2.yaml").write_text("a: b\n", encoding="utf-8")
    why = refusal(project, "job_offer", "accueil")
    assert why and "accueil-3" in why.fr and "accueil-3" in why.nl
    assert free(project, "job_offer", "accueil") == "accueil-3"
    assert refusal(project, "annual_report", "accueil") is None
    for odd in ("", "A", "a b", "../x", "a--b", "-a", "findings", "é", "a" * 121, "a\n"):
        assert refusal(project, "job_offer", odd) is not None, odd


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_an_offer_begins_in_the_page(project: Project, enter: Enter, doors: Doorkeeper, lang: str) -> None:
    client = enter(Role.STAFF, lang=lang)
    assert "/new/job_offer" in client.get("/new").text
    answer = begin(client, way="form", title="=Un: accueil", case="cdi", organisation="Tisselande")
    assert answer.headers["location"] == "/dossiers/job_offer/un-accueil/form"
    stated = now(project, "job_offer", "un-accueil")
    assert stated.stated.text(f"title:{lang}") == "=Un: accueil" and stated.chosen == ("cdi",)
    assert stated.stated.text("employer") == "Tisselande"
    assert [(one.did, one.dossier) for one in doors.acts] == [(Did.BEGAN, "job_offer/un-accueil")]
    assert client.get(answer.headers["location"]).status_code == 200
    again = begin(client, way="form", title="Un accueil")
    assert again.headers["location"] == "/dossiers/job_offer/un-accueil-2/form"
    taken = begin(client, way="form", title="x", name="un-accueil")
    assert taken.status_code == 409 and "un-accueil-3" in taken.text


@pytest.mark.parametrize(("lang", "original", "translates"), [("fr", None, "nl"), ("nl", "nl", "fr")])
def test_who_begins_in_dutch_writes_the_original_in_dutch(
    project: Project, enter: Enter, lang: str, original: str | None, translates: str
) -> None:
    """Its texts are then translated into French; French, which is usual, need not be said."""
    client = enter(Role.STAFF, Role.TRANSLATOR, lang=lang)
    begin(client, way="form", title="Een onthaal", case="cdi", organisation="Tisselande")
    job = read(project, Parameters(kind="job_offer", slug="een-onthaal", today=TODAY))
    assert job.document.source_language == original
    answer = client.get("/dossiers/job_offer/een-onthaal/translate", follow_redirects=False)
    assert answer.headers.get("location", "").endswith(f"/translate/{translates}")


def test_an_offer_begins_with_the_kit(project: Project, enter: Enter) -> None:
    answer = begin(enter(Role.STAFF), way="kit", title="Une mission", case="mission")
    assert answer.headers["location"] == "/dossiers/job_offer/une-mission"
    made = sorted(one.name for one in (project.inputs / "job_offer/une-mission").iterdir())
    assert made == ["donnees.xlsx", "textes.fr.docx", "textes.nl.docx"]
    stated = now(project, "job_offer", "une-mission")
    assert stated.chosen == ("mission",) and not stated.stated.fields["title:fr"].shut


def test_an_offer_begins_as_a_former_one(project: Project, enter: Enter) -> None:
    shutil.copytree(ROOT / "inputs/job_offer/tisselande-accueil-2027", project.inputs / "job_offer/tisselande-2027")
    client = enter(Role.DIRECTION)
    answer = begin(client, way="former", former="tisselande-2027", name="tisselande-2028")
    assert answer.headers["location"] == "/dossiers/job_offer/tisselande-2028/form"
    stated = now(project, "job_offer", "tisselande-2028").stated
    assert stated.text("title:fr") == "Responsable de l’accueil social" and not stated.text("reference")
    assert begin(client, way="former", former="../x", name="y").status_code == 409


def test_the_report_of_next_year(project: Project, enter: Enter) -> None:
    source = next(one for one in (ROOT / "inputs/annual_report").iterdir() if one.is_dir() and "20" in one.name)
    shutil.copytree(source, project.inputs / "annual_report" / source.name)
    client = enter(Role.DIRECTION)
    assert begin(client, "annual_report", way="former", former=source.name).status_code == 409
    answer = begin(client, "annual_report", way="former", former=source.name, year="2029")
    home = f"/dossiers/annual_report/{source.name.rpartition('-')[0]}-2029"
    assert (answer.status_code, answer.headers["location"]) == (303, home)  # among the files that are filled in
    asked = html.unescape(client.get("/new/annual_report").text).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert say("way_former_yearly").of("fr") in asked and say("way_former_about").of("fr") not in asked
    fresh = begin(client, "annual_report", way="form", organisation="Tisselande", year="2030")
    assert fresh.headers["location"] == "/dossiers/annual_report/tisselande-2030/form"


def test_nothing_is_made_where_an_answer_is_refused(project: Project, enter: Enter) -> None:
    client = enter(Role.STAFF)
    answers = ({"way": "x", "title": "a"}, {"way": "form"}, {"way": "form", "title": "ﷺ"}, {"way": "former"})
    for answer in (*answers, {"way": "form", "title": "a", "case": "nothing"}, {"way": "form", "name": "../a"}):
        assert begin(client, **answer).status_code == 409, answer
    assert not (project.inputs / "job_offer").exists() or not list((project.inputs / "job_offer").iterdir())
    assert client.get("/new/nothing").status_code == 404
    assert enter(Role.TRANSLATOR).get("/new").status_code == 403


def test_whoever_ends_at_an_association_begins_for_it_alone(project: Project, enter: Enter) -> None:
    client = enter(Role.STAFF, scope=("tisselande",))
    page = client.get("/new/job_offer").text
    assert "Tisselande" in page and "Limpide" not in page and 'value="kit"' not in page
    assert begin(client, way="form", title="a", organisation="Limpide").status_code == 409
    assert begin(client, way="kit", title="a").status_code == 409
    answer = begin(client, way="form", title="Accueil", organisation="Tisselande")
    assert client.get(answer.headers["location"]).status_code == 200


def test_cases_are_told_in_words(project: Project) -> None:
    assert "mission" in cases(project, "job_offer", "nl") and not cases(project, "annual_report", "fr")


def test_a_former_state_is_kept_listed_and_put_back(project: Project, enter: Enter, doors: Doorkeeper) -> None:
    folder: Path = project.inputs / "job_offer" / "accueil"
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text("titre: {fr: un}\n", encoding="utf-8")
    client, page = enter(Role.STAFF), "/dossiers/job_offer/accueil/former"
    mark = client.get(page).text.split('name="mark" value="')[1].split('"')[0]
    for text in (b"titre: {fr: deux}\n", b"titre: {fr: trois}\n"):
        client.post("/dossiers/job_offer/accueil/files", data={"mark": mark}, files=[("files", ("offre.yaml", text))])
    shown = client.get(page).text
    assert shown.count('name="former"') == 2
    former = [one.split('"')[0] for one in shown.split('name="former" value="')[1:]]
    answer = client.post(page, data={"mark": mark, "former": former[-1]}, follow_redirects=False)
    assert answer.status_code == 303 and (folder / "offre.yaml").read_text(encoding="utf-8") in (
        "titre: {fr: un}\n",
        "titre: {fr: deux}\n",
    )
    assert doors.acts[-1].did is Did.RESTORED and client.get(page).text.count('name="former"') == 2
    for odd in ("", "../x@0", "job_offer/autre/offre.yaml@000000000000"):
        assert client.post(page, data={"mark": mark, "former": odd}).status_code == 409


def test_a_check_says_what_is_missing_beside_a_field(project: Project, enter: Enter) -> None:
    client = enter(Role.STAFF)
    begin(client, way="form", title="Accueil", case="cdi")
    told(project, Parameters(kind="job_offer", slug="accueil"))
    assert 'class="fault"' in client.get("/dossiers/job_offer/accueil/form").text
