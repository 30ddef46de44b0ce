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
        ("1 sur 3", "1\xa0sur\xa03", "1\xa0op\xa03"),
        ("6 op 10", "6\xa0sur\xa010", "6\xa0op\xa010"),
        ("1.250 sur 3 000", "1\u202f250\xa0sur\xa03\u202f000", "1.250\xa0op\xa03.000"),
        ("25 tot 33 %", "25\xa0à\xa033\xa0%", "25\xa0tot\xa033\xa0%"),
        ("de 25 % à 33 %", "25\xa0à\xa033\xa0%", "25\xa0tot\xa033\xa0%"),
        ("Entre 2,5 et 4", "2,5\xa0à\xa04", "2,5\xa0tot\xa04"),
        ('{{ nombre("Équipe") }}', '{{ nombre("Équipe") }}', '{{ nombre("Équipe") }}'),
    ],
)
def test_a_figure_is_said_in_both_languages(typed, french, dutch):
    assert (say_stated(typed, "fr"), say_stated(typed, "nl")) == (french, dutch)
    assert not is_worded(typed)


@pytest.mark.parametrize(
    "typed", ["9 personnes sur 10", "un tiers", "een op drie", "entre 25 à 33 %", "25 % tot 33", "environ 1 sur 3"]
)
def test_words_that_nobody_would_translate_are_told(typed):
    assert say_stated(typed, "nl") == typed
    assert is_worded(typed)
