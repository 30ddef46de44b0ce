"""A run cut around what is like another."""

import pytest

from imprimatur.core.blocks import Run, runs
from imprimatur.core.cutting import cut

RUN = Run("un deux trois", bold=True, note=runs("note"))
LIKE = Run("", italic=True)


@pytest.mark.parametrize(
    ("places", "texts"),
    [
        ((), ["un deux trois"]),
        (((0, 2),), ["un", " deux trois"]),
        (((3, 7),), ["un ", "deux", " trois"]),
        (((0, 2), (2, 13)), ["un", " deux trois"]),
    ],
)
def test_pieces_say_the_same_text_and_the_last_calls_the_note(places: tuple[tuple[int, int], ...], texts: list[str]):
    pieces = cut(RUN, ((start, end, LIKE) for start, end in places))
    assert [piece.text for piece in pieces] == texts
    assert [piece.note for piece in pieces] == [*[()] * (len(texts) - 1), runs("note")]
    assert [piece.italic for piece in pieces] == [
        any(RUN.text[start:end] == text for start, end in places) for text in texts
    ]
    assert [piece.bold for piece in pieces] == [not piece.italic for piece in pieces]


def test_a_run_of_nothing_stays() -> None:
    assert cut(Run("", note=runs("note")), ()) == (Run("", note=runs("note")),)
