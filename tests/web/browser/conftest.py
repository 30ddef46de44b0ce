"""The real thing, started once, and people who look at it in a real browser: Debian's Chromium."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.flows.waiting import until
from tests.web.browser.furnishing import brought, empty, furnished, rewritten
from tests.web.browser.serving import COMPLETE, DRAFT, Up, copied
from tests.web.conftest import PATIENCE

WIDE, NARROW = 1280, 360
PASSWORD = "quatre chevaux bruns"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder drive a browser."""
    for item in items:
        if "/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """`imprimatur up` on a small project."""
    made = Up(copied(tmp_path_factory.mktemp("project"), COMPLETE, DRAFT))
    try:
        made.start()
        until(lambda: all(made.has_draft(slug) for slug in (COMPLETE, DRAFT)))
        yield made
    finally:
        made.stop()


@dataclass
class Watch:
    """What no page may do: fail in its scripts or its policy, or ask anything of another host."""

    faults: list[str] = field(default_factory=list)
    forgiven: tuple[str, ...] = ()

    def over(self, context: BrowserContext, origin: str) -> None:
        """Look at every page of a person."""
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.faults.append(f"script: {fault.error}"))
        context.on("request", lambda request: self._request(request, urlsplit(origin).netloc))

    def forgive(self, *words: str) -> None:
        """Take no offence at what says one of these: a refusal that a test asks for."""
        self.forgiven += words

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _request(self, request: Request, host: str) -> None:
        if not request.url.startswith(("data:", "blob:")) and urlsplit(request.url).netloc != host:
            self.faults.append(f"asked elsewhere: {request.url}")

    @property
    def unforgiven(self) -> list[str]:
        """What nobody expected."""
        return [fault for fault in self.faults if not any(word in fault for word in self.forgiven)]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Looks at all pages of a test."""
    made = Watch()
    yield made
    assert made.unforgiven == []


Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def session(up: Up, chromium: Browser) -> Any:
    """What a browser keeps after the link that `up` printed was opened in it."""
    context = chromium.new_context(locale="fr-BE")
    page = context.new_page()
    page.goto(up.link, timeout=PATIENCE)
    expect(page.locator("h1")).to_have_text("Documents")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def visit(up: Up, chromium: Browser, session: Any, watch: Watch) -> Iterator[Visit]:
    """A page that somebody opens: `visit(address, lang, width=, script=, known=)`."""
    opened: list[BrowserContext] = []

    def visit(path: str, lang: str = "fr", width: int = WIDE, script: bool = True, known: bool = True) -> Page:
        context = chromium.new_context(
            base_url=up.origin,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            storage_state=session if known else None,
            locale=f"{lang}-BE",
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        watch.over(context, up.origin)
        context.add_cookies([{"name": "language", "value": lang, "url": up.origin}])
        opened.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield visit
    for context in opened:
        context.close()


@pytest.fixture(scope="package")
def brought_offer(up: Up, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An offer in two versions, its French changed since, put into what runs; its files by their names."""
    return brought(furnished(empty(tmp_path_factory.mktemp("beside"))), up.project)


@pytest.fixture
def offer(up: Up, brought_offer: dict[str, bytes]) -> Callable[..., None]:
    """That offer as it was brought; `offer(fr, nl)` has it say its sentence otherwise."""
    rewritten(up.project, brought_offer)
    return partial(rewritten, up.project, brought_offer)


Coming = Callable[..., Page]


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """The pages of an office, where people sign in."""
    made = Up(copied(tmp_path_factory.mktemp("office"), DRAFT), 'accounts = "local"\n')
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def coming(office: Up, chromium: Browser, watch: Watch) -> Iterator[Coming]:
    """Somebody who comes to the office, by the invitation that they got: `coming(link, lang)`; None for a stranger."""
    opened: list[BrowserContext] = []

    def coming(link: str | None, lang: str = "fr") -> Page:
        context = chromium.new_context(base_url=office.origin, locale=f"{lang}-BE")
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        watch.over(context, office.origin)
        context.add_cookies([{"name": "language", "value": lang, "url": office.origin}])
        page = context.new_page()
        if link:
            page.goto(link)
            for field in ("#password", "#again"):
                page.locator(field).fill(PASSWORD)
            page.locator("main button").click()
            expect(page.locator(".top nav")).to_be_visible()
        return page

    yield coming
    for context in opened:
        context.close()
