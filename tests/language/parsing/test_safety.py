"""No value, however odd or hostile, gets anything from a parser but a value or Unreadable."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.language import parsing
from imprimatur.language.parsing import Unreadable

PARSERS = [getattr(parsing, name) for name in parsing.__all__ if name.startswith("parse_")]
TYPED = st.text(alphabet="0123456789 .,/-€%hàéCPansou+()@:\u00a0\u202fx€²٣", max_size=30)
VALUES = st.one_of(
    st.text(max_size=30),
    TYPED,
    st.integers(),
    st.floats(),
    st.decimals(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.binary(max_size=3),
    st.lists(st.integers(), max_size=1),
)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: str(parse.__name__))
@settings(max_examples=60, deadline=None, derandomize=True)
@given(value=VALUES)
def test_a_value_or_unreadable(parse: Callable[[object], object], value: object) -> None:
    try:
        parse(value)
    except Unreadable as error:
        assert error.code


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: str(parse.__name__))
@pytest.mark.parametrize("value", ["9" * 5000, "1/" * 900, "a" * 2000, "1 " * 900, "+" + "1" * 1999, "0." + "3" * 1900])
def test_endless_text_is_refused_at_once(parse: Callable[[object], object], value: str) -> None:
    with pytest.raises(Unreadable):
        parse(value)


def test_dates_are_read_as_dates_only() -> None:
    readers = {
        parse.__name__
        for parse in PARSERS
        for value in (date(2024, 5, 4), datetime(2024, 5, 4))
        if _reads(parse, value)
    }
    assert readers == {"parse_date", "parse_calendar_date", "parse_day", "parse_deadline", "parse_term"}


def _reads(parse: Callable[[object], object], value: object) -> bool:
    try:
        parse(value)
    except Unreadable:
        return False
    return True
