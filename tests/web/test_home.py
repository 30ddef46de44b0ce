"""The first page: every dossier that somebody may see, in words, what presses first."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from flows.access.account import Role
from imprimatur.core.asked import Asked
from imprimatur.core.bilingual import Bilingual
from imprimatur.project import Project
from imprimatur.publishing.versions.version import Version
from tests.web.conftest import TODAY, Enter
from web.home.messages import say
from web.home.routes import PAGE
from web.home.rows import State, chosen, rows, state_of
from web.standings import Final, Owed, Standing, Standings
from web.words import Words

FR = Words(say, "fr")


def finding(owner: str, due: str | None = None, cell: str = "B2") -> dict[str, Any]:
    """One that holds a final back, as a manifest records it."""
    none = {"fr": "", "nl": ""}
    both = {"fr": "Il manque quelque chose.", "nl": "Er ontbreekt iets."}
    place = {
        "file": "job_offer/a/a.xlsx",
        "sheet": "Offre",
        "cell": cell,
        "line": 0,
        "paragraph": 0,
        "key": "",
        "under": "",
    }
    return {
        "code": "C01",
        "severity": "error",
        "accepted": None,
        "message": both,
        "remedy": both,
        "section": none,
        "place": place,
        "path": "title",
        "lang": None,
        "owner": owner,
        "values": {},
        "due": due,
    }


def published(project: Project, slug: str, stage: str = "check", **said: Any) -> Path:
    """A set with its manifest, and a file among the inputs."""
    folder = project.inputs / "job_offer" / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "offre.yaml").touch()
    manifest = project.outputs / "job_offer" / slug / stage / "manifest.json"
    manifest.parent.mkdir(parents=True, exist_ok=True)
    whole = {"kind": "job_offer", "slug": slug, "inputs": {}, "templates": {}, "versions": {}, "outputs": {}, **said}
    beside = manifest.with_name("new")
    beside.write_text(json.dumps(whole), encoding="utf-8")
    beside.replace(manifest)
    return manifest


def of(project: Project, slug: str) -> Standing:
    found = Standings(project).of("job_offer", slug)
    assert found
    return found


def test_a_dossier_of_which_nothing_was_found_yet(project: Project) -> None:
    (project.inputs / "job_offer" / "a").mkdir(parents=True)
    (project.inputs / "job_offer" / "a" / "offre.yaml").touch()
    assert state_of(of(project, "a")) is State.UNREAD


def test_what_is_owed_is_counted_by_person_with_its_first_day(project: Project) -> None:
    owed = [finding("Ann", "2027-01-20"), finding("Ann", "2027-01-10", "B3"), finding("Bea"), finding("", cell="B4")]
    published(project, "a", findings=owed, blocking=4, titles={"fr": "Accueil", "nl": "Onthaal"}, publisher="LIMPIDE")
    found = of(project, "a")
    assert found.owed["Ann"] == Owed(2, date(2027, 1, 10))
    assert found.owed["Bea"] == Owed(1)
    assert found.title == Bilingual("Accueil", "Onthaal")
    assert found.publisher == "LIMPIDE"
    (row,) = rows([found], "bea", TODAY, FR)
    assert row.mine == Owed(1)
    assert row.state is State.MISSING
    assert row.said == "4 points à régler"
    assert [owner for owner, _ in row.owed] == ["Ann", "Bea", ""]
    assert row.due == date(2027, 1, 10)


BROKEN = {"titles": 4, "blocking": "x", "waiting": [], "parameters": 1, "deadlines": [], "findings": {}}
PARTS: dict[str, Any] = {"inputs": {}, "templates": {}, "versions": {}}


@pytest.mark.parametrize("broken", ["not json", "[]", '{"inputs": 3}', json.dumps({**PARTS, **BROKEN})])
def test_what_others_wrote_in_the_outputs_stops_nothing(project: Project, broken: str) -> None:
    published(project, "a").write_text(broken, encoding="utf-8")
    assert of(project, "a").title.fr == "a"


def test_a_set_that_was_put_in_the_place_of_another_is_read(project: Project) -> None:
    standings = Standings(project)
    published(project, "a", blocking=3)
    assert [one.blocking for one in standings.all()] == [3]
    published(project, "a", blocking=2)
    assert [one.blocking for one in standings.all()] == [2]


def standing(**said: Any) -> Standing:
    return Standing("job_offer", "a", Bilingual("Accueil", "Onthaal"), is_read=True, **said)


NUMBER = "version définitive n° 3"
SINCE = "changé depuis la version définitive n° 3"
OWN = {"job_offer/a/offre.yaml": "1", "_shared/organisations.xlsx": "2"}
FINAL = Final(3, date(2027, 3, 12), OWN)


@pytest.mark.parametrize(
    ("one", "state", "said"),
    [
        (standing(blocking=1), State.MISSING, "1 point à régler"),
        (standing(), State.READY, "prêt pour la version définitive"),
        (
            standing(inputs=OWN, final=Final(3, date(2027, 3, 12), OWN)),
            State.FINAL,
            "version définitive n° 3 du 12 mars 2027",
        ),
        (standing(inputs=OWN, final=Final(3, None, OWN)), State.FINAL, NUMBER),
        (standing(inputs={**OWN, "job_offer/a/offre.yaml": "9"}, final=Final(3, None, OWN)), State.SINCE, SINCE),
        (
            standing(inputs={**OWN, "_shared/organisations.xlsx": "9"}, final=Final(3, None, OWN)),
            State.FINAL,
            "version définitive n° 3",
        ),
        (standing(blocking=2, inputs={}, final=Final(3, None, OWN)), State.MISSING, SINCE),
    ],
)
def test_how_a_dossier_stands_in_words(one: Standing, state: State, said: str) -> None:
    (row,) = rows([one], "", TODAY, FR)
    assert row.state is state
    assert row.said.replace("\u00a0", " ").replace("\u202f", " ") == said


def test_the_texts_of_a_language_wait_for_one_thing_at_a_time() -> None:
    one = standing(waiting={"fr": {"approved": 4}, "nl": {"to_translate": 1, "to_revise": 2, "approved": 1}})
    (row,) = rows([one], "", TODAY, FR)
    assert dict(row.texts) == {"fr": "approuvé", "nl": "2 textes à relire"}


def test_what_presses_comes_first_and_what_is_finished_last() -> None:
    day = date(2026, 12, 1)
    found = [
        Standing("job_offer", "done", Bilingual("a", "a"), is_read=True, final=Final(1, None, {})),
        Standing("job_offer", "later", Bilingual("a", "a"), is_read=True, blocking=1, deadlines={"x": "2027-05-01"}),
        Standing("job_offer", "none", Bilingual("a", "a"), is_read=True, blocking=1),
        Standing("job_offer", "soon", Bilingual("a", "a"), is_read=True, blocking=1, owed={"Ann": Owed(1, day)}),
    ]
    assert [row.standing.slug for row in rows(found, "", TODAY, FR)] == ["soon", "later", "none", "done"]
    assert [row.soon for row in rows(found, "", TODAY, FR)] == [True, False, False, False]


@pytest.mark.parametrize(("day", "soon"), [("2026-12-04", True), ("2026-12-05", False), ("2026-11-01", True)])
def test_a_day_within_a_week_stands_out(day: str, soon: bool) -> None:
    (row,) = rows([standing(blocking=1, deadlines={"x": day})], "", TODAY, FR)
    assert row.soon is soon


def test_rows_are_found_by_what_they_show() -> None:
    one = standing(blocking=1, owed={"Éléonore": Owed(1)}, publisher="LIMPIDE")
    found = rows([one], "Eleonore", TODAY, FR)
    for text in ("accueil", "ONTHAAL", "eleonore", "limpide"):
        assert chosen(found, text=text) == found
    assert chosen(found, text="nothing") == []
    assert chosen(found, mine=True, state="missing", kind="job_offer") == found
    assert chosen(found, state="ready") == chosen(found, kind="annual_report") == []
    assert chosen(rows([one], "Ann", TODAY, FR), mine=True) == []


def test_the_page_in_both_languages(project: Project, enter: Enter) -> None:
    published(project, "a", findings=[finding("Ann")], blocking=1, titles={"fr": "Accueil <b>", "nl": "Onthaal"})
    client = enter(Role.STAFF, name="Ann")
    page = client.get("/").text
    assert "Accueil &lt;b&gt;" in page
    assert "1 point vous attend" in page.replace("\u00a0", " ")
    dutch = client.get("/?language=nl").text
    assert '<html lang="nl-BE">' in dutch
    assert "Onthaal" in dutch
    assert "1 punt wacht op u" in dutch.replace("\u00a0", " ")
    assert "wacht op u" in client.get("/").text  # it is remembered


def test_nobody_sees_what_is_out_of_their_scope(project: Project, enter: Enter) -> None:
    published(project, "a", titles={"fr": "Première", "nl": "x"}, publisher="CBCS")
    published(project, "b", titles={"fr": "Deuxième", "nl": "x"}, publisher="FORUM")
    page = enter(Role.DIRECTION, scope=("FORUM",)).get("/").text
    assert "Deuxième" in page
    assert "Première" not in page
    page = enter(Role.STAFF, scope=("job_offer/a",)).get("/").text
    assert "Première" in page
    assert "Deuxième" not in page


def test_fifty_at_once(project: Project, enter: Enter) -> None:
    for number in range(PAGE + 1):
        published(project, f"a{number:03}")
    client = enter(Role.STAFF)
    assert client.get("/").text.count('<tr class="is-') == PAGE
    assert client.get("/?page=2").text.count('<tr class="is-') == 1
    for page in ("0", "3", "x", "99999999999", "-1"):
        assert client.get(f"/?page={page}").status_code == 200


def test_a_part_of_the_page_alone(project: Project, enter: Enter) -> None:
    published(project, "a")
    part = enter(Role.STAFF).get("/", headers={"HX-Request": "true"}).text
    assert part.startswith('<div id="list"')


def test_a_page_left_open_changes_where_something_did_and_only_there(project: Project, enter: Enter) -> None:
    published(project, "a", titles={"fr": "Première offre", "nl": "Eerste aanbod"})
    client, part = enter(Role.STAFF, name="Ann"), {"HX-Request": "true"}
    look = re.compile(r'id="list" hx-get="([^"]+)"')
    shown = client.get("/?text=offre").text
    address = unescape(look.findall(shown)[0])
    assert "text=offre" in address
    assert client.get(address, headers=part).status_code == 204
    owed = {"findings": [finding("Ann")], "blocking": 1}
    published(project, "b", titles={"fr": "Deuxième offre", "nl": "Tweede aanbod"}, **owed)
    anew = client.get(address, headers=part)
    assert anew.status_code == 200
    assert re.search(r'<div id="lately" hx-swap-oob="true">.*class="card".*Deuxième offre', anew.text, re.DOTALL)
    assert anew.text.count('<tr class="is-') == 2
    assert "hx-swap-oob" not in client.get("/").text
    address = unescape(look.findall(anew.text)[0])
    assert client.get(address, headers=part).status_code == 204
    published(project, "c")  # which nobody asked to see
    assert client.get(address, headers=part).status_code == 204


def test_a_final_is_told_with_its_number(project: Project) -> None:
    manifest = published(project, "a", inputs=OWN)
    version = Version(
        kind="job_offer", slug="a", number=1, asked=Asked(), inputs={}, templates={}, files={}, program={}
    )
    shelf = manifest.parents[1] / "versions" / "1"
    shelf.mkdir(parents=True)
    (shelf / "version.json").write_bytes(version.to_json())
    found = of(project, "a").final
    assert found and found.number == 1
