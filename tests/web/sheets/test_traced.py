"""Every figure that a draft prints leads, by a click on it, to its cell, and a passage to those it is made of."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from imprimatur.core.bilingual import Lang
from tests.sheets import made
from tests.web.conftest import Doorkeeper
from tests.web.sheets.serving import opened, served
from web.house import House

pytestmark = pytest.mark.browser
KIND, SLUG = made.WORKBOOK
HOME = f"/dossiers/{KIND}/{SLUG}/pages/draft"
LANGS = pytest.mark.parametrize("lang", ["fr", "nl"])
REGISTER = {"fr": "Organisations!U10", "nl": "Organisations!V10"}
"""What the house says to all who apply; each language has its column."""
MONTHS = {"fr": ("juin", "décembre", "mai"), "nl": ("juni", "december", "mei")}
COUNTED = re.compile(r"Page 1 sur 2|Page 2 sur 2|Pagina 1 van 2|Pagina 2 van 2|reste 6 points|nog 6 punten")
"""What the draft counts itself: its pages, and the points that are left."""
CELL = re.compile(r"(?:cellule|cel) ([A-Z]+[0-9]+), (?:feuille|blad) .*?(\w+).*?, .*?([\w-]+\.xlsx)")


def printed(lang: Lang) -> list[tuple[str, str]]:
    """The figures of the draft in their order, and the cells that say them."""
    june, december, may = MONTHS[lang]
    return [
        (f"31 {december} 2022", "Offre!B23"),
        ("19", "Offre!B26"),
        ("330.04", "Offre!B28"),
        (f"20 {june} 2022", "Offre!B35"),
        ("5", "Offre!B19"),
        ("330.04", "Offre!B28"),
        ("330.01.10", "Offre!B29"),
        (f"20 {june} 2022", "Offre!B35"),
        (f"10 {may} 2007", REGISTER[lang]),
    ]


@pytest.fixture
def origin(house: House, doors: Doorkeeper, lang: Lang) -> Iterator[str]:
    with served(house, doors, made.project(KIND, SLUG), lang) as origin:
        yield origin


def told(page: Page, name: str) -> None:
    """Click on what bears a name once the panel says nothing more, and wait until it speaks of that."""
    page.keyboard.press("Escape")
    expect(page.locator("#panel .told")).to_have_count(0)
    page.locator(f"[id='{name}']").click()
    passage = "-".join(name.split("-")[:2])
    expect(page.locator(f"#panel .told[data-for='{passage}']")).to_be_visible()


def cell_of(said: str) -> tuple[str, str]:
    """The cell that a sentence of the panel names, and its file."""
    found = CELL.search(said)
    assert found, said
    return f"{found[2]}!{found[1]}", found[3]


def content(folder: Path, file: str, cell: str) -> str:
    """What stands in a cell, days as they are written in both languages alike: the day, then the year."""
    (path,) = folder.rglob(file)
    sheet, _, place = cell.partition("!")
    value = load_workbook(path)[sheet][place].value
    return f"{value:%-d %Y}" if hasattr(value, "year") else str(value)


@LANGS
def test_every_printed_figure_leads_to_its_cell(chromium: Browser, origin: str, house: House, lang: Lang) -> None:
    page = opened(chromium, origin + HOME)
    names = page.locator(f"a.is-number[id^='{lang}-'][id$='-0']").evaluate_all("all => all.map(one => one.id)")
    found = []
    for name in names:
        told(page, name)
        figure = page.locator("#panel .numbers .chosen strong")
        expect(figure).to_have_count(1)
        cell, file = cell_of(page.locator("#panel .numbers .chosen").inner_text())
        found.append((figure.inner_text(), cell))
        said = content(house.project.inputs, file, cell)
        assert set(re.findall(r"[0-9]+", found[-1][0])) <= set(re.findall(r"[0-9]+", said)), (found[-1], said)
    assert found == printed(lang)
    with pypdfium2.PdfDocument(house.project.outputs / KIND / SLUG / "draft" / f"{SLUG}.{lang}.pdf") as document:
        text = " ".join(one.get_textpage().get_text_range() for one in document)
    on_paper = re.findall(r"[0-9]+", COUNTED.sub("", text))
    assert sorted(on_paper) == sorted(re.findall(r"[0-9]+", " ".join(figure for figure, _ in found)))


@LANGS
def test_a_passage_leads_to_the_cells_that_it_is_made_of(chromium: Browser, origin: str, lang: Lang) -> None:
    page = opened(chromium, origin + HOME)
    line = page.locator(f"a.is-row[id^='{lang}-']:not([tabindex])").first.get_attribute("id")
    assert line
    told(page, line)
    places = page.locator("#panel .places li")
    expect(places).to_have_count(1)
    expect(places).to_contain_text(re.compile(r"cell\w* B21, B23, (feuille|blad)"))
    item = page.locator(f"a.is-item[id^='{lang}-']:not([tabindex])").first.get_attribute("id")
    assert item
    told(page, item)
    assert cell_of(places.first.inner_text())[0] == {"fr": "Offre!B11", "nl": "Offre!C11"}[lang]
