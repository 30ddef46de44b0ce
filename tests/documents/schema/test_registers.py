"""The known name that an unknown one was meant for."""

import pytest

from imprimatur.documents.job_offer.house import from_registers
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.schema.registers import named_in, nearest
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


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("COCOF, Actiris et Vivalis", ("COCOF", "Actiris", "Vivalis")),
        ("COCOF", ("COCOF",)),
        ("Vitrail, Actiris", ("Vitrail, Actiris",)),
        ("Le Forum – Bruxelles contre les inégalités", ("Le Forum – Bruxelles contre les inégalités",)),
        ("", ("",)),
    ],
)
def test_names_in_one_cell(written, named):
    """Known names may stand in one sentence; where one is unknown the text may be a single name with a comma."""
    assert named_in(registers().organisations, written) == named


def test_the_funders_of_an_employer_may_be_listed_in_one_cell():
    """As staff write them in the register: with commas."""
    known = registers()
    house = next(one for one in known.organisations if one.code == "tisselande")
    employer = house.model_copy(update={"funders": ("COCOF, Actiris",)})
    funders = from_registers(JobOffer(employer=employer), known)["funders"]
    assert [one.organisation.code for one in funders] == ["cocof", "actiris"]
