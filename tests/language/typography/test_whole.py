"""What no line breaks at its hyphen, slash or dash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.typography.whole import held, is_value, whole_spans


@pytest.mark.parametrize(
    "word",
    "rendez-vous non-take-up e-mail vis-à-vis COVID-19 2-3 F-1000 non-recours bachelor-na-bachelor H/F/X et/ou km/h "
    "Sint-Jans-Molenbeek 2026-017 chargé-e-s 2023–2024 4/5 quelques-uns sous-représentation VUB-onderzoekers "
    "5e–6e UNICEF-onderzoekers 12345-onderzoekers les/femmes vous/nous sous-dimensionnementsannuel".split(),
)
def test_short_parts_capitals_and_figures_hold(word: str) -> None:
    assert whole_spans(f"un {word}, oui") == ((3, 4 + len(word)),)


@pytest.mark.parametrize(
    "word",
    "Bruxelles-Capitale employeurs/travailleurs avant-garde Europe–Afrique welzijns- www.le-forum.org/non-recours "
    "https://a.be/e-mail info@le-forum.be non-institutionnalisationnelles-x porte sous-dimensionnementsannuelle "
    "Mons–Liège 2024–Liège dans/femmes".split(),
)
def test_long_parts_and_addresses_may_break(word: str) -> None:
    assert whole_spans(f"un {word} en") == ()


def test_only_the_short_part_of_a_long_word_holds() -> None:
    text = "une vice-présidente-directrice"
    assert [text[start:end] for start, end in whole_spans(text)] == ["vice-présidente"]
    text = "la directrice-présidente-adjoint-e"
    assert [text[start:end] for start, end in whole_spans(text)] == ["adjoint-e"]


def test_a_word_beside_an_address_holds() -> None:
    text = "un e-mail à info@le-forum.be et un rendez-vous"
    assert [text[start:end] for start, end in whole_spans(text)] == ["e-mail", "rendez-vous"]


def test_a_hyphen_that_holds_in_itself_does_between_long_parts() -> None:
    assert whole_spans("Bruxelles\u2011Capitale") == ((0, 18),)


def test_what_stands_beside_a_word_stays_with_it() -> None:
    text = "(rendez-vous)\u00a0! L’e-mail"
    assert [text[start:end] for start, end in whole_spans(text)] == ["(rendez-vous)\u00a0!", "L’e-mail"]


def test_hyphens_that_hold_for_formats_that_have_them() -> None:
    assert held("un rendez-vous à Bruxelles-Capitale, 2–3 e-mails") == (
        "un rendez\u2011vous à Bruxelles-Capitale, 2–3 e\u2011mails"
    )


@given(st.text(alphabet="ab-/– 1É’·(.@\u2011\u00a0", max_size=40))
def test_spans_are_in_order_apart_and_hold_no_space(text: str) -> None:
    spans = whole_spans(text)
    assert [place for span in spans for place in span] == sorted(place for span in spans for place in span)
    assert all(start < end and " " not in text[start:end] for start, end in spans)
    assert held(text).replace("\u2011", "-") == text.replace("\u2011", "-")


@pytest.mark.parametrize(
    "text",
    [
        "31 maart 2027",
        "1er octobre 2027",
        "mars 2026",
        "avant le 31 mars 2027",
        "eind 2027",
        "2027",
        "du 9 au 16 septembre 2024",
        "van 3 tot 5 mei 2027",
        "d’avril à juin 2024",
        "2024 – 2026",
        "€\u00a0612.000",
        "12\u202f600\u00a0€",
        "€ 5.000 – € 7.000",
        "5\u202f000 à 7\u202f000 €",
        "5 euros",
    ],
)
def test_dates_amounts_and_ranges_are_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mei",
        "de mars à mai",
        "7 voor, 0 tegen",
        "CSA, article 9:14",
        "de 3 à 5 personnes",
        "12 mois",
        "31 maart 2027 of later",
        "deux maisons à mars 2026",
        "12 € par personne et par mois",
        "van 13 tot en met 5 mei 2027 –",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize(
    ("text", "held_whole"), [("van 3 tot en met 15 mei 2027", True), ("van 13 tot en met 15 mei 2027", False)]
)
def test_a_value_of_more_than_28_signs_may_break(text: str, held_whole: bool) -> None:
    assert is_value(text) is held_whole
