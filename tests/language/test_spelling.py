"""Words that no dictionary has, one letter away from one that it has."""

import pytest

from imprimatur.language.spelling import slips, unknown_words


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("L’équippe se réunit", "fr", ("équippe",)),
        ("La réunion de l’équippe", "fr", ("l'équippe",)),
        ("het verslga van de vergadering, het verslga", "nl", ("verslga",)),
        ("des acceuils et des dévelopements", "fr", ("acceuils", "dévelopements")),
    ],
)
def test_unknown_words(text, lang, found):
    assert unknown_words(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("une asbl, deux intervisions, l’asbl, le sans-abrisme", "fr"),
        ("connaitre le cout d’un évènement", "fr"),
        ("co-construire, sociopolitique, interéquipes", "fr"),
        ("Équippe, ÉQUIPPE, équ1ppe, équippe@example.org, équippe.be, www.équippe", "fr"),
        ("acteur·rices, usager.ère.s, chargé(e)s", "fr"),
        ("« équippe », “équippe”", "fr"),
        ("pauvreté³ et précarité¹", "fr"),
        ("les workshops, le welzijnswerk", "fr"),
        ("équi", "fr"),
        ("de rvb's, een teamdag, milieustress, de ontstaansfase", "nl"),
        ("co-creatie, medebegeleiding, welzijns- en gezondheidsplan", "nl"),
        ("pour les enfants", "nl"),
    ],
)
def test_what_is_explained_is_not_unknown(text, lang):
    assert unknown_words(text, lang) == ()


def test_slips_are_one_letter_away_the_likeliest_first():
    assert slips("équippe", "fr") == ("équipe", "équippé") or slips("équippe", "fr")[0] == "équipe"
    assert slips("l'équippe", "fr")[0] == "l'équipe"
    assert slips("acceuil", "fr") == ("accueil",)
    assert slips("verslga", "nl")[0] == "verslag"
    assert slips("qwxzvbk", "fr") == ()
    assert len(slips("mainn", "fr")) <= 3


def test_a_word_longer_than_any_is_not_looked_at() -> None:
    """Each compound of it would be tried: thirty letters are looked at, thirty-one are not."""
    assert unknown_words("zq" * 15, "nl") == ("zq" * 15,)
    assert unknown_words("zq" * 15 + "z", "nl") == ()
