"""What the check of whole words in Word tables counts."""

import pytest

from scripts.word_lines import _count


@pytest.mark.parametrize(
    ("word", "text", "times"),
    [
        ("uur", "37\u00a0uur/week", 1),
        ("uur", "37uur/week", 1),
        ("uur", "Arbeidsduur, buurten", 0),
        ("uur", "u\nur", 0),
        ("Tisselande", "Tissela\nnde", 0),
        ("612.000", "€\u00a0612.000", 1),
        ("612.000", "1612.000", 0),
        ("612.000", "612.0\n00", 0),
    ],
)
def test_words_and_numbers_are_counted_where_they_are_whole(word: str, text: str, times: int) -> None:
    assert _count(word, text) == times
