"""The pages that sum a year up in Word: moments along a line, a table of accounts whose rows stand close."""

from imprimatur.core.blocks import Block, Facts, Run, Table, runs
from imprimatur.rendering.docx.figures import timeline
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from tests.rendering.docx.test_chapters import report
from tests.rendering.docx.test_geometry import EVEN, WIDE_LEFT, Names, Words, at, found
from tests.rendering.docx_reading import Word
from tests.rendering.sample import TEMPLATES

AROUND = dict.fromkeys("cover portrait foreword signature money back_picture back".split(), ())


def word_of(block: Block) -> Word:
    """A report whose page of the year is that block."""
    return Word(DOCX(report(**{**AROUND, "year": (block,)}), Templates(TEMPLATES)).content)


def test_moments_are_paragraphs_along_one_rule_their_dates_before_them() -> None:
    rows = (
        (runs("mai"), (Run("Le plan", bold=True), Run("\nAdopté."))),
        (runs("juin"), (Run("La fête", bold=True),)),
    )
    word = word_of(Facts(rows, look="timeline"))
    moments = "//w:p[w:pPr/w:pBdr/w:left[@w:themeColor='accent4'] and w:pPr/w:keepLines]"
    assert [kind.split("}")[1] for kind in (run.tag for run in word.find(f"{moments}//w:r/*[not(self::w:rPr)]"))] == [
        *("t", "tab", "t", "br", "t"),
        *("t", "tab", "t"),
    ]
    indents = word.find(f"{moments}/w:pPr/w:ind")
    assert len({tuple(indent.attrib.items()) for indent in indents}) == 1 and len(indents) == 2
    assert word.values(f"{moments}/w:pPr/w:tabs/w:tab/@w:pos") == word.values(f"{moments}/w:pPr/w:ind/@w:left")
    assert word.values(f"{moments}/w:r[w:rPr/w:b]/w:t/text()") == ["mai", "Le plan", "juin", "La fête"]
    assert word.values(f"{moments}/w:pPr/w:spacing/@w:after") == ["160", "0"]


def test_moments_stand_where_tables_begin_their_words_beyond_the_longest_date() -> None:
    """Dates 200 twips from the rule and words 1820, counted from the edge of the tables in a wider left margin."""
    block = Facts(((runs("mai"), runs("a")), (runs("juin"), runs("b"))), look="timeline")
    for page, left in ((EVEN, "1820"), (WIDE_LEFT, "820")):
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
    assert looks(True) == ([*head, "TableText", "TableText", *total], ["25", "25"], ["0"] * 6)
    assert looks(False) == ([*head, "RowHeading", "TableText", *total], [], [])
