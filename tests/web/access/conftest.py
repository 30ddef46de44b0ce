"""The doors as they are outside tests, and browsers that stand before them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from httpx import Response
from starlette.testclient import TestClient

from flows.access import passwords
from flows.access.account import Account, Role
from flows.access.accounts import Person, add
from flows.access.doors import Doors
from flows.access.settings import Accounts, WebSettings
from imprimatur.project import Project
from tests.web.conftest import ORIGIN
from web.app import application
from web.house import House
from web.marks import FIELD

PASSWORD = "quatre chevaux bruns"
ANA = "ana@asso.example"
Open = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobody.cache_clear()


@pytest.fixture
def settings() -> WebSettings:
    return WebSettings(accounts=Accounts.LOCAL, public=ORIGIN)


@pytest.fixture
def gate(project: Project, settings: WebSettings) -> Doors:
    """The doors as they are outside tests."""
    return Doors(project, settings)


@pytest.fixture
def browser(house: House, gate: Doors) -> Iterator[Open]:
    """A browser at the door; each has its own cookies."""
    opened: list[TestClient] = []

    def made(doors: Doors = gate, origin: str = ORIGIN) -> TestClient:
        at = replace(house, doors=doors, origins=(origin,))
        client = TestClient(application(at), base_url=origin, headers={"Origin": origin}, follow_redirects=False)
        opened.append(client)
        return client

    yield made
    for client in opened:
        client.close()


def somebody(gate: Doors, address: str = ANA, *roles: Role, scope: tuple[str, ...] = ()) -> Account:
    person = Person(address, "Ana Belova", "fr", frozenset(roles or (Role.STAFF,)), frozenset(scope))
    with gate.store.writing() as connection:
        return add(connection, person, passwords.hashed(PASSWORD))


def mark(page: Response) -> str:
    return page.text.split('name="mark" value="')[1].split('"')[0]


def signed(client: TestClient, address: str = ANA, password: str = PASSWORD, **more: str) -> Response:
    return client.post(
        "/enter", data={FIELD: mark(client.get("/enter")), "address": address, "password": password, **more}
    )


def plant(client: TestClient, name: str, value: str) -> None:
    """Put a cookie into a browser, in the place of its own."""
    client.cookies.set(name, value, domain="127.0.0.1", path="/")


def within(client: TestClient) -> bool:
    return client.get("/").status_code == 200
