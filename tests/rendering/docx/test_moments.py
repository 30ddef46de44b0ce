"""The pages that sum a year up in Word: moments along a line, a table of accounts whose rows stand close."""

from dataclasses import replace

import pytest

from imprimatur.core.blocks import Block, Facts, Run, Table, runs
from imprimatur.rendering.docx.moments import timeline
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, W
from imprimatur.rendering.html.tables import table_html
from imprimatur.rendering.interface import Templates
from tests.rendering.docx.test_chapters import report
from tests.rendering.docx.test_geometry import EVEN, WIDE_LEFT, Names, Words, at, found
from tests.rendering.docx_reading import Word
from tests.rendering.sample import TEMPLATES

AROUND = dict.fromkeys("cover portrait foreword signature money back_picture back".split(), ())


def word_of(block: Block) -> Word:
    """A report whose page of the year is that block."""
    return Word(DOCX(report(**{**AROUND, "year": (block,)}), Templates(TEMPLATES)).content)


MOMENTS = "//w:p[w:pPr/w:pBdr/w:left[@w:themeColor='accent4'] and w:pPr/w:keepLines]"


def year(count: int = 2) -> Facts:
    rows = (
        (runs("mai"), (Run("Le plan", bold=True), Run("\nAdopté."))),
        (runs("juin"), (Run("La fête", bold=True),)),
    )
    return Facts((rows * count)[:count], look="timeline")


def test_moments_are_paragraphs_along_one_rule_their_dates_before_them() -> None:
    word = word_of(year())
    said = word.find(f"{MOMENTS}/w:r/*[not(self::w:rPr)]")
    assert [one.tag.split("}")[1] for one in said] == [
        *("AlternateContent", "t", "tab", "t", "br", "t"),
        *("AlternateContent", "t", "tab", "t"),
    ]
    indents = word.find(f"{MOMENTS}/w:pPr/w:ind")
    assert len({tuple(indent.attrib.items()) for indent in indents}) == 1 and len(indents) == 2
    assert word.values(f"{MOMENTS}/w:pPr/w:tabs/w:tab/@w:pos") == word.values(f"{MOMENTS}/w:pPr/w:ind/@w:left")
    assert word.values(f"{MOMENTS}/w:r[w:rPr/w:b]/w:t/text()") == ["mai", "Le plan", "juin", "La fête"]
    assert word.values(f"{MOMENTS}/w:r[w:rPr/w:color/@w:themeColor='accent2']/w:t/text()") == [
        *("mai", "Le plan", "juin", "La fête")
    ]
    assert word.values(f"{MOMENTS}/w:r[w:t]/w:rPr/w:sz/@w:val") == ["21", "24", "21", "21", "24"]
    assert set(word.values(f"{MOMENTS}/w:pPr/w:spacing/@w:line")) == {"300"}


def test_a_dot_for_each_moment_stands_in_the_middle_of_the_line() -> None:
    word = word_of(year())
    (first, other) = word.find(f"{MOMENTS}//wp:anchor")
    assert {one.find("wp:extent", NS).get("cx") for one in (first, other)} == {"101600"}
    (across, down) = first.xpath("*[starts-with(local-name(), 'position')]/wp:posOffset/text()", namespaces=NS)
    (indent, *_) = word.find(f"{MOMENTS}/w:pPr/w:ind")
    dates = int(indent.get(f"{{{W}}}left")) - int(indent.get(f"{{{W}}}hanging"))
    (rule, *_) = word.find(f"{MOMENTS}/w:pPr/w:pBdr/w:left")
    line = 635 * (dates - 20 * int(rule.get(f"{{{W}}}space"))) - 12_700 * int(rule.get(f"{{{W}}}sz")) / 8 / 2
    assert abs(int(across) + 101_600 / 2 - line) < 635
    assert down == "50800"
    # The first of the line stands within the margin of the page, as far out as tables do.
    assert dates == 280 - 1361
    assert first.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative").get("val") == "1"


@pytest.mark.parametrize(("count", "apart"), [(5, 907), (6, 680), (8, 680), (9, 340), (10, 340), (11, 227), (30, 227)])
def test_moments_stand_as_far_apart_as_fills_the_page(count: int, apart: int) -> None:
    spaces = word_of(year(count)).values(f"{MOMENTS}/w:pPr/w:spacing/@w:after")
    assert spaces == [str(apart)] * (count - 1) + ["0"]


def close(lines: int, long: int = 0) -> Table:
    rows = tuple((runs("Poste " * (8 if place < long else 1)), runs("1")) for place in range(lines))
    return Table((runs("Poste"), runs("2024")), rows, (), True, (1,), True, close=True)


@pytest.mark.parametrize(
    ("lines", "long", "looks"),
    [
        (21, 0, ("36", "18", "230")),
        (22, 0, ("24", "16", "196")),
        (20, 2, ("24", "16", "196")),
        (27, 0, ("24", "16", "196")),
        (28, 0, ("8", "15", "168")),
        (34, 0, ("8", "15", "168")),
        (35, 0, ("24", "16", "196")),
    ],
)
def test_the_more_lines_a_close_table_has_the_closer_and_smaller_they_are(
    lines: int, long: int, looks: tuple[str, str, str]
) -> None:
    word, table = word_of(close(lines, long)), "//w:tbl[.//w:t='2024']"
    assert set(word.values(f"{table}/w:tblPr/w:tblCellMar/*/@w:w")) == {looks[0]}
    assert set(word.values(f"{table}//w:rPr/w:sz/@w:val")) == {looks[1]}
    assert set(word.values(f"{table}//w:spacing[@w:lineRule='exact']/@w:line")) == {looks[2]}
    way = {"18": "long", "16": "long tight", "15": "long tightest"}[looks[1]]
    assert f'<div class="{way}">' in table_html(close(lines, long), {})


def test_the_caption_of_a_close_table_stands_close_to_it() -> None:
    for made, spaces in ((close(3), ["40", "40"]), (replace(close(3), close=False), [])):
        word = word_of(replace(made, caption=runs("Comptes")))
        assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:pPr/w:spacing/@*") == spaces


def test_moments_stand_where_tables_begin_their_words_beyond_the_longest_date() -> None:
    """Dates 280 twips and words 1900, counted from the edge of the tables in a wider left margin."""
    block = Facts(((runs("mai"), runs("a")), (runs("juin"), runs("b"))), look="timeline")
    for page, left in ((EVEN, "1900"), (WIDE_LEFT, "900")):
        made = list(timeline(block, Names(), Words(), at(page=page)))  # type: ignore[arg-type]
        for one in made:
            assert found(one, "w:pPr/w:tabs/w:tab/@w:pos") == found(one, "w:pPr/w:ind/@w:left") == [left]
            assert found(one, "w:pPr/w:ind/@w:hanging") == ["1620"]
            assert found(one, "w:pPr/w:pBdr/w:left/@w:sz") + found(one, "w:pPr/w:pBdr/w:left/@w:space") == ["18", "8"]
        assert [found(one, "w:pPr/w:spacing/@w:before") for one in made] == [["0"], ["0"]]


def test_the_rows_of_a_close_table_stand_close_and_only_its_last_heads_are_bold() -> None:
    def looks(close: bool) -> tuple[list[str], list[str], list[str]]:
        rows = ((runs("Don"), runs("1")), (runs("Total"), runs("1")))
        made = Table((runs("Poste"), runs("2024")), rows, (), True, (1,), True, close=close)
        word = word_of(made)
        cell = "//w:tbl[.//w:t='Poste']"
        return (
            word.values(f"{cell}//w:p/w:pPr/w:pStyle/@w:val"),
            word.values(f"{cell}/w:tblPr/w:tblCellMar/*/@w:w"),
            word.values(f"{cell}//w:p/w:pPr/w:spacing/@w:after"),
        )

    head, total = ["TableHeading"] * 2, ["RowHeading"] * 2
    assert looks(True) == ([*head, "TableText", "TableText", *total], ["36", "36"], ["0"] * 6)
    assert looks(False) == ([*head, "RowHeading", "TableText", *total], [], [])
