"""What typography may change: spaces, quotation marks, dashes, apostrophes and ellipses; letters only by rules told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Run, plain
from imprimatur.language.typography import typeset, typeset_inline
from imprimatur.language.typography.inclusive import InclusiveStyle

MOVES = re.compile(r"[\s\u00a0\u202f.,'’‘\"“”«»„‚`´<>…€−–-]")
"""What typography spaces, puts in another form or elsewhere: the rest of a text stays, in its order."""
PIECES = st.sampled_from(
    (
        *" \u00a0\u202f\n'’‘\"“”«»„;:!?.,…()-–/%€°+",
        *(
            "mot",
            "les",
            "personnes",
            "mensen",
            "été",
            "x",
            "n",
            "'90",
            "<<",
            ">>",
            ",,",
            "''",
            "l`",
            ":)",
            "p.",
            "§ ",
            "M. ",
        ),
        *(
            "1",
            "20",
            "300",
            "2024",
            "3000",
            "10000",
            ".500",
            " 000",
            "12h30",
            "9h",
            "2.500-3.000 €",
            "€ 10-20",
            "192.168.100.200",
        ),
        *("2.123.456.789", "offre.docx", "#jeunes", "@smes", "www.a.be", "a@b.be", "0472 38 99 13", "CP 319", "art. 5"),
    )
)
TEXTS = st.lists(PIECES, max_size=16).map("".join)
LANG = st.sampled_from(("fr", "nl"))
HELD = st.sampled_from(
    (
        *(
            "https://ex.be/a?b=1:2",
            "www.a.be/x-y",
            "rh@smes.be",
            "offre.v2.docx",
            "C:\\Dossiers\\a.docx",
            "#jeunes2027",
            "@smes_be",
        ),
        *(
            "2.123.456.789",
            "0418.480.071",
            "192.168.100.200",
            "0472/38.99.13",
            "BE50 0012 2417 0918",
            "85.07.30-033.28",
        ),
        *(
            "1-ABC-234",
            "version 2.500",
            "dossier 12.345",
            "ISO 9001",
            "3-1",
            "2023-2024",
            "10/01/2024",
            "1/3",
            "H2O",
            "1050 Bruxelles",
        ),
        *(
            "COVID-19",
            "CO2",
            "12:30:45",
            "0,8",
            "1.2.3",
            "ISBN 978-2-1234-5680-3",
            "ORCID 0000-0002-1825-0097",
            "et/ou",
            "km/h",
        ),
    )
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, LANG)
def test_only_signs_and_spaces_change(text: str, lang: Lang) -> None:
    once = typeset(text, lang)
    assert MOVES.sub("", once) == MOVES.sub("", text)
    assert typeset(once, lang) == once
    assert len(once) <= 2 * len(text) + 2


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(("", "voir ", "(", "« ", "zie ")),
    HELD,
    st.sampled_from(("", " et la suite", ".", ", puis", ")")),
    LANG,
)
def test_what_is_no_prose_is_never_touched(before: str, held: str, after: str, lang: Lang) -> None:
    assert held in typeset(before + held + after, lang).replace("\u00a0", " ")
    for style in InclusiveStyle:
        assert held in typeset(before + held + after, lang, inclusive=style).replace("\u00a0", " ")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.builds(Run, TEXTS, lang=st.sampled_from((None, "fr", "nl", "en"))), max_size=4), LANG)
def test_runs_lose_nothing(inline: list[Run], lang: Lang) -> None:
    done = typeset_inline(tuple(inline), lang)
    assert MOVES.sub("", plain(done)) == MOVES.sub("", plain(tuple(inline)))


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("fr", "rock 'n' roll", "rock ’n’ roll"),
        ("fr", "9h-17h, de 9H à 17H30", "9~h-17~h, de 9~h à 17~h~30"),
        ("fr", "rue Verte 12H, 1050 Bruxelles", "rue Verte 12H, 1050 Bruxelles"),
        ("fr", "2.500-3.000 €, de 2500 à 3000 €", "2^500-3^000~€, de 2^500 à 3^000~€"),
        ("nl", "2.500-3.000 €, 2.500 tot 3.000 €", "€~2.500-3.000, €~2.500 tot €~3.000"),
        ("fr", "en 2024 3000 euros ; le code 3000 personnes", "en 2024 3000 euros^; le code 3000 personnes"),
        (
            "fr",
            "3000 personnes, 2000 personnes, en 2000 personnes",
            "3^000 personnes, 2^000 personnes, en 2000 personnes",
        ),
        ("fr", "de 1500 à 2500 membres, 4000 Liège", "de 1^500 à 2^500 membres, 4000 Liège"),
        ("fr", "2.123.456.789 €", "2^123^456^789~€"),
        ("fr", "20°C, 5‰", "20~°C, 5~‰"),
        ("fr", "IIème, Ière, Vè, 1ier, 3eme", "IIe, Ire, Ve, 1er, 3e"),
        ("fr", "les 1, 8 et 15 mars ; chapitre 1 mars ; 31 mai", "les 1er, 8 et 15 mars^; chapitre 1 mars^; 31 mai"),
        ("fr", "M. Dupont, Mme Durand, art. 5, §3, vol. II, p.5", "M.~Dupont, Mme~Durand, art.~5, §~3, vol.~II, p.~5"),
        ("nl", "dhr. Jan, prof. dr. Pieters, nr.3, hfst. 2", "dhr.~Jan, prof.~dr.~Pieters, nr.~3, hfst.~2"),
        ("nl", "'20 jaar' en de jaren '90", "‘20 jaar’ en de jaren ’90"),
        ("nl", ",,woord'', ‚woord‘", "‘woord’, ‘woord’"),
        ("fr", "(voir plus bas :)", "(voir plus bas~:)"),
        ("fr", "MOEURS, soeurs, d'oeuvre, moelle, coexister", "MŒURS, sœurs, d’œuvre, moelle, coexister"),
    ],
)
def test_kinds_of_damage(lang: Lang, typed: str, printed: str) -> None:
    assert typeset(typed, lang).replace("\u00a0", "~").replace("\u202f", "^") == printed
