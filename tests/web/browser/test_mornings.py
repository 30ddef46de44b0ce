"""The digest of a morning, and what changed in each document."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from flows.clock import today
from tests.web.browser.conftest import Visit
from tests.web.browser.furnishing import HERE
from tests.web.browser.serving import Up
from tests.web.browser.test_uses import LANGS


@LANGS
def test_a_digest_its_differences_and_the_one_before(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", lang)
    page.locator(".top nav a[href='/night']").click()
    expect(page.locator("aside a[aria-current]")).to_have_attribute("href", f"/night/{today()}")
    document = page.locator("article.version").filter(has=page.locator(f"a[href='{HERE}']"))
    expect(document).to_have_count(1)
    expect(document.locator("del").first).to_have_text({"fr": "deux", "nl": "twee"}[lang])
    expect(document.locator("ins").first).to_have_text({"fr": "4", "nl": "drie"}[lang])
    page.locator(".night .person summary").first.click()
    expect(page.locator(".night .person .owed li").first).to_be_visible()
    page.locator("aside a:not([aria-current])").first.click()
    expect(page).to_have_url(re.compile(f"/night/{today() - timedelta(days=1)}$"))
    expect(page.locator("article.version")).to_have_count(0)
    page.go_back()
    document.locator("h3 a").click()
    expect(page.locator(".tabs")).to_be_visible()
