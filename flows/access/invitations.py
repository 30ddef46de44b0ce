"""Invitations, and passwords that are to be chosen anew: a link that is used once, within a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.access import single_use
from flows.access.account import Account, Role
from flows.access.accounts import Person, add, at_address, described, end_sessions, numbered
from flows.access.acts import Did, put
from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.passwords import check_new, hashed
from flows.access.single_use import Purpose
from flows.access.store import Store
from flows.clock import ZONE
from imprimatur.core.bilingual import LANGS

DAYS = timedelta(days=7)
PATH = "/enter/invitation/"
"""Where on the page a link leads, its secret behind it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who may choose a password: `account` is theirs where they have one already, `ends` the last moment."""

    person: Person
    account: int | None
    ends: datetime | None = None


def invite(store: Store, person: Person, by: Account | None, now: datetime | None = None) -> str:
    """Invite somebody, and the secret of their link; a former link to them is worth nothing from now on.

    Raises AccessFault where they have an account.
    """
    now = now or this_moment()
    with store.writing() as connection:
        if at_address(connection, person.address):
            raise AccessFault(say("has_account", address=person.address))
        put(connection, Did.INVITED, by, detail=described(person), now=now)
        return single_use.give(connection, Purpose.INVITATION, person.address, _payload(person, None), DAYS, now)


def admit(store: Store, person: Person, by: Account | None, now: datetime | None = None) -> Account:
    """Make an account at once, for somebody who comes in by the accounts of their office. Raises AccessFault."""
    with store.writing() as connection:
        account = add(connection, person, now=now)
        put(connection, Did.INVITED, by, detail=described(person), now=now)
    return account


def reset(store: Store, account: Account, by: Account | None, now: datetime | None = None) -> str:
    """Let somebody choose a new password, and the secret of their link: the former password and sessions end now.

    What bound them to an account of their office ends as well. Raises AccessFault where they are gone.
    """
    now = now or this_moment()
    with store.writing() as connection:
        found = numbered(connection, account.id)
        if found is None:
            raise AccessFault(say("gone", address=account.address))
        connection.execute("UPDATE accounts SET password = NULL, subject = NULL WHERE id = ?", (found.id,))
        end_sessions(connection, found.id)
        person = Person.of(found)
        put(connection, Did.RESET_ACCOUNT, by, detail=described(person), now=now)
        return single_use.give(connection, Purpose.RESET, str(found.id), _payload(person, found.id), DAYS, now)


def invited(store: Store, secret: str, now: datetime | None = None) -> Invitation | None:
    """Whom a link is for, without using it; None where it is none, was used or is over."""
    now = now or this_moment()
    with store.reading() as connection:
        found = single_use.look(connection, Purpose.INVITATION, secret, now)
        found = found or single_use.look(connection, Purpose.RESET, secret, now)
    return _invitation(found) if found else None


def accept(store: Store, secret: str, password: str, now: datetime | None = None) -> Account:
    """Use a link: the account, with the password that its holder chose.

    Raises AccessFault where the link is none, was used or is over, or the password is not taken; the link then stays.
    """
    now = now or this_moment()
    known = invited(store, secret, now)
    if known is None:
        raise over()
    check_new(password, known.person.address.partition("@")[0], known.person.name)
    kept = hashed(password)
    with store.writing() as connection:
        purpose = Purpose.RESET if known.account else Purpose.INVITATION
        if single_use.take(connection, purpose, secret, now) is None:
            raise over()
        if known.account is None:
            account = add(connection, known.person, kept, now=now)
        else:
            found = numbered(connection, known.account)
            if found is None:
                raise over()
            connection.execute("UPDATE accounts SET password = ? WHERE id = ?", (kept, found.id))
            end_sessions(connection, found.id)
            account = found
        put(connection, Did.ACCEPTED, account, now=now)
    return account


def over() -> AccessFault:
    """What is said of a link that is none, was used, or is over: the same of all three."""
    return AccessFault(say("link_over"))


def waiting(store: Store, now: datetime | None = None) -> tuple[Invitation, ...]:
    """Those who were invited and have not come yet."""
    with store.reading() as connection:
        found = single_use.waiting(connection, Purpose.INVITATION, now or this_moment())
    return tuple(map(_invitation, found))


def withdraw(store: Store, address: str, by: Account | None, now: datetime | None = None) -> bool:
    """Take an invitation back; whether there was one."""
    with store.writing() as connection:
        done = single_use.withdraw(connection, Purpose.INVITATION, address)
        if done:
            put(connection, Did.REMOVED_ACCOUNT, by, detail=address, now=now)
    return done


def _payload(person: Person, account: int | None) -> dict[str, Any]:
    return {
        "address": person.address,
        "name": person.name,
        "lang": person.lang,
        "roles": sorted(person.roles),
        "scope": sorted(person.scope),
        "account": account,
    }


def _invitation(found: dict[str, Any]) -> Invitation:
    lang = next(lang for lang in LANGS if lang == found["lang"])
    roles = frozenset(map(Role, found["roles"]))
    person = Person(found["address"], found["name"], lang, roles, frozenset(found["scope"]))
    ends = datetime.fromtimestamp(found["ends"], ZONE) if "ends" in found else None
    return Invitation(person, found["account"], ends)
