"""Sessions: secrets that are kept hashed, end when they should, and outlive a server."""

import os
import threading
from datetime import timedelta

import pytest

from flows.access import invitations, sessions
from flows.access.account import Account, Role
from flows.access.accounts import Person, change, remove, speak
from flows.access.acts import Did, acts
from flows.access.entering import new_password
from flows.access.rates import Rates
from flows.access.settings import Accounts, WebSettings
from flows.access.store import Store
from imprimatur.project import Project
from tests.flows.access.conftest import NOW, PASSWORD, somebody

LOCAL = WebSettings(accounts=Accounts.LOCAL)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_a_session_is_its_holders_and_outlives_the_server(store: Store, ana: Account, project: Project) -> None:
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
    assert len(secret) == 43
    assert sessions.account_of(Store(project), LOCAL, secret, NOW) == ana
    assert [(one.did, one.who, one.account, one.moment) for one in acts(store)] == [
        (Did.ENTERED, ana.name, ana.id, NOW)
    ]
    for wrong in ("", "x", secret[:-1], secret + "x", secret * 100, "\ud800"):
        assert sessions.account_of(store, LOCAL, wrong, NOW) is None


def test_the_store_holds_no_secret(store: Store, ana: Account) -> None:
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
    link = invitations.reset(store, ana, None, NOW)
    kept = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
    assert secret.encode() not in kept and link.encode() not in kept and PASSWORD.encode() not in kept


def test_a_session_left_alone_ends_and_one_that_is_used_ends_too(store: Store, ana: Account) -> None:
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
    assert sessions.account_of(store, LOCAL, secret, NOW + hours(12) - timedelta(seconds=1)) == ana
    assert sessions.account_of(store, LOCAL, secret, NOW + hours(23)) == ana
    assert sessions.account_of(store, LOCAL, secret, NOW + hours(35)) is None
    assert sessions.account_of(store, LOCAL, secret, NOW) is None, "what has ended has ended, whatever the clock says"
    secret, at = sessions.begin(store, ana, Accounts.LOCAL, NOW), NOW
    while at < NOW + timedelta(days=14) - hours(11):
        at += hours(11)
        assert sessions.account_of(store, LOCAL, secret, at) == ana
    assert sessions.account_of(store, LOCAL, secret, NOW + timedelta(days=14)) is None


def test_a_session_is_marked_as_used_once_a_minute(store: Store, ana: Account) -> None:
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)

    def seen() -> int:
        with store.reading() as connection:
            found: int = connection.execute("SELECT seen FROM sessions").fetchone()[0]
            return found - int(NOW.timestamp())

    for later, marked in ((59, 0), (60, 60), (119, 60), (120, 120)):
        sessions.account_of(store, LOCAL, secret, NOW + timedelta(seconds=later))
        assert seen() == marked


def test_a_change_of_rights_ends_sessions_and_one_of_language_does_not(store: Store, ana: Account) -> None:
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
    speak(store, ana, "nl")
    found = sessions.account_of(store, LOCAL, secret, NOW)
    assert found and found.lang == "nl"
    renamed = Person(ana.address, "Ana Belova-Maes", "nl", ana.roles)
    change(store, ana, renamed, None, NOW)
    assert sessions.account_of(store, LOCAL, secret, NOW)
    for to in (
        Person(ana.address, ana.name, "fr", frozenset({Role.DIRECTION})),
        Person(ana.address, ana.name, "fr", frozenset({Role.DIRECTION}), frozenset({"cbcs"})),
        Person("other@asso.example", ana.name, "fr", frozenset({Role.DIRECTION}), frozenset({"cbcs"})),
    ):
        secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
        changed = change(store, ana, to, None, NOW)
        assert Person.of(changed) == to
        assert sessions.account_of(store, LOCAL, secret, NOW) is None


def test_what_ends_every_session(store: Store, ana: Account) -> None:
    others = sessions.begin(store, somebody(store, "bo@asso.example"), Accounts.LOCAL, NOW)
    for ending in (
        lambda: new_password(store, Rates(), ana, PASSWORD, "cinq chevaux gris", "192.0.2.1"),
        lambda: invitations.reset(store, ana, None, NOW),
        lambda: sessions.end_all(store, ana),
        lambda: remove(store, ana, None, NOW),
    ):
        secrets = [sessions.begin(store, ana, Accounts.LOCAL, NOW) for _ in range(2)]
        ending()
        assert [sessions.account_of(store, LOCAL, secret, NOW) for secret in secrets] == [None, None]
    assert sessions.account_of(store, LOCAL, others, NOW)


def test_a_password_chosen_anew_ends_what_was_begun_since(store: Store, ana: Account) -> None:
    link = invitations.reset(store, ana, None, NOW)
    secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
    invitations.accept(store, link, PASSWORD, NOW)
    assert sessions.account_of(store, LOCAL, secret, NOW) is None


def test_who_leaves_ends_their_session_alone(store: Store, ana: Account) -> None:
    here, there = (sessions.begin(store, ana, Accounts.LOCAL, NOW) for _ in range(2))
    sessions.leave(store, ana, here, NOW)
    assert sessions.account_of(store, LOCAL, here, NOW) is None
    assert sessions.account_of(store, LOCAL, there, NOW) == ana
    assert acts(store)[0].did is Did.LEFT


def test_another_way_of_coming_in_closes_the_former_one(store: Store, ana: Account) -> None:
    secret = sessions.begin(store, ana, Accounts.PERSONAL, NOW)
    assert sessions.account_of(store, LOCAL, secret, NOW) is None
    assert sessions.account_of(store, WebSettings(), secret, NOW) == ana


def test_an_account_has_twenty_sessions(store: Store, ana: Account) -> None:
    others = sessions.begin(store, somebody(store, "bo@asso.example"), Accounts.LOCAL, NOW)
    secrets = [sessions.begin(store, ana, Accounts.LOCAL, NOW + timedelta(seconds=one)) for one in range(21)]
    alive = [sessions.account_of(store, LOCAL, secret, NOW + hours(1)) is not None for secret in secrets]
    assert alive == [False] + 20 * [True]
    assert sessions.account_of(store, LOCAL, others, NOW)


@pytest.mark.parametrize(("later", "left"), [(hours(12) - timedelta(seconds=1), 1), (hours(12), 0)])
def test_what_has_ended_is_thrown_away(store: Store, ana: Account, later: timedelta, left: int) -> None:
    sessions.begin(store, ana, Accounts.LOCAL, NOW)
    sessions.prune(store, LOCAL, NOW + later)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sessions").fetchone()[0] == left


def test_threads_use_one_store(store: Store, ana: Account) -> None:
    found: list[Account | None] = []

    def used() -> None:
        secret = sessions.begin(store, ana, Accounts.LOCAL, NOW)
        found.append(sessions.account_of(store, LOCAL, secret, NOW + hours(1)))

    threads = [threading.Thread(target=used) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == 8 * [ana]


def test_a_process_that_forks_uses_the_same_store(store: Store, ana: Account) -> None:
    child = os.fork()
    if not child:
        try:
            sessions.begin(store, ana, Accounts.LOCAL, NOW)
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(acts(store)) == 1
