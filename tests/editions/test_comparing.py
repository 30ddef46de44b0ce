"""Two editions compared: every passage once, its words kept, removed and added."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from imprimatur.core.blocks import Run, plain, runs
from imprimatur.core.edition import Difference, Edition, Move, Passage, PassageSort, Piece
from imprimatur.editions import by_section, compare
from imprimatur.editions.figures import figures, tokens

KEPT, ADDED, REMOVED, CHANGED = Move.KEPT, Move.ADDED, Move.REMOVED, Move.CHANGED
WORDS = some.sampled_from(
    [
        "la",
        "porte",
        "s’ouvre",
        "12\u202f345,67\u00a0€",
        "1er mars 2027",
        "de",
        "l’équipe,",
        "fin.",
        "\u00a0: 3",
        "e\u0301",
        "42",
        "",
    ]
)
TEXTS = some.one_of(some.lists(WORDS, max_size=9).map(" ".join), some.text(max_size=12))
CELLS = some.lists(TEXTS, min_size=1, max_size=3).map(lambda texts: tuple(map(runs, texts)))
SECTIONS = some.sampled_from([(), ("Budget",), ("Budget", "2. Produits"), ("Équipe",)])
PASSAGES = some.builds(
    Passage,
    some.sampled_from(PassageSort),
    CELLS,
    SECTIONS,
    path=some.sampled_from(["", "title"]),
    digest=some.sampled_from(["", "ab", "cd"]),
)
EDITIONS = some.lists(PASSAGES, max_size=12).map(lambda passages: edition(*passages))


def edition(*passages: Passage) -> Edition:
    return Edition("job_offer", "test", "fr", "Titre", tuple(passages))


def paragraph(text: str, *section: str) -> Passage:
    return Passage(PassageSort.PARAGRAPH, (runs(text),), section)


def heading(text: str, *section: str) -> Passage:
    return Passage(PassageSort.HEADING, (runs(text),), section, level=1)


def row(*cells: str, section: tuple[str, ...] = ("Budget",)) -> Passage:
    return Passage(PassageSort.ROW, tuple(map(runs, cells)), section)


def told(found: Sequence[Difference]) -> list[tuple[str, str, str]]:
    """The move of each difference with what it said and says."""
    return [
        (one.move.value, one.before.text if one.before else "", one.after.text if one.after else "") for one in found
    ]


def words(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    return [(piece.move.value, piece.text) for piece in pieces]


@given(EDITIONS, EDITIONS)
@settings(max_examples=150)
def test_every_passage_of_both_appears_once_and_its_pieces_make_it_up(before: Edition, after: Edition) -> None:
    found = compare(before, after)
    assert [one.after for one in found if one.after] == list(after.passages)
    assert Counter(one.before for one in found if one.before) == Counter(before.passages)
    for one in found:
        assert (one.move is ADDED, one.move is REMOVED) == (one.before is None, one.after is None)
        for side, gone in ((one.before, ADDED), (one.after, REMOVED)):
            for cell, inline in enumerate(side.cells if side else ()):
                said = "".join(piece.text for piece in one.pieces if piece.cell == cell and piece.move is not gone)
                assert said == plain(inline)
        if one.move is KEPT:
            assert {piece.move for piece in one.pieces} <= {KEPT}


@given(EDITIONS)
def test_an_edition_says_what_it_says(one: Edition) -> None:
    assert {found.move for found in compare(one, one)} <= {KEPT}
    assert not any(found.moved or found.minor for found in compare(one, one))
    assert {found.move for found in compare(None, one)} <= {ADDED}
    assert by_section(compare(one, one)) == ()


@given(some.text(max_size=40))
def test_tokens_put_together_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_a_figure_a_day_and_a_word_are_one_each() -> None:
    said = "Le 1er mars 2027, l’ASBL reçoit 12\u202f345,67\u00a0€ (15\u00a0%) à 9:30, sociopolitique-test."
    assert [one.strip() for one in tokens(said)] == [
        *("Le", "1er mars 2027", ",", "l’", "ASBL", "reçoit", "12\u202f345,67\u00a0€", "(", "15\u00a0%", ")"),
        *("à", "9:30", ",", "sociopolitique-test", "."),
    ]
    assert [one.strip() for one in tokens("op 3 oktober 2024")] == ["op", "3 oktober 2024"]
    assert figures("12.345,67 en 1er mars 2027") == figures("12\u202f345,67 en 1 maart 2027")


def test_an_edited_sentence_shows_its_words() -> None:
    (one,) = compare(
        edition(paragraph("L’équipe compte 7 personnes, dont 2 à temps partiel.")),
        edition(paragraph("L’équipe compte 8 personnes, dont 2 à temps partiel et une en congé.")),
    )
    assert (one.move, one.minor, one.moved) == (CHANGED, False, False)
    assert words(one.pieces) == [
        *(("kept", "L’équipe compte"), ("removed", " 7"), ("added", " 8")),
        *(("kept", " personnes, dont 2 à temps partiel"), ("added", " et une en congé"), ("kept", ".")),
    ]


def test_a_small_word_between_two_changes_changes_with_them() -> None:
    (one,) = compare(
        edition(paragraph("Toute la maison accueille le quartier de la gare.")),
        edition(paragraph("Toute la maison accueille les voisins de la place.")),
    )
    assert words(one.pieces) == [
        *(("kept", "Toute la maison accueille"), ("removed", " le quartier"), ("added", " les voisins")),
        *(("kept", " de la"), ("removed", " gare"), ("added", " place"), ("kept", ".")),
    ]


def test_rows_go_by_their_first_cell() -> None:
    found = compare(
        edition(
            row("Loyer", "14 000 €", "2 %"), row("Repas", "5 310 €", "1 %"), row("Loyer", "1 €", "1 %", section=())
        ),
        edition(row("Repas", "9 €", "8 %"), row("Énergie", "4 €", "3 %"), row("Loyer", "2 €", "3 %", section=())),
    )
    assert told(found) == [
        ("removed", "Loyer | 14 000 € | 2 %", ""),
        ("changed", "Repas | 5 310 € | 1 %", "Repas | 9 € | 8 %"),
        ("added", "", "Énergie | 4 € | 3 %"),
        ("changed", "Loyer | 1 € | 1 %", "Loyer | 2 € | 3 %"),
    ]
    assert [(piece.cell, piece.text) for piece in found[1].pieces if piece.move is ADDED] == [(1, "9 €"), (2, "8 %")]


def test_a_named_line_goes_by_its_name() -> None:
    before, after = (
        edition(Passage(PassageSort.LINE, (runs(text),), path="title")) for text in ("Chargée de projet", "Animateur")
    )
    assert told(compare(before, after)) == [("changed", "Chargée de projet", "Animateur")]


def test_a_picture_goes_by_its_bytes() -> None:
    one, two = (Passage(PassageSort.FIGURE, (runs("Une porte"),), digest=digest) for digest in ("ab", "cd"))
    (found,) = compare(edition(one), edition(two))
    assert (found.move, words(found.pieces)) == (CHANGED, [("kept", "Une porte")])


def test_a_section_that_moved_is_kept_and_told_as_moved() -> None:
    people = [heading("2. Équipe"), paragraph("Sept personnes travaillent ici.", "2. Équipe")]
    money = [heading("3. Budget"), *(paragraph(f"Ligne {number} du budget.", "3. Budget") for number in range(3))]
    now = [heading("3. Équipe"), paragraph("Sept personnes travaillent ici.", "3. Équipe")]
    then = [heading("2. Budget"), *(paragraph(f"Ligne {number} du budget.", "2. Budget") for number in range(3))]
    found = compare(edition(*people, *money), edition(*then, *now))
    assert [(one.move, one.minor, one.moved) for one in found] == [
        *((CHANGED, True, False), (KEPT, False, False), (KEPT, False, False), (KEPT, False, False)),
        *((CHANGED, True, True), (KEPT, False, True)),
    ]
    (moved,) = by_section(found)
    assert (moved.section, moved.differences, moved.moved) == (("3. Équipe",), (), True)


def test_another_number_of_a_chapter_referred_to_is_minor() -> None:
    one, two = (
        Passage(PassageSort.PARAGRAPH, ((Run("Voir le chapitre "), Run(number, target="c"), Run(".")),))
        for number in ("2", "3")
    )
    (found,) = compare(edition(one), edition(two))
    assert (found.move, found.minor) == (CHANGED, True)
    assert by_section([found]) == ()


@pytest.mark.parametrize("merged", [False, True])
def test_a_paragraph_cut_in_two_says_the_same(merged: bool) -> None:
    whole = edition(paragraph("La porte s’ouvre. On entre."), paragraph("Fin."))
    cut = edition(paragraph("La porte s’ouvre."), paragraph("On entre."), paragraph("Fin."))
    found = compare(cut, whole) if merged else compare(whole, cut)
    assert [(one.move, one.minor) for one in found] == [
        (CHANGED, True),
        (REMOVED if merged else ADDED, True),
        (KEPT, False),
    ]
    assert by_section(found) == ()


def test_what_says_the_same_twice_is_paired_in_its_order() -> None:
    twice = [paragraph("Sans objet.", "A"), paragraph("Sans objet.", "B")]
    assert told(compare(edition(*twice), edition(twice[1]))) == [
        ("removed", "Sans objet.", ""),
        ("kept", "Sans objet.", "Sans objet."),
    ]


def test_another_sentence_is_no_change_of_the_one_before() -> None:
    found = compare(
        edition(paragraph("Le conseil se réunit chaque mois à la maison de quartier.")),
        edition(paragraph("Nous cherchons une comptable expérimentée pour deux ans.")),
    )
    assert [one.move for one in found] == [REMOVED, ADDED]


def test_a_paragraph_cut_in_two_may_lose_its_punctuation() -> None:
    found = compare(
        edition(paragraph("Oui, on entre. Puis chacun prend place et écoute le conseil.")),
        edition(paragraph("Oui on entre"), paragraph("Puis chacun prend place et écoute le conseil.")),
    )
    assert [one.move for one in found] == [CHANGED, ADDED]


def test_two_that_begin_alike_and_are_as_long_are_not_what_one_was_cut_into() -> None:
    found = compare(
        edition(paragraph("La porte reste ouverte.")),
        edition(paragraph("La table"), paragraph("est mise.")),
    )
    assert [one.move for one in found] == [REMOVED, ADDED, ADDED]


def test_rows_without_a_name_are_not_one_row() -> None:
    found = compare(edition(row("", "Loyer du local")), edition(row("", "Neuf repas partagés")))
    assert [one.move for one in found] == [REMOVED, ADDED]


def test_changes_are_told_by_section() -> None:
    before = edition(
        heading("Équipe"), paragraph("Sept personnes travaillent ici.", "Équipe"),
        heading("Budget"), row("Loyer", "1 €"), row("Repas", "2 €"),
        heading("Annexe"), paragraph("Rien de plus à dire.", "Annexe"),
    )  # fmt: skip
    after = edition(
        heading("Équipe"), paragraph("Sept personnes travaillent ici.", "Équipe"),
        heading("Budget"), row("Loyer", "1 €"), row("Repas", "3 €"),
        heading("Suite"), paragraph("Le conseil se réunit chaque mois.", "Suite"),
    )  # fmt: skip
    told_ = [
        (one.section, [each.move for each in one.differences], one.came, one.went)
        for one in by_section(compare(before, after))
    ]
    assert told_ == [
        (("Budget",), [CHANGED], False, False),
        (("Annexe",), [REMOVED, REMOVED], False, True),
        (("Suite",), [ADDED, ADDED], True, False),
    ]
