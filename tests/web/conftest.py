"""A house with its pages, and browsers of the people who come to it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from starlette.testclient import TestClient

from flows.access.account import Account, Role
from flows.access.acts import Act, Did
from imprimatur.project import Project
from tests.dossiers import ROOT
from web.app import application
from web.entered import cookie
from web.house import House
from web.standings import Standings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 600_000
"""Milliseconds after which what is waited for in a browser is taken not to come: something is broken then."""

ORIGIN = "http://127.0.0.1:4300"
TODAY = date(2026, 11, 27)


@dataclass
class Doorkeeper:
    """Who comes in, and what they did, in memory."""

    accounts: dict[str, Account] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    is_full: bool = False

    def account_of(self, token: str) -> Account | None:
        return self.accounts.get(token)

    def record(self, act: Act) -> None:
        self.acts.append(act)

    def acts_of(self, dossier: str, most: int) -> list[Act]:
        return [act for act in reversed(self.acts) if act.dossier == dossier][:most]

    def may_upload(self, account: Account) -> bool:
        return not self.is_full

    def begun_by(self, account: Account) -> frozenset[str]:
        return frozenset(act.dossier for act in self.acts if (act.did, act.who) == (Did.BEGAN, account.name))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the shared registers and templates, and no dossier."""
    made = Project(tmp_path)
    shutil.copytree(ROOT / "templates", made.templates)
    shutil.copytree(ROOT / "inputs" / "_shared", made.inputs / "_shared")
    return made


@pytest.fixture
def doors() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def house(project: Project, doors: Doorkeeper) -> House:
    return House(project, doors, (ORIGIN,), lambda: TODAY, Standings(project))


Enter = Callable[..., TestClient]


@pytest.fixture
def enter(house: House, doors: Doorkeeper) -> Iterator[Enter]:
    """The browser of somebody who has come in: `enter(Role.STAFF, name=…, scope=…)`."""
    opened: list[TestClient] = []

    def enter(
        *roles: Role, name: str = "Yasmina Tellouch", lang: str = "fr", scope: tuple[str, ...] = ()
    ) -> TestClient:
        token = f"token-{len(opened)}"
        account = Account(
            len(opened), f"{len(opened)}@association.example", name, lang, frozenset(roles), frozenset(scope)
        )  # type: ignore[arg-type]
        doors.accounts[token] = account
        client = TestClient(application(house), base_url=ORIGIN, headers={"Origin": ORIGIN})
        client.cookies.set(cookie(False), token)
        opened.append(client)
        return client

    yield enter
    for client in opened:
        client.close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser that belongs to nobody yet; one for all rooms, for a process plays with one at a time."""
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: scripts/setup.sh browser installs it, or prints the command that does")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playing:
        arguments = ["--disable-gpu", *(["--no-sandbox"] if os.getuid() == 0 else [])]
        opened = playing.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()
