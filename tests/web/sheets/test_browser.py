"""The pages in a real browser: by mouse, by keyboard alone, without script, on a narrow screen."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.sheets import made
from tests.web.conftest import Doorkeeper
from tests.web.sheets.serving import opened, served
from web.house import House

pytestmark = pytest.mark.browser
HOME = "/dossiers/{}/{}/pages/draft".format(*made.OFFER)


@pytest.fixture
def origin(house: House, doors: Doorkeeper) -> Iterator[str]:
    """The address of a house that is served, with the draft of a real offer."""
    with served(house, doors, made.project()) as origin:
        yield origin


def shown(chromium: Browser, origin: str, width: int = 1600, script: bool = True) -> Page:
    """The pages, once they are drawn."""
    return opened(chromium, origin + HOME, width, script)


def test_a_click_on_a_passage_tells_of_it_beside_and_shows_it_in_both_languages(chromium: Browser, origin: str) -> None:
    page = shown(chromium, origin)
    link = page.locator("a.is-row[id^='fr-']:not([tabindex])").first
    name = link.get_attribute("id")
    assert name
    link.click()
    expect(page.locator("#panel .told")).to_be_visible()
    assert page.url == origin + HOME
    assert name in (page.locator(".area.chosen").first.get_attribute("id") or "")
    expect(page.locator("a.area.twin[id^='nl-']").first).to_be_visible()
    assert Axe().run(page).response["violations"] == []


def test_a_figure_and_a_mark_are_told_of_as_such(chromium: Browser, origin: str) -> None:
    page = shown(chromium, origin)
    page.locator("a.is-number[id^='fr-']").first.click()
    expect(page.locator("#panel .numbers .chosen")).to_be_visible()
    page.locator("a.is-blank[id^='fr-']").first.click()
    expect(page.locator("#panel .gap code")).to_be_visible()


def test_the_keyboard_alone_opens_reads_and_comes_back(chromium: Browser, origin: str) -> None:
    page = shown(chromium, origin)
    page.locator("a.area:not([tabindex])").first.focus()
    page.keyboard.press("Tab")
    second = page.evaluate("document.activeElement.id")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{second}")).to_be_focused()
    expect(page.locator("#panel .told")).to_have_count(0)


def test_without_script_a_passage_has_a_page_and_leads_back(chromium: Browser, origin: str) -> None:
    page = shown(chromium, origin, script=False)
    link = page.locator("a.is-paragraph[id^='nl-']:not([tabindex])").first
    name = link.get_attribute("id")
    link.click()
    expect(page.locator("article.told")).to_be_visible()
    page.locator("a.back").click()
    assert page.url.endswith(f"{HOME}?show=nl#{name}")


def test_a_narrow_screen_shows_one_language_at_a_time(chromium: Browser, origin: str) -> None:
    page = shown(chromium, origin, width=390)
    assert page.locator(".sheet:visible").count() * 2 == page.locator(".sheet").count()
    expect(page.locator("#fr-1")).to_be_visible()
    page.locator(".of-languages a").last.click()
    expect(page.locator("#nl-1")).to_be_visible()
    expect(page.locator("#fr-1")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(page).response["violations"] == []
