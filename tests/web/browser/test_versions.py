"""The versions of an offer: looked at, held against files that come back, and a new one made by a recorded run."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.reviewing.board import Board
from tests.web.browser.conftest import Visit, Watch
from tests.web.browser.furnishing import HERE, KIND, SIGNERS, SLUG, signed
from tests.web.browser.serving import Up
from tests.web.browser.test_uses import DRAG, LANGS, seen_again

SENTENCES = {
    "fr": ("Une porte ouverte, une équipe soudée, 6 quartiers.", "Een open deur, een hecht team, 6 wijken."),
    "nl": ("Une porte ouverte, une équipe soudée, 7 quartiers.", "Een open deur, een hecht team, 7 wijken."),
}


def shelf(up: Up, number: int) -> Path:
    """Where a version stands."""
    return up.project.outputs / KIND / SLUG / "versions" / str(number)


def given(name: str, content: bytes) -> FilePayload:
    """A file that somebody chooses."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@LANGS
def test_the_versions_what_they_change_and_their_files(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(f"{HERE}/versions", lang)
    second = page.locator("article.version").filter(has=page.locator("#v2"))
    expect(second.locator(".whole")).to_be_visible()
    expect(second.locator(".told")).to_contain_text("FR 1 passage")
    expect(second.locator(".told")).to_contain_text(SIGNERS["nl"])
    with page.expect_download() as taken:
        second.locator("a[href$='.fr.docx']").click()
    assert Path(taken.value.path()).read_bytes() == (shelf(up, 2) / f"{SLUG}.fr.docx").read_bytes()
    second.locator("a[href$='/2/changes']").click()
    expect(page.locator(".changed del")).to_have_text({"fr": "deux", "nl": "twee"}[lang])
    expect(page.locator(".changed ins")).to_have_text({"fr": "trois", "nl": "drie"}[lang])
    page.goto(f"{HERE}/versions")
    with page.expect_download() as taken:
        page.locator("a[href$='.redline.fr.docx']").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    page.goto(f"{HERE}/redline/{SLUG}.redline.fr.html")
    expect(page.locator("del, ins").first).to_be_visible()


@LANGS
def test_what_the_draft_changes_since(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(f"{HERE}/changes?show=fr", lang)
    # The draft is made of what the files say today.
    seen_again(page, lambda: page.locator(".changed ins").all_inner_texts() == ["4"])
    expect(page.locator(".changed del")).to_have_text("trois")
    expect(page.locator(".changed .where")).to_contain_text("13")


@LANGS
def test_a_file_is_verified_by_dropping_it(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", lang)
    page.locator(".top nav a[href='/verify']").click()
    whole = (shelf(up, 1) / f"{SLUG}.nl.pdf").read_bytes()
    page.locator("#file").set_input_files(given("ontvangen.pdf", whole))
    expect(page.locator(".answer.is-ours")).to_contain_text("ontvangen.pdf")
    expect(page.locator(".answer a[href$='/versions']")).to_be_visible()
    page.locator("#file").set_input_files(given("autre.pdf", whole + b"\n"))
    expect(page.locator(".answer.is-altered")).to_contain_text("autre.pdf")
    dropped = page.evaluate_handle(DRAG, ["note.pdf", "rien"])
    page.locator(".drop").dispatch_event("drop", {"dataTransfer": dropped, "bubbles": True})
    expect(page.locator(".answer.is-unknown")).to_contain_text("note.pdf")


@LANGS
def test_the_word_file_of_a_board_is_read_back(up: Up, offer, visit: Visit, lang: str) -> None:  # type: ignore[no-untyped-def]
    board = Board((shelf(up, 2) / f"{SLUG}.fr.docx").read_bytes())
    board.replace("existe", "travaille")
    page = visit(f"{HERE}/versions", lang)
    page.locator("a[href$='/review']").click()
    page.locator("#file").set_input_files(given("conseil.docx", board.saved()))
    asked = page.locator(".review .findings li")
    expect(asked).to_have_count(1)
    expect(asked.locator("dd").last).to_contain_text("travaille depuis 2009")
    expect(asked).to_contain_text("recit.fr.md")
    expect(asked).to_contain_text("Anne Dubois")


@LANGS
def test_a_final_is_refused_with_reasons_then_made(up: Up, offer, visit: Visit, watch: Watch, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(f"{HERE}/final", lang)
    seen_again(page, lambda: page.locator(".refused").count() > 0)
    expect(page.locator(".findings li").first).to_be_visible()
    expect(page.locator(".steps a[href$='/translate/nl']")).to_be_visible()
    expect(page.locator(".steps a[href$='/approve/fr']")).to_be_visible()
    expect(page.locator("form.once")).to_have_count(0)
    offer(*SENTENCES[lang])
    for one in ("fr", "nl"):
        signed(up.project, one)  # type: ignore[arg-type]
    page.goto(HERE)
    page.locator(".tabs a[href$='/versions']").click()
    before = page.locator("article.version").count()
    page.locator(".making a[href$='/final']").click()
    seen_again(page, lambda: page.locator("form.once").count() > 0)
    page.locator("form.once button").click()
    expect(page).to_have_url(re.compile("/runs/"))
    expect(page.locator(".ended")).to_have_class(re.compile("is-final"))
    with page.expect_download() as taken:
        page.locator(f".run a[href$='.{lang}.pdf']").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    page.locator(".run .button").first.click()
    expect(page.locator("article.version")).to_have_count(before + 1)
    assert (shelf(up, before + 1) / "version.json").is_file()
