"""One thing in the place of another: names that both languages write alike, signs, ranks and fractions."""

import pytest

from validators.in_step.replaced import Replaced, replaced

NAMES = frozenset({"Tisselande", "Passebruine", "Anderlecht", "Molenbeek"})
APART = [
    ("La maison de Molenbeek garde son nom.", "Het huis in Anderlecht behoudt zijn naam.", ("Molenbeek", "Anderlecht")),
    ("une dépense de plus de 5 000 €", "een uitgave van meer dan £ 5.000", ("€", "£")),
    ("2, 4 ou 6 %", "2, 4 of 6 euro", ("%", "€")),
    ("Plus d’un quart des réserves a fondu.", "Meer dan een derde van de reserves is weg.", ("un quart", "derde")),
    ("La deuxième fois, j’ai fermé.", "De derde keer heb ik het dichtgedaan.", ("deuxième", "derde")),
]
ALIKE = [
    ("Elle garde la maison d’Anderlecht.", "Tisselande behoudt het huis in Anderlecht."),
    ("Tisselande ouvre sa porte.", "De deur van Tisselandes huis staat open."),
    ("8 € par jour, soit 5 %", "8 euro per dag, of 5 procent"),
    ("une prime, en euros", "een premie"),
    ("la moitié du temps", "halftijds, een derde dag per week"),
    ("le troisième trimestre", "het derde kwartaal"),
]


@pytest.mark.parametrize(("french", "dutch", "said"), APART)
def test_what_each_has_and_the_other_lacks(french: str, dutch: str, said: tuple[str, str]) -> None:
    assert list(replaced(french, dutch, NAMES)) == [Replaced(*said)]


@pytest.mark.parametrize(("french", "dutch"), ALIKE)
def test_what_one_alone_says_otherwise(french: str, dutch: str) -> None:
    assert list(replaced(french, dutch, NAMES)) == []
