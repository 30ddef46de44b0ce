"""Figures in a person's own words, in each language."""

import pytest

from imprimatur.language.stated import is_worded, say_stated


@pytest.mark.parametrize(
    ("typed", "french", "dutch"),
    [
        ("412", "412", "412"),
        ("3.000", "3\u202f000", "3.000"),
        ("57 %", "57\xa0%", "57\xa0%"),
        ("une trentaine", "environ 30", "ongeveer 30"),
        ("meer dan 500", "plus de 500", "meer dan 500"),
        ("1 250,50 €", "1\u202f250,50\xa0€", "€\xa01.250,50"),
        ("1/3", "1/3", "1/3"),
        ('{{ nombre("Équipe") }}', '{{ nombre("Équipe") }}', '{{ nombre("Équipe") }}'),
    ],
)
def test_a_figure_is_said_in_both_languages(typed, french, dutch):
    assert (say_stated(typed, "fr"), say_stated(typed, "nl")) == (french, dutch)
    assert not is_worded(typed)


@pytest.mark.parametrize("typed", ["9 sur 10", "un tiers", "een op drie"])
def test_words_that_nobody_would_translate_are_told(typed):
    assert say_stated(typed, "nl") == typed
    assert is_worded(typed)
