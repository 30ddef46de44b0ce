"""What stands beside a text, and what falls into the flow for lack of one."""

import pytest

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Facts,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Placing,
    Quotation,
    Table,
    runs,
)
from imprimatur.core.placing import fits, heads, held, needed, settled


def quotation(place: Placing = "beside", lines: int = 3) -> Quotation:
    """A quotation of that many lines, the last of them who said it."""
    return Quotation(runs("a" * (23 if place == "margin" else 30) * (lines - 1)), runs("b"), place=place)


def text(lines: int, room: int = 46) -> Paragraph:
    return Paragraph(runs("c" * room * lines))


def places(*blocks: Block) -> list[str]:
    return [block.place for block in settled(blocks) if isinstance(block, Figure | Quotation)]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (quotation(lines=3), 3),
        (Figure(b"", "", "", runs("d" * 31)), 16),
        (Quotation(runs("a" * 30), place="beside"), 1),
        (Quotation(runs("a" * 31), place="beside"), 2),
        (Quotation(runs("a" * 23), place="margin"), 1),
        (Quotation(runs("a" * 24), place="margin"), 2),
        (Figure(b"", "", "", runs("d" * 24), place="margin"), 16),
    ],
)
def test_what_stands_beside_takes_lines(block: Figure | Quotation, lines: int) -> None:
    assert needed(block) == lines


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ((text(3),), "beside"),
        ((text(2),), ""),
        ((text(2), text(1)), "beside"),
        ((Paragraph(runs("c" * 93)),), "beside"),
        ((text(2), Heading(2, runs("T")), text(1)), ""),
        ((text(2), Table((), ()), text(1)), ""),
        ((text(2), Facts(()), text(1)), ""),
        ((text(2), quotation("pull"), text(1)), ""),
        ((List((Item(runs("x")), Item(runs("x"), (text(1),)))),), "beside"),
        ((List((Item(runs("x")), Item(runs("x")))),), ""),
        ((), ""),
    ],
)
def test_beside_a_text_that_is_as_high(after: Blocks, place: str) -> None:
    assert places(quotation(), *after)[0] == place


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ((text(1, 72), Heading(2, runs("T"))), "margin"),
        ((text(2, 72), Heading(1, runs("T"))), ""),
        ((text(3, 72),), "margin"),
        ((text(2, 72),), ""),
        ((Paragraph(runs("c" * (72 * 2 + 1))),), "margin"),
    ],
)
def test_in_a_margin_it_runs_on_below_headings(after: Blocks, place: str) -> None:
    assert places(quotation("margin"), *after)[0] == place


def test_a_heading_beside_a_margin_is_as_high_as_two_lines() -> None:
    assert places(quotation("margin", 4), text(1, 72), Heading(2, runs("T"))) == [""]


def test_what_is_large_or_in_the_flow_stays() -> None:
    assert places(quotation("pull"), quotation(""), Figure(b"", "", "")) == ["pull", "", ""]


def test_the_paragraphs_beside_are_held_as_far_as_it_reaches() -> None:
    blocks = (text(1), quotation(lines=4), text(2), text(2), text(9))
    assert held(blocks) == {2: True, 3: False}
    assert held((quotation(lines=3), text(2), text(1), text(9))) == {1: True, 2: False}
    assert held((quotation("pull"), text(9), quotation(""), text(9))) == {}


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        # The first two lines of a paragraph stay together anyhow.
        ((quotation("margin", 3), text(1, 72), text(9, 72)), {1: True}),
        ((quotation("margin", 2), text(9, 72)), {}),
        # It may rise by the two lines of a heading above it.
        ((Heading(2, ()), quotation("margin", 5), text(1, 72), text(9, 72)), {2: True}),
        ((text(1), quotation("margin", 5), text(1, 72), text(1, 72), text(9, 72)), {2: True, 3: True, 4: False}),
        ((quotation("margin", 5), text(1, 72), text(1, 72), text(1, 72), Heading(1, ())), {1: True, 2: True, 3: True}),
        ((Heading(2, ()), quotation(lines=3), text(2), text(1)), {2: True, 3: False}),
    ],
)
def test_what_stands_in_a_margin_holds_less(blocks: Blocks, found: dict[int, bool]) -> None:
    assert held(blocks) == found


def test_a_quotation_fits_beside_its_own_text_alone() -> None:
    assert fits(quotation(), (text(3), quotation("", 3)))
    assert not fits(quotation(), (text(2), quotation("", 3)))


@pytest.mark.parametrize(
    ("lines", "after", "kept"),
    [
        # Beside the heading above it two of its lines, in the paragraph that ends beside it two more.
        (8, (4, 3), {2: True}),
        (9, (4, 3), {2: True, 3: False}),
        (9, (5, 3), {2: True}),
        (11, (4, 3), {2: True, 3: True}),
        (12, (4, 6), {2: True, 3: False}),
        (4, (3,), {}),
        (5, (3,), {2: False}),
    ],
)
def test_what_stands_in_a_margin_holds_no_more_than_it_needs(
    lines: int, after: tuple[int, ...], kept: dict[int, bool]
) -> None:
    blocks = (Heading(2, runs("T")), Quotation(runs("c" * 23 * lines), place="margin"), *(text(n, 72) for n in after))
    assert held(blocks) == kept


def test_below_a_text_it_holds_two_lines_more() -> None:
    quoted = Quotation(runs("c" * 23 * 5), place="margin")
    assert held((text(1, 72), quoted, text(3, 72), text(3, 72))) == {2: True}
    assert held((Heading(2, runs("T")), quoted, text(3, 72), text(3, 72))) == {2: False}


@pytest.mark.parametrize(
    ("letters", "lines", "is_beside"), [(20, 0, True), (40, 1, True), (41, 1, False), (60, 2, True)]
)
def test_a_heading_in_the_margin_is_no_higher_than_its_text_and_a_line(
    letters: int, lines: int, is_beside: bool
) -> None:
    assert heads(Heading(2, runs("t" * letters)), text(lines, 72)) is is_beside


def test_a_heading_without_text_stands_in_the_flow() -> None:
    assert not heads(Heading(2, runs("t")), None)
