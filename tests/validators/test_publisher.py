"""What the register lacks, or has wrong, about the organisation that publishes."""

import pytest

from imprimatur.core.text import Text
from imprimatur.documents.schema.records import Address
from tests.dossiers import register_cell, registers
from tests.validators.dossiers import JOB, found, places

TISSELANDE = next(one for one in registers().organisations if one.code == "tisselande")


@pytest.mark.parametrize(
    ("employer", "path", "column"),
    [
        ({"email": None}, "organisations.email", "Courriel"),
        ({"legal_form": None}, "organisations.legal_form", "Forme juridique"),
        ({"address": Address()}, "organisations.address", "Rue FR"),
        ({"address": TISSELANDE.address.model_copy(update={"number": None})}, "organisations.address.number", "Numéro"),
    ],
)
def test_missing_in_the_register(employer, path, column):
    """One finding, at the empty cell: a whole address is one thing."""
    findings = found(JOB, employer)
    assert places(findings) == [("C01", register_cell("organisations", column, "tisselande"))]
    assert findings[0].path == path
    assert "(Tisselande)" in findings[0].message.nl


def test_postcode_of_another_commune():
    """The address of the register too."""
    address = TISSELANDE.address.model_copy(update={"postcode": "1050"})
    (one,) = found(JOB, {"address": address})
    cell = register_cell("organisations", "Code postal", "tisselande")
    assert (one.code, str(one.location), one.path) == ("K06", cell, "employer")
    assert one.message.fr == "Molenbeek-Saint-Jean a le code postal 1080, et non 1050."


def test_what_an_offer_does_not_need():
    """No telephone, no acronym: advised in the register, not asked of each offer."""
    assert found(JOB, {"phone": None, "acronym": None, "founded": None, "equal_opportunity": Text()}) == []
