"""What legal steps, cooperations and many entities make of a feasibility report."""

from datetime import date

import pytest

from imprimatur.core.blocks import Table, plain
from imprimatur.documents.feasibility_report import write
from imprimatur.documents.feasibility_report.choices import Project
from imprimatur.documents.feasibility_report.legal import places_of
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from tests.dossiers import assembled
from tests.validators.feasibility_report.firing import STUDY, legal


def job_of(files):
    """A dossier read."""
    return assembled("feasibility_report", files)


def table_of(files, part, lang="fr") -> Table:
    """The first table of a part."""
    job = job_of(files)
    parts = write(job.document, job.provenance, job.labels, lang).composition.parts
    return next(block for block in parts[part] if isinstance(block, Table))


def test_a_delay_is_worked_out_from_the_date_of_its_step():
    """From the end of what it follows, the beginning of what it precedes; months stay months."""
    after, before = (
        job_of(legal(f"C|{said}")).document.legal_steps[0].deadline
        for said in ("3 mois après Budget détaillé", "au plus tard un mois avant Installation")
    )
    assert (after.value, after.delay.event.nl, after.is_calendar) == (date(2027, 7, 1), "Gedetailleerd budget", False)
    assert (before.last_day(), before.delay.event.fr) == (date(2028, 11, 30), "Installation")


def test_a_delay_is_worked_out_from_votes_of_one_day():
    """Votes of several days say no day."""
    files = dict(legal("C|dans les trois mois du vote"))
    assert job_of(files).document.legal_steps[0].deadline.value is None
    files["votes.csv"] = files["votes.csv"].replace("8 décembre 2026", "9 décembre 2026")
    assert job_of(files).document.legal_steps[0].deadline.value == date(2027, 3, 9)


def test_steps_of_one_scenario_say_it_once():
    """With the caption; of several scenarios, in a column."""
    alone = table_of(legal("C|mars 2027", "scénario C|mars 2027"), "legal")
    assert plain(alone.caption).endswith("Scénario C. Apport d’universalité")
    assert [plain(cell) for cell in alone.header] == ["Étape", "Qui décide", "Base légale", "Échéance"]
    differ = table_of(legal("C|mars 2027", "A et B|mars 2027", "tous|mars 2027"), "legal", "nl")
    assert [plain(row[1]) for row in differ.rows] == [
        "Scenario C. Inbreng van een algemeenheid",
        "Scenario’s A en B",
        "Alle scenario’s",
    ]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ((), {0, 1, 2}),
        (("alle",), {0, 1, 2}),
        (("Koepel",), {1}),
        (("A; C",), {0, 2}),
        (("scénarios B et C",), {1, 2}),
        (("D",), None),
        (("A et D",), None),
    ],
)
def test_a_scenario_is_known_by_code_and_name(said, places):
    assert places_of(job_of(STUDY.files).document, said) == (None if places is None else frozenset(places))


def test_a_cooperation_is_not_asked_for_what_entities_that_unite_give():
    """Nor a study without a working group how often that met."""
    assert FeasibilityReport().unites
    assert not FeasibilityReport(project=Project.COOPERATION).unites
    assert FeasibilityReport(project=Project.CONTRIBUTION).needs_legal_steps
    assert not FeasibilityReport(project=Project.FEDERATION).needs_legal_steps
    assert not FeasibilityReport().has_working_group
