"""The pages of a draft side by side, and what is told of a passage, a figure, a mark."""

import json
import re
import shutil

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from imprimatur.project import Project
from tests.sheets import made
from tests.web.conftest import Enter
from web.sheets.drawing import Drawings

HOME = "/dossiers/{}/{}/pages".format(*made.OFFER)
PART = {"HX-Request": "true"}


@pytest.fixture
def drafted(project: Project) -> Project:
    """A project with the draft of a real offer."""
    shutil.copytree(made.project().root / "inputs" / "job_offer", project.inputs / "job_offer")
    shutil.copytree(made.project().outputs, project.outputs)
    return project


@pytest.fixture
def client(drafted: Project, enter: Enter) -> TestClient:
    return enter(Role.STAFF)


def drawings(client: TestClient) -> Drawings:
    found: Drawings = client.app.state.drawings  # type: ignore[attr-defined]
    return found


def page(client: TestClient, address: str = f"{HOME}/draft") -> str:
    """The page once everything is drawn."""
    client.get(address)
    drawings(client).settle()
    return client.get(address).text


def links(text: str, what: str) -> list[str]:
    return re.findall(rf'href="([^"]*/{what}/[^"]*)"', text)


def test_pages_that_are_behind_say_so(client: TestClient, drafted: Project) -> None:
    behind = "le projet se refait"
    assert behind not in page(client)
    record = drafted.record(*made.OFFER)
    texts = record.read_bytes()
    record.write_bytes(texts + b" ")
    assert behind in page(client), "something was translated or approved since"
    record.write_bytes(texts)
    assert behind not in page(client)
    (drafted.inputs.joinpath(*made.OFFER) / "ajout.md").write_text("Un mot de plus.\n", encoding="utf-8")
    assert behind in page(client)


@pytest.mark.parametrize(("lang", "says"), [("fr", "ne sont plus les dernières"), ("nl", "niet meer de laatste")])
def test_pages_left_open_say_that_newer_ones_are_there(drafted: Project, enter: Enter, lang: str, says: str) -> None:
    client = enter(Role.STAFF, lang=lang)
    looks = re.search(r'hx-get="([^"]*/newer)"', page(client))
    assert looks
    answer = client.get(looks[1])
    assert (answer.status_code, answer.text) == (204, ""), "nothing is newer"
    manifest = drafted.outputs.joinpath(*made.OFFER) / "draft" / "manifest.json"
    told = json.loads(manifest.read_bytes())
    told["outputs"] |= {name: "0" * 64 for name in told["outputs"] if name.endswith(".fr.pdf")}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    answer = client.get(looks[1])
    assert answer.status_code == 200 and says in answer.text
    assert f'href="{HOME}/draft"' in answer.text and "hx-get" not in answer.text


def test_pages_are_drawn_beside_and_shown_once_they_are_whole(client: TestClient) -> None:
    assert client.get(HOME, follow_redirects=False).headers["location"] == f"{HOME}/draft"
    text = client.get(HOME).text
    assert 'role="status"' in text and "hx-get" in text
    drawings(client).settle()
    text = client.get(HOME).text
    pictures = re.findall(r'<img src="([^"]*)"', text)
    assert [one[-8:] for one in pictures] == ["fr/1.png", "nl/1.png", "fr/2.png", "nl/2.png"]
    for one in pictures:
        answer = client.get(one)
        assert answer.content.startswith(b"\x89PNG")
        assert (answer.headers["content-type"], "immutable" in answer.headers["cache-control"]) == ("image/png", True)
    assert client.get(pictures[0].replace("1.png", "9.png")).status_code == 404


def test_every_link_over_a_page_has_a_place_a_name_and_an_answer(client: TestClient) -> None:
    text = page(client)
    areas = re.findall(r'<a class="area[^>]*>', text)
    ids = [re.search(r'id="([^"]*)"', one)[1] for one in areas]  # type: ignore[index]
    assert len(set(ids)) == len(ids)
    styles = "\n".join(client.get(one).text for one in re.findall(r'href="([^"]*areas.css)"', text))
    assert set(re.findall(r"^#([^{]*)", styles, re.M)) == set(ids)
    assert all(('tabindex="-1" aria-hidden="true"' in one) != ("aria-label=" in one) for one in areas)
    assert "style=" not in text
    assert {client.get(one).status_code for one in set(links(text, "passage") + links(text, "blank"))} == {200}


def test_a_passage_says_where_it_comes_from_and_what_the_other_language_says(client: TestClient) -> None:
    mark = links(page(client), "passage")[0].split("/")[-4]
    rows = [client.get(f"{HOME}/draft/{mark}/fr/passage/{number}", headers=PART).text for number in range(83)]
    assert all("<html" not in one for one in rows)
    tables = [one for one in rows if "Ligne de tableau" in one and "cellule" in one]
    assert tables
    assert all("Vient de" in one and 'lang="nl"' in one for one in tables)
    whole = client.get(f"{HOME}/draft/{mark}/fr/passage/20").text
    assert "<html" in whole and "Passage suivant" in whole
    assert "Komt uit" in client.get(f"{HOME}/draft/{mark}/nl/passage/20?language=nl").text


def test_a_mark_of_the_draft_leads_to_its_finding(client: TestClient) -> None:
    blank = links(page(client), "blank")[0]
    text = client.get(blank).text
    assert re.search(r"<code>[A-Z]\d\d-\w{5}</code>", text)
    assert "Il manque" in text


def test_what_there_is_not_is_absent(client: TestClient, enter: Enter) -> None:
    one = links(page(client), "passage")[0]
    for wrong in ("passage/9999", "passage/" + "9" * 3000, "blank/99", "passage/-1", "passage/x"):
        assert client.get(re.sub(r"passage/.*", wrong, one)).status_code == 404
    assert client.get(one.replace("/fr/", "/de/")).status_code == 404
    assert client.get(f"{HOME}/check").status_code == 404
    assert client.get(f"{HOME}/final").status_code == 404
    assert client.get(f"{HOME}/draft/x/fr/../../areas.css").status_code == 404
    stranger = enter(Role.STAFF, scope=("job_offer/another",))
    assert {stranger.get(each).status_code for each in (HOME, f"{HOME}/draft", one)} == {404}


def test_a_language_without_pages_has_no_areas(client: TestClient, drafted: Project) -> None:
    head = links(page(client), "passage")[0].split("/fr/")[0]
    (kept,) = drafted.private.glob("web/pictures/*/sheets.json")
    told = json.loads(kept.read_text(encoding="utf-8"))
    del told["sheets"]["nl"]
    kept.write_text(json.dumps(told), encoding="utf-8")
    assert [client.get(f"{head}/{lang}/areas.css").status_code for lang in ("fr", "nl")] == [200, 404]


def test_who_reads_in_a_set_that_was_replaced_reads_on(client: TestClient, drafted: Project) -> None:
    one = links(page(client), "passage")[0]
    head = one.split("/passage")[0]
    told, picture, styles = client.get(one).text, client.get(f"{head}/1.png").content, client.get(f"{head}/areas.css")
    folder = drafted.outputs.joinpath(*made.OFFER, "draft")
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "manifest.json").write_text(re.sub(r'("edition.json": ")\w{4}', r"\1beef", manifest), encoding="utf-8")
    assert head not in client.get(f"{HOME}/draft").text
    assert client.get(one).text == told
    assert client.get(f"{head}/1.png").content == picture
    assert client.get(f"{head}/areas.css").text == styles.text


def test_what_is_kept_no_more_sends_to_the_pages_that_stand_there(client: TestClient, drafted: Project) -> None:
    one = links(page(client), "passage")[0]
    shutil.rmtree(drafted.private / "web" / "pictures")
    drafted.private.joinpath("web", "pictures").mkdir()
    assert client.get(one, follow_redirects=False).headers["location"] == f"{HOME}/draft"
    assert client.get(one, headers=PART).headers["hx-redirect"] == f"{HOME}/draft"
    assert client.get(one.split("/passage")[0] + "/1.png").status_code == 404


def test_a_set_is_shown_under_its_own_mark_where_it_stood_alone(client: TestClient) -> None:
    one = links(page(client), "passage")[0]
    picture, place = one.split("/passage")[0] + "/1.png", re.compile(r"(?<=/draft/)\w+")
    mark = place.findall(picture)[0]
    assert client.get(picture).status_code == 200
    for wrong in (
        mark[:24] + "0" * 24,
        mark[24:] + mark[:24],
        mark.upper(),
        mark + "0",
        mark[:24],
        mark + "%2f..%2f" + mark,
    ):
        assert client.get(place.sub(wrong, picture)).status_code == 404
        assert client.get(place.sub(wrong, one), follow_redirects=False).status_code != 200
    for other in ("final", "check"):
        assert client.get(picture.replace("/draft/", f"/{other}/")).status_code == 404
    assert client.get(picture.replace("/fr/", "/de/")).status_code == 404


@pytest.mark.parametrize(("name", "said"), [("edition.json", "edition.json"), ("forum-ets-2021.nl.pdf", "Le PDF")])
def test_what_is_damaged_is_said_and_tried_once(client: TestClient, drafted: Project, name: str, said: str) -> None:
    drafted.outputs.joinpath(*made.OFFER, "draft", name).write_bytes(b"%PDF-1.7 {")
    text = page(client)
    assert 'role="alert"' in text and said in text
    assert "hx-trigger" not in text.split('id="sheets"')[1]
    assert list((drafted.private / "web" / "pictures").iterdir()) == []


def test_without_a_draft_it_says_so(project: Project, enter: Enter) -> None:
    folder = project.inputs.joinpath("job_offer", "accueil")
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text("titre:\n  fr: Accueil\n", encoding="utf-8")
    client, address = enter(Role.STAFF), "/dossiers/job_offer/accueil/pages"
    text = client.get(address).text
    assert "Aucun projet n’est prêt" in text
    assert f'hx-get="{address}"' in text and '<noscript><meta http-equiv="refresh"' in text
    still = client.get(address, headers=PART)
    assert (still.status_code, still.headers.get("hx-redirect")) == (204, None)


def test_who_waits_for_a_draft_is_led_to_its_pages(client: TestClient) -> None:
    assert client.get(HOME, headers=PART).headers["hx-redirect"] == f"{HOME}/draft"
    assert client.get(HOME, follow_redirects=False).headers["location"] == f"{HOME}/draft"
