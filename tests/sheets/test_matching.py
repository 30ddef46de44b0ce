"""Pieces are found in a longer text, in their order, each close to the one before."""

from hypothesis import given
from hypothesis import strategies as st

from imprimatur.sheets.matching import LONG, Placing

LETTERS = "abcde"
NOISE = st.text("xyz", max_size=30)
PIECES = st.lists(st.text(LETTERS, min_size=1, max_size=20), max_size=12)


def placed(text: str, *pieces: str) -> list[str]:
    """What stands at the place of each piece, with its first letter's number."""
    return [f"{one[0]}:{text[one[0] : one[1]]}" if one else "" for one in Placing(text, pieces).place()]


@given(PIECES, st.data())
def test_what_is_placed_says_its_piece_and_stands_after_the_one_before(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(f"{data.draw(NOISE)}{data.draw(st.sampled_from([piece, '']))}" for piece in pieces)
    spans = Placing(text, pieces).place()
    assert len(spans) == len(pieces)
    ends = 0
    for piece, span in zip(pieces, spans, strict=True):
        if span:
            assert text[span[0] : span[1]] == piece
            assert span[0] >= ends
            ends = span[1]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20, unique=True), st.data())
def test_pieces_unlike_the_others_are_all_found_where_they_stand(numbers: list[int], data: st.DataObject) -> None:
    pieces = [f"a{number:07}b" + "c" * data.draw(st.integers(0, LONG)) + "d" for number in numbers]
    text, starts = "", []
    for piece in pieces:
        text += data.draw(NOISE)
        starts.append(len(text))
        text += piece
    assert [one and one[0] for one in Placing(text, pieces).place()] == starts


def test_a_heading_told_twice_is_found_above_its_paragraph() -> None:
    head, body = "lecontexte", "lesdemandesdeviennentplusnombreuses"
    text = f"titre{head}12{'z' * 90}{head}{body}"
    assert placed(text, "titre", head, body) == [
        "0:titre",
        f"{text.rindex(head)}:{head}",
        f"{text.rindex(body)}:{body}",
    ]


def test_short_cells_are_found_in_the_row_of_the_others() -> None:
    text = "posteun9total12euros" + "x" * 100 + "postedeux9total12"
    assert placed(text, "postedeux9total12") == ["120:postedeux9total12"]


def test_a_long_piece_that_moved_is_found_where_it_stands_alone() -> None:
    one, two, three = ("a" * LONG, "b" * LONG, "c" * LONG)
    placing = Placing(f"{three}{one}{two}", [one, two, three])
    placing.place()
    assert placing.place_alone() == [(12, 24), (24, 36), (0, 12)]


def test_what_is_cut_is_found_word_by_word_or_not_at_all() -> None:
    text = "avant" + "lemotnotetextecoupe" + "apresla"
    placing = Placing(text, ["avant", "lemottextecoupe", "apresla"])
    placing.place()
    assert placing.by_words(1, ["le", "mot", "texte", "coupe"]) == [(5, 7), (7, 10), (14, 19), (19, 24)]
    assert placing.by_words(1, ["le", "autrechose"]) == [None, None]
