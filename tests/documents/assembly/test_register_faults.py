"""A fault of a register reaches the dossiers that draw on that record, and no other."""

import pytest

from imprimatur.core.dossier import Dossier
from imprimatur.documents.assembly import assemble, assemble_registers, of_document
from imprimatur.documents.kind import load_kind
from imprimatur.sources import read_any
from tests.dossiers import labels, source

ORGANISATIONS = """organisations:
  - code: juste
    nom: {fr: La Maison juste, nl: Het Juiste Huis}
    forme juridique: asbl
  - code: faux
    nom: {fr: La Maison fausse, nl: Het Valse Huis}
    forme juridique: coopérative à impact
"""
PERSONS = "Code;Nom;Prénom;Courriel\naubel;Aubel;Rika;\nmast;Mast;Jo;jo@@mast\n"
TERMS = "fr,nl,status,note\nasbl,vzw,verified,\nCPAS,OCMW,verified,x,y\n"


def told(offer: str, **registers: str) -> list[tuple[str, str]]:
    """The faults of the registers that an offer is told of: code and place."""
    files = [source(f"_shared/{name.replace('__', '.')}", content) for name, content in registers.items()]
    readings = [read_any(one) for one in files]
    known, faults = assemble_registers(readings, labels(), {one.name: one for one in files})
    one = source("job_offer/test/offre.yaml", offer)
    made = assemble(load_kind("job_offer"), Dossier("job_offer", "test", (one,), (read_any(one),)), labels(), known)
    return [(one.code, str(one.location)) for one in of_document(faults, readings, known, made.document)]


FAULT = [("V03", "_shared/organisations.yaml:7")]


@pytest.mark.parametrize(
    ("offer", "faults"),
    [
        ("employeur: La Maison juste\n", []),
        ("employeur: La Maison fausse\n", FAULT),
        ("employeur: faux\n", FAULT),
        ("employeur: La Maison juste\nrecruteur: La Maison fausse\n", FAULT),
        ("soutiens: [{organisation: La Maison fausse}]\n", FAULT),
        ("contexte: {fr: Avec Het Valse Huis., nl: Alleen.}\n", FAULT),
        ("contexte: {fr: Une fausse maison., nl: Een vals huis.}\n", []),
    ],
)
def test_a_faulty_record_concerns_those_who_name_it(offer: str, faults: list[tuple[str, str]]) -> None:
    assert told(offer, organisations__yaml=ORGANISATIONS) == faults


def test_a_faulty_person_concerns_those_who_name_it() -> None:
    fault = [("V01", "_shared/persons.csv:3")]
    assert told("personne de contact: Jo Mast\n", persons__csv=PERSONS) == fault
    assert told("personne de contact: Rika Aubel\n", persons__csv=PERSONS) == []


def test_a_register_that_cannot_be_read_concerns_everybody() -> None:
    fault = [("R07", "_shared/organisations.yaml:2")]
    assert told("titre: Accueil\n", organisations__yaml="organisations: [a\n") == fault


def test_terms_without_their_columns_are_a_finding_and_stop_nothing() -> None:
    assert told("titre: Accueil\n", terms__csv="fr,nl\nasbl,vzw\n") == [("R01", "_shared/terms.csv")]


def test_a_column_that_means_nothing_concerns_everybody() -> None:
    persons = "Code;Nom;Prénom;Couleur\nx;Aubel;Rika;bleu\n"
    assert told("titre: Accueil\n", persons__csv=persons) == [("G05", "_shared/persons.csv:1")]


def test_a_faulty_term_concerns_those_who_use_it() -> None:
    fault = [("R10", "_shared/terms.csv:3")]
    assert told("contexte: {fr: Accueil., nl: Met het OCMW.}\n", terms__csv=TERMS) == fault
    assert told("contexte: {fr: Une asbl., nl: Een vzw.}\n", terms__csv=TERMS) == []
