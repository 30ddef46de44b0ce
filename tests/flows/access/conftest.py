"""A project of its own, its store, and somebody who may come in."""

from datetime import datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from flows.access import passwords
from flows.access.account import Account, Role
from flows.access.accounts import Person, add
from flows.access.store import Store
from flows.clock import ZONE
from imprimatur.project import Project

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=ZONE)
PASSWORD = "quatre chevaux bruns"
HASHER = passwords.hasher
"""What hashes outside the tests."""


def quick() -> PasswordHasher:
    """A hasher that costs nothing."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed for nothing: what it costs is held by one test."""
    monkeypatch.setattr(passwords, "hasher", quick)
    passwords._nobody.cache_clear()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").mkdir()
    return Project(tmp_path)


@pytest.fixture
def store(project: Project) -> Store:
    return Store(project)


def person(address: str = "ana@asso.example", *roles: Role, scope: tuple[str, ...] = ()) -> Person:
    return Person(address, "Ana Belova", "fr", frozenset(roles or (Role.STAFF,)), frozenset(scope))


def somebody(store: Store, address: str = "ana@asso.example", *roles: Role, scope: tuple[str, ...] = ()) -> Account:
    """An account whose password is PASSWORD."""
    kept = passwords.hashed(PASSWORD)
    with store.writing() as connection:
        return add(connection, person(address, *roles, scope=scope), kept, now=NOW)


@pytest.fixture
def ana(store: Store) -> Account:
    return somebody(store)
