"""Secrets that are used once and end: invitations, one-time links, the state of a sign-in elsewhere.

A secret of 256 bits goes out; its SHA-256 is kept. Whoever reads the store learns none of them.
"""

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flows.access.moments import after, seconds

BYTES = 32
LONGEST = 100
"""Characters of what is taken for a secret at all; ours have 43."""


class Purpose(StrEnum):
    """What a secret opens: it is worth nothing for another purpose."""

    INVITATION = "invitation"
    RESET = "reset"
    ONE_TIME = "one_time"
    OPENID = "openid"


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def give(
    connection: sqlite3.Connection,
    purpose: Purpose,
    about: str,
    payload: Mapping[str, Any],
    delay: timedelta,
    now: datetime,
) -> str:
    """A new secret; one of the same purpose about the same is worth nothing from now on."""
    connection.execute("DELETE FROM single_use WHERE ends <= ?", (seconds(now),))
    withdraw(connection, purpose, about)
    secret = secrets.token_urlsafe(BYTES)
    connection.execute(
        "INSERT INTO single_use (hash, purpose, about, payload, ends) VALUES (?, ?, ?, ?, ?)",
        (hash_of(secret), purpose.value, about, json.dumps(payload, ensure_ascii=False), after(now, delay)),
    )
    return secret


def look(connection: sqlite3.Connection, purpose: Purpose, secret: str, now: datetime) -> dict[str, Any] | None:
    """What a secret opens, without using it up; None where it is none, was used or is over."""
    if len(secret) > LONGEST:
        return None
    row = connection.execute(
        "SELECT payload FROM single_use WHERE hash = ? AND purpose = ? AND ends > ?",
        (hash_of(secret), purpose.value, seconds(now)),
    ).fetchone()
    found: dict[str, Any] | None = json.loads(row["payload"]) if row else None
    return found


def take(connection: sqlite3.Connection, purpose: Purpose, secret: str, now: datetime) -> dict[str, Any] | None:
    """What a secret opens, and the end of it. In a transaction that writes: of two at once, one gets it."""
    found = look(connection, purpose, secret, now)
    if found is not None:
        connection.execute("DELETE FROM single_use WHERE hash = ?", (hash_of(secret),))
    return found


def withdraw(connection: sqlite3.Connection, purpose: Purpose, about: str) -> bool:
    """Make a secret worth nothing that was given about something; whether there was one."""
    done = connection.execute("DELETE FROM single_use WHERE purpose = ? AND about = ?", (purpose.value, about))
    return done.rowcount > 0


def waiting(connection: sqlite3.Connection, purpose: Purpose, now: datetime) -> list[dict[str, Any]]:
    """What the secrets of a purpose open that nobody has used yet, each with its last second as `ends`."""
    rows = connection.execute(
        "SELECT payload, ends FROM single_use WHERE purpose = ? AND ends > ? ORDER BY about",
        (purpose.value, seconds(now)),
    )
    return [{**json.loads(row["payload"]), "ends": row["ends"]} for row in rows]
