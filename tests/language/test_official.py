"""Official terms: what is looked for in each language, and where it is found."""

import pytest

from imprimatur.core.bilingual import Bilingual
from imprimatur.language.official import find, needles
from imprimatur.language.terms import read_terms

TABLE = """fr,nl,status,note
Centre public d'action sociale (CPAS),Openbaar Centrum voor Maatschappelijk Welzijn (OCMW),verified,
revenu d'intégration sociale (RIS),leefloon,verified,
conseil d'administration (CA),raad van bestuur (rvb),verified,
Huis voor Gezondheid,Huis voor Gezondheid,general,
Ligue bruxelloise (LBSM),LB,general,keep FR name
association sans but lucratif (asbl),vereniging zonder winstoogmerk (vzw),verified,
fusion,fusie,verified,
"""
TERMS = read_terms(TABLE.encode()).entries
DUTCH = needles(TERMS, (Bilingual("Ixelles", "Elsene"), Bilingual("Jette", "Jette")), "nl")
FRENCH = needles(TERMS, (Bilingual("Ixelles", "Elsene"),), "fr")


def seen(text, sought):
    return [(text[one.start : one.end], one.needle.expected) for one in find(text, sought)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("het CPAS", [("CPAS", "OCMW")]),
        ("het cpas, de CPAS's", [("cpas", "OCMW"), ("CPAS", "OCMW")]),
        ("de centres publics d’action sociale", []),
        (
            "de Centre public d’action sociale",
            [("Centre public d’action sociale", "Openbaar Centrum voor Maatschappelijk Welzijn")],
        ),
        ("een revenu d'integration sociale", [("revenu d'integration sociale", "leefloon")]),
        ("een RIS, geen ris", [("RIS", "leefloon")]),
        ("het CA, ca. 3", [("CA", "rvb")]),
        ("in Ixelles, niet ixelles", [("Ixelles", "Elsene")]),
        ("Huis voor Gezondheid, LBSM, asbl, Jette, fusie", []),
    ],
)
def test_what_dutch_should_not_hold(text, found):
    assert seen(text, DUTCH) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l’OCMW", [("OCMW", "CPAS")]),
        ("un leefloon", [("leefloon", "revenu d'intégration sociale")]),
        ("le rvb d’Elsene", [("rvb", "CA"), ("Elsene", "Ixelles")]),
        ("une fusie", [("fusie", "fusion")]),
        ("la vzw", []),
    ],
)
def test_what_french_should_not_hold(text, found):
    assert seen(text, FRENCH) == found


def test_the_same_terms_are_prepared_once():
    assert needles(TERMS, (), "nl") is needles(TERMS, (), "nl")
