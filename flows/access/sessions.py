"""Sessions: a secret of 256 bits in a cookie, its hash in the store. They outlive a server that starts again."""

import secrets
from datetime import datetime, timedelta

from flows.access.account import Account
from flows.access.accounts import account_in, end_sessions
from flows.access.acts import Did, put
from flows.access.moments import now as this_moment
from flows.access.moments import seconds
from flows.access.settings import Accounts, WebSettings
from flows.access.single_use import BYTES, LONGEST, hash_of
from flows.access.store import Store

_TOUCH = 60
"""Seconds within which a session is not marked as used again: a page that polls would write without end."""
_MOST = 20
"""Sessions of one account; the one used longest ago ends for another."""


def begin(store: Store, account: Account, way: Accounts, now: datetime | None = None) -> str:
    """Begin a session, and its secret. Always a new one: a secret that a stranger planted before is worth nothing."""
    now = now or this_moment()
    secret, moment = secrets.token_urlsafe(BYTES), seconds(now)
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO sessions (hash, account, way, begun, seen) VALUES (?, ?, ?, ?, ?)",
            (hash_of(secret), account.id, way.value, moment, moment),
        )
        connection.execute(
            "DELETE FROM sessions WHERE hash IN (SELECT hash FROM sessions WHERE account = ? "
            "ORDER BY seen DESC, rowid DESC LIMIT -1 OFFSET ?)",
            (account.id, _MOST),
        )
        put(connection, Did.ENTERED, account, now=now)
    return secret


def account_of(store: Store, settings: WebSettings, secret: str, now: datetime | None = None) -> Account | None:
    """Whose session a secret is; None where it is none, or has ended.

    One begun in another way than people come in now is none: an open door of yesterday is closed today.
    """
    if not secret or len(secret) > LONGEST:
        return None
    moment, key = seconds(now or this_moment()), hash_of(secret)
    with store.reading() as connection:
        row = connection.execute(
            "SELECT accounts.*, way, begun, seen FROM sessions JOIN accounts ON accounts.id = sessions.account "
            "WHERE hash = ?",
            (key,),
        ).fetchone()
    if row is None or row["way"] != settings.accounts.value:
        return None
    if _is_over(row["begun"], row["seen"], settings, moment):
        end(store, secret)
        return None
    if moment - row["seen"] >= _TOUCH:
        with store.writing() as connection:
            connection.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (moment, key))
    return account_in(row)


def end(store: Store, secret: str) -> None:
    """End a session."""
    with store.writing() as connection:
        connection.execute("DELETE FROM sessions WHERE hash = ?", (hash_of(secret),))


def leave(store: Store, account: Account, secret: str, now: datetime | None = None) -> None:
    """End a session as its holder asks."""
    end(store, secret)
    with store.writing() as connection:
        put(connection, Did.LEFT, account, now=now)


def end_all(store: Store, account: Account) -> None:
    """End every session of an account."""
    with store.writing() as connection:
        end_sessions(connection, account.id)


def prune(store: Store, settings: WebSettings, now: datetime | None = None) -> None:
    """Throw away the sessions that have ended."""
    moment = seconds(now or this_moment())
    with store.writing() as connection:
        connection.execute(
            "DELETE FROM sessions WHERE begun <= ? OR seen <= ?",
            (moment - longest(settings), moment - _idle(settings)),
        )


def longest(settings: WebSettings) -> int:
    """The seconds that a session lasts at most: the age of its cookie."""
    return int(timedelta(days=settings.session_days).total_seconds())


def _is_over(begun: int, seen: int, settings: WebSettings, moment: int) -> bool:
    return moment - begun >= longest(settings) or moment - seen >= _idle(settings)


def _idle(settings: WebSettings) -> int:
    return int(timedelta(hours=settings.idle_hours).total_seconds())
