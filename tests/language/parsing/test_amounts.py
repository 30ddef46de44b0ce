"""Figures in the cells of typed tables."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.parsing import Unreadable
from imprimatur.language.parsing.amounts import Figure, figure_in, is_blank, parse_figure


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("12 500,00", Figure(Decimal("12500.00"), 2, grouped=True)),
        ("12.500", Figure(Decimal(12500), 0, grouped=True)),
        ("12500", Figure(Decimal(12500), 0)),
        ("€ 12.500,5", Figure(Decimal("12500.5"), 1, unit="€", grouped=True)),
        ("1250 EUR", Figure(Decimal(1250), 0, unit="€")),
        ("(350,00)", Figure(Decimal("350.00"), 2, brackets=True)),
        ("(€ 350)", Figure(Decimal(350), 0, unit="€", brackets=True)),
        ("-350", Figure(Decimal(350), 0, "-")),
        ("− 1 200 €", Figure(Decimal(1200), 0, "-", "€", grouped=True)),
        ("€ -5", Figure(Decimal(5), 0, "-", "€")),
        ("€ - 5", Figure(Decimal(5), 0, "-", "€")),
        ("+12,5 %", Figure(Decimal("12.5"), 1, "+", "%")),
        ("12,125%", Figure(Decimal("12.125"), 3, unit="%")),
        ("1.200,-", Figure(Decimal(1200), 0, grouped=True)),
        ("0,5", Figure(Decimal("0.5"), 1)),
        ("0", Figure(Decimal(0), 0)),
    ],
)
def test_a_figure_is_read_as_it_was_typed(typed: str, figure: Figure) -> None:
    assert parse_figure(typed) == figure


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "p.m.",
        "1,500",
        "0470 12 34 56",
        "01",
        "12/03/2025",
        "(12",
        "12)",
        "(-5)",
        "€ 5 €",
        "5 € net",
        "1,2345",
        "–",
        "€",
    ],
)
def test_what_is_no_figure_or_may_mean_two_things_is_not_read(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_figure(typed)


def test_brackets_and_a_minus_are_below_zero() -> None:
    numbers = [figure.number for typed in ("(5)", "-5", "−5", "+5", "5") if (figure := figure_in(typed))]
    assert numbers == [-5, -5, -5, 5, 5]


def test_dashes_stand_for_no_figure() -> None:
    assert [is_blank(typed) for typed in ("", " ", "-", "–", "/", "0", "x")] == [True] * 5 + [False] * 2


@given(st.text(alphabet="0123456789 .,-−–+€%()EURe\u202f", max_size=40) | st.text(max_size=40))
def test_anything_is_read_or_left(typed: str) -> None:
    figure = figure_in(typed)
    assert figure is None or abs(figure.number) == figure.size >= 0
