"""The edition for the screen: all inside, nothing that runs, and a way through it for everybody."""

import base64
import hashlib
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from fontTools.ttLib import TTFont

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Chart, ChartSort, Paragraph, Run, Series, Table, runs
from imprimatur.core.composition import Composition, Stage
from imprimatur.core.errors import TemplateFault
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.screen.renderer import HTML
from imprimatur.rendering.screen.tree import Tree, looks, text_of
from tests.rendering.sample import TEMPLATES, sample

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> R&D “x”"


def html(composition: Composition, templates: Path = TEMPLATES) -> str:
    return HTML(composition, Templates(templates)).content.decode()


def tree(composition: Composition) -> Tree:
    return Tree(html(composition))


def policy(page: Tree) -> dict[str, list[str]]:
    content = next(one.get("content", "") for one in page.head if one.get("http-equiv"))
    return {name: values for name, *values in (part.split() for part in content.split(";"))}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates, to break."""
    for folder in ("_shared", "job_offer"):
        shutil.copytree(TEMPLATES / folder, tmp_path / folder, ignore=shutil.ignore_patterns("fonts", "*.docx"))
    return tmp_path


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stage", Stage)
def test_a_page_is_html_without_a_fault_and_the_same_every_time(lang: Lang, stage: Stage) -> None:
    made = html(sample(lang, stage))
    parser = tinyhtml5.parser.HTMLParser(namespace_html_elements=False)
    parser.parse(made)
    assert parser.errors == []
    assert made == html(sample(lang, stage))
    assert made.startswith(f'<!DOCTYPE html>\n<html lang="{lang}-BE"><head>\n<meta charset="utf-8">')
    artefact = HTML(sample(lang, stage), Templates(TEMPLATES))
    assert (artefact.name, artefact.media) == (f"sample.{lang}.html", "text/html; charset=utf-8")


def test_nothing_is_loaded_from_anywhere_and_the_policy_says_so() -> None:
    page = tree(sample())
    assert policy(page) == {
        "default-src": ["'none'"],
        "style-src": [f"'sha256-{base64.b64encode(hashlib.sha256(sheet(page).encode()).digest()).decode()}'"],
        "img-src": ["data:"],
        "font-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert page.head[1].get("http-equiv") == "Content-Security-Policy"
    addresses = re.findall(r'url\(["\']?([^"\')]*)', sheet(page)) + [one.get("src", "") for one in page.all("img")]
    assert len(addresses) > 6 and {one.partition(";")[0] for one in addresses} <= {
        *("data:font/woff2", "data:image/png", "data:image/svg+xml")
    }
    named = {name for one in page.root.iter() for name in one.attrib}
    assert not {name for name in named if name.startswith("on")} and "style" not in named
    assert page.all("script", "link", "iframe", "object", "base", "form") == []


def sheet(page: Tree) -> str:
    (one,) = page.all("style")
    return one.text or ""


def test_its_fonts_are_our_own_cut_and_have_the_signs_of_both_languages() -> None:
    fonts = re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", sheet(tree(sample())))
    assert len(fonts) == 5
    for one in fonts:
        font = TTFont(BytesIO(base64.b64decode(one)))
        assert set("éèêëàâçîïôœŒùûÉÀÇ«»’‘“”…–·€\u202f\u00a0−×½≤") <= set(map(chr, font.getBestCmap()))
        names = {str(entry) for entry in font["name"].names if entry.nameID in (1, 4, 6, 16)}
        assert all(name.startswith("Imprimatur") for name in names)
        features = {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord} if "GSUB" in font else set()
        assert "ccmp" not in features
        assert len(base64.b64decode(one)) < 26_000


def test_landmarks_headings_and_the_way_past_them() -> None:
    page = tree(sample())
    assert [one.tag for one in page.body] == ["a", "aside", "header", "main", "footer"]
    assert (page.body[0].get("href"), page.main.get("id")) == ("#content", "content")
    assert text_of(page.body[1]) == "Projet – ne pas diffuser"
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    # What the body of a kind opens with after its header is part of the main content.
    assert "glance" in looks(page.main[0])


def test_every_anchor_is_there_once_and_every_link_leads_somewhere() -> None:
    page = tree(sample())
    ids = Counter(one.get("id") for one in page.root.iter() if one.get("id"))
    assert set(ids.values()) == {1}
    for link in page.all("a"):
        address = link.get("href", "")
        assert address[1:] in ids if address.startswith("#") else address.startswith(("https://", "mailto:", "tel:"))
    for one in page.root.iter():
        assert one.get("aria-labelledby", next(iter(ids))) in ids


def test_notes_stand_at_the_end_numbered_as_they_are_called_and_lead_back() -> None:
    first = (
        Run("Un", note=runs("première", lang="nl")),
        Run(" puis deux", note=(Run("seconde "), Run("x", bold=True))),
    )
    made = replace(sample(stage=Stage.FINAL), parts={**sample().parts, "context": (Paragraph(first),)})
    page = tree(made)
    calls = [one for one in page.all("a") if one.get("role") == "doc-noteref"]
    place = [one.get("id") for one in calls].index(next(one.get("id") for one in calls if "Un" in around(page, one)))
    one, two = calls[place : place + 2]
    number = int(one.text or "")
    assert (one.get("href"), one.get("id")) == (f"#note-{number}", f"call-{number}")
    assert one.get("aria-label") == f"Note\u00a0{number}"
    assert (two.text, two.get("href")) == (str(number + 1), f"#note-{number + 1}")
    assert [call.text for call in calls] == [str(n) for n in range(1, len(calls) + 1)]
    notes = page.main[-1]
    assert (notes.get("role"), notes[0].tag, text_of(notes[0])) == ("doc-endnotes", "h2", "Notes")
    items = list(notes[1])
    assert len(items) == len(calls)
    assert text_of(items[number - 1]) == "première ↩" and text_of(items[number]) == "seconde x ↩"
    assert items[number - 1][0].get("lang") == "nl-BE"
    back = items[number][-1]
    assert (back.get("href"), back.get("role")) == (f"#call-{number + 1}", "doc-backlink")
    assert back.get("aria-label") == f"Retour au texte ({number + 1})"
    assert page.all("span", look="note") == []


def around(page: Tree, element: Element) -> str:
    """The words of the paragraph that an element stands in."""
    parents = page.parents()
    while element.tag not in ("p", "li", "dd", "td"):
        element = parents[element]
    return text_of(element)


CHART = Chart(
    ChartSort.BARS,
    ("Un", "Deux"),
    (Series("ETP", (Decimal(1), Decimal(2))),),
    "Deux fois plus en deux.",
    Table((runs("Nom"), runs("ETP")), ((runs("Un"), runs("1")), (runs("Deux"), runs("2")))),
    caption=runs("Les deux"),
)


def test_a_chart_is_a_drawing_in_the_page_with_its_text_and_a_caption_first() -> None:
    page = tree(replace(sample(stage=Stage.FINAL), parts={**sample().parts, "context": (CHART,)}))
    (drawing,) = page.all("svg")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "Deux fois plus en deux.")
    assert [text for text in ("Un", "Deux") if text not in list(drawing.itertext())] == []
    assert drawing.get("width") is None and drawing.get("viewBox")
    scroller = page.parents()[drawing]
    assert (looks(scroller), scroller.get("tabindex")) == (["drawing"], "0")
    figure = page.parents()[scroller]
    assert figure[0].tag == "figcaption" and text_of(figure[0]) == "Les deux"


def test_tables_scroll_in_regions_that_have_a_name() -> None:
    captioned = Table((runs("A"), runs("B")), ((runs("1"), runs("2")),), runs("Les A"), row_headers=True)
    bare = replace(captioned, caption=())
    made = replace(sample(stage=Stage.FINAL), parts={**dict.fromkeys(sample().parts, ()), "context": (captioned, bare)})
    page = tree(made)
    one, two = page.all("div", look="scroll")
    assert (one.get("role"), one.get("tabindex"), one.get("aria-labelledby")) == ("region", "0", "caption-1")
    assert text_of(one[0][0]) == "Les A" and one[0][0].get("id") == "caption-1"
    assert two.get("aria-label") == "Tableau\u00a0(2)"
    assert [cell.get("scope") for cell in one.iter("th")] == ["col", "col", "row"]


def test_gaps_are_marked_in_a_draft_which_no_search_engine_keeps() -> None:
    draft, final = tree(sample()), tree(sample(stage=Stage.FINAL))
    printed = [run for part in sample().parts.values() for run in part]
    assert printed and len(draft.all("mark", look="gap")) > 2 and final.all("mark") == []
    robots = [[one.get("content") for one in page.head if one.get("name") == "robots"] for page in (draft, final)]
    assert robots == [["noindex"], []]
    assert text_of(draft.all("p", look="notice")[0]).startswith("Projet : il reste 4 points à régler")


def test_the_description_is_the_headline_and_the_first_paragraph_that_says_something() -> None:
    (found,) = [one.get("content", "") for one in tree(sample()).head if one.get("name") == "description"]
    assert found.startswith("Faire se rencontrer logement, santé et action sociale, à l’échelle d’une rue. – ")
    assert len(found) <= 160 and found.endswith("…")


def described(*parts: Paragraph, headline: str = "", notice: str = "") -> str:
    """The description of a page whose main content is some paragraphs."""
    bare = dict.fromkeys(("funders", "published", "imprint"), ())
    lines = {**sample().lines, **bare, "headline": runs(headline), "notice": runs(notice)}
    made = replace(
        sample(stage=Stage.FINAL), lines=lines, parts={**dict.fromkeys(sample().parts, ()), "context": parts}
    )
    found = [one.get("content", "") for one in tree(made).head if one.get("name") == "description"]
    return "".join(found)


def test_a_description_is_as_long_as_search_engines_show_and_ends_with_a_word() -> None:
    assert described(Paragraph(runs("a" * 100)), headline="b" * 57) == f"{'b' * 57} – {'a' * 100}"
    assert len(described(Paragraph(runs("a" * 100)), headline="b" * 57)) == 160
    assert described(Paragraph(runs("a" * 101)), headline="b" * 57) == f"{'b' * 57}…"
    assert described(Paragraph(runs("mot, " * 40))) == f"{'mot, ' * 31}mot…"


def test_a_paragraph_that_says_too_little_describes_nothing() -> None:
    short, enough = Paragraph(runs("a" * 39)), Paragraph(runs("b" * 40))
    assert described(short, enough) == "b" * 40
    assert described(short) == ""


def test_what_a_draft_says_of_itself_describes_nothing() -> None:
    assert described(Paragraph(runs("b" * 40)), notice="c" * 60) == "b" * 40


def test_an_offer_is_told_as_data_that_ends_no_script() -> None:
    hostile = (Paragraph(runs(HOSTILE)), Paragraph((Run("deux "), Run("mots", bold=True))))
    made = replace(
        sample(stage=Stage.FINAL),
        parts={**dict.fromkeys(sample().parts, ()), "context": hostile},
        posting={"@type": "JobPosting", "title": HOSTILE},
    )
    page = html(made)
    assert len(Tree(page).all("script")) == 1
    found = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[0])
    assert found["title"] == HOSTILE
    said = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt; R&amp;D “x”"
    text = f"<h2>Le contexte</h2><p>{said}</p><p>deux <strong>mots</strong></p>"
    assert found["description"].startswith(text)
    assert "ld+json" not in html(sample(stage=Stage.FINAL))


def test_nothing_from_the_inputs_becomes_markup_or_leads_astray() -> None:
    links = (Run("a", link="javascript:alert(1)"), Run("b", link="data:text/html,x"), Run("c", link="https://b.be"))
    lines = {**sample().lines, "title": runs(HOSTILE), "footer": runs(HOSTILE), "headline": links}
    page = tree(replace(sample(), lines=lines))
    assert page.all("script") == []
    assert text_of(page.all("h1")[0]).startswith(HOSTILE)
    headline = page.all("p", look="headline")[0]
    assert [one.get("href") for one in headline.iter("a")] == ["https://b.be"]


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<iframe src="x"></iframe>', "<iframe>"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "<link>"),
        ('<meta http-equiv="refresh" content="0">', "<meta>"),
        ('<p onclick="alert(1)">x</p>', "onclick=alert(1)"),
        ('<a href="javascript:alert(1)">x</a>', "href=javascript:alert(1)"),
        ('<img srcset="https://example.org/x 2x" alt="">', "srcset=https://example.org/x 2x"),
        ('<img src="https://example.org/x.png" alt="">', "https://example.org/x.png"),
        ('<img src="../../elsewhere.png" alt="">', "../../elsewhere.png"),
        ('<img src="none.png" alt="">', "none.png"),
    ],
)
def test_a_template_can_bring_nothing_that_runs_or_fetches(templates: Path, markup: str, named: str) -> None:
    body = templates / "job_offer" / "body.html"
    body.write_text(body.read_text(encoding="utf-8").replace("{% block content %}", "{% block content %}" + markup))
    with pytest.raises(TemplateFault) as told:
        html(sample(), templates)
    assert f"« {named} »" in str(told.value.message.fr) and "job_offer/body.html" in str(told.value.message.fr)


def test_a_style_sheet_that_names_a_file_elsewhere_is_refused(templates: Path) -> None:
    (templates.parent / "secret.png").write_bytes(b"x")
    (templates / "job_offer" / "screen.css").write_text("p { background: url('../../secret.png') }")
    with pytest.raises(TemplateFault):
        html(sample(), templates)
    (templates / "job_offer" / "screen.css").write_text("p { background: url(#here) url('data:image/png;base64,AA') }")
    assert "url(#here) url('data:image/png;base64,AA')" in html(sample(), templates)


def test_a_kind_without_looks_of_its_own_takes_the_shared_ones(templates: Path) -> None:
    (templates / "job_offer" / "screen.css").unlink()
    assert ".glance dl.facts { display: grid" not in html(sample(), templates)
    (templates / "job_offer" / "screen.css").write_text("h1 { letter-spacing: 1px }")
    assert "h1 { letter-spacing: 1px }" in html(sample(), templates)
