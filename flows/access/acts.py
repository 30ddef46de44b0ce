"""The record of every act: who, when, what, of which dossier, from which version. Nothing in it is ever changed."""

import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.access.account import Account
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.store import Store
from imprimatur.core.bilingual import Bilingual

LONGEST = 500
"""Characters that are kept of what somebody adds to an act, of a dossier or of a version."""
MOST = 500
"""Acts that are shown at once."""
_KEPT_REFUSED = 10_000
"""Refused attempts to come in that are kept: a stranger makes as many as they like."""


class Act(StrEnum):
    """What somebody did; its words are `act_<value>` of the catalogue."""

    CAME_IN = "came_in"
    LEFT = "left"
    REFUSED = "refused"
    INVITED = "invited"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    REMOVED = "removed"
    RESET = "reset"
    NEW_PASSWORD = "new_password"
    BEGAN = "began"
    DROPPED = "dropped"
    REPLACED = "replaced"
    TAKEN_OUT = "taken_out"
    RESTORED = "restored"
    TYPED = "typed"
    DOWNLOADED = "downloaded"
    SENT_TO_TRANSLATE = "sent_to_translate"
    TRANSLATED = "translated"
    APPROVED = "approved"
    DRAFTED = "drafted"
    MADE_FINAL = "made_final"
    SENT = "sent"

    @property
    def words(self) -> Bilingual:
        """The act in words."""
        return say[f"act_{self.value}"]


@dataclass(frozen=True, slots=True)
class Record:
    """One act as it was recorded; `name` is that of the account at the time, `id` grows with every act."""

    id: int
    at: datetime
    account: int | None
    name: str
    act: Act
    dossier: str
    version: str
    detail: str


def record(
    store: Store,
    act: Act,
    account: Account | None,
    dossier: str = "",
    version: str = "",
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """Record an act. Raises AccessFault, NotWritten.

    `account` is None where nobody has come in (then who it was stands in the detail, where it is known), `dossier` is
    `kind/slug`, `version` the number or hash of what the act began from.
    """
    with store.writing() as connection:
        put(connection, act, account, dossier, version, detail, now)


def put(
    connection: sqlite3.Connection,
    act: Act,
    account: Account | None,
    dossier: str = "",
    version: str = "",
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """Record an act in the transaction that carries it out."""
    at = (now or this_moment()).isoformat(timespec="seconds")
    # The command line acts in the name of the computer's account, which is none of the store: its number is 0.
    who = (account.id or None, account.name) if account else (None, "")
    texts = (_line(who[1]), act.value, *map(_line, (dossier, version, detail)))
    connection.execute(
        "INSERT INTO acts (at, account, name, act, dossier, version, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, who[0], *texts),
    )
    if act is Act.REFUSED:
        connection.execute(
            "DELETE FROM acts WHERE act = ? AND id <= (SELECT id FROM acts WHERE act = ? ORDER BY id DESC "
            "LIMIT 1 OFFSET ?)",
            (act.value, act.value, _KEPT_REFUSED),
        )


def acts(
    store: Store, *, before: int | None = None, dossiers: Collection[str] = (), most: int = MOST
) -> tuple[Record, ...]:
    """The last acts, the latest first: of some dossiers where they are named, before that of a number where it is."""
    asked, values = ["1"], list[str | int]()
    if before is not None:
        asked.append("id < ?")
        values.append(before)
    if dossiers:
        asked.append(f"dossier IN ({', '.join('?' for _ in dossiers)})")
        values += sorted(dossiers)
    with store.reading() as connection:
        found = connection.execute(
            f"SELECT * FROM acts WHERE {' AND '.join(asked)} ORDER BY id DESC LIMIT ?", (*values, min(most, MOST))
        )
        return tuple(_record(row) for row in found)


def begun_by(store: Store, account: Account) -> frozenset[str]:
    """The dossiers (`kind/slug`) that somebody began."""
    with store.reading() as connection:
        found = connection.execute(
            "SELECT DISTINCT dossier FROM acts WHERE account = ? AND act = ?", (account.id, Act.BEGAN.value)
        )
        return frozenset(row["dossier"] for row in found)


def _record(row: sqlite3.Row) -> Record:
    at, act = datetime.fromisoformat(row["at"]), Act(row["act"])
    return Record(row["id"], at, row["account"], row["name"], act, row["dossier"], row["version"], row["detail"])


def _line(text: str) -> str:
    """A text on one line, without signs that show nothing or turn the line around."""
    shown = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(shown.split())[:LONGEST]
