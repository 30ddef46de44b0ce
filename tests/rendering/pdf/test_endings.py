"""What ends a document goes over to its last page together."""

import pytest
from weasyprint import HTML

from imprimatur.rendering.pdf.endings import ended

STYLE = "@page { size: 100mm 120mm; margin: 10mm } body, ul { margin: 0; padding: 0 } p, li, h2 { margin: 0 }"
"""A page holds 100 mm of text; a fifth of that is 20."""


def box(tag: str, height: float, style: str = "") -> str:
    """A line of that height in millimetres."""
    return f'<{tag} style="display: block; font: 8pt/{height}mm sans-serif;{style}">x</{tag}>'


def pages(*boxes: str) -> tuple[list[int], int]:
    """How many lines each page has, and how often the document was set."""
    source = HTML(string=f"<style>{STYLE}</style><main>{''.join(boxes)}</main>")
    times = 0

    def render():
        nonlocal times
        times += 1
        return source.render()

    document = ended(render(), render)
    counts = []
    for page in document.pages:
        found = [box for box in page._page_box.descendants() if type(box).__name__ == "LineBox"]
        counts.append(len(found))
    return counts, times


def test_a_last_line_takes_with_it_as_much_as_fills_a_fifth_of_its_page() -> None:
    """8 mm alone, then 16, then 24: of twelve lines on the first page two are taken, and no more."""
    assert pages(*[box("p", 8)] * 13) == ([10, 3], 2)


@pytest.mark.parametrize(("last", "taken"), [(20.5, 0), (19.5, 1)])
def test_what_fills_a_fifth_is_left_alone(last: float, taken: int) -> None:
    assert pages(*[box("p", 10)] * 10, box("p", last)) == ([10 - taken, 1 + taken], 1 + taken)


def test_items_of_a_list_go_over_as_paragraphs_do() -> None:
    assert pages(box("p", 40), f"<ul>{box('li', 8) * 8}</ul>") == ([6, 3], 2)


def test_a_page_of_its_own_stays_as_it_is() -> None:
    """Nothing is held together over a break that somebody asked for: a back cover."""
    assert pages(box("p", 8), box("p", 8), box("p", 8, "break-before: page"))[0] == [2, 1]


def test_one_page_is_no_ending() -> None:
    assert pages(box("p", 10)) == ([1], 1)
