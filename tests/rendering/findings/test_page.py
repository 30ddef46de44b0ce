"""The pages of findings: self-contained, readable in each language, and safe whatever a cell held."""

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.dossier import Dossier
from imprimatur.core.errors import TemplateFault
from imprimatur.core.finding import Waiver
from imprimatur.core.location import Location
from imprimatur.core.values import FlexDate
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import grouped
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Templates
from tests.dossiers import ROOT, labels, source
from tests.sources.making import xlsx

TEMPLATES = Templates(ROOT / "templates")
DOSSIER = Dossier("job_offer", "test", (source("job_offer/test/offre.md", "x"),))
CELL = Location("job_offer/test/offre.xlsx", "Offre", "B7")
FIELD = {"field": Bilingual("Fin du contrat", "Einde van het contract")}
MISSING = finding("C01", CELL, FIELD, path="contract.end", section=Bilingual("Contrat", "Contract"), owner="Ada")
ADVISED = finding("C02", CELL, FIELD, path="contract.end", section=Bilingual("Contrat", "Contract"))
ROW = finding(
    "T03",
    CELL,
    {"table": Bilingual("Livrables", "Op te leveren werk"), "field": Bilingual("Texte", "Tekst")},
    path="deliverables.0.title",
)
CELLS = ("C10", "C3", "C9", "C8")
COLUMN = labels().field("deliverables.title").fr
UNKNOWN = finding("T01", Location("job_offer/test/offre.md", line=3), {"value": "<b>x</b>", "hint": ""})


def pages(*findings):
    """The pages by language, parsed."""
    made = report(findings, labels(), DOSSIER, TEMPLATES)
    return {one.name: html.document_fromstring(one.content.decode()) for one in made}


def said(page, path):
    """The texts of the elements at a path."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_one_page_a_language_and_the_same_as_data():
    """Named so that they stand beside the documents; no copy without a workbook or a Word text."""
    made = report([MISSING], labels(), DOSSIER, TEMPLATES)
    assert [(one.name, one.media) for one in made] == [
        ("findings.fr.html", "text/html; charset=utf-8"),
        ("findings.nl.html", "text/html; charset=utf-8"),
        ("findings.json", "application/json"),
    ]


def test_a_line_says_what_to_do_where_and_its_code():
    """In Dutch too, under the person, the file and the section."""
    page = pages(MISSING)["findings.nl.html"]
    assert page.get("lang") == "nl-BE"
    assert said(page, "//p[@class='what']") == ["Ontbreekt: Einde van het contract."]
    assert said(page, "//span[@class='badge']") == ["Verhindert de definitieve versie"]
    assert said(page, "//dt") == ["Te doen", "Waar", "Code"]
    assert said(page, "//dd")[1:] == ["B7, blad ‘Offre’", "C01"]
    heads = [said(page, f"//h{level}") for level in (2, 3, 4)]
    assert heads == [["Ada 1"], ["bestand offre.xlsx"], ["Contract"]]


def test_by_person_then_file_then_section_the_gravest_first():
    """What is nobody's comes last; the summary leads to each person."""
    tired = replace(ADVISED, owner="Ada", location=Location(CELL.file, "Offre", "B2"))
    page = pages(ADVISED, tired, UNKNOWN, MISSING)["findings.fr.html"]
    assert said(page, "//h2") == ["Ada 2", "À répartir 2"]
    assert said(page, "//h3") == ["fichier offre.xlsx", "fichier offre.md", "fichier offre.xlsx"]
    assert said(page, "//h4") == ["Contrat", "Fichiers du dossier", "Contrat"]
    assert [one.get("class") for one in page.xpath("//details[@id='p1']//li")] == ["error", "warning"]
    assert page.xpath("//nav//a/@href") == ["#p1", "#p2"]
    assert page.xpath("//details/@id") == ["p1", "p2"]


def test_the_same_finding_on_several_cells_is_one_line_that_says_how_many():
    """Each range of cells leads to its place in the marked copy."""
    rows = [replace(ROW, location=replace(CELL, cell=cell), path=f"deliverables.{cell[1:]}.title") for cell in CELLS]
    workbook = source("job_offer/test/offre.xlsx", xlsx(**{"Offre": [["a"]]}).content)
    made = report(rows, labels(), Dossier("job_offer", "test", (workbook,)), TEMPLATES)
    page = html.document_fromstring(made[0].content.decode())
    assert said(page, "//p[@class='badges']") == ["Empêche la version définitive 4 endroits"]
    assert said(page, "//dd")[1] == f"{COLUMN} : C3, C8 à C10, feuille « Offre »"
    dutch = html.document_fromstring(made[1].content.decode())
    assert said(dutch, "//dd")[1] == f"{labels().field('deliverables.title').nl}: C3, C8 tot C10, blad ‘Offre’"
    assert page.xpath("//dd/a/@href") == [f"annotated/offre.fr.xlsx#%27Offre%27%21{cell}" for cell in ("C3", "C8")]
    assert said(page, "//h2") == ["À répartir 4"]
    assert said(page, "//p[@class='open']") == ["4 points à régler avant la version définitive"]


def test_it_narrows_down_without_a_script():
    """To a severity or to what is new, by style alone."""
    made = report([MISSING, ADVISED], labels(), DOSSIER, TEMPLATES, frozenset(grouped([MISSING])[0].marks))
    content = made[0].content.decode()
    page = html.document_fromstring(content)
    assert said(page, "//label") == [
        "tout (2)",
        "Empêche la version définitive (1)",
        "À vérifier (1)",
        "nouveau depuis le projet précédent (1)",
    ]
    assert page.xpath("//input/@id") == ["show-all", "show-error", "show-warning", "show-new"]
    assert page.xpath("//input[@checked]/@id") == ["show-all"]
    for key in ("error", "warning", "info", "fatal", "new"):
        assert f"body:has(#show-{key}:checked) .findings li:not(.{key})" in content
    assert [one.get("class") for one in page.xpath("//li[p]")] == ["error new", "warning"]
    assert page.xpath("//details/@class") == ["person has-error has-new", "person has-warning"]


def test_a_due_day_stands_beside_its_section():
    """Where the dossier gives one."""
    due = replace(MISSING, due=FlexDate(date(2027, 2, 28)))
    assert said(pages(due)["findings.fr.html"], "//h4") == ["Contrat Pour le 28 février 2027"]


def test_what_was_accepted_stands_apart_with_its_reason():
    """And counts no longer."""
    waiver = Waiver("C01-AAAAA", "Convenu", "Ada Lova", FlexDate(date(2027, 2, 3)), CELL)
    page = pages(replace(MISSING, waiver=waiver), ADVISED)["findings.fr.html"]
    assert said(page, "//section[@class='accepted']//dd")[:2] == ["Convenu", "Ada Lova, 3 février 2027"]
    assert said(page, "//section[@class='accepted']//dl/div[4]") == [f"Référence{grouped([MISSING])[0].reference}"]
    assert said(page, "//p[@class='open']") == ["Rien n’empêche la version définitive"]
    assert said(page, "//h2") == ["À répartir 1", "Constats acceptés 1"]


def test_only_what_may_be_accepted_shows_a_reference():
    """The rest has its code."""
    page = pages(MISSING, ADVISED)["findings.fr.html"]
    assert said(page, "//dl/div[3]") == ["CodeC01", f"Référence{grouped([ADVISED])[0].reference}"]


def test_typography_is_that_of_the_language():
    """The catalogue is written with ordinary spaces; the page is not."""
    page = pages(MISSING)["findings.fr.html"]
    assert page.xpath("//p[@class='what']")[0].text == "Il manque\u00a0: Fin du contrat."


def test_what_is_quoted_stays_as_it_was_typed():
    """It is looked for in the file: the sentence around it alone is set."""
    one = finding("V01", CELL, {"value": "20.000 €?", "expected": "un nombre", "field": "Montant", "example": "12"})
    pages_ = pages(one)
    assert "«\u00a020.000 €?\u00a0»" in pages_["findings.fr.html"].xpath("//p[@class='what']")[0].text
    assert "‘20.000 €?’" in pages_["findings.nl.html"].xpath("//p[@class='what']")[0].text


def test_nothing_to_report_is_said():
    """An empty page would leave a doubt."""
    page = pages()["findings.nl.html"]
    assert said(page, "//main") == ["Niets te melden"]


def test_what_a_cell_held_is_text_and_nothing_is_fetched():
    """No markup from a cell, no script, no address to load."""
    content = report([UNKNOWN], labels(), DOSSIER, TEMPLATES)[0].content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in content
    assert "<script" not in content
    assert " onclick" not in content
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
