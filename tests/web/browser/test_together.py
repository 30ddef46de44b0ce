"""Two people on one dossier, and a server that starts again while somebody looks."""

import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browser.conftest import PATIENCE, Visit, Watch
from tests.web.browser.serving import COMPLETE, DRAFT, ROOT, Up, copied
from tests.web.browser.test_uses import OFFER, read

PASSWORD = "quatre chevaux bruns"
FIELD = "[name='f.application.email']"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """The pages of an office, where people sign in."""
    made = Up(copied(tmp_path_factory.mktemp("office")), 'accounts = "local"\n')
    try:
        made.start()
        yield made
    finally:
        made.stop()


def invited(office: Up, chromium: Browser, address: str, name: str) -> tuple[BrowserContext, Page]:
    """Somebody whom the operator invites, who chooses a password."""
    command = office.command("account", "invite", address, "--name", name, "--new", "--role", "staff")
    said = subprocess.run(command, env=office.environ, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    link = re.search(r"http://\S+/enter/invitation/\S+", said)
    assert link, said
    context = chromium.new_context(base_url=office.origin, locale="fr-BE")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(link[0])
    for field in ("#password", "#again"):
        page.locator(field).fill(PASSWORD)
    page.locator("main button").click()
    expect(page.locator("h1")).to_have_text("Documents")
    return context, page


def test_two_people_neither_overwrites_the_other_in_silence(office: Up, chromium: Browser) -> None:
    (first, ana), (second, bob) = (
        invited(office, chromium, address, name)
        for address, name in (("ana@asso.example", "Ana Belova"), ("bob@asso.example", "Bob Cools"))
    )
    for page in (ana, bob):
        page.goto(f"{OFFER}/{DRAFT}/form")
    ana.locator(FIELD).fill("ana@leforum.example")
    ana.locator(".bar button").click()
    expect(ana.locator(".saved")).to_be_visible()
    bob.locator(FIELD).fill("bob@leforum.example")
    bob.locator(".bar button").click()
    expect(bob.get_by_role("alert")).to_be_visible()
    expect(bob.locator(".theirs")).to_contain_text("ana@leforum.example")
    expect(bob.locator(FIELD)).to_have_value("bob@leforum.example")  # nothing typed is lost
    ana.reload()
    expect(ana.locator(FIELD)).to_have_value("ana@leforum.example")
    bob.locator(".bar button").click()  # told of it, and meant
    expect(bob.locator(".saved")).to_be_visible()
    ana.reload()
    expect(ana.locator(FIELD)).to_have_value("bob@leforum.example")
    first.close()
    second.close()


def test_a_server_that_starts_again_goes_on_with_who_was_there(up: Up, visit: Visit, watch: Watch) -> None:
    watch.forgive("ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "htmx:sendError")
    page = visit(f"{OFFER}/{COMPLETE}")
    read(page)
    page.evaluate("window.opened = true")
    up.stop()
    (up.project.inputs / "job_offer" / COMPLETE / "note.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    up.start()
    expect(page.locator(".files > li", has_text="note.csv")).to_be_visible()
    assert page.evaluate("window.opened") is True, "the page that was left open goes on by itself"
    page.goto("/")
    expect(page.locator("h1")).to_have_text("Documents")
    (up.project.inputs / "job_offer" / COMPLETE / "note.csv").unlink()
