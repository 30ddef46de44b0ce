"""The structure tree of a PDF: what a screen reader is told."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Heading, Item, List, Paragraph, Run, Table, runs
from imprimatur.core.composition import Stage
from imprimatur.core.walking import plain_blocks
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.pdf_reading import Element, opened, printed, rendered, structure
from tests.rendering.sample import TEMPLATES, sample


def squeezed(text: str) -> str:
    """Without spaces: at the end of a line there is none in a PDF."""
    return "".join(text.split())


def below(element: Element) -> list[str]:
    """The words of each element just below."""
    return [squeezed(kid.text) for kid in element.kids]


@pytest.fixture(scope="module")
def tree() -> Element:
    return structure(rendered())


def test_headings_are_in_order(tree: Element) -> None:
    headings = tree.all("H1", "H2", "H3", "H4", "H5", "H6")
    levels = [int(heading.role[1:]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [heading.text.strip() for heading in headings if heading.role == "H3"] == [
        "Accompagnement",
        "Réseau et partenaires",
        "Formation et expérience",
        "Langues",
    ]


def test_a_table_has_a_caption_and_scoped_headers(tree: Element) -> None:
    (table,) = tree.all("Table")
    assert [kid.role for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert table.kids[0].text == "Travaux à remettre"
    scopes = [(cell.text.strip(), str(cell.entries["/A"].Scope)) for cell in table.all("TH")]
    assert scopes == [
        ("Livrable", "/Column"),
        ("Longueur", "/Column"),
        ("Échéance", "/Column"),
        ("Note de démarrage", "/Row"),
        ("Rapport intermédiaire", "/Row"),
        ("Rapport final", "/Row"),
    ]
    assert [cell.text.strip() for cell in table.all("TD")][:2] == ["4 pages", "15 mars 2025"]


def test_lists_nest_three_deep(tree: Element) -> None:
    tasks = next(element for element in tree.all("L") if "Accueillir" in element.text)
    item = ["LI", ["Lbl"], ["LBody"]]
    deepest = ["L", item, item]
    middle = ["L", item, ["LI", ["Lbl"], ["LBody", deepest]]]
    assert tasks.shape() == ["L", item, ["LI", ["Lbl"], ["LBody", middle]]]
    assert str(tasks.entries["/A"].ListNumbering) == "/Disc"


def test_an_ordered_list_says_how_it_is_numbered(tree: Element) -> None:
    steps = next(element for element in tree.all("L") if "Essai" in element.text)
    assert str(steps.entries["/A"].ListNumbering) == "/Decimal"
    assert [label.text.strip() for label in steps.all("Lbl")] == ["1.", "2.", "3."]


def test_a_list_that_goes_on_and_raised_text_are_content_in_their_order() -> None:
    going_on = List((Item((Run("10"), Run("6", raised="super"), Run(" euros"))),), ordered=True, start=4)
    composition = sample("fr", Stage.DRAFT)
    composition = replace(composition, parts={**composition.parts, "process": (going_on,)})
    steps = next(one for one in structure(printed(composition).content).all("L") if "euros" in one.text)
    assert [label.text.strip() for label in steps.all("Lbl")] == ["4."]
    assert below(steps.all("LI")[0]) == ["4.", "106euros"]


def test_facts_are_labels_with_their_values(tree: Element) -> None:
    facts = tree.all("L")[0]
    assert [(squeezed(i.kids[0].text), squeezed(i.kids[1].text)) for i in facts.kids][-1] == (
        "Datelimite",
        "30novembre2024",
    )
    assert {tuple(kid.role for kid in item.kids) for item in facts.kids} == {("Lbl", "LBody")}


def test_pictures_have_alternative_texts(tree: Element) -> None:
    assert [str(figure.entries["/Alt"]) for figure in tree.all("Figure")] == [
        "Le Passage",
        "Ménages suivis\N{NO-BREAK SPACE}: 70, 110, 160 et 210.",
    ]
    assert tree.all("Caption")[0].text == "Ménages suivis, de 2021 à 2024"


def test_a_note_follows_its_call_and_has_a_name(tree: Element) -> None:
    paragraph = next(p for p in tree.all("P") if p.all("Note"))
    assert [kid.role for kid in paragraph.kids][:2] == ["Reference", "Note"]
    note = paragraph.all("Note")[0]
    assert note.text == "1. Décret du 5 mars 2009 relatif à l’offre de services ambulatoires, article 4."
    assert [str(found.entries["/ID"]) for found in tree.all("Note")] == ["note-00001", "note-00002"]
    pdf = opened(rendered())
    names = list(pdf.Root.StructTreeRoot.IDTree.Names)
    assert [str(name) for name in names[::2]] == ["note-00001", "note-00002"]


@pytest.mark.parametrize(("lang", "tag", "foreign"), [("fr", "fr-BE", "nl-BE"), ("nl", "nl-BE", "fr-BE")])
def test_languages(lang: Lang, tag: str, foreign: str) -> None:
    document = structure(rendered(lang))
    assert str(document.entries["/Lang"]) == tag
    spans = document.all("Span")
    assert [str(span.entries["/Lang"]) for span in spans] == [foreign, foreign]
    assert spans[0].text.strip() in ("Nederlandstalige huurdersbond", "Maison de quartier Bonnevie")


def test_links_are_tagged_and_described(tree: Element) -> None:
    links = tree.all("Link")
    assert [(link.text.strip(), link.objects) for link in links] == [
        ("www.example.org", 1),
        ("Tâches", 1),
        ("emploi@example.org", 1),
    ]
    pdf = opened(rendered())
    found = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
    assert [str(annotation.Contents) for annotation in found] == ["www.example.org", "Tâches", "emploi@example.org"]
    assert [str(a.A.URI) for a in found if "/A" in a] == ["https://www.example.org/", "mailto:emploi@example.org"]


def test_the_parent_tree_leads_back_to_every_element() -> None:
    pdf = opened(rendered())
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = dict(zip(list(numbers)[::2], list(numbers)[1::2], strict=True))
    for page in pdf.pages:
        for mark, element in enumerate(parents[page.StructParents]):
            assert any(kid == mark or getattr(kid, "MCID", None) == mark for kid in element.K)
        for annotation in page.get("/Annots", []):
            assert parents[annotation.StructParent].S == "/Link"


def test_margins_are_no_content(tree: Element) -> None:
    assert "Rue des Tisserands" not in tree.text
    assert "ne pas diffuser" not in tree.text


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_every_word_of_the_composition_is_content(lang: Lang) -> None:
    # The reader that the tests use gives a hyphen at the end of a line as U+0002.
    words = squeezed(structure(rendered(lang, Stage.FINAL)).text).replace("\x02", "-")
    composition = sample(lang, Stage.FINAL)
    for part in composition.parts.values():
        for text in plain_blocks(part):
            # A note stands inside its paragraph: what surrounds its call is looked for piece by piece.
            assert all(squeezed(piece) in words for piece in re.split(r"(?<=2011,)|(?<=319\.02)", text)), text


def test_languages_have_the_same_structure() -> None:
    assert structure(rendered("fr")).shape() == structure(rendered("nl")).shape()


def test_what_runs_over_a_page_is_one_element() -> None:
    rows = tuple((runs(f"Ligne {number}"), runs("valeur")) for number in range(90))
    long = (Table((runs("Nom"), runs("Valeur")), rows, runs("Longue")), Paragraph(runs("Une phrase. " * 600)))
    composition = sample(stage=Stage.FINAL)
    parts = {**composition.parts, "project": long}
    wide = replace(composition, parts=parts, flags={**composition.flags, "wide_project": True})
    content = PDF(wide, Templates(TEMPLATES)).content
    tree = structure(content)
    assert len(opened(content).pages) > 2
    table = tree.all("Table")[0]
    assert [cell.text.strip() for cell in table.all("TH")] == ["Nom", "Valeur"]
    assert below(table.all("TBody")[0]) == [f"Ligne{number}valeur" for number in range(90)]
    assert squeezed(next(p for p in tree.all("P") if "Une phrase." in p.text).text) == "Unephrase." * 600


def test_a_contents_list_is_one(tmp_path: Path) -> None:
    for folder in ("_shared", "job_offer"):
        shutil.copytree(TEMPLATES / folder, tmp_path / folder)
    (tmp_path / "job_offer" / "body.html").write_text(
        '{% extends "page.html" %}{% block content %}<nav role="doc-toc"><h2>Table</h2><ol>'
        '<li><a href="#one">Un</a><ol><li><a href="#two">Deux</a></li></ol></li></ol></nav>'
        '<svg aria-label="Un carré" width="9" height="9" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
        '<img src="{{ theme.wordmark }}" alt="">{{ part.project }}{% endblock %}',
        encoding="utf-8",
    )
    headings = (Heading(1, runs("Un"), "one"), Heading(2, (Run("Deux"),), "two"))
    composition = replace(sample(stage=Stage.FINAL), parts={"project": headings})
    tree = structure(PDF(composition, Templates(tmp_path)).content)
    assert tree.all("TOC")[0].shape() == ["TOC", ["TOCI", ["Link"], ["TOC", ["TOCI", ["Link"]]]]]
    assert [str(figure.entries["/Alt"]) for figure in tree.all("Figure")] == ["Un carré"]
