"""How much is shown of what a document says otherwise: so many passages, files and characters, and no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.digest.changed import alone, both, sections, where
from flows.digest.messages import Words
from flows.digest.model import Wording
from flows.digest.said import first_of, is_near
from imprimatur.core.blocks import runs
from imprimatur.core.edition import Difference, Move, Passage, PassageSort, Piece
from imprimatur.core.location import Location

FR = Words("fr")
KEPT, ADDED, REMOVED = Move.KEPT, Move.ADDED, Move.REMOVED


def passage(section: str = "Budget", cell: str = "C7", file: str = "a/b.xlsx", path: str = "") -> Passage:
    place = (Location(file, "Budget", cell),) if file else ()
    return Passage(PassageSort.PARAGRAPH, (runs("x"),), ("Tête", section), places=place, path=path)


def changed(*pieces: Piece, move: Move = Move.CHANGED, section: str = "Budget") -> Difference:
    held = passage(section)
    return Difference(move, None if move is ADDED else held, None if move is REMOVED else held, pieces)


def shown(*pieces: Piece, move: Move = Move.CHANGED) -> list[list[tuple[str, str]]]:
    """The words that are shown, cell by cell."""
    ((change,),) = [one.changes for one in sections([changed(*pieces, move=move)], FR)]
    return [list(cell) for cell in change.cells]


def test_sixty_passages_are_shown_and_the_others_counted_in_their_section() -> None:
    every = [
        changed(Piece(ADDED, "x"), section=name)
        for name, count in (("a", 59), ("b", 2), ("c", 3))
        for _ in range(count)
    ]
    made = sections(every, FR)
    assert [(one.name, len(one.changes), one.more) for one in made] == [("Tête › a", 59, 0), ("Tête › b", 1, 4)]
    assert [(len(one.changes), one.more) for one in sections(every[:60], FR)] == [(59, 0), (1, 0)]
    assert [(len(one.changes), one.more) for one in sections(every, FR, most=0)] == [(0, 64)]


@pytest.mark.parametrize(("move", "most"), [(Move.ADDED, 400), (Move.REMOVED, 400), (Move.CHANGED, 2_000)])
def test_what_came_or_went_is_cut_at_a_word(move: Move, most: int) -> None:
    piece = ADDED if move is Move.CHANGED else move
    whole, longer = "ab " * (most // 3) + "c" * (most % 3), "ab " * (most // 3) + "c" * (most % 3 + 1)
    assert shown(Piece(piece, whole), move=move) == [[(piece.value, whole)]]
    assert shown(Piece(piece, longer), move=move) == [[(piece.value, ("ab " * (most // 3)).rstrip() + " …")]]


def test_a_picture_that_changed_shows_no_more_than_four_hundred_characters_of_what_stayed() -> None:
    assert shown(Piece(KEPT, "a" * 400)) == [[("kept", "a" * 400)]]
    assert shown(Piece(KEPT, "a" * 401)) == [[("kept", "a" * 400 + " …")]]


def test_of_what_stayed_seventy_characters_are_shown_beside_a_change() -> None:
    new = Piece(ADDED, "neuf")
    for room, pieces in (
        (70, (Piece(KEPT, "{}"), new)),
        (70, (new, Piece(KEPT, "{}"))),
        (140, (new, Piece(KEPT, "{}"), new)),
    ):
        for more, is_whole in ((3, True), (4, False)):
            text = "a" * (room + more)
            said = [text for _, text in shown(*(Piece(one.move, one.text.format(text)) for one in pieces))[0]]
            (kept,) = [one for one in said if one != "neuf"]
            assert (kept == text) is is_whole
            assert is_whole or kept.count("a") == room
    before, _ = shown(Piece(KEPT, "début " + "a" * 90 + " fin"), new)[0]
    assert before == ("kept", "… fin")
    _, after = shown(new, Piece(KEPT, "début " + "a" * 90 + " fin"))[0]
    assert after == ("kept", "début …")


def test_of_a_row_the_first_cell_and_those_that_changed_are_shown() -> None:
    pieces = [Piece(KEPT, "Loyer"), Piece(KEPT, "12", 1), Piece(REMOVED, "7", 2), Piece(ADDED, "8", 2)]
    assert shown(*pieces) == [[("kept", "Loyer")], [("removed", "7"), ("added", "8")]]
    ((change,),) = [one.changes for one in sections([changed(*pieces)], FR)]
    assert (change.before, change.after) == ("Loyer · 7", "Loyer · 8")


def test_what_became_of_a_passage_is_named_and_a_picture_where_no_words_changed() -> None:
    every = [
        (Difference(Move.CHANGED, passage(), passage(), (Piece(KEPT, "x"),)), "picture"),
        (Difference(Move.CHANGED, passage(), passage(), (Piece(KEPT, "x"), Piece(ADDED, "y"))), "changed"),
        (Difference(Move.ADDED, None, passage(), ()), "added"),
        (Difference(Move.REMOVED, passage(), None, (Piece(KEPT, "x"),)), "removed"),
    ]
    for one, key in every:
        ((change,),) = [made.changes for made in sections([one], FR)]
        assert (change.moved, change.label) == (one.move.value, FR(key))


def test_what_stands_before_the_first_heading_is_named_so_and_a_cell_without_words_is_not_shown() -> None:
    bare = Passage(PassageSort.ROW, (runs("x"), runs("")))
    (made,) = sections([Difference(Move.CHANGED, bare, bare, (Piece(KEPT, "x"), Piece(REMOVED, "", 1)))], FR)
    assert (made.name, made.changes[0].cells) == (FR("opening"), ((("kept", "x"),),))
    deep = replace(bare, section=("a", "b", "c"))
    assert [one.name for one in sections([Difference(Move.ADDED, None, deep)], FR)] == ["b › c"]


def test_a_passage_comes_from_two_files_at_most_and_places_of_a_sheet_are_said_together() -> None:
    places = [Location(f"a/{name}.xlsx", "Budget", cell) for name in "bcd" for cell in ("C7", "C8")]
    said = where(places, FR)
    assert said.count(" · ") == 1
    assert "b.xlsx" in said and "c.xlsx" in said and "d.xlsx" not in said
    assert where([], FR) == ""


def test_the_other_language_tells_only_what_comes_from_elsewhere() -> None:
    def of(**told: str) -> Difference:
        return Difference(Move.CHANGED, passage(**told), passage(**told), (Piece(ADDED, "x"),))

    own = [of(cell="C7", path="pay.gross"), of(cell="C9")]
    other = {
        "same cell": of(cell="C7"),
        "same field": of(cell="D1", path="pay.gross"),
        "elsewhere": of(cell="D7"),
        "from nowhere": of(file=""),
    }
    assert alone(other.values(), own) == [other["elsewhere"]]
    assert alone(other.values(), []) == list(other.values())
    wordings = [Wording("fr", tuple(own)), Wording("nl", tuple(other.values()))]
    assert [(len(one.changes), one.tag) for one in both(wordings, FR)] == [(2, ""), (1, "nl-BE")]


def test_a_day_is_near_for_a_week_before_it_and_a_month_after() -> None:
    today = date(2027, 3, 12)
    near = [days for days in range(-40, 20) if is_near(today + timedelta(days=days), today)]
    assert (near[0], near[-1], len(near)) == (-30, 7, 38)
    assert not is_near(None, today)


def test_a_message_is_shortened_to_the_sentences_that_fit() -> None:
    text = "Un point. Deux points. Trois."
    assert [first_of(text, most) for most in (29, 28, 22, 21)] == [text, *["Un point. Deux points."] * 2, "Un point."]
