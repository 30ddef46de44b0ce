"""One Composition feeds all formats: Word, PDF and the screen carry the same text and structure, in both languages."""

import re
from collections import Counter
from functools import cache

import pytest

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Facts, Heading, List, Table, plain
from imprimatur.core.composition import Composition
from imprimatur.core.parameters import Parameters
from imprimatur.core.walking import inlines, walk
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.kinds import KINDS
from imprimatur.pipeline import Job, examined
from imprimatur.project import Project
from imprimatur.rendering import renderer
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.screen.notes import BACK
from imprimatur.rendering.screen.tree import Tree
from tests.dossiers import ROOT
from tests.rendering.docx_reading import Word, text_of
from tests.rendering.pdf_reading import structure
from validators import check

PROJECT = Project(ROOT)
LONG = ("cbcs-2024", "concordelle-2025", "tisselande-horizon", "tournecuiller-2025")
DOSSIERS = [
    pytest.param(kind, slug, id=f"{kind}/{slug}", marks=[pytest.mark.long] if slug in LONG else [])
    for kind, slug in PROJECT.dossiers()
]
"""Every sample; those that are long to render with the tests that take long."""
BY_LANGUAGE = {"missing", "acronyms"}
"""Parts that follow what each language says: what it lacks, and the acronyms that its texts use."""


@cache
def job(kind: str, slug: str) -> Job:
    return examined(PROJECT, Parameters(kind=kind, slug=slug), check)


@cache
def composed(kind: str, slug: str, lang: str) -> Composition:
    one = job(kind, slug)
    return load_kind(kind).write(one.document, one.provenance, one.labels, lang, Gaps(one.blocking)).composition  # type: ignore[arg-type]


def folded(text: str) -> str:
    """Text without what layout adds or takes: spaces, soft hyphens and hyphens at line ends."""
    return re.sub(r"[\s\u0002\u00ad\u200b\u2010\ufffe-]+", "", text)


def pieces(composition: Composition) -> list[str]:
    """Every text that the parts and lines of a composition say, cut where a footnote is called."""
    found = [line for line in composition.lines.values() if line]
    found += [inline for part in composition.parts.values() for inline, _ in inlines(part)]
    made: list[str] = []
    for inline in found:
        text = ""
        for run in inline:
            text += run.text
            if run.note:
                made += [text, plain(run.note)]
                text = ""
        made.append(text)
    return made


@cache
def word(kind: str, slug: str, lang: str) -> Word:
    return Word(renderer("docx")(composed(kind, slug, lang), Templates(PROJECT.templates)).content)


@cache
def pdf(kind: str, slug: str, lang: str):
    return structure(renderer("pdf")(composed(kind, slug, lang), Templates(PROJECT.templates)).content)


@cache
def page(kind: str, slug: str, lang: str) -> Tree:
    return Tree(renderer("html")(composed(kind, slug, lang), Templates(PROJECT.templates)).content.decode())


def said(pieces_of_text: list[str]) -> str:
    return folded("".join(pieces_of_text))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "slug"), DOSSIERS)
def test_both_formats_say_everything_that_the_composition_says(kind, slug, lang):
    """No text is lost on the way to either format. Running lines may stand in the margins of the PDF."""
    composition = composed(kind, slug, lang)
    docx = word(kind, slug, lang)
    stories = [name for name in docx.members if re.match(r"word/(document|header\w*|footer\w*|footnotes)\.xml", name)]
    in_word = said([text_of(docx.root(name)) for name in stories])
    in_pdf = said([element.text for element in [pdf(kind, slug, lang)]])
    margins = {folded(plain(composition.lines[name])) for name in ("footer",) if name in composition.lines}
    wanted = [folded(text) for text in pieces(composition)]
    assert [text for text in wanted if text not in in_word and text not in elsewhere(composition)] == []
    assert [t for t in wanted if t not in in_pdf and t not in margins and t not in elsewhere(composition)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "slug"), DOSSIERS)
def test_the_page_for_the_screen_says_what_the_printed_one_says_and_nothing_else(kind, slug, lang):
    """Both ways: every piece of the composition is on the page, every text of the page is in the PDF or its margins.

    What a screen has of its own is left aside: the way to the content, the calls of notes and back, words in charts.
    """
    composition, tree = composed(kind, slug, lang), page(kind, slug, lang)
    in_page = folded("".join(tree.body.itertext()))
    assert [t for t in map(folded, pieces(composition)) if t not in in_page and t not in elsewhere(composition)] == []
    drawn = {text for drawing in tree.all("svg") for text in drawing.itertext()}
    own = {composition.labels[name] for name in ("skip", "footnotes", "draft_ribbon")} | drawn | {BACK}
    calls = {one.text for one in tree.all("a") if one.get("role") == "doc-noteref"}
    texts = {folded(text) for text in tree.body.itertext() if text not in own | calls}
    in_pdf = folded(pdf(kind, slug, lang).text)
    margins = folded(plain(composition.lines["footer"]))
    assert [text for text in texts if text not in in_pdf and text not in margins] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "slug"), DOSSIERS)
def test_the_page_for_the_screen_has_the_same_headings_list_items_and_tables(kind, slug, lang):
    """Headings with their level and words, in order, the notes' aside; items of lists and tables one for one."""
    composition, tree, printed = composed(kind, slug, lang), page(kind, slug, lang), pdf(kind, slug, lang)
    levels = ("h1", "h2", "h3", "h4", "h5", "h6")
    headings = [(one.tag, folded("".join(one.itertext()))) for one in tree.all(*levels) if one.get("id") != "notes"]
    in_pdf = [(one.role.lower(), folded(one.text)) for one in printed.all(*map(str.upper, levels))]
    assert Counter(headings) == Counter(in_pdf)
    blocks = [block for part in composition.parts.values() for block in walk(part)]
    parents = tree.parents()
    items = [one for one in tree.main.iter("li") if one.get("id", "").partition("-")[0] != "note"]
    listed = [one for one in items if not any(up.tag == "nav" for up in above(one, parents))]
    assert len(listed) == sum(len(block.items) for block in blocks if isinstance(block, List))
    assert len(tree.all("table")) == len(printed.all("Table"))


def above(element, parents):
    """What an element stands in, from the nearest."""
    while element in parents:
        element = parents[element]
        yield element


def elsewhere(composition: Composition) -> set[str]:
    """Lines that the templates of a kind leave to another place (the reference stands in the application box)."""
    return {folded(plain(composition.lines[name])) for name in ("reference",) if name in composition.lines}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "slug"), DOSSIERS)
def test_both_formats_have_the_same_headings_list_items_and_tables(kind, slug, lang):
    """Structure is the same: headings with their words, items of lists, tables with their rows."""
    composition = composed(kind, slug, lang)
    blocks = [block for part in composition.parts.values() for block in walk(part)]
    docx, tree = word(kind, slug, lang), pdf(kind, slug, lang)
    word_headings = Counter(folded(number + words) for _, number, words in docx.headings())
    pdf_headings = Counter(folded(h.text) for h in tree.all("H2", "H3", "H4", "H5", "H6"))
    # Words of the front matter are headings in the PDF; in Word they have a style of their own, out of the contents.
    assert word_headings <= pdf_headings
    for heading in (block for block in blocks if isinstance(block, Heading)):
        assert any(folded(plain(heading.text)) in text for text in word_headings)
    items = sum(len(block.items) for block in blocks if isinstance(block, List))
    assert (
        len(docx.find("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'ListBullet') or starts-with(@w:val, 'ListNumber')]]"))
        == items
    )
    assert len(tree.all("LI")) >= items
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tree.all("Table")) >= len(tables)
    # Dates along a line are paragraphs in Word.
    boxes = [block for block in blocks if isinstance(block, Facts) and block.look != "timeline"]
    assert len(docx.find("//w:tbl")) >= len(tables) + len(boxes)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(("kind", "slug"), DOSSIERS)
def test_both_languages_have_the_same_structure_figures_and_dates(kind, slug):
    """French and Dutch: the same parts, blocks and numbers of rows."""

    def shape(lang):
        parts = composed(kind, slug, lang).parts
        return {
            name: [(type(b).__name__, len(getattr(b, "items", getattr(b, "rows", ())))) for b in walk(part)]
            for name, part in parts.items()
            if name not in BY_LANGUAGE
        }

    assert shape("fr") == shape("nl")


@pytest.mark.parametrize("stem", KINDS)
def test_a_kind_has_its_slot_in_every_room(stem):
    """Model and composition, checks, flow, templates, inputs."""
    kind = load_kind(stem)
    assert kind.stem == stem
    for slot in (
        f"validators/{stem}/__init__.py",
        f"flows/{stem}.py",
        f"templates/{stem}/template.docx",
        f"templates/{stem}/body.html",
        f"templates/{stem}/style.css",
        f"templates/{stem}/labels.yaml",
        f"inputs/{stem}",
    ):
        assert (ROOT / slot).exists(), slot
    assert any(one == stem for one, _ in PROJECT.dossiers())


def test_validators_and_flows_are_ours():
    """A package of the same name from elsewhere would win over ours in an installed console script."""
    import flows
    import validators

    for package in (flows, validators):
        assert ROOT in __import__("pathlib").Path(package.__file__).parents
