"""The known name that an unknown one was meant for."""

import pytest

from imprimatur.documents.schema.registers import nearest
from tests.dossiers import registers


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Yasmina Telouch", "Yasmina Tellouch"),
        ("Mme Yasmina Telouch", "Yasmina Tellouch"),
        ("Tellouch", "Yasmina Tellouch"),
        ("Y. Tellouch", "Yasmina Tellouch"),
        ("Dr Tellouch", "Yasmina Tellouch"),
        ("Michel Rolland", "Michel Roland"),
        ("Zénobie Quatresous", None),
        ("Marc Tellouch", None),
        ("", None),
    ],
)
def test_nearest_person(written, known):
    """A slip, a form of address, a given name left out; another given name is another person."""
    assert nearest(registers().persons, written) == known


@pytest.mark.parametrize(
    ("written", "known"), [("Tiselande asbl", "Tisselande"), ("Passebrune", "Passebruine"), ("Vitrail", None)]
)
def test_nearest_organisation(written, known):
    """The legal form around a name is no part of it."""
    assert nearest(registers().organisations, written) == known
