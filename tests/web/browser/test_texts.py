"""The texts of an offer: translated on their page or in a translator's file, then approved by who may."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Visit, Watch
from tests.web.browser.furnishing import FILE, HERE, KIND, SECOND, SIGNERS, SLUG, THIRD, THIRD_NL
from tests.web.browser.serving import Up
from tests.web.browser.test_uses import LANGS, seen_again


def said(up: Up) -> str:
    """The file that says the texts."""
    return (up.project.inputs / KIND / SLUG / FILE).read_text(encoding="utf-8")


def changed(page: Page) -> None:
    """One text is shown, with what went of its source and what is new, once the files are read as they now are."""
    seen_again(page, lambda: page.locator("article.unit").count() == 1)
    expect(page.locator("article.unit del")).to_contain_text("trois")
    expect(page.locator("article.unit ins")).to_contain_text("4")


@LANGS
def test_a_translation_is_typed_refused_and_taken(up: Up, offer, visit: Visit, watch: Watch, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(HERE, lang)
    page.locator(".tabs a[href$='/translate']").click()
    expect(page).to_have_url(f"{up.origin}{HERE}/translate/nl")
    changed(page)
    text = page.locator("article.unit textarea")
    text.fill("Een open deur, veel wijken.")
    page.locator("article.unit button").click()
    expect(page.locator("article.unit [role=alert]")).to_contain_text("4")
    expect(text).to_have_value("Een open deur, veel wijken.")  # nothing typed is lost
    assert SECOND["nl"] in said(up)
    text.fill(THIRD_NL)
    page.locator("article.unit button").click()
    expect(page.locator("article.unit [role=status]")).to_be_visible()
    expect(page.locator("article.unit.is-translated")).to_have_count(1)
    assert THIRD_NL in said(up)
    page.reload()
    page.locator(".kind-word a[href$='/approve/nl']").click()  # nothing waits: its next step
    expect(page.locator(".tabs a[href$='/approve']")).to_have_attribute("aria-current", "page")


@LANGS
def test_a_translator_takes_a_file_and_brings_it_back(up: Up, offer, visit: Visit, tmp_path: Path, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(f"{HERE}/translate/nl", lang)
    page.locator(".exchange summary").click()
    with page.expect_download() as sent:
        page.locator(".exchange button[value=word]").click()
    assert sent.value.suggested_filename.endswith(".docx")
    with page.expect_download() as sent:
        page.locator(".exchange button[value=xliff]").click()
    path = tmp_path / sent.value.suggested_filename
    text = Path(sent.value.path()).read_text(encoding="utf-8")
    path.write_text(text.replace("drie wijken", "4 wijken", 1), encoding="utf-8")  # its target, not what it was
    page.locator("#back").set_input_files(path)
    page.locator(".exchange form[action$=import] button").click()
    expect(page.locator("section ins")).to_contain_text("4")
    assert SECOND["nl"] in said(up), "nothing changes before it is confirmed"
    page.locator("form[action$=confirm] button").first.click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    assert THIRD_NL in said(up)


@LANGS
def test_a_text_then_a_language_is_approved(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    offer(THIRD, THIRD_NL)
    page = visit(HERE, lang)
    page.locator(".tabs a[href$='/approve']").click()
    expect(page).to_have_url(f"{up.origin}{HERE}/approve/fr")
    changed(page)
    expect(page.locator("article.unit .lapse")).to_contain_text(SIGNERS["fr"])
    expect(page.locator(".whole li")).to_contain_text([SIGNERS["fr"]])
    page.locator("#by").select_option(SIGNERS["fr"])
    page.locator("article.unit button").click()
    expect(page.locator("article.unit .badge.approved")).to_be_visible()
    page.reload()
    expect(page.locator(".whole .done")).to_be_visible()
    page.locator(".whole a[href$='/approve/nl']").click()  # the other language waits
    expect(page.locator("article.unit")).to_have_count(1)
    page.locator("#by").select_option(SIGNERS["nl"])
    page.locator(".whole button[name=part][value='']").click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    page.locator(".whole a[href$='/final']").click()
    expect(page).to_have_url(re.compile("/final$"))
