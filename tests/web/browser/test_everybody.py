"""Pages that everybody can read and use: axe-core, a narrow screen, the keyboard alone, no script."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import NARROW, WIDE, Visit
from tests.web.browser.serving import COMPLETE, DRAFT, Up
from tests.web.browser.test_uses import LANGS, OFFER, UNKNOWN, findings_of, held, payload, read, removed

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
ADDRESSES = (
    "/",
    "/new",
    "/new/job_offer",
    "/new/annual_report",
    "/account",
    "/accounts",
    "/accounts/acts",
    "/verify",
    "/nowhere",
    *(
        f"{OFFER}/{DRAFT}{page}"
        for page in ("", "/form", "/former", "/translate/nl", "/approve", "/versions", "/review", "/final", "/changes")
    ),
    f"{OFFER}/{COMPLETE}",
    f"{OFFER}/{COMPLETE}/final",
)


def violations(page: Page) -> list[str]:
    """What axe-core has against a page, with the element that it is about.

    A passage on the picture of a page is as small as it was printed: its place is what it says (WCAG 2.5.8, essential).
    """
    found = Axe().run(page, options=RULES).response["violations"]
    met = [(one["id"], node) for one in found for node in one["nodes"]]
    held = [(rule, node) for rule, node in met if rule != "target-size" or 'class="area' not in node["html"]]
    return [f"{rule}: {node['target']} {node['html'][:120]}" for rule, node in held]


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@LANGS
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_is_for_everybody(visit: Visit, watch, lang: str, width: int) -> None:  # type: ignore[no-untyped-def]
    watch.forgive("404 (Not Found)")
    page = visit("/", lang, width)
    found: dict[str, object] = {}
    for address in ADDRESSES:
        page.goto(address)
        expect(page.locator("main")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found[address] = (violations(page), max(0, overflow(page)))
    page.goto(f"{OFFER}/{DRAFT}/pages/draft")
    expect(page.locator(".paper:visible").first).to_be_visible()
    found["pages"] = (violations(page), max(0, overflow(page)))
    assert {address: wrong for address, wrong in found.items() if wrong != ([], 0)} == {}


@LANGS
def test_the_door_is_for_everybody(visit: Visit, lang: str) -> None:
    for width in (WIDE, NARROW):
        page = visit("/", lang, width, known=False)
        assert (violations(page), max(0, overflow(page))) == ([], 0)


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
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    expect(page.locator("#main")).to_be_focused()
    while page.evaluate("document.activeElement.id") != "files":
        page.keyboard.press("Tab")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(payload(name, UNKNOWN))
    expect(findings_of(page, name).first).to_be_visible()
    removed(page, name)
    page.goto(f"{OFFER}/{DRAFT}/form")
    asked = page.locator("[name='f.application.proposal:fr']")
    while page.evaluate("document.activeElement.name") != "f.application.proposal:fr":
        page.keyboard.press("Tab")
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
    page.locator("[name='f.application.url']").fill(f"https://leforum.example/{lang}")
    page.locator(".bar button").click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    page.goto("/new/job_offer")
    page.locator("#title").fill(f"Sans script {lang}")
    page.locator("#case").select_option("cdi")
    page.locator(".begin button").click()
    expect(page.locator("form.form")).to_be_visible()
