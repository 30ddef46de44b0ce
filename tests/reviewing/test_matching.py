"""Which passage of an edition a paragraph of a file says: whole, marked, behind a caption's number, or in part."""

import pytest

from imprimatur.core.blocks import runs
from imprimatur.core.edition import Edition, Passage, PassageSort
from imprimatur.reviewing.matching import Passages, even


def passages(*texts: str) -> Passages:
    """The passages of an edition, a paragraph each, or a row where a text has bars."""
    made = []
    for text in texts:
        cells = text.split("|")
        sort = PassageSort.ROW if len(cells) > 1 else PassageSort.PARAGRAPH
        made.append(Passage(sort, tuple(map(runs, cells))))
    return Passages(Edition("job_offer", "a", "fr", "A", tuple(made)))


def found(among: Passages, text: str) -> int | None:
    """The place of the passage that says a text."""
    one = among.of(text)
    return None if one is None else next(at for at, known in enumerate(among.edition.passages) if known is one)


def test_spaces_and_hyphens_are_as_any_program_leaves_them() -> None:
    assert even(" a\u00a0b\u202f c\td\u2011e\u00adf\u200bg\u2060h\n") == "a b c d-efgh"


def test_a_text_is_found_whole_and_a_row_by_each_of_its_cells() -> None:
    among = passages("Une phrase.", "Barème|1 200 €", "Une autre phrase.")
    assert [found(among, text) for text in ("Une phrase.", "Barème", "1\u202f200 €", "Une autre phrase.")] == [
        0,
        1,
        1,
        2,
    ]
    assert found(among, "Rien de tel ici.") is None
    assert found(among, "") is None


def test_of_passages_that_say_the_same_the_next_is_meant_and_at_the_end_the_last() -> None:
    among = passages("Même.", "Entre-deux.", "Même.", "Fin.")
    assert [found(among, text) for text in ("Même.", "Même.")] == [0, 0]
    assert [found(among, text) for text in ("Entre-deux.", "Même.", "Fin.", "Même.")] == [1, 2, 3, 2]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("[à relire] Une phrase.", 0),
        (f"[{'x' * 40}] Une phrase.", 0),
        (f"[{'x' * 41}] Une phrase.", None),
        ("[] Une phrase.", None),
        ("Une [à relire] phrase.", None),
    ],
)
def test_the_mark_of_a_draft_before_a_text_is_not_of_it(text: str, at: int | None) -> None:
    assert found(passages("Une phrase."), text) == at
    assert found(passages("Une phrase.", "[sic] Une phrase."), "[sic] Une phrase.") == 1


@pytest.mark.parametrize(
    ("known", "text", "at"),
    [
        ("douze signes", "Figure 3. douze signes", 0),  # a caption behind its number
        ("onze signes", "Figure 3. onze signes", None),
        ("douze signes", "douze signes, et plus", None),
        ("avant douze signes et après", "douze signes", 0),  # a part of a passage
        ("avant onze signes et après", "onze signes", None),
    ],
)
def test_a_text_is_known_by_a_part_of_twelve_characters(known: str, text: str, at: int | None) -> None:
    assert found(passages(known), text) == at
