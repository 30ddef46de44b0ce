"""What stands for a value still to come, and what only looks like it."""

import pytest

from imprimatur.language.parsing.placeholders import LONGEST, is_dash, is_nought, is_placeholder, is_void


@pytest.mark.parametrize(
    "text",
    [
        *(
            "à compléter",
            "À COMPLÉTER",
            "[à compléter]",
            "à préciser svp",
            "encore à remplir",
            "aan te vullen",
            "nog in te vullen",
        ),
        *(
            "XXX",
            "xxxx",
            "???",
            "? ?",
            "TODO",
            "tbd",
            "n/a",
            "N.v.t.",
            "nvt",
            "[nom de la personne]",
            "<naam>",
            "{{nom}}",
        ),
        *(
            "à définir",
            "(à fixer)",
            "À VÉRIFIER !",
            "nog te bepalen",
            "na te kijken",
            "en attente de réponse",
            "volgt nog",
            "n.t.b.",
            "jj/mm/aaaa",
            "dd-mm-yyyy",
            "Prénom Nom",
            "lien à insérer",
            "cf. mail de Rachida",
            "______",
            "voir Fatima",
            "Zie Fatima",
            "Voir avec Fatima Benali",
            "demander à Joris",
            "xx/xx/2027",
            "Lorem ipsum dolor sit amet",
        ),
    ],
)
def test_a_value_still_to_come(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "voir annexe 2",
            "Voir le site",
            "zie bijlage",
            "Voir Annexe",
            "voir tout le quartier",
            "voir fatima",
        ),
        *(
            "à convenir",
            "te bepalen in overleg",
            "compléter le dossier",
            "(un atout)",
            "XX",
            "3",
            "?quoi",
            "une liste à compléter",
        ),
        "à compléter " + "x" * LONGEST,
    ],
)
def test_a_value_that_says_something(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "nothing"), [("-", True), (" – ", True), ("…", True), ("", False), ("-5", False), ("a", False)]
)
def test_a_mere_sign(text, nothing):
    assert is_dash(text) is nothing


@pytest.mark.parametrize(
    ("text", "said"), [("néant", True), ("Sans objet.", True), ("idem", True), ("idem pour Jette", False), ("", False)]
)
def test_words_that_say_that_there_is_nothing_to_say(text: str, said: bool) -> None:
    assert is_nought(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [("Sans objet", True), ("s.o.", True), ("niet van toepassing.", True), ("idem", False), ("voir ci-dessus", False)],
)
def test_what_does_not_arise_is_no_value_said_elsewhere(text, said):
    assert is_void(text) is said
