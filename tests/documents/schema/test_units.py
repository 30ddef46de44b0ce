"""A unit beside the name of a column is left aside where the name alone is known."""

import pytest

from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.vocabulary import vocabulary, without_unit
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT


@pytest.mark.parametrize(
    ("header", "bare"),
    [
        ("Montant\n(€ TVAC)", "Montant"),
        ("Loyer [€/mois]", "Loyer"),
        ("Budget 2027 (en euros)", "Budget 2027"),
        ("Bedrag (€ excl. btw)", "Bedrag"),
        ("Montant en euros", "Montant"),
        ("Montant TVAC", "Montant"),
        ("Durée (mois)", "Durée"),
        ("Montant (k€)", ""),
        ("Bedrag in duizend euro", "Bedrag in duizend"),
        ("Date (estimée)", ""),
        ("Titre (nl)", ""),
        ("fondé en", ""),
        ("Montant", ""),
        ("%", ""),
    ],
)
def test_a_unit_is_known_from_other_brackets(header: str, bare: str) -> None:
    assert without_unit(header) == bare


def test_a_column_with_a_unit_is_its_column_and_a_language_is_none() -> None:
    labels = load_labels(ROOT / "templates", "feasibility_report")
    costs = next(spec for spec in specs(FeasibilityReport) if spec.path == "costs")
    names = vocabulary(costs.type, labels, "costs.")
    assert names.resolve("Montant (€ TVAC)") == names.resolve("Montant") == "amount"
    assert names.resolve("Montant (nl)") is None
    assert names.resolve("Couleur (€)") is None
