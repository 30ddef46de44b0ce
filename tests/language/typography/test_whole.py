"""What no line breaks at its hyphen, slash, dash or space."""

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


@pytest.mark.parametrize(
    "words",
    (
        "31 mars",
        "(8 décembre)",
        "1er août",
        "24 jours,",
        "5 personnes",
        "30,4 h/semaine",
        "1\u202f860 fois",
        "1,5 million",
        "18 uur",
        "3 × 12",
        "p. 12",
        "pp. 3–5,",
        "art. 3",
        "articles 9:12",
        "Artikel 4",
        "CP 329.02",
        "PC 332,",
        "CCT n° 32bis",
        "nr. 14",
        "§ 2",
        "scénario A",
        "(hoofdstuk 6)",
        "Groupe B,",
        "annexe IV",
        "J. Lindemaecker",
        "Lindemaecker, J.",
        "Mme Tellouch",
        "M. Dupont",
        "prof. Baert",
        "1080 Molenbeek-Saint-Jean",
        "02 000 00 17",
        "+32 2 511 89 59",
        "BE50 0012 2417 0918.",
        "2 demi-journées",
        "J. P. Dubois",
        "2–3 jours",
    ),
)
def test_figures_initials_and_codes_stay_with_their_words(words: str) -> None:
    text = f"vu, {words} et"
    assert [text[start:end] for start, end in whole_spans(text)] == [words]
    assert held(text) == f"vu, {words} et".replace(words, words.replace(" ", "\u00a0").replace("-", "\u2011"))


@pytest.mark.parametrize(
    "text",
    (
        "de mars 2027",
        "En 2025, 310 ménages",
        "12 janvières",
        "le scénario Adopté",
        "p. ex. oui",
        "A et B",
        "1080 mètres",
        "réf. 2 joursx",
        "2 ansérines",
        "Vu. Dit",
        "5 kmh",
        "Dubois, Jean",
        "oui, 1080 molenbeek",
    ),
)
def test_other_words_may_part(text: str) -> None:
    assert whole_spans(text) == ()


def test_a_number_of_a_street_stays_with_its_street() -> None:
    text = "Rue du Merle 7, 1080 Jette, ou au 7, ou Merle 7, demain"
    assert [text[start:end] for start, end in whole_spans(text)] == ["Merle 7,", "1080 Jette,"]


def test_the_month_stays_with_the_ordinal_of_a_run_before() -> None:
    assert whole_spans(" mars 2027") == ((0, 5),)
    assert whole_spans(" marsouin") == ()


def test_a_reference_of_the_next_run_stays_with_its_word() -> None:
    assert whole_spans("voir le chapitre ") == ((8, 17),)
    assert held("(hoofdstuk ") == "(hoofdstuk\u00a0"
    assert whole_spans("voir le chapeau ") == ()


def test_what_is_tied_on_both_sides_is_one_piece_up_to_a_length() -> None:
    assert whole_spans("vers p. 12 mai-juin") == ((5, 19),)
    assert whole_spans("1080 Saint-Jean-des-Longues-Prairies") == ((5, 27),)
    assert held("BE50 0012 2417 0918 0012 2417 0918") == "BE50 0012 2417 0918 0012 2417 0918"


@given(st.text(alphabet="ab-/– 1É’·(.@,mars×\u2011\u00a0", max_size=40))
def test_spans_are_in_order_and_apart(text: str) -> None:
    spans = whole_spans(text)
    assert [place for span in spans for place in span] == sorted(place for span in spans for place in span)
    assert all(start < end for start, end in spans)
    assert held(text).replace("\u2011", "-").replace("\u00a0", " ") == text.replace("\u2011", "-").replace(
        "\u00a0", " "
    )


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
