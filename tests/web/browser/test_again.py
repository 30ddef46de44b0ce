"""What begins as something that was: a report from last year's, a file as it was before."""

import re
import shutil

from playwright.sync_api import expect

from tests.dossiers import ROOT
from tests.flows.waiting import until
from tests.web.browser.conftest import Visit
from tests.web.browser.serving import DRAFT, Up
from tests.web.browser.test_uses import LANGS, OFFER, UNKNOWN, held, payload, removed

REPORT = "tournecuiller-2025"


@LANGS
def test_a_report_begins_as_that_of_last_year(up: Up, visit: Visit, lang: str) -> None:
    home = up.project.inputs / "annual_report"
    if not (home / REPORT).exists():
        shutil.copytree(ROOT / "inputs" / "annual_report" / REPORT, home / REPORT)
    year = {"fr": 2026, "nl": 2027}[lang]
    page = visit("/new", lang)
    page.locator(".kinds a[href$='annual_report']").click()
    expect(page.locator("#former")).to_be_hidden()  # it is asked for where that way is chosen
    page.locator("#way-former").check()
    page.locator("#former").select_option(REPORT)
    page.locator("#year").fill(str(year))
    page.locator(".begin button").click()
    slug = f"tournecuiller-{year}"
    expect(page).to_have_url(f"{up.origin}/dossiers/annual_report/{slug}")  # what goes on in files is begun among them
    expect(page.locator(".findings li").first).to_be_visible()
    assert sorted(path.suffix for path in (home / slug).glob("[!_]*.*")) == [".docx", ".docx", ".xlsx"]


@LANGS
def test_a_file_is_put_back_as_it_was(up: Up, visit: Visit, lang: str) -> None:
    name = f"ancien-{lang}.csv"
    path = up.project.inputs / "job_offer" / DRAFT / name
    page = visit(f"{OFFER}/{DRAFT}", lang)
    for text in (UNKNOWN, "x;y\n1;2\n"):
        page.locator("#files").set_input_files(payload(name, text))
        until(lambda said=text: path.exists() and path.read_text() == said)  # type: ignore[misc]
        expect(held(page, name)).to_be_visible()
    page.locator(".tabs a[href$='/former']").click()
    row = page.locator("tbody tr").filter(has=page.locator("th", has_text=name))
    expect(row).to_have_count(1)
    row.locator("button").click()
    expect(page.locator(".saved[role=status]")).to_be_visible()
    expect(page).to_have_url(re.compile("restored=1$"))
    assert path.read_text() == UNKNOWN
    expect(row).to_have_count(1)  # the other state is kept in its turn
    page.locator(".tabs a").first.click()
    removed(page, name)
