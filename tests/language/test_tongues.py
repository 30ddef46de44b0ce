"""Which language a text is in, by the words that one dictionary has and the other has not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.lexicon import is_word
from imprimatur.language.tongues import Evidence, Verdict, evidence, quotations_out, stretch, verdict


def test_each_dictionary_has_its_own_words():
    assert [is_word("sociaux", tongue) for tongue in ("fr", "nl", "en")] == [True, False, False]
    assert [is_word("welzijnswerker", tongue) for tongue in ("fr", "nl", "en")] == [False, True, False]
    assert [is_word("research", tongue) for tongue in ("fr", "nl", "en")] == [False, True, True]
    assert is_word("œuvre", "fr") and not is_word("œuvre", "en")


def test_evidence_counts_what_one_language_alone_has():
    assert evidence("les voisins aident", "nl") == Evidence(
        own=0, other=2, english=0, borrowed=0, native=3, loans=0, words=3
    )
    assert evidence("de buren helpen", "nl").own == 2


def test_apostrophes_of_both_forms_and_narrow_spaces_are_read():
    assert evidence("l’accueil\u202f!", "nl") == evidence("l'accueil !", "nl")
    assert evidence("l’accueil", "nl").other == 1


@pytest.mark.parametrize(
    "text",
    ["… Fédération Bruxelloise", "zie « les voisins aident »", "“les voisins aident”", "‘les voisins aident’", "1er"],
)
def test_names_quotations_and_ordinals_do_not_count(text):
    assert evidence(f"in {text}", "nl").other == 0


def test_an_acronym_is_a_name_at_the_start_of_a_sentence_too():
    """`AV`, which the French dictionary has as a shortened avenue, is an assembly in Dutch."""
    assert verdict("AV van Passebruine", "nl") is None


def test_capitals_count_at_the_start_of_a_sentence_and_throughout():
    assert evidence("Voisins. Voisins", "nl").other == 2
    assert evidence("LES VOISINS AIDENT", "nl").other == 2


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("aide familiale", "nl", Verdict("fr", False, 1)),
        ("les voisins aident leurs enfants malades", "nl", Verdict("fr", True, 4)),
        ("de buren helpen hun zieke kinderen graag", "fr", Verdict("nl", True, 6)),
        ("de buren helpen", "nl", None),
        ("het gesprek met de voisins", "nl", None),
        ("This report was written by the board.", "nl", Verdict("en", True, 7)),
        ("focus group", "fr", None),
        ("Housing First", "fr", None),
        ("", "fr", None),
    ],
)
def test_verdict(text, lang, found):
    assert verdict(text, lang) == found


def test_a_foreign_text_may_hold_a_word_of_its_own_in_five():
    five = "les voisins aident toujours leurs enfants malades"
    assert evidence(five, "nl").other == 5
    assert verdict(f"{five} graag", "nl") == Verdict("fr", True, 5)
    assert verdict(f"{five} graag gauw", "nl") is None


@given(st.text())
def test_quotations_are_taken_out_without_moving_the_rest(text):
    assert len(quotations_out(text)) == len(text)


@given(st.text())
def test_a_stretch_is_part_of_its_text(text):
    assert stretch(text, "fr") in text


def test_a_loan_from_english_says_nothing_in_french_and_enough_in_dutch():
    assert verdict("laptop, smartphone et internet", "fr") is None
    assert verdict("laptop", "fr") == Verdict("nl", False, 1)
    assert verdict("accord de principe", "nl") == Verdict("fr", False, 1)


def test_a_stretch_is_the_first_four_words_of_the_other_language():
    text = "Voilà pourquoi het comité werd opgericht om twee raden te helpen"
    assert stretch(text, "fr") == "het comité werd opgericht om"
    assert stretch("Voilà pourquoi het comité werd opgericht", "fr") == ""


@pytest.mark.parametrize(
    "text",
    [
        "le Steunpunt tot bestrijding van armoede en uitsluiting",
        "il dit « het comité werd opgericht om twee raden te helpen »",
        "het comité, werd opgericht, om twee raden",
        "het comité werd pourtant opgericht om twee",
    ],
)
def test_names_quotations_and_lists_are_no_stretch(text):
    assert stretch(text, "fr") == ""


def test_a_name_ends_with_a_word_of_the_text():
    assert stretch("le Steunpunt voilà pourquoi het werd opgericht om twee", "fr") == "het werd opgericht om"
