"""Postcodes beside communes, in the middle of a text."""

import pytest

from tests.dossiers import registers
from validators.communes import codes_of, misfits

COMMUNES = registers().communes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rue du Merle 7, 1030 Ixelles", [("1030", "Ixelles")]),
        ("à 1000 Schaerbeek, au fond", [("1000", "Schaerbeek")]),
        ("Merelstraat 7, B-1050 Sint-Jans-Molenbeek", [("1050", "Sint-Jans-Molenbeek")]),
        ("au Forum, 1050 Molenbeek", [("1050", "Molenbeek")]),
        ("Rue X 12, 1055 Ixelles", [("1055", "Ixelles")]),
        ("Rue X 12, 9999 Ixelles", [("9999", "Ixelles")]),
        ("la commune d’Ixelles (1030)", [("1030", "Ixelles")]),
        ("Rue de Bomel 154, 4000 Namur", [("4000", "Namur")]),
        ("rue Y 3, 1050 Saint Gilles", [("1050", "Saint Gilles")]),
        ("Rue X 12, 1050 Ixelles; 1030 Bruxelles; 1120 Brussel; 1020 Laeken", []),
        ("1150 Woluwe et 1200 Woluwe", []),
        ("1050 personnes, 1200 Bruxellois, 1030 Ixellois", []),
        ("En 2000 Bruxelles change, en 1985 Ixelles aussi", []),
        ("Bruxelles (1978), Ixelles (2024)", []),
        ("Quai 3, 4020 Liège", []),
        ("Straat 3, 9170 Sint-Gillis", []),
        ("2 1030 Ixelles", [("1030", "Ixelles")]),
    ],
)
def test_misfits(text, found):
    """The commune's own postcode, that of the whole Region, a year, a number of people."""
    assert list(misfits(text, COMMUNES, codes_of(COMMUNES))) == found
