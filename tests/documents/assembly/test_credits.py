"""Pictures in texts: who made them, those that stand side by side, maps."""

import pytest

from imprimatur.core.blocks import Blocks, Figure, Paragraph, Run, plain, runs
from imprimatur.core.location import Location
from imprimatur.documents.assembly.captions import Captions
from imprimatur.language.credits import credit_in, is_map


def figure(paragraph: int = 1, caption: str = "", alt: str = "Une salle", cell: str = "") -> Figure:
    return Figure(b"x", "image/png", alt, runs(caption), location=Location("a.docx", paragraph=paragraph, cell=cell))


def line(text: str) -> Paragraph:
    return Paragraph(runs(text), location=Location("a.docx", paragraph=9))


def said(blocks: Blocks) -> list[tuple[str, str]]:
    return [(plain(one.caption), plain(one.credit)) for one in blocks if isinstance(one, Figure)]


def test_a_credit_keeps_its_looks_and_loses_the_bracket_around_it() -> None:
    caption = (Run("La salle ("), Run("© Ville", bold=True, note=runs("n")), Run(" de Namur)"))
    (picture,) = Captions().joined((Figure(b"x", "image/png", "x", caption, location=Location("a.docx", paragraph=1)),))
    assert isinstance(picture, Figure)
    assert (picture.caption, picture.credit) == (
        (Run("La salle"),),
        (Run("© Ville", bold=True, note=runs("n")), Run(" de Namur")),
    )
    assert said(Captions().joined((figure(caption="La salle © Ville (Namur)"),))) == [("La salle", "© Ville (Namur)")]
    assert said(Captions().joined((figure(caption="La salle (© Ville"),))) == [("La salle", "© Ville")]


def test_a_credit_below_is_in_upright_letters() -> None:
    below = Paragraph((Run("Photo : Marie", italic=True),), location=Location("a.docx", paragraph=9))
    (picture,) = Captions().joined((figure(), below))
    assert isinstance(picture, Figure) and picture.credit == (Run("Photo : Marie"),)


def test_lines_of_a_text_tell_rows_too() -> None:
    """Of one line of one file; what has no place stands alone."""

    def at(place: Location) -> Figure:
        return Figure(b"x", "image/png", "x", location=place)

    blocks = [at(Location("a.md", line=4)), at(Location("a.md", line=4)), at(Location("b.md", line=4))]
    blocks += [at(Location("a.md")), at(Location("a.md")), at(Location("", line=4)), at(Location("", line=4))]
    rows = [one.row for one in Captions().joined(blocks) if isinstance(one, Figure)]
    assert rows == [2, 2, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("Photo : Marie Dupont", ("", "Photo : Marie Dupont")),
        ("La salle. Photo : Marie Dupont", ("La salle.", "Photo : Marie Dupont")),
        ("La salle (© Ville de Bruxelles)", ("La salle", "© Ville de Bruxelles")),
        ("De zaal – foto: J. Peeters", ("De zaal", "foto: J. Peeters")),
        ("La fête © Marie, CC BY 4.0", ("La fête", "© Marie, CC BY 4.0")),
        ("La fête, crédit photo : A. B.", ("La fête", "crédit photo : A. B.")),
        ("Figure 1 : La salle. © X", ("La salle.", "© X")),
        ("Photo : la salle. Elle était pleine.", ("Photo : la salle. Elle était pleine.", "")),
        ("Une photo de groupe", ("Une photo de groupe", "")),
        ("Photographie : ", ("Photographie : ", "")),
    ],
)
def test_a_caption_tells_who_made_the_picture(caption: str, parts: tuple[str, str]) -> None:
    assert said(Captions().joined((figure(caption=caption),))) == [parts]


def test_a_line_below_a_picture_is_its_credit_and_nothing_else_is() -> None:
    credit, other = line("Photo : Marie Dupont"), line("La salle était pleine.")
    assert said(Captions().joined((figure(), credit, other))) == [("", "Photo : Marie Dupont")]
    assert said(Captions().joined((figure(), other))) == [("", "")]
    assert said(Captions().joined((figure(caption="Salle"), credit))) == [("Salle", "Photo : Marie Dupont")]
    assert Captions().joined((credit, other)) == (credit, other)


def test_the_words_of_a_credit_are_told_as_used() -> None:
    captions = Captions()
    captions.joined((figure(3, "La salle. Photo : Marie"),))
    assert [(place.paragraph, text) for place, text in captions.used] == [(3, "Photo : Marie")]


def test_pictures_of_one_paragraph_stand_in_a_row() -> None:
    blocks = (figure(1), figure(1), line("x"), figure(2), figure(3), figure(4, cell="T1"), figure(4, cell="T1"))
    rows = [one.row for one in Captions().joined(blocks) if isinstance(one, Figure)]
    assert rows == [2, 2, 0, 0, 0, 0]


def test_a_map_takes_the_width_of_the_text() -> None:
    wide = [figure(alt="Carte des lieux"), figure(caption="Figure 2 : Plan du quartier"), figure(alt="Kaart")]
    assert [one.wide for one in Captions().joined((*wide, figure())) if isinstance(one, Figure)] == [True] * 3 + [False]
    assert not any(map(is_map, ("Carte de visite", "Plan d’action", "Cartes", "Une carte")))


def test_the_longest_credit() -> None:
    assert credit_in("© " + "x" * 148) == (0, 0)
    assert credit_in("© " + "x" * 149) is None
