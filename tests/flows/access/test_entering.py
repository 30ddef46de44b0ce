"""Coming in with a password, as an attacker would."""

import time
import unicodedata

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given
from hypothesis import strategies as st

from flows.access import passwords
from flows.access.account import Account
from flows.access.accounts import add
from flows.access.acts import Did, acts
from flows.access.entering import let_in, new_password
from flows.access.faults import AccessFault, NotLetIn, TooOften
from flows.access.rates import Rate, Rates, network_of
from flows.access.store import Store
from tests.flows.access.conftest import HASHER, PASSWORD, person

HERE = "192.0.2.1"


def refused(store: Store, rates: Rates, address: str, password: str, client: str = HERE) -> AccessFault:
    with pytest.raises(AccessFault) as caught:
        let_in(store, rates, address, password, client)
    return caught.value


@pytest.mark.parametrize("spelt", ["ana@asso.example", "Ana@Asso.Example", " Ana Belova <ana@asso.example> "])
def test_the_right_password_opens_whatever_the_spelling(store: Store, ana: Account, spelt: str) -> None:
    assert let_in(store, Rates(), spelt, PASSWORD, HERE) == ana
    assert acts(store) == ()


def test_a_refusal_tells_nobody_who_has_an_account(store: Store, ana: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[int] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda *given: worked.append(1) or verify(*given))
    with store.writing() as connection:
        add(connection, person("bo@asso.example"))
    said = set()
    for address, password in (
        ("ana@asso.example", "wrong"),
        ("ana@asso.example", PASSWORD + " "),
        ("ana@asso.example", PASSWORD.upper()),
        ("ana@asso.example", ""),
        ("ana@asso.example", PASSWORD * 100),
        ("ana@asso.example\0", PASSWORD),
        ("bo@asso.example", PASSWORD),
        ("bo@asso.example", ""),
        ("nobody@asso.example", PASSWORD),
        ("personal@localhost", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
        ("a" * 10_000, PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        ("ana@asso.example", "\ud800"),
    ):
        fault = refused(store, Rates(), address, password)
        said.add((type(fault), fault.message))
    assert len(said) == 1 and said.pop()[0] is NotLetIn
    assert len(worked) == 15, "each takes the same work"
    assert {(one.did, one.account) for one in acts(store)} == {(Did.REFUSED, None)}


def test_five_tries_and_no_more_from_one_network(store: Store, ana: Account) -> None:
    for address in ("ana@asso.example", "nobody@asso.example"):
        rates = Rates()
        kinds = [type(refused(store, rates, address, "wrong")) for _ in range(7)]
        assert kinds == 5 * [NotLetIn] + 2 * [TooOften]
        if address == ana.address:
            assert isinstance(refused(store, rates, "ANA@asso.example", PASSWORD), TooOften)
            assert let_in(store, rates, ana.address, PASSWORD, "192.0.2.2") == ana, "its holder comes in from elsewhere"


def test_a_stranger_tries_thirty_addresses_and_no_more(store: Store, ana: Account) -> None:
    rates = Rates()
    kinds = [type(refused(store, rates, f"a{one}@asso.example", "wrong")) for one in range(31)]
    assert kinds == 30 * [NotLetIn] + [TooOften]
    fault = refused(store, rates, ana.address, PASSWORD)
    assert isinstance(fault, TooOften) and 14 * 60 < fault.seconds <= 15 * 60
    assert fault.message.fr == "Trop d’essais. Réessayez dans 15 minutes."
    assert let_in(store, rates, ana.address, PASSWORD, "192.0.2.2") == ana


def test_many_strangers_try_one_account_sixty_times(store: Store, ana: Account) -> None:
    rates = Rates()
    kinds = [type(refused(store, rates, ana.address, "wrong", f"192.0.2.{one}")) for one in range(61)]
    assert kinds == 60 * [NotLetIn] + [TooOften]


def test_an_office_behind_one_address_comes_in(store: Store, ana: Account) -> None:
    rates = Rates()
    for _ in range(40):
        let_in(store, rates, ana.address, PASSWORD, HERE)


@pytest.mark.parametrize(
    ("client", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", ""),
        ("", ""),
    ],
)
def test_a_client_is_counted_by_its_network(client: str, network: str) -> None:
    assert network_of(client) == network


def test_a_dated_hash_is_made_anew(store: Store, ana: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> str:
        with store.reading() as connection:
            found: str = connection.execute("SELECT password FROM accounts").fetchone()[0]
            return found

    before = kept()
    let_in(store, Rates(), ana.address, PASSWORD, HERE)
    assert kept() == before
    monkeypatch.setattr(passwords, "hasher", lambda: PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    let_in(store, Rates(), ana.address, PASSWORD, HERE)
    assert "$m=16,t=2,p=1$" in kept()
    assert let_in(store, Rates(), ana.address, PASSWORD, HERE) == ana


def test_the_parameters_are_those_of_the_standard() -> None:
    hasher, asked = HASHER(), RFC_9106_LOW_MEMORY
    assert (hasher.type, hasher.memory_cost) == (asked.type, asked.memory_cost)
    assert (hasher.time_cost, hasher.parallelism) == (asked.time_cost, asked.parallelism)


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("abcdefghijk", False),
        ("abcdefghijkl", True),
        ("a" * 256, False),
        ("abcde" * 51 + "a", True),
        ("abcde" * 51 + "ab", False),
        ("abcd" * 4, False),
        ("abcde" * 3, True),
        ("ana.belova@asso.example", True),
        ("Ana Belova 26", False),
        ("Ana Belova 2026", True),
        ("anabelova123", False),
        ("ana ana 123 ana", True),
        ("ana.-_/,;:!?1", False),
        (".-_/,;:!?.-_/", True),
    ],
)
def test_what_a_password_must_be(password: str, taken: bool) -> None:
    if taken:
        passwords.check_new(password, "ana", "Ana Belova")
        return
    with pytest.raises(AccessFault):
        passwords.check_new(password, "ana", "Ana Belova")


def test_a_new_password_asks_for_the_former_one(store: Store, ana: Account) -> None:
    with pytest.raises(NotLetIn):
        new_password(store, Rates(), ana, "wrong", "cinq chevaux gris", HERE)
    with pytest.raises(AccessFault):
        new_password(store, Rates(), ana, PASSWORD, "court", HERE)
    assert let_in(store, Rates(), ana.address, PASSWORD, HERE)
    new_password(store, Rates(), ana, PASSWORD, "cinq chevaux gris", HERE)
    assert acts(store)[0].did is Did.NEW_PASSWORD
    assert let_in(store, Rates(), ana.address, "cinq chevaux gris", HERE)
    refused(store, Rates(), ana.address, PASSWORD)


def test_what_is_too_long_is_never_right() -> None:
    assert not passwords.is_right(passwords.hashed(""), "x" * 257)


def test_a_sign_is_the_same_however_a_keyboard_makes_it() -> None:
    assert passwords.is_right(passwords.hashed("le ﬁl ２０２６ et plus"), "le fil 2026 et plus")
    assert passwords.is_right(passwords.hashed("une forêt très à part"), "une fore\u0302t tre\u0300s a\u0300 part")


@given(st.text(max_size=300), st.text(max_size=300))
def test_only_the_same_password_is_right(one: str, other: str) -> None:
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    assert passwords.is_right(passwords.hashed(one), other) == (same and len(other) <= passwords.LONGEST)
    assert passwords.is_right(passwords.hashed(one), one) == (len(one) <= passwords.LONGEST)
    assert not passwords.is_right(None, other)


@pytest.mark.parametrize(
    ("rate", "most", "seconds"),
    [
        (Rate.PASSWORD_HERE, 5, 900),
        (Rate.PASSWORD, 60, 3600),
        (Rate.STRANGER, 30, 900),
        (Rate.BEGINNING, 200, 900),
        (Rate.INVITATION, 100, 86400),
        (Rate.UPLOAD, 300, 3600),
    ],
)
def test_what_is_counted_ends_where_it_should(rate: Rate, most: int, seconds: int) -> None:
    rates = Rates()
    for _ in range(most):
        rates.ask(rate, "ana", "b")
        rates.count(rate, "ana", "b")
    for tried in (rates.ask, rates.count):
        with pytest.raises(TooOften) as caught:
            tried(rate, "ana", "b")
        assert seconds - 30 < caught.value.seconds <= seconds
    rates.count(rate, "ana", "c")
    rates.count(rate, "anab")
    rates.forget(rate, "ana", "b")
    rates.count(rate, "ana", "b")


def test_a_wait_is_said_in_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = Rates()
    for _ in range(5):
        rates.count(Rate.PASSWORD_HERE, "ana")
    begun = time.time()
    for later, said in ((779, "Réessayez dans 3 minutes."), (781, "dans 2 minutes"), (841, "dans une minute")):
        monkeypatch.setattr("flows.access.rates.time.time", lambda later=later: begun + later)
        with pytest.raises(TooOften) as caught:
            rates.count(Rate.PASSWORD_HERE, "ana")
        assert said in caught.value.message.fr
