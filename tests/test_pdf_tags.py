"""What the check of tags finds in a PDF, beyond what veraPDF looks at."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from scripts.pdf_tags import faults, main

PAGINATION = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC EMC /Artifact <</Type /Layout>> BDC EMC"


def element(role: str, *inner: Any, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{role}"), K=Array([*inner, 0]), **more)


def written(folder: Path, *elements: Any, lang: str = "fr-BE", page: bytes = PAGINATION, labels: Any = (0, 1)) -> Path:
    """A PDF of two pages with that content, and labels that begin on those pages."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    pdf.pages[1].Contents = pdf.make_stream(page)
    pdf.Root.Lang = pikepdf.String(lang)
    pdf.Root.StructTreeRoot = Dictionary(K=element("Document", *elements, Lang=pikepdf.String(lang)))
    if labels is not None:
        pdf.Root.PageLabels = Dictionary(Nums=Array([one for place in labels for one in (place, Dictionary())]))
    file = folder / "made.pdf"
    pdf.save(file)
    return file


def test_what_says_all_lacks_nothing(tmp_path: Path) -> None:
    row = element("TH", A=Dictionary(O=Name.Table, Scope=Name.Row))
    column = element("TH", A=Dictionary(O=Name.Table, Scope=Name.Column))
    dutch = element("Span", element("Span", Lang=pikepdf.String("fr-BE")), Lang=pikepdf.String("nl-BE"))
    said = element("Span", E=pikepdf.String("chargé ou chargée"))
    assert list(faults(written(tmp_path, row, column, dutch, said))) == []
    assert list(faults(written(tmp_path, labels=(0,)))) == []


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (element("TH"), "a header cell does not say what it heads (Scope)"),
        (element("TH", A=Dictionary(Scope=Name.Both)), "a header cell does not say what it heads (Scope)"),
        (element("TR", element("TH")), "a header cell does not say what it heads (Scope)"),
        (element("Span", Lang=pikepdf.String("xx")), "a text is in no language of ours (xx)"),
        (element("Span", Lang=pikepdf.String("fr-BE")), "a Span says the language around it again (fr-BE)"),
        (
            element("P", element("Span", Lang=pikepdf.String("nl-BE")), Lang=pikepdf.String("nl-BE")),
            "a Span says the language around it again (nl-BE)",
        ),
        (element("Span", E=pikepdf.String(" ")), "an expansion is empty"),
    ],
)
def test_an_element_that_says_too_little_or_twice_is_told(tmp_path: Path, given: Dictionary, fault: str) -> None:
    assert list(faults(written(tmp_path, given))) == [fault]


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (b"/Artifact BMC EMC", "page 2: an artifact does not say what it is"),
        (b"/Artifact <</Type /Page>> BDC EMC", "page 2: an artifact does not say what it is"),
        (
            b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC EMC",
            "page 2: an artifact is neither head nor foot (/Watermark)",
        ),
        (
            b"/Artifact <</Type /Layout /Subtype /Header>> BDC EMC",
            "page 2: an artifact is neither head nor foot (/Header)",
        ),
        (b"/Span <</MCID 0>> BDC EMC", ""),
        (b"/Artifact <</Type /Pagination>> BDC EMC", ""),
    ],
)
def test_what_is_no_content_says_what_it_is(tmp_path: Path, page: bytes, fault: str) -> None:
    assert list(faults(written(tmp_path, page=page))) == [fault] * bool(fault)


@pytest.mark.parametrize(
    ("labels", "places"), [(None, []), ((), []), ((1,), [1]), ((0, 2), [0, 2]), ((0, 1, 1), [0, 1, 1])]
)
def test_pages_are_labelled_from_the_first_on(tmp_path: Path, labels: Any, places: list[int]) -> None:
    assert list(faults(written(tmp_path, labels=labels))) == [f"the pages are not labelled ({places})"]


def test_a_document_in_no_language_of_ours_is_told(tmp_path: Path) -> None:
    assert list(faults(written(tmp_path, lang="xx"))) == [
        "the document is in no language of ours (xx)",
        "a text is in no language of ours (xx)",
    ]


def test_every_pdf_of_a_folder_is_looked_at_and_each_fault_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    written(tmp_path / "a")
    assert main([str(tmp_path)]) == 0
    (tmp_path / "b").mkdir()
    written(tmp_path / "b", element("TH"), element("TH"))
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Tags: 1 PDF, nothing lacking.",
        "made.pdf: a header cell does not say what it heads (Scope)",
        "Tags: 2 PDF, 1 lacking.",
    ]
