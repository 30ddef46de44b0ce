"""Comments of a list's first item beside a frame: they hang on the frame, for LibreOffice loses its way after them."""

from typing import Any

import pytest

from imprimatur.rendering.docx.comments import lift_comments
from imprimatur.rendering.docx.xml import NS, text_run, w

STYLES = w(
    "styles",
    w("style", w("pPr", w("numPr", w("numId", val=1))), styleId="Bullet"),
    w("style", w("basedOn", val="Bullet"), styleId="Inner"),
    w("style", styleId="Body"),
)


def commented(style: str, *, framed: bool = False, numbered: bool = False) -> Any:
    """A paragraph that says one thing without a comment, and one with."""
    properties = w(
        "pPr",
        w("pStyle", val=style),
        w("framePr", w=100) if framed else None,
        w("numPr", w("numId", val=2)) if numbered else None,
    )
    marks = [w("commentRangeStart", id=7), text_run("gap"), w("commentRangeEnd", id=7)]
    return w("p", properties, text_run("said"), *marks, w("r", w("commentReference", id=7)))


def shape(body: Any) -> list[list[str]]:
    """What stands in each paragraph after its properties."""
    return [
        ["".join(child.xpath(".//w:t/text()", namespaces=NS)) or child.xpath("local-name()") for child in paragraph[1:]]
        for paragraph in body
    ]


def head() -> Any:
    return w("p", w("pPr", w("pStyle", val="Body"), w("framePr", w=100)), text_run("head"))


ITEM = ["said", "commentRangeStart", "gap", "commentRangeEnd", "r"]


@pytest.mark.parametrize(("style", "numbered"), [("Bullet", False), ("Inner", False), ("Body", True)])
def test_a_comment_of_an_item_after_a_frame_goes_around_the_words_in_the_frame(style: str, numbered: bool) -> None:
    body = w("body", head(), commented(style, numbered=numbered))
    lift_comments(body, STYLES)
    assert shape(body) == [["commentRangeStart", "head", "commentRangeEnd", "r"], ["said", "gap"]]
    assert body[0].xpath("w:r/w:commentReference/@w:id", namespaces=NS) == ["7"]


def test_other_comments_stay_where_they_are() -> None:
    framed = commented("Bullet", framed=True)
    for before, item in (
        (head(), commented("Body")),
        (w("p", w("pPr"), text_run("plain")), commented("Bullet")),
        (w("tbl"), commented("Bullet")),
    ):
        body = w("body", before, item)
        lift_comments(body, STYLES)
        assert shape(w("body", body[-1])) == [ITEM]
    body = w("body", framed)
    lift_comments(body, STYLES)
    assert shape(body) == [ITEM]
