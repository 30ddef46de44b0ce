"""The ribbon of a draft in every kind: at one place in both formats, and over the whole width of a page in Word."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Composition, Stage
from imprimatur.documents import feasibility_report, research_synthesis
from imprimatur.rendering.docx.xml import NS
from imprimatur.rendering.package import members
from tests.dossiers import assembled
from tests.rendering.pdf_reading import printed
from tests.rendering.sample import TEMPLATES, sample
from tests.rendering.sample_report import report

LEFT = {"job_offer": 850, "feasibility_report": 1134, "research_synthesis": 1134, "annual_report": 1247}
"""Where its words begin, in twips from the edge of the page: where the titles of the pages do."""

CONTENTS = {"feasibility_report": 9638, "annual_report": 8051, "research_synthesis": 7030}
"""The width of the text of the pages on which lists of contents stand, or would stand, in twips."""

PT = 20
"""Twips."""


def part(kind: str, name: str) -> Any:
    return etree.fromstring(members((TEMPLATES / kind / "template.docx").read_bytes())[f"word/{name}"])


def said(element: Any, path: str) -> int:
    return int(element.xpath(f"number({path})", namespaces=NS))


def ribbons(kind: str) -> Iterator[tuple[Any, Any]]:
    """The page margins of each section of a template with the ribbon of each header that it names."""
    targets = {one.get("Id"): one.get("Target") for one in part(kind, "_rels/document.xml.rels")}
    for section in part(kind, "document.xml").xpath("//w:sectPr[w:headerReference]", namespaces=NS):
        for reference in section.xpath("w:headerReference/@r:id", namespaces=NS):
            (ribbon,) = part(kind, targets[reference]).xpath("//w:p[w:pPr/w:pStyle/@w:val='Ribbon']", namespaces=NS)
            yield section, ribbon


@pytest.mark.parametrize("kind", LEFT)
def test_in_word_it_spans_the_page_and_its_words_begin_where_titles_do(kind: str) -> None:
    (style,) = part(kind, "styles.xml").xpath("//w:style[@w:styleId='Ribbon']", namespaces=NS)
    assert style.xpath("string(w:pPr/w:shd/@w:fill)", namespaces=NS) == "FFF3C4"
    assert not style.xpath("w:pPr/w:jc", namespaces=NS)
    found = list(ribbons(kind))
    assert found
    for section, ribbon in found:
        own = ribbon.xpath("w:pPr/w:ind", namespaces=NS) or style.xpath("w:pPr/w:ind", namespaces=NS)
        left, right = said(section, "w:pgMar/@w:left"), said(section, "w:pgMar/@w:right")
        assert (said(own[0], "@w:left"), said(own[0], "@w:right")) == (-left, -right)
        assert said(own[0], "@w:firstLine") == LEFT[kind]


@cache
def draft(kind: str, lang: Lang) -> Composition:
    if kind == "job_offer":
        return sample(lang, Stage.DRAFT)
    if kind == "annual_report":
        return report(lang, Stage.DRAFT)
    job = assembled(kind, {"rapport.yaml": "titre: Titre\ncontexte: mot mot"})
    module: Any = feasibility_report if kind == "feasibility_report" else research_synthesis
    composition: Composition = module.write(job.document, job.provenance, job.labels, lang).composition
    return replace(composition, flags={**composition.flags, "draft": True})


@pytest.mark.parametrize(("lang", "words"), [("fr", "Projet – ne pas diffuser"), ("nl", "Ontwerp – niet verspreiden")])
@pytest.mark.parametrize("kind", LEFT)
def test_in_a_pdf_its_words_stand_on_one_line_and_begin_at_the_same_place_on_every_page(
    kind: str, lang: Lang, words: str
) -> None:
    document = pypdfium2.PdfDocument(printed(draft(kind, lang)).content)
    for page in document:
        text = page.get_textpage()
        at = text.get_text_range().index(words)
        left, foot, _, _ = text.get_charbox(at, loose=True)
        assert left * PT == pytest.approx(LEFT[kind], abs=15)
        assert text.get_charbox(at + len(words) - 1, loose=True)[1] == foot


@pytest.mark.parametrize("kind", CONTENTS)
def test_contents_brought_up_to_date_in_word_have_their_page_numbers_at_the_right_edge(kind: str) -> None:
    for style in ("TOC1", "TOC2", "TOC3", "TableofFigures"):
        (found,) = part(kind, "styles.xml").xpath(f"//w:style[@w:styleId='{style}']", namespaces=NS)
        (tab,) = found.xpath("w:pPr/w:tabs/w:tab[@w:val='right']", namespaces=NS)
        assert (said(tab, "@w:pos"), tab.xpath("string(@w:leader)", namespaces=NS)) == (CONTENTS[kind], "dot")
        # The text ends before the number.
        assert said(found, "w:pPr/w:ind/@w:right") >= 567
