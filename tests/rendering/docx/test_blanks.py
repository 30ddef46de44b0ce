"""Empty paragraphs give their height to the space around them; those that Word needs stay."""

from typing import Any

import pytest

from imprimatur.rendering.docx.blanks import absorb
from imprimatur.rendering.docx.xml import NS, paragraph, text_run, w

STYLES = w(
    "styles",
    w("style", w("pPr", w("spacing", before=10, after=60)), styleId="Base"),
    w("style", w("basedOn", val="Base"), w("pPr", w("spacing", before=200)), styleId="Text"),
    w("style", w("basedOn", val="Base"), w("pPr", w("spacing", line=80, lineRule="exact")), styleId="Spacer"),
    w("style", w("basedOn", val="Spacer"), w("pPr", w("pBdr")), styleId="Rule"),
)


def text(**properties: Any) -> Any:
    return paragraph("Text", text_run("x"), **properties)


def blank(style: str = "Spacer", **properties: Any) -> Any:
    return paragraph(style, **properties)


def left(*content: Any, holder: str = "body") -> list[str]:
    """What is left of the content, and the spaces that it was given."""
    root = w("document", w(holder, *content))
    absorb(root, STYLES)
    return [
        one.tag.rpartition("}")[2] + "".join(f" {side}" for side in one.xpath("w:pPr/w:spacing/@w:*", namespaces=NS))
        for one in root[0]
    ]


def test_the_space_goes_to_the_paragraph_after() -> None:
    """60 after the first, 80 high, then 200, the larger of the blank's 60 and the text's 200."""
    assert left(text(), blank(), text()) == ["p", "p 340"]
    # After a table and at the head of a page there is the space before the blank itself: 10.
    assert left(w("tbl"), blank(), text()) == ["tbl", "p 290"] == ["tbl", *left(blank(), text())]


def test_what_a_paragraph_says_itself_goes_before_its_style() -> None:
    own = w("spacing", before=500, after=700, line=4000, lineRule="exact")
    assert left(text(), blank(spacing=own), text(spacing=w("spacing", before=1))) == ["p", "p 5200"]


def test_where_nothing_says_a_space_there_is_none() -> None:
    flush = w("spacing", before=0)
    assert left(w("tbl"), blank(spacing=flush), text()) == ["tbl", "p 280"]
    assert left(blank(), w("p", w("r"))) == ["p 150"]


def test_styles_based_on_each_other_end_nowhere_and_are_read_once() -> None:
    one = w("style", w("basedOn", val="Two"), w("pPr", w("spacing", line=80)), styleId="One")
    two = w("style", w("basedOn", val="One"), w("pPr", w("spacing", after=9, lineRule="exact")), styleId="Two")
    root = w("body", paragraph("One"), paragraph("Two", w("r")))
    absorb(root, w("styles", one, two))
    assert root.xpath("w:p/w:pPr/w:spacing/@w:before", namespaces=NS) == ["89"]


def test_several_add_up() -> None:
    assert left(text(), blank(), blank(), text()) == ["p", "p 480"]


def test_before_a_table_the_space_goes_to_the_paragraph_above() -> None:
    assert left(text(), blank(), w("tbl")) == ["p 200", "tbl"]


def test_those_that_word_needs_stay() -> None:
    assert left(w("tbl"), blank(), w("tbl"), blank()) == ["tbl", "p", "tbl", "p"]
    assert left(blank(), w("tbl"), blank(), holder="tc") == ["p", "tbl", "p"]
    assert left(text(), blank(section=w("sectPr")), text()) == ["p", "p", "p"]


@pytest.mark.parametrize("kept", [blank("Rule"), blank(shade=w("shd")), blank("Text"), paragraph("Spacer", w("r"))])
def test_those_that_show_something_or_have_no_height_of_their_own_stay(kept: Any) -> None:
    assert left(text(), kept, text()) == ["p", "p", "p"]


def test_the_break_of_a_column_goes_to_the_paragraph_after() -> None:
    def broken(kind: str, *more: Any) -> Any:
        return paragraph("Spacer", w("r", w("br", type=kind), *more))

    root = w("document", w("body", text(), broken("column"), text()))
    absorb(root, STYLES)
    assert [one.xpath("name(w:r[1]/*)", namespaces=NS) for one in root[0]] == ["w:t", "w:br"]
    assert [child.tag.rpartition("}")[2] for child in root[0][1]] == ["pPr", "r", "r"]
    bare = w("p", w("r", w("t")))
    root = w("document", w("body", paragraph("Text", w("r", w("br", type="column"))), bare))
    absorb(root, STYLES)
    assert [child[0].tag.rpartition("}")[2] for child in root[0][0]] == ["br", "t"] and len(root[0]) == 1
    assert left(broken("column"), w("tbl")) == ["p", "tbl"]
    assert left(broken("page"), text()) == left(broken("column", w("t")), text()) == ["p", "p"]


def test_a_frame_is_no_neighbour() -> None:
    framed = text(frame=w("framePr", w=10))
    assert left(text(), blank(), framed, text()) == ["p", "p", "p 340"]
    assert left(text(), blank(frame=w("framePr", w=10)), text()) == ["p", "p", "p"]


def test_the_space_stands_where_the_schema_wants_it() -> None:
    root = w("body", blank(), text(keep=w("keepNext"), indent=w("ind"), level=w("outlineLvl")), blank(), w("p", w("r")))
    absorb(root, STYLES)
    order = [[child.tag.rpartition("}")[2] for child in one[0]] for one in root]
    assert order == [["pStyle", "keepNext", "spacing", "ind", "outlineLvl"], ["spacing"]]


def test_a_frame_goes_down_with_the_first_line_beside_it() -> None:
    """340 from the upper edge of the text that it hangs on, of which 200 were there before."""
    first, second = (text(frame=w("framePr", y=1)) for _ in range(2))
    root = w("body", text(), blank(), first, second, text(), text(frame=w("framePr", y=1)), text())
    absorb(root, STYLES)
    assert root.xpath("w:p/w:pPr/w:framePr/@w:y", namespaces=NS) == ["141", "141", "1"]
