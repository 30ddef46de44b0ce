"""Words, paragraphs and rows of two small Word files as one: whatever they say, both can be had back."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.rendering.redline.aligning import Piece, likeness, paired, steps, words_of
from imprimatur.rendering.redline.word import NotComparable, redlined
from tests.rendering.redline.carried_out import W, accepted, rejected, root_of, rows, texts

WORDS = st.sampled_from(
    "le la maison ouvre ferme 12 1\u202f250,50 l’an dernier, (non) bien-être «\u00a0ici\u00a0» R&D é".split(" ")
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
TEXT = st.lists(SENTENCE, max_size=7)
CELL = st.one_of(st.just(""), SENTENCE)


def saved(paragraphs: list[str], table: list[list[str]] | None = None) -> bytes:
    """A Word file of those paragraphs, every other word bold, then a table, then a last paragraph."""
    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for place, word in enumerate(text.split(" ")):
            paragraph.add_run((" " if place else "") + word).bold = place % 2 == 1
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.add_paragraph("fin")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def marks(content: bytes, tag: str) -> list[str]:
    """What each w:ins or w:del says."""
    found = root_of(content).iter(f"{W}{tag}")
    return [said for one in found if (said := "".join(one.itertext(f"{W}t", f"{W}delText")))]


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_accepting_gives_the_present_text_and_rejecting_the_former(old: list[str], new: list[str]):
    before, after = saved(old), saved(new)
    made = root_of(redlined(before, after))
    assert texts(accepted(made)) == texts(root_of(after))
    assert texts(rejected(made)) == texts(root_of(before))


@settings(max_examples=30)
@given(st.data())
def test_so_it_is_with_the_rows_of_a_table(data: st.DataObject):
    def table(columns: int) -> list[list[str]]:
        return data.draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=5))

    columns = data.draw(st.integers(1, 3))
    other = data.draw(st.sampled_from([columns, columns, columns % 3 + 1]))
    before, after = saved(["titre"], table(columns)), saved(["titre"], table(other))
    made = root_of(redlined(before, after))
    assert (texts(accepted(made)), rows(accepted(made))) == (texts(root_of(after)), rows(root_of(after)))
    assert (texts(rejected(made)), rows(rejected(made))) == (texts(root_of(before)), rows(root_of(before)))


def test_what_changes_is_words_and_figures_and_no_more():
    old = "La maison ouvre le lundi à 9 h et reçoit 1\u202f250 personnes dans l’année."
    new = "La maison ouvre le mardi à 9 h et reçoit 1\u202f310 personnes dans l’année."
    made = redlined(saved([old]), saved([new]))
    assert marks(made, "del") == ["lundi", "1\u202f250"]
    assert marks(made, "ins") == ["mardi", "1\u202f310"]


def test_another_text_is_one_deletion_and_one_insertion():
    made = redlined(saved(["Un deux trois quatre cinq six sept."]), saved(["Rien de tout cela n’est resté ici."]))
    assert [len(marks(made, tag)) for tag in ("del", "ins")] == [1, 1]


def test_a_paragraph_that_goes_stands_where_it_stood():
    texts_of = ["Le premier alinéa du texte.", "Celui-ci s’en va tout entier.", "Le dernier alinéa du texte."]
    made = root_of(redlined(saved(texts_of), saved([texts_of[0], texts_of[2]])))
    (gone,) = [one for one in made.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}del") is not None]
    assert "".join(gone.itertext(f"{W}delText")) == texts_of[1]
    assert "".join(gone.getnext().itertext(f"{W}t")) == texts_of[2]


def test_a_row_that_comes_is_tracked_as_a_row():
    old = [["Poste", "2025"], ["Loyer", "12"], ["Énergie", "7"]]
    new = [old[0], old[1], ["Assurance", "3"], old[2]]
    made = root_of(redlined(saved([], old), saved([], new)))
    states = [one.find(f"{W}trPr/{W}ins") is not None for one in made.iter(f"{W}tr")]
    assert states == [False, False, True, False]


def test_the_same_text_bears_no_mark_and_the_same_files_give_the_same_bytes():
    one, two = saved(["Un alinéa."], [["a", "b"]]), saved(["Un autre alinéa."], [["a", "c"]])
    assert not list(root_of(redlined(one, one)).iter(f"{W}ins", f"{W}del"))
    assert redlined(one, two) == redlined(one, two)


def test_every_mark_is_ours_and_bears_a_date_only_when_given_one():
    before, after = saved(["Un alinéa."]), saved(["Un autre alinéa."])
    for date in ("", "2027-01-15T00:00:00Z"):
        found = list(root_of(redlined(before, after, date)).iter(f"{W}ins", f"{W}del"))
        assert {one.get(f"{W}author") for one in found} == {"Imprimatur"}
        assert {one.get(f"{W}date", "") for one in found} == {date}
        assert len({one.get(f"{W}id") for one in found}) == len(found)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_a_damaged_former_file_is_not_compared(content: bytes):
    with pytest.raises(NotComparable):
        redlined(content, saved(["Un alinéa."]))


def test_likeness_counts_words_and_no_spaces():
    one, two = (Piece("p", words_of(text)) for text in ("a b c d e f g", "a b c w x y z"))
    assert likeness(one, two) == pytest.approx(3 / 7)
    assert likeness(one, Piece("p", words_of("a b v w x y z"))) == 0
    assert likeness(one, Piece("h", one.words)) == 0


def test_what_stays_between_two_changes_without_a_word_changes_with_them():
    def keys(text: str) -> list[tuple[str, str]]:
        return [("text", word) for word in words_of(text)]

    assert [same for same, *_ in steps(keys("un deux trois quatre"), keys("un six sept quatre"))] == [True, False, True]

    at_first, at_last = keys("six sept trois quatre cinq"), keys("trois quatre cinq six sept")
    assert [same for same, *_ in steps(keys("un deux trois quatre cinq"), at_first)] == [False, True]
    assert [same for same, *_ in steps(keys("trois quatre cinq un deux"), at_last)] == [True, False]
    assert [same for same, *_ in steps(keys(" un deux"), keys(" trois deux"))] == [True, False, True]
    assert [same for same, *_ in steps(keys("deux un "), keys("deux trois "))] == [True, False, True]
    assert [same for same, *_ in steps(keys("un deux"), keys("un deux"))] == [True]
    assert steps(keys("un deux trois quatre"), keys("un cinq six sept")) == [(False, 0, 7, 0, 7)], "another text"


def test_what_says_no_words_is_the_same_only_where_it_is_the_same_to_a_sign():
    dash, star = Piece("p", ("—",)), Piece("p", ("*",))
    assert (likeness(dash, dash), likeness(dash, star)) == (1, 0)


def test_two_blanks_part_no_texts():
    blank = Piece("p", (" ",))
    one, two = (Piece("p", words_of(text)) for text in ("Un texte de ce jour.", "Un texte de ce soir."))
    assert (1, 0) in paired([blank, one], [two, blank])
    assert paired([blank, one], [blank, two]) == [(0, 0), (1, 1)]


def test_stretches_of_two_hundred_thousand_pairs_are_held_against_one_another_and_larger_ones_are_not():
    one, two = (Piece("p", words_of(text)) for text in ("Un texte de ce jour.", "Un texte de ce soir."))
    others = [Piece(number, ("x",)) for number in range(199_999)]
    assert (0, 199_999) in paired([one], [*others, two])
    assert (0, 200_000) not in paired([one], [*others, Piece("y", ("x",)), two])


def test_the_last_paragraphs_of_two_cells_are_one():
    one, two = Piece("p", ("a",)), Piece("p", ("b",))
    assert paired([one], [two], last=True) == [(0, 0)]
    assert paired([one], [two]) == [(0, None), (None, 0)]
    assert (paired([one], [], last=True), paired([], [two], last=True)) == ([(0, None)], [(None, 0)])


def test_what_stands_once_word_for_word_is_itself_whatever_else_is_like_it():
    texts_of = ("un deux trois quatre", "un deux cinq quatre", "un deux trois six")
    itself, other, like = (Piece("p", words_of(text)) for text in texts_of)
    assert paired([itself, other], [like, itself]) == [(None, 0), (0, 1), (1, None)]
    assert paired([like, itself], [itself, other]) == [(0, None), (1, 0), (None, 1)]
    begin, end = Piece("p", ("début",)), Piece("p", ("fin",))
    assert paired([itself, other, end], [like, itself, end]) == [(None, 0), (0, 1), (1, None), (2, 2)]
    every = [(0, 0), (None, 1), (1, 2), (2, None), (3, 3)]
    assert paired([begin, itself, other, end], [begin, like, itself, end]) == every


def test_of_two_that_are_like_it_the_one_that_says_more_of_it_is_meant():
    texts_of = ("un deux trois quatre cinq", "un deux trois six sept", "un deux trois quatre six")
    one, worse, better = (Piece("p", words_of(text)) for text in texts_of)
    assert paired([one], [worse, better]) == [(None, 0), (0, 1)]
    assert paired([one], [better, worse]) == [(0, 0), (None, 1)]
    assert paired([worse, better], [one]) == [(0, None), (1, 0)]


def test_what_is_left_of_either_side_went_or_came():
    one, two, rest = (Piece("p", words_of(text)) for text in ("un deux trois", "un deux quatre", "rien de tel"))
    assert paired([one, rest], [two]) == [(0, 0), (1, None)]
    assert paired([one], [two, rest]) == [(0, 0), (None, 1)]
    assert paired([rest, one], [two]) == [(0, None), (1, 0)]
    assert paired([one], [rest, two]) == [(None, 0), (0, 1)]
