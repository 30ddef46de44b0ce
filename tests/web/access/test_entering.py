"""The door, as those use it who may come in, and as those try it who may not."""

import hmac
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from flows.access import invitations
from flows.access.account import Role
from flows.access.accounts import Person, account_by_address
from flows.access.acts import Did, acts
from flows.access.doors import Doors
from flows.access.one_time import one_time_link
from flows.access.settings import Accounts, OpenId, WebSettings
from imprimatur.project import Project
from tests.flows.access import provider as there
from tests.web.access.conftest import ANA, PASSWORD, Open, mark, plant, signed, somebody, within
from tests.web.conftest import ORIGIN
from web.marks import FIELD


def test_somebody_comes_in_and_leaves(gate: Doors, browser: Open) -> None:
    somebody(gate)
    client = browser()
    assert not within(client)
    answer = signed(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert within(client)
    assert client.get("/enter").headers["location"] == "/"
    held = client.cookies["imprimatur"]
    answer = client.post("/enter/leave", data={FIELD: mark(client.get("/"))})
    assert answer.headers["location"] == "/enter" and "imprimatur" not in client.cookies
    plant(client, "imprimatur", held)
    assert not within(client), "the session has ended, not its cookie alone"
    assert [one.did for one in acts(gate.store)] == [Did.LEFT, Did.ENTERED]


@pytest.mark.parametrize("origin", [ORIGIN, "https://docs.asso.example"])
def test_cookies_are_read_by_nothing_but_these_pages(gate: Doors, browser: Open, origin: str) -> None:
    somebody(gate)
    client = browser(origin=origin)
    set_ = [*client.get("/enter").headers.get_list("set-cookie"), *signed(client).headers.get_list("set-cookie")]
    is_secure = origin.startswith("https")
    assert set_[0].partition("=")[0] == ("__Host-visit" if is_secure else "visit")
    assert set_[-1].partition("=")[0] == ("__Host-imprimatur" if is_secure else "imprimatur")
    for one in set_:
        parts = {part.strip().lower() for part in one.split(";")}
        assert {"httponly", "path=/", "samesite=lax"} <= parts and ("secure" in parts) == is_secure
        assert not any(part.startswith("domain") for part in parts)
    assert "Max-Age=1209600" in set_[-1]


def test_a_session_is_new_at_each_coming_in(gate: Doors, browser: Open) -> None:
    ana = somebody(gate)
    client = browser()
    plant(client, "imprimatur", "planted")
    assert not within(client)
    signed(client)
    first = client.cookies["imprimatur"]
    assert first != "planted" and len(first) == 43
    planted, other = gate.begin(ana), browser()
    plant(other, "imprimatur", planted)
    assert within(other)
    client = browser()
    token = mark(client.get("/enter"))
    plant(client, "imprimatur", planted)
    answer = client.post("/enter", data={FIELD: token, "address": ANA, "password": PASSWORD})
    assert answer.status_code == 303 and planted not in answer.headers["set-cookie"]
    assert not within(other), "what was planted before ends"


def test_an_answer_tells_nobody_who_has_an_account(gate: Doors, browser: Open) -> None:
    somebody(gate)
    told = set()
    for address in (ANA, "nobody@asso.example", "personal@localhost"):
        client = browser()
        answer = signed(client, address, "wrong")
        body = answer.text.replace(address, "").replace(mark(answer), "")
        told.add((answer.status_code, body, tuple(sorted(answer.headers.keys()))))
    assert len(told) == 1 and told.pop()[0] == 403


def test_a_password_is_tried_five_times(gate: Doors, browser: Open) -> None:
    somebody(gate)
    client = browser()
    for _ in range(5):
        assert signed(client, password="wrong").status_code == 403
    answer = signed(client)
    assert answer.status_code == 429 and 0 < int(answer.headers["retry-after"]) <= 900
    assert "Trop d’essais" in answer.text and not within(client)
    assert signed(client, "nobody@asso.example").status_code == 403


def test_a_form_of_another_browser_brings_nobody_in(gate: Doors, browser: Open) -> None:
    somebody(gate)
    client, other = browser(), browser()
    theirs = mark(other.get("/enter"))
    given = {"address": ANA, "password": PASSWORD}
    for marked in ({}, {FIELD: ""}, {FIELD: theirs}, {FIELD: mark(client.get("/enter"))[:-1]}):
        assert client.post("/enter", data={**given, **marked}).status_code == 403
    bare = browser()
    known = hmac.new(b"", b"imprimatur: forms", "sha256").hexdigest()
    assert bare.post("/enter", data={**given, FIELD: known}).status_code == 403, "without a visit no mark is right"
    assert (
        client.post(
            "/enter", data={**given, FIELD: mark(client.get("/enter"))}, headers={"Origin": "https://evil.example"}
        ).status_code
        == 403
    )
    assert not within(client) and not within(bare)
    signed(client)
    assert client.post("/enter/leave", data={FIELD: theirs}).status_code == 403
    assert within(client)


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_an_invitation_is_used_once(gate: Doors, browser: Open, lang: str) -> None:
    secret = invitations.invite(gate.store, Person(ANA, "Ana <i>Belova", "fr", frozenset({Role.STAFF})), None)
    path, client = f"/enter/invitation/{secret}", browser()
    page = client.get(f"{path}?language={lang}")
    assert page.status_code == 200 and "Ana &lt;i&gt;Belova" in page.text and ANA in page.text
    assert ("Nieuw wachtwoord" if lang == "nl" else "Nouveau mot de passe") in page.text
    assert client.get(path).status_code == 200, "looking at it does not use it up"

    def chosen(password: str, again: str) -> Response:
        return client.post(path, data={FIELD: mark(client.get(path)), "password": password, "again": again})

    for password, again in (
        (PASSWORD, PASSWORD + "x"),
        ("c0urt", "c0urt"),
        ("", ""),
        ("ana iBelova 1", "ana iBelova 1"),
    ):
        answer = chosen(password, again)
        assert answer.status_code == 422 and 'role="alert"' in answer.text
        assert not password or password not in answer.text, "what was typed is shown to nobody"
    assert chosen(PASSWORD, PASSWORD).headers["location"] == "/"
    assert within(client)
    other = browser()
    answer = other.get(path)
    assert answer.status_code == 422 and ("werkt niet meer" in answer.text or "ne vaut plus" in answer.text)
    assert other.post(path, data={FIELD: mark(answer), "password": PASSWORD, "again": PASSWORD}).status_code == 422
    assert not within(other)


def test_invitations_are_not_guessed(gate: Doors, browser: Open) -> None:
    client = browser()
    answers = [client.get(f"/enter/invitation/guess{one}").status_code for one in range(31)]
    assert answers == 30 * [422] + [429]
    secret = invitations.invite(gate.store, Person(ANA, "Ana Belova", "fr", frozenset({Role.STAFF})), None)
    assert client.get(f"/enter/invitation/{secret}").status_code == 429


def test_a_personal_machine_opens_by_its_link(project: Project, browser: Open) -> None:
    gate = Doors(project, WebSettings())
    path = one_time_link(gate.store, gate.settings, "fr").removeprefix(gate.settings.base)
    client, other = browser(gate), browser(gate)
    assert "lien affiché au démarrage" in client.get("/enter").text and "<form" not in client.get("/enter").text
    assert client.head(path).status_code == 200
    answer = client.get(path)
    assert answer.headers["location"] == "/" and within(client)
    assert client.get(path).headers["location"] == "/", "opened again by who is within"
    assert other.get(path).status_code == 403 and not within(other)
    answer = other.post("/enter", data={FIELD: "x", "address": ANA, "password": PASSWORD})
    assert answer.status_code == 403 and not within(other)


def test_a_password_opens_nothing_where_there_are_none(project: Project, browser: Open) -> None:
    gate = Doors(project, WebSettings())
    somebody(gate)
    secret = invitations.invite(gate.store, Person("bo@asso.example", "Bo", "fr", frozenset()), None)
    client = browser(gate)
    assert client.get(f"/enter/invitation/{secret}").status_code == 422
    assert client.get("/enter/office").headers["location"] == "/enter"
    assert client.get("/enter/office/back?state=a&code=b").headers["location"] == "/enter"


@pytest.fixture
def office() -> Iterator[there.Provider]:
    with there.answering() as found:
        yield found


def test_somebody_of_an_office(
    project: Project, browser: Open, office: there.Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENID", there.SECRET)
    asked = OpenId(
        issuer=office.issuer,
        client_id=there.CLIENT,
        secret_env="OPENID",
        domains=("asso.example",),
        default_roles=(Role.STAFF,),
    )
    gate = Doors(project, WebSettings(accounts=Accounts.OPENID, public=ORIGIN, openid=asked))
    client, other = browser(gate), browser(gate)
    page = client.get("/enter").text
    assert 'href="/enter/office"' in page and "password" not in page
    url = client.get("/enter/office").headers["location"]
    assert url.startswith(f"{office.issuer}/authorization_endpoint?")
    person = {"email": ANA, "email_verified": True, "name": "Ana Belova"}
    state = re.search(r"[?&]state=([^&]+)", url)
    assert state
    back = f"/enter/office/back?state={state[1]}&code={office.visited(url, **person)}"
    assert other.get(back).status_code == 403 and not within(other), "begun in another browser"
    answer = client.get(back, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.headers["location"] == "/" and within(client)
    assert client.get(back).status_code == 403, "a state is used once"
    assert client.get("/enter/office/back?error=access_denied").status_code == 403
    account = account_by_address(gate.store, ANA)
    assert account and account.roles == {Role.STAFF}
    assert signed_not(browser(gate))


def signed_not(client: TestClient) -> bool:
    """Whether no password opens."""
    visit = "v" * 43
    plant(client, "visit", visit)
    marked = hmac.new(visit.encode(), b"imprimatur: forms", "sha256").hexdigest()
    answer = client.post("/enter", data={FIELD: marked, "address": ANA, "password": PASSWORD})
    return answer.status_code == 403 and not within(client)


def test_a_server_that_starts_again_knows_its_sessions(
    gate: Doors, project: Project, settings: WebSettings, browser: Open
) -> None:
    somebody(gate)
    client = browser()
    signed(client)
    again = browser(Doors(project, settings))
    plant(again, "imprimatur", client.cookies["imprimatur"])
    assert within(again)


@pytest.mark.parametrize("name", ["imprimatur", "visit", "office", "language"])
@pytest.mark.parametrize("value", ["", "x" * 5000, '"<script>', "a.b.c"])
def test_any_cookie_is_borne(gate: Doors, browser: Open, name: str, value: str) -> None:
    client = browser()
    plant(client, name, value)
    for path in ("/", "/enter", "/enter/office/back"):
        answer = client.get(path)
        assert answer.status_code in (200, 303, 403) and "<script>" not in answer.text.replace("<script src", "")


def test_nothing_is_kept_of_what_was_typed(gate: Doors, browser: Open, tmp_path: Path) -> None:
    client = browser()
    answer = signed(client, '"><script>alert(1)</script>@x', "secret words here")
    assert "<script>alert" not in answer.text and "secret words" not in answer.text
    kept = b"".join(path.read_bytes() for path in gate.store.path.parent.iterdir() if path.is_file())
    assert b"secret words" not in kept
