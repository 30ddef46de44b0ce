"""Typed text from blocks and back: lists count, raised figures are characters of their own."""

import pytest

from imprimatur.core.blocks import Inline, Item, List, Paragraph, Run, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources import markdown
from imprimatur.sources.plain_text.inline import inline, text_blocks
from imprimatur.sources.plain_text.outline import Line, nest, typed


def test_a_list_is_cut_where_its_numbers_do_not_go_on() -> None:
    place = Location("a")
    lines = [
        Line(0, runs(text), True, place, "s", rank=rank) for text, rank in (("a", 2), ("b", 3), ("c", 1), ("d", 2))
    ]
    found = nest(lines)
    assert [(one.start, len(one.items)) for one in found] == [(2, 2), (1, 2)]
    assert [(one.start, len(one.items)) for one in nest([Line(0, runs("x"), True, place)] * 2)] == [(1, 2)]


def test_a_typed_list_that_starts_again_is_another_list() -> None:
    found = text_blocks("1. a\n2. b\n1. c", Location("a"))
    assert [(one.start, len(one.items)) for one in found if isinstance(one, List)] == [(1, 2), (1, 1)]


def test_typed_text_counts_from_the_start_of_a_list_and_keeps_the_rows_of_a_table() -> None:
    blocks = (
        List((Item(runs("a")), Item(runs("b"), (Paragraph(runs("suite")),))), ordered=True, start=3),
        Table((runs("x"), runs("y")), (((), runs("z")),)),
    )
    assert typed(blocks) == "3. a\n4. b\n  suite\nx y\nz"


def test_raised_figures_are_typed_as_characters_of_their_own() -> None:
    text = (
        Run("10"),
        Run("-6", raised="super"),
        Run(" de CO"),
        Run("2", raised="sub"),
        Run(" le 1"),
        Run("er", raised="super"),
    )
    assert typed((Paragraph(text),)) == "10⁻⁶ de CO₂ le 1er"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lire [Het loket]{lang=nl}.", (Run("Lire "), Run("Het loket", lang="nl"), Run("."))),
        ("[*The* end]{lang=en-GB}", (Run("The", italic=True, lang="en"), Run(" end", lang="en"))),
        ("[Der Weg]{lang=DE}", (Run("Der Weg", lang="de"),)),
        ("[x]{lang=zz}", (Run("x"),)),
        ("[à compléter] {lang=nl}", (Run("[à compléter] {lang=nl}"),)),
        ("[x]{lang=", (Run("[x]{lang="),)),
        ("[x]{voir page 3}", (Run("[x]{voir page 3}"),)),
    ],
)
def test_the_language_of_a_piece_of_text_can_be_said(text: str, found: Inline) -> None:
    assert inline(text) == found


def test_it_can_be_said_in_markdown_too() -> None:
    content = b"# Contexte\n\nLire [Het loket]{lang=nl}.\n"
    (narrative,) = markdown.read(Source("recit.fr.md", content, "")).narratives
    assert [run.lang for run in narrative.blocks[1].text] == [None, "nl", None]  # type: ignore[union-attr]


def test_lines_between_bars_are_a_table_where_the_second_rules_off_the_header():
    found = text_blocks("Avant\n| a | **b** |\n|:--|--:|\n| 1 | 2 |\n| 3 |\nAprès", Location("a"), first_line=4)
    before, table, after = found
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in (table.header, *table.rows)] == [["a", "b"], ["1", "2"], ["3", ""]]
    assert (table.header[1][0].bold, table.location.line, after.location.line) == (True, 5, 9)
    assert isinstance(before, Paragraph)


@pytest.mark.parametrize("text", ["| a | b |\n| 1 | 2 |", "| a |", "| a |\n|---", "a | b\n--|--"])
def test_other_lines_with_bars_stay_lines(text):
    assert [plain(block.text) for block in text_blocks(text, Location("a"))] == text.split("\n")
