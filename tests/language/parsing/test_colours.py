"""Colours as a house style gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.parsing import Unreadable, parse_colour


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#1B3F73", "#1B3F73"),
        ("1b3f73", "#1B3F73"),
        ("#fa0", "#FFAA00"),
        ("27, 63, 115", "#1B3F73"),
        ("RVB 27/63/115", "#1B3F73"),
        ("rgb(255, 0, 7)", "#FF0007"),
    ],
)
def test_a_colour(written, read):
    """As designers hand it over."""
    assert parse_colour(written) == read


@pytest.mark.parametrize("written", ["bleu", "#12345", "256, 0, 0", "1, 2", "", None, "#GGGGGG", 7])
def test_no_colour(written):
    """Nothing is guessed at."""
    with pytest.raises(Unreadable):
        parse_colour(written)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_both_writings_are_one_colour(channels):
    """Three numbers and six digits."""
    assert parse_colour(", ".join(map(str, channels))) == parse_colour("".join(f"{one:02x}" for one in channels))
