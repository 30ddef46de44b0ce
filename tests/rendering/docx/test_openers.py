"""Chapters that open under a picture or compactly, pictures over the whole page, portraits: in Word."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from imprimatur.core.blocks import Blocks, Facts, Figure, Heading, Paragraph, runs
from imprimatur.core.composition import Stage
from imprimatur.rendering.advances import advance
from imprimatur.rendering.docx.openers import compact_look, compact_rules, take_turn
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, R, W, name, w
from imprimatur.rendering.interface import Templates
from tests.rendering.docx.test_chapters import CHAPTERS, report
from tests.rendering.docx.test_placing import attributes
from tests.rendering.docx_reading import Word
from tests.rendering.sample import TEMPLATES, picture

PAGE = 7_560_310
"""EMU of the width of the page of the template: 11 906 twips."""


def figure(place: str) -> Figure:
    return Figure(picture(), "image/png", "une porte", place=place)  # type: ignore[arg-type]


def written(stage: Stage = Stage.FINAL, **parts: Blocks) -> Word:
    return Word(DOCX(report(stage, **parts), Templates(TEMPLATES)).content)


def opening(look: str, *after: object) -> Blocks:
    return (*CHAPTERS[:5], Heading(1, runs("Trois"), "s3", "3.", look=look), *after)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(("place", "height"), [("cover", 148), ("back", 140)])
@pytest.mark.parametrize(("stage", "top"), [(Stage.FINAL, 0), (Stage.DRAFT, 254_000)])
def test_a_cover_fills_the_width_of_the_page_below_the_ribbon(place: str, height: int, stage: Stage, top: int) -> None:
    part = {"cover": "cover", "back": "back_picture"}[place]
    word = written(stage, chapters=CHAPTERS, **{part: (figure(place),)})
    (anchor,) = word.find("//wp:anchor[.//pic:pic]")
    extent = anchor.find("wp:extent", NS)
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (PAGE, height * 36_000 - top)
    offsets = anchor.xpath("*[starts-with(local-name(), 'position')]/wp:posOffset/text()", namespaces=NS)
    assert offsets == ["0", str(top)]
    assert anchor.find("wp:docPr", NS).get("descr") == "une porte"
    # In the order of the schema (ECMA-376 part 1, 20.4.2.3).
    parts = [one.tag.rpartition("}")[2] for one in anchor]
    assert parts == ["simplePos", "positionH", "positionV", "extent", "wrapTopAndBottom", "docPr", "graphic"]
    assert anchor.xpath("wp:simplePos/@*", namespaces=NS) == ["0", "0"]
    sizes = anchor.xpath(".//a:xfrm/a:ext", namespaces=NS)
    assert [(one.get("cx"), one.get("cy")) for one in sizes] == [(str(PAGE), str(height * 36_000 - top))]


@pytest.mark.parametrize(("size", "highest"), [((1200, 1600), 75), ((1600, 1599), 95)])
def test_a_picture_higher_than_wide_leaves_room_on_its_page(size: tuple[int, int], highest: int) -> None:
    """75 mm in the text, as in PDF; 95 mm for one that is not higher."""
    stream = BytesIO()
    Image.new("RGB", size).save(stream, "PNG", dpi=(96, 96))
    word = written(chapters=(*CHAPTERS, Figure(stream.getvalue(), "image/png", "haute")))
    (height,) = word.values("//wp:inline[wp:docPr/@descr='haute']/wp:extent/@cy")
    assert round(int(height) / 36_000) == highest


@pytest.mark.parametrize(("size", "wide"), [((300, 400), 111), ((400, 400), 210)])
def test_a_picture_higher_than_wide_stands_whole_at_the_right_of_a_cover(size: tuple[int, int], wide: int) -> None:
    stream = BytesIO()
    Image.new("RGB", size).save(stream, "PNG")
    tall = Figure(stream.getvalue(), "image/png", "une porte", place="cover")
    word = written(chapters=CHAPTERS, cover=(tall,))
    (anchor,) = word.find("//wp:anchor[.//pic:pic]")
    width = int(anchor.find("wp:extent", NS).get("cx"))
    assert round(width / 36_000) == wide
    assert anchor.xpath("wp:positionH/wp:posOffset/text()", namespaces=NS) == [str(PAGE - width)]
    assert (set(word.values("//wp:anchor//a:srcRect/@*")) == {"0"}) is (wide == 111)


@pytest.mark.parametrize(
    ("size", "sides"), [((640, 240), {"l": "23394", "r": "23394"}), ((400, 400), {"t": "14763", "b": "14763"})]
)
def test_a_picture_is_cut_on_both_sides_to_the_form_of_its_place(size: tuple[int, int], sides: dict[str, str]) -> None:
    """In thousandths of a percent: of its width 1 - (7 560 310 / 5 328 000) / (640 / 240), half on each side."""
    stream = BytesIO()
    Image.new("RGB", size, "#1f5f5b").save(stream, "PNG")
    word = written(chapters=CHAPTERS, cover=(replace(figure("cover"), image=stream.getvalue()),))
    (cut,) = word.find("//wp:anchor//a:srcRect")
    assert dict(cut.attrib) == sides


def test_the_picture_of_a_chapter_stands_in_its_heading_and_its_caption_follows() -> None:
    captioned = replace(figure("opener"), caption=runs("Vue"), number="1", anchor="f9")
    word = written(chapters=opening("pictured", captioned, Paragraph(runs("Ouverture"))))
    (anchor,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1'][.//w:t='Trois']//wp:anchor")
    assert anchor.xpath("wp:extent/@*", namespaces=NS) == [str(PAGE), str(86 * 36_000)]
    assert word.paragraphs("Caption") == ["Figure\u00a01. Vue"]
    assert word.paragraphs("ChapterLead")[-1] == "Ouverture"


def test_a_compact_chapter_begins_no_section_and_has_smaller_type() -> None:
    plain, compact = (written(chapters=opening(look, Paragraph(runs("Suite")))) for look in ("", "compact"))
    assert len(plain.find("//w:sectPr")) - len(compact.find("//w:sectPr")) == 1
    heading = "//w:p[w:pPr/w:pStyle/@w:val='Heading1'][.//w:t='Trois']"
    assert set(compact.values(f"{heading}/w:r/w:rPr/w:sz/@w:val")) == {"44"}
    (rule,) = compact.find(f"{heading}/w:pPr/w:pBdr/w:top")
    said = {"val": "single", "sz": "16", "space": "8", "themeColor": "accent4"}
    assert dict(rule.attrib).items() >= {f"{{{W}}}{key}": value for key, value in said.items()}.items()
    (space,) = compact.find(f"{heading}/w:pPr/w:spacing")
    said = {"before": "800", "after": "160", "line": "560", "lineRule": "atLeast"}
    assert dict(space.attrib) == {f"{{{W}}}{key}": value for key, value in said.items()}
    assert "Suite" not in compact.paragraphs("ChapterLead") and "Suite" in plain.paragraphs("ChapterLead")


def test_chapters_take_the_openers_of_the_template_in_turn() -> None:
    chapters = tuple(Heading(1, runs(f"Titre {n}"), f"s{n}", f"{n}.") for n in range(6))
    word = written(chapters=chapters)
    targets = {rel.get("Id"): rel.get("Target") for rel in word.root("word/_rels/document.xml.rels")}
    first = word.find("//w:sectPr[w:titlePg]/w:headerReference[@w:type='first']")
    names = [targets[reference.get(f"{{{R}}}id")] for reference in first]
    turn = ["header_opener.xml", "header_opener2.xml", "header_opener3.xml", "header_opener4.xml"]
    assert [name.rpartition("/")[2] for name in names] == [*turn, *turn[:2]]


def test_a_portrait_stands_in_a_frame_at_the_outer_edge() -> None:
    word = written(chapters=CHAPTERS, portrait=(figure("portrait"),), foreword=(Paragraph(runs("Un mot")),))
    (frame,) = word.find("//w:p[.//pic:pic]/w:pPr/w:framePr")
    assert {key.rpartition("}")[2]: frame.attrib[key] for key in frame.attrib} == {
        **{"w": "2608", "hSpace": "454", "wrap": "around", "vAnchor": "text", "hAnchor": "page", "x": "1247", "y": "1"}
    }
    assert word.values("//w:p[.//pic:pic]/w:pPr/w:ind/@w:left") == ["0"]


def test_the_last_paragraphs_of_a_chapter_stay_together() -> None:
    said = [f"Texte {rank}" for rank in range(12)]
    word = written(chapters=(*CHAPTERS[:1], CHAPTERS[3], *(Paragraph(runs(text)) for text in said)))
    kept = [
        [prop.tag.rpartition("}")[2] for prop in word.find(f"//w:p[.//w:t='{text}']/w:pPr/*[not(self::w:pStyle)]")]
        for text in said
    ]
    # The line below a heading stays with the next. Of 420 twips each, eight make a tail.
    assert kept == [["keepNext"]] + [[]] * 3 + [["keepNext", "keepLines"]] * 7 + [["keepLines"]]


def test_the_word_mark_stands_at_the_foot_of_a_cover_with_a_picture() -> None:
    """As in the PDF: its right edge 22 mm and its foot 20 mm from those of the page."""
    word = written(chapters=CHAPTERS, cover=(figure("cover"),))
    (frame,) = word.find("//w:p[.//wp:docPr[@name='wordmark']]/w:pPr/w:framePr") or [None]
    assert frame is not None
    across, down = (int(frame.get(f"{{{W}}}{one}")) for one in "xy")
    width, height = (int(frame.get(f"{{{W}}}{one}")) for one in "wh")
    assert (11_906 - across - width, 16_838 - down - height) == (1247, 1134)
    assert {frame.get(f"{{{W}}}{one}") for one in ("hAnchor", "vAnchor")} == {"page"}


def test_the_lead_of_the_page_of_money_begins_in_the_margin_with_its_table() -> None:
    word = written(chapters=CHAPTERS, money=(Paragraph(runs("En 2026"), role="lead"),))
    (lead,) = (one for one in word.find("//w:p") if "".join(one.itertext()) == "En 2026")
    style = lead.find("w:pPr/w:pStyle", NS).get(f"{{{W}}}val")
    (indent,) = word.find(f"//w:style[@w:styleId='{style}']/w:pPr/w:ind", "word/styles.xml")
    assert indent.get(f"{{{W}}}left") == "-1361"


def test_no_level_of_heading_is_skipped_below_another() -> None:
    levels = (1, 2, 4, 4, 3, 2, 5)
    headings = tuple(Heading(level, runs(f"T{place}")) for place, level in enumerate(levels))
    word = written(chapters=headings)
    said = {"".join(one.itertext()): one for one in word.find("//w:body/w:p")}
    written_ = [said[f"T{place}"].find("w:pPr/w:pStyle", NS).get(f"{{{W}}}val") for place in range(len(levels))]
    assert written_ == [f"Heading{level}" for level in (1, 2, 3, 3, 3, 2, 3)]


def test_a_compact_heading_stands_below_a_rule_in_the_type_of_the_pdf() -> None:
    rule, spacing = compact_rules()
    assert [attributes(edge) for edge in rule] == [
        {"val": "single", "sz": "16", "space": "8", "color": "auto", "themeColor": "accent4"}
    ]
    assert rule[0].tag == name("top")
    assert attributes(spacing) == {"before": "800", "after": "160", "line": "560", "lineRule": "atLeast"}
    assert [(one.tag, attributes(one)) for one in compact_look()] == [
        (name("sz"), {"val": "44"}),
        (name("szCs"), {"val": "44"}),
    ]


def test_a_chapter_takes_its_turn_in_the_header_of_its_first_page_alone() -> None:
    def reference(kind: str, relation: str) -> Any:
        made = w("headerReference", type=kind)
        made.set(f"{{{R}}}id", relation)
        return made

    kinds = [("default", "opener"), ("first", "other"), ("first", "opener")]
    section = w("sectPr", *(reference(kind, relation) for kind, relation in kinds))
    take_turn(section, ["opener", "second"], 3)
    assert [one.get(f"{{{R}}}id") for one in section] == ["opener", "other", "second"]


def test_the_gutter_of_a_grid_holds_the_margin_that_its_cells_have_at_their_left() -> None:
    """17 points between two columns, of which the cells of this template give 140 twips."""
    rows = tuple((runs(f"Nom {rank}"), runs(f"Dit {rank}")) for rank in range(3))
    word = written(chapters=CHAPTERS, colophon=(Facts(rows),))
    (grid,) = word.find("//w:tbl[.//w:t[starts-with(., 'Nom 0')]]")
    assert grid.xpath("w:tr[1]/w:tc/w:tcPr/w:tcMar/w:right/@w:w", namespaces=NS) == ["200", "200", "0"]


def test_an_address_of_the_colophon_has_the_room_that_its_type_asks_for() -> None:
    """In type of 10.5 points, as this template has it, a mailbox of 28 letters needs more than a third of the width."""
    rows = (("Courriel", "secretariat@ensemble.example"), ("Nom", "Ensemble"), ("Site", "www.ensemble.example"))
    for turned in (rows, rows[::-1]):
        facts = Facts(tuple((runs(label), runs(value)) for label, value in turned))
        word = written(chapters=CHAPTERS, colophon=(facts,))
        (grid,) = word.find("//w:tbl[.//w:t[.='Courriel']]")
        widths = [int(one) for one in grid.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)]
        place = [label for label, _ in turned].index("Courriel")
        room = widths[place] - 140 - (200 if place < 2 else 0)
        assert room >= 20 * advance("secretariat@ensemble.example", 10.5) * 1.03
        assert sum(widths) == 9412
