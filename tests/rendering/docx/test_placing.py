"""Pictures and quotations beside the text in Word: frames, their geometry, their styles, what is kept with them."""

from io import BytesIO
from typing import Any

import pytest
from lxml.etree import tostring
from PIL import Image

from imprimatur.core.blocks import Block, Figure, Item, List, Paragraph, Placing, Quotation, runs
from imprimatur.rendering.docx.inline import Place, Story
from imprimatur.rendering.docx.placing import add_styles, framed, hold, within
from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.xml import NS, W, name, w
from tests.rendering.docx_reading import Word, render, with_parts
from tests.rendering.sample import picture

TEXT = Paragraph(runs("mot " * 200))
EVEN, LEFT, RIGHT = (
    Page(12_000, 16_000, 1_000, 1_000),
    Page(12_000, 16_000, 3_000, 1_000),
    Page(12_000, 16_000, 1, 3_000),
)
NO_EDGE, NO_INDENT = {"val": "nil"}, (("left", "0"), ("right", "0"))
RULE = {"hSpace": "227", "wrap": "around", "vAnchor": "text", "y": "1"}


def quotation(place: Placing) -> Quotation:
    return Quotation(runs("Bonjour"), runs("Une habitante"), place=place)


def attributes(element: Any) -> dict[str, str]:
    return {key.removeprefix(f"{{{W}}}"): value for key, value in element.attrib.items()}


def at(page: Page, **others: Any) -> Place:
    return Place(None, page.text, page, **others)  # type: ignore[arg-type]


def written(*blocks: Block) -> Word:
    return render(with_parts(opening=blocks))


@pytest.mark.parametrize(
    ("page", "place", "frame"),
    [
        (EVEN, "beside", {"w": "4200", "hAnchor": "margin", "xAlign": "right"}),
        (LEFT, "beside", {"w": "3360", "hAnchor": "margin", "xAlign": "right"}),
        (EVEN, "margin", {"w": "4200", "hAnchor": "margin", "xAlign": "right"}),
        (LEFT, "margin", {"w": "1773", "hAnchor": "page", "x": "1000"}),
        (RIGHT, "margin", {"w": "2772", "hAnchor": "page", "x": "9227"}),
        (Page(12_000, 16_000, 2_699, 1_000), "margin", {"w": "3486", "hAnchor": "margin", "xAlign": "right"}),
        (Page(12_000, 16_000, 2_700, 1_000), "margin", {"w": "1473", "hAnchor": "page", "x": "1000"}),
    ],
)
def test_the_frame_stands_in_the_wider_margin_or_on_a_part_of_the_text(
    page: Page, place: Placing, frame: dict[str, str]
) -> None:
    made = framed(quotation(place), at(page))
    assert made is not None
    assert attributes(made) == RULE | frame
    assert within(made, at(page)).width == int(frame["w"])


@pytest.mark.parametrize("place", ["", "pull"])
def test_what_stands_in_the_flow_has_no_frame(place: Placing) -> None:
    assert framed(quotation(place), at(LEFT)) is None


@pytest.mark.parametrize(
    "where",
    [at(LEFT, nested=True), at(LEFT, story=Story.EDGE), at(LEFT, story=Story.NOTE), at(Page(12_000, 16_000, 1, 1, 2))],
)
def test_there_is_no_frame_in_a_cell_or_a_column(where: Place) -> None:
    assert framed(quotation("beside"), where) is None


def test_a_quotation_and_who_said_it_share_a_frame_in_reading_order() -> None:
    word = written(quotation("beside"), TEXT)
    said, by, text = word.find(
        "//w:p[w:pPr/w:pStyle/@w:val='MarginQuote']/preceding-sibling::w:p[1]/following-sibling::w:p[position() <= 3]"
    )[:3]
    assert [p.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS) for p in (said, by, text)] == [
        "MarginQuote",
        "MarginQuoteSource",
        "BodyText",
    ]
    frames = [attributes(p.find(f"{name('pPr')}/{name('framePr')}")) for p in (said, by)]
    # The blank line of 20 twips before the text is part of its space: its frame hangs as much lower (docx.blanks).
    assert frames[0] == frames[1] == RULE | {"w": "4287", "hAnchor": "margin", "xAlign": "right", "y": "21"}
    assert text.find(f"{name('pPr')}/{name('keepLines')}") is not None
    assert not word.find("//w:txbxContent")


def test_a_pull_quotation_is_large_in_the_flow() -> None:
    word = written(quotation("pull"), TEXT)
    assert (word.paragraphs("PullQuote"), word.paragraphs("PullQuoteSource")) == (["Bonjour"], ["Une habitante"])
    assert not word.find("//w:framePr")
    assert word.values("//w:style[@w:styleId='PullQuote']/w:rPr/w:sz/@w:val", "word/styles.xml") == ["36"]


def test_a_picture_is_no_wider_than_its_frame() -> None:
    word = written(Figure(picture(), "image/png", "barres", runs("Vue"), place="beside"), TEXT)
    assert word.values("//w:p[w:pPr/w:framePr]/w:pPr/w:pStyle/@w:val") == ["Figure", "Caption"]
    (width,) = word.values("//wp:inline[wp:docPr/@descr='barres']/wp:extent/@cx")
    assert int(width) == 4287 * 635


@pytest.mark.parametrize(("place", "high"), [("beside", 3685), ("", 4252)])
def test_a_picture_is_no_higher_than_in_the_pdf(place: Placing, high: int) -> None:
    stream = BytesIO()
    Image.new("RGB", (300, 1200), "#1f5f5b").save(stream, "PNG", dpi=(72, 72))
    word = written(Figure(stream.getvalue(), "image/png", "haute", place=place), TEXT)
    (height,) = word.values("//wp:inline[wp:docPr/@descr='haute']/wp:extent/@cy")
    assert int(height) == high * 635


def test_a_list_beside_is_held_together_paragraph_by_paragraph() -> None:
    items = List(tuple(Item(runs("mot " * 60)) for _ in range(2)))
    word = written(quotation("beside"), items, TEXT)
    kept = [
        [one.tag.rpartition("}")[2] for one in p.find(name("pPr"))][:3]
        for p in word.find("//w:p[w:pPr/w:pStyle/@w:val='ListBullet']")
    ]
    assert kept == [["pStyle", "keepNext", "keepLines"], ["pStyle", "keepLines", "spacing"]]


def test_a_table_beside_a_frame_stays_as_it_is() -> None:
    def rows() -> Any:
        return w("tbl", w("tblPr", w("tblStyle", val="x"), w("tblLook")), w("tblGrid"))

    before, after = hold([rows(), w("p", w("pPr", w("pStyle", val="x")))], False)
    assert tostring(before) == tostring(rows())
    assert [one.tag.rpartition("}")[2] for one in after[0]] == ["pStyle", "keepLines"]


def test_the_styles_of_a_quotation_share_their_edges_and_a_template_may_have_its_own() -> None:
    def style(called: str, identity: str) -> Any:
        return w("style", w("name", val=called), styleId=identity)

    root = w("styles", style("Quote", "q"), style("Quote Source", "qs"), style("Margin Quote", "own"))
    add_styles(root)
    made = {one.get(name("styleId")): one for one in root[3:]}
    assert list(made) == ["PullQuote", "MarginQuoteSource", "PullQuoteSource"]
    assert made["PullQuote"].xpath("string(w:basedOn/@w:val)", namespaces=NS) == "q"
    assert made["PullQuoteSource"].xpath("string(w:basedOn/@w:val)", namespaces=NS) == "qs"
    edges = [[attributes(edge) for edge in one.iter(name("pBdr")) for edge in edge] for one in made.values()]
    assert edges[0] == edges[1] == edges[2]
    assert edges[0] == [{"val": "single", "sz": "18", "space": "4", "color": "auto", "themeColor": "accent4"}, NO_EDGE]
    looks = [
        [one.xpath(f"string({path})", namespaces=NS) for path in ("*/w:spacing/@w:before", "*/w:spacing/@w:after")]
        + [one.xpath(f"string({path})", namespaces=NS) for path in ("*/w:spacing/@w:line", "*/w:sz/@w:val")]
        + [one.xpath(f"string({path})", namespaces=NS) for path in ("*/w:szCs/@w:val", "*/w:color/@w:themeColor")]
        for one in made.values()
    ]
    assert looks == [
        ["240", "0", "460", "36", "36", "accent2"],
        ["40", "80", "220", "17", "17", ""],
        ["40", "240", "260", "19", "19", ""],
    ]
    assert {tuple(attributes(one.find(f".//{name('ind')}")).items()) for one in made.values()} == {NO_INDENT}


def test_a_quotation_in_the_margin_is_small_below_its_rule() -> None:
    root = w("styles", w("style", w("name", val="quote"), styleId="q"))
    add_styles(root)
    small = root[1]
    assert small.get(name("styleId")) == "MarginQuote"
    assert attributes(small.find(f".//{name('spacing')}")) == {
        **{"before": "40", "after": "0", "line": "270", "lineRule": "atLeast"}
    }
    assert [one.get(name("val")) for one in small.iter(name("sz"), name("szCs"))] == ["21", "21"]
