"""Invitations and one-time links: used once, and in time."""

import threading
from datetime import timedelta

import pytest

from flows.access import invitations, one_time, single_use
from flows.access.account import Account, Right, Role
from flows.access.accounts import Person, account_by_address, account_by_id, accounts, change, remove
from flows.access.acts import Did, acts
from flows.access.entering import let_in
from flows.access.faults import AccessFault, NotLetIn
from flows.access.invitations import accept, invite, invited, reset, waiting, withdraw
from flows.access.letters import letter, send
from flows.access.one_time import one_time_link, opened
from flows.access.rates import Rates
from flows.access.settings import Accounts, WebSettings
from flows.access.single_use import Purpose
from flows.access.store import Store
from imprimatur.project import Project
from tests.flows.access.conftest import NOW, PASSWORD, person, somebody

WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def test_an_invitation_makes_one_account(store: Store) -> None:
    asked = person("ana@asso.example", Role.STAFF, Role.TRANSLATOR, scope=("cbcs", "job_offer/mon offre"))
    secret = invite(store, asked, None, NOW)
    found = invited(store, secret, NOW)
    assert found and (found.person, found.account) == (asked, None)
    assert [one.person for one in waiting(store, NOW)] == [asked]
    account = accept(store, secret, PASSWORD, NOW)
    assert Person.of(account) == asked == Person.of(accounts(store)[0])
    assert let_in(store, Rates(), asked.address, PASSWORD, "192.0.2.1") == account
    assert waiting(store, NOW) == ()
    with pytest.raises(AccessFault):
        accept(store, secret, "un autre mot de passe", NOW)
    assert invited(store, secret, NOW) is None
    assert [one.did for one in acts(store)] == [Did.ACCEPTED, Did.INVITED]


@pytest.mark.parametrize(("later", "open_"), [(WEEK - SECOND, True), (WEEK, False)])
def test_an_invitation_lasts_seven_days(store: Store, later: timedelta, open_: bool) -> None:
    secret = invite(store, person(), None, NOW)
    assert bool(invited(store, secret, NOW + later)) == open_
    assert bool(waiting(store, NOW + later)) == open_
    if open_:
        accept(store, secret, PASSWORD, NOW + later)
        return
    with pytest.raises(AccessFault):
        accept(store, secret, PASSWORD, NOW + later)
    assert accounts(store) == ()


def test_a_password_that_is_not_taken_leaves_the_link(store: Store) -> None:
    secret = invite(store, person(), None, NOW)
    for refused in ("court", "Ana Belova 1", "ana@asso.ex"):
        with pytest.raises(AccessFault):
            accept(store, secret, refused, NOW)
    assert accept(store, secret, PASSWORD, NOW)


def test_the_last_invitation_alone_opens(store: Store) -> None:
    former, later = invite(store, person(), None, NOW), invite(store, person(), None, NOW)
    other = invite(store, person("bo@asso.example"), None, NOW)
    assert invited(store, former, NOW) is None and invited(store, later, NOW) and invited(store, other, NOW)
    assert withdraw(store, "ana@asso.example", None, NOW)
    assert not withdraw(store, "ana@asso.example", None, NOW)
    assert invited(store, later, NOW) is None and invited(store, other, NOW)


def test_of_two_who_use_a_link_at_once_one_does(store: Store) -> None:
    secret = invite(store, person(), None, NOW)
    done: list[str] = []

    def use() -> None:
        try:
            done.append(accept(store, secret, PASSWORD, NOW).name)
        except AccessFault:
            done.append("")

    threads = [threading.Thread(target=use) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(done) == 5 * [""] + ["Ana Belova"]


def test_who_has_an_account_is_not_invited(store: Store, ana: Account) -> None:
    with pytest.raises(AccessFault):
        invite(store, person(), None, NOW)
    secret = invite(store, person("bo@asso.example"), None, NOW)
    change(store, ana, person("bo@asso.example"), None, NOW)
    with pytest.raises(AccessFault):
        accept(store, secret, PASSWORD, NOW)


def test_a_reset_closes_the_former_password_at_once(store: Store, ana: Account) -> None:
    secret = reset(store, ana, None, NOW)
    with pytest.raises(NotLetIn):
        let_in(store, Rates(), ana.address, PASSWORD, "192.0.2.1")
    found = invited(store, secret, NOW)
    assert found and found.account == ana.id
    assert accept(store, secret, "cinq chevaux gris", NOW) == ana
    assert let_in(store, Rates(), ana.address, "cinq chevaux gris", "192.0.2.1") == ana
    with pytest.raises(AccessFault):
        accept(store, secret, PASSWORD, NOW)


def test_what_is_removed_leaves_no_way_in(store: Store, ana: Account) -> None:
    secret = reset(store, ana, None, NOW)
    remove(store, ana, None, NOW)
    assert invited(store, secret, NOW) is None
    with pytest.raises(AccessFault):
        accept(store, secret, PASSWORD, NOW)
    for gone in (
        lambda: remove(store, ana, None),
        lambda: reset(store, ana, None),
        lambda: change(store, ana, person(), None),
    ):
        with pytest.raises(AccessFault):
            gone()
    assert account_by_id(store, ana.id) is None and account_by_address(store, "ANA@asso.example") is None


def test_two_accounts_of_one_address_cannot_be(store: Store, ana: Account) -> None:
    other = somebody(store, "bo@asso.example")
    with pytest.raises(AccessFault):
        change(store, other, person(ana.address), None, NOW)
    assert change(store, ana, person(ana.address, Role.DIRECTION), None, NOW).roles == {Role.DIRECTION}


@pytest.mark.parametrize("purpose", [one for one in Purpose if one is not Purpose.INVITATION])
def test_a_secret_opens_nothing_else(store: Store, ana: Account, purpose: Purpose) -> None:
    secret = invite(store, person("bo@asso.example"), None, NOW)
    with store.writing() as connection:
        assert single_use.take(connection, purpose, secret, NOW) is None
        assert single_use.take(connection, Purpose.INVITATION, secret, NOW)


def test_what_is_over_is_thrown_away(store: Store) -> None:
    invite(store, person(), None, NOW)
    invite(store, person("bo@asso.example"), None, NOW + WEEK)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM single_use").fetchone()[0] == 1


def secret_of(link: str) -> str:
    assert link.startswith("http://127.0.0.1:4300/enter/open/")
    return link.rpartition("/")[2]


def test_a_personal_machine_opens_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    settings = WebSettings()
    secret = secret_of(one_time_link(store, settings, "nl", NOW))
    account = opened(store, settings, secret, NOW + timedelta(minutes=15) - SECOND)
    assert (account.name, account.lang, account.roles) == ("ana", "nl", set(Role))
    assert all(account.may(right, "job_offer/a", ()) for right in Right)
    for moment in (NOW, NOW + SECOND):
        with pytest.raises(NotLetIn):
            opened(store, settings, secret, moment)
    former = secret_of(one_time_link(store, settings, "fr", NOW))
    late = secret_of(one_time_link(store, settings, "fr", NOW))
    for given, moment in ((former, NOW), (late, NOW + timedelta(minutes=15)), ("", NOW), ("x" * 1000, NOW)):
        with pytest.raises(NotLetIn):
            opened(store, settings, given, moment)
    assert len(accounts(store)) == 1


def test_there_is_no_one_time_link_where_people_sign_in(store: Store) -> None:
    local = WebSettings(accounts=Accounts.LOCAL)
    with pytest.raises(AccessFault):
        one_time_link(store, local, "fr")
    secret = secret_of(one_time_link(store, WebSettings(), "fr", NOW))
    with pytest.raises(NotLetIn):
        opened(store, local, secret, NOW)
    with pytest.raises(NotLetIn):
        let_in(store, Rates(), one_time._ADDRESS, "", "192.0.2.1")


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_the_letter_names_who_what_and_how_long(lang: str, project: Project) -> None:
    settings = WebSettings(accounts=Accounts.LOCAL, public="https://docs.asso.example")
    asked = Person("ana@asso.example", "Ana <b>Belova", "nl" if lang == "nl" else "fr", frozenset({Role.STAFF}))
    link = f"{settings.base}{invitations.PATH}abc"
    for anew in (False, True):
        made = letter(settings, asked, link, anew=anew)
        assert made.to == asked.address and made.lang == lang
        assert made.text.count(link) == 1 and "https://docs.asso.example" in made.text and "Ana <b>Belova" in made.text
        assert made.html.count(f'href="{link}"') == 1 and "<b>" not in made.html
        assert ("zeven dagen" if lang == "nl" else "sept jours") in made.text
    assert not send(project, settings, asked, link, anew=False), "no section [mail]"
