"""Coming in by the accounts of an office, against a real provider, and against one that lies."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.responses import PlainTextResponse, RedirectResponse

from flows.access.account import Account, Role
from flows.access.accounts import accounts
from flows.access.faults import AccessFault, NotLetIn
from flows.access.invitations import admit, reset
from flows.access.openid import Going, Provider
from flows.access.settings import Accounts, Addresses, OpenId, WebSettings
from flows.access.store import Store
from imprimatur.project import Project
from tests.flows.access import provider as there
from tests.flows.access.conftest import NOW, person

ANA = {"email": "ana@asso.example", "email_verified": True, "name": "Ana Belova"}


@pytest.fixture(scope="module")
def running() -> Iterator[there.Provider]:
    with there.answering() as found:
        yield found


@pytest.fixture
def office(running: there.Provider) -> there.Provider:
    """The provider, as honest as on its first day."""
    fresh = there.Provider()
    running.lie, running.sign, running.about, running.answer = fresh.lie, None, {}, fresh.answer
    return running


@pytest.fixture
def ours(project: Project, office: there.Provider, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Provider]:
    """Our side: `ours(domains=("asso.example",), default_roles=("staff",))`."""
    monkeypatch.setenv("OPENID", there.SECRET)

    def made(**more: Any) -> Provider:
        more = {"domains": ("asso.example",), "default_roles": ("staff",), **more}
        asked = OpenId(issuer=office.issuer, client_id=there.CLIENT, secret_env="OPENID", **more)
        public = "https://docs.asso.example"
        return Provider(project, WebSettings(accounts=Accounts.OPENID, public=public, openid=asked))

    return made


def state_of(going: Going) -> str:
    return parse_qs(urlsplit(going.url).query)["state"][0]


def came(ours: Provider, office: there.Provider, store: Store, **person: Any) -> Account:
    going = ours.go(store)
    code = office.visited(going.url, **(ANA | person))
    return ours.back(store, state_of(going), code, going.browser)[0]


def refused(ours: Provider, office: there.Provider, store: Store, **person: Any) -> str:
    with pytest.raises(NotLetIn) as caught:
        came(ours, office, store, **person)
    return caught.value.message.fr


def test_somebody_of_the_office_comes_in(ours: Callable[..., Provider], office: there.Provider, store: Store) -> None:
    side = ours()
    going = side.go(store, "/dossier/job_offer/accueil")
    asked = parse_qs(urlsplit(going.url).query)
    assert asked["redirect_uri"] == ["https://docs.asso.example/enter/office/back"]
    assert asked["scope"] == ["openid email profile"] and asked["code_challenge_method"] == ["S256"]
    account, then = side.back(store, state_of(going), office.visited(going.url, **ANA), going.browser)
    assert (account.address, account.name, account.roles) == ("ana@asso.example", "Ana Belova", {Role.STAFF})
    assert then == "/dossier/job_offer/accueil"
    assert came(side, office, store) == account
    assert came(side, office, store, email="ana.maes@asso.example") == account, "it is the same person"
    assert len(accounts(store)) == 1


def test_a_state_is_used_once_in_its_own_browser_and_in_time(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    side = ours()

    def tried(going: Going, state: str, browser: str, later: timedelta = timedelta(0)) -> None:
        with pytest.raises(NotLetIn) as caught:
            side.back(store, state, office.visited(going.url, **ANA), browser, NOW + later)
        assert "a commencé ailleurs" in caught.value.message.fr

    first, other = side.go(store, now=NOW), side.go(store, now=NOW)
    tried(first, state_of(first), other.browser)
    tried(other, state_of(other), other.browser)  # a stranger's try has used it up
    tried(first, "", first.browser)
    for browser in ("", ".", "a.b", f"{state_of(first)}.", "x" * 5000):
        tried(first, state_of(first), browser)
    late = side.go(store, now=NOW)
    tried(late, state_of(late), late.browser, timedelta(minutes=10))
    again = side.go(store, now=NOW)
    side.back(store, state_of(again), office.visited(again.url, **ANA), again.browser, NOW + timedelta(minutes=9))
    tried(again, state_of(again), again.browser)


@pytest.mark.parametrize(
    "sign", [there.unsigned, there.by_public_key, there.by_secret, there.by_another, there.carried, there.altered]
)
def test_a_token_that_the_provider_did_not_sign_is_not_believed(
    ours: Callable[..., Provider],
    office: there.Provider,
    store: Store,
    sign: Callable[[there.Provider, there.Claims], str],
) -> None:
    side = ours()
    office.sign = sign
    assert "n’est pas digne de foi" in refused(side, office, store)
    office.sign = lambda *_: "not.a.token"
    assert "n’est pas digne de foi" in refused(side, office, store)
    assert accounts(store) == ()


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://accounts.evil.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another", "imprimatur"]},
        {"aud": ["imprimatur", "another"], "azp": "another"},
        {"azp": "another"},
        {"aud": "another", "azp": "imprimatur"},
        {"aud": None},
        {"exp": lambda: int(time.time()) - 61},
        {"exp": None},
        {"iat": lambda: int(time.time()) + 3600},
        {"nbf": lambda: int(time.time()) + 3600},
        {"iat": None},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
    ],
)
def test_a_token_meant_for_another_is_not_believed(
    ours: Callable[..., Provider], office: there.Provider, store: Store, lie: dict[str, Any]
) -> None:
    side = ours()
    told = {name: value() if callable(value) else value for name, value in lie.items()}
    office.lie = lambda claims: {name: value for name, value in (claims | told).items() if value is not None}
    assert "n’est pas digne de foi" in refused(side, office, store)
    assert accounts(store) == ()


def test_a_clock_may_be_off_by_a_minute(ours: Callable[..., Provider], office: there.Provider, store: Store) -> None:
    office.lie = lambda claims: claims | {"exp": int(time.time()) - 30}
    assert came(ours(), office, store)


@pytest.mark.parametrize(
    "person",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email_verified": 1},
        {"email": "ana@elsewhere.example"},
        {"email": "ana@asso.example.evil.example"},
        {"email": "ana@evil.example, ana@asso.example"},
        {"email": "ana"},
        {"email": ["ana@asso.example"]},
        {"email": None},
        {"email": "a" * 2000 + "@asso.example"},
    ],
    ids=lambda person: str(person)[:40],
)
def test_an_address_that_nobody_vouches_for_opens_nothing(
    ours: Callable[..., Provider], office: there.Provider, store: Store, person: dict[str, Any]
) -> None:
    assert "ne garantit pas votre adresse" in refused(ours(), office, store, **person)
    assert accounts(store) == ()


def test_an_office_that_gives_its_addresses_out(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    side = ours(addresses=Addresses.GIVEN)
    typed = {"email": "boss@asso.example", "email_verified": None}
    assert came(side, office, store, preferred_username="Ana@asso.example", **typed).address == "ana@asso.example"
    for more in ({"preferred_username": None}, {"preferred_username": "b@asso.example", "email_verified": False}):
        assert "ne garantit pas" in refused(side, office, store, sub="2", **(typed | more))


def test_who_comes_in_is_who_was_invited_or_named(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    side = ours(default_roles=(), roles={"dir@asso.example": ("direction",)})
    assert "n’est pas encore invitée" in refused(side, office, store)
    invited = admit(store, person("ana@asso.example", Role.TRANSLATOR, scope=("cbcs",)), None)
    assert came(side, office, store, email="Ana@asso.example") == invited
    assert came(side, office, store, email="dir@asso.example", sub="7").roles == {Role.DIRECTION}


def test_an_address_given_to_somebody_else_opens_nothing_of_the_former(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    side = ours()
    ana = came(side, office, store)
    assert "appartenait à un autre compte" in refused(side, office, store, sub="2")
    reset(store, ana, None)
    assert came(side, office, store, sub="2") == ana
    assert "appartenait à un autre compte" in refused(side, office, store)


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://accounts.evil.example"},
        {"issuer": None},
        {"token_endpoint": "ftp://127.0.0.1/token"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_provider_that_is_another_is_not_asked(
    ours: Callable[..., Provider], office: there.Provider, store: Store, about: dict[str, Any]
) -> None:
    office.about = about
    with pytest.raises(AccessFault) as caught:
        ours().go(store)
    assert "ne répondent pas" in caught.value.message.fr


def test_a_provider_that_answers_nonsense_is_told(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    for answer in (
        lambda _: PlainTextResponse("no JSON"),
        lambda _: PlainTextResponse("[]", media_type="application/json"),
        lambda _: PlainTextResponse("gone", 500),
        lambda _: RedirectResponse(f"{office.issuer}/elsewhere"),
    ):
        office.answer = answer
        with pytest.raises(AccessFault) as caught:
            ours().go(store)
        assert "ne répondent pas" in caught.value.message.fr


@pytest.mark.parametrize(("size", "taken"), [(1_000_000, True), (1_000_001, False)])
def test_an_answer_without_end_is_not_read(
    ours: Callable[..., Provider], office: there.Provider, store: Store, size: int, taken: bool
) -> None:
    office.answer = lambda said: PlainTextResponse(json.dumps(said).rjust(size), media_type="application/json")
    if taken:
        assert ours().go(store)
        return
    with pytest.raises(AccessFault):
        ours().go(store)


def test_what_a_provider_says_of_itself_cannot_open_its_client(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    office.about = {"verify": False, "follow_redirects": True, "trust_env": True, "scope": "all"}
    going = ours().go(store)
    assert parse_qs(urlsplit(going.url).query)["scope"] == ["openid email profile"]


def test_a_key_that_changed_is_asked_for_anew(
    ours: Callable[..., Provider], office: there.Provider, store: Store
) -> None:
    side = ours()
    assert came(side, office, store)
    former, office.key = office.key, there.RSAKey.generate_key(2048, {"kid": "later"})
    try:
        assert came(side, office, store)
    finally:
        office.key = former


def test_a_provider_that_is_gone_is_told(ours: Callable[..., Provider], project: Project, store: Store) -> None:
    asked = OpenId(issuer="http://127.0.0.1:1", client_id="i", secret_env="OPENID")
    side = Provider(project, WebSettings(accounts=Accounts.OPENID, openid=asked))
    with pytest.raises(AccessFault) as caught:
        side.go(store)
    assert "ne répondent pas (ConnectError)" in caught.value.message.fr


def test_a_wrong_secret_lets_nobody_in(
    ours: Callable[..., Provider], office: there.Provider, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = ours()
    monkeypatch.setattr(side, "_secret", "wrong")
    assert "n’est pas digne de foi" in refused(side, office, store)
