"""How the columns of a table share its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import runs
from imprimatur.rendering.advances import advance
from imprimatur.rendering.fitting import least
from imprimatur.rendering.widths import raised, shares, widths_of

TOTAL = 9400
EDGES = 240
"""Twips beside the words of a column."""


def text(length: int) -> str:
    """A text of that many words of one letter."""
    return " ".join("y" * length)


def widths(*rows: tuple[str, ...]) -> list[int]:
    return widths_of(tuple(tuple(map(runs, row)) for row in rows), TOTAL)


def test_a_text_eight_times_as_long_gets_four_times_the_width() -> None:
    """The sum of the squared lines is least there: 8 to the power of two thirds."""
    first, second = widths(("", ""), (text(100), text(800)))
    assert first + second == TOTAL
    assert (second - EDGES) / (first - EDGES) == pytest.approx(4, rel=0.02)


def test_every_row_counts_for_its_column() -> None:
    """Eight cells weigh as much as one that is the root of eight times as long: 8 to the power of one third."""
    rows = [(text(200), text(200) if place == 0 else "") for place in range(8)]
    first, second = widths(("", ""), *rows)
    assert (first - EDGES) / (second - EDGES) == pytest.approx(2, rel=0.02)


def test_no_column_gets_more_than_a_line_of_its_longest_text_while_another_asks_for_it() -> None:
    first, second = widths(("", ""), (text(21), text(60)), *(8 * [(text(21), "")]))
    assert first == pytest.approx(20 * (advance(text(21)) * 1.06 + 12), abs=1)
    assert second == TOTAL - first


def test_no_column_gets_less_than_its_longest_word() -> None:
    word = "verantwoordelijkheid"
    first, second = widths(("", ""), (f"{word} y", text(2000)))
    assert first == pytest.approx(20 * (advance(word) * 1.06 + 12), abs=40)
    assert second == TOTAL - first


def test_what_the_short_columns_leave_goes_to_the_one_that_is_not() -> None:
    first, second, third = widths(("", "", ""), ("31 maart 2027", text(21), "30"))
    assert (first, third) == tuple(round(20 * (advance(one) * 1.06 + 12)) for one in ("31 maart 2027", "30"))
    assert second == TOTAL - first - third


@given(st.lists(st.lists(st.text("ab 9€", max_size=80), min_size=3, max_size=3), min_size=1, max_size=5))
def test_the_widths_are_the_whole_and_hold_every_word(cells: list[list[str]]) -> None:
    rows = tuple(tuple(map(runs, row)) for row in cells)
    found = widths_of(rows, TOTAL)
    needed = [20 * one for one in least(rows, 9.5)]
    assert sum(found) == TOTAL
    if sum(needed) > TOTAL:
        assert found == shares(needed, TOTAL)
    else:
        assert all(width >= need - 1 for width, need in zip(found, needed, strict=True))


def test_widths_that_are_just_enough_stay_as_they_are() -> None:
    empty = [[runs(""), runs("")]]
    assert raised([EDGES, EDGES], empty) == [EDGES, EDGES]
    assert raised([EDGES, EDGES + 7], empty) == [EDGES, EDGES + 7]
    assert raised([EDGES - 7, EDGES + 7], empty) == [EDGES, EDGES]
