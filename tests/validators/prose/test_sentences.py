"""The sentences of a text, and what stands in them."""

from decimal import Decimal

from imprimatur.language.running.numbers import numbers_in
from validators.prose.sentences import LONGEST, sentence_at, sentence_spans, within


def test_what_runs_on_is_read_in_stretches() -> None:
    """All of it is read, and a sentence as long as one may be is whole."""
    assert sentence_spans("a" * LONGEST + ". b") == [(0, LONGEST + 1), (LONGEST + 1, LONGEST + 3)]
    assert sentence_spans("a" * (LONGEST + 1)) == [(0, LONGEST), (LONGEST, LONGEST + 1)]


def test_a_sentence_is_found_by_any_of_its_characters() -> None:
    text = "Un. Deux trois."
    assert [sentence_at(text, at) for at in (0, 2, 3, 14)] == ["Un.", "Un.", " Deux trois.", " Deux trois."]


def test_within_are_those_that_start_in_a_stretch() -> None:
    """The first character of a stretch is in it, the one after its last is not."""
    numbers = numbers_in("12 et 30 et 45", "fr")
    values = [[one.value for one in within(numbers, span)] for span in ((0, 6), (0, 7), (6, 12), (7, 12), (7, 13))]
    assert values == [[Decimal(12)], [Decimal(12), Decimal(30)], [Decimal(30)], [], [Decimal(45)]]
