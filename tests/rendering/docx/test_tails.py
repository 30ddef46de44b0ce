"""What ends a document, a chapter or the text before a new page stays together, as much as makes a fifth of a page."""

from typing import Any

import pytest

from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.tails import TAIL, Heights, hold_tails
from imprimatur.rendering.docx.xml import WP, name, paragraph, text_run, w

STYLES = w(
    "styles",
    w("style", w("pPr", w("spacing", before=100, after=100, line=800)), w("rPr", w("sz", val=20)), styleId="Text"),
    w("style", w("basedOn", val="Text"), w("pPr", w("spacing", before=0, after=0, line=100)), styleId="Thin"),
    w("style", w("basedOn", val="Text"), w("pPr", w("pageBreakBefore")), styleId="Part"),
    w("style", w("rPr"), styleId="Bare"),
)
"""A line of `Text` is 1000 high with its space: three make a tail."""
PAGE = Page(12000, 16000, 1000, 1000)


def section(kind: str | None = None, columns: int = 1) -> Any:
    return w(
        "sectPr",
        w("type", val=kind) if kind else None,
        w("pgSz", w=PAGE.width, h=PAGE.height),
        w("pgMar", left=PAGE.left, right=PAGE.right),
        w("cols", num=columns, space=0),
    )


def text(words: str = "x", style: str = "Text", **properties: Any) -> Any:
    return paragraph(style, text_run(words), **properties)


def row(*words: str) -> Any:
    return w("tr", *(w("tc", w("tcPr", w("tcW", w=2216, type="dxa")), text(one)) for one in words))


def held(*content: Any, end: Any = None) -> list[list[str]]:
    """What each paragraph of a body is told of keeping, in its order."""
    body = w("body", *content, section() if end is None else end)
    hold_tails(body, STYLES)
    return [
        [one.tag.rpartition("}")[2] for one in p.find(name("pPr")) if "keep" in one.tag] for p in body.iter(name("p"))
    ]


NONE, LAST, BOTH = list[str](), ["keepLines"], ["keepNext", "keepLines"]


def test_as_many_of_the_last_paragraphs_as_make_a_tail_stay_together() -> None:
    assert held(*(text() for _ in range(5))) == [NONE, NONE, BOTH, BOTH, LAST]
    assert held(text(), text()) == [BOTH, LAST]
    # A twip less each, and three are not enough.
    assert held(*(text(spacing=w("spacing", line=799)) for _ in range(5))) == [NONE, BOTH, BOTH, BOTH, LAST]
    assert TAIL == 3000


def test_a_paragraph_higher_than_a_tail_may_break_and_is_still_joined_to_what_follows() -> None:
    assert held(text(), text("x\u00a0" * 1000), text())[1:] == [["keepNext"], LAST]
    assert held(text(), text("x\u00a0" * 1000)) == [NONE, NONE]
    # As high as a tail it is held together, a twip more and it may break.
    assert held(text(), text(spacing=w("spacing", line=2800))) == [NONE, LAST]
    assert held(text(), text(spacing=w("spacing", line=2801))) == [NONE, NONE]


def test_the_thin_paragraph_after_a_table_is_no_line_of_a_tail() -> None:
    assert held(text(), text(), text(), text(style="Thin")) == [BOTH, BOTH, LAST, LAST]
    high = text(style="Thin", spacing=w("spacing", line=201))
    assert held(text(), text(), text(), high)[2] == BOTH
    assert held(text(), text(), text(), text(style="Thin", spacing=w("spacing", line=200)))[2] == LAST


def test_rows_stay_together_by_every_cell_and_count_by_their_tallest() -> None:
    # 42 letters of 4.81 points on lines of 2000 twips: three lines in the second cell.
    made = held(w("tbl", row("a", "b"), row("a", "x" * 42), row("c", "d")))
    assert made == [BOTH, BOTH, BOTH, BOTH, LAST, LAST]
    two = [row("e", "f") for _ in range(2)]
    assert held(w("tbl", *two, row("a", "x" * 42), row("c", "d"))) == [NONE] * 4 + [BOTH, BOTH, LAST, LAST]
    # Two lines instead of three do not make a tail with the last row: the row before goes with them.
    assert held(w("tbl", *two, row("a", "x" * 41), row("c", "d"))) == [BOTH] * 6 + [LAST, LAST]


def test_a_table_is_not_left_with_a_few_rows_behind() -> None:
    def four(line: int) -> Any:
        cell = w("tc", text(spacing=w("spacing", line=line)))
        return w("tbl", w("tr", cell), *(row("x") for _ in range(3)))

    # 1500 are few, 1501 are not; what stands before the table stays.
    assert held(text(), four(1300)) == [NONE, BOTH, BOTH, BOTH, LAST]
    assert held(text(), four(1301)) == [NONE, NONE, BOTH, BOTH, LAST]
    # Where a tail begins after the table, or in the text before it, nothing more goes with it.
    assert held(w("tbl", row("x")), text(), text(), text()) == [NONE, BOTH, BOTH, LAST]
    assert held(text(), text(), w("tbl", row("x"), row("x"))) == [NONE, BOTH, BOTH, LAST]
    # Nor the rows of another table.
    assert held(w("tbl", row("x")), w("tbl", row("x"), row("x"), row("x"))) == [NONE, BOTH, BOTH, LAST]


def test_what_a_template_leaves_unsaid_is_no_fault() -> None:
    bare = w("p", text_run("x"))
    assert held(bare, w("tbl", w("tr", w("tc", text("x" * 104)))), w("tbl", w("tr"))) == [BOTH, LAST]
    assert [child.tag for child in bare] == [name("pPr"), name("r")]
    # A cell of no width has that of the page, less its margins: two lines of 104 letters.
    assert Heights(STYLES).units([w("tbl", w("tr", w("tc", text("x" * 104))))], PAGE)[0].height == 1800
    assert Heights(STYLES).units([w("tbl", w("tr", w("tc", text("x" * 100))))], PAGE)[0].height == 1000


def test_the_lines_of_a_cell_have_its_width_without_its_margins() -> None:
    # Three letters take 288.6 twips.
    heights = [
        Heights(STYLES).units([w("tbl", w("tr", w("tc", w("tcPr", w("tcW", w=width, type=kind)), text("xxx"))))], PAGE)
        for width, kind in ((505, "dxa"), (504, "dxa"), (504, "pct"))
    ]
    assert [unit.height for (unit,) in heights] == [1000, 1800, 1000]


def test_each_page_that_begins_anew_has_a_tail_before_it() -> None:
    def three() -> list[Any]:
        return [text() for _ in range(4)]

    tail = [NONE, BOTH, BOTH, LAST]
    chapters = held(*three()[:3], text(section=section()), *three())
    assert chapters == tail * 2
    # A style that begins a page, at the head of the text too.
    assert held(text(style="Part"), *three(), text(style="Part"), *three()) == [NONE, *tail, NONE, *tail]
    # Columns that go on below are no end, nor are their own last lines.
    going = held(*three()[:3], text(section=section()), *three(), end=section("continuous"))
    assert going == [NONE] * 4 + tail
    assert held(*three(), end=section(columns=2)) == [NONE] * 4
    assert held(*three()[:3], text(section=section()), *three(), end=section("nextPage")) == tail * 2


def test_what_stands_beside_the_text_is_left_out_and_former_words_on_keeping_give_way() -> None:
    frame = text(frame=w("framePr"))
    assert held(text(), text(), frame, text(), text()) == [NONE, BOTH, NONE, BOTH, LAST]
    assert held(text(), text(keep=w("keepNext", val=0)), text()) == [BOTH, BOTH, LAST]
    # What the last one says of the next stays, in the order of the schema.
    assert held(text(), text(keep=w("keepNext"))) == [BOTH, BOTH]
    body = w("body", text(), text(keep=w("keepNext", val=0), lines=w("keepLines", val=0)), text(), section())
    hold_tails(body, STYLES)
    assert [one.attrib for one in body[1][0]][1:] == [{}, {}]


@pytest.mark.parametrize(
    ("made", "height"),
    [
        (text(), 1000),
        (paragraph("Text"), 1000),
        # 10,000 twips are 500 points, of 4.81 points a letter: 103 letters, not 104.
        (text("x" * 103), 1000),
        (text("x" * 104), 1800),
        (text(style="Bare"), 240),
        (text("x" * 103, style="Bare"), 240),
        (text("x" * 104, style="Bare"), 480),
        (paragraph("Bare", w("r", w("drawing"))), 240),
    ],
)
def test_the_height_of_a_paragraph(made: Any, height: int) -> None:
    assert Heights(STYLES).of_paragraph(made, 10000) == height


def test_a_drawing_adds_its_own_height() -> None:
    drawn = text()
    drawn.append(w("r", w("drawing")))
    extent = drawn[-1][0].makeelement(f"{{{WP}}}extent", {"cx": "1", "cy": str(635 * 700)})
    drawn[-1][0].append(extent)
    assert Heights(STYLES).of_paragraph(drawn, 10000) == 1700
