"""Numbers, dates and addresses compared whatever their format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.languages import unbalanced
from validators.prose.numbers import addresses, differences


@pytest.mark.parametrize(
    ("french", "dutch"),
    [
        ("200 000 €", "€ 200.000"),
        ("200\u202f000\u00a0€", "€\u00a0200.000"),
        ("0,8 ETP", "0,8 VTE"),
        ("1er février 2024", "1 februari 2024"),
        ("octobre 2019", "oktober 2019"),
        ("10/01/2024", "10/1/2024"),
        ("à 9 h 30", "om 9.30 uur"),
        ("environ 1 heure 30", "ongeveer 1 uur 30"),
        ("de 4 à 5 ans", "4-5 jaar"),
        ("CP 330.01.10", "PC 330.01.10"),
        ("les 6 chantiers", "de zes werven"),
        ("une quarantaine", "een veertigtal"),
        ("voir www.exemple.be/fr/123", "zie www.voorbeeld.be/nl/456"),
        ("soixante-dix personnes", "70 mensen"),
        ("septante personnes", "zeventig mensen"),
        ("70 ans", "zeventig jaar"),
        ("quatre-vingts ateliers", "80 workshops"),
        ("quatre-vingt-onze et nonante-deux", "91 en tweeënnegentig"),
        ("vingt et un", "21"),
        ("22 personnes", "tweeëntwintig mensen"),
        ("trois cents", "300"),
        ("deux mille", "tweeduizend"),
        ("à 14 h", "om 14.00 uur"),
        ("14:00", "14u"),
        ("19h00", "19 uur"),
        ("1,5 million d’euros", "€ 1.500.000"),
        ("200 k€", "€ 200.000"),
        ("12 500,00 €", "€ 12.500"),
        ("mai 2024", "05/2024"),
        ("les années 1990", "de jaren negentig"),
        ("1/2 temps", "halftijds"),
        ("3/4", "driekwart"),
        ("Rue du Merle 7 / Merelstraat 7, 1080", "Merelstraat 7, 1080"),
        ("de 9 h à midi", "van 9 tot 12 uur"),
        ("de 9 h à 12 h", "van 9 uur tot ’s middags"),
    ],
)
def test_the_same_in_both_languages(french, dutch):
    """Formats differ, not what is said."""
    assert differences(french, dutch) == ([], [])


@pytest.mark.parametrize(
    ("french", "dutch", "only"),
    [
        ("12 mois", "10 maanden", (["12"], ["10"])),
        ("3 et 3", "3", (["3"], [])),
        ("le 1er mars 2027", "op 2 maart 2027", (["1/3/2027"], ["2/3/2027"])),
        ("2 000 €", "€ 20.000", (["2000"], ["20000"])),
        ("0,8", "0,08", (["0.8"], ["0.08"])),
        ("soixante-dix", "60", ([], ["60"])),
        ("quatre-vingt-un", "80", ([], ["80"])),
        ("71", "eenenzestig", (["71"], [])),
        ("à 14 h 30", "om 14.00 uur", (["14:30"], ["14"])),
        ("1,5 million", "1.500", (["1500000"], ["1500"])),
        ("12 500,50 €", "€ 12.500", (["12500.5"], ["12500"])),
        ("les années 1980", "de jaren negentig", (["1980"], [])),
        ("avril 2024", "05/2024", (["4/2024"], ["5/2024"])),
        ("l’après-midi", "om 12 uur", ([], ["12"])),
        ("à midi", "12 mensen om 12 uur", ([], ["12"])),
    ],
)
def test_what_one_language_says_alone(french, dutch, only):
    """Each side's own figures, in order."""
    assert differences(french, dutch) == only


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0472 38 99 13", ["0472389913"]),
        ("0472/38.99.13", ["0472389913"]),
        ("+32 (0)2 511.89.59", ["025118959"]),
        ("rh@smes.be", ["rh@smes.be"]),
        ("200 000 habitants en 2024", []),
    ],
)
def test_addresses(written, digits):
    """Telephone numbers as national digits."""
    assert list(addresses(written)) == digits


@pytest.mark.parametrize(
    "text",
    [
        "a (b) c",
        "(plan B)",
        "(article 2)",
        "soit a) un, soit b) deux",
        "1) un",
        "a) un (deux)",
        "« ici »",
        "‘hier’",
        "l’été",
        "zo’n",
        'un "mot"',
        "[x (y)]",
    ],
)
def test_balanced(text):
    """Nothing to say, apostrophes and marks of points included."""
    assert unbalanced(text)[0] == ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a (b", "("),
        ("hier b et)", ")"),
        ("« ici", "«"),
        ("ici »", "»"),
        ("(a]", "]"),
        ('un "mot', '"'),
        ("‘hier", "‘"),
    ],
)
def test_unbalanced(text, sign):
    """The sign left alone."""
    assert unbalanced(text)[0] == sign


@given(st.text(max_size=60))
def test_no_text_breaks_the_comparison(text):
    """Whatever people type, compared with itself, is the same."""
    assert differences(text, text) == ([], [])
    assert addresses(text) == addresses(text)
    sign, place = unbalanced(text)
    assert text[place : place + len(sign)] == sign


def test_two_numbers_of_houses_are_two():
    assert differences("Rue du Merle 7 / Merelstraat 9", "Merelstraat 9") == (["7"], [])
