"""The pages of findings: self-contained, readable in each language, and safe whatever a cell held."""

import re
import shutil

import pytest
from lxml import html

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.dossier import Dossier
from imprimatur.core.errors import TemplateFault
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Templates
from tests.dossiers import ROOT, labels, source

TEMPLATES = Templates(ROOT / "templates")
DOSSIER = Dossier("job_offer", "test", (source("job_offer/test/offre.md", "x"),))
CELL = Location("job_offer/test/offre.xlsx", "Offre", "B7")
FIELD = {"field": Bilingual("Fin du contrat", "Einde van het contract")}
MISSING = finding("C01", CELL, FIELD, path="contract.end", section=Bilingual("Contrat", "Contract"), owner="Ada")
ADVISED = finding("C02", CELL, FIELD, path="contract.end", section=Bilingual("Contrat", "Contract"))
UNKNOWN = finding("T01", Location("job_offer/test/offre.md", line=3), {"value": "<b>x</b>", "hint": ""})


def pages(*findings):
    """The pages by language, parsed."""
    made = report(findings, labels(), DOSSIER, TEMPLATES)
    return {one.name: html.document_fromstring(one.content.decode()) for one in made}


def said(page, path):
    """The texts of the elements at a path."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_one_page_a_language_and_no_copy_without_a_workbook():
    """Named so that they stand beside the documents."""
    made = report([MISSING], labels(), DOSSIER, TEMPLATES)
    assert [(one.name, one.media) for one in made] == [
        ("findings.fr.html", "text/html; charset=utf-8"),
        ("findings.nl.html", "text/html; charset=utf-8"),
    ]


def test_a_line_says_what_where_to_do_by_whom_and_its_code():
    """In Dutch too, and with the file named as it stands in the dossier."""
    page = pages(MISSING)["findings.nl.html"]
    assert page.get("lang") == "nl-BE"
    assert said(page, "//p[@class='what']") == ["Ontbreekt: Einde van het contract."]
    assert said(page, "//dt") == ["Te doen", "Waar", "Door wie", "Code"]
    assert said(page, "//dd") == [
        "Vul ‘Einde van het contract’ aan (offre.xlsx!Offre!B7).",
        "offre.xlsx!Offre!B7",
        "Ada",
        "C01",
    ]


def test_grouped_by_severity_then_section():
    """What stops the final first; the summary leads to each group."""
    page = pages(ADVISED, UNKNOWN, MISSING)["findings.fr.html"]
    assert said(page, "//h2") == ["Empêche la version définitive 2", "À vérifier 1"]
    assert said(page, "//h3") == ["Fichiers du dossier", "Contrat", "Contrat"]
    assert page.xpath("//nav//a/@href") == ["#error", "#warning"]
    assert page.xpath("//section/@id") == ["error", "warning"]


def test_typography_is_that_of_the_language():
    """The catalogue is written with ordinary spaces; the page is not."""
    page = pages(MISSING)["findings.fr.html"]
    assert page.xpath("//p[@class='what']")[0].text == "Il manque\u00a0: Fin du contrat."


def test_nothing_to_report_is_said():
    """An empty page would leave a doubt."""
    page = pages()["findings.nl.html"]
    assert said(page, "//main") == ["Niets te melden"]


def test_what_a_cell_held_is_text_and_nothing_is_fetched():
    """No markup from a cell, no script, no address to load."""
    content = report([UNKNOWN], labels(), DOSSIER, TEMPLATES)[0].content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in content
    assert "<script" not in content
    assert not re.findall(r"(?:src=|url\(|@import|https?:)", content)


def test_same_findings_same_bytes():
    """In whatever order they come."""
    one = report([MISSING, ADVISED, UNKNOWN], labels(), DOSSIER, TEMPLATES)
    assert one == report([UNKNOWN, ADVISED, MISSING], labels(), DOSSIER, TEMPLATES)


@pytest.mark.parametrize(
    "source_text", ["{{ nothing }}", "{% if %}", "{{ words.__class__.__mro__ }}", "{% include '../x' %}"]
)
def test_a_broken_template_is_named(tmp_path, source_text):
    """To its designer, without a traceback."""
    shutil.copytree(ROOT / "templates" / "_shared", tmp_path / "_shared")
    (tmp_path / "_shared" / "findings.html").write_text(source_text, encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"_shared/findings\.html"):
        report([MISSING], labels(), DOSSIER, Templates(tmp_path))
