"""Each use of the pages, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import Visit, Watch
from tests.web.browser.serving import Up

LANGS = pytest.mark.parametrize("lang", ["fr", "nl"])
OFFER = "/dossiers/job_offer/"


@LANGS
def test_the_link_opens_once(up: Up, visit: Visit, watch: Watch, lang: str) -> None:
    page = visit("/", lang)
    expect(page.locator("h1")).to_have_text({"fr": "Documents", "nl": "Documenten"}[lang])
    expect(page.locator("html")).to_have_attribute("lang", {"fr": "fr-BE", "nl": "nl-BE"}[lang])
    page.goto(up.link)  # again, in the browser that it has opened: it leads where it led
    expect(page).to_have_url(f"{up.origin}/")
    watch.forgive("403 (Forbidden)")
    stranger = visit(up.link, lang, known=False)
    expect(stranger.get_by_role("alert")).to_be_visible()
    expect(stranger.locator("nav")).to_have_count(0)


@LANGS
def test_home_and_its_filters(visit: Visit, lang: str) -> None:
    page = visit("/", lang)
    rows = page.locator("#list tbody tr")
    expect(rows).to_have_count(2)
    page.get_by_role("searchbox").fill("ETS")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile("text=ETS"))
    page.get_by_role("searchbox").fill("nothing of the sort")
    expect(rows).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("link").click()
    expect(page.locator(".tabs")).to_be_visible()
