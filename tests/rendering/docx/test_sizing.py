"""The size of the running text of a Word document, its lines and distances with it."""

from typing import Any

import pytest
from lxml import etree

from imprimatur.rendering.docx.sizing import resize
from imprimatur.rendering.docx.xml import W, w


def style(called: str, *look: Any, **spacing: int) -> Any:
    """A paragraph style with that w:rPr, None for one without."""
    space = w("pPr", w("spacing", **spacing)) if spacing else None
    return w("style", w("name", val=called), space, *look)


def resized(one: Any, size: float) -> str:
    """The style once it is set in that size, without what does not matter."""
    resize(w("styles", one), size)
    return etree.tostring(one).decode().replace(f' xmlns:w="{W}"', "").replace("w:", "")


def test_the_usual_size_changes_nothing_but_says_the_size() -> None:
    made = resized(style("Body Text", before=10, after=100, line=280), 10.0)
    size = '<rPr><sz val="20"/><szCs val="20"/></rPr>'
    spacing = '<pPr><spacing before="10" after="100" line="280"/></pPr>'
    assert made == f'<style><name val="Body Text"/>{spacing}{size}</style>'


def test_lines_and_distances_are_closer_below_the_usual_size_and_in_proportion_above_it() -> None:
    look = w("rPr", w("sz", val=30), w("szCs", val=30))
    made = resized(style("lead", look, before=1000, after=2000, line=3000), 9.5)
    assert made == (
        '<style><name val="lead"/><pPr><spacing before="914" after="1828" line="2742"/></pPr>'
        '<rPr><sz val="28"/><szCs val="28"/></rPr></style>'
    )
    made = resized(style("heading 6", before=1000, after=2000, line=3000), 11.0)
    assert 'before="1100" after="2200" line="3300"' in made and '<sz val="22"/><szCs val="22"/>' in made


RUNNING = ["Body Text", "Lead", *(f"heading {level}" for level in range(1, 7))]
RUNNING += [f"List {kind}{depth}" for kind in ("Bullet", "Number", "Continue") for depth in ("", " 2", " 3")]
OTHERS = ["heading 7", "List Bullet 4", "Table Text", "caption", "Fact Value", "Small Text", "footnote text", "Normal"]


@pytest.mark.parametrize("called", [*RUNNING, *OTHERS])
def test_running_text_goes_with_the_size_and_nothing_else_does(called: str) -> None:
    changed = "before" in (made := resized(style(called, before=1000), 11.0)) and 'before="1100"' in made
    assert changed is (called in RUNNING)


def test_the_size_stands_where_the_schema_wants_it() -> None:
    look = w("rPr", w("b"), w("bCs"), w("color", val="auto"), w("u", val="single"), w("lang", val="fr-BE"))
    made = resized(style("Body Text", look), 10.0)
    assert '<b/><bCs/><color val="auto"/><sz val="20"/><szCs val="20"/><u val="single"/><lang val="fr-BE"/>' in made
