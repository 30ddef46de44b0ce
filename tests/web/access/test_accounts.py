"""The pages of accounts: one's own, and those that an operator looks after."""

import json
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from flows.access import invitations
from flows.access.account import Account, Role
from flows.access.accounts import Person, account_by_address, account_by_id, accounts
from flows.access.acts import Did, acts, record
from flows.access.doors import Doors
from flows.access.invitations import invited, waiting
from flows.access.settings import Accounts, OpenId, WebSettings
from imprimatur.project import Project
from tests.web.access.conftest import PASSWORD, Open, mark, plant, signed, somebody, within
from tests.web.conftest import ORIGIN
from web.marks import FIELD

OP, ANA = "op@asso.example", "ana@asso.example"


@pytest.fixture
def op(gate: Doors, browser: Open) -> TestClient:
    """An operator, within."""
    somebody(gate, OP, Role.OPERATOR)
    client = browser()
    assert signed(client, OP).status_code == 303
    return client


def post(client: TestClient, path: str, **given: object) -> Response:
    return client.post(path, data={FIELD: mark(client.get("/account")), **given})


def asked(**other: object) -> dict[str, object]:
    return {"address": ANA, "name": "Manon Guibreteau", "role": ["staff"], "scope": "", "language": "nl", **other}


def test_an_operator_invites_changes_resets_and_removes(gate: Doors, op: TestClient, browser: Open) -> None:
    answer = post(op, "/accounts", **asked(role=["staff", "translator"], scope="CBCS, forum"))
    assert answer.status_code == 200
    link = answer.text.split("<code>")[1].split("</code>")[0]
    assert link.startswith(f"{ORIGIN}/enter/invitation/")
    found = invited(gate.store, link.rpartition("/")[2])
    assert found and found.person == Person(
        ANA, "Manon Guibreteau", "nl", frozenset({Role.STAFF, Role.TRANSLATOR}), frozenset({"cbcs", "forum"})
    )
    assert link not in op.get("/accounts").text and "Manon Guibreteau" in op.get("/accounts").text
    ana = invitations.accept(gate.store, link.rpartition("/")[2], PASSWORD)
    theirs = browser()
    signed(theirs, ANA)
    assert within(theirs)
    page = op.get(f"/accounts/{ana.id}").text
    assert 'value="cbcs, forum"' in page and 'value="translator" checked' in page
    assert post(op, f"/accounts/{ana.id}", **asked(role=["direction"], scope="")).status_code == 303
    changed = account_by_id(gate.store, ana.id)
    assert changed and (changed.roles, changed.scope) == ({Role.DIRECTION}, frozenset()) and not within(theirs)
    answer = post(op, f"/accounts/{ana.id}/reset")
    assert answer.status_code == 200 and "/enter/invitation/" in answer.text
    assert signed(theirs, ANA).status_code == 403
    assert post(op, f"/accounts/{ana.id}/remove").status_code == 303
    assert account_by_address(gate.store, ANA) is None and op.get(f"/accounts/{ana.id}").status_code == 404
    page = op.get("/accounts/acts").text
    for words in ("invitation", "compte modifié", "mot de passe réinitialisé", "compte supprimé", "connexion refusée"):
        assert words in page
    assert "uitnodiging" in op.get("/accounts/acts?language=nl").text
    assert {one.account for one in acts(gate.store) if one.did is Did.REMOVED_ACCOUNT} == {
        account.id for account in accounts(gate.store) if account.address == OP
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (asked(address="no"), "pas une adresse"),
        (asked(role=[]), "au moins un rôle"),
        (asked(role=["boss"]), "au moins un rôle"),
        (asked(name="Manon Guibretau"), "Manon Guibreteau"),
        (asked(name="<b>Zoé</b>"), "&lt;b&gt;Zoé"),
        (asked(name="x" * 121, new="1"), "120"),
        (asked(name=""), "donnez le nom"),
        (asked(scope="nowhere at all"), "Aucune association"),
        (asked(address=OP), "a déjà un compte"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    gate: Doors, op: TestClient, given: dict[str, object], said: str
) -> None:
    answer = post(op, "/accounts", **given)
    assert answer.status_code == 422 and said in answer.text and "<b>Zo" not in answer.text
    assert 'role="alert"' in answer.text and waiting(gate.store) == ()
    if len(str(given["scope"])) > 1:
        assert f'value="{given["scope"]}"' in answer.text


def test_somebody_new_to_the_register(gate: Doors, op: TestClient) -> None:
    assert post(op, "/accounts", **asked(name="Zoé Inconnue", new="1")).status_code == 200
    (one,) = waiting(gate.store)
    assert one.person.name == "Zoé Inconnue"
    assert post(op, "/accounts/withdraw", address=ANA).status_code == 303
    assert waiting(gate.store) == ()


PATHS = ("/accounts", "/accounts/acts", "/accounts/1")
ACTS = ("/accounts", "/accounts/withdraw", "/accounts/1", "/accounts/1/remove", "/accounts/1/reset")


@pytest.mark.parametrize("roles", [(Role.STAFF,), (Role.TRANSLATOR,), (Role.DIRECTION,), (Role.OPERATOR, "cbcs")])
def test_who_does_not_operate_sees_and_does_nothing(gate: Doors, browser: Open, roles: tuple[Role, ...]) -> None:
    first = somebody(gate, OP, Role.OPERATOR)
    assert first.id == 1
    scope = ("cbcs",) if "cbcs" in roles else ()
    somebody(gate, ANA, *(one for one in roles if isinstance(one, Role)), scope=scope)
    client = browser()
    signed(client, ANA)
    for path in PATHS:
        assert client.get(path).status_code == 403
    for path in ACTS:
        assert post(client, path, **asked(role=["operator"])).status_code == 403
    assert waiting(gate.store) == () and account_by_id(gate.store, 1) == first
    page = client.get("/account").text
    assert 'href="/accounts"' not in page and ANA in page


def test_strangers_see_the_door(browser: Open) -> None:
    client = browser()
    for path in (*PATHS, "/account"):
        assert client.get(path).headers["location"] == "/enter"
    for path in (*ACTS, "/account/password", "/account/language"):
        assert client.post(path, data={}).status_code == 401


def test_a_form_of_another_session_does_nothing(gate: Doors, op: TestClient, browser: Open) -> None:
    somebody(gate, ANA)
    other = browser()
    signed(other, ANA)
    theirs = mark(other.get("/account"))
    for path in (*ACTS, "/account/password", "/account/language"):
        for given in ({}, {FIELD: theirs}):
            assert op.post(path, data={**asked(), **given}).status_code == 403
    assert len(accounts(gate.store)) == 2 and waiting(gate.store) == ()


def test_nobody_takes_the_accounts_out_of_their_own_hands(gate: Doors, op: TestClient) -> None:
    own = account_by_address(gate.store, OP)
    assert own
    path = f"/accounts/{own.id}"
    given = {"address": OP, "name": own.name, "language": "fr", "scope": ""}
    assert post(op, path, **given, role=["staff"]).status_code == 422
    assert post(op, path, **{**given, "scope": "cbcs"}, role=["operator"]).status_code == 422
    assert post(op, f"{path}/remove").status_code == 422
    assert account_by_id(gate.store, own.id) == own
    assert post(op, path, **given, role=["operator", "staff"]).status_code == 303
    changed = account_by_id(gate.store, own.id)
    assert changed and changed.roles == {Role.OPERATOR, Role.STAFF}


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999999999999", "x", "-1", "1/../2"])
def test_an_account_that_is_none_is_absent(op: TestClient, number: str) -> None:
    assert op.get(f"/accounts/{number}").status_code == 404


def test_a_name_that_left_the_register_stays(gate: Doors, op: TestClient) -> None:
    ana = somebody(gate, ANA, scope=("gone",))
    given = asked(name=ana.name, scope="gone", role=["direction"])
    assert post(op, f"/accounts/{ana.id}", **given).status_code == 303
    changed = account_by_id(gate.store, ana.id)
    assert changed and (changed.name, changed.scope, changed.roles) == (ana.name, {"gone"}, {Role.DIRECTION})


def test_one_changes_the_own_password(gate: Doors, browser: Open) -> None:
    somebody(gate)
    here, there_ = browser(), browser()
    signed(here)
    signed(there_)
    new = "cinq chevaux gris"
    for former, one, again in (("wrong", new, new), (PASSWORD, new, new + "x"), (PASSWORD, "c0urt", "c0urt")):
        answer = post(here, "/account/password", former=former, password=one, again=again)
        assert answer.status_code in (403, 422) and 'role="alert"' in answer.text
    assert within(there_)
    assert post(here, "/account/password", former=PASSWORD, password=new, again=new).status_code == 303
    assert within(here) and not within(there_)
    assert signed(there_).status_code == 403 and signed(there_, password=new).status_code == 303


def test_one_chooses_the_own_language(gate: Doors, browser: Open) -> None:
    ana = somebody(gate)
    client = browser()
    signed(client)
    assert post(client, "/account/language", language="xx").headers["location"] == "/account"
    assert post(client, "/account/language", language="nl").headers["location"] == "/account?language=nl"
    changed = account_by_id(gate.store, ana.id)
    assert changed and changed.lang == "nl" and "Mijn account" in client.get("/account?language=nl").text


def test_the_record_is_read_page_by_page(gate: Doors, op: TestClient) -> None:
    ana = somebody(gate)
    for one in range(150):
        record(gate.store, Did.DROPPED, ana, "job_offer/accueil", "v1", f"<b>file {one}</b>.xlsx")
    page = op.get("/accounts/acts").text
    assert page.count("<time") == 100 and "&lt;b&gt;file 149" in page and "<b>file" not in page
    before = page.split("acts?before=")[1].split('"')[0]
    page = op.get(f"/accounts/acts?before={before}").text
    assert page.count("<time") == 51 and "file 49&" in page and "acts?before" not in page
    for odd in ("x", "-1", "9" * 40, "٣"):
        assert op.get("/accounts/acts", params={"before": odd}).status_code == 200


def test_a_letter_leaves_where_there_is_mail(gate: Doors, op: TestClient, project: Project) -> None:
    from flows.mail.spool import Spool

    mail = '[mail]\nhost = "smtp.asso.example"\nsecurity = "tls"\nfrom = "imprimatur@asso.example"\n'
    (project.root / "imprimatur.toml").write_text(mail)
    answer = post(op, "/accounts", **asked())
    assert [one.to for one in Spool(project).waiting()] == [ANA] and ANA in answer.text.split("</section>")[0]
    (project.root / "imprimatur.toml").write_text("[mail]\n")
    answer = post(op, "/accounts", **asked())
    assert answer.status_code == 422 and "mail.host" in answer.text and "/enter/invitation/" in answer.text


def test_an_office_admits_at_once(project: Project, browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    openid = OpenId(issuer="https://a.example", client_id="i", secret_env="S")
    gate = Doors(project, WebSettings(accounts=Accounts.OPENID, public=ORIGIN, openid=openid))
    operator = somebody(gate, OP, Role.OPERATOR)
    client = browser(gate)
    plant(client, "imprimatur", gate.begin(operator))
    assert post(client, "/accounts", **asked()).status_code == 303
    ana = account_by_address(gate.store, ANA)
    assert ana and post(client, f"/accounts/{ana.id}/reset").status_code == 303
    assert 'name="former"' not in client.get("/account").text
    assert post(client, "/account/password", former="", password=PASSWORD, again=PASSWORD).status_code == 404


def test_a_personal_machine_has_nobody_to_invite(project: Project, browser: Open) -> None:
    gate = Doors(project, WebSettings())
    operator = somebody(gate, OP, *Role)
    client = browser(gate)
    plant(client, "imprimatur", gate.begin(operator))
    assert "celle d’une seule personne" in client.get("/accounts").text
    assert post(client, "/accounts", **asked()).status_code == 422
    assert waiting(gate.store) == ()


def test_an_operator_invites_a_hundred_a_day(gate: Doors, op: TestClient) -> None:
    from flows.access.rates import Rate

    own = account_by_address(gate.store, OP)
    assert own
    for _ in range(99):
        gate.rates.count(Rate.INVITATION, str(own.id))
    assert post(op, "/accounts", **asked()).status_code == 200
    assert post(op, "/accounts", **asked()).status_code == 429


def test_registers_that_cannot_be_read_are_said(gate: Doors, op: TestClient, project: Project) -> None:
    for path in (project.inputs / "_shared").iterdir():
        if path.is_file() and path.name.startswith("persons"):
            Path(path).write_bytes(b"\0broken")
    answer = post(op, "/accounts", **asked())
    assert answer.status_code == 422 and "Traceback" not in answer.text


def test_each_page_in_both_languages(gate: Doors, op: TestClient) -> None:
    own: Account | None = account_by_address(gate.store, OP)
    assert own
    for path in ("/account", "/accounts", "/accounts/acts", f"/accounts/{own.id}"):
        for lang, tag in (("fr", "fr-BE"), ("nl", "nl-BE")):
            page = op.get(f"{path}?language={lang}").text
            assert f'<html lang="{tag}">' in page and "{" not in page.split("<main")[1]


def test_who_is_limited_sees_their_associations_and_what_they_began(
    gate: Doors, browser: Open, project: Project
) -> None:
    for slug in ("nous", "eux", "neuf"):
        (project.inputs / "job_offer" / slug).mkdir(parents=True)
        (project.inputs / "job_offer" / slug / "offre.yaml").touch()
    for slug, publisher in (("nous", "cbcs"), ("eux", "ama")):
        manifest = project.outputs / "job_offer" / slug / "check" / "manifest.json"
        manifest.parent.mkdir(parents=True)
        manifest.write_text(
            json.dumps(
                {
                    "kind": "job_offer",
                    "slug": slug,
                    "findings": [],
                    "inputs": {},
                    "templates": {},
                    "versions": {},
                    "publisher": publisher,
                }
            )
        )
    ana = somebody(gate, ANA, Role.STAFF, scope=("cbcs",))
    client = browser()
    signed(client, ANA)

    def statuses() -> list[int]:
        return [client.get(f"/dossiers/job_offer/{slug}").status_code for slug in ("nous", "eux", "neuf")]

    assert statuses() == [200, 404, 404]
    record(gate.store, Did.BEGAN, ana, "job_offer/neuf")
    assert statuses() == [200, 404, 200]
    page = client.get("/").text
    assert "/job_offer/neuf" in page and "/job_offer/eux" not in page
