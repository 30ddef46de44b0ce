"""The accounts of the store: found, made, changed, removed."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from flows.access.account import Account, Role
from flows.access.acts import Did, put
from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.store import Store
from flows.mail.addresses import readable
from imprimatur.core.bilingual import LANGS, Lang


@dataclass(frozen=True, slots=True)
class Person:
    """What an operator says of somebody: under which address, name and language they come in, as what, for what."""

    address: str
    name: str
    lang: Lang
    roles: frozenset[Role]
    scope: frozenset[str] = frozenset()

    @classmethod
    def of(cls, account: Account) -> "Person":
        """What is said of somebody who has an account."""
        return cls(account.address, account.name, account.lang, account.roles, account.scope)


def address_of(text: str) -> str:
    """The one spelling under which an address is known. Raises AccessFault where a text holds none."""
    found = readable(text) if len(text) < 1000 else None
    if found is None:
        raise AccessFault(say("not_an_address_here", address=text[:100]))
    return found.lower()


def accounts(store: Store) -> tuple[Account, ...]:
    """Everybody who has an account, in the order of their names."""
    with store.reading() as connection:
        rows = connection.execute("SELECT * FROM accounts ORDER BY name, address")
        return tuple(account_in(row) for row in rows)


def account_by_address(store: Store, address: str) -> Account | None:
    """The account of an address, in any of its spellings."""
    known = readable(address) if len(address) < 1000 else None
    if known is None:
        return None
    with store.reading() as connection:
        return at_address(connection, known.lower())


def the_account(store: Store, address: str) -> Account:
    """The account of an address that somebody types. Raises AccessFault where there is none."""
    account = account_by_address(store, address_of(address))
    if account is None:
        raise AccessFault(say("no_account", address=address_of(address)))
    return account


def account_by_id(store: Store, number: int) -> Account | None:
    """The account of a number."""
    with store.reading() as connection:
        return numbered(connection, number)


def change(store: Store, account: Account, to: Person, by: Account | None, now: datetime | None = None) -> Account:
    """Change what somebody is called, is, or may. Raises AccessFault where they are gone or an address is taken.

    Their sessions end where their rights or their address change.
    """
    with store.writing() as connection:
        former = numbered(connection, account.id)
        if former is None:
            raise AccessFault(say("gone", address=account.address))
        other = at_address(connection, to.address)
        if other and other.id != account.id:
            raise AccessFault(say("address_taken", address=to.address))
        connection.execute(
            "UPDATE accounts SET address = ?, name = ?, lang = ?, roles = ?, scope = ? WHERE id = ?",
            (to.address, to.name, to.lang, _joined(to.roles), _joined(to.scope), account.id),
        )
        if (former.roles, former.scope, former.address) != (to.roles, to.scope, to.address):
            end_sessions(connection, account.id)
        put(connection, Did.CHANGED_ACCOUNT, by, detail=described(to), now=now)
        changed = numbered(connection, account.id)
    assert changed
    return changed


def speak(store: Store, account: Account, lang: Lang) -> None:
    """Remember the language that somebody chose on a page."""
    with store.writing() as connection:
        connection.execute("UPDATE accounts SET lang = ? WHERE id = ?", (lang, account.id))


def remove(store: Store, account: Account, by: Account | None, now: datetime | None = None) -> None:
    """Remove an account; its sessions end, what it did stays recorded. Raises AccessFault where it is gone."""
    with store.writing() as connection:
        done = connection.execute("DELETE FROM accounts WHERE id = ?", (account.id,))
        if not done.rowcount:
            raise AccessFault(say("gone", address=account.address))
        connection.execute("DELETE FROM single_use WHERE about = ?", (str(account.id),))
        put(connection, Did.REMOVED_ACCOUNT, by, detail=described(Person.of(account)), now=now)


def add(
    connection: sqlite3.Connection,
    person: Person,
    password: str | None = None,
    subject: str | None = None,
    now: datetime | None = None,
) -> Account:
    """Make an account in a transaction; `password` is its hash. Raises AccessFault where the address has one."""
    if at_address(connection, person.address):
        raise AccessFault(say("address_taken", address=person.address))
    made = (now or this_moment()).isoformat(timespec="seconds")
    values = (person.address, person.name, person.lang, _joined(person.roles), _joined(person.scope))
    done = connection.execute(
        "INSERT INTO accounts (address, name, lang, roles, scope, password, subject, made) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, password, subject, made),
    )
    found = numbered(connection, done.lastrowid or 0)
    assert found
    return found


def numbered(connection: sqlite3.Connection, number: int) -> Account | None:
    """The account of a number, in a transaction."""
    row = connection.execute("SELECT * FROM accounts WHERE id = ?", (number,)).fetchone()
    return account_in(row) if row else None


def at_address(connection: sqlite3.Connection, address: str) -> Account | None:
    """The account of an address in its one spelling, in a transaction."""
    row = connection.execute("SELECT * FROM accounts WHERE address = ?", (address,)).fetchone()
    return account_in(row) if row else None


def end_sessions(connection: sqlite3.Connection, number: int) -> None:
    """End every session of an account."""
    connection.execute("DELETE FROM sessions WHERE account = ?", (number,))


def account_in(row: sqlite3.Row) -> Account:
    """The account of a row."""
    roles = frozenset(Role(one) for one in row["roles"].split())
    lang = next(lang for lang in LANGS if lang == row["lang"])
    scope = frozenset(filter(None, row["scope"].split("\n")))
    return Account(row["id"], row["address"], row["name"], lang, roles, scope)


def described(person: Person) -> str:
    """Somebody in the record of acts: in codes, which are the same in both languages."""
    parts = (person.address, person.name, ", ".join(sorted(person.roles)), ", ".join(sorted(person.scope)))
    return " · ".join(filter(None, parts))


def _joined(parts: frozenset[Role] | frozenset[str]) -> str:
    """Roles or codes as they are kept, one a line: the name of a dossier may hold any other sign."""
    return "\n".join(sorted(str(part) for part in parts))
