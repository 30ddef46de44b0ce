"""What turns with a table too wide for an upright page."""

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Heading, Item, List, Paragraph, Table, runs
from imprimatur.rendering.html.blocks import Writer
from imprimatur.rendering.turning import leading, spreads, turned
from tests.rendering.sample import sample

FR: Lang = "fr"
HEADING = Heading(2, runs("Calendrier"))
LEADING, PROSE = Paragraph(runs("Voici les étapes :")), Paragraph(runs("Le reste suit."))
NARROW = Table((runs("a"), runs("b")), ((runs("1"), runs("2")),))
WIDE = Table((runs("a"), runs("b")), ((runs("1"), runs("2")),), wide=True)


@pytest.mark.parametrize(
    ("blocks", "lies"),
    [
        ((), ()),
        ((HEADING, WIDE), (True, True)),
        ((HEADING, HEADING, LEADING, WIDE), (True, True, True, True)),
        ((LEADING, PROSE, WIDE), (False, False, True)),
        ((HEADING, PROSE, WIDE), (False, False, True)),
        ((HEADING, NARROW), (False, False)),
        ((WIDE, HEADING, PROSE), (True, False, False)),
        ((WIDE, HEADING, WIDE), (True, True, True)),
        ((HEADING,), (False,)),
    ],
)
def test_what_leads_to_a_turned_table_turns_with_it(blocks: tuple[Block, ...], lies: tuple[bool, ...]) -> None:
    assert turned(blocks) == lies


def test_tables_that_follow_each_other_share_their_pages() -> None:
    """A blank page would stand between two sections of Word otherwise."""
    assert list(spreads((PROSE, WIDE, HEADING, WIDE, PROSE))) == [
        (False, (PROSE,)),
        (True, (WIDE, HEADING, WIDE)),
        (False, (PROSE,)),
    ]


def test_the_pdf_lays_heading_and_table_on_pages_of_one_name() -> None:
    html = str(Writer(sample(FR).theme, FR).part((PROSE, HEADING, LEADING, WIDE)))
    assert html.splitlines()[:3] == [
        "<p>Le reste suit.</p>",
        '<h3 class="turned">Calendrier</h3>',
        '<p class="leading turned">Voici les étapes :</p>',
    ]
    assert html.splitlines()[3].startswith('<div class="keep wide">')


@pytest.mark.parametrize(("length", "stays"), [(80, True), (81, False)])
def test_a_line_below_a_heading_stays_with_what_follows(length: int, stays: bool) -> None:
    line, head, text = Paragraph(runs("x" * length)), Heading(2, runs("Titre"), "t"), Paragraph(runs("y" * 200))
    assert leading((head, line, text)) == (False, stays, False)
    assert leading((head, line)) == leading((head, line, head))[:2] == (False, False)
    assert leading((text, line, text)) == (False, False, False)
    assert leading((head, List((Item(runs("a")),)), text)) == (False, False, False)
