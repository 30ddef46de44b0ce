"""The final and the draft asked for on a page, and their runs followed."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from flows.runner import End
from imprimatur.core.composition import Stage
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE
from tests.web.conftest import Doorkeeper, Enter
from tests.web.versions.conftest import HOME, KIND, UNFINISHED, Asked, even
from web.marks import FIELD
from web.run import Phase, Run
from web.versions import making

FRAGMENT = {"HX-Request": "true"}
TITLE = re.compile("<h1>(.*?)</h1>")


def form_of(page: str) -> dict[str, str]:
    """What the form of the page that asks for the final sends."""
    return dict(re.findall(r'name="(mark|seen)" value="([^"]*)"', page))


def ask(client: TestClient, **other: str):  # type: ignore[no-untyped-def]
    given = form_of(client.get(f"{HOME}/final").text) | other
    return client.post(f"{HOME}/final", data=given, follow_redirects=False)


def test_the_page_says_what_will_happen(enter: Enter) -> None:
    page = even(enter(Role.DIRECTION).get(f"{HOME}/final").text)
    for said in ("version n° 2", "Français, Néerlandais", "au nom de Yasmina Tellouch", "Produire maintenant"):
        assert said in page
    assert "Dit wordt versie" in enter(Role.DIRECTION, lang="nl").get(f"{HOME}/final").text


def test_what_holds_it_back_is_followed_and_what_can_be_pressed_stays(enter: Enter, project: Project) -> None:
    client = enter(Role.DIRECTION)
    assert "hx-get" not in client.get(f"{HOME}/final").text.split('id="plan"')[1]
    (look,) = re.findall(r'id="plan" hx-get="([^"]+)"', client.get(f"{UNFINISHED}/final").text)
    assert client.get(look, headers=FRAGMENT).status_code == 204
    manifest = project.outputs / KIND / INCOMPLETE / "check" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told["findings"] = told["findings"][1:]
    manifest.with_name("new").write_text(json.dumps(told), encoding="utf-8")
    manifest.with_name("new").replace(manifest)
    anew = client.get(look, headers=FRAGMENT)
    assert anew.status_code == 200 and look not in anew.text
    (file, *_) = project.files(KIND, COMPLETE)
    file.write_bytes(file.read_bytes() + b"\n")  # it is to be read once more: the page waits for that
    assert 'hx-get="' in client.get(f"{HOME}/final").text.split('id="plan"')[1]


def test_the_final_is_asked_for_in_the_name_of_who_asks(enter: Enter, runs: Asked, doors: Doorkeeper) -> None:
    client = enter(Role.DIRECTION)
    seen = form_of(client.get(f"{HOME}/final").text)["seen"]
    answer = ask(client)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{HOME}/runs/run-0")
    assert runs.runs["run-0"] == Run("run-0", f"{KIND}/{COMPLETE}", Stage.FINAL, Phase.WAITING)
    assert runs.by == ["Yasmina Tellouch"]
    act = doors.acts[-1]
    assert (act.did, act.who, act.dossier, act.version) == (
        Did.ASKED_FINAL,
        "Yasmina Tellouch",
        f"{KIND}/{COMPLETE}",
        seen,
    )


def test_on_a_machine_of_one_person_it_is_asked_for_in_the_name_of_whom_they_choose(
    enter: Enter, runs: Asked, doors: Doorkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = enter(Role.DIRECTION, name="salome")
    ask(client, by="Salomé Vandorenne")
    runs.become("run-0", phase=Phase.OVER, end=End.FINAL)
    page = client.get(f"{HOME}/final").text
    assert "au nom de salome" in page and "Qui la demande" not in page
    monkeypatch.setattr(making, "is_personal", lambda _: True)
    page = client.get(f"{HOME}/final").text
    assert "Qui la demande" in page and "au nom de" not in page
    assert '<option value="">salome</option>' in page and "<option>Salomé Vandorenne</option>" in page
    for name in ("Salomé Vandorenne", "", "Personne Du Registre"):
        ask(client, by=name)
        runs.become(f"run-{len(runs.runs) - 1}", phase=Phase.OVER, end=End.FINAL)
    assert runs.by == ["salome", "Salomé Vandorenne", "salome", "salome"]
    asked = [act for act in doors.acts if act.did is Did.ASKED_FINAL]
    assert {act.who for act in asked} == {"salome"}
    assert [act.detail for act in asked] == ["", "(Salomé Vandorenne)", "", ""]


def test_pressed_twice_it_is_asked_for_once(enter: Enter, runs: Asked) -> None:
    one, two = enter(Role.DIRECTION), enter(Role.DIRECTION, name="Aurore Mathijsen")
    first, second = ask(one), ask(two)
    assert first.headers["location"] == second.headers["location"]
    assert len(runs.runs) == 1
    runs.become("run-0", phase=Phase.OVER, end=End.FINAL)
    ask(two)
    assert len(runs.runs) == 2


def test_pressed_twice_at_once_it_is_asked_for_once(enter: Enter, runs: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    both, under_way = Barrier(2), runs.under_way

    def looked(kind: str, slug: str) -> list[Run]:
        found = under_way(kind, slug)
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)  # they meet here, unless one is kept waiting until the other has asked
        return found

    client = enter(Role.DIRECTION)
    given = form_of(client.get(f"{HOME}/final").text)
    monkeypatch.setattr(runs, "under_way", looked)
    with ThreadPoolExecutor(2) as hands:
        pressed = [hands.submit(client.post, f"{HOME}/final", data=given, follow_redirects=False) for _ in range(2)]
    assert [one.result().headers["location"] for one in pressed] == [f"{HOME}/runs/run-0"] * 2
    assert len(runs.runs) == 1


def test_a_draft_under_way_keeps_no_final_waiting(enter: Enter, runs: Asked) -> None:
    client = enter(Role.DIRECTION)
    mark = form_of(client.get(f"{HOME}/final").text)["mark"]
    client.post(f"{HOME}/draft", data={FIELD: mark}, follow_redirects=False)
    ask(client)
    assert [one.stage for one in runs.runs.values()] == [Stage.DRAFT, Stage.FINAL]


def test_open_points_refuse_it_each_with_its_finding(enter: Enter, runs: Asked) -> None:
    client = enter(Role.DIRECTION)
    page = client.get(f"{UNFINISHED}/final").text
    assert "ne peut pas encore être produite" in page
    assert "Produire maintenant" not in page
    dossier = client.get(UNFINISHED).text
    linked = re.findall(rf'href="{UNFINISHED}#([^"]+)"', page)
    assert len(linked) >= 5
    assert all(f'id="{one}"' in dossier for one in linked)
    given = form_of(client.get(f"{HOME}/final").text)
    assert client.post(f"{UNFINISHED}/final", data=given).status_code == 409
    assert not runs.runs


def test_what_was_approved_since_the_check_holds_nothing_back(enter: Enter, project: Project) -> None:
    slug = UNFINISHED.rpartition("/")[2]
    record = project.record(KIND, slug)
    record.write_bytes((project.read_record(KIND, slug) or b"{}") + b"\n")
    page = enter(Role.DIRECTION).get(f"{UNFINISHED}/final").text
    assert "ne peut pas encore être produite" not in page
    assert "ne sont pas encore relus" in page
    assert "Produire maintenant" in page


def test_files_that_changed_meanwhile_are_looked_at_first(enter: Enter, runs: Asked, project: Project) -> None:
    client = enter(Role.DIRECTION)
    given = form_of(client.get(f"{HOME}/final").text)
    file = next(project.inputs.glob(f"{KIND}/{COMPLETE}/*.yaml"))
    file.write_bytes(file.read_bytes() + b"\n")
    answer = client.post(f"{HOME}/final", data=given, follow_redirects=False)
    assert answer.status_code == 409
    assert "Quelqu’un a changé des fichiers" in answer.text
    assert not runs.runs
    assert "ne sont pas encore relus" in answer.text
    assert client.post(f"{HOME}/final", data=form_of(answer.text), follow_redirects=False).status_code == 303


@pytest.mark.parametrize("role", [Role.STAFF, Role.TRANSLATOR, Role.OPERATOR])
def test_who_may_not_make_a_final_is_offered_none(enter: Enter, runs: Asked, role: Role) -> None:
    client, direction = enter(role), enter(Role.DIRECTION)
    assert f'href="{HOME}/final"' not in client.get(f"{HOME}/versions").text
    assert client.get(f"{HOME}/final").status_code == 403
    given = form_of(direction.get(f"{HOME}/final").text)
    own = re.search(r'name="mark" value="([^"]*)"', client.get("/").text)
    assert own and client.post(f"{HOME}/final", data={**given, FIELD: own[1]}).status_code == 403
    assert not runs.runs


def test_a_draft_is_made_anew_by_who_writes(enter: Enter, runs: Asked, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    mark = form_of(client.get(f"{HOME}/versions").text)["mark"]
    answer = client.post(f"{HOME}/draft", data={FIELD: mark}, follow_redirects=False)
    assert answer.headers["location"] == f"{HOME}/runs/run-0"
    assert runs.runs["run-0"].stage is Stage.DRAFT
    assert doors.acts[-1].did is Did.ASKED_DRAFT
    translator = enter(Role.TRANSLATOR)
    mark = form_of(translator.get("/").text)["mark"]
    assert translator.post(f"{HOME}/draft", data={FIELD: mark}).status_code == 403


def test_a_run_is_followed_until_it_is_over(enter: Enter, runs: Asked) -> None:
    client = enter(Role.DIRECTION)
    address = ask(client).headers["location"]
    page = client.get(address).text
    assert "Demandé" in page and 'hx-trigger="every 1s"' in page and "Regarder à nouveau" in page
    runs.become("run-0", phase=Phase.RUNNING)
    part = client.get(address, headers=FRAGMENT).text
    assert part.lstrip().startswith("<div id=") and "En cours" in part and 'hx-trigger="every 1s"' in part
    said = "x / y : faite (1 / 2) / x / y: gemaakt (1 / 2)"
    runs.become("run-0", phase=Phase.OVER, end=End.FINAL, said=said)
    part = client.get(address, headers=FRAGMENT).text
    assert "La version définitive est là" in part and "hx-trigger" not in part
    assert f"{HOME}/versions/1/{COMPLETE}.fr.pdf" in part
    assert "x / y : faite (1 / 2)" in part and "gemaakt" not in part
    part = enter(Role.DIRECTION, lang="nl").get(address, headers=FRAGMENT).text
    assert "De definitieve versie is er" in part
    assert "x / y: gemaakt (1 / 2)" in part and "faite" not in part
    runs.become("run-0", said=f"{runs.runs['run-0'].dossier}\u00a0: version n°\u00a01 produite")
    part = client.get(address, headers=FRAGMENT).text
    assert '<p class="about">Version n°\u00a01 produite</p>' in part, "the head of the page says whose it is"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Le dossier inputs/{name} est vide / De map inputs/{name} is leeg", "Le dossier « Accueil » est vide"),
        ("outputs/{name} : rien / outputs/{name}: niets", "« Accueil » : rien"),
        ("{name} : illisible, dans {name}/offre.yaml. / {name}: x", "Illisible, dans offre.yaml."),
        ("inputs/{name}/offre.yaml : à refaire / y", "offre.yaml : à refaire"),
        ("{name}-2 : autre / {name}-2: ander", "{name}-2 : autre"),
    ],
)
def test_a_run_that_is_over_speaks_of_the_dossier_in_words(enter: Enter, runs: Asked, said: str, shown: str) -> None:
    """Its sentence was written for the page of the server, where dossiers are called by their folders."""
    client = enter(Role.DIRECTION)
    address = ask(client).headers["location"]
    name = runs.runs["run-0"].dossier
    runs.become("run-0", phase=Phase.OVER, end=End.NOTHING, said=said.format(name=name))
    part = client.get(address, headers=FRAGMENT).text.replace("\u00a0", " ").replace("\u202f", " ")
    title = TITLE.search(client.get(address).text.replace("\u00a0", " "))
    assert title
    told = shown.format(name=name).replace("Accueil", title[1])
    assert f'<p class="about">{told}</p>' in part


@pytest.mark.parametrize("end", [*End, None])
def test_every_end_is_said(enter: Enter, runs: Asked, end: End | None) -> None:
    client = enter(Role.DIRECTION)
    address = ask(client).headers["location"]
    runs.become("run-0", phase=Phase.OVER, end=end, said="<b>dit</b>")
    page = client.get(address)
    assert page.status_code == 200
    assert f"is-{end or 'cancelled'}" in page.text
    assert "&lt;b&gt;dit&lt;/b&gt;" in page.text


def test_a_run_that_was_refused_says_why(enter: Enter, runs: Asked) -> None:
    runs.runs["run-0"] = Run("run-0", UNFINISHED.removeprefix("/dossiers/"), Stage.FINAL, Phase.OVER, End.REFUSED)
    page = enter(Role.DIRECTION).get(f"{UNFINISHED}/runs/run-0").text
    assert f"{UNFINISHED}#" in page


def test_only_the_runs_of_the_dossier_are_followed(enter: Enter, runs: Asked) -> None:
    client = enter(Role.DIRECTION)
    ask(client)
    for address in (f"{UNFINISHED}/runs/run-0", f"{HOME}/runs/run-1", f"{HOME}/runs/x%27y"):
        assert client.get(address).status_code == 404
    other = enter(Role.DIRECTION, scope=("AMA",))
    assert other.get(f"{HOME}/runs/run-0").status_code == 404


def test_a_server_that_is_down_is_said_and_loses_nothing(enter: Enter, runs: Asked, doors: Doorkeeper) -> None:
    client = enter(Role.DIRECTION)
    runs.is_down = True
    answer = ask(client)
    assert answer.status_code == 503
    assert "ne répond pas" in answer.text and "Vos fichiers sont intacts" in answer.text
    assert not doors.acts
    assert client.get(f"{HOME}/versions").status_code == 200
    runs.is_down = False
    address = ask(client).headers["location"]
    runs.is_down = True
    assert client.get(address).status_code == 503
    assert client.get(address, headers=FRAGMENT).status_code == 204


def test_without_any_server(enter: Enter, house, doors: Doorkeeper) -> None:  # type: ignore[no-untyped-def]
    object.__setattr__(house, "runs", None)
    client = enter(Role.DIRECTION)
    page = client.get(f"{HOME}/final").text
    assert "ne répond pas" in page and "Produire maintenant" not in page
    mark = form_of(client.get(f"{HOME}/versions").text)["mark"]
    assert client.post(f"{HOME}/draft", data={FIELD: mark}).status_code == 503
    assert client.get(f"{HOME}/runs/run-0").status_code == 404
