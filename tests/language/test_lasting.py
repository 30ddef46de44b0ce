"""Durations in a person's own words, said in the other language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.formatting import format_range
from imprimatur.language.lasting import say_lasting
from imprimatur.language.parsing.numbers import parse_duration

SPREAD = "gespreid over het jaar"


@pytest.mark.parametrize(
    ("text", "french", "dutch"),
    [
        ("environ 6 mois", "environ 6 mois", "ongeveer 6 maanden"),
        ("± 20 jours", "environ 20 jours", "ongeveer 20 dagen"),
        ("une dizaine de jours", "environ 10 jours", "ongeveer 10 dagen"),
        ("de 4 à 6 mois", "4 à 6 mois", "4 tot 6 maanden"),
        ("environ 4 à 6 mois", "environ 4 à 6 mois", "ongeveer 4 tot 6 maanden"),
        ("maximum 30 jours répartis sur l’année", "au maximum 30 jours sur l’année", f"maximaal 30 dagen, {SPREAD}"),
        ("max. 12 jours sur 6 mois", "au maximum 12 jours sur 6 mois", "maximaal 12 dagen, gespreid over 6 maanden"),
        (f"ongeveer 20 dagen, {SPREAD}", "environ 20 jours sur l’année", f"ongeveer 20 dagen, {SPREAD}"),
        ("3 h par semaine", "3 h par semaine", "3 uur per week"),
        ("2 dagen per maand", "2 jours par mois", "2 dagen per maand"),
        ("environ 75 heures", "environ 75 h", "ongeveer 75 uur"),
        ("anderhalf jaar", "1,5 an", "1,5 jaar"),
    ],
)
def test_a_duration_is_said_in_both_languages(text: str, french: str, dutch: str) -> None:
    assert [say_lasting(text, lang).replace("\u00a0", " ") for lang in ("fr", "nl")] == [french, dutch]


@pytest.mark.parametrize(
    "text",
    [
        "6",
        "",
        "jusqu’en juin",
        "un mi-temps pendant 6 mois",
        "0 h",
        "50 % d’heures",
        "6 mois sur demande",
        "mois " * 30,
    ],
)
def test_what_is_no_duration_is_left_to_its_author(text: str) -> None:
    assert [say_lasting(text, lang) for lang in ("fr", "nl")] == ["", ""]


@given(
    low=st.integers(1, 400),
    more=st.integers(0, 60),
    unit=st.sampled_from(("jours", "semaines", "mois", "ans", "dagen", "weken", "maanden", "jaar")),
    about=st.sampled_from(("", "environ ", "ongeveer ")),
)
def test_a_duration_said_again_is_the_same(low: int, more: int, unit: str, about: str) -> None:
    """What is printed in one language is understood, and means what was meant."""
    text = f"{about}{low} {unit}" if not more else f"{about}{low} à {low + more} {unit}"
    for lang in ("fr", "nl"):
        said = say_lasting(text, lang)
        assert parse_duration(said) == parse_duration(text)
        assert said == format_range(parse_duration(text), lang)


@given(st.text(max_size=150))
def test_nothing_raises(text: str) -> None:
    assert isinstance(say_lasting(text, "nl"), str)
