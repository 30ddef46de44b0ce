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


class Did(StrEnum):
    """What somebody did; its words are `did_<value>` of the catalogue."""

    ENTERED = "entered"
    REFUSED = "refused"
    """A password was tried that is none. Nobody did it."""
    LEFT = "left"
    DROPPED = "dropped"
    REMOVED = "removed"
    RESTORED = "restored"
    BEGAN = "began"
    TYPED = "typed"
    SENT_TO_TRANSLATE = "sent_to_translate"
    TRANSLATED = "translated"
    BROUGHT_BACK = "brought_back"
    APPROVED = "approved"
    ASKED_DRAFT = "asked_draft"
    ASKED_FINAL = "asked_final"
    TOOK = "took"
    """Downloaded a document."""
    INVITED = "invited"
    ACCEPTED = "accepted"
    """Used an invitation: chose a password."""
    NEW_PASSWORD = "new_password"
    CHANGED_ACCOUNT = "changed_account"
    RESET_ACCOUNT = "reset_account"
    """Had the holder of an account choose a new password."""
    REMOVED_ACCOUNT = "removed_account"

    @property
    def words(self) -> Bilingual:
        """The act in words."""
        return say[f"did_{self.value}"]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done. `moment` has its time zone; `version` is the number or the hash of what it was done to, `detail`
    the name of a file, a field, an account. `who` is the name of the account at the time, `account` its number (None
    for the command line, and where nobody had come in); `number` grows with every act.
    """

    moment: datetime
    who: str
    did: Did
    dossier: str = ""
    version: str = ""
    detail: str = ""
    account: int | None = None
    number: int = 0


def record(
    store: Store,
    did: Did,
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
        put(connection, did, account, dossier, version, detail, now)


def keep(store: Store, act: Act) -> None:
    """Keep an act as it is said. Raises AccessFault, NotWritten."""
    with store.writing() as connection:
        _insert(connection, act)


def put(
    connection: sqlite3.Connection,
    did: Did,
    account: Account | None,
    dossier: str = "",
    version: str = "",
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """Record an act in the transaction that carries it out."""
    # The command line acts in the name of the computer's account, which is none of the store: its number is 0.
    number, who = (account.id or None, account.name) if account else (None, "")
    _insert(connection, Act(now or this_moment(), who, did, dossier, version, detail, number))


def _insert(connection: sqlite3.Connection, act: Act) -> None:
    texts = (_line(act.who), act.did.value, *map(_line, (act.dossier, act.version, act.detail)))
    connection.execute(
        "INSERT INTO acts (at, account, name, act, dossier, version, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (act.moment.isoformat(timespec="seconds"), act.account, *texts),
    )
    did = act.did
    if did is Did.REFUSED:
        connection.execute(
            "DELETE FROM acts WHERE act = ? AND id <= (SELECT id FROM acts WHERE act = ? ORDER BY id DESC "
            "LIMIT 1 OFFSET ?)",
            (did.value, did.value, _KEPT_REFUSED),
        )


def acts(
    store: Store, *, before: int | None = None, dossiers: Collection[str] = (), most: int = MOST
) -> tuple[Act, ...]:
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
        return tuple(_act(row) for row in found)


def is_done(store: Store, did: Did, dossier: str) -> bool:
    """Whether anybody ever did this to a dossier (`kind/slug`)."""
    with store.reading() as connection:
        found = connection.execute("SELECT 1 FROM acts WHERE dossier = ? AND act = ? LIMIT 1", (dossier, did.value))
        return found.fetchone() is not None


def begun_by(store: Store, account: Account) -> frozenset[str]:
    """The dossiers (`kind/slug`) that somebody began, without those that somebody else began anew since."""
    with store.reading() as connection:
        found = connection.execute(
            "SELECT DISTINCT dossier FROM acts AS own WHERE account = ? AND act = ? AND NOT EXISTS (SELECT 1 FROM acts"
            " AS later WHERE dossier = own.dossier AND act = own.act AND id > own.id AND account IS NOT own.account)",
            (account.id, Did.BEGAN.value),
        )
        return frozenset(row["dossier"] for row in found)


def _act(row: sqlite3.Row) -> Act:
    told = (row["dossier"], row["version"], row["detail"])
    return Act(datetime.fromisoformat(row["at"]), row["name"], Did(row["act"]), *told, row["account"], row["id"])


def _line(text: str) -> str:
    """A text on one line, without signs that show nothing or turn the line around."""
    shown = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(shown.split())[:LONGEST]
