"""PDF files: what they claim and carry, what they may load, and that the same inputs give the same bytes."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Paragraph, runs
from imprimatur.core.composition import Properties, Stage
from imprimatur.core.errors import TemplateFault
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.fetch import Fetcher
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.pdf_reading import artefact, opened, printed, rendered
from tests.rendering.sample import TEMPLATES, sample

ROOT = TEMPLATES.parent

FACTORY = """
import hashlib, sys
from pathlib import Path
from tests.rendering.pdf_reading import printed
from tests.rendering.sample import sample
print(printed(sample("nl"), Path(sys.argv[1])).sha256)
"""


def words(content: bytes) -> str:
    """Everything printed, spaces made even."""
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return " ".join(text.split())


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """A copy of the templates, to break."""
    for folder in ("_shared", "job_offer"):
        shutil.copytree(TEMPLATES / folder, tmp_path / folder)
    return Templates(tmp_path)


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_the_artefact_is_named_by_slug_and_language(lang: Lang) -> None:
    made = artefact(lang)
    assert (made.name, made.media) == (f"sample.{lang}.pdf", "application/pdf")
    assert PDF.suffix == ".pdf"


def test_metadata_describes_the_document() -> None:
    pdf = opened(rendered())
    assert str(pdf.Root.Lang) == "fr-BE"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo.Title) == "Chargé·e de projet « Cœur de quartier »".replace(" »", "\u00a0»").replace(
        "« ", "«\u00a0"
    )
    assert str(pdf.docinfo.Author) == "Le Passage asbl"
    assert str(pdf.docinfo.Subject) == "Offre d’emploi"
    assert str(pdf.docinfo.Keywords) == "emploi, logement"
    assert str(pdf.docinfo.CreationDate) == "D:20241003"
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["dc:creator"] == ["Le Passage asbl"]


def test_both_standards_are_claimed() -> None:
    pdf = opened(rendered())
    with pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
    xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    described = [element.text for element in xmp.iter("{http://www.aiim.org/pdfa/ns/property#}name")]
    assert described == ["part"]


def test_a_document_without_a_date_has_none() -> None:
    composition = replace(sample(), properties=Properties("Titre", "Auteur"))
    pdf = opened(printed(composition).content)
    assert {str(name) for name in pdf.docinfo} == {"/Author", "/Creator", "/Producer", "/Title"}
    with pdf.open_metadata() as metadata:
        assert "xmp:CreateDate" not in metadata
    (first, _) = pdf.Root.AF
    assert str(first.EF.F.Params.ModDate) == "D:19800101000000Z"


def test_attachments_say_what_they_are() -> None:
    pdf = opened(rendered())
    found = {
        str(spec.UF): (
            spec.EF.F.read_bytes(),
            str(spec.AFRelationship),
            str(spec.EF.F.Subtype),
            str(spec.Desc),
            str(spec.EF.F.Params.ModDate),
        )
        for spec in pdf.Root.AF
    }
    assert found == {
        "manifest.json": (b"{}\n", "/Data", "/application/json", "Manifeste", "D:20241003000000Z"),
        "source.yaml": (b"title: Essai\n", "/Source", "/application/yaml", "Données sources", "D:20241003000000Z"),
    }
    assert list(pdf.attachments) == ["manifest.json", "source.yaml"]


def test_bookmarks_follow_the_headings() -> None:
    document = pypdfium2.PdfDocument(rendered("nl"))
    bookmarks = [(item.level, item.get_title()) for item in document.get_toc()]
    assert bookmarks == [
        (0, "Wie we zijn"),
        (0, "De context"),
        (0, "Het project"),
        (0, "Je opdracht"),
        (0, "Taken"),
        (1, "Begeleiding"),
        (1, "Netwerk en partners"),
        (0, "Verloop"),
        (0, "Wat we verwachten"),
        (0, "Je profiel"),
        (1, "Opleiding en ervaring"),
        (1, "Talen"),
        (0, "Voorwaarden"),
        (0, "Wij bieden"),
        (0, "Solliciteren"),
        (0, "Gelijke kansen"),
        (0, "Je gegevens"),
    ]


def families(content: bytes) -> set[str]:
    """The names of the fonts of a PDF, each of which it holds."""
    pdf = opened(content)
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
    descriptors = [font.FontDescriptor for font in fonts if "/FontDescriptor" in font]
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)
    return {re.sub(r"^/[A-Z]{6}\+", "", str(descriptor.FontName)) for descriptor in descriptors}


def test_only_the_fonts_of_the_project_are_used_and_all_are_embedded() -> None:
    assert {re.match(r"Source-(Sans-3|Serif-4)", family) is not None for family in families(rendered())} == {True}


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_a_draft_says_so_on_every_page_and_marks_its_gaps(lang: Lang) -> None:
    ribbon = {"fr": "Projet – ne pas diffuser", "nl": "Ontwerp – niet verspreiden"}[lang]
    marks = {
        "fr": ["à compléter : salaire brut"],
        "nl": ["aan te vullen: bruto maandloon"],
    }[lang]
    draft, final = words(rendered(lang)), words(rendered(lang, Stage.FINAL))
    assert draft.count(ribbon) == len(pypdfium2.PdfDocument(rendered(lang)))
    assert [mark for mark in marks if mark not in draft] == []
    assert [mark for mark in (ribbon, *marks) if mark in final] == []


def test_pages_are_numbered_and_carry_the_title() -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(rendered(stage=Stage.FINAL))]
    assert 2 <= len(pages) <= 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} sur {len(pages)}" in page
        assert "Le Passage asbl · Rue des Tisserands 12, 1080 Bruxelles" in page
        assert "Chargé·e de projet" in page


def test_what_the_text_fonts_lack_is_drawn_by_one_of_wide_cover() -> None:
    """Arabic, Tifinagh and tick boxes are drawn, not printed as the empty box of a font (.notdef)."""
    text = "Langues : العربية, ⵜⴰⵎⴰⵣⵉⵖⵜ, ☐ ☑"
    composition = sample()
    parts = {**composition.parts, "context": (Paragraph(runs(text)),)}
    content = printed(replace(composition, parts=parts)).content
    assert "DejaVu-Sans" in families(content)
    assert "\u2d63" in words(content)


def test_every_character_of_the_languages_is_printed() -> None:
    text = "1\u202f250\u00a0€ : œuvre, Œil, ÉÀÇ, infirmier·ères, → « oui\u202f! » ‘ja’ “n” – ĳ ë ï 1° ½"
    composition = sample(stage=Stage.FINAL)
    shown = replace(composition, parts={**composition.parts, "project": (Paragraph(runs(text)),)})
    assert " ".join(text.split()) in words(PDF(shown, Templates(TEMPLATES)).content)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_same_inputs_give_the_same_bytes_in_any_process_and_folder(seed: str, templates: Templates) -> None:
    expected = artefact("nl").sha256
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", FACTORY, str(templates.root)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=templates.root,
    )
    assert run.stdout.strip() == expected


REFUSED = [
    '<img src="http://example.org/x.png" alt="x">',
    '<img src="https://example.org/x.png" alt="x">',
    '<img src="ftp://example.org/x.png" alt="x">',
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="file://host/x.png" alt="x">',
    '<img src="../../outside.png" alt="x">',
    '<img src="absent.png" alt="x">',
    '<link rel="stylesheet" href="http://example.org/x.css">',
    '<style>@import "http://example.org/x.css";</style>',
    '<style>@font-face { font-family: X; src: url(http://example.org/x.ttf) }</style><p style="font-family: X">x</p>',
    '<a rel="attachment" href="file:///etc/passwd">x</a>',
]


@pytest.mark.parametrize("html", REFUSED)
def test_a_template_loads_nothing_but_templates(html: str, templates: Templates) -> None:
    template = templates.root / "job_offer" / "body.html"
    template.write_text('{% extends "page.html" %}{% block content %}' + html + "{% endblock %}", encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        PDF(sample(), templates)
    messages = fault.value.message.fr + fault.value.message.nl
    assert "hors du dossier des modèles" in messages
    assert "buiten de map met sjablonen" in messages
    assert str(templates.root) not in messages


def test_a_link_out_of_the_templates_is_not_followed(templates: Templates, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.css"
    outside.write_text("p { color: red }", encoding="utf-8")
    style = templates.root / "job_offer" / "style.css"
    style.unlink()
    style.symlink_to(outside)
    with pytest.raises(TemplateFault):
        PDF(sample(), templates)


def test_a_fetcher_gives_what_it_was_handed() -> None:
    fetcher = Fetcher(TEMPLATES, {"picture:1": (b"png", "image/png")})
    assert fetcher.fetch("picture:1").read() == b"png"
    assert fetcher.fetch("data:text/plain,a").read() == b"a"
    assert b"@font-face" in fetcher.fetch("file:///job_offer/../_shared/print.css").read()
    with pytest.raises(ValueError):
        fetcher.fetch("picture:2")
    with pytest.raises(OSError):
        fetcher.fetch("file:///etc/passwd")
    assert fetcher.refused == ["picture:2", "file:///etc/passwd"]
