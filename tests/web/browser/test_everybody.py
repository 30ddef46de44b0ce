"""Pages that everybody can read and use: axe-core, a narrow screen, the keyboard alone, no script."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from flows.digest import kept
from tests.web.browser import addresses
from tests.web.browser.conftest import NARROW, WIDE, Coming, Visit, Watch
from tests.web.browser.serving import COMPLETE, DRAFT, Up
from tests.web.browser.test_uses import LANGS, OFFER, UNKNOWN, findings_of, held, payload, read, removed
from tests.web.conftest import PATIENCE
from tests.web.night.test_night import MORNING, YESTERDAY

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
UNFOLDED = "document.querySelectorAll('details').forEach(one => { one.open = true })"


Walk = dict[str, list[str]]


@pytest.fixture(scope="module")
def walk(up: Up, chromium: Browser, session: Any) -> Walk:
    """The pages of an installation where everything was done once: sets drawn, nights told of, a draft asked for."""
    home = up.project.outputs / "_digest"
    home.mkdir(exist_ok=True)
    for digest in (MORNING, replace(MORNING, today=YESTERDAY)):
        (home / (made := kept.dumped(digest)).name).write_bytes(made.content)
    with chromium.new_context(base_url=up.origin, storage_state=session) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        for slug in (COMPLETE, DRAFT):
            page.goto(f"{OFFER}/{slug}/pages")
            expect(page.locator(".paper:visible").first).to_be_visible()
        page.goto(f"{OFFER}/{DRAFT}/versions")
        page.locator("form.once button").click()
        expect(page.locator("#run .ended")).to_be_visible()
        first = [f"{OFFER}/{slug}" for slug in (COMPLETE, DRAFT)]
        return addresses.found(context.request, *first, "/", urlsplit(page.url).path)


def violations(page: Page) -> list[str]:
    """What axe-core has against a page, with the element that it is about.

    A passage on the picture of a page is as small as it was printed: its place is what it says (WCAG 2.5.8, essential).
    """
    found = Axe().run(page, options=RULES).response["violations"]
    met = [(one["id"], node) for one in found for node in one["nodes"]]
    held = [(rule, node) for rule, node in met if rule != "target-size" or 'class="area' not in node["html"]]
    return [f"{rule}: {node['target']} {node['html'][:120]}" for rule, node in held]


def overflow(page: Page) -> list[str]:
    """That a page is wider than its screen, and by how much."""
    more = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{more} pixels too wide"] if more > 0 else []


def wrong(page: Page, *walked: str) -> dict[str, list[str]]:
    """What stands in somebody's way on pages, wide and narrow, with everything unfolded."""
    met: dict[str, list[str]] = {}
    for address in walked:
        page.set_viewport_size({"width": WIDE, "height": 900})
        page.goto(address)
        page.evaluate(UNFOLDED)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            met[f"{address} {width}"] = [*violations(page), *overflow(page)]
    return {address: said for address, said in met.items() if said}


@LANGS
def test_every_page_is_for_everybody(visit: Visit, watch: Watch, walk: Walk, lang: str) -> None:
    watch.forgive("404 (Not Found)")
    assert wrong(visit("/", lang), "/nowhere", *chain(*walk.values())) == {}


@LANGS
def test_the_pages_of_an_office_are_for_everybody(office: Up, coming: Coming, walk: Walk, lang: str) -> None:
    door = coming(None, lang)
    invited = office.invited(f"eva-{lang}@asso.example", "Eva Maes", "staff")
    assert wrong(door, f"{office.origin}/enter", invited) == {}
    page = coming(office.invited(f"olga-{lang}@asso.example", "Olga Petit", "operator"), lang)
    of_accounts = addresses.found(page.context.request, "/accounts", "/account")
    assert wrong(page, *chain(*(of_accounts[sort] for sort in of_accounts if sort.startswith("/account")))) == {}
    assert {*walk, *of_accounts} == {*addresses.paths("GET")} - addresses.ASIDE - addresses.DOOR


@LANGS
def test_the_door_of_a_personal_machine_is_for_everybody(visit: Visit, lang: str) -> None:
    assert wrong(visit("/", lang, known=False), "/enter") == {}


def tabbed(page: Page) -> Iterator[str]:
    """What the tabulator reaches, one after the other, until it leaves the page; each shows that it is reached."""
    for _ in range(2000):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
            const one = document.activeElement;
            if (one === document.body) { return null; }
            const look = getComputedStyle(one);
            const box = one.getBoundingClientRect();
            const seen = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0 && box.width > 0;
            window.counted = (window.counted || 0) + 1;
            one.dataset.reached = "yes";
            return (seen ? "" : "UNSEEN ") + one.outerHTML.slice(0, 120);
        }"""
        )
        if said is None:
            return
        yield said
    raise AssertionError("the tabulator does not leave the page")


CONTROLS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })
        && !(one.type === "radio" && !one.checked) && !one.dataset.reached)
    .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", ["/", "/new/job_offer", f"{OFFER}/{COMPLETE}", f"{OFFER}/{DRAFT}/form"])
def test_the_keyboard_reaches_everything_and_says_where_it_is(visit: Visit, address: str) -> None:
    page = visit(address)
    if address == f"{OFFER}/{COMPLETE}":
        read(page)
    reached = list(tabbed(page))
    assert 'class="skip"' in reached[0]
    assert [one for one in reached if one.startswith("UNSEEN")] == []
    assert page.evaluate(CONTROLS) == []


@LANGS
def test_the_keyboard_alone_drops_a_file_and_saves_a_field(up: Up, visit: Visit, lang: str) -> None:
    name = f"clavier-{lang}.csv"
    page = visit(f"{OFFER}/{DRAFT}", lang)
    with page.expect_file_chooser() as choosing:  # from here on: the browser is told to hand choosers over in its time
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the skip link
        expect(page.locator("#main")).to_be_focused()
        while page.evaluate("document.activeElement.id") != "files":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    choosing.value.set_files(payload(name, UNKNOWN))
    expect(findings_of(page, name).first).to_be_visible()
    removed(page, name)
    page.goto(f"{OFFER}/{DRAFT}/form")
    asked = page.locator("[name='f.application.proposal:fr']")
    while page.evaluate("document.activeElement.name") != "f.application.proposal:fr":
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(f"Une page, {lang}.")
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "section":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".saved[role=status]")).to_be_visible()
    expect(asked).to_have_value(f"Une page, {lang}.")


@LANGS
def test_without_script_the_same_ways_work(up: Up, visit: Visit, lang: str) -> None:
    name = f"sans-{lang}.csv"
    page = visit("/", lang, script=False)
    page.locator("#text").fill(DRAFT)
    page.locator(".filters .go button").click()
    expect(page.locator("#list tbody tr")).to_have_count(1)
    page.locator("#list tbody a").click()
    page.locator("#files").set_input_files(payload(name, UNKNOWN))
    page.locator(".drop button").click()
    expect(held(page, name)).to_be_visible()
    assert (up.project.inputs / "job_offer" / DRAFT / name).exists()
    removed(page, name)
    page.goto(f"{OFFER}/{DRAFT}/form")
    page.locator(f"[name='f.application.proposal:{lang}']").fill(f"Deux pages, {lang}.")
    page.locator(".bar button").click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    page.goto("/new/job_offer")
    page.locator("#title").fill(f"Sans script {lang}")
    page.locator("#case").select_option("cdi")
    page.locator(".begin button").click()
    expect(page.locator("form.form")).to_be_visible()
