"""The widths of the columns of a grid of facts."""

import pytest

from imprimatur.core.blocks import Facts, Gap, Run, runs
from imprimatur.rendering.advances import advance
from imprimatur.rendering.grids import BAND, BOX, GUTTER, SLACK, STEPS, grid_shares

ADDRESS = "Rue du Merle de Papier 7, 1080\u00a0Molenbeek-Saint-Jean"
PAY = "2\u202f640\u00a0€ à 3\u202f520\u00a0€ (brut mensuel)"


def of(*values: str, label: str = "L") -> Facts:
    return Facts(tuple((runs(label), runs(value)) for value in values))


def room(parts: tuple[int, ...], place: int, whole: float) -> float:
    """The points that a column has."""
    return (whole - GUTTER * (len(parts) - 1)) * parts[place] / sum(parts)


def test_columns_are_equal_where_each_value_then_stands_on_one_line() -> None:
    assert grid_shares(Facts(()), BOX) == (1,)
    assert grid_shares(of("a" * 200), BOX) == (1,)
    assert grid_shares(of("CDI", "4/5 temps", "Bruxelles"), BOX) == (1, 1, 1)
    assert grid_shares(of(*"12345678"), BOX) == (1, 1, 1, 1)


def test_columns_are_as_wide_as_their_values_ask_for_where_that_saves_a_line() -> None:
    held = of("Contrat à durée indéterminée", "4/5 temps", "1 mars 2027", ADDRESS, PAY, "15 janvier 2027")
    parts = grid_shares(held, BAND)
    assert sum(parts) == STEPS and max(parts) == parts[0]
    for place, value in enumerate((ADDRESS, PAY, "15 janvier 2027")):
        assert advance(value, 10) * SLACK <= room(parts, place, BAND)


def test_a_value_of_as_many_points_as_an_equal_column_keeps_them_equal() -> None:
    """One that needs more takes the first of the widths that hold it."""
    assert advance("x", 10) * 31 * SLACK < (BAND - 2 * GUTTER) / 3 < advance("x", 10) * 33 * SLACK
    assert grid_shares(of("x" * 31, "v", "v"), BAND) == (1, 1, 1)
    wide, *others = grid_shares(of("x" * 33, "v", "v"), BAND)
    assert wide == 14 and others == [13, 13]


def test_what_fills_its_row_asks_for_nothing_and_what_stands_alone_in_a_column_does() -> None:
    """The fifth of five facts has two columns to itself, the fourth has one."""
    assert grid_shares(of("v", "v", "v", "v", "mot " * 15), BAND) == (1, 1, 1)
    assert grid_shares(of("v", "v", "v", "mot " * 10, "v"), BAND)[0] > STEPS // 3 + 1


@pytest.mark.parametrize("label", ["L", "Un libellé bien plus long que la valeur qu’il annonce"])
def test_labels_take_room_too(label: str) -> None:
    parts = grid_shares(Facts(((runs(label), runs("v")), (runs("L"), runs("v")), (runs("L"), runs("v")))), BAND)
    assert (parts[0] > 1) == (len(label) > 1)


def test_the_mark_of_a_gap_takes_room_beside_its_words() -> None:
    said = "x" * 31
    marked = (Run(said, gap=Gap("x", "y", "z")),)
    assert grid_shares(Facts(((runs("L"), runs(said)), *[(runs("L"), runs("v"))] * 2)), BAND) == (1, 1, 1)
    assert grid_shares(Facts(((runs("L"), marked), *[(runs("L"), runs("v"))] * 2)), BAND) == (14, 13, 13)


def test_no_column_is_narrower_than_a_word_or_a_date() -> None:
    held = of("mot " * 24, "anticonstitutionnellement", "30 september 2028")
    parts = grid_shares(held, BOX)
    for place, value in ((1, "anticonstitutionnellement"), (2, "30 september 2028")):
        assert advance(value, 10) * SLACK <= room(parts, place, BOX)


def test_of_two_ways_as_low_the_one_that_breaks_fewer_values_is_taken() -> None:
    """The first value takes two lines in any case; the second takes one where its column is wide enough."""
    parts = grid_shares(of("mot " * 24, "x" * 20 + " " + "x" * 12, "v"), BOX)
    assert advance("x" * 32 + " ", 10) * SLACK <= room(parts, 1, BOX)
