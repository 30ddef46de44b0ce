"""What the check of parted dates and numbers finds."""

import pytest

from scripts.tied_lines import parted_in


@pytest.mark.parametrize(
    ("said", "shown", "parted"),
    [
        ("le 31\u00a0mars 2027", "le 31\nmars 2027", ["31 mars"]),
        ("le 31\u00a0mars 2027", "le\n31 mars\n2027", []),
        ("le 31 mars, le 31 mars", "le 31 mars, le 31\nmars", ["31 mars"]),
        ("le 1er\u00a0mars", "le 1\ner mars", []),
        ("le 1er\u00a0mars", "le 1\ner\nmars", ["1er mars"]),
        ("(art.\u00a03), 24\u00a0jours", "(art.\n3), 24\njours", ["24 jours", "art. 3"]),
        ("demi\u2011journées : 2\u00a0demi\u2011journées", "demi-journées : 2 demi\u2010journées", []),
        ("rendez\u2011vous", "rendez-\nvous", []),  # without a space: the check of words
        ("37\u00a0uur/week", "37uur/week", []),
        ("1080\u00a0Jette", "11080 Jettes", ["1080 Jette"]),
    ],
)
def test_what_is_less_often_whole_than_said_is_parted(said: str, shown: str, parted: list[str]) -> None:
    assert list(parted_in(said, shown)) == parted
