"""Two people on one dossier, and a server that starts again while somebody looks."""

from playwright.sync_api import expect

from tests.web.browser.conftest import Coming, Visit, Watch
from tests.web.browser.serving import COMPLETE, DRAFT, Up
from tests.web.browser.test_uses import OFFER, read

FIELD = "[name='f.application.email']"


def test_two_people_neither_overwrites_the_other_in_silence(office: Up, coming: Coming, watch: Watch) -> None:
    watch.forgive("409 (Conflict)")
    ana = coming(office.invited("ana@asso.example", "Ana Belova", "staff"))
    bob = coming(office.invited("bob@asso.example", "Bob Cools", "staff"))
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


def test_a_server_that_starts_again_goes_on_with_who_was_there(up: Up, visit: Visit, watch: Watch) -> None:
    watch.forgive(
        "ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "htmx:sendError", "htmx:afterRequest"
    )
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
