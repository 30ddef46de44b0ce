"""Coming in with an address and a password. Every refusal says the same, takes the same work, and is counted."""

import sqlite3
from datetime import datetime

from flows.access.account import Account
from flows.access.accounts import account_in, end_sessions
from flows.access.acts import Did, put
from flows.access.faults import NotLetIn
from flows.access.messages import say
from flows.access.passwords import check_new, hashed, is_dated, is_right
from flows.access.rates import Rate, Rates, network_of
from flows.access.store import Store
from flows.mail.addresses import readable


def let_in(
    store: Store, rates: Rates, address: str, password: str, client: str, now: datetime | None = None
) -> Account:
    """The account of an address whose password is right; the session is begun by whoever asks.

    Raises NotLetIn for an unknown account as for a wrong password, TooOften. `client` is the address that the request
    comes from.
    """
    known = readable(address) if len(address) < 1000 else None
    spelt, network = (known or address).lower(), network_of(client)
    # A whole office stands behind one address: only what is refused counts against it.
    rates.ask(Rate.STRANGER, network)
    rates.count(Rate.PASSWORD_HERE, spelt, network)
    rates.count(Rate.PASSWORD, spelt)
    with store.reading() as connection:
        row = _row(connection, spelt) if known else None
    kept = row["password"] if row else None
    if not is_right(kept, password) or row is None:
        rates.count(Rate.STRANGER, network)
        with store.writing() as connection:
            put(connection, Did.REFUSED, None, detail=spelt if known else "", now=now)
        raise refusal()
    rates.forget(Rate.PASSWORD_HERE, spelt, network)
    account = account_in(row)
    if is_dated(row["password"]):
        _keep(store, account, hashed(password))
    return account


def refusal() -> NotLetIn:
    """What every refusal says."""
    return NotLetIn(say("not_let_in"))


def new_password(store: Store, rates: Rates, account: Account, former: str, new: str, client: str) -> None:
    """Change one's own password, which ends every session. Raises NotLetIn, TooOften, AccessFault."""
    let_in(store, rates, account.address, former, client)
    check_new(new, account.address.partition("@")[0], account.name)
    kept = hashed(new)
    with store.writing() as connection:
        connection.execute("UPDATE accounts SET password = ? WHERE id = ?", (kept, account.id))
        end_sessions(connection, account.id)
        put(connection, Did.NEW_PASSWORD, account)


def _row(connection: sqlite3.Connection, address: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = connection.execute("SELECT * FROM accounts WHERE address = ?", (address,)).fetchone()
    return found


def _keep(store: Store, account: Account, kept: str) -> None:
    with store.writing() as connection:
        connection.execute("UPDATE accounts SET password = ? WHERE id = ?", (kept, account.id))
