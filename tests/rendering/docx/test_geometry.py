"""The exact geometry of Word's tables: widths in twips, what is kept on one page, styles, grids of facts, pages.

The blocks are written alone, on a page whose text is 10 000 twips wide.
"""

from typing import Any

import pytest

from imprimatur.core.blocks import Facts, Inline, Table, plain, runs
from imprimatur.rendering.docx.facts import facts_grid, facts_pairs, facts_spread, facts_table
from imprimatur.rendering.docx.inline import Place
from imprimatur.rendering.docx.sections import CHAPTER, TURNED, UPRIGHT, Page, end_sections, page_of, section_mark
from imprimatur.rendering.docx.tables import cell_of, data_table, shares, table
from imprimatur.rendering.docx.xml import NS, text_run, w

EVEN = Page(12_000, 16_000, 1_000, 1_000)
WIDE_LEFT = Page(13_000, 16_000, 2_000, 1_000)


class Words:
    """Writes a text as a run, and nothing around it."""

    def write(self, inline: Inline, place: Place) -> list[Any]:
        return [text_run(plain(inline))]


class Names(dict[str, str]):
    """Styles that are called as the code asks for them."""

    def __missing__(self, key: str) -> str:
        return key


def at(width: int = 10_000, page: Page = EVEN, nested: bool = False) -> Place:
    return Place(part=None, width=width, page=page, nested=nested)  # type: ignore[arg-type]


def drawn(write: Any, block: Table | Facts, place: Place | None = None) -> Any:
    return write(block, Names(), Words(), place or at())


def rows(*texts: tuple[str, ...]) -> Table:
    """A table of those texts, the first row its header."""
    header, *body = (tuple(runs(text) for text in row) for row in texts)
    return Table(header, tuple(body))


def facts(*values: str) -> Facts:
    return Facts(tuple((runs("libellé"), runs(value)) for value in values))


def found(element: Any, path: str) -> list[str]:
    return [str(value) for value in element.xpath(path, namespaces=NS)]


def grid(element: Any) -> list[int]:
    """The widths of the columns. The cells of every row repeat them, those that span aside."""
    widths = [int(width) for width in found(element, "w:tblGrid/w:gridCol/@w:w")]
    for row in element.xpath("w:tr[not(.//w:gridSpan)]", namespaces=NS):
        assert found(row, "w:tc/w:tcPr/w:tcW/@w:w") == [str(width) for width in widths]
    return widths


def kept(element: Any) -> list[int]:
    """The rows that stay on the page of the next one."""
    lines = element.xpath("w:tr", namespaces=NS)
    return [number for number, line in enumerate(lines) if line.xpath(".//w:keepNext", namespaces=NS)]


def styled(element: Any) -> list[list[str]]:
    return [found(row, ".//w:pStyle/@w:val") for row in element.xpath("w:tr", namespaces=NS)]


def texts_of(element: Any) -> list[list[str]]:
    lines = element.xpath("w:tr", namespaces=NS)
    return [[str(cell.xpath("string()")) for cell in line.xpath("w:tc", namespaces=NS)] for line in lines]


def spans(element: Any) -> list[list[int]]:
    """How many columns each cell of each row takes."""
    return [
        [int(cell.xpath("string(w:tcPr/w:gridSpan/@w:val)", namespaces=NS) or 1) for cell in row]
        for row in (line.xpath("w:tc", namespaces=NS) for line in element.xpath("w:tr", namespaces=NS))
    ]


@pytest.mark.parametrize(
    ("texts", "widths"),
    [
        # Up to 18 characters a column is short: 100 twips a character and 260 for the edges; the rest is the other's.
        ([("Nom", "Texte"), ("x" * 18, "y" * 60)], [2_060, 7_940]),
        # From 19 on columns share in proportion to their longest texts, which count for 48 characters at most.
        ([("Nom", "Texte"), ("x" * 19, "y" * 60)], [2_836, 7_164]),
        ([("Nom", "Texte"), ("x" * 19, "y" * 48)], [2_836, 7_164]),
        ([("Nom", "Texte"), ("x" * 19, "y" * 47)], [2_879, 7_121]),
        # Short columns alone share too, each text counting for 12 characters at least.
        ([("a", "b"), ("x", "y" * 18)], [4_000, 6_000]),
        ([("a", "b"), ("x" * 12, "y" * 18)], [4_000, 6_000]),
        ([("a", "b"), ("x" * 13, "y" * 18)], [4_194, 5_806]),
        # A header may break between its words, not within one.
        ([("Longueur totale", "Texte"), ("2", "y" * 60)], [1_060, 8_940]),
        # A row that lacks a cell, and two long columns beside a short one.
        ([("Nom", "Un", "Deux"), ("x" * 18, "y" * 24, "z" * 48), ("x",)], [2_060, 2_647, 5_293]),
    ],
)
def test_columns_are_as_wide_as_their_texts_ask(texts: list[tuple[str, ...]], widths: list[int]) -> None:
    assert grid(drawn(table, rows(*texts))) == widths


@pytest.mark.parametrize(("letters", "widths"), [(22, [2_460, 1_640]), (23, [1_328, 2_772])])
def test_short_columns_take_three_fifths_of_a_table_at_most(letters: int, widths: list[int]) -> None:
    """Of 4 100 twips that is 2 460: a header of 22 letters. One more, and all columns share."""
    assert grid(drawn(table, rows(("h" * letters, "Texte"), ("2", "y" * 60)), at(4_100))) == widths


def test_the_numbers_of_a_chart_are_no_wider_than_they_need() -> None:
    """95 twips a character, 12 characters at least; never wider than the text and the margin that it reaches into."""
    small = rows(("Fonction", "ETP"), ("x" * 20, "1,5"))
    assert grid(drawn(data_table, small)) == [95 * 20 + 95 * 12 - 560, 560]
    large = rows(("Fonction", "ETP"), ("x" * 200, "1,5"))
    assert sum(grid(drawn(data_table, large, at(page=WIDE_LEFT)))) == 11_000
    assert styled(drawn(data_table, small)) == [["data heading"] * 2, ["data text"] * 2]


def test_a_table_reaches_into_a_wide_left_margin_except_in_a_cell() -> None:
    texts = rows(("a", "b"), ("x", "y"))
    out = drawn(table, texts, at(page=WIDE_LEFT))
    assert grid(out) == [5_500, 5_500]
    assert found(out, "w:tblPr/w:tblW/@w:*") == ["11000", "dxa"]
    assert found(out, "w:tblPr/w:tblInd/@w:*") == ["-1000", "dxa"]
    inside = drawn(table, texts, at(page=WIDE_LEFT, nested=True))
    assert grid(inside) == [5_000, 5_000]
    assert found(inside, "w:tblPr/w:tblW/@w:*") == ["5000", "pct"]
    assert found(inside, "w:tblPr/w:tblInd") == found(drawn(table, texts), "w:tblPr/w:tblInd") == []


def test_eighteen_lines_are_kept_on_one_page_and_of_more_the_last_two_rows() -> None:
    """A line holds 95 characters; an empty row, or one without cells, counts as a line."""
    full, over, empty = ("x" * 95,), ("x" * 96,), ("",)
    head = ("Texte",)
    assert kept(drawn(table, rows(head, *[full] * 18))) == list(range(18))
    assert kept(drawn(table, rows(head, *[full] * 17, over))) == [17]
    assert kept(drawn(table, rows(head, *[full] * 19))) == [18]
    assert kept(drawn(table, rows(head, *[full] * 17, empty))) == list(range(18))
    assert kept(drawn(table, rows(head, *[full] * 18, empty))) == [18]
    assert kept(drawn(table, rows(head, *[full] * 17, ()))) == list(range(18))
    assert kept(drawn(table, rows(head, *[full] * 18, ()))) == [18]
    assert kept(drawn(table, rows((), *[full] * 18))) == list(range(18))


def test_the_columns_of_a_table_share_its_lines() -> None:
    """Of two columns each holds 47 characters a line, and the longer of the two counts."""
    assert kept(drawn(table, rows(("a", "b"), *[("x", "y" * 47)] * 18))) == list(range(18))
    assert kept(drawn(table, rows(("a", "b"), *[("x", "y" * 47)] * 17, ("x" * 48, "y")))) == [17]
    lone = ("x" * 95,)
    assert kept(drawn(table, rows(("a", "b"), lone, *[("x", "y")] * 12, lone))) == list(range(14))
    assert kept(drawn(table, rows(("a", "b"), lone, *[("x", "y")] * 13, lone))) == [14]


def test_only_the_first_row_is_a_header_and_the_last_a_total() -> None:
    texts = rows(("a", "b"), ("x", "1"), ("y", "2"), ("z", "3"))
    headed = Table(texts.header, texts.rows, row_headers=True, total=True, numeric=(1,))
    bare, both = drawn(table, texts), drawn(table, headed)
    assert styled(bare) == [["table heading"] * 2, *[["table text"] * 2] * 3]
    assert styled(both) == [["table heading"] * 2, *[["row heading", "table text"]] * 2, ["row heading"] * 2]
    assert [len(found(row, "w:trPr/w:tblHeader")) for row in both.xpath("w:tr", namespaces=NS)] == [1, 0, 0, 0]
    assert [len(found(row, "w:tc[1]//w:jc")) for row in both.xpath("w:tr", namespaces=NS)] == [0] * 4
    assert [found(row, "w:tc[2]//w:jc/@w:val") for row in both.xpath("w:tr", namespaces=NS)] == [["right"]] * 4


def test_a_caption_stands_among_the_properties_of_the_table_too() -> None:
    texts = rows(("a",), ("x",))
    captioned = drawn(table, Table(texts.header, texts.rows, runs("Légende")))
    assert found(captioned, "w:tblPr/w:tblCaption/@w:val") == ["Légende"]
    assert found(drawn(table, texts), ".//w:tblCaption") == []


def test_what_a_table_shows_of_its_style() -> None:
    """ECMA-376 part 1, 17.4.55: 0020 first row, 0040 last row, 0080 first column, 0200 and 0400 without bands."""
    texts = rows(("a", "b"), ("x", "y"))
    headed = Table(texts.header, texts.rows, row_headers=True)
    total = Table(texts.header, texts.rows, row_headers=True, total=True)
    tables = (drawn(table, texts), drawn(table, headed), drawn(table, total), drawn(facts_table, facts("v")))
    assert [found(one, "w:tblPr/w:tblLook/@w:*") for one in (*tables, drawn(facts_pairs, facts("v")))] == [
        ["0620", "1", "0", "0", "0", "1", "1"],
        ["06A0", "1", "0", "1", "0", "1", "1"],
        ["06E0", "1", "1", "1", "0", "1", "1"],
        ["0680", "0", "0", "1", "0", "1", "1"],
        ["0600", "0", "0", "0", "0", "1", "1"],
    ]


def test_a_cell_says_how_many_columns_it_spans_when_it_spans_any() -> None:
    assert found(cell_of(10), "w:tcPr/w:gridSpan") == found(cell_of(10, span=1), "w:tcPr/w:gridSpan") == []
    assert found(cell_of(10, span=2), "w:tcPr/w:gridSpan/@w:val") == ["2"]


def test_shares_add_up() -> None:
    assert shares([1, 1, 1], 100) == [33, 34, 33]
    assert shares([2, 1], 10) == [7, 3]


def test_facts_below_one_another() -> None:
    """Labels take 32 hundredths; up to 18 rows stay together."""
    assert grid(drawn(facts_table, facts("v"))) == [3_200, 6_800]
    assert grid(drawn(facts_table, facts("v"), at(page=WIDE_LEFT))) == [3_520, 7_480]
    assert kept(drawn(facts_table, facts(*"v" * 18))) == list(range(17))
    assert kept(drawn(facts_table, facts(*"v" * 19))) == []
    assert styled(drawn(facts_table, facts("v"))) == [["fact label", "fact value"]]


@pytest.mark.parametrize(("longest", "columns"), [(22, 4), (23, 3), (100, 3), (101, 2)])
def test_a_grid_of_facts_has_the_columns_that_its_longest_value_allows(longest: int, columns: int) -> None:
    made = drawn(facts_grid, facts("x" * longest, *"v" * 9))
    assert grid(made) == shares([1] * columns, 10_000)
    last = 10 % columns or columns
    assert spans(made) == [[1] * columns] * (-(-10 // columns) - 1) + [[1] * (last - 1) + [columns - last + 1]]


def test_a_grid_of_facts_fills_the_width_of_its_box() -> None:
    made = drawn(facts_grid, facts(*"v" * 7), at(page=WIDE_LEFT))
    assert grid(made) == [2_750] * 4
    assert found(made, "w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w") == ["2750", "2750", "5500"]
    assert grid(drawn(facts_grid, Facts(()))) == [10_000]
    assert grid(drawn(facts_grid, facts(*"v" * 6))) == [3_333, 3_334, 3_333]
    assert styled(drawn(facts_grid, facts("v"))) == [["fact label", "fact value"]]


def test_the_figures_of_a_year_stand_three_by_three() -> None:
    made = drawn(facts_spread, facts(*"1234"))
    assert (grid(made), spans(made)) == ([3_333, 3_334, 3_333], [[1, 1, 1], [3]])
    assert found(made, "w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w") == ["10000"]
    assert grid(drawn(facts_spread, facts(*"12"))) == [5_000, 5_000]
    assert styled(made)[1] == ["figure value", "figure label"]


def test_short_facts_stand_two_by_two() -> None:
    """A label takes 14 hundredths, a value 36; the last row is filled up."""
    made = drawn(facts_pairs, facts(*"123"))
    assert grid(made) == [1_400, 3_600, 1_400, 3_600]
    assert texts_of(made) == [["libellé", "1", "libellé", "2"], ["libellé", "3", "", ""]]
    assert styled(made) == [["row heading", "table text", "row heading", "table text"]] * 2
    assert grid(drawn(facts_pairs, facts(*"12"), at(page=WIDE_LEFT))) == [1_540, 3_960, 1_540, 3_960]


def test_the_widths_of_a_page() -> None:
    assert (EVEN.text, EVEN.outer, EVEN.reach) == (10_000, 10_000, 0)
    assert (WIDE_LEFT.text, WIDE_LEFT.outer, WIDE_LEFT.reach) == (10_000, 11_000, 1_000)
    wide_right = Page(13_000, 16_000, 1_000, 2_000)
    assert (wide_right.text, wide_right.outer, wide_right.reach) == (10_000, 11_000, 0)
    assert Page(12_000, 16_000, 1_000, 1_000, 2, 500).text == 4_750
    assert Page(12_000, 16_000, 1_000, 1_000, 3, 500).text == 3_000
    assert WIDE_LEFT.on_its_side() == Page(16_000, 13_000, 1_000, 1_000)


def test_a_page_is_read_from_its_section() -> None:
    size, margins = w("pgSz", w=13_000, h=16_000), w("pgMar", left=2_000, right=1_000)
    assert page_of(w("sectPr", size, margins)) == WIDE_LEFT
    assert page_of(w("sectPr", size, margins, w("cols"))) == WIDE_LEFT
    columns = w("cols", num=2, space=400)
    assert page_of(w("sectPr", size, margins, columns)) == Page(13_000, 16_000, 2_000, 1_000, 2, 400)


def test_a_chapter_that_a_wide_table_cuts_leaves_the_next_its_first_page() -> None:
    """Of the sections of a chapter the first alone has what holds once; each chapter has it."""
    size, margins = w("pgSz", w=13_000, h=16_000), w("pgMar", left=2_000, right=1_000)
    last = w("sectPr", w("type", val="continuous"), size, margins, w("pgNumType", start=1), w("titlePg"))
    marks = [section_mark(kind) for kind in (UPRIGHT, TURNED, CHAPTER)]
    body = w("body", w("p"), marks[0], w("tbl"), marks[1], w("p"), marks[2], w("p"), last)
    end_sections(body, "Filler")
    sections = body.xpath(".//w:sectPr", namespaces=NS)
    once = [[tag for tag in ("type", "pgNumType", "titlePg") if found(one, f"w:{tag}")] for one in sections]
    assert once == [["type", "pgNumType", "titlePg"], [], [], ["type", "pgNumType", "titlePg"]]
    assert [found(one, "w:pgSz/@w:orient") for one in sections] == [[], ["landscape"], [], []]
    assert [page_of(one) for one in sections] == [WIDE_LEFT, WIDE_LEFT.on_its_side(), WIDE_LEFT, WIDE_LEFT]
    assert found(body, "w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val") == ["Filler"] * 3
    assert [one.tag.rpartition("}")[2] for one in body] == ["p", "p", "tbl", "p", "p", "p", "p", "sectPr"]
