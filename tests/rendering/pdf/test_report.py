"""The PDF of a report: pages, contents, captions, notes and what a screen reader is told of them."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Figure, runs
from imprimatur.core.composition import Stage
from imprimatur.language.labels import load_labels
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.pdf_reading import Element, opened, structure
from tests.rendering.sample import TEMPLATES, picture
from tests.rendering.sample_report import report

COVER, CONTENTS = 0, 2
"""Pages of the draft, counted from 0."""


@cache
def made(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> Artefact:
    return PDF(report(lang, stage), Templates(TEMPLATES))


@cache
def pages(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> list[str]:
    """What is printed on each page, spaces made even."""
    printed = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made(lang, stage).content))
    return [" ".join(text.replace("\u00a0", " ").split()) for text in printed]


@cache
def anchors(lang: Lang = "fr") -> dict[str, int]:
    """The page of each anchor, counted from 1: the destinations of the file."""
    with pikepdf.open(BytesIO(made(lang).content)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = list(pdf.Root.Names.Dests.Names)
        return {str(name): pages[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}


@cache
def tree(lang: Lang = "fr") -> Element:
    return structure(made(lang).content)


def folded(text: str) -> str:
    """Without spaces: at the end of a line there is none in a PDF."""
    return "".join(text.split())


def test_the_pages_of_the_anchors_are_those_where_they_are_printed() -> None:
    said = {
        "s1": "L’équipe",
        "s1-1": "1.1 Les fonctions",
        "s1-1-1": "1.1.1 Le détail",
        "s2": "Les salles",
        "figure-1": "Figure 1. ETP par fonction",
        "figure-2": "Figure 2. Vue",
        "table-1": "Tableau 1. Temps de travail",
        "table-2": "Tableau 2. Occupation",
        "table-3": "Tableau 3. Toutes les salles",
    }
    found = anchors()
    assert set(found) == set(said)
    assert [anchor for anchor, text in said.items() if text not in pages()[found[anchor] - 1]] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_contents_list_gives_the_same_pages(lang: Lang) -> None:
    found = anchors(lang)
    headings, captions = ("s1", "s1-1", "s1-1-1", "s2"), ("table-1", "table-2", "table-3", "figure-1", "figure-2")
    for place, order in ((CONTENTS, headings), (-2, captions)):
        listed = re.findall(r"([^.]+?)(?: \.)+ ?(\d+)", pages(lang)[place])
        assert [int(page) for _, page in listed] == [found[anchor] for anchor in order]


def test_front_matter_stands_in_order() -> None:
    first = [
        "2024 Rapport d’activités Une année de passage",
        "Ce qui manque encore Il reste 1 point à compléter. Chapitre Ce qui manque Les salles le texte",
        "Table des matières",
        "2024 en chiffres",
        "1. L’équipe Personne de contact : Nadia Claes",
    ]
    found = [text.removeprefix("Projet – ne pas diffuser ") for text in pages()]
    wrong = [text for text, page in zip(first, found, strict=False) if not folded(page).startswith(folded(text))]
    assert wrong == []
    assert found[-1].startswith("Colophon Éditrice responsable Nadia Claes")


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_says_so_on_every_page_and_a_final_report_on_none(lang: Lang) -> None:
    ribbon = {"fr": "Projet – ne pas diffuser", "nl": "Ontwerp – niet verspreiden"}[lang]
    assert [page.count(ribbon) for page in pages(lang)] == [1] * len(pages(lang))
    assert [page for page in pages(lang, Stage.FINAL) if ribbon in page] == []
    assert len(pages(lang, Stage.FINAL)) == len(pages(lang)) - 1


def test_the_ribbon_lies_on_pages_of_every_size_and_ground() -> None:
    for page in pypdfium2.PdfDocument(made().content):
        right = page.render(scale=1).to_pil().getpixel((int(page.get_width()) - 5, 8))
        assert right == (255, 243, 196)


def test_pages_are_numbered_but_the_covers() -> None:
    assert not re.search(r"\b1\b", pages()[COVER]) and "www.example.org" not in pages()[-1]
    folios = [f"www.example.org {number}" for number in range(2, len(pages()))]
    assert [folio for folio, page in zip(folios, pages()[1:-1], strict=True) if folio not in page] == []


def test_running_heads_name_the_chapter_except_where_it_opens() -> None:
    found = anchors()
    assert pages()[found["s2"] - 1].count("Les salles") == 1
    assert all("2. Les salles" in page for page in pages()[found["s2"] : -3])


def test_only_the_wide_table_stands_on_a_turned_page() -> None:
    turned = [
        number
        for number, page in enumerate(pypdfium2.PdfDocument(made().content), 1)
        if page.get_width() > page.get_height()
    ]
    assert turned == [anchors()["table-2"]]
    assert "La porte est ouverte" not in pages()[turned[0] - 1]


def test_a_long_table_has_its_head_on_every_page_and_is_one_table() -> None:
    heads = [page for page in pages() if "Salle Places" in page]
    assert len(heads) > 1
    table = next(table for table in tree().all("Table") if "Toutes les salles" in table.text)
    assert [cell.text.strip() for cell in table.all("TH")][:3] == ["Salle", "Places", "Salle 0"]
    assert len(table.all("TR")) == 71


def test_captions_stand_with_their_table_or_figure() -> None:
    said = {"table-1": "accueil 2,5", "table-2": "0-0 0-1", "table-3": "Salle 0 0", "figure-1": "médiation 0,8"}
    assert [anchor for anchor, text in said.items() if text not in pages()[anchors()[anchor] - 1]] == []


def test_contents_lists_are_tagged_as_such() -> None:
    headings, tables, figures = (found for sect in tree().all("Sect") for found in sect.kids if found.role == "TOC")
    line = ["TOCI", ["Link"]]
    assert headings.shape()[:2] == ["TOC", ["TOCI", ["Link"], ["TOC", ["TOCI", ["Link"], ["TOC", line]]]]]
    assert (tables.shape(), figures.shape()) == (["TOC", line, line, line], ["TOC", line, line])
    assert " ".join(headings.all("Link")[0].text.split()) == f"1 L’équipe {anchors()['s1']}"
    assert {link.objects for link in headings.all("Link")} == {1}


def test_every_link_is_one_annotation_with_its_words() -> None:
    pdf = opened(made().content)
    said = [str(annotation.Contents) for page in pdf.pages for annotation in page.get("/Annots", [])]
    assert said == [
        "1 L’équipe",
        "1.1 Les fonctions",
        "1.1.1 Le détail",
        "2 Les salles",
        "1.1.1",
        "Tableau 1. Temps de travail",
        "Tableau 2. Occupation",
        "Tableau 3. Toutes les salles",
        "Figure 1. ETP par fonction",
        "Figure 2. Vue",
    ]


def test_a_chart_has_its_alternative_text_and_its_numbers() -> None:
    figures = {str(figure.entries["/Alt"]): figure for figure in tree().all("Figure")}
    assert list(figures) == ["Le Passage", "Graphique : accueil 2,5 ; médiation 0,8.", "Quatre barres."]
    numbers = next(table for table in tree().all("Table") if table.text.startswith("Fonction"))
    assert [cell.text.strip() for cell in numbers.all("TH", "TD")] == [
        *("Fonction", "ETP"),
        *("accueil", "2,5"),
        *("médiation", "0,8"),
    ]


def test_headings_and_bookmarks() -> None:
    wanted = [
        ("H1", "Rapport d’activités"),
        ("H2", "Ce qui manque encore"),
        ("H2", "Table des matières"),
        ("H2", "2024 en chiffres"),
        ("H2", "1. L’équipe"),
        ("H3", "1.1 Les fonctions"),
        ("H4", "1.1.1 Le détail"),
        ("H2", "2. Les salles"),
        ("H2", "Sigles"),
        ("H2", "Figures et tableaux"),
        ("H2", "Colophon"),
    ]
    headings = [(heading.role, folded(heading.text)) for heading in tree().all("H1", "H2", "H3", "H4")]
    assert headings == [(role, folded(text)) for role, text in wanted]
    bookmarks = [(f"H{item.level + 2}", item.get_title()) for item in pypdfium2.PdfDocument(made().content).get_toc()]
    assert bookmarks == wanted[1:]


def test_notes_are_notes() -> None:
    (note,) = tree().all("Note")
    assert note.text == "1. Décret du 5 mars 2009."


def test_languages_have_the_same_structure_and_pages() -> None:
    assert tree("fr").shape() == tree("nl").shape()
    assert anchors("fr") == anchors("nl")


@pytest.mark.parametrize("kind", ["job_offer", "annual_report"])
def test_every_label_that_a_template_names_exists_in_both_languages(kind: str) -> None:
    labels = load_labels(TEMPLATES, kind)
    templates = [TEMPLATES / kind / "body.html", TEMPLATES / "_shared" / "page.html"]
    named = {name for path in templates for name in re.findall(r"label\.(\w+)", path.read_text(encoding="utf-8"))}
    assert named
    assert {name for name in named if not all(labels.in_language(lang).get(name) for lang in LANGS)} == set()


def test_the_picture_of_a_cover_fills_the_page_from_edge_to_edge() -> None:
    picture_ = Figure(picture(), "image/png", "une porte", place="cover")
    drawn = report("fr", Stage.FINAL)
    made_ = PDF(replace(drawn, parts={**drawn.parts, "cover": (picture_,)}), Templates(TEMPLATES))
    page = pypdfium2.PdfDocument(made_.content)[COVER]
    pictures = [one.get_bounds() for one in page.get_objects() if isinstance(one, pypdfium2.PdfImage)]
    width, height = page.get_size()
    assert any(
        left <= 0.5 and right >= width - 0.5 and abs(top - height) <= 0.5 and abs(top - bottom - 148 * 72 / 25.4) <= 0.5
        for left, bottom, right, top in pictures
    ), pictures


FOOT = (
    "Concordelle, coördinatie van onthaalplekken vzw · Geschilderde-Deurstraat 12, 1070 Anderlecht"
    " · www.concordelle.example"
)


def test_the_foot_of_a_page_stands_on_one_line_with_its_number() -> None:
    composed = report("nl", Stage.FINAL)
    content = PDF(replace(composed, lines={**composed.lines, "footer": runs(FOOT)}), Templates(TEMPLATES)).content
    text = pypdfium2.PdfDocument(content)[CONTENTS - 1].get_textpage()
    said = text.get_text_range()
    start = said.find(FOOT)
    assert start >= 0, said[-200:]
    boxes = [text.get_charbox(at, loose=True) for at in range(start, start + len(FOOT))]
    assert max(bottom for _, bottom, _, _ in boxes) - min(bottom for _, bottom, _, _ in boxes) < 5
    # Seven and a half points: well within the 153mm (434 points) that the number of the page leaves.
    assert boxes[0][0] == pytest.approx(22 * 72 / 25.4, abs=1)
    assert boxes[-1][2] - boxes[0][0] == pytest.approx(386, abs=4)


def test_the_status_stands_on_a_line_of_its_own_on_the_cover() -> None:
    text = pypdfium2.PdfDocument(made("fr", Stage.FINAL).content)[COVER].get_textpage()
    said = text.get_text_range()
    places = [text.get_charbox(said.find(line), loose=True) for line in ("Le Passage asbl", "en rédaction")]
    (left, who, _, above), (below_left, status, _, top) = places
    assert left == pytest.approx(below_left, abs=1)
    # Smaller, and 1.5mm below.
    assert above - who > top - status + 1
    assert who - top > 2
