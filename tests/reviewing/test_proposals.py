"""What lines ask of an edition, without a Word file: each sort of proposal, its section, its words and who signed."""

from dataclasses import replace

from imprimatur.core.blocks import runs
from imprimatur.core.edition import Edition, Move, Passage, PassageSort, Piece
from imprimatur.core.location import Location
from imprimatur.core.review import Asked, Comment, Mark, Proposal
from imprimatur.reviewing.proposals import proposals
from imprimatur.sources.word.reviewed import Line, Stretch

KEPT, ADDED, REMOVED = Move.KEPT, Move.ADDED, Move.REMOVED
ANNE, BRAM = Mark("Anne"), Mark("Bram")
HEAD, ONE, TWO, THREE = (
    "Missions",
    "Accueillir les visiteurs du lieu.",
    "Tenir les comptes du mois.",
    "Écrire à la ville.",
)
PLACE = Location("a/b.xlsx", "Budget", "C7")


def edition() -> Edition:
    def said(text: str, sort: PassageSort = PassageSort.PARAGRAPH, section: tuple[str, ...] = (HEAD,)) -> Passage:
        return Passage(sort, (runs(text),), section, path="tasks" if text == TWO else "", places=(PLACE,))

    row = Passage(PassageSort.ROW, (runs("Loyer"), runs("12 €")), (HEAD,))
    every = (said(HEAD, PassageSort.HEADING, ()), said(ONE), said(TWO), said(THREE), row)
    return Edition("job_offer", "a", "fr", "A", every)


def line(text: str, move: Move = KEPT, mark: Mark | None = None, **other: object) -> Line:
    return Line([Stretch(move, text, mark)], **other)  # type: ignore[arg-type]


def asked(*lines: Line, printed: tuple[str, ...] = (HEAD, ONE, TWO, THREE)) -> list[Proposal]:
    return proposals(lines, printed, edition())


AS_IT_WAS = [line(HEAD), line(ONE), line(TWO), line(THREE)]


def test_what_is_as_it_was_asks_nothing() -> None:
    assert asked(*AS_IT_WAS) == []
    assert asked(line(f"  {HEAD} "), line(""), *AS_IT_WAS[1:]) == []


def test_words_that_change_are_told_with_the_passage_and_its_section() -> None:
    changed = Line([Stretch(KEPT, "Tenir les "), Stretch(REMOVED, "comptes", ANNE), Stretch(ADDED, "li", BRAM),
                    Stretch(ADDED, "vres", BRAM), Stretch(KEPT, " du mois.")])  # fmt: skip
    (found,) = asked(AS_IT_WAS[0], AS_IT_WAS[1], changed, AS_IT_WAS[3])
    assert (found.asked, found.before, found.after) == (Asked.CHANGED, TWO, "Tenir les livres du mois.")
    assert [(one.move, one.text) for one in found.pieces] == [
        *((KEPT, "Tenir les "), (REMOVED, "comptes"), (ADDED, "livres"), (KEPT, " du mois.")),
    ]
    assert (found.marks, found.section, found.path, found.tracked) == ((ANNE, BRAM), (HEAD,), "tasks", True)
    assert [one.place for one in found.origins] == [PLACE]


def test_a_paragraph_that_comes_stands_in_the_section_before_it() -> None:
    new = line("Ouvrir le lundi.", ADDED, ANNE)
    assert [one.section for one in asked(new, *AS_IT_WAS)] == [()]
    assert [one.section for one in asked(AS_IT_WAS[0], new, *AS_IT_WAS[1:])] == [(HEAD,)]
    (last,) = asked(*AS_IT_WAS, new)
    assert (last.asked, last.before, last.after, last.marks) == (Asked.ADDED, "", "Ouvrir le lundi.", (ANNE,))
    assert (last.to, last.tracked) == ("", True)
    assert asked(*AS_IT_WAS, line("  ", ADDED, ANNE)) == []


def test_a_comment_beside_a_new_blank_is_a_remark() -> None:
    comment = Comment(ANNE, "Et le lundi ?")
    (found,) = asked(*AS_IT_WAS, line(" ", ADDED, ANNE, comments=[comment]))
    assert (found.asked, found.comments, found.section) == (Asked.REMARK, (comment,), (HEAD,))
    (found,) = asked(AS_IT_WAS[0], line(ONE, comments=[comment]), *AS_IT_WAS[2:])
    assert (found.asked, found.before, found.after, found.pieces, found.marks) == (Asked.REMARK, ONE, ONE, (), ())


def test_another_look_is_told_after_words_ends_and_comments() -> None:
    (found,) = asked(AS_IT_WAS[0], line(ONE, looks=[ANNE, ANNE]), *AS_IT_WAS[2:])
    assert (found.asked, found.marks, found.before, found.after) == (Asked.FORMAT, (ANNE,), ONE, ONE)
    joined = line(ONE, looks=[ANNE], end=Stretch(REMOVED, "", BRAM))
    (found,) = asked(AS_IT_WAS[0], joined, *AS_IT_WAS[2:])
    assert (found.asked, found.marks) == (Asked.JOINED, (BRAM,))


def test_what_goes_whole_is_removed_and_what_is_found_elsewhere_was_moved() -> None:
    gone = line(ONE, REMOVED, ANNE)
    (found,) = asked(AS_IT_WAS[0], gone, *AS_IT_WAS[2:])
    assert (found.asked, found.before, found.after, found.to) == (Asked.REMOVED, ONE, "", "")
    went, came = (Line([Stretch(move, ONE, ANNE, moved=True)]) for move in (REMOVED, ADDED))
    (found,) = asked(AS_IT_WAS[0], went, AS_IT_WAS[2], came, AS_IT_WAS[3])
    assert (found.asked, found.before, found.after, found.to) == (Asked.MOVED, ONE, ONE, HEAD)
    (found,) = asked(AS_IT_WAS[0], went, *AS_IT_WAS[2:])
    assert found.asked is Asked.REMOVED, "it arrived nowhere"
    (found,) = asked(came, AS_IT_WAS[0], went, *AS_IT_WAS[2:])
    assert (found.asked, found.to) == (Asked.MOVED, "")


def test_what_went_only_in_part_was_not_moved() -> None:
    went = Line([Stretch(REMOVED, "Accueillir les visiteurs ", ANNE, moved=True), Stretch(REMOVED, "du lieu.", BRAM)])
    came = Line([Stretch(ADDED, ONE, ANNE, moved=True)])
    gone, new = asked(AS_IT_WAS[0], went, AS_IT_WAS[2], came, AS_IT_WAS[3])
    assert (gone.asked, new.asked, new.after) == (Asked.REMOVED, Asked.ADDED, ONE)


def test_a_blank_that_stayed_keeps_nothing_from_having_moved() -> None:
    went = Line([Stretch(KEPT, " "), Stretch(REMOVED, ONE, ANNE, moved=True)])
    (found,) = asked(AS_IT_WAS[0], went, *AS_IT_WAS[2:], line(ONE, ADDED, ANNE))
    assert found.asked is Asked.MOVED


def test_what_was_typed_elsewhere_without_a_mark_is_no_place_that_it_moved_to() -> None:
    went = Line([Stretch(REMOVED, ONE, ANNE, moved=True)])
    found = asked(AS_IT_WAS[0], went, *AS_IT_WAS[2:], line(ONE))
    assert [(one.asked, one.tracked) for one in found] == [(Asked.REMOVED, True), (Asked.ADDED, False)]


def test_a_row_that_goes_did_not_move_to_where_its_words_are_written_anew() -> None:
    fate = Stretch(REMOVED, "", ANNE)
    cells = [line("Loyer", row=1, fate=fate), line("12 €", row=1, fate=fate)]
    found = asked(*AS_IT_WAS, *cells, line("Loyer", ADDED, BRAM), printed=(HEAD, ONE, TWO, THREE, "Loyer", "12 €"))
    assert [one.asked for one in found] == [Asked.REMOVED, Asked.ADDED]


def test_two_paragraphs_that_change_one_after_the_other_are_two_proposals() -> None:
    both = [
        Line([Stretch(KEPT, text[:-1]), Stretch(REMOVED, ".", ANNE), Stretch(ADDED, "!", ANNE)]) for text in (ONE, TWO)
    ]
    assert [one.before for one in asked(AS_IT_WAS[0], *both, AS_IT_WAS[3])] == [ONE, TWO]
    new = [line(text, ADDED, ANNE) for text in ("Une phrase.", "Une autre.")]
    assert [one.after for one in asked(*AS_IT_WAS, *new)] == ["Une phrase.", "Une autre."]


def test_a_remark_is_signed_by_its_comment_alone() -> None:
    spaced = Line([Stretch(KEPT, ONE), Stretch(ADDED, " ", ANNE)], comments=[Comment(BRAM, "Bien.")])
    (found,) = asked(AS_IT_WAS[0], spaced, *AS_IT_WAS[2:])
    assert (found.asked, found.marks) == (Asked.REMARK, ())


def test_what_the_edition_does_not_know_stands_in_the_section_that_is_being_read() -> None:
    foot = "Un pied que rien ne connaît ici."
    printed = (HEAD, foot, ONE, TWO, THREE)
    changed = Line([Stretch(KEPT, foot), Stretch(ADDED, " Oui.", ANNE)])
    found = asked(AS_IT_WAS[0], changed, line("Neuf.", ADDED, BRAM), *AS_IT_WAS[1:], printed=printed)
    assert [(one.section, one.path, one.origins) for one in found] == [((HEAD,), "", ())] * 2


def test_what_vanished_stands_in_its_own_section() -> None:
    other = ("Contexte",)
    passages = (*edition().passages, Passage(PassageSort.PARAGRAPH, (runs("Une ville, un lieu."),), other))
    lines, printed = AS_IT_WAS, (HEAD, ONE, TWO, THREE, "Une ville, un lieu.")
    (found,) = proposals(lines, printed, replace(edition(), passages=passages))
    assert (found.asked, found.section) == (Asked.REMOVED, other)


def test_what_vanished_is_told_where_it_stood() -> None:
    first, last = (
        Line([Stretch(KEPT, text[:-1]), Stretch(REMOVED, ".", ANNE), Stretch(ADDED, "!", ANNE)])
        for text in (ONE, THREE)
    )
    assert [one.before for one in asked(AS_IT_WAS[0], first, last)] == [ONE, TWO, THREE]


def test_where_it_moved_to_is_the_nearest_heading() -> None:
    deep = Passage(PassageSort.PARAGRAPH, (runs("Une ville, un lieu."),), ("Contexte", "La ville"))
    went, came = (Line([Stretch(move, ONE, ANNE, moved=True)]) for move in (REMOVED, ADDED))
    lines, printed = [AS_IT_WAS[0], went, *AS_IT_WAS[2:], line("Une ville, un lieu."), came], (HEAD, ONE, TWO, THREE)
    passages = (*edition().passages, deep)
    (found,) = proposals(lines, (*printed, "Une ville, un lieu."), replace(edition(), passages=passages))
    assert (found.asked, found.section, found.to) == (Asked.MOVED, (HEAD,), "La ville")


def test_a_row_of_one_cell_is_a_row() -> None:
    (found,) = asked(*AS_IT_WAS, line("Eau", row=1, fate=Stretch(ADDED, "", BRAM)))
    assert (found.asked, found.after, found.to) == (Asked.ADDED, "Eau", "")


def test_what_vanished_before_the_first_paragraph_is_told_first() -> None:
    gone, changed = asked(line(f"{ONE} Et plus."), *AS_IT_WAS[2:])
    assert (gone.asked, gone.before, gone.tracked) == (Asked.REMOVED, HEAD, False)
    assert changed.before == ONE


def test_a_paragraph_that_is_parted_is_one_change_and_new_ones_around_it_stand_for_themselves() -> None:
    end = Stretch(ADDED, "", ANNE)
    parted = [line("Accueillir les visiteurs", end=end), line(" du lieu.")]
    (found,) = asked(AS_IT_WAS[0], *parted, *AS_IT_WAS[2:])
    assert (found.asked, found.before, found.marks) == (Asked.CHANGED, ONE, (ANNE,))
    assert [one.text for one in found.pieces if one.move is ADDED] == [" ¶ "]
    new = line("Neuf.", ADDED, BRAM, end=end)
    (found,) = asked(AS_IT_WAS[0], new, *AS_IT_WAS[1:])
    assert (found.asked, found.after, found.marks) == (Asked.ADDED, "Neuf.", (BRAM, ANNE))


def test_what_was_typed_without_a_mark_is_told_apart() -> None:
    (found,) = asked(AS_IT_WAS[0], line("Accueillir les visiteurs du soir."), *AS_IT_WAS[2:])
    assert (found.asked, found.tracked, found.before, found.marks) == (Asked.CHANGED, False, ONE, ())
    gone, new = asked(AS_IT_WAS[0], *AS_IT_WAS[2:], line("Tout autre chose, tapé là."))
    assert (gone.asked, gone.tracked, gone.before, gone.after, gone.section) == (Asked.REMOVED, False, ONE, "", (HEAD,))
    assert (new.asked, new.tracked, new.before, new.after) == (Asked.ADDED, False, "", "Tout autre chose, tapé là.")
    (last,) = asked(*AS_IT_WAS[:3])
    assert (last.asked, last.before, last.tracked) == (Asked.REMOVED, THREE, False)


def test_a_row_that_comes_or_goes_is_one_proposal_with_its_cells_apart() -> None:
    fate = Stretch(REMOVED, "", ANNE)
    cells = [line("Loyer", row=1, fate=fate), line("12 €", row=1, fate=fate)]
    printed = (HEAD, ONE, TWO, THREE, "Loyer", "12 €")
    (found,) = asked(*AS_IT_WAS, *cells, printed=printed)
    assert (found.asked, found.before, found.after, found.to) == (Asked.REMOVED, "Loyer | 12 €", "", "")
    assert [(one.move, one.text, one.cell) for one in found.pieces] == [(REMOVED, "Loyer", 0), (REMOVED, "12 €", 1)]
    assert found.marks == (ANNE,)
    came = Stretch(ADDED, "", BRAM)
    rows = [line(text, row=row, fate=came) for row, text in ((1, "Eau"), (1, "7 €"), (2, "Gaz"), (2, "8 €"))]
    assert [(one.asked, one.after, one.marks) for one in asked(*AS_IT_WAS, *rows)] == [
        *((Asked.ADDED, "Eau | 7 €", (BRAM,)), (Asked.ADDED, "Gaz | 8 €", (BRAM,))),
    ]


def test_pieces_of_one_fate_are_one_and_a_mark_is_told_once() -> None:
    pieces = [Stretch(KEPT, part) for part in ("Accueillir ", "les ", "visiteurs du lieu")]
    changed = Line([*pieces, Stretch(REMOVED, ".", ANNE), Stretch(ADDED, "!", ANNE)])
    (found,) = asked(AS_IT_WAS[0], changed, *AS_IT_WAS[2:])
    assert found.pieces[0] == Piece(KEPT, "Accueillir les visiteurs du lieu")
    assert found.marks == (ANNE,)
    assert replace(found, marks=()).comments == ()
