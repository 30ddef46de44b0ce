"""The exact geometry of Word's tables: widths in twips, what is kept on one page, styles, grids of facts, pages.

The blocks are written alone, on a page whose text is 10 000 twips wide.
"""

import math
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Facts, Inline, Table, plain, runs
from imprimatur.rendering.advances import advance
from imprimatur.rendering.docx.facts import facts_glance, facts_grid, facts_pairs, facts_table, facts_terms
from imprimatur.rendering.docx.figures import facts as set_facts
from imprimatur.rendering.docx.figures import facts_band, facts_spread, facts_wide_band, spread_rows
from imprimatur.rendering.docx.inline import Place
from imprimatur.rendering.docx.sections import (
    CHAPTER,
    TURNED,
    UPRIGHT,
    Page,
    close_columns,
    end_sections,
    page_of,
    section_mark,
)
from imprimatur.rendering.docx.tables import data_table, described, table
from imprimatur.rendering.docx.xml import NS, run_properties, text_run, w
from imprimatur.rendering.fitting import SIZES, fitted, least
from imprimatur.rendering.grids import BAND, BOX, grid_shares
from imprimatur.rendering.widths import line_width, raised, shares

EVEN = Page(12_000, 16_000, 1_000, 1_000)
WIDE_LEFT = Page(13_000, 16_000, 2_000, 1_000)


class Words:
    """Writes a text as a run in the look of its place, and nothing around it."""

    def write(self, inline: Inline, place: Place) -> list[Any]:
        return [text_run(plain(inline), run_properties(deepcopy(list(place.look))) if place.look else None)]


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
    """The widths of the columns. The cells of every row repeat them."""
    widths = [int(width) for width in found(element, "w:tblGrid/w:gridCol/@w:w")]
    for row in element.xpath("w:tr", namespaces=NS):
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


def line(text: str, size: float = 9.5) -> float:
    """The twips that a column takes to keep a text on one line: 6 % more than measured, and 12 points for its edges."""
    return 20 * (advance(text, size) * 1.06 + 12)


def words(count: int) -> str:
    """A text of that many characters, all its words one letter."""
    return ("y " * count)[:count]


@pytest.mark.parametrize(("letters", "is_short"), [(20, True), (21, False)])
def test_a_column_of_twenty_characters_keeps_them_on_one_line(letters: int, is_short: bool) -> None:
    first, second = grid(drawn(table, rows(("Nom", "Texte"), (words(letters), words(60)))))
    assert (first == round(line(words(letters)))) is is_short
    assert first + second == 10_000
    headed = grid(drawn(table, rows((words(letters), "Texte"), (words(letters), words(60)))))
    assert (headed[0] == round(line(words(letters)))) is is_short


def test_texts_that_all_have_room_on_a_line_share_what_is_left_in_proportion() -> None:
    wanted = [line(words(21)), line(words(42))]
    assert sum(wanted) < 10_000
    assert grid(drawn(table, rows(("y", "y"), (words(21), words(42))))) == shares(wanted, 10_000)


def test_a_long_header_may_break_between_its_words_and_not_within_one() -> None:
    for heading, held in (("Longueur totale", "Longueur totale"), ("Longueur de la voirie", "Longueur")):
        assert grid(drawn(table, rows((heading, "Texte"), ("2", words(60)))))[0] == round(line(held))


def test_what_heads_a_group_of_rows_stays_with_them_in_a_simple_grid() -> None:
    body = ((runs("a"),), *((runs("b"), runs(words(60))) for _ in range(11)), (runs("c"),), (runs("d"), runs("e")))
    block = Table((runs("Nom"), runs("Texte")), body, row_headers=True, grouped=True, marked=(0,))
    made = drawn(table, block)
    assert kept(made) == [0, 1, 12, 13]
    assert [len(row) for row in texts_of(made)] == [2] * 15
    heads = made.xpath("w:tr[position() = 2 or position() = 14]/w:tc[1]", namespaces=NS)
    assert [found(cell, ".//w:shd/@w:themeFill") for cell in heads] == [[], []]
    # In the dark colour of the palette, as no other row.
    dark = [set(found(row, ".//w:color/@w:themeColor")) for row in made.xpath("w:tr", namespaces=NS)]
    assert [number for number, colours in enumerate(dark) if colours == {"accent2"}] == [1, 13]
    plainly = kept(drawn(table, Table(block.header, body)))
    assert plainly == [0, 1, 13]


def test_short_columns_alone_share_in_proportion() -> None:
    assert grid(drawn(table, rows(("i", "i"), ("x", words(18))))) == shares([line("x"), line(words(18))], 10_000)


def test_a_row_that_lacks_a_cell_narrows_nothing() -> None:
    whole = rows(("Nom", "Un", "Deux"), (words(18), words(24), words(48)))
    short = rows(("Nom", "Un", "Deux"), (words(18), words(24), words(48)), ("x",))
    assert grid(drawn(table, whole)) == grid(drawn(table, short))


def test_a_date_stays_whole_where_there_is_no_room_for_every_short_text() -> None:
    """It may take all the room there is, before a name that asks for less; the name then breaks."""
    date, name, long = "31 décembre 2027", "nnnn n", words(60)
    needed = line(date) + line("nnnn") + line("Texte")
    both = rows(("Date", "Nom", "Texte"), (date, name, long))
    assert line(name) - line("nnnn") < line(date) - line("décembre")
    first, second, _ = grid(drawn(table, both, at(round(needed) + 2)))
    assert (abs(first - line(date)) < 3, second < line(name) - 20) == (True, True)
    assert grid(drawn(table, both, at(round(needed) - 40)))[0] < line(date) - 20


def test_what_holds_a_number_stays_on_its_line_before_what_asks_for_less() -> None:
    numbered, name = "nnn nnn 3", "nnnn i"
    room = line(numbered) + line("nnnn") + line("Texte") + 2
    assert line(name) - line("nnnn") < line(numbered) - line("nnn")
    first, second, _ = grid(drawn(table, rows(("n", "n", "Texte"), (numbered, name, words(60))), at(round(room))))
    assert (first, second < line(name) - 20) == (round(line(numbered)), True)


def test_of_names_the_one_that_asks_for_least_stays_on_its_line_however_wide_it_is() -> None:
    wide, narrow = "mmmmmmmmmmmm i", "nnn nnnn"
    room = (line(wide) + line("nnnn") + line("Texte")) / 0.92 + 2
    assert line(wide) - line("mmmmmmmmmmmm") < line(narrow) - line("nnnn")
    first, second, _ = grid(drawn(table, rows(("n", "n", "Texte"), (wide, narrow, words(60))), at(round(room))))
    assert (first, second < line(narrow) - 20) == (round(line(wide)), True)


@pytest.mark.parametrize(("more", "whole"), [(1, True), (-1, False)])
def test_short_texts_are_broken_where_others_would_have_no_room(more: int, whole: bool) -> None:
    """Eight hundredths of the table are for the long columns to grow."""
    said, long = words(10), "n" * 16 + " " + words(40)
    total = round((line(said) + line("n" * 16)) / 0.92) + more
    first = grid(drawn(table, rows(("h", "T"), (said, long)), at(total)))[0]
    assert (first == round(line(said))) is whole


def test_the_type_is_no_larger_than_in_the_pdf() -> None:
    """A table too wide for the page of the PDF in the type of its style is set small here too, where it would fit."""
    row = tuple("n" * 10 for _ in range(7))
    assert fitted(rows(row)).size == 8.5
    assert set(found(drawn(table, rows(row), at(10_000)), ".//w:sz/@w:val")) == {"17"}
    assert sum(least([rows(row).header], 9.5)) * 20 < 10_000


LONG = st.text("abcdefghijlmnoprstuvéèêàçœ’", min_size=1, max_size=16)


@given(st.lists(st.tuples(LONG, LONG, LONG), min_size=2, max_size=4), st.integers(9_000, 12_000))
def test_no_column_is_narrower_than_its_longest_word(texts: list[tuple[str, ...]], width: int) -> None:
    out = drawn(table, rows(*texts), at(width))
    (size, *_) = [int(one) / 2 for one in found(out, ".//w:sz/@w:val")] or [9.5]
    longest = [max(line(text, size) for text in column) for column in zip(*texts, strict=True)]
    if sum(longest) <= width:
        assert all(have >= need - 1 for have, need in zip(grid(out), longest, strict=True))
    assert sum(grid(out)) == width


def test_the_type_of_a_table_is_the_largest_that_breaks_no_word() -> None:
    """9.5 points are the style's; then 8.5 and 7.5, told by the runs themselves."""
    word = "m" * 20
    for size, told in ((9.5, []), (8.5, ["17"] * 4), (7.5, ["15"] * 4)):
        enough = -int(-2 * line(word, size))
        made = drawn(table, rows((word, word), (word, word)), at(enough + 1))
        assert found(made, ".//w:sz/@w:val") == found(made, ".//w:szCs/@w:val") == told
    tight = drawn(table, rows((word, word), (word, word)), at(3_000))
    assert (grid(tight), found(tight, ".//w:sz/@w:val")) == ([1_500, 1_500], ["15"] * 4)


def test_the_numbers_of_a_chart_are_no_wider_than_they_need() -> None:
    """In type of 8.5 points; never wider than the text and the margin that it reaches into."""
    small = rows(("Fonction", "ETP"), (words(20), "1,5"))
    assert sum(grid(drawn(data_table, small))) == round(line(words(20), 8.5) + line("ETP", 8.5))
    large = rows(("Fonction", "ETP"), (words(200), "1,5"))
    assert sum(grid(drawn(data_table, large, at(page=WIDE_LEFT)))) == 11_000
    assert styled(drawn(data_table, small)) == [["data heading"] * 2, ["data text"] * 2]
    assert found(drawn(data_table, small), ".//w:sz") == []


def test_a_table_reaches_into_a_wide_left_margin_except_in_a_cell() -> None:
    texts = rows(("a", "b"), ("x", "y"))
    out = drawn(table, texts, at(page=WIDE_LEFT))
    assert sum(grid(out)) == 11_000
    assert found(out, "w:tblPr/w:tblW/@w:*") == ["11000", "dxa"]
    assert found(out, "w:tblPr/w:tblInd/@w:*") == ["-1000", "dxa"]
    inside = drawn(table, texts, at(page=WIDE_LEFT, nested=True))
    assert sum(grid(inside)) == 10_000
    assert found(inside, "w:tblPr/w:tblW/@w:*") == ["5000", "pct"]
    assert found(inside, "w:tblPr/w:tblInd") == found(drawn(table, texts), "w:tblPr/w:tblInd") == []


def test_ten_lines_are_kept_on_one_page_and_of_more_the_first_two_and_the_last_two_rows() -> None:
    """A line holds 95 characters; an empty row, or one without cells, counts as a line. Nor is a first row alone."""
    full, over, empty = ("x" * 95,), ("x" * 96,), ("",)
    head = ("Texte",)
    assert kept(drawn(table, rows(head, *[full] * 10))) == list(range(10))
    assert kept(drawn(table, rows(head, *[full] * 9, over))) == [0, 1, 9]
    assert kept(drawn(table, rows(head, *[full] * 11))) == [0, 1, 10]
    assert kept(drawn(table, rows(head, *[full] * 9, empty))) == list(range(10))
    assert kept(drawn(table, rows(head, *[full] * 10, empty))) == [0, 1, 10]
    assert kept(drawn(table, rows(head, *[full] * 9, ()))) == list(range(10))
    assert kept(drawn(table, rows(head, *[full] * 10, ()))) == [0, 1, 10]
    assert kept(drawn(table, rows((), *[full] * 10))) == list(range(10))


def test_the_columns_of_a_table_share_its_lines() -> None:
    """Of two columns each holds 47 characters a line, and the longer of the two counts."""
    assert kept(drawn(table, rows(("a", "b"), *[("x", "y" * 47)] * 10))) == list(range(10))
    assert kept(drawn(table, rows(("a", "b"), *[("x", "y" * 47)] * 9, ("x" * 48, "y")))) == [0, 1, 9]
    lone = ("x" * 95,)
    assert kept(drawn(table, rows(("a", "b"), lone, *[("x", "y")] * 4, lone))) == list(range(6))
    assert kept(drawn(table, rows(("a", "b"), lone, *[("x", "y")] * 5, lone))) == [0, 1, 6]


def test_only_the_first_row_is_a_header_and_the_last_a_total() -> None:
    texts = rows(("a", "b"), ("x", "1"), ("y", "2"), ("z", "3"))
    headed = Table(texts.header, texts.rows, row_headers=True, total=True, numeric=(1,))
    bare, both = drawn(table, texts), drawn(table, headed)
    assert styled(bare) == [["table heading"] * 2, *[["table text"] * 2] * 3]
    assert styled(both) == [["table heading"] * 2, *[["row heading", "table text"]] * 2, ["row heading"] * 2]
    assert [len(found(row, "w:trPr/w:tblHeader")) for row in both.xpath("w:tr", namespaces=NS)] == [1, 0, 0, 0]
    assert [len(found(row, "w:tc[1]//w:jc")) for row in both.xpath("w:tr", namespaces=NS)] == [0] * 4
    assert [found(row, "w:tc[2]//w:jc/@w:val") for row in both.xpath("w:tr", namespaces=NS)] == [["right"]] * 4


def test_the_title_and_the_description_stand_last_among_the_properties_of_a_table() -> None:
    texts = rows(("a",), ("x",))
    made = described(drawn(table, texts), runs("Légende"), "Colonnes : a.")
    assert [one.tag.rpartition("}")[2] for one in made[0]][-3:] == ["tblLook", "tblCaption", "tblDescription"]
    assert found(made, "w:tblPr/w:tblCaption/@w:val") == ["Légende"]
    assert found(made, "w:tblPr/w:tblDescription/@w:val") == ["Colonnes : a."]
    assert found(described(drawn(table, texts), (), "d"), ".//w:tblCaption") == []


def test_what_a_table_shows_of_its_style() -> None:
    """ECMA-376 part 1, 17.4.55: 0020 first row, 0040 last row, 0080 first column, 0200 and 0400 without bands."""
    texts = rows(("a", "b"), ("x", "y"))
    headed = Table(texts.header, texts.rows, row_headers=True)
    total = Table(texts.header, texts.rows, row_headers=True, total=True)
    tables = (drawn(table, texts), drawn(table, headed), drawn(table, total), *drawn(facts_table, facts("v")))
    further = (*drawn(facts_pairs, facts("v")), *drawn(facts_grid, facts("v")))
    assert [found(one, "w:tblPr/w:tblLook/@w:*") for one in (*tables, *further)] == [
        ["0620", "1", "0", "0", "0", "1", "1"],
        ["06A0", "1", "0", "1", "0", "1", "1"],
        ["06E0", "1", "1", "1", "0", "1", "1"],
        ["0680", "0", "0", "1", "0", "1", "1"],
        ["0680", "0", "0", "1", "0", "1", "1"],
        ["0620", "1", "0", "0", "0", "1", "1"],
    ]


def test_shares_add_up() -> None:
    assert shares([1, 1, 1], 100) == [33, 34, 33]
    assert shares([2, 1], 10) == [7, 3]


def test_facts_below_one_another() -> None:
    """Labels take 32 hundredths, in small print 20 of the width of a box; up to 10 rows of 16 lines stay together."""
    (made,) = drawn(facts_table, facts("v"))
    assert (grid(made), styled(made)) == ([3_200, 6_800], [["fact label", "fact value"]])
    assert [grid(one) for one in drawn(facts_table, facts("v"), at(page=WIDE_LEFT))] == [[3_520, 7_480]]
    assert [kept(one) for one in drawn(facts_table, facts(*"v" * 10))] == [list(range(9))]
    assert [kept(one) for one in drawn(facts_table, facts(*"v" * 11))] == [[0, 9]]
    long = "v " * 130
    lines = math.ceil(line_width([long], SIZES[0]) / 6_800)
    assert [kept(one) for one in drawn(facts_table, facts(*[long] * (16 // lines)))] == [list(range(16 // lines - 1))]
    assert [kept(one) for one in drawn(facts_table, facts(*[long] * (16 // lines + 1)))] == [[0, 16 // lines - 1]]
    wide = Facts(((runs("libellé " * 20), runs("v")),))
    assert [grid(one) for one in drawn(facts_pairs, wide, at(page=WIDE_LEFT))] == [[3_630, 7_370]]
    some = Facts(((runs("l" * 50), runs("v")),))
    assert grid(drawn(facts_pairs, some, at(page=WIDE_LEFT))[0])[0] == round(line_width(["l" * 50], 9.5))
    (small,) = drawn(facts_pairs, facts(*"12"), at(page=WIDE_LEFT))
    assert (grid(small), styled(small)) == ([2_200, 8_800], [["row heading", "table text"]] * 2)
    assert texts_of(small) == [["libellé", "1"], ["libellé", "2"]]
    assert [found(one, "w:tblPr/w:tblCellMar/*/@w:w") for one in (made, small)] == [[], ["25", "25"]]


def test_facts_whose_values_are_phrases_are_in_plain_type() -> None:
    """Of 8.5 points, in which their longest word is measured."""
    (made,) = drawn(facts_terms, facts("v"), at(page=WIDE_LEFT))
    assert (grid(made), styled(made)) == ([3_520, 7_480], [["fact label", "table text"]])
    word = "m" * 20
    (wide,) = drawn(facts_terms, Facts(((runs(word), runs("v")),)))
    assert grid(wide)[0] == round(line(word, 8.5)) > 3_200


def test_the_labels_of_small_print_stand_on_one_line_within_bounds() -> None:
    """They take what they need, 20 hundredths of the width at least and 33 at most."""
    labels = [" ".join(["xx"] * count) for count in (3, 10, 14)]
    made = [drawn(facts_pairs, Facts(((runs(label), runs("v")),)))[0] for label in labels]
    assert [grid(one) for one in made] == [[2_000, 8_000], [2_540, 7_460], [3_300, 6_700]]
    # As the schema orders them.
    assert tags(made[0][0]) == ["tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook"]


def test_the_space_of_a_close_table_stands_where_the_schema_puts_it() -> None:
    texts = rows(("a", "b"), ("x", "y"))
    close = drawn(table, Table(texts.header, texts.rows, close=True))
    assert tags(close[0]) == ["tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook"]
    assert {*found(close, ".//w:spacing/@w:before"), *found(close, ".//w:spacing/@w:after")} == {"0"}
    assert tags(drawn(table, texts)[0]) == ["tblStyle", "tblW", "tblLayout", "tblLook"]


def tags(element: Any) -> list[str]:
    return [one.tag.rpartition("}")[2] for one in element]


def test_a_band_reaches_the_edges_of_a_page_whose_margins_differ() -> None:
    (band,) = tables_of(drawn(facts_glance, facts(*"1234"), at(page=WIDE_LEFT)))
    assert tags(band[0]) == ["tblStyle", "tblW", "tblInd", "tblLayout", "tblLook"]
    assert (found(band, "w:tblPr/w:tblInd/@w:w"), found(band, "w:tblPr/w:tblW/@w:w")) == (["-2000"], ["13000"])
    # 340 twips lie between two columns.
    assert grid(band) == [4_585, 2_585, 2_585, 3_245]
    margins = [
        [
            [(tags([side])[0], found(side, "@w:w")[0]) for side in cell.xpath("w:tcPr/w:tcMar/*", namespaces=NS)]
            for cell in row
        ]
        for row in band.xpath("w:tr", namespaces=NS)
    ]
    # The words keep to the margins of the text, in the order of the schema.
    assert [row[1:] for row in margins] == [
        [
            [("left", "2000"), ("bottom", "0"), ("right", "340")],
            *[[("bottom", "0"), ("right", "340")]] * 2,
            [("bottom", "0"), ("right", "1000")],
        ],
        [
            [("top", "0"), ("left", "2000"), ("right", "340")],
            *[[("top", "0"), ("right", "340")]] * 2,
            [("top", "0"), ("right", "1000")],
        ],
    ]


def test_what_lies_between_the_rows_of_a_band_has_its_ground_from_edge_to_edge() -> None:
    made = drawn(facts_glance, facts(*"12345678"), at(page=WIDE_LEFT))
    assert [tags(one[0]) for one in made[1::2]] == [["pStyle", "shd", "spacing", "ind"]]
    (thin,) = made[1::2]
    assert found(thin, "w:pPr/w:shd/@w:themeFill") == ["accent3"]
    assert (found(thin, "w:pPr/w:ind/@w:left"), found(thin, "w:pPr/w:ind/@w:right")) == (["-2000"], ["-1000"])


def tables_of(made: list[Any], gap: str = "20") -> list[Any]:
    """The tables of a grid, a paragraph of that height between each two."""
    assert [one.tag.rpartition("}")[2] for one in made] == (["tbl", "p"] * len(made))[: len(made)]
    thin = [found(one, "w:pPr/w:spacing/@w:*") for one in made[1::2]]
    assert thin == [["0", "0", gap, "exact"]] * (len(made) // 2)
    return made[::2]


@pytest.mark.parametrize(("longest", "columns"), [(22, 4), (23, 3), (100, 3), (101, 2)])
def test_a_grid_of_facts_has_the_columns_that_its_longest_value_allows(longest: int, columns: int) -> None:
    made = tables_of(drawn(facts_grid, facts("i" * longest, *"v" * 9)))
    last = 10 % columns or columns
    assert [len(grid(one)) for one in made] == [columns] * (-(-10 // columns) - 1) + [last]
    assert {sum(grid(one)) for one in made} == {10_000}


def test_the_columns_of_a_grid_share_the_width_as_in_the_pdf() -> None:
    """The facts of a band have more room than those of a box."""
    held = Facts(tuple((runs("libellé"), runs(value)) for value in (" ".join(["mot"] * 15), "valeur " * 6, "v")))
    assert grid_shares(held, BOX) != grid_shares(held, BAND)
    (box,), (band,) = tables_of(drawn(facts_grid, held)), tables_of(drawn(facts_glance, held))
    edges = (EVEN.left, 0, EVEN.right)
    for made, room, margins in ((box, BOX, (0, 0, 0)), (band, BAND, edges)):
        gutters = (340, 340, 0)
        widths = [one - gutter - edge for one, gutter, edge in zip(grid(made), gutters, margins, strict=True)]
        assert widths == shares(grid_shares(held, room), 10_000 - 680)


def test_each_row_of_a_grid_is_a_table_whose_labels_head_its_columns() -> None:
    first, second = tables_of(drawn(facts_grid, facts(*"1234567"), at(page=WIDE_LEFT)))
    assert (grid(first), grid(second)) == ([2_835] * 3 + [2_495], [2_835, 2_835, 5_330])
    assert texts_of(first) == [["libellé"] * 4, [*"1234"]] and texts_of(second) == [["libellé"] * 3, [*"567"]]
    assert styled(second) == [["fact label"] * 3, ["fact value"] * 3]
    for made in (first, second):
        assert [len(row.xpath("w:trPr/w:tblHeader", namespaces=NS)) for row in made.xpath("w:tr", namespaces=NS)] == [
            1,
            0,
        ]
        assert kept(made) == [0]
    assert drawn(facts_grid, Facts(())) == []


def test_the_rows_of_a_grid_look_like_one_row_of_cells() -> None:
    """No edge between label and value, and one rule above the whole grid; that of figures stands above each row."""
    first, second = tables_of(drawn(facts_grid, facts(*"12345678")))
    for made in (first, second):
        sides = [
            [
                {one.tag.rpartition("}")[2] for one in row.xpath(f"w:tc/w:tcPr/{edge}/*", namespaces=NS)}
                for edge in ("w:tcBorders", "w:tcMar")
            ]
            for row in made.xpath("w:tr", namespaces=NS)
        ]
        assert sides == [[{"bottom"}, {"bottom", "right"}], [{"top"}, {"top", "right"}]]
    assert [found(one, "w:tblPr/w:tblBorders/w:top/@w:val") for one in (first, second)] == [[], ["nil"]]
    figures = tables_of(drawn(facts_spread, facts(*"1234")), "200")
    assert [found(one, "w:tblPr/w:tblBorders") for one in figures] == [[], []]


def test_each_table_of_a_grid_is_described_and_what_keeps_them_apart_is_not() -> None:
    place = replace(at(), facts="grid")
    made = list(set_facts(facts(*"12345678"), Names(), Words(), {"grid_described": "Grille"}, place))  # type: ignore[arg-type]
    assert [one.tag.rpartition("}")[2] for one in made] == ["tbl", "p", "tbl", "p"]
    described_ = [found(one, ".//w:tblDescription/@w:val") for one in made]
    assert described_ == [["Grille"], [], ["Grille"], []]


FIGURES = {
    **{1: (1,), 2: (1, 1), 3: (1, 1, 1), 4: (2, 2), 5: (2, 3), 6: (2, 2, 2), 7: (2, 3, 2), 8: (3, 2, 3)},
    **{9: (3, 3, 3), 10: (2, 3, 2, 3), 11: (3, 3, 2, 3), 12: (3, 3, 3, 3), 13: (3, 3, 3, 3, 1)},
}
"""The rows that each number of figures makes."""


@pytest.mark.parametrize(("count", "rows"), FIGURES.items())
def test_the_figures_of_a_year_fill_their_rows(count: int, rows: tuple[int, ...]) -> None:
    assert spread_rows(count) == rows
    made = tables_of(drawn(facts_spread, facts(*["1"] * count)), "200")
    assert [len(grid(one)) for one in made] == list(rows) and {sum(grid(one)) for one in made} == {10_000}
    height = {1: "4000", 2: "3900", 3: "2120", 4: "1150", 5: "1150"}[len(rows)]
    assert [found(one, "w:tr[2]/w:trPr/w:trHeight/@w:val") for one in made] == [[height]] * len(rows)
    assert [styled(one) for one in made] == [[["figure value"] * n, ["figure label"] * n] for n in rows]


def test_a_figure_alone_in_its_row_is_larger() -> None:
    size = "w:tr[1]/w:tc/w:p/w:r/w:rPr/w:sz/@w:val"
    for count, sizes in ((3, [["120"]] * 3), (4, [[], []])):
        made = tables_of(drawn(facts_spread, facts(*["1"] * count)), "200")
        assert [found(one, size) for one in made] == sizes


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [1]),
        (3, [3]),
        (4, [4]),
        (5, [3, 2]),
        (6, [3, 3]),
        (7, [4, 3]),
        (8, [4, 4]),
        (10, [4, 3, 3]),
    ],
)
def test_large_figures_stand_in_even_rows_of_four_at_most(count: int, rows: list[int]) -> None:
    made = tables_of(drawn(facts_band, facts(*map(str, range(count)))))
    assert [len(grid(one)) for one in made] == rows
    assert {sum(grid(one)) for one in made} == {10_000}
    assert [text for one in made for text in texts_of(one)[0]] == [str(n) for n in range(count)]
    assert styled(made[0]) == [["figure value"] * rows[0], ["figure label"] * rows[0]]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2])])
def test_long_figures_stand_in_rows_of_three_at_most_and_as_high_as_they_are(count: int, rows: list[int]) -> None:
    made = tables_of(drawn(facts_wide_band, facts(*map(str, range(count)))))
    assert [len(grid(one)) for one in made] == rows
    assert not any(one.xpath(".//w:trHeight", namespaces=NS) for one in made)


def test_the_widths_of_a_page() -> None:
    assert (EVEN.text, EVEN.outer, EVEN.reach) == (10_000, 10_000, 0)
    assert (WIDE_LEFT.text, WIDE_LEFT.outer, WIDE_LEFT.reach) == (10_000, 11_000, 1_000)
    wide_right = Page(13_000, 16_000, 1_000, 2_000)
    assert (wide_right.text, wide_right.outer, wide_right.reach) == (10_000, 11_000, 0)
    assert Page(12_000, 16_000, 1_000, 1_000, 2, 500).text == 4_750
    assert Page(12_000, 16_000, 1_000, 1_000, 3, 500).text == 3_000
    assert WIDE_LEFT.on_its_side() == Page(16_000, 13_000, 2_000, 1_000)


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


def test_a_long_word_widens_the_column_of_facts_that_it_stands_in() -> None:
    word = "Verantwoordelijken"
    (made,) = drawn(facts_table, Facts(((runs(word), runs("v")),)), at(5_000))
    assert grid(made) == [round(line(word)), 5_000 - round(line(word))] and grid(made)[0] > 1_600
    (narrow,) = drawn(facts_table, Facts(((runs(word), runs(word)),)), at(2_000))
    assert grid(narrow) == [1_000, 1_000]


def test_all_other_columns_make_room_each_by_its_spare_width() -> None:
    word = "Verantwoordelijken"
    first, *rest = raised([1_400, 3_600, 1_400, 3_600], [[runs(word), runs("v"), runs("b"), runs("v")]])
    assert first == round(line(word)) > 1_400
    assert sum(rest) == 10_000 - first
    spare = [3_600 - line("v"), 1_400 - line("b"), 3_600 - line("v")]
    less = [(line(word) - 1_400) * one / sum(spare) for one in spare]
    assert rest == pytest.approx([w - one for w, one in zip((3_600, 1_400, 3_600), less, strict=True)], abs=1)


@pytest.mark.parametrize(("columns", "is_table", "thin"), [(2, True, 1), (1, True, 0), (2, False, 0)])
def test_a_table_at_the_end_of_columns_has_a_thin_paragraph_before_the_end_of_its_section(
    columns: int, is_table: bool, thin: int
) -> None:
    section = w("sectPr", w("pgSz", w=11906, h=16838), w("pgMar", left=850, right=850), w("cols", num=columns))
    end = w("p", w("pPr", section))
    body = w("body", w("tbl") if is_table else w("p"), end)
    close_columns(body, "Spacer")
    between = body[1:-1]
    assert len(between) == thin and body[-1] is end
    for one in between:
        assert one.xpath("w:pPr/w:pStyle/@w:val", namespaces=NS) == ["Spacer"]
        assert one.xpath("w:pPr/w:spacing/@w:line", namespaces=NS) == ["20"]
        assert one.xpath("w:pPr/w:spacing/@w:lineRule", namespaces=NS) == ["exact"]
