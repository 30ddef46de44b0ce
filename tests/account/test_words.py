"""Texts as sequences of words, found again or not."""

from hypothesis import given
from hypothesis import strategies as st

from imprimatur.account.words import Body, stretches, words_of


def body(*texts: str) -> Body:
    made = Body()
    made.add(texts)
    return made


def test_words_are_compared_without_case_form_or_punctuation():
    assert words_of("L’Été, no 3 : (ﬁn) !") == ("l", "été", "no", "3", "fin")


def test_a_stressed_numeral_is_itself_with_a_capital():
    assert words_of("Eén dag") == words_of("één dag") == ("één", "dag")


def test_symbols_are_words_and_punctuation_is_none():
    assert words_of("☐ permis → 5 € … –") == ("☐", "permis", "→", "5", "€")


def test_a_text_is_found_in_its_order_alone():
    assert body("un deux trois quatre").has(("deux", "trois", "quatre"))
    assert not body("un deux quatre trois").has(("deux", "trois", "quatre"))
    assert not body("un deux", "trois quatre").has(("deux", "trois"))
    assert body("un deux trois quatre cinq").has(("un", "deux", "trois", "quatre", "cinq"))
    assert not body("un deux trois x quatre cinq").has(("deux", "trois", "quatre"))


def test_an_expression_parts_the_words_around_it():
    assert list(stretches('Nous sommes {{ nombre("Équipe") }} ici.')) == [("nous", "sommes"), ("ici",)]
    assert list(stretches("{{ x }}, …")) == []


@given(st.lists(st.text(max_size=30), max_size=6))
def test_every_text_added_is_found(texts):
    made = body(*texts)
    assert all(made.has(words) for text in texts for words in stretches(text) if "{{" not in text)


def test_three_words_in_a_row_are_looked_up_at_a_time():
    """A text whose every three words stand somewhere counts as found; two of them do not do."""
    assert body("un deux trois", "deux trois quatre").has(("un", "deux", "trois", "quatre"))
    assert not body("un deux", "deux trois").has(("un", "deux", "trois"))


def test_the_last_words_of_a_text_are_in_the_body():
    assert body("un deux trois").has(("trois",))
    assert body("un deux trois").has(("deux", "trois"))
