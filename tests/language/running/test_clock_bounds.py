"""The bounds between a time that a clock shows and one that none does, and between a stretch and one turned round."""

import pytest

from imprimatur.language.running.clocks import backward_clocks, impossible_clocks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *[("à 10h59", 0), ("à 10h60", 1), ("à 24h00", 0), ("à 24h01", 1), ("24h60", 1), ("25h60", 0), ("à 25h00", 1)],
        *[("de 10h à 24h", 0), ("de 10h à 25h", 1), ("de 10h à 25", 0)],
    ],
)
def test_the_last_time_of_a_clock(text: str, count: int) -> None:
    assert len(impossible_clocks(text, "fr")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("de 10h30 à 10h29", 1),
        ("de 10h30 à 10h30", 0),
        ("de 10h00 à 9h59", 1),
        ("de 10h à 10h01", 0),
        ("de 9h à 7h", 0),
        ("de 9h à 8h", 1),
        ("de 18h à 9h", 1),
        ("de 19h à 9h", 0),
        ("de 24h à 9h", 0),
        ("de 9h30 à 7h", 1),
        ("de 10h59 à 9h00", 1),
        ("de 10h60 à 9h00", 0),
        ("de 10h00 à 9h59", 1),
        ("de 10h00 à 9h60", 0),
    ],
)
def test_the_first_stretch_that_ends_before_it_begins(text: str, count: int) -> None:
    assert len(backward_clocks(text, "fr")) == count


@pytest.mark.parametrize(("between", "count"), [(53, 0), (54, 1)])
def test_a_word_of_work_counts_within_sixty_characters(between: int, count: int) -> None:
    space = " " * between
    for text in (f"contrat{space}à 25h30", f"à 25h30{space}contrat"):
        assert len(impossible_clocks(text, "fr")) == count
    # Two spaces after a stretch are taken for those of its minutes.
    for text in (f"contrat{space}de 10h à 25h", f"de 10h à 25h  {space}contrat"):
        assert len(impossible_clocks(text, "fr")) == count
