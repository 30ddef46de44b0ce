"""Typed text from blocks and back: lists count, raised figures are characters of their own."""

import pytest

from imprimatur.core.blocks import Inline, Item, List, Paragraph, Run, Table, runs
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
