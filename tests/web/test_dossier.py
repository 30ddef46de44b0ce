"""The page of a dossier: its files dropped, replaced, taken and removed; what was found; what was made."""

import json
import os
import time
from pathlib import Path
from urllib.parse import quote

import docx
import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from flows.runner import run, told
from imprimatur.core.parameters import Parameters
from imprimatur.project import RECORD, Project
from tests.web.conftest import Doorkeeper, Enter
from web.dossier.files import MAX_NAME, fault_of_name, plain_name
from web.dossier.routes import SOON
from web.marks import FIELD

HOME = "/dossiers/job_offer/accueil"
OFFER = "titre:\n  fr: Chargé·e d’accueil\n  nl: Onthaalmedewerker\n"


@pytest.fixture
def folder(project: Project) -> Path:
    made = project.inputs / "job_offer" / "accueil"
    made.mkdir(parents=True)
    (made / "offre.yaml").write_text(OFFER, encoding="utf-8")
    return made


def mark(client: TestClient) -> str:
    """The mark that the forms of somebody's pages bear."""
    page = client.get(HOME).text
    return page.split('name="mark" value="')[1].split('"')[0]


def drop(client: TestClient, *files: tuple[str, bytes], **fields: str):  # type: ignore[no-untyped-def]
    return client.post(
        f"{HOME}/files",
        data={FIELD: mark(client), **fields},
        files=[("files", one) for one in files],
        follow_redirects=False,
    )


def test_what_was_found_and_made(project: Project, folder: Path, enter: Enter) -> None:
    told(project, Parameters(kind="job_offer", slug="accueil"))
    client = enter(Role.STAFF)
    page = client.get(HOME).text
    assert "Il manque" in page
    assert "offre.yaml" in page
    run(project, Parameters(kind="job_offer", slug="accueil"))
    page = client.get(HOME).text
    for lang in ("fr", "nl"):
        for ending in ("docx", "pdf", "html"):
            answer = client.get(f"{HOME}/made/draft/accueil.{lang}.{ending}")
            assert f"made/draft/accueil.{lang}.{ending}" in page
            assert answer.status_code == 200
            is_page = ending == "html"
            assert answer.headers["content-type"].startswith("text/html") == is_page
            assert ("attachment" in answer.headers.get("content-disposition", "")) != is_page
            assert "sandbox" in answer.headers["content-security-policy"]
    assert client.get(f"{HOME}/made/check/findings.json").headers["content-disposition"].startswith("attachment")


def test_the_page_looks_again_by_itself(project: Project, folder: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    page = client.get(HOME).text
    assert 'hx-trigger="every 150ms"' in page
    told(project, Parameters(kind="job_offer", slug="accueil"))
    live = page.split('id="live" hx-get="')[1].split('"')[0]
    part = client.get(live).text
    assert 'hx-trigger="every 3s"' in part
    now = part.split('hx-get="')[1].split('"')[0]
    assert client.get(now).status_code == 204
    (folder / "offre.yaml").write_text(OFFER + "\n", encoding="utf-8")
    assert 'hx-trigger="every 150ms"' in client.get(now).text


@pytest.mark.parametrize(("age", "pace"), [(SOON - 5, "150ms"), (SOON + 1, "1s")])
@pytest.mark.parametrize("is_removal", [False, True])
def test_it_looks_often_just_after_a_file_came_or_went_and_seldom_where_nothing_comes(
    folder: Path, enter: Enter, age: float, pace: str, is_removal: bool
) -> None:
    """Many pages may be left open on dossiers that nobody checks."""
    long_ago, then = time.time() - 86_400, time.time() - age
    os.utime(folder / "offre.yaml", (long_ago, long_ago) if is_removal else (then, then))
    os.utime(folder, (then, then) if is_removal else (long_ago, long_ago))
    client = enter(Role.STAFF)
    page = client.get(HOME).text
    assert f'hx-trigger="every {pace}"' in page.split('id="live"')[1].split(">")[0]
    looked = page.split('id="live" hx-get="')[1].split('"')[0]
    assert client.get(looked).status_code == 204
    for path in (folder, folder / "offre.yaml"):
        os.utime(path, (long_ago, long_ago))
    slow = client.get(looked).text if pace == "150ms" else page
    assert 'hx-trigger="every 1s"' in slow, "it slows down by itself"


def test_accepted_findings_stand_apart_with_why_and_by_whom(folder: Path, project: Project, enter: Enter) -> None:
    told(project, Parameters(kind="job_offer", slug="accueil"))
    manifest = project.outputs / "job_offer" / "accueil" / "check" / "manifest.json"
    said = json.loads(manifest.read_bytes())
    one = said["findings"][0]
    one["accepted"] = {"reason": "Convenu <b>", "by": "Ada", "on": "2026-11-03", "location": "job_offer/accueil/o.yaml"}
    manifest.write_text(json.dumps(said), encoding="utf-8")
    for lang, title, day in (("fr", "acceptés", "3 novembre 2026"), ("nl", "aard", "3 november 2026")):
        page = enter(Role.STAFF, lang=lang).get(HOME).text.replace("\u00a0", " ")
        owed, accepted = page.split('<details class="accepted">')
        accepted = accepted.split("</details>")[0]
        assert "Convenu &lt;b&gt;" in accepted and f"Ada, {day}" in accepted and title in accepted.split("</h3>")[0]
        assert '<span class="number">1</span>' in accepted
        assert f'id="{one["reference"]}"' in accepted and f'id="{one["reference"]}"' not in owed
    assert 'class="accepted"' not in enter(Role.STAFF).get("/").text


def test_without_an_accepted_finding_nothing_is_said_of_any(folder: Path, project: Project, enter: Enter) -> None:
    told(project, Parameters(kind="job_offer", slug="accueil"))
    assert 'class="accepted"' not in enter(Role.STAFF).get(HOME).text


def test_the_head_of_every_page_tells_how_the_dossier_stands_by_itself(
    project: Project, folder: Path, enter: Enter
) -> None:
    client = enter(Role.STAFF)
    page = client.get(f"{HOME}/versions").text
    now = page.split('class="head" hx-get="')[1].split('"')[0]
    assert now.startswith(f"{HOME}/standing?since=") and client.get(now).status_code == 204
    told(project, Parameters(kind="job_offer", slug="accueil"))
    part = client.get(now).text
    assert part.count("<h1>") == 1 and "points à régler" in part and "<nav" not in part
    now = part.split('hx-get="')[1].split('"')[0]
    assert client.get(now).status_code == 204


def test_what_is_approved_or_translated_leads_there(project: Project, folder: Path, enter: Enter) -> None:
    told(project, Parameters(kind="job_offer", slug="accueil"))
    for role, leads in ((Role.DIRECTION, True), (Role.STAFF, False)):
        page = enter(role).get(HOME).text
        found = page.split('id="found"')[1].split("<aside>")[0]
        assert (f'<a href="{HOME}/approve">Approuver<' in found) is leads
        assert f'<a href="{HOME}/form#field-' in found


def test_files_are_dropped(project: Project, folder: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    answer = drop(client, ("récit.fr.md", b"# Nous"), ("dossier/offre.yaml", b"titre: x\n"))
    assert answer.status_code == 303
    assert (folder / "récit.fr.md").read_bytes() == b"# Nous"
    assert (folder / "offre.yaml").read_bytes() == b"titre: x\n"
    assert [(act.did, act.who, act.dossier, act.detail) for act in doors.acts] == [
        (Did.DROPPED, "Yasmina Tellouch", "job_offer/accueil", "récit.fr.md"),
        (Did.DROPPED, "Yasmina Tellouch", "job_offer/accueil", "offre.yaml"),
    ]


def test_who_sends_without_end_is_asked_to_wait(folder: Path, enter: Enter, doors: Doorkeeper) -> None:
    doors.is_full = True
    answer = drop(enter(Role.STAFF), ("un.fr.md", b"un"))
    assert answer.status_code == 429
    assert not (folder / "un.fr.md").exists()


def test_a_file_takes_the_place_of_another_where_that_stands(project: Project, folder: Path, enter: Enter) -> None:
    (folder / "textes").mkdir()
    (folder / "textes" / "un.fr.md").write_text("un", encoding="utf-8")
    client = enter(Role.STAFF)
    assert drop(client, ("deux.md", b"deux"), instead="accueil/textes/un.fr.md").status_code == 303
    assert (folder / "textes" / "un.fr.md").read_text() == "deux"
    assert not (folder / "deux.md").exists()
    page = drop(client, ("deux.docx", b"deux"), instead="accueil/textes/un.fr.md").text
    assert "Il n’est pas de la même sorte" in page
    assert "n’est plus dans le dossier" in drop(client, ("x.md", b"x"), instead="../other/x.md").text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("_notes.md", b"x", "réservé"),
        (RECORD, b"{}", "réservé"),
        (".hidden.md", b"x", "réservé"),
        ("~$offre.xlsx", b"x", "reste d’un autre programme"),
        ("a:b.md", b"x", "un signe"),
        ("vide.md", b"", "Il est vide"),
        ("x" * MAX_NAME + ".md", b"x", "caractères"),
    ],
)
def test_what_is_not_taken_is_said(folder: Path, enter: Enter, name: str, content: bytes, why: str) -> None:
    before = sorted(folder.rglob("*"))
    answer = drop(enter(Role.STAFF), (name, content), ("bon.fr.md", b"bon"))
    assert answer.status_code == 200
    assert why in answer.text
    assert sorted(folder.rglob("*")) == sorted([*before, folder / "bon.fr.md"])  # the others go on


@pytest.mark.parametrize(
    "given", ["../../x.md", "/etc/x.md", "..\\..\\x.md", "C:\\users\\x.md", "a/../../x.md", "x.md"]
)
def test_a_name_is_never_a_path(folder: Path, project: Project, enter: Enter, given: str) -> None:
    drop(enter(Role.STAFF), (given, b"x"))
    assert (folder / "x.md").read_bytes() == b"x"
    assert [path.name for path in project.root.rglob("x.md")] == ["x.md"]


def test_names_as_browsers_give_them() -> None:
    assert plain_name("re\u0301cit.md") == "récit.md"
    assert plain_name("..") == ".."
    assert fault_of_name("..") and fault_of_name("") and fault_of_name("a\x00b") and fault_of_name("a\u202eb.md")
    assert fault_of_name("x" * (MAX_NAME - 3) + ".md") is None
    assert fault_of_name("x" * (MAX_NAME - 2) + ".md") is not None
    assert fault_of_name("é" * 121) is not None  # bytes, which systems count


def test_nothing_is_written_through_a_link(project: Project, folder: Path, tmp_path: Path, enter: Enter) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "lien.md").symlink_to(outside / "lien.md")
    drop(enter(Role.STAFF), ("lien.md", b"x"))
    assert not list(outside.iterdir())


def test_a_file_is_taken_as_it_is(folder: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    answer = client.get(f"{HOME}/files/accueil/offre.yaml")
    assert answer.content == OFFER.encode()
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''offre.yaml"
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "name",
    [
        f"accueil/{RECORD}",
        "accueil/../../_shared/organisations.xlsx",
        "accueil/%2e%2e/%2e%2e/_shared/organisations.xlsx",
        "..%2f..%2f..%2fimprimatur.toml",
        "%2fetc%2fpasswd",
        "accueil/nothing.md",
    ],
)
def test_no_other_file_is_taken(folder: Path, enter: Enter, name: str) -> None:
    (folder / RECORD).write_text("{}", encoding="utf-8")
    assert enter(Role.DIRECTION).get(f"{HOME}/files/{name}").status_code in (404, 400)


@pytest.mark.parametrize("name", ["manifest.json", "..%2f..%2fcheck%2ffindings.json", "x"])
def test_of_a_set_only_what_it_names(project: Project, folder: Path, enter: Enter, name: str) -> None:
    run(project, Parameters(kind="job_offer", slug="accueil"))
    assert enter(Role.STAFF).get(f"{HOME}/made/draft/{name}").status_code == 404


@pytest.mark.parametrize("stage", ["versions", "former", "..", "redlines"])
def test_of_the_sets_only_those_that_are_shown(project: Project, folder: Path, enter: Enter, stage: str) -> None:
    run(project, Parameters(kind="job_offer", slug="accueil"))
    assert enter(Role.STAFF).get(f"{HOME}/made/{quote(stage)}/findings.json").status_code == 404


def test_a_file_is_removed_by_its_name(folder: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    given = {FIELD: mark(client), "name": "accueil/offre.yaml"}
    assert client.post(f"{HOME}/remove", data=given, follow_redirects=False).status_code == 303
    assert not (folder / "offre.yaml").exists()
    assert [act.did for act in doors.acts] == [Did.REMOVED]
    client.post(f"{HOME}/remove", data=given)
    client.post(f"{HOME}/remove", data={**given, "name": "../../../imprimatur.toml"})
    assert [act.did for act in doors.acts] == [Did.REMOVED]


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.OPERATOR])
def test_who_may_not_write_changes_nothing(folder: Path, enter: Enter, role: Role) -> None:
    client = enter(role)
    assert 'type="file"' not in client.get(HOME).text
    writer = enter(Role.STAFF)
    given = {FIELD: mark(writer), "name": "accueil/offre.yaml"}
    del writer
    assert client.post(f"{HOME}/remove", data=given).status_code == 403
    assert (folder / "offre.yaml").exists()


def test_another_associations_dossier_is_not_there(folder: Path, enter: Enter) -> None:
    client = enter(Role.DIRECTION, scope=("FORUM",))
    for path in ("", "/live", "/files/accueil/offre.yaml", "/made/draft/accueil.fr.pdf"):
        assert client.get(f"{HOME}{path}").status_code == 404


def test_a_form_without_its_mark_does_nothing(folder: Path, enter: Enter) -> None:
    client, other = enter(Role.STAFF), enter(Role.STAFF)
    for given in ({}, {FIELD: ""}, {FIELD: "x"}, {FIELD: mark(other)}):
        answer = client.post(f"{HOME}/remove", data={**given, "name": "accueil/offre.yaml"})
        assert answer.status_code == 403
    assert (folder / "offre.yaml").exists()


def test_strangers_see_the_door(folder: Path, enter: Enter) -> None:
    client = enter(Role.STAFF)
    client.cookies.clear()
    for path in ("/", HOME, f"{HOME}/files/accueil/offre.yaml"):
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    answer = client.get(f"{HOME}/live", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/enter")
    assert client.post(f"{HOME}/remove", data={"name": "accueil/offre.yaml"}).status_code == 401
    assert (folder / "offre.yaml").exists()
    assert client.get("/static/page.css").status_code == 200


def test_names_are_shown_and_run_nothing(folder: Path, project: Project, enter: Enter) -> None:
    (folder / "<img src=x onerror=alert(1)>.md").write_text("x", encoding="utf-8")
    (folder / '"><script>.md').write_text("x", encoding="utf-8")
    told(project, Parameters(kind="job_offer", slug="accueil"))
    page = enter(Role.STAFF).get(HOME).text
    assert "<img" not in page
    assert "<script>" not in page
    assert "&lt;img src=x" in page


def test_an_empty_dossier_says_what_to_do(project: Project, enter: Enter) -> None:
    (project.inputs / "job_offer" / "vide").mkdir(parents=True)
    page = enter(Role.STAFF).get("/dossiers/job_offer/vide").text
    assert "Ce dossier est vide" in page


def test_who_did_what_is_told_to_who_works_there(folder: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.STAFF)
    drop(client, ("b.fr.md", b"x"))
    assert "Qui a fait quoi" in client.get(HOME).text
    assert "b.fr.md" in client.get(HOME).text.split("Qui a fait quoi")[1]
    assert "Qui a fait quoi" not in enter(Role.OPERATOR).get(HOME).text
    doors.acts.clear()
    assert "Qui a fait quoi" not in client.get(HOME).text


@pytest.mark.parametrize(
    ("lang", "says", "opens"),
    [
        ("fr", "n’a que des textes", "Ouvrir le formulaire"),
        ("nl", "heeft alleen teksten", "Het formulier openen"),
    ],
)
def test_a_word_file_dropped_alone_is_a_dossier_and_what_to_do_next_is_said(
    project: Project, enter: Enter, lang: str, says: str, opens: str
) -> None:
    home = project.inputs / "job_offer"
    home.mkdir(parents=True)
    text = docx.Document()
    text.add_paragraph("Nous cherchons une personne.")
    text.save(str(home / "accueil.docx"))
    client = enter(Role.STAFF, lang=lang)
    assert says not in client.get(HOME).text, "nothing was found yet"
    told(project, Parameters(kind="job_offer", slug="accueil"))
    page = client.get(HOME).text
    assert says in page and f'<a href="{HOME}/form">{opens}</a>' in page
    assert client.get(f"{HOME}/form").status_code == 200
    seen = enter(Role.OPERATOR, lang=lang).get(HOME).text
    assert says in seen and opens not in seen
    (home / "accueil").mkdir()
    (home / "accueil" / "offre.yaml").write_text(OFFER, encoding="utf-8")
    told(project, Parameters(kind="job_offer", slug="accueil"))
    assert says not in client.get(HOME).text
