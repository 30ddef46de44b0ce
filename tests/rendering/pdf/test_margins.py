"""What pages print in their margins, their labels, and how words are spoken; the gate that looks at all of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from imprimatur.core.blocks import Blocks, Paragraph, Run, Table, runs
from imprimatur.core.composition import Stage
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.margins import page_labels
from imprimatur.rendering.pdf.renderer import PDF
from scripts.pdf_tags import faults
from tests.rendering.pdf_reading import opened, rendered, structure
from tests.rendering.sample import TEMPLATES, sample


def made(*blocks: Any) -> bytes:
    """The final sample with these blocks alone in one of its parts."""
    composition = sample(stage=Stage.FINAL)
    parts: dict[str, Blocks] = {**dict.fromkeys(composition.parts, ()), "project": tuple(blocks)}
    return PDF(replace(composition, parts=parts), Templates(TEMPLATES)).content


def artifacts(content: bytes) -> list[tuple[str, str]]:
    """The artifacts of the pages: their types and subtypes."""
    marks = [mark for page in opened(content).pages for mark in pikepdf.parse_content_stream(page, "BMC BDC")]
    sorts = [mark.operands[1] for mark in marks if str(mark.operands[0]) == "/Artifact"]
    return [(str(one.get("/Type", "")), str(one.get("/Subtype", ""))) for one in sorts]


def test_running_heads_and_feet_are_artifacts_of_pagination() -> None:
    rows = tuple((runs(f"Ligne {number}"), runs("valeur")) for number in range(90))
    found = artifacts(made(Table((runs("Nom"), runs("Valeur")), rows)))
    assert set(found) == {
        ("/Layout", ""),
        ("/Pagination", ""),  # the head of a table on its further pages
        ("/Pagination", "/Header"),
        ("/Pagination", "/Footer"),
    }


@pytest.mark.parametrize(
    ("folios", "labels"),
    [
        ([1, 2, 3], [(0, "1")]),
        ([None, 2, 3], [(0, "Couverture"), (1, "2")]),
        ([None, None, 1, 2, None], [(0, "Couverture"), (1, "Couverture 2"), (2, "1"), (4, "Quatrième de couverture")]),
        ([1, None, 3], [(0, "1")]),
        ([1, None, 2], [(0, "1"), (2, "2")]),
        ([5, 6, 1], [(0, "5"), (2, "1")]),
    ],
)
def test_pages_are_labelled_by_what_they_print(folios: list[int | None], labels: list[tuple[int, str]]) -> None:
    tree = page_labels(folios, "fr")
    assert tree is not None
    found: Any = pikepdf.Object.parse(tree.data)
    pairs = zip(*[iter(found.Nums)] * 2, strict=True)
    read = [(int(place), str(label.get("/P", "")) or str(label.St)) for place, label in pairs]
    assert read == labels
    assert all(label.get("/S", "/D") == "/D" for label in list(found.Nums)[1::2])


def test_without_numbers_there_are_no_labels() -> None:
    assert page_labels([None, None], "nl") is None


def test_the_pages_of_a_document_are_labelled() -> None:
    pdf = opened(rendered())
    labels = pdf.Root.PageLabels.Nums
    assert (len(labels), int(labels[0]), str(labels[1].S), int(labels[1].St)) == (2, 0, "/D", 1)


def test_both_genders_are_spoken_and_found_as_printed() -> None:
    tree = structure(made(Paragraph((Run("Un "), Run("chargé·e", said="chargé ou chargée"), Run(" de projet")))))
    (span,) = tree.all("Span")
    assert (span.text.strip(), str(span.entries["/E"])) == ("chargé·e", "chargé ou chargée")
    assert " ".join(next(p for p in tree.all("P") if "chargé" in p.text).text.split()) == "Un chargé·e de projet"


def test_a_title_in_another_language_is_a_span_of_it() -> None:
    tree = structure(made(Paragraph((Run("Lire "), Run("The digital divide", lang="en")))))
    (span,) = tree.all("Span")
    assert (span.text, str(span.entries["/Lang"])) == ("The digital divide", "en-GB")


def test_what_no_line_breaks_keeps_its_hyphen() -> None:
    content = made(Paragraph(runs("mot " * 12 + "rendez-vous " * 200)))
    text = next(p for p in structure(content).all("P") if "mot" in p.text).text
    assert text.replace(" ", "").endswith("rendez-vous" * 200)
    page = pypdfium2.PdfDocument(content)[0]
    lines = page.get_textpage().get_text_bounded().splitlines()
    assert not [line for line in lines if line.rstrip().endswith("rendez-")]


def test_the_gate_finds_nothing_in_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(rendered())
    assert list(faults(tmp_path / "a.pdf")) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda pdf: pdf.Root.__delitem__("/PageLabels"), "the pages are not labelled ([])"),
        (lambda pdf: pdf.Root.PageLabels.Nums.__setitem__(0, 9), "the pages are not labelled ([9])"),
        (lambda pdf: pdf.Root.__setitem__("/Lang", "fr"), "the document is in no language of ours (fr)"),
        (lambda pdf: first(pdf, "/Table", "/TH").__delitem__("/A"), "a header cell does not say what it heads (Scope)"),
        (
            lambda pdf: first(pdf, "/P").__setitem__("/Lang", "fr-BE"),
            "a P says the language around it again (fr-BE)",
        ),
        (lambda pdf: first(pdf, "/P").__setitem__("/Lang", "xx"), "a text is in no language of ours (xx)"),
        (lambda pdf: first(pdf, "/P").__setitem__("/E", " "), "an expansion is empty"),
        (lambda pdf: drawn(pdf, "/Artifact BMC EMC"), "page 1: an artifact does not say what it is"),
        (
            lambda pdf: drawn(pdf, "/Artifact <</Type /Layout /Subtype /Header>> BDC EMC"),
            "page 1: an artifact is neither head nor foot (/Header)",
        ),
    ],
)
def test_the_gate_finds_what_lacks(broken: Any, fault: str, tmp_path: Path) -> None:
    table = Table((runs("Nom"),), ((runs("a"),),))
    pdf = opened(made(Paragraph(runs("Texte")), table))
    broken(pdf)
    pdf.save(tmp_path / "a.pdf")
    assert fault in list(faults(tmp_path / "a.pdf"))


def first(pdf: pikepdf.Pdf, *roles: str) -> Any:
    """The first structure element of a role, below the first of the role before it."""
    found: Any = pdf.Root.StructTreeRoot.K[0]
    for role in roles:
        found = next(one for one in _below(found) if role == one.S)
    return found


def _below(element: Any) -> Any:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def drawn(pdf: pikepdf.Pdf, operators: str) -> None:
    """Draw more on the first page."""
    pdf.pages[0].contents_add(operators.encode())
