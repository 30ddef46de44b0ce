"""Where accounts, sessions and acts are kept: `.imprimatur/web/access.sqlite`, closed to other users.

Several threads and processes use it at once (the page, the command line): each operation opens it, does one
transaction, and closes it. What a killed process was writing is undone by the next one.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.embedded.secret import private_folder
from flows.project_lookup import PRIVATE
from imprimatur.core.errors import NotWritten
from imprimatur.project import Project

FOLDER, FILE = "web", "access.sqlite"
_VERSION = 1
_PATIENCE = 20.0
"""Seconds that one process waits for another's transaction; each takes some milliseconds."""
_SCHEMA = """
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    roles TEXT NOT NULL,
    scope TEXT NOT NULL,
    password TEXT,
    subject TEXT UNIQUE,
    made TEXT NOT NULL
) STRICT;
CREATE TABLE single_use (
    hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    about TEXT NOT NULL,
    payload TEXT NOT NULL,
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX single_use_about ON single_use (purpose, about);
CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    way TEXT NOT NULL,
    begun INTEGER NOT NULL,
    seen INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_account ON sessions (account);
CREATE TABLE acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    account INTEGER,
    name TEXT NOT NULL,
    act TEXT NOT NULL,
    dossier TEXT NOT NULL,
    version TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX acts_dossier ON acts (dossier, act);
CREATE INDEX acts_account ON acts (account, act);
"""


def web_folder(project: Project) -> Path:
    """The private folder of the page in the browser, `.imprimatur/web`, made where there is none.

    Raises AccessFault where it, or what stands in it, is a link or somebody else's; ServerFault where the folder above
    is.
    """
    folder = private_folder(project) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in (folder, *sorted(folder.iterdir())):
        try:
            about = path.lstat()
        except FileNotFoundError:
            continue  # another process has closed the store just now
        if stat.S_ISLNK(about.st_mode) or about.st_uid != os.geteuid():
            raise AccessFault(say("not_ours", name=f"{PRIVATE}/{path.relative_to(folder.parent).as_posix()}"))
    if stat.S_IMODE(folder.lstat().st_mode) & 0o077:
        folder.chmod(0o700)
    return folder


def has_store(project: Project) -> bool:
    """Whether a project has a store, whatever its state: nobody ever came in to the pages of one that has none."""
    return os.path.lexists(project.private / FOLDER / FILE)


class Store:
    """The store of a project. It holds nothing open: it may be shared by threads, and live across a fork."""

    def __init__(self, project: Project) -> None:
        """Have the store, made where there is none.

        Raises AccessFault where it is somebody else's, damaged or of a later version, ServerFault, NotWritten.
        """
        self.project = project
        self.path = web_folder(project) / FILE
        try:
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
            self.path.chmod(0o600)
        except OSError as fault:
            raise NotWritten(say("store_closed", reason=fault.strerror or str(fault))) from fault
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        with self.writing() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise AccessFault(say("store_later"))
            if not version:
                # Not by `executescript`, which ends the transaction first: two processes may both be the first.
                for statement in _SCHEMA.split(";\n")[:-1]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={_VERSION}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One look at the store. Raises AccessFault, NotWritten."""
        with self._open() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all; nobody else writes in between. Raises AccessFault, NotWritten."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            # `rw`: a store that somebody deletes under a running page is a fault, not an empty one.
            uri = f"{self.path.as_uri()}?mode=rw"
            with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as connection:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys=ON")
                yield connection
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as fault:
            raise NotWritten(say("store_closed", reason=str(fault))) from fault
        except sqlite3.DatabaseError as fault:
            raise AccessFault(say("store_damaged", name=f"{PRIVATE}/{FOLDER}/{FILE}")) from fault
