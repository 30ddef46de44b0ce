"""Each use of the pages, in both languages."""

import re
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from flows.access.one_time import one_time_link
from flows.access.settings import web_settings
from flows.access.store import Store
from imprimatur.core.bilingual import Lang
from tests.flows.waiting import until
from tests.web.browser.conftest import Visit, Watch
from tests.web.browser.serving import COMPLETE, DRAFT, Up

LANGS = pytest.mark.parametrize("lang", ["fr", "nl"])
OFFER = "/dossiers/job_offer"
UNKNOWN = "colonne;autre\nun;deux\n"
PAUSE = 400
"""Milliseconds between two looks at what is at work beside; nothing hangs on it."""
DRAG = """([name, text]) => {
    const given = new DataTransfer();
    given.items.add(new File([text], name));
    return given;
}"""


def payload(name: str, text: str) -> FilePayload:
    """A file that somebody chooses."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": text.encode()}


def findings_of(page: Page, name: str):  # type: ignore[no-untyped-def]
    """What the page says of a file."""
    return page.locator(".found .file").filter(has=page.locator("h4", has_text=name)).locator(".findings li")


def held(page: Page, name: str):  # type: ignore[no-untyped-def]
    """The file in the list of those of the dossier."""
    return page.locator(".files > li").filter(has_text=name)


def read(page: Page) -> None:
    """Wait until what is shown speaks of the files as they are."""
    expect(page.locator("#live[hx-trigger='every 3s']")).to_be_visible()


def seen_again(page: Page, holds: Callable[[], bool]) -> None:
    """Look at a page again, now and then, until something holds: what is at work beside has come so far."""

    def is_so() -> bool:
        page.reload()
        if not (so := holds()):
            page.wait_for_timeout(PAUSE)  # a page that is asked for without a pause takes from what it waits for
        return so

    until(is_so)


def removed(page: Page, name: str) -> None:
    """Take a file out of the dossier, as somebody does."""
    held(page, name).locator("summary").click()
    held(page, name).locator("button.danger").click()
    expect(held(page, name)).to_have_count(0)


@LANGS
def test_the_link_opens_once(up: Up, visit: Visit, watch: Watch, lang: Lang) -> None:
    link = one_time_link(Store(up.project), web_settings(up.project), lang)
    page = visit(link, lang, known=False)
    expect(page).to_have_url(f"{up.origin}/")
    expect(page.locator("h1")).to_have_text({"fr": "Documents", "nl": "Documenten"}[lang])
    expect(page.locator("html")).to_have_attribute("lang", {"fr": "fr-BE", "nl": "nl-BE"}[lang])
    page.goto(link)  # again, in the browser that it has opened: it leads where it led
    expect(page).to_have_url(f"{up.origin}/")
    watch.forgive("403 (Forbidden)")
    stranger = visit(link, lang, known=False)
    expect(stranger.get_by_role("alert")).to_be_visible()
    expect(stranger.locator("nav")).to_have_count(0)


@LANGS
def test_home_and_its_filters(visit: Visit, lang: str) -> None:
    page = visit("/", lang)
    rows = page.locator("#list tbody tr")
    offers = rows.filter(has=page.locator(f"a[href$='{COMPLETE}'], a[href$='{DRAFT}']"))
    expect(offers).to_have_count(2)
    page.get_by_role("searchbox").fill(DRAFT)
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(f"text={DRAFT}"))
    page.get_by_role("searchbox").fill("nothing of the sort")
    expect(rows).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(offers).to_have_count(2)
    # The complete one becomes final by itself, sooner or later; others may be either too.
    expect(page.locator("#state option[value=ready], #state option[value=final]").first).to_be_attached()
    page.locator("#state").select_option("missing")
    expect(rows.filter(has=page.locator(f"a[href$='{COMPLETE}']"))).to_have_count(0)
    expect(rows.filter(has=page.locator(f"a[href$='{DRAFT}']"))).to_have_count(1)
    page.reload()  # the address says what was asked for
    expect(rows.filter(has=page.locator(f"a[href$='{COMPLETE}']"))).to_have_count(0)
    rows.filter(has=page.locator(f"a[href$='{DRAFT}']")).get_by_role("link").click()
    expect(page.locator(".tabs")).to_be_visible()


@LANGS
def test_home_left_open_follows_and_the_keyboard_stays_where_it_is(up: Up, visit: Visit, lang: str) -> None:
    page, folder = visit("/", lang), up.project.inputs / "job_offer" / f"suivi-{lang}"
    link = page.locator(f"#list a[href$='{DRAFT}']")
    link.focus()
    folder.mkdir()
    (folder / "inconnu.csv").write_text(UNKNOWN)
    row = page.locator(f"#list a[href$='{folder.name}']")
    expect(row).to_be_visible()
    expect(link).to_be_focused()
    shutil.rmtree(folder)
    expect(row).to_have_count(0)
    expect(link).to_be_focused()


@LANGS
def test_a_file_is_dropped_replaced_and_removed(up: Up, visit: Visit, lang: str) -> None:
    name = f"inconnu-{lang}.csv"
    path = up.project.inputs / "job_offer" / DRAFT / name
    page = visit(f"{OFFER}/{DRAFT}", lang)
    page.locator("#files").set_input_files(payload(name, UNKNOWN))
    expect(findings_of(page, name).first).to_be_visible()
    expect(held(page, name)).to_be_visible()
    assert path.read_text() == UNKNOWN
    held(page, name).locator("summary").click()
    held(page, name).locator("input[type=file]").set_input_files(payload("autre.csv", "x;y\n1;2\n"))
    held(page, name).locator("button:not(.danger)").click()
    expect(held(page, name).locator("details[open]")).to_have_count(0)
    assert path.read_text() == "x;y\n1;2\n"
    read(page)
    removed(page, name)
    expect(findings_of(page, name)).to_have_count(0)
    assert not path.exists()


@LANGS
def test_a_file_is_dragged_onto_the_page(up: Up, visit: Visit, lang: str) -> None:
    name = f"glisse-{lang}.csv"
    page = visit(f"{OFFER}/{DRAFT}", lang)
    page.locator(".drop").dispatch_event(
        "drop", {"dataTransfer": page.evaluate_handle(DRAG, [name, UNKNOWN]), "bubbles": True}
    )
    expect(findings_of(page, name).first).to_be_visible()
    assert (up.project.inputs / "job_offer" / DRAFT / name).read_text() == UNKNOWN
    removed(page, name)


@LANGS
def test_a_file_that_is_not_taken_is_said(visit: Visit, lang: str) -> None:
    page = visit(f"{OFFER}/{DRAFT}", lang)
    page.locator("#files").set_input_files(payload(f"vide-{lang}.csv", ""))
    expect(page.get_by_role("alert")).to_contain_text(f"vide-{lang}.csv")
    expect(held(page, f"vide-{lang}.csv")).to_have_count(0)


@LANGS
def test_the_pages_of_a_draft_side_by_side(visit: Visit, lang: str) -> None:
    page = visit(f"{OFFER}/{DRAFT}", lang)
    expect(page.locator(".documents a").first).to_be_visible()
    page.locator(".tabs a[href$='/pages']").click()
    expect(page.locator(".paper").first).to_be_visible()
    page.locator(f"a.is-row[id^='{lang}-']:not([tabindex])").first.click()
    expect(page.locator("#panel .places li").first).to_be_visible()
    expect(page.locator(".area.chosen").first).to_be_visible()
    page.locator(f"a.is-blank[id^='{lang}-']").first.click()
    expect(page.locator("#panel .gap code")).to_be_visible()
    reference = page.locator("#panel .gap code").inner_text()
    page.locator("#panel .gap a").click()
    expect(page).to_have_url(re.compile(f"#{re.escape(reference)}$"))
    expect(page.locator(f"[id='{reference}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("lang", "field", "typed"), [("fr", "application.email", "info@leforum.example"), ("nl", "fee.amount", "4000")]
)
def test_a_field_is_typed_and_what_missed_it_is_gone(visit: Visit, lang: str, field: str, typed: str) -> None:
    page = visit(f"{OFFER}/{DRAFT}/form", lang)
    label = page.locator(f"label[for='f.{field}']").inner_text()
    asked = page.locator(f"[name='f.{field}']")
    expect(asked).to_have_value("")
    page.locator(".tabs a").first.click()
    read(page)
    missing = page.locator(".findings .what", has_text=label)
    expect(missing).to_have_count(1)
    page.go_back()
    asked.fill(typed)
    page.locator(".bar button").click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    expect(asked).to_have_value(re.compile(typed[0]))
    page.locator(".tabs a").first.click()
    read(page)
    expect(missing).to_have_count(0)


@LANGS
def test_leaving_with_something_typed_is_asked_first(visit: Visit, lang: str) -> None:
    page = visit(f"{OFFER}/{COMPLETE}/form", lang)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".form input[type=text]:visible").first.fill("Limpide encore")
    page.locator(".tabs a").first.click()
    expect(page.locator("#live")).to_be_visible()
    assert asked == ["beforeunload"]


@LANGS
def test_an_offer_is_begun_from_nothing(up: Up, visit: Visit, lang: str) -> None:
    page = visit("/", lang)
    page.locator(".top nav a[href='/new']").click()
    page.locator(".kinds a[href$='job_offer']").click()
    page.locator("#way-form").check()
    page.locator("#title").fill({"fr": "Accueillante du soir", "nl": "Avondonthaal"}[lang])
    page.locator("#case").select_option("cdi")
    page.locator("#organisation").fill("Le Forum")
    page.locator(".begin button").click()
    expect(page.locator("form.form")).to_be_visible()
    slug = {"fr": "accueillante-du-soir", "nl": "avondonthaal"}[lang]
    expect(page).to_have_url(f"{up.origin}{OFFER}/{slug}/form")
    expect(page.locator(f"[name='f.title:{lang}']")).to_have_value(
        {"fr": "Accueillante du soir", "nl": "Avondonthaal"}[lang]
    )
    page.locator(".tabs a").first.click()
    expect(page.locator(".findings li").first).to_be_visible()
    expect(page.locator(".documents a").first).to_be_visible()
    assert (up.project.inputs / "job_offer" / slug).is_dir()
