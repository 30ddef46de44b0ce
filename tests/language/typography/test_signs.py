"""Minus signs, ranges, slashes and the mention of genders; what is in another language by its own rules."""

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Run
from imprimatur.language.typography import typeset, typeset_inline


@pytest.mark.parametrize(
    ("lang", "typed", "set_"),
    [
        ("fr", "-2200 €", "−2\u202f200\u00a0€"),
        ("fr", "- 12 000 €", "−12\u202f000\u00a0€"),
        ("fr", "€ -500", "−500\u00a0€"),
        ("fr", "un résultat de -3 % (-5)", "un résultat de −3\u00a0% (−5)"),
        ("fr", "-3", "−3"),
        ("nl", "-12000 €", "€\u00a0−12.000"),
        ("nl", "€ -12000", "€\u00a0−12.000"),
        ("nl", "-€ 12.000", "€\u00a0−12.000"),
        ("fr", "-3 bureaux", "-3 bureaux"),
        ("fr", "a-1, 10 -12, - 3 bureaux", "a-1, 10 -12, - 3 bureaux"),
        ("nl", "een verschil van - 12.000", "een verschil van - 12.000"),
    ],
)
def test_a_negative_number_has_a_minus_sign(lang: Lang, typed: str, set_: str) -> None:
    assert typeset(typed, lang) == set_
    assert typeset(set_, lang) == set_


@pytest.mark.parametrize("lang", ["fr", "nl"])
@pytest.mark.parametrize(
    "typed", ["2-3 mars", "2023-2024", "2023–2024", "2023-24", "98-100", "EN 30-54", "COVID-19, 1-2-3", "3-1", "12-3"]
)
def test_a_range_of_years_or_days_keeps_the_sign_of_its_author(lang: Lang, typed: str) -> None:
    assert typeset(typed, lang) == typed


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("2 / an", "2\u00a0/\u00a0an"),
        ("3 / semaine", "3\u00a0/\u00a0semaine"),
        ("3 / trimestre", "3 / trimestre"),
        ("oui / non", "oui\u00a0/\u00a0non"),
        ("heure / heure", "heure\u00a0/\u00a0heure"),
        ("heures / an", "heures / an"),
        ("an / heures", "an / heures"),
    ],
)
def test_a_spaced_slash_between_short_words_holds(typed: str, set_: str) -> None:
    assert typeset(typed, "fr") == set_


def test_the_mention_of_genders_stays_with_the_last_word_of_a_title() -> None:
    assert typeset("Chargé·e de projet (H/F/X)", "fr") == "Chargé·e de projet\u00a0(H/F/X)"
    assert typeset("Medewerker m/v/x", "nl") == "Medewerker\u00a0m/v/x"
    assert typeset("a" * 19 + " H/F/X", "fr") == "a" * 19 + "\u00a0H/F/X"
    assert typeset("a" * 20 + " H/F/X", "fr") == "a" * 20 + " H/F/X"


def test_a_title_is_set_by_the_rules_of_its_own_language() -> None:
    inline = (Run("Lire "), Run("The 'real' \"divide\" : what's next ? That", lang="en"), Run(" ; oui ?"))
    assert [run.text for run in typeset_inline(inline, "fr")] == [
        "Lire ",
        "The “real” “divide”: what’s next? That",
        "\u202f; oui\u202f?",
    ]
    german = (Run("Zie "), Run('Der "Weg" : ja ?', lang="de"), Run(' "zo" ?'))
    assert [run.text for run in typeset_inline(german, "nl")] == ["Zie ", "Der „Weg“: ja?", " ‘zo’?"]
    french = (Run("Zie "), Run('Le "guichet": quoi?', lang="fr"))
    assert typeset_inline(french, "nl")[1].text == "Le «\u00a0guichet\u00a0»\u00a0: quoi\u202f?"


def test_numbers_in_an_english_title_are_left_as_they_are() -> None:
    assert typeset_inline((Run("Over 10,000 at 5% - 2023-2024 for €10.000", lang="en"),), "fr")[0].text == (
        "Over 10,000 at 5% - 2023-2024 for €10.000"
    )
