"""Columns of figures in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.language.formatting.columns import set_figures
from imprimatur.language.parsing.amounts import figure_in
from imprimatur.language.typography import typeset


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("fr", ["12500,00", "3.250", "(980,5)"], ["12\u202f500,00", "3\u202f250,00", "(980,50)"]),
        ("nl", ["12500,00", "3 250", "-"], ["12.500,00", "3.250,00", None]),
        ("fr", ["1250", "(350)", "-20"], ["1\u202f250", "−350", "−20"]),
        ("fr", ["€ 12,5", "1250 EUR"], ["12,50\u00a0€", "1\u202f250,00\u00a0€"]),
        ("nl", ["12,5 €", "-1250 €"], ["€\u00a012,50", "€\u00a0−1.250,00"]),
        ("fr", ["0,8", "12", "12,5%", "3 %"], ["0,8", "12,0", "12,5\u00a0%", "3,0\u00a0%"]),
        ("nl", ["+3 %", "p.m.", ""], ["+3\u00a0%", None, None]),
    ],
)
def test_a_column_has_one_form(lang: Lang, typed: list[str], printed: list[str | None]) -> None:
    assert set_figures(typed, lang) == printed


FIGURES = st.decimals(0, 9_999_999, places=2).map(lambda number: str(number).replace(".", ","))
CELLS = st.lists(
    st.sampled_from(["", "-", "p.m.", "12.500", "€ 5", "3 %", "(1 200,5)", "-350 €"]) | FIGURES, max_size=8
)


@given(CELLS, st.sampled_from(LANGS))
def test_no_value_changes_and_a_form_is_set_once(cells: list[str], lang: Lang) -> None:
    printed = [cell if made is None else made for cell, made in zip(cells, set_figures(cells, lang), strict=True)]
    for cell, made in zip(cells, printed, strict=True):
        old, new = figure_in(cell), figure_in(made)
        assert (old and (old.number, old.unit)) == (new and (new.number, new.unit))
    assert [
        cell if made is None else made for cell, made in zip(printed, set_figures(printed, lang), strict=True)
    ] == printed
    assert [typeset(one, lang) for one in printed if figure_in(one)] == [one for one in printed if figure_in(one)]


def test_the_largest_amounts_are_set_and_longer_ones_stay() -> None:
    assert set_figures(["99999999999,99", "100000000000"], "nl") == ["99.999.999.999,99", None]
