"""The signs by which a text marks both genders."""

import pytest

from imprimatur.language.typography.inclusive_marks import dutch_marks, french_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("professionnel·les", [("·", "professionnel·les")]),
        ("expert.e.s, travailleurs/euses", [(".", "expert.e.s"), ("/", "travailleurs/euses")]),
        ("salarié(e)s, étudiant-e-s", [("(", "salarié(e)s"), ("-", "étudiant-e-s")]),
        ("candidat*e, animateur(-trice)", [("*", "candidat*e"), ("(", "animateur(-trice)")]),
        ("pair-aidant·e", [("·", "pair-aidant·e")]),
        ("il/elle, le/la, du/de la, participants et participantes", []),
        ("porte-parole, est-ce, client(s), social/santé, asbl.be", []),
    ],
)
def test_french(text, found):
    assert list(french_marks(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("een assistent(e)", ["assistent(e)"]),
        ("maatschappelijk assistent/e", ["assistent/e"]),
        ("medewerk(st)er, deelnemer·ster", ["medewerk(st)er", "deelnemer·ster"]),
        ("coördinator(trice)", ["coördinator(trice)"]),
        ("partner(s), nieuw(e) collega, relevant(e) ervaring, leraar/lerares, vzw(’s), (in) de vzw", []),
    ],
)
def test_dutch(text, found):
    assert list(dutch_marks(text)) == found
