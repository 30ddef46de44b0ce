"""Figures that would leave a hole at the foot of a page pass the paragraph after them."""

import pytest
from weasyprint import HTML

from imprimatur.rendering.pdf.floating import floated

STYLE = "@page { size: 100mm 120mm; margin: 10mm } body { margin: 0 } p, figure { margin: 0; break-inside: avoid }"
"""A page holds 100 mm of text."""


def box(tag: str, height: float, look: str = "") -> str:
    """A paragraph or figure of that height in millimetres."""
    return f'<{tag} class="{look}" style="height: {height}mm; font: 8pt/{height}mm sans-serif">x</{tag}>'


def laid_out(*boxes: str) -> tuple[list[str], int, int]:
    """The tags in the order that they are printed in, the number of pages, and how often they were set."""
    source = HTML(string=f"<style>{STYLE}</style><main>{''.join(boxes)}</main>")
    times = 0

    def render():
        nonlocal times
        times += 1
        return source.render()

    document = floated(source.etree_element, render)
    main = source.etree_element.find(".//main")
    assert main is not None
    return [one.tag for one in main], len(document.pages), times


def test_text_fills_the_foot_of_the_page_before_a_figure() -> None:
    boxes = (box("p", 60), box("figure", 50), box("p", 30), box("p", 20))
    assert laid_out(*boxes) == (["p", "p", "figure", "p"], 2, 2)


def test_a_figure_that_fits_stays_where_it_is() -> None:
    assert laid_out(box("p", 40), box("figure", 50), box("p", 30)) == (["p", "figure", "p"], 2, 1)


@pytest.mark.parametrize(("text", "moves"), [(84.5, True), (85.5, False)])
def test_a_small_rest_of_a_page_stays_empty(text: float, moves: bool) -> None:
    """Fifteen hundredths of its height."""
    tags, _, _ = laid_out(box("p", text), box("figure", 50), box("p", 10))
    assert tags == (["p", "p", "figure"] if moves else ["p", "figure", "p"])


@pytest.mark.parametrize(
    "follower", [box("p", 20, "leading"), box("h3", 20), box("ul", 20), box("table", 20), box("figure", 20), ""]
)
def test_a_figure_passes_nothing_but_a_paragraph_that_leads_in_nothing(follower: str) -> None:
    tags, _, times = laid_out(box("p", 60), box("figure", 50), follower)
    assert (tags[:2], times) == (["p", "figure"], 1)


def test_it_passes_as_many_paragraphs_as_fill_the_page_and_no_more_than_the_document_may_be_set_anew() -> None:
    three = laid_out(box("p", 40), box("figure", 70), *[box("p", 16)] * 9)
    assert three == (["p", "p", "p", "p", "figure", *["p"] * 6], 3, 4)
    many = laid_out(box("p", 20), box("figure", 90), *[box("p", 10)] * 9)
    assert (many[0].index("figure"), many[2]) == (5, 5)


NOTES = "<style>@page { @footnote { margin: 0 } } ::footnote-call, ::footnote-marker { content: '' }</style>"


@pytest.mark.parametrize(("note", "moves"), [(8.5, True), (9.5, False)])
def test_the_notes_of_a_page_are_not_empty_room(note: float, moves: bool) -> None:
    """Of the 24 mm below the text a note takes its height."""
    said = f'<span style="float: footnote; font: 8pt/{note}mm sans-serif">y</span>'
    text = box("p", 76).replace(">x<", f">x{said}<")
    tags, _, times = laid_out(NOTES, text, box("figure", 50), box("p", 5))
    assert (tags[1:], times) == ((["p", "p", "figure"], 2) if moves else (["p", "figure", "p"], 1))
