"""Grades from one to five, in digits or in words of either language."""

import pytest

from imprimatur.language.parsing import Unreadable, parse_grade


@pytest.mark.parametrize(
    ("typed", "grade"),
    [(4, 4), ("4", 4), ("4/5", 4), ("élevée", 4), ("Très élevé", 5), ("laag", 2), ("zeer hoog", 5), ("moyenne", 3)],
)
def test_grades_as_people_write_them(typed: object, grade: int) -> None:
    assert parse_grade(typed) == grade


@pytest.mark.parametrize("typed", ["4/10", "assez", "entre 2 et 3", "élevée ou faible", True])
def test_what_is_no_grade_is_not_guessed(typed: object) -> None:
    with pytest.raises(Unreadable):
        parse_grade(typed)
