"""The finished files on the server's page: to whoever knows the secret, and nothing but them."""

from http import HTTPStatus
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from flows.artifacts import linked
from flows.embedded.environment import OUTPUTS
from flows.embedded.outputs import PLACE, Outputs
from flows.embedded.secret import project_secret
from flows.embedded.server import Server
from imprimatur.project import Project

SECRET = "imprimatur:a-long-secret"
PAGE = "<p>Été</p>"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    draft = tmp_path / "project" / "outputs" / "job_offer" / "une offre" / "draft"
    (draft / "annotated").mkdir(parents=True)
    (draft / "offre.fr.html").write_text(PAGE, encoding="utf-8")
    for name in ("offre.fr.docx", "offre.fr.PDF", "annotated/offre.fr.xlsx", ".hidden.html", "script.js", "sans"):
        (draft / name).write_bytes(b"content")
    (tmp_path / "project" / ".imprimatur").mkdir()
    (tmp_path / "project" / ".imprimatur" / "private.json").write_text("{}")
    (tmp_path / "project" / "outputs-of-others").mkdir()
    (tmp_path / "project" / "outputs-of-others" / "theirs.html").write_text(PAGE)
    (draft / "out.html").symlink_to(tmp_path / "project" / "outputs-of-others" / "theirs.html")
    (draft / "away").symlink_to(tmp_path / "project" / ".imprimatur")
    return Project(tmp_path / "project")


@pytest.fixture
def browser(project: Project) -> TestClient:
    client = TestClient(Outputs(PlainTextResponse("the server's own"), project, SECRET))
    client.auth = tuple(SECRET.split(":"))
    return client


DRAFT = f"{PLACE}job_offer/une%20offre/draft/"


def test_a_page_is_shown_and_runs_nothing_and_what_is_no_page_is_saved(browser: TestClient) -> None:
    page = browser.get(f"{DRAFT}offre.fr.html")
    assert (page.status_code, page.text, page.headers["content-type"]) == (200, PAGE, "text/html; charset=utf-8")
    assert "content-disposition" not in page.headers
    policy = page.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "sandbox allow-downloads", "frame-ancestors 'none'"} <= set(policy)
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
    assert page.headers["cache-control"] == "no-store"
    for name in ("offre.fr.docx", "offre.fr.PDF", "annotated/offre.fr.xlsx"):
        saved = browser.get(DRAFT + name)
        assert (saved.content, saved.headers["content-disposition"]) == (b"content", "attachment")
        assert saved.headers["x-content-type-options"] == "nosniff"
    assert (browser.head(f"{DRAFT}offre.fr.docx")).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    "path",
    [
        "",
        "job_offer",
        "job_offer/une%20offre/draft/",
        "job_offer/une%20offre/draft/.hidden.html",
        "job_offer/une%20offre/draft/script.js",
        "job_offer/une%20offre/draft/sans",
        "job_offer/une%20offre/draft/absent.html",
        "job_offer/une%20offre/draft/out.html",
        "job_offer/une%20offre/draft/away/private.json",
        "..%2F.imprimatur/private.json",
        "..%2Foutputs-of-others%2Ftheirs.html",
        "%2E%2E/outputs-of-others/theirs.html",
        "job_offer%2F..%2F..%2Foutputs-of-others%2Ftheirs.html",
        "%2Fetc/passwd.html",
        "a%00.html",
        f"{'a' * 300}.html",
    ],
)
def test_nothing_else_is_there(browser: TestClient, path: str) -> None:
    assert (browser.get(PLACE + path)).status_code == HTTPStatus.NOT_FOUND


def test_nothing_can_be_written(browser: TestClient) -> None:
    for method in ("PUT", "POST", "DELETE"):
        assert (browser.request(method, f"{DRAFT}offre.fr.html")).status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    ("auth", "status"),
    [
        (("imprimatur", "a-long-secret"), HTTPStatus.OK),
        (("", SECRET), HTTPStatus.OK),
        (("imprimatur", SECRET), HTTPStatus.OK),
        (("imprimatur", "guess"), HTTPStatus.UNAUTHORIZED),
        (("imprimatur", ""), HTTPStatus.UNAUTHORIZED),
        (None, HTTPStatus.UNAUTHORIZED),
    ],
)
def test_the_browser_asks_for_the_secret(browser: TestClient, auth: tuple[str, str] | None, status: HTTPStatus) -> None:
    browser.auth = None
    answer = browser.get(f"{DRAFT}offre.fr.html", auth=auth)
    assert answer.status_code == status
    assert answer.headers.get("www-authenticate", "").startswith("Basic") == (status == HTTPStatus.UNAUTHORIZED)
    assert (browser.get(f"{DRAFT}absent.html", headers={"Authorization": b"Basic \xe9"})).status_code == 401


def test_the_rest_is_the_servers_own(browser: TestClient) -> None:
    for path in ("/outputs", "/outputsx/a.html", "/dashboard"):
        assert (browser.get(path)).text == "the server's own"


@pytest.mark.parametrize("part", ["bytes=0-3", "bytes=0-0,2-3", "bytes=5-1", "bytes=9999-", "lines=1"])
def test_a_file_is_given_whole_and_every_answer_is_closed(browser: TestClient, part: str) -> None:
    page = browser.get(f"{DRAFT}offre.fr.html", headers={"Range": part})
    assert (page.status_code, page.text) == (HTTPStatus.OK, PAGE)
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_reading_is_answered(browser: TestClient, method: str) -> None:
    answer = browser.request(method, f"{DRAFT}offre.fr.html")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_file_is_linked_where_the_server_shows_it_else_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = project.outputs / "job_offer" / "une offre" / "draft" / "offre.fr.html"
    monkeypatch.delenv(OUTPUTS, raising=False)
    assert linked(project, file) == r"outputs/job\_offer/une offre/draft/offre\.fr\.html"
    monkeypatch.setenv(OUTPUTS, PLACE)
    assert linked(project, file) == rf"[job\_offer/une offre/draft/offre\.fr\.html]({DRAFT}offre.fr.html)"


@pytest.mark.server
@pytest.mark.xdist_group("server")
def test_the_embedded_server_shows_them_behind_its_own_doors(server: Server) -> None:
    made = server.project.outputs / "job_offer" / "shown" / "draft" / "offre.fr.html"
    made.parent.mkdir(parents=True)
    made.write_text(PAGE, encoding="utf-8")
    try:
        url = server.url + server.environment[OUTPUTS] + made.relative_to(server.project.outputs).as_posix()
        name, _, password = project_secret(server.project).partition(":")
        ask = {"auth": (name, password), "trust_env": False, "timeout": 600}
        assert httpx.get(url, **ask).text == PAGE
        assert httpx.get(url, trust_env=False, timeout=600).status_code == HTTPStatus.UNAUTHORIZED
        assert (
            httpx.get(url, headers={"Origin": "https://elsewhere.example"}, **ask).status_code == HTTPStatus.FORBIDDEN
        )
        assert httpx.get(url, headers={"Host": "elsewhere.example"}, **ask).status_code == HTTPStatus.BAD_REQUEST
    finally:
        made.unlink()
        made.parent.rmdir()
        made.parent.parent.rmdir()
