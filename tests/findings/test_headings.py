"""The heading above a finding."""

from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.findings.headings import under_headings
from tests.dossiers import assembled

TEXT = "Avant.\n\n# Contexte\n\nUn mot.\n\n## Détail\n\nDeux mots.\n"


def test_the_last_heading_before_a_line_is_told() -> None:
    dossier = assembled("job_offer", {"recit.fr.md": TEXT, "recit.nl.md": "# Context\n\nTekst.\n"}).dossier
    name = "job_offer/test/recit.fr.md"
    lines = (1, 3, 5, 7, 9)
    found = [finding("R38", Location(name, line=line)) for line in lines]
    told = [one.location.under for one in under_headings(found, dossier)]
    assert told == ["", "", "Contexte", "", "Détail"]
    elsewhere = [finding("R38", Location("job_offer/test/offre.xlsx", "Offre", "B2")), finding("R38", Location(name))]
    assert [one.location.under for one in under_headings(elsewhere, dossier)] == ["", ""]
