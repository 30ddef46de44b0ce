"""The numbers of headings, counted by Word itself, and the references to them, to tables and to figures."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.blocks import Block, Heading, Paragraph, Run, Table, plain, runs
from imprimatur.documents.writing.numbering import Numbering
from tests.rendering.docx_reading import NUMBERS, Word, paragraph, render, template, with_parts

STYLES = "word/styles.xml"
TYPED = "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')][w:r/w:tab]"
HEADING_STYLE = '<w:outlineLvl w:val="0"/></w:pPr>'


def heading(level: int, number: str, words: str = "x", anchor: str = "") -> Heading:
    return Heading(level, runs(words), anchor, number)


def printed(word: Word) -> list[str]:
    """The numbers that the headings of the text show, whether counted or typed."""
    return [number or words.removesuffix("x") for _, number, words in word.headings() if words.endswith("x")]


def said(*blocks: Block) -> Word:
    return render(with_parts(context=blocks))


def test_a_list_tied_to_the_styles_counts_the_headings() -> None:
    word = said(heading(1, "1."), heading(2, "1.1"), heading(3, "1.1.1"), heading(2, "1.2"), heading(1, "2."))
    assert printed(word) == ["1.", "1.1", "1.1.1", "1.2", "2."]
    assert word.find(TYPED) == word.find("//w:headingNumber") == []
    (number,) = set(word.values("//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr/w:numPr/w:numId/@w:val", STYLES))
    (lists,) = word.values(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", NUMBERS)
    level = f"//w:abstractNum[@w:abstractNumId='{lists}']/w:lvl"
    assert word.values(f"{level}/w:pStyle/@w:val", NUMBERS) == ["Heading1", "Heading2", "Heading3"]
    assert word.values(f"{level}/w:lvlText/@w:val", NUMBERS)[:4] == ["%1.", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4"]
    assert word.values(f"{level}/w:start/@w:val", NUMBERS) == ["1"] * 9


def test_a_level_that_bears_no_number_is_not_tied() -> None:
    word = said(heading(1, "1."), heading(2, ""))
    assert word.values("//w:style[w:pPr/w:numPr][starts-with(@w:styleId, 'Heading')]/@w:styleId", STYLES) == [
        "Heading1"
    ]
    assert word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading2']/w:pPr/w:numPr") == []


def test_headings_without_a_number_stay_without_one_the_template_s_own_among_them() -> None:
    word = said(heading(1, "1."), heading(1, "", "Sans"), heading(1, "2."))
    numbers = {words: number for _, number, words in word.headings()}
    assert numbers["Sans"] == numbers["Le contexte"] == ""
    assert printed(word) == ["1.", "2."]


def test_a_document_without_numbers_has_no_list_of_headings() -> None:
    word = said(heading(1, ""), heading(2, ""))
    assert len(word.find("//w:abstractNum", NUMBERS)) == 2
    assert word.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]/w:pPr/w:numPr") == []


@pytest.mark.parametrize(
    ("numbers", "typed"),
    [
        (((1, "1."), (3, "1.0.1"), (2, "1.1"), (3, "1.1.1")), ["1.0.1"]),
        (((1, "1."), (1, "3."), (2, "3.1"), (1, "2.")), ["3.", "3.1"]),
        (((1, "1."), (1, "2"), (1, "2.")), ["2"]),
        (((1, "A."), (1, "1.")), ["A."]),
        (((2, "1.1"), (1, "1."), (2, "1.1")), ["1.1"]),
    ],
)
def test_a_number_that_the_list_would_not_show_is_typed(numbers: tuple[tuple[int, str], ...], typed: list[str]) -> None:
    word = said(*(heading(level, number) for level, number in numbers))
    assert printed(word) == [number for _, number in numbers]
    assert ["".join(one.xpath("w:r/w:t/text()", namespaces=one.nsmap))[:-1] for one in word.find(TYPED)] == typed
    assert word.find("//w:r/w:t[not(text())]") == []


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_no_number_is_ever_wrong(levels: list[int]) -> None:
    blocks = Numbering().blocks([Heading(level, runs("x")) for level in levels])
    assert printed(said(*blocks)) == [block.number for block in blocks if isinstance(block, Heading)]


def test_styles_that_take_after_a_heading_stay_out_of_the_list(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="Heading1"/>{1}</w:style>'
    )
    own = style.format("Own", '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr></w:pPr>')
    added = (
        own
        + style.format("Front", "<w:rPr><w:b/></w:rPr>")
        + style.format("Box", "<w:pPr><w:keepNext/><w:ind/></w:pPr>")
    )
    body = paragraph("{{p part.context }}")
    root = template(tmp_path, body, ("word/styles.xml", "</w:styles>", f"{added}</w:styles>"))
    word = render(with_parts(context=(heading(1, "1."),)), root)
    assert word.values("//w:style[w:basedOn/@w:val='Heading1']//w:numId/@w:val", STYLES) == ["2", "0", "0"]
    assert word.values("//w:style[w:basedOn/@w:val='Heading1']//w:ilvl/@w:val", STYLES) == ["2", "0", "0"]
    (front,) = word.find("//w:style[@w:styleId='Front']", STYLES)
    assert [child.tag.rpartition("}")[2] for child in front] == ["name", "basedOn", "pPr", "rPr"]
    order = [
        [child.tag.rpartition("}")[2] for child in one]
        for one in word.find("//w:style[@w:styleId='Box']/w:pPr", STYLES)
    ]
    assert order == [["keepNext", "numPr", "ind"]]


def test_a_template_that_ties_a_list_of_its_own_keeps_it(tmp_path: Path) -> None:
    """Its form too; headings that it would count wrongly are taken out of it."""
    own = HEADING_STYLE.replace("<w:outline", '<w:numPr><w:numId w:val="2"/></w:numPr><w:outline')
    root = template(tmp_path, paragraph("{{p part.context }}"), ("word/styles.xml", HEADING_STYLE, own))
    word = render(with_parts(context=(heading(1, "1."), heading(1, "7."))), root)
    assert len(word.find("//w:abstractNum", NUMBERS)) == 2
    assert word.values("//w:style[@w:styleId='Heading1']/w:pPr/w:numPr/w:numId/@w:val", STYLES) == ["2"]
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:pPr/w:numPr/w:numId/@w:val") == ["0"]
    assert printed(word) == ["1.", "7."]
    assert printed(render(with_parts(context=(heading(1, "7."),)), root)) == ["7."]
    # Where nothing bears a number of ours, its list numbers what it likes.
    assert printed(render(with_parts(context=(heading(1, ""),)), root)) == ["1."]


def fields(word: Word, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """The references with what they show until they are updated."""
    return [
        (field.get(f"{{{field.nsmap['w']}}}instr").strip(), "".join(field.itertext()))
        for field in word.find("//w:fldSimple[contains(@w:instr, ' REF ')]", part)
    ]


def enclosed(word: Word, bookmark: str) -> str:
    """What a bookmark encloses, within its paragraph."""
    (start,) = word.find(f"//w:bookmarkStart[@w:name='{bookmark}']")
    inside = []
    for sibling in start.itersiblings():
        if sibling.tag.endswith("}bookmarkEnd"):
            assert sibling.get(f"{{{sibling.nsmap['w']}}}id") == start.get(f"{{{start.nsmap['w']}}}id")
            return "".join("".join(one.itertext()) for one in inside)
        inside.append(sibling)
    raise AssertionError("the bookmark stays open")


def test_references_are_fields_that_show_a_number() -> None:
    note = (Run("au chapitre "), Run("1", target="s1"))
    table = Table((runs("a"),), ((runs("b"),),), runs("Budget"), number="1", anchor="table-1")
    text = (Run("voir "), Run("1", target="s1"), Run(", tableau "), Run("1", target="table-1", note=note))
    word = said(heading(1, "1.", "Unx", "s1"), Paragraph(text), table)
    assert fields(word) == [("REF _s1 \\r \\h \\* MERGEFORMAT", "1"), ("REF _table_1 \\h \\* MERGEFORMAT", "1")]
    assert fields(word, "word/footnotes.xml") == [("REF _s1 \\r \\h \\* MERGEFORMAT", "1")]
    assert enclosed(word, "_table_1") == "1" and enclosed(word, "_s1") == "Unx"
    assert plain(text).replace("tableau 1", "tableau\u00a01") in word.paragraphs("BodyText")
    assert word.find("//w:crossReference") == []


def test_a_reference_to_a_typed_number_shows_what_its_bookmark_encloses() -> None:
    word = said(heading(1, "4.", "x", "s4"), Paragraph((Run("4", target="s4"),)))
    assert fields(word) == [("REF _s4 \\h \\* MERGEFORMAT", "4")]
    assert enclosed(word, "_s4") == "4"
    assert printed(word) == ["4."]


def test_tables_count_in_turn_and_one_out_of_turn_is_set() -> None:
    tables = [Table((runs("a"),), ((runs("b"),),), runs("t"), number=number) for number in ("1", "2", "5", "6")]
    word = said(*tables)
    assert word.values("//w:fldSimple/@w:instr") == [
        " SEQ Tableau \\* ARABIC ",
        " SEQ Tableau \\* ARABIC ",
        " SEQ Tableau \\* ARABIC \\r 5 ",
        " SEQ Tableau \\* ARABIC ",
    ]
