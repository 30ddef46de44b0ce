"""The store: closed to others, whole or not at all, used by several processes."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.access.account import Account
from flows.access.acts import Did, acts, put, record
from flows.access.faults import AccessFault
from flows.access.store import Store
from imprimatur.core.errors import ImprimaturError, NotWritten
from imprimatur.project import Project
from tests.flows.access.conftest import NOW, somebody


def test_the_store_is_its_owners_alone(project: Project) -> None:
    former = os.umask(0)
    try:
        store = Store(project)
        with store.writing():
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()}
    finally:
        os.umask(former)
    assert set(modes.values()) == {0o600} and "access.sqlite" in modes
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    store.path.chmod(0o644)
    store.path.parent.chmod(0o755)
    Store(project)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["", "access.sqlite", "access.sqlite-wal"])
def test_a_link_is_refused(project: Project, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    private = project.root / ".imprimatur"
    private.mkdir()
    if not name:
        elsewhere.mkdir()
        (private / "web").symlink_to(elsewhere)
    else:
        elsewhere.touch()
        (private / "web").mkdir()
        (private / "web" / name).symlink_to(elsewhere)
    with pytest.raises(ImprimaturError):
        Store(project)
    assert not elsewhere.is_dir() or not list(elsewhere.iterdir())
    assert elsewhere.is_dir() or elsewhere.read_bytes() == b""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_store_of_somebody_else_is_refused(project: Project) -> None:
    path = Store(project).path
    os.chown(path, 12345, 12345)
    with pytest.raises(AccessFault):
        Store(project)


def test_a_damaged_store_is_told(project: Project) -> None:
    path = Store(project).path
    for left in path.parent.iterdir():
        left.unlink()
    path.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(AccessFault) as caught:
        Store(project)
    assert ".imprimatur/web/access.sqlite est abîmé" in caught.value.message.fr


def test_a_store_of_a_later_version_is_left_alone(project: Project) -> None:
    path = Store(project).path
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=2")
    connection.close()
    with pytest.raises(AccessFault) as caught:
        Store(project)
    assert "version plus récente" in caught.value.message.fr


def test_a_store_that_goes_is_a_fault_and_no_empty_one(store: Store) -> None:
    for path in store.path.parent.iterdir():
        path.unlink()
    with pytest.raises(NotWritten):
        acts(store)
    assert not store.path.exists()


def test_what_fails_leaves_nothing(store: Store, ana: Account) -> None:
    with pytest.raises(RuntimeError), store.writing() as connection:
        connection.execute("DELETE FROM accounts")
        raise RuntimeError
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM accounts").fetchone()[0] == 1


def test_several_processes_begin_and_write_at_once(project: Project) -> None:
    code = (
        "import sys; from pathlib import Path; from imprimatur.project import Project;"
        "from flows.access.store import Store; from flows.access.acts import Did, record;"
        "store = Store(Project(Path(sys.argv[1])));"
        "[record(store, Did.DROPPED, None, detail=sys.argv[2]) for _ in range(20)]"
    )
    command = [sys.executable, "-c", code, str(project.root)]
    running = [subprocess.Popen([*command, str(one)]) for one in range(4)]
    assert [one.wait() for one in running] == [0, 0, 0, 0]
    found = acts(Store(project))
    assert len(found) == 80 and {one.detail for one in found} == {"0", "1", "2", "3"}


def test_the_record_says_who_when_what_and_from_which_version(store: Store, ana: Account) -> None:
    record(store, Did.BEGAN, ana, "job_offer/accueil", now=NOW)
    record(store, Did.DROPPED, ana, "job_offer/accueil", "a1b2", "équipe\n\u202e.xlsx" + "x" * 1000, NOW)
    last, first = acts(store)
    assert first.moment.isoformat() == "2026-03-12T09:30:00+01:00"
    assert (first.account, first.who, first.did, first.dossier) == (
        ana.id,
        "Ana Belova",
        Did.BEGAN,
        "job_offer/accueil",
    )
    assert (last.version, len(last.detail)) == ("a1b2", 500) and last.detail.startswith("équipe .xlsxx")
    assert acts(store, before=last.number) == (first,)
    assert acts(store, dossiers=["job_offer/other"]) == ()
    assert len(acts(store, dossiers=["job_offer/accueil", "job_offer/other"])) == 2
    assert acts(store, most=1) == (last,)


def test_every_act_has_words() -> None:
    assert all(did.words.fr and did.words.nl for did in Did)


def test_refused_attempts_do_not_fill_the_record(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.access.acts._KEPT_REFUSED", 3)
    record(store, Did.BEGAN, None)
    for one in range(5):
        record(store, Did.REFUSED, None, detail=str(one))
    assert [one.detail for one in acts(store)] == ["4", "3", "2", ""]


def test_a_number_is_given_once(store: Store) -> None:
    first = somebody(store)
    with store.writing() as connection:
        connection.execute("DELETE FROM accounts")
    assert somebody(store).id == first.id + 1


def test_five_hundred_acts_are_shown_at_once(store: Store) -> None:
    with store.writing() as connection:
        for _ in range(501):
            put(connection, Did.DROPPED, None)
    assert len(acts(store)) == len(acts(store, most=10_000)) == 500


def test_ten_thousand_refused_attempts_are_kept(store: Store) -> None:
    with store.writing() as connection:
        row = ("2026-03-12T09:30:00+01:00", "", "refused", "", "", "")
        sql = "INSERT INTO acts (at, name, act, dossier, version, detail) VALUES (?, ?, ?, ?, ?, ?)"
        connection.executemany(sql, [row] * 10_000)
    record(store, Did.REFUSED, None)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*), min(id) FROM acts").fetchone()[:] == (10_000, 2)


def test_nobody_writes_between_what_another_reads_and_writes(store: Store) -> None:
    def write() -> None:
        record(store, Did.DROPPED, None)

    other = threading.Thread(target=write)
    with store.writing() as connection:
        assert connection.execute("SELECT count(*) FROM acts").fetchone()[0] == 0
        other.start()
        other.join(0.5)  # it waits for us, or has written by now
        put(connection, Did.DROPPED, None)
    other.join()
    assert len(acts(store)) == 2
